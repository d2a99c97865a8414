import SQLite

extension Recording {
  /// Records a decision on the level of a system, in force from its day on.
  ///
  /// The decision exists on paper: it is never refused for the step of the dossier, which it ends as approved.
  /// - Parameter basis: the decree it rests on; nil takes the one in force that day.
  /// - Throws: `RegistryError.decisionIncomplete`, `authorityNotInForce`, `isInTheFuture`, `approvalBeginsThatDay`.
  @discardableResult
  public func approve(
    _ code: String, level: Level, authority: Authority, decision number: String, issuer: String, on day: Day,
    basis: LegalBasis? = nil, regulation: Approval.Regulation = .init()
  ) throws -> Change {
    try act("approve") {
      try mustHaveHappened(day)
      let approval = try approval(
        level: level, authority: authority, number: number, issuer: issuer, on: day, basis: basis,
        regulation: regulation)
      guard approval.number != nil else { throw RegistryError.decisionIncomplete(.decisionNumber) }
      guard approval.issuer != nil else { throw RegistryError.decisionIncomplete(.issuer) }
      return try approve(try system(code, on: day), approval)
    }
  }

  /// Checks the parts of a decision; number and issuer may be missing.
  func approval(
    level: Level, authority: Authority, number: String?, issuer: String?, on day: Day, basis: LegalBasis?,
    regulation: Approval.Regulation
  ) throws -> Approval {
    try mustApprove(authority, on: day)
    return Approval(
      level: level, authority: authority, issuer: try Text.optional(issuer, .issuer),
      number: try Text.optional(number, .decisionNumber), decidedOn: day, basis: try basis ?? self.basis(on: day),
      regulation: .init(
        number: try Text.optional(regulation.number, .regulationNumber), on: regulation.on,
        issuer: try Text.optional(regulation.issuer, .regulationIssuer)))
  }

  private func basis(on day: Day) throws -> LegalBasis {
    try rules(kind: "basis", subject: LegalBasis.nd331.rawValue).contains { $0.from <= day && day < $0.to }
      ? .nd331 : .nd85
  }

  func approve(_ system: RegisteredSystem, _ approval: Approval) throws -> Change {
    let day = approval.decidedOn
    let key: [Value] = [.integer(system.id)]
    if let known = try timeline(.approval).fact(of: key, on: day), known.from == day {
      throw RegistryError.approvalBeginsThatDay(
        system.code, on: day, try correction(of: known, of: system, becoming: approval))
    }
    let change = try set(approval, of: system, from: day)
    try endDossier(of: key, on: day)
    return change
  }

  /// Ends the open dossier as approved; one that a later decision on record ended is ended by this one instead.
  func endDossier(of key: [Value], on day: Day) throws {
    let timeline = try timeline(.dossier)
    guard let fact = try timeline.fact(of: key, on: day) else { return }
    var dossier = try Dossier(fact.values)
    guard dossier.status.isOpen else { return }
    dossier.status = .approved
    guard let later = try timeline.fact(of: key, after: day), later.from == fact.to,
      try Dossier(later.values).status == .approved
    else {
      _ = try timeline.set(key, to: dossier.values, from: day)
      return
    }
    try timeline.end(key, on: day)
    try timeline.void(later)
    try timeline.write(key, dossier.values, from: day, to: later.to)
  }
}
