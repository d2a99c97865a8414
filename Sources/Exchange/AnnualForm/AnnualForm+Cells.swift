import LevelRegistry

extension AnnualForm.Row {
  /// The twelve cells as the form prints them; what is not on record is empty.
  func cells(_ template: AnnualTemplate) -> [String] {
    [
      "\(number)", position.name, position.owner.name, position.operator.name,
      proposedLevel.map { "\($0.rawValue)" } ?? "", status(template), decision, regulation,
      approvalExpected?[.vietnamese] ?? "", plan(template), completionExpected?[.vietnamese] ?? "",
      inspections(template),
    ]
  }

  private func status(_ template: AnnualTemplate) -> String {
    if isApproved { return template.status[.approved] ?? "" }
    // An approved dossier whose decision was revoked is appraised, no more.
    let status = position.dossier?.status
    return (status == .approved ? .appraised : status).flatMap { template.status[$0] } ?? ""
  }

  private var decision: String {
    guard let approval = position.approval else { return "" }
    return Self.document(approval.number, approval.decidedOn, approval.issuer)
  }

  private var regulation: String {
    guard let regulation = position.approval?.regulation else { return "" }
    return Self.document(regulation.number, regulation.on, regulation.issuer)
  }

  private func plan(_ template: AnnualTemplate) -> String {
    position.plan.flatMap { template.plan[$0.status] } ?? ""
  }

  private func inspections(_ template: AnnualTemplate) -> String {
    let before = position.inspectedBeforeUseOn == nil ? nil : template.beforeUse
    return [before, isInspectedPeriodically ? template.periodic : nil].compactMap { $0 }.joined(separator: "; ")
  }

  /// `số 312/QĐ-STTTT ngày 12/11/2024 của Sở Thông tin và Truyền thông`, as far as it is on record.
  private static func document(_ number: String?, _ day: Day?, _ issuer: String?) -> String {
    [number.map { "số \($0)" }, day.map { "ngày \($0.vietnamese)" }, issuer.map { "của \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
  }
}
