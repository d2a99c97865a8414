import LevelRegistry

extension Narrative {
  var vietnamese: [String] {
    let begins = "Tính đến \(Self.date(day)), "
    guard !tiers.isEmpty else { return [begins + "sổ đăng ký chưa có hệ thống thông tin nào đang vận hành./."] }
    var sentences = tiers.flatMap { approvals($0.authority, $0.tally, $0.levels) + completion($0.tally) }
    sentences[0] = begins + "đối với hệ thống thông tin cấp độ 1 đến cấp độ 3, " + sentences[0]
    let systems =
      inspected == 0 ? "chưa có hệ thống thông tin nào" : "\(count(inspected)) hệ thống thông tin"
    sentences.append(
      "Trong kỳ báo cáo (từ \(Self.date(yearBegins))), \(systems) được kiểm tra, đánh giá \(matter) định kỳ.")
    if operatedBefore > 0 {
      sentences.append("Trong kỳ, có \(count(operatedBefore)) hệ thống thông tin vận hành trước khi được phê duyệt.")
    }
    sentences += requirements.map(behind)
    sentences += targets.map(\.vietnamese)
    if !urged.isEmpty { sentences.append(urging) }
    sentences[sentences.count - 1] = sentences[sentences.count - 1].dropLast() + "./."
    return sentences
  }

  private var matter: String { LegalTerm.matter(on: day).vietnamese }

  /// The tier, and that it is no more: `cấp huyện (trước ngày 01/7/2025)`.
  private func name(of authority: Authority) -> String {
    guard let end = ends[authority] else { return authority.phrase.vietnamese }
    let (day, month) = (end.day < 10 ? "0\(end.day)" : "\(end.day)", end.month < 3 ? "0\(end.month)" : "\(end.month)")
    return "\(authority.phrase.vietnamese) (trước ngày \(day)/\(month)/\(end.year))"
  }

  private func approvals(_ authority: Authority, _ tally: Tally, _ levels: Summary) -> [String] {
    guard tally.approved > 0 else {
      return [
        "\(name(of: authority)) có \(count(tally.operating)) hệ thống thông tin, chưa hệ thống nào được phê duyệt cấp độ."
      ]
    }
    let rate = tally.rate(of: .approval)
    guard rate.hundredths != nil else {
      return [
        "\(name(of: authority)) đã thẩm định và phê duyệt được \(count(tally.approved)) hồ sơ cấp độ\(authority == .district ? " đến cấp xã" : "")."
      ]
    }
    let owners = rate.whole < tally.operating ? " của các chủ quản đã xác nhận danh mục" : ""
    guard rate.part > 0 else {
      return [
        "\(name(of: authority)) chưa phê duyệt hồ sơ đề xuất cấp độ nào trong số \(count(rate.whole)) hệ thống thông tin\(owners)."
      ]
    }
    return [
      "\(name(of: authority)) đã thẩm định, phê duyệt hồ sơ đề xuất cấp độ của \(fraction(rate)) hệ thống thông tin\(owners), "
        + "đạt tỷ lệ \(share(rate)) (\(byLevel(levels)))."
    ]
  }

  /// `38 hồ sơ cấp độ 1; 45 hồ sơ cấp độ 2 và 03 hồ sơ cấp độ 3`: those that the rate counts.
  private func byLevel(_ levels: Summary) -> String {
    let parts = levels.groups.filter { $0.tally.confirmedApproved > 0 }
      .map { "\(count($0.tally.confirmedApproved)) hồ sơ \($0.phrase.vietnamese)" }
    return list(parts, comma: "; ", and: " và ")
  }

  private func completion(_ tally: Tally) -> [String] {
    let rate = tally.rate(of: .completion)
    guard rate.hundredths != nil else { return [] }
    let rest = [
      (tally.partial, "đã triển khai một số hạng mục"), (tally.none, "chưa triển khai"),
      (tally.notReported, "chưa báo cáo"),
    ].filter { $0.0 > 0 }.map { "\(count($0.0)) hệ thống \($0.1)" }
    let others = rest.isEmpty ? "" : "; " + list(rest, comma: ", ", and: " và ")
    let plan = "phương án bảo đảm \(matter) theo Hồ sơ đề xuất cấp độ đã được phê duyệt"
    guard rate.part > 0 else {
      return [
        "Chưa có hệ thống nào trên tổng số \(count(rate.whole)) hệ thống thông tin được phê duyệt triển khai đầy đủ \(plan)\(others)."
      ]
    }
    return [
      "\(plan.capitalizedFirst) được triển khai đầy đủ tại \(fraction(rate)) hệ thống "
        + "trên tổng số hệ thống thông tin được phê duyệt, tương ứng tỷ lệ \(share(rate))\(others)."
    ]
  }

  /// What stands behind the plans.
  private func behind(_ catalog: String, _ tally: RequirementTally, _ lacking: [RequirementCount]) -> String {
    let groups = lacking.map { "\($0.phrase.vietnamese) (\(count($0.tally.unmet)) yêu cầu)" }
    let most = groups.isEmpty ? "" : "; còn thiếu nhiều nhất ở nhóm \(list(groups, comma: ", ", and: " và "))"
    return "Theo từng yêu cầu của \(Requirement.name(ofCatalog: catalog).vietnamese), "
      + "\(count(tally.assessedSystems))/\(count(tally.systems)) hệ thống thông tin đã có kết quả, "
      + (tally.met == 0
        ? "chưa đáp ứng yêu cầu nào\(most)."
        : "đáp ứng \(fraction(tally.rate)) yêu cầu, tương ứng tỷ lệ \(share(tally.rate))\(most).")
  }

  private var urging: String {
    let owners = urged.map { "\($0.owner) (\(count($0.systems)) hệ thống)" }
    return
      "Cần tiếp tục đôn đốc \(count(urged.count)) cơ quan, đơn vị hoàn thành triển khai phương án: \(list(owners, comma: ", ", and: " và "))."
  }

  private func fraction(_ rate: Rate) -> String { "\(count(rate.part))/\(count(rate.whole))" }

  private func share(_ rate: Rate) -> String { rate.hundredths.map { Rate.decimal($0, point: ",") + "%" } ?? "–" }

  /// Numbers below ten have a zero in front, as official texts write them.
  private func count(_ number: Int) -> String { number < 10 ? "0\(number)" : Rate.grouped(number) }

  func list(_ parts: [String], comma: String, and: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: comma) + and + last
  }

  /// `ngày 05 tháng 01 năm 2025`: days below ten and the months 1 and 2 have a zero in front (Decree 30/2020, annex I).
  private static func date(_ day: Day) -> String {
    "ngày \(day.day < 10 ? "0" : "")\(day.day) tháng \(day.month < 3 ? "0" : "")\(day.month) năm \(day.year)"
  }
}
