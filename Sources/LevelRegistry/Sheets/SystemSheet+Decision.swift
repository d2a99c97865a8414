import SQLite

extension SystemSheet {
  /// Applies a decision that a line has otherwise than the register.
  ///
  /// A decision of another day is a decision of its own. What is empty on record is filled in; what is not needs
  /// `replacing`, and so does a lower level.
  func correctApproval(_ system: RegisteredSystem, _ line: SystemLine, _ position: Position) throws -> Bool {
    guard let approval = try merged(line, position) else { return false }
    if let known = position.approval {
      if approval == known { return false }
      if approval.level < known.level, !terms.replacing {
        throw error(.level, .levelLowered(system.code, from: known.level, to: approval.level))
      }
      if approval.decidedOn == known.decidedOn { return try replace(known, by: approval, of: system) }
    }
    _ = try at(.decidedOn) { try recording.approve(system, approval) }
    return true
  }

  /// The decision that line and register make together, nil when the line has none.
  private func merged(_ line: SystemLine, _ position: Position) throws -> Approval? {
    let known = line.decidedOn == nil || line.decidedOn == position.approval?.decidedOn ? position.approval : nil
    guard known != nil || line.level ?? line.decidedLevel != nil else {
      if line.decidedOn != nil || line.decisionNumber != nil { throw error(.level, .decisionWithoutLevel) }
      return nil
    }
    guard let level = line.level ?? known?.level ?? line.decidedLevel else { return nil }
    guard let decidedOn = line.decidedOn ?? known?.decidedOn else {
      throw error(.decidedOn, .decisionIncomplete(.decidedOn))
    }
    _ = try happened(decidedOn, .decidedOn)
    let regulation = Approval.Regulation(
      number: line.regulation.number ?? known?.regulation.number, on: line.regulation.on ?? known?.regulation.on,
      issuer: line.regulation.issuer ?? known?.regulation.issuer)
    return try at(.decidedOn) {
      try recording.approval(
        level: level,
        authority: line.approvalAuthority ?? known?.authority ?? line.competentAuthority ?? position.competentAuthority,
        number: line.decisionNumber ?? known?.number, issuer: issuer(of: line) ?? known?.issuer, on: decidedOn,
        basis: line.basis ?? known?.basis, regulation: regulation)
    }
  }

  private func replace(_ known: Approval, by approval: Approval, of system: RegisteredSystem) throws -> Bool {
    var filled = approval
    filled.issuer = known.issuer ?? approval.issuer
    filled.number = known.number ?? approval.number
    filled.regulation.number = known.regulation.number ?? approval.regulation.number
    filled.regulation.on = known.regulation.on ?? approval.regulation.on
    filled.regulation.issuer = known.regulation.issuer ?? approval.regulation.issuer
    if filled != approval || approval.level != known.level || approval.authority != known.authority
      || approval.basis != known.basis
    {
      guard terms.replacing else { throw error(.decisionNumber, .decisionReplaced(system.code, on: known.decidedOn)) }
    }
    let timeline = try recording.timeline(.approval)
    guard let fact = try timeline.fact(of: [.integer(system.id)], on: known.decidedOn) else { return false }
    try timeline.rewrite(fact, to: approval.values)
    return true
  }
}
