/// The columns in which offices hold systems: one wide line for each.
package enum SystemColumn: String, LineColumn {
  case code, name, owner, `operator`
  case competentAuthority = "competent_authority"
  case category, state
  case registeredOn = "registered_on"
  case proposedLevel = "proposed_level"
  case dossier
  case dossierOn = "dossier_on"
  case dossierExpectedOn = "dossier_expected_on"
  case level
  case approvalAuthority = "approval_authority"
  case issuer
  case decisionNumber = "decision_number"
  case decidedOn = "decided_on"
  case basis
  case regulationNumber = "regulation_number"
  case regulationOn = "regulation_on"
  case regulationIssuer = "regulation_issuer"
  case plan
  case planOn = "plan_on"
  case planExpectedOn = "plan_expected_on"
  case inspectedBeforeUseOn = "inspected_before_use_on"
  case inspectedPeriodicallyOn = "inspected_periodically_on"
  case retiredOn = "retired_on"

  package typealias Line = SystemLine
}

/// One system as a line of a sheet has it; nil where the cell is empty.
package struct SystemLine: SheetLine {
  package var code: String?
  package var name: String?
  /// The owner's code, `CODE@DAY` or name.
  package var owner: String?
  package var `operator`: String?
  package var competentAuthority: Authority?
  package var category: Category?
  package var state: SystemState?
  package var registeredOn: Day?
  package var proposedLevel: Level?
  package var dossier: DossierStatus?
  package var dossierOn: Day?
  package var dossierExpectedOn: Period?
  package var level: Level?
  package var approvalAuthority: Authority?
  package var issuer: String?
  package var decisionNumber: String?
  package var decidedOn: Day?
  package var basis: LegalBasis?
  package var regulationNumber: String?
  package var regulationOn: Day?
  package var regulationIssuer: String?
  package var plan: PlanStatus?
  package var planOn: Day?
  package var planExpectedOn: Period?
  package var inspectedBeforeUseOn: Day?
  package var inspectedPeriodicallyOn: Day?
  package var retiredOn: Day?
  /// Whether a decision on the line is of the proposed level: Form 08 has no column for the approved one.
  package var isOfProposedLevel = false
  /// Whether the sheet has a column for the day of the dossier's status: Form 08 has none, and fewer statuses.
  package var hasDossierDays = false

  package typealias Column = SystemColumn
  package typealias Source = SystemStatus

  /// Everything that is known of a column: its headings, where the line holds it, and where it is recorded.
  package static let fields: [LineField<SystemLine>] = [
    LineField(.code, "Mã HTTT", \.code, also: ["Mã", "Mã số", "Mã hệ thống"]) { $0.code },
    LineField(
      .name, "Tên HTTT", \.name,
      also: ["Tên hệ thống", "Hệ thống thông tin", "Tên gọi hệ thống", "Tên phần mềm", "Tên hệ thống, phần mềm"]
    ) { $0.name },
    LineField(
      .owner, "Chủ quản HTTT", \.owner,
      also: ["Chủ quản", "Đơn vị chủ quản", "Cơ quan chủ quản", "Đơn vị chủ quản HTTT", "Đơn vị"]
    ) { $0.owner.reference(on: $0.day) },
    LineField(
      .operator, "Đơn vị vận hành HTTT", \.operator,
      also: ["Đơn vị vận hành", "Cơ quan vận hành", "Đơn vị quản lý, vận hành"]
    ) { $0.operator.reference(on: $0.day) },
    LineField(
      .competentAuthority, "Cấp có thẩm quyền phê duyệt", \.competentAuthority,
      also: ["Thẩm quyền phê duyệt", "Cấp có thẩm quyền"]
    ) { $0.competentAuthority },
    LineField(
      .category, "Loại hình", \.category, also: ["Loại hình HTTT", "Loại hệ thống", "Loại hình hệ thống"]
    ) { $0.category },
    LineField(
      .state, "Trạng thái", \.state,
      also: ["Trạng thái hoạt động", "Tình trạng hoạt động", "Tình trạng vận hành", "Trạng thái vận hành"]
    ) { $0.state },
    LineField(.registeredOn, "Ngày đăng ký", \.registeredOn) { $0.registeredOn },
    LineField(.proposedLevel, "Cấp độ đề xuất", \.proposedLevel, also: ["Đề xuất cấp độ", "CĐ đề xuất"]) {
      $0.dossier?.proposedLevel
    },
    LineField(
      .dossier, "Tình trạng hồ sơ", \.dossier,
      also: [
        "Tình trạng phê duyệt cấp độ", "Tình trạng phê duyệt", "Tình trạng hồ sơ đề xuất cấp độ", "Trạng thái hồ sơ",
      ]
    ) { $0.dossier?.status },
    LineField(.dossierOn, "Ngày tình trạng hồ sơ", \.dossierOn) { $0.dossierOn },
    LineField(
      .dossierExpectedOn, "Dự kiến thời điểm phê duyệt", \.dossierExpectedOn,
      also: ["Dự kiến thời điểm phê duyệt HSĐXCĐ", "Dự kiến phê duyệt", "Thời điểm dự kiến phê duyệt"]
    ) { $0.dossier?.expected },
    LineField(
      .level, "Cấp độ được phê duyệt", \.level, of: .decision,
      also: [
        "Cấp độ", "CĐ", "Cấp độ HTTT", "Cấp độ phê duyệt", "Cấp độ an toàn thông tin", "Cấp độ an ninh mạng",
        "Cấp độ đã phê duyệt", "Cấp độ ATTT được phê duyệt",
      ]
    ) { $0.approval?.level },
    LineField(
      .approvalAuthority, "Cấp đã phê duyệt", \.approvalAuthority, of: .decision, also: ["Cấp phê duyệt"]
    ) { $0.approval?.authority },
    LineField(
      .issuer, "Cơ quan phê duyệt", \.issuer, of: .decision,
      also: [
        "Đơn vị phê duyệt", "Cơ quan ban hành quyết định", "Cơ quan ký quyết định", "Quyết định phê duyệt: Cơ quan",
        "Quyết định phê duyệt cấp độ: Cơ quan", "Quyết định phê duyệt: Cơ quan ban hành",
      ]
    ) { $0.approval?.issuer?.name },
    LineField(
      .decisionNumber, "Số quyết định", \.decisionNumber, of: .decision,
      also: [
        "Số QĐ", "QĐ số", "Số QĐ phê duyệt", "Số hiệu quyết định", "Quyết định phê duyệt: Số",
        "Quyết định phê duyệt: Số quyết định", "Quyết định phê duyệt cấp độ: Số",
      ]
    ) { $0.approval?.number },
    LineField(
      .decidedOn, "Ngày quyết định", \.decidedOn, of: .decision,
      also: [
        "Ngày QĐ", "Ngày phê duyệt", "Ngày QĐ phê duyệt", "Ngày ban hành quyết định", "Quyết định phê duyệt: Ngày",
        "Quyết định phê duyệt cấp độ: Ngày", "Quyết định phê duyệt: Ngày ban hành",
      ]
    ) { $0.approval?.decidedOn },
    LineField(.basis, "Căn cứ pháp lý", \.basis, of: .decision, also: ["Căn cứ"]) { $0.approval?.basis },
    LineField(
      .regulationNumber, "Số quy chế", \.regulationNumber, of: .regulation,
      also: ["Số QĐ ban hành quy chế", "Quy chế: Số", "Quy chế bảo đảm ANM cho hệ thống: Số"]
    ) { $0.approval?.regulation.number },
    LineField(
      .regulationOn, "Ngày quy chế", \.regulationOn, of: .regulation,
      also: ["Ngày ban hành quy chế", "Quy chế: Ngày", "Quy chế bảo đảm ANM cho hệ thống: Ngày"]
    ) { $0.approval?.regulation.on },
    LineField(
      .regulationIssuer, "Cơ quan ban hành quy chế", \.regulationIssuer, of: .regulation,
      also: ["Quy chế: Cơ quan", "Quy chế bảo đảm ANM cho hệ thống: Cơ quan"]
    ) { $0.approval?.regulation.issuer?.name },
    LineField(
      .plan, "Tình trạng triển khai phương án", \.plan, of: .plan,
      also: [
        "Tình trạng triển khai", "Triển khai phương án", "Tình trạng triển khai PA BĐANM",
        "Tình trạng triển khai phương án bảo đảm ATTT", "Tình trạng triển khai phương án bảo đảm ANM",
        "Đã triển khai đầy đủ PA BĐANM", "Mức độ triển khai phương án", "Phương án bảo đảm ANM", "Phương án",
        "Triển khai phương án bảo đảm ANM", "Tình hình triển khai phương án", "Tình hình triển khai",
        "Mức độ triển khai", "Tình hình triển khai phương án bảo đảm ANM",
      ]
    ) { $0.plan?.status },
    LineField(
      .planOn, "Ngày báo cáo triển khai", \.planOn, of: .plan,
      also: ["Ngày cập nhật tình trạng triển khai", "Ngày báo cáo tình trạng triển khai"]
    ) { $0.planOn },
    LineField(
      .planExpectedOn, "Dự kiến triển khai đầy đủ", \.planExpectedOn,
      also: [
        "Dự kiến thời điểm triển khai đầy đủ PA BĐANM", "Thời điểm dự kiến triển khai đầy đủ",
        "Dự kiến thời điểm triển khai đầy đủ", "Lộ trình hoàn thành", "Lộ trình triển khai", "Lộ trình",
        "Dự kiến hoàn thành", "Thời hạn hoàn thành",
      ]
    ) { $0.plan?.expected },
    LineField(
      .inspectedBeforeUseOn, "Ngày kiểm tra trước khi đưa vào sử dụng", \.inspectedBeforeUseOn,
      also: ["Kiểm tra trước khi đưa vào sử dụng"]
    ) { $0.inspectedBeforeUseOn },
    LineField(
      .inspectedPeriodicallyOn, "Ngày kiểm tra định kỳ", \.inspectedPeriodicallyOn,
      also: [
        "Kiểm tra định kỳ", "Ngày kiểm tra, đánh giá định kỳ", "Kiểm tra, đánh giá định kỳ", "Kiểm tra gần nhất",
        "Ngày kiểm tra gần nhất",
      ]
    ) { $0.inspectedPeriodicallyOn },
    LineField(
      .retiredOn, "Ngày kết thúc vận hành", \.retiredOn, also: ["Ngày dừng vận hành", "Ngày dừng hoạt động"]
    ) { $0.retiredOn },
  ]

  package init() {}

  /// What the line says of the security regulation.
  var regulation: Approval.Regulation {
    Approval.Regulation(number: regulationNumber, on: regulationOn, issuer: regulationIssuer.map { NamedBody($0) })
  }

  /// The level of a decision whose own level the sheet has no column for.
  var decidedLevel: Level? { isOfProposedLevel ? proposedLevel : nil }

  /// The days on which something on the line happened to the system itself.
  var days: [Day] {
    [dossierOn, decidedOn, planOn, inspectedBeforeUseOn, inspectedPeriodicallyOn, retiredOn].compactMap { $0 }
  }

  var earliestDay: Day? { days.min() }
}

