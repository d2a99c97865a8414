extension SystemLine {
  /// This line with every cell that another one fills taken from that one.
  func filled(by line: SystemLine) -> SystemLine {
    var filled = self
    filled.name = line.name ?? name
    filled.owner = line.owner ?? owner
    filled.operator = line.operator ?? self.operator
    filled.competentAuthority = line.competentAuthority ?? competentAuthority
    filled.category = line.category ?? category
    filled.state = line.state ?? state
    filled.registeredOn = line.registeredOn ?? registeredOn
    filled.proposedLevel = line.proposedLevel ?? proposedLevel
    filled.dossier = line.dossier ?? dossier
    filled.dossierOn = line.dossierOn ?? dossierOn
    filled.dossierExpectedOn = line.dossierExpectedOn ?? dossierExpectedOn
    filled.level = line.level ?? level
    filled.approvalAuthority = line.approvalAuthority ?? approvalAuthority
    filled.issuer = line.issuer ?? issuer
    filled.decisionNumber = line.decisionNumber ?? decisionNumber
    filled.decidedOn = line.decidedOn ?? decidedOn
    filled.basis = line.basis ?? basis
    filled.regulation.number = line.regulation.number ?? regulation.number
    filled.regulation.on = line.regulation.on ?? regulation.on
    filled.regulation.issuer = line.regulation.issuer ?? regulation.issuer
    filled.plan = line.plan ?? plan
    filled.planOn = line.planOn ?? planOn
    filled.planExpectedOn = line.planExpectedOn ?? planExpectedOn
    filled.inspectedBeforeUseOn = line.inspectedBeforeUseOn ?? inspectedBeforeUseOn
    filled.inspectedPeriodicallyOn = line.inspectedPeriodicallyOn ?? inspectedPeriodicallyOn
    filled.retiredOn = line.retiredOn ?? retiredOn
    return filled
  }

  /// Whether this line lowers the level of the one before.
  public func lowersLevel(of before: SystemLine) -> Bool {
    guard let level, let known = before.level else { return false }
    return level < known
  }

  /// Whether this line has another decision of the same day than the one before, and not only more of it.
  public func replacesDecision(of before: SystemLine) -> Bool {
    guard before.decidedOn != nil, decidedOn == before.decidedOn else { return false }
    func differs<T: Equatable>(_ path: KeyPath<SystemLine, T?>) -> Bool {
      before[keyPath: path] != nil && self[keyPath: path] != before[keyPath: path]
    }
    return differs(\.level) || differs(\.approvalAuthority) || differs(\.basis) || differs(\.issuer)
      || differs(\.decisionNumber) || differs(\.regulation.number) || differs(\.regulation.on)
      || differs(\.regulation.issuer)
  }
}
