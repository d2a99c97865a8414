import SQLite

extension SystemSheet {
  /// Applies what a line says otherwise than the register.
  func correct(_ system: RegisteredSystem, by line: SystemLine, owner: Organization)
    throws -> LineOutcome<SystemLine>
  {
    guard let position = try snapshot.position(ofSystem: system.id) else {
      throw error(.code, .systemNotThere(system.code, on: day, first: day))
    }
    let written = SystemLine(position, on: day)
    let line = line.inWordsOfRegister(written, position.approval)
    let changes = [
      try correctDescription(system, line, position, owner: owner),
      try correctRegistration(system, line, written),
      try correctDossier(system, line, written, position),
      try correctApproval(system, line, position),
      try correctPlan(system, line, written, position),
      try correctInspections(system, line, written),
    ]
    guard changes.contains(true) else { return .unchanged(code: system.code) }
    return .changed(code: system.code, from: written, to: written.filled(by: try resolved(line, owner: owner)))
  }

  /// The line with its owner, operator and issuer as the register writes them.
  private func resolved(_ line: SystemLine, owner: Organization) throws -> SystemLine {
    var resolved = line
    resolved.owner = owner.reference(on: day)
    resolved.operator = try line.operator.map { try organization($0, of: line, \.operator).reference(on: day) }
    resolved.issuer = issuer(of: line)
    resolved.state = line.state ?? (line.retiredOn == nil ? nil : .retired)
    return resolved
  }

  /// Whether a cell says something else than the register does.
  private func differs<T: Equatable>(_ cell: T?, _ written: T?) -> Bool {
    cell != nil && cell != written
  }

  private func correctDescription(
    _ system: RegisteredSystem, _ line: SystemLine, _ position: Position, owner: Organization
  ) throws -> Bool {
    let before = InformationSystem(
      code: position.code, name: position.name, owner: position.owner.id, operator: position.operator.id,
      category: position.category, authority: position.competentAuthority, state: position.state)
    var after = before
    after.name = try at(.name) { try Text.name(line.name ?? position.name, .name) }
    after.owner = owner.id
    if let `operator` = line.operator {
      after.operator = try at(.operator) { try organization(`operator`, of: line, \.operator).id }
    }
    after.category = line.category ?? before.category
    after.authority = line.competentAuthority ?? before.authority
    let retiredOn = try line.retiredOn == nil && position.state == .retired ? nil : retirement(of: line)
    if let retiredOn, retiredOn != position.retiredOn {
      after.state = .retired
      try write(after, of: system, from: retiredOn)
      return true
    }
    after.state = line.state ?? before.state
    guard after != before else { return false }
    let column: SystemColumn = after.state != before.state ? .state : after.name != before.name ? .name : .owner
    try write(after, of: system, from: day(of: column, nil))
    return true
  }

  private func write(_ description: InformationSystem, of system: RegisteredSystem, from day: Day) throws {
    _ = try recording.timeline(.system).set([.integer(system.id)], to: description.values, from: day)
    try recording.settle(system.id, in: .system, naming: [description.owner, description.operator])
  }

  /// An earlier day of registration is added before the first one; a later one would take days away.
  private func correctRegistration(_ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine) throws -> Bool
  {
    guard let wanted = line.registeredOn, let first = written.registeredOn, wanted != first else { return false }
    guard wanted < first else { throw error(.registeredOn, .registeredEarlier(system.code, on: first)) }
    let timeline = try recording.timeline(.system)
    guard let fact = try timeline.fact(of: [.integer(system.id)], on: first) else { return false }
    try timeline.write(fact.key, fact.values, from: wanted, to: first)
    return true
  }

  private func correctDossier(
    _ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine, _ position: Position
  ) throws -> Bool {
    guard
      differs(line.dossier, written.dossier) || differs(line.dossierOn, written.dossierOn)
        || differs(line.proposedLevel, written.proposedLevel)
        || differs(line.dossierExpectedOn, written.dossierExpectedOn)
    else { return false }
    guard let status = line.dossier ?? written.dossier ?? (position.approval == nil ? .draft : nil) else {
      throw error(.proposedLevel, .dayWithoutStatus)
    }
    guard let level = line.proposedLevel ?? written.proposedLevel else {
      throw error(.proposedLevel, .dossierWithoutLevel)
    }
    let sameStep = line.dossier == nil || line.dossier == written.dossier
    let day = try day(of: .dossierOn, line.dossierOn ?? (sameStep ? written.dossierOn : nil))
    let expected = line.dossierExpectedOn ?? (sameStep ? written.dossierExpectedOn : nil)
    try recording.setDossier(
      of: system, to: Dossier(proposedLevel: level, status: status, expected: expected), on: day)
    return true
  }

  private func correctPlan(
    _ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine, _ position: Position
  ) throws -> Bool {
    guard
      differs(line.plan, written.plan) || differs(line.planOn, written.planOn)
        || differs(line.planExpectedOn, written.planExpectedOn)
    else { return false }
    guard let status = line.plan ?? written.plan else { throw error(.planOn, .dayWithoutStatus) }
    let sameStatus = status == written.plan
    let plan = Plan(
      status, expected: line.planExpectedOn ?? (sameStatus ? written.planExpectedOn : nil),
      evidence: sameStatus ? position.plan?.evidence : nil)
    let day = try day(of: .planOn, line.planOn ?? (sameStatus ? written.planOn : nil))
    _ = try recording.setPlan(of: system, to: plan, on: day)
    return true
  }

  private func correctInspections(_ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine) throws -> Bool
  {
    var changed = false
    for (kind, day) in try inspections(of: line) {
      let known = kind == .beforeUse ? written.inspectedBeforeUseOn : written.inspectedPeriodicallyOn
      guard day != known else { continue }
      _ = try recording.inspect(system, Inspection(kind), on: day)
      changed = true
    }
    return changed
  }
}