extension Organization {
  /// Its code, with a day where it no longer or not yet bears it on the day of the sheet.
  package func reference(on day: Day) -> String {
    holds(on: day) ? code : "\(code)@\(to <= day ? to.previous : from)"
  }

  /// Whether a text is its code, with or without a day, in whatever capitals.
  func isCalled(byCode text: String) -> Bool {
    let (text, code) = (text.lowercased(), code.lowercased())
    return text == code || text.hasPrefix(code + "@")
  }
}

/// How the lines of a sheet are read.
public struct ImportOptions: Hashable, Sendable {
  /// The day of the sheet, for what carries no day of its own.
  package var day: Day?
  /// Whether a level may be lowered and a decision replaced.
  package var replacing: Bool
  /// Whether a column that nobody knows is refused; else it is left out, and reported.
  package var isStrict: Bool
  /// Whether lines of levels 4 and 5 are left out, and reported; else they are refused.
  package var skipsOutOfScope: Bool
  /// Who is right where a sheet of the registry's own says otherwise than what was recorded since; nil leaves it open.
  package var side: SheetSide?

  /// By default nothing is replaced, unknown columns are left out, and lines of levels 4 and 5 are refused.
  public init(day: Day? = nil, replacing: Bool = false, isStrict: Bool = false, skipsOutOfScope: Bool = false) {
    self.day = day
    self.replacing = replacing
    self.isStrict = isStrict
    self.skipsOutOfScope = skipsOutOfScope
  }
}

