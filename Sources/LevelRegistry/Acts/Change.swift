import SQLite

/// What an act did to one system or organization.
public struct Change: Hashable, Sendable {
  public let code: String
  public let name: String
  /// What held on that day before, nil when nothing did.
  public let before: Phrase?
  public let after: Phrase
  /// The first day of the new fact.
  public let since: Day
  /// The next fact of the same kind, which the act leaves as it is.
  public let later: Standing?
  /// A fact of another kind that was recorded with what is taken back, and stands.
  public internal(set) var alongside: Standing?

  /// A fact that stands, and the line that corrects it.
  public struct Standing: Hashable, Sendable {
    public let phrase: Phrase
    public let since: Day
    public let correction: Correction
  }
}

// Every act on a system writes by the three steps and tells what they did in the same way.
extension Recording {
  /// Writes what holds of a system from a day on.
  func set<F: SystemFact>(_ fact: F, of system: RegisteredSystem, from day: Day) throws -> Change {
    try told(timeline(F.table).set(fact.key(of: system), to: fact.values, from: day), fact, of: system)
  }

  /// Tells what the three steps did.
  func told<F: SystemFact>(_ change: Timeline.Change, _ fact: F, of system: RegisteredSystem) throws -> Change {
    Change(
      code: system.code, name: system.name, before: try change.before.map { try F($0).phrase(of: $0.from) },
      after: fact.phrase, since: change.from,
      later: try change.next.map { try standing($0, of: system, F.self) })
  }

  /// A fact that stands, with the line that makes another one of it or takes it back.
  func standing<F: SystemFact>(
    _ fact: Fact, of system: RegisteredSystem, _ type: F.Type, becoming wanted: F? = nil
  ) throws -> Change.Standing {
    .init(
      phrase: try F(fact).phrase, since: fact.from, correction: try correction(of: fact, of: system, becoming: wanted))
  }

  /// The correction that makes another fact of one, or takes it back.
  func correction<F: SystemFact>(of fact: Fact, of system: RegisteredSystem, becoming wanted: F?) throws -> Correction {
    try Correction(of: F(fact), from: fact.from, of: system.code, becoming: wanted, in: knownOrganizations)
  }
}
