import SQLite

/// A standing fact that a correction means, and the system it is of.
struct Mistake<F: SystemFact> {
  let system: RegisteredSystem
  let fact: Fact
}

// The two things that a correction can do to a fact.
extension Recording {
  /// Finds the standing fact that a correction means, of a system that may be retired.
  func mistaken<F: SystemFact>(_ type: F.Type, _ subkey: [Value] = [], of code: String, on day: Day) throws
    -> Mistake<F>
  {
    let system = try toCorrect(code, on: day)
    guard let fact = try timeline(F.table).fact(of: [.integer(system.id)] + subkey, on: day) else {
      throw RegistryError.nothingToCorrect(system.code, F.table.name.description, on: day)
    }
    return Mistake(system: system, fact: fact)
  }

  /// Finds the system of which something is to be corrected.
  func toCorrect(_ code: String, on day: Day) throws -> RegisteredSystem {
    guard journal.note != nil else { throw RegistryError.emptyText(.reason) }
    return try system(code, on: day, evenRetired: true)
  }

  /// Writes the fact again, over the same days, as `edit` leaves it.
  func rewrite<F: SystemFact>(
    _ type: F.Type, _ subkey: [Value] = [], of code: String, on day: Day,
    _ edit: (inout F, _ since: Day) throws -> Void
  ) throws -> Change {
    try act("correct") {
      try rewrite(mistaken(type, subkey, of: code, on: day), edit)
    }
  }

  private func rewrite<F: SystemFact>(
    _ mistake: Mistake<F>, _ edit: (inout F, _ since: Day) throws -> Void
  ) throws -> Change {
    let (system, fact) = (mistake.system, mistake.fact)
    let before = try F(fact)
    var after = before
    try edit(&after, fact.from)
    guard after.values != before.values else {
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try before.words(in: knownOrganizations, on: fact.from))
    }
    let words = try before.difference(to: after, in: knownOrganizations, on: fact.from)
    try timeline(F.table).rewrite(fact, to: after.values)
    try settle(system.id, in: F.table)
    return Change(
      code: system.code, name: system.name, before: words.before, after: words.after, since: fact.from,
      later: try later(than: mistake))
  }

  /// Takes the fact back; what it ended holds again up to the day it ended.
  ///
  /// - Throws: `RegistryError.nothingChanges` for what follows from a merger on record.
  func remove<F: SystemFact>(_ mistake: Mistake<F>) throws -> Change {
    let (system, fact) = (mistake.system, mistake.fact)
    let gone = try F(fact)
    _ = try timeline(F.table).remove(fact)
    try settle(system.id, in: F.table)
    let again = try timeline(F.table).fact(of: fact.key, on: fact.from)
    if let again, again.from == fact.from, again.values == fact.values {
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try gone.words(in: knownOrganizations, on: fact.from))
    }
    let words = try again.map { try F($0) }.map { try gone.difference(to: $0, in: knownOrganizations, on: fact.from) }
    return Change(
      code: system.code, name: system.name,
      before: try words?.before ?? gone.words(in: knownOrganizations, on: fact.from),
      after: words?.after ?? Phrase("nothing on record", "không có ghi nhận"), since: fact.from,
      later: try later(than: mistake))
  }

  private func later<F: SystemFact>(than mistake: Mistake<F>) throws -> Change.Standing? {
    try timeline(F.table).fact(of: mistake.fact.key, after: mistake.fact.from)
      .map { try standing($0, of: mistake.system, F.self) }
  }
}