extension SystemLine {
  /// Whether this line lowers the level of the one before.
  package func lowersLevel(of before: SystemLine) -> Bool {
    guard let level, let known = before.level else { return false }
    return level < known
  }

  /// Whether this line has another decision of the same day than the one before, and not only more of it.
  package func replacesDecision(of before: SystemLine) -> Bool {
    guard before.decidedOn != nil, decidedOn == before.decidedOn else { return false }
    return Self.fields.contains {
      [.decision, .regulation].contains($0.clause) && !$0.isEmpty(in: before) && !$0.agrees(self, before)
    }
  }

  /// This line with what it says of the dossier in the words of the registry.
  ///
  /// Form 08 has fewer of them: a returned dossier is a draft there, one whose decision was revoked is appraised, and
  /// beside an approval in force nothing is said of another dossier. Such a cell, in a sheet without a column for the day
  /// of the status, is no news.
  func inWordsOfRegistry(_ written: SystemLine, _ approval: Approval?) -> SystemLine {
    guard !hasDossierDays, let dossier else { return self }
    var line = self
    switch (dossier, written.dossier) {
    case (.draft, .returned): line.dossier = .returned
    case (.appraised, .approved) where approval == nil: line.dossier = .approved
    case (.approved, let known) where known != .approved && hasDecision(approval):
      if known == nil, proposedLevel != nil { return self }
      line.dossier = nil
      line.proposedLevel = nil
    case (.draft, _), (.submitted, _), (.returned, _), (.appraised, _), (.presented, _), (.approved, _),
      (.withdrawn, _):
      break
    }
    return line
  }

  /// Whether the line has no other decision than the one in force.
  private func hasDecision(_ approval: Approval?) -> Bool {
    approval.map { decidedOn == nil || decidedOn == $0.decidedOn } ?? false
  }
}

extension SystemLine {
  /// This line with every text of a decision as it is recorded, where it differs from that only in what is no part of it:
  /// blanks, a "Số" in front, a full stop or a bracket that a reader lost.
  func inSpelling(of written: SystemLine) -> SystemLine {
    var line = self
    for path in Self.documentTexts {
      guard let text = line[keyPath: path], let known = written[keyPath: path], text != known else { continue }
      if Self.tidied(text) == Self.tidied(known) { line[keyPath: path] = known }
    }
    return line
  }

  private static let documentTexts: [FieldPath<SystemLine>.To<String?>] = [
    \.issuer, \.decisionNumber, \.regulationNumber, \.regulationIssuer,
  ]

  private static func tidied(_ text: String) -> String {
    var words = NameSpelling.key(text).split(separator: " ")[...]
    if words.first.map({ Folding.fold(String($0)) }) == "so" { words.removeFirst() }
    return words.joined().filter { !".,;:()".contains($0) }
  }
}
