import LevelRegistry

extension AnnualForm.Row {
  /// The twelve cells as the form prints them; what is not on record is empty.
  func cells(_ template: AnnualTemplate) -> [Cell] {
    [
      .integer(number), Cell(position.name), Cell(position.owner.name), Cell(position.operator.name),
      Cell(proposedLevel), Cell(status(template)), Cell(decision), Cell(regulation), Cell(approvalExpected),
      Cell(position.plan.flatMap { template.plan[$0.status] }), Cell(completionExpected), Cell(inspections(template)),
    ]
  }

  /// The cells as people read them.
  func texts(_ template: AnnualTemplate) -> [String] { cells(template).map(\.vietnamese) }

  private func status(_ template: AnnualTemplate) -> String? {
    if isApproved { return template.status[.approved] }
    // An approved dossier whose decision was revoked is appraised, no more.
    let status = position.dossier?.status
    return (status == .approved ? .appraised : status).flatMap { template.status[$0] }
  }

  private var decision: String? {
    guard let approval = position.approval else { return nil }
    return Self.document(approval.number, approval.decidedOn, approval.issuer)
  }

  private var regulation: String? {
    guard let regulation = position.approval?.regulation else { return nil }
    return Self.document(regulation.number, regulation.on, regulation.issuer)
  }

  private func inspections(_ template: AnnualTemplate) -> String? {
    let before = position.inspectedBeforeUseOn == nil ? nil : template.beforeUse
    let kinds = [before, isInspectedPeriodically ? template.periodic : nil].compactMap { $0 }
    return kinds.isEmpty ? nil : kinds.joined(separator: "; ")
  }

  /// `số 312/QĐ-STTTT ngày 12/11/2024 của Sở Thông tin và Truyền thông`, as far as it is on record; dots before a part
  /// that is.
  private static func document(_ number: String?, _ day: Day?, _ issuer: String?) -> String? {
    guard number != nil || day != nil || issuer != nil else { return nil }
    var parts = ["số \(number ?? "…")"]
    if day != nil || issuer != nil { parts.append("ngày \(day?.vietnamese ?? "…")") }
    if let issuer { parts.append("của \(issuer)") }
    return parts.joined(separator: " ")
  }
}

extension Cell {
  /// What stands in a form, where a number has no dots between its thousands.
  fileprivate var vietnamese: String {
    switch self {
    case .empty, .percent: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .day(let day): day.vietnamese
    case .term(_, let phrase): phrase.vietnamese
    }
  }
}
