import CapdoSQLite

// The decisions that the lines of a sheet bring: new ones, and those that say more, or otherwise, than the recorded ones.

extension SystemSheet {
  /// The decision on a line, nil when it has none.
  func approval(of line: SystemLine, owner: Organization) throws -> Approval? {
    // An issuer alone is no decision: lists have it filled in beforehand.
    let hasDecision =
      line.decisionNumber != nil || line.decidedOn != nil || line.basis != nil || line.regulation != .init()
    guard let level = line.level ?? line.decidedLevel else {
      if hasDecision { throw error(.level, .decisionWithoutLevel) }
      let leftOut = SystemLine.fields.filter { $0.clause == .decision && !$0.isEmpty(in: line) }
      if !leftOut.isEmpty { remarks.append(.withoutDecision(columns: leftOut.map(\.column.rawValue))) }
      return nil
    }
    guard let decidedOn = line.decidedOn else { throw error(.decidedOn, .decisionIncomplete(.decidedOn)) }
    try mustBeADecision(of: decidedOn)
    remarkOn(decidedOn, registeredOn: line.registeredOn)
    let issuer = try issuer(of: line, decidedOn)
    let approval = try at(.decidedOn) {
      try recording.approval(
        level: level, authority: line.approvalAuthority, otherwise: line.competentAuthority ?? owner.tier,
        number: line.decisionNumber, issuer: issuer, on: decidedOn, basis: line.basis,
        regulation: regulation(of: line, decidedOn))
    }
    try remarkOnIssuer(of: approval)
    return approval
  }

  private func issuer(of line: SystemLine, _ decidedOn: Day) throws -> NamedBody? {
    try at(.issuer) { try body(line.issuer, decidedOn) }
  }

  private func remarkOnIssuer(of approval: Approval) throws {
    if let nearly = try approval.issuer.flatMap({ try recording.nearlyNamed($0, on: approval.decidedOn) }) {
      remarks.append(.nearlyNamed(nearly))
    }
  }

  /// Throws for a decision that cannot have been: of a day that lies ahead, or from before there were levels.
  private func mustBeADecision(of day: Day) throws {
    _ = try happened(day, .decidedOn)
    try at(.decidedOn) { try recording.mustKnowLevels(on: day) }
  }

  /// Remarks on a decision that stands oddly beside the other days of its line.
  private func remarkOn(_ decidedOn: Day, registeredOn: Day?) {
    if let day = terms.day, decidedOn > day { remarks.append(.decidedAfterTheSheet(decidedOn)) }
    if let registeredOn, decidedOn < registeredOn {
      remarks.append(.decidedBeforeRegistration(decidedOn: decidedOn, registeredOn: registeredOn))
    }
  }

  /// The body that a cell names: a code means what it means on the day of the sheet, a name what it meant on the day of
  /// the document, else on that of the sheet.
  func body(_ cell: String?, _ documented: Day) throws -> NamedBody? {
    guard let cell else { return nil }
    let bearer = try recording.organizationMeant(by: cell, on: day)
    if let bearer, bearer.name != cell, bearer.isCalled(byCode: cell) {
      return NamedBody(bearer.name, organization: bearer.id)
    }
    guard let organization = bearer, try recording.organizationMeant(by: cell, on: documented) == nil else {
      try recording.mustBeAName(cell, on: documented)
      return NamedBody(cell)
    }
    return NamedBody(cell, organization: organization.id)
  }

  private func regulation(of line: SystemLine, _ decidedOn: Day) throws -> Approval.Regulation {
    var regulation = line.regulation
    regulation.issuer = try at(.regulationIssuer) { try body(regulation.issuer?.name, regulation.on ?? decidedOn) }
    return regulation
  }

