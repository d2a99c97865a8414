import SQLite

// What is taken back besides the fact itself.
extension Recording {
  /// Takes back what a system was on some days; a system of which nothing is left was never registered.
  func removeSystem(_ code: String, on day: Day) throws -> Change {
    let mistake = try mistaken(InformationSystem.self, of: code, on: day)
    if try standingFacts(InformationSystem.self, of: mistake.system).count == 1 {
      let others =
        try allStanding(Dossier.self, of: mistake.system) + allStanding(Approval.self, of: mistake.system)
        + allStanding(Plan.self, of: mistake.system) + allStanding(Inspection.self, of: mistake.system)
      guard others.isEmpty else {
        throw RegistryError.stillOnRecord(mistake.system.code, others.map(\.correction))
      }
    }
    return try remove(mistake)
  }

  private func allStanding<F: SystemFact>(_ type: F.Type, of system: RegisteredSystem) throws -> [Change.Standing] {
    try standingFacts(type, of: system).map { try standing($0, of: system, type) }
  }

  /// Takes back a decision, and names the dossier that it ended; on a day without one, the revocation.
  func removeApproval(of code: String, on day: Day) throws -> Change {
    let system = try toCorrect(code, on: day)
    if let revoked = try timeline(.approval).fill([.integer(system.id)], on: day) {
      return Change(
        code: system.code, name: system.name, before: Approval.none, after: try Approval(revoked).phrase,
        since: revoked.to, later: nil)
    }
    let mistake = try mistaken(Approval.self, of: code, on: day)
    var change = try remove(mistake)
    change.alongside = try timeline(.dossier).fact(of: mistake.fact.key, on: mistake.fact.from).flatMap { fact in
      guard try fact.from == mistake.fact.from && Dossier(fact).status == .approved else { return nil }
      return try standing(fact, of: mistake.system, Dossier.self)
    }
    return change
  }

  /// Takes back a step of the dossier; when it was the dossier's end, the next decision on record ends it instead.
  func removeDossier(of code: String, on day: Day) throws -> Change {
    let mistake = try mistaken(Dossier.self, of: code, on: day)
    let change = try remove(mistake)
    let fact = mistake.fact
    guard try Dossier(fact).status == .approved,
      let next = try timeline(.approval).fact(of: fact.key, after: fact.from),
      next.from < fact.to
    else { return change }
    try endDossier(of: fact.key, on: next.from)
    return change
  }
}
