import SQLite

extension SystemSheet {
  /// Registers a system that is not on record, with all that its line says, each on its own day.
  func add(_ line: SystemLine, code: String, owner: Organization) throws -> String {
    guard let registeredOn = line.registeredOn ?? line.earliestDay ?? terms.day else {
      throw error(.registeredOn, .undated)
    }
    _ = try happened(registeredOn, .registeredOn)
    let approval = try approval(of: line, owner: owner)
    let system = try introduce(line, code: code, owner: owner, approval: approval, on: registeredOn)
    let key: [Value] = [.integer(system.id)]
    if let dossier = try dossier(of: line, registeredOn: registeredOn) {
      try recording.timeline(.dossier).write(key, dossier.0.values, from: dossier.1, to: .forever)
    }
    if let approval {
      try recording.timeline(.approval).write(key, approval.values, from: approval.decidedOn, to: .forever)
    }
    if let (plan, day) = try plan(of: line) {
      try recording.timeline(.plan).write(key, plan.values, from: day, to: .forever)
    }
    for (kind, day) in try inspections(of: line) {
      _ = try recording.inspect(system, Inspection(kind), on: day)
    }
    return system.code
  }

  private func introduce(
    _ line: SystemLine, code: String, owner: Organization, approval: Approval?, on day: Day
  ) throws -> RegisteredSystem {
    let operating = try at(.operator) {
      try line.operator.map { try recording.organization($0, on: self.day) } ?? owner
    }
    let authority = line.competentAuthority ?? approval?.authority ?? owner.tier
    try at(.competentAuthority) { try recording.mustApprove(authority, on: day) }
    let retiredOn = try retirement(of: line)
    let name = try at(.name) { try Text.name(line.name ?? "", .name) }
    var system = InformationSystem(
      code: code, name: name, owner: owner.id, operator: operating.id, category: line.category, authority: authority,
      state: retiredOn == nil ? line.state ?? .operating : .operating)
    let registered = try at(.code) { try recording.introduce(system, from: day) }
    if let retiredOn {
      system.state = .retired
      _ = try recording.timeline(.system).set([.integer(registered.id)], to: system.values, from: retiredOn)
    }
    return registered
  }

  /// The day of retirement, which only a retired system has.
  func retirement(of line: SystemLine) throws -> Day? {
    if line.retiredOn != nil, let state = line.state, state != .retired { throw error(.retiredOn, .dayWithoutStatus) }
    guard line.state == .retired || line.retiredOn != nil else { return nil }
    return try day(of: .retiredOn, line.retiredOn)
  }

  /// The decision on a line, nil when it has none.
  private func approval(of line: SystemLine, owner: Organization) throws -> Approval? {
    let hasDecision =
      line.approvalAuthority != nil || line.issuer != nil || line.decisionNumber != nil || line.decidedOn != nil
      || line.basis != nil || line.regulation != .init()
    guard let level = line.level ?? line.decidedLevel else {
      if hasDecision { throw error(.level, .decisionWithoutLevel) }
      return nil
    }
    guard let decidedOn = line.decidedOn else { throw error(.decidedOn, .decisionIncomplete(.decidedOn)) }
    _ = try happened(decidedOn, .decidedOn)
    let authority = line.approvalAuthority ?? line.competentAuthority ?? owner.tier
    return try at(.decidedOn) {
      try recording.approval(
        level: level, authority: authority, number: line.decisionNumber, issuer: issuer(of: line), on: decidedOn,
        basis: line.basis, regulation: line.regulation)
    }
  }

  /// The name of the issuer: that of the organization when the cell holds a code.
  func issuer(of line: SystemLine) -> String? {
    line.issuer.map { text in
      guard let organization = try? recording.organization(text, on: day), organization.code == text else {
        return text
      }
      return organization.name
    }
  }

  /// The dossier on a line and its day, nil when it has none.
  private func dossier(of line: SystemLine, registeredOn: Day) throws -> (Dossier, Day)? {
    guard line.dossier != nil || line.proposedLevel != nil else {
      if line.dossierOn != nil { throw error(.dossierOn, .dayWithoutStatus) }
      if line.dossierExpectedOn != nil { throw error(.dossierExpectedOn, .dayWithoutStatus) }
      return nil
    }
    let status = line.dossier ?? (line.level == nil ? .draft : .approved)
    guard let level = line.proposedLevel ?? (status == .approved ? line.level : nil) else {
      throw error(.proposedLevel, .dossierWithoutLevel)
    }
    let implied = line.dossierOn ?? (status == .approved ? line.decidedOn : nil)
    let day = try day(of: .dossierOn, implied ?? (line.dossier == nil ? registeredOn : nil))
    return (Dossier(proposedLevel: level, status: status, expected: line.dossierExpectedOn), day)
  }

  /// The plan on a line and its day, nil when it has none.
  private func plan(of line: SystemLine) throws -> (Plan, Day)? {
    guard let status = line.plan else {
      if line.planOn != nil { throw error(.planOn, .dayWithoutStatus) }
      if line.planExpectedOn != nil { throw error(.planExpectedOn, .dayWithoutStatus) }
      return nil
    }
    return (Plan(status, expected: line.planExpectedOn), try day(of: .planOn, line.planOn))
  }

  /// The inspections on a line and their days.
  func inspections(of line: SystemLine) throws -> [(InspectionKind, Day)] {
    var inspections: [(InspectionKind, Day)] = []
    if let day = line.inspectedBeforeUseOn {
      inspections.append((.beforeUse, try happened(day, .inspectedBeforeUseOn)))
    }
    if let day = line.inspectedPeriodicallyOn {
      inspections.append((.periodic, try happened(day, .inspectedPeriodicallyOn)))
    }
    return inspections
  }
}