  /// Applies a decision that a line has otherwise than the registry.
  ///
  /// A decision of another day is a decision of its own. What was recorded empty is filled in; what is not needs
  /// `replacing`, and so does a lower level.
  func correctApproval(_ system: RegisteredSystem, _ line: SystemLine, _ position: SystemStatus) throws -> Bool {
    let known = try recorded(line, of: system, position)
    guard let approval = try merged(line, known, position) else { return false }
    remarkOn(approval.decidedOn, registeredOn: nil)
    if approval == known { return false }
    if approval.issuer != known?.issuer { try remarkOnIssuer(of: approval) }
    if let known, known.decidedOn == approval.decidedOn {
      try mustNotLower(known, to: approval, of: system)
      return try replace(known, by: approval, of: system)
    }
    if let retiredOn = position.retiredOn, approval.decidedOn > retiredOn, !terms.replacing {
      throw error(.decidedOn, .line(.decisionAfterRetirement(system.code, retiredOn: retiredOn)))
    }
    if let inForce = position.approval, !inForce.isDecided(otherwiseIn: approval) {
      try mustNotLower(inForce, to: approval, of: system)
    }
    let otherYear = try recording.sameNumber(as: approval, of: system)
    _ = try at(.decidedOn) { try recording.approve(system, approval, replacing: terms.replacing) }
    if let day = otherYear, !terms.replacing { remarks.append(.numberRecorded(day)) }
    return true
  }

  private func mustNotLower(_ known: Approval, to approval: Approval, of system: RegisteredSystem) throws {
    guard approval.level < known.level, !terms.replacing else { return }
    throw error(.level, .levelLowered(system.code, from: known.level, to: approval.level))
  }

  /// The recorded decision that a line speaks of: the one of its day, whenever that was, else the one in force.
  ///
  /// What a sheet said of it once, it says again.
  private func recorded(_ line: SystemLine, of system: RegisteredSystem, _ position: SystemStatus) throws -> Approval? {
    guard let day = line.decidedOn, day != position.approval?.decidedOn else { return position.approval }
    return try recording.fact(Approval.self, of: system, beginningOn: day)
  }

  /// The decision that line and registry make together, nil when the line has none.
  private func merged(_ line: SystemLine, _ known: Approval?, _ position: SystemStatus) throws -> Approval? {
    guard known != nil || line.level ?? line.decidedLevel != nil else {
      if line.decidedOn != nil || line.decisionNumber != nil { throw error(.level, .decisionWithoutLevel) }
      return nil
    }
    guard let level = line.level ?? known?.level ?? line.decidedLevel else { return nil }
    guard let decidedOn = line.decidedOn ?? known?.decidedOn else {
      throw error(.decidedOn, .decisionIncomplete(.decidedOn))
    }
    try mustBeADecision(of: decidedOn)
    let said = try regulation(of: line, decidedOn)
    let regulation = Approval.Regulation(
      number: said.number ?? known?.regulation.number, on: said.on ?? known?.regulation.on,
      issuer: body(said.issuer, orRecorded: known?.regulation.issuer))
    let issuer = body(try issuer(of: line, decidedOn), orRecorded: known?.issuer)
    // Another issuer brings its own tier.
    let recordedTier = issuer == known?.issuer ? known?.authority : nil
    return try at(.decidedOn) {
      try recording.approval(
        level: level, authority: line.approvalAuthority ?? recordedTier,
        otherwise: known?.authority ?? line.competentAuthority ?? position.competentAuthority,
        number: line.decisionNumber ?? known?.number, issuer: issuer, on: decidedOn,
        basis: line.basis ?? known?.basis, regulation: regulation, known: known)
    }
  }

  /// What a cell says, or what is recorded where it says nothing or the same name.
  private func body(_ said: NamedBody?, orRecorded known: NamedBody?) -> NamedBody? {
    said == nil || said?.name == known?.name ? known : said
  }

  private func replace(_ known: Approval, by approval: Approval, of system: RegisteredSystem) throws -> Bool {
    var filled = approval
    filled.issuer = known.issuer ?? approval.issuer
    filled.number = known.number ?? approval.number
    filled.regulation.number = known.regulation.number ?? approval.regulation.number
    filled.regulation.on = known.regulation.on ?? approval.regulation.on
    filled.regulation.issuer = known.regulation.issuer ?? approval.regulation.issuer
    let isTierOfIssuer =
      try known.issuer == nil && recording.tier(of: approval.issuer, on: known.decidedOn) == approval.authority
    let isOfTheTier = approval.authority == known.authority || isTierOfIssuer
    if filled != approval || approval.level != known.level || !isOfTheTier || approval.basis != known.basis {
      guard terms.replacing else { throw error(.decisionNumber, .decisionReplaced(system.code, on: known.decidedOn)) }
    }
    let timeline = try recording.timeline(.approval)
    guard let fact = try timeline.fact(of: [.integer(system.id)], on: known.decidedOn) else { return false }
    try timeline.rewrite(fact, to: approval.values)
    return true
  }
}
