extension Rule {
  /// The rule in words that somebody who knows the law can check.
  public var phrase: Phrase {
    switch kind {
    case .authority:
      let tier = Authority(rawValue: subject)?.phrase ?? Phrase(subject, subject)
      return Phrase("the \(tier.english) tier approves levels", "\(tier.vietnamese) phê duyệt cấp độ")
    case .basis:
      let basis = LegalBasis(rawValue: subject)?.phrase ?? Phrase(subject, subject)
      return Phrase("decisions rest on \(basis.english)", "căn cứ phê duyệt: \(basis.vietnamese)")
    case .transition:
      let basis = LegalBasis(rawValue: subject)?.phrase ?? Phrase(subject, subject)
      return Phrase(
        "what was approved under \(basis.english) is brought in line with the new law",
        "hệ thống đã phê duyệt theo \(basis.vietnamese) đáp ứng điều kiện mới")
    case .clock, .cycle: return timed
    case .deadline: return yearly
    case .requirement: return Self.requirements[subject] ?? Phrase(subject, subject)
    }
  }

  /// What takes or comes back after an amount of time: the step and the level are the two parts of the subject.
  private var timed: Phrase {
    let parts = subject.split(separator: "-").map { String($0) }
    let step = parts.first.flatMap { Self.steps[$0] } ?? Phrase(subject, subject)
    let (amount, unit) = (amount ?? 0, unit?.phrase ?? Phrase("", ""))
    return Phrase(
      "\(step.english) of level \(parts.last ?? ""): \(kind == .clock ? "within" : "every") \(amount) \(unit.english)",
      "\(step.vietnamese) cấp độ \(parts.last ?? ""): \(kind == .clock ? "trong" : "mỗi") \(amount) \(unit.vietnamese)")
  }

  private static let steps = [
    "reply": Phrase("send back an incomplete dossier", "trả lại hồ sơ chưa hợp lệ"),
    "appraise": Phrase("appraise a complete dossier", "thẩm định hồ sơ hợp lệ"),
    "approve": Phrase("approve an appraised dossier", "phê duyệt hồ sơ đã thẩm định"),
    "inspect": Phrase("inspect a system", "kiểm tra, đánh giá hệ thống"),
  ]

  private var yearly: Phrase {
    let task = Deadline.Task(rawValue: subject)?.phrase ?? Phrase(subject, subject)
    let day = day.flatMap { try? Day("2001-\($0)") }
    return Phrase(
      "\(task.english): by \(day.map { "\($0.month)-\($0.day)" } ?? "") of each year",
      "\(task.vietnamese): chậm nhất ngày \(day.map { "\($0.day)/\($0.month)" } ?? "") hằng năm")
  }

  private static let requirements = [
    "approval-first": Phrase(
      "a system is approved before it operates", "hệ thống được phê duyệt cấp độ trước khi vận hành"),
    "regulation-first": Phrase(
      "the security regulation is issued before the approval", "quy chế được ban hành trước khi hồ sơ được phê duyệt"),
    "owner-approves-3": Phrase("level 3 is approved by the owner", "cấp độ 3 do chủ quản phê duyệt"),
    "appraisal-3": Phrase("level 3 is appraised before it is approved", "cấp độ 3 được thẩm định trước khi phê duyệt"),
    "independent-appraisal": Phrase(
      "who operates a system does not appraise it", "đơn vị vận hành không thẩm định hồ sơ của chính mình"),
    "plan-full-3": Phrase(
      "the plan of level 3 is carried out in full", "cấp độ 3 triển khai đầy đủ phương án đã phê duyệt"),
    "report-decision": Phrase("the report names the decisions", "báo cáo nêu quyết định phê duyệt"),
    "report-regulation": Phrase("the report names the regulations", "báo cáo nêu quy chế và quyết định ban hành"),
    "report-schedule": Phrase(
      "the report says by when a plan is to be full", "báo cáo nêu lộ trình hoàn thiện phương án"),
  ]
}
