import CapdoSQLite

/// What an act did to one system or organization.
public struct ActResult: Hashable, Sendable {
  /// The code of the system or organization.
  public let code: String
  /// Its name on the day.
  public let name: String
  /// What held on that day before, nil when nothing did.
  public internal(set) var before: Phrase?
  /// What holds from that day on, in words.
  public internal(set) var after: Phrase
  /// The first day of the new fact.
  public let since: Day
  /// The next fact of the same kind, which the act leaves as it is.
  package let later: Standing?
  /// A fact of another kind that was recorded with what is taken back, and stands.
  package internal(set) var alongside: Standing?
  /// What follows from the act and should be known to whoever did it.
  package internal(set) var remarks: [Phrase] = []

  /// A fact that stands, and the line that corrects it.
  package struct Standing: Hashable, Sendable {
    package let phrase: Phrase
    package let since: Day
    package let correction: Correction
  }
}

extension ActResult {
  /// Says that a time which is given as one to come lies before the act: the year is mistyped, most often.
  mutating func remark(thatHasPassed last: Day?, on day: Day) {
    guard let last, last < day else { return }
    remarks.append(
      Phrase(
        "\(last) lies before \(day), the day of what is recorded: look at it again",
        "ngày \(last.vietnamese) ở trước ngày ghi nhận \(day.vietnamese): hãy kiểm tra lại"))
  }
}

// Every act on a system writes by the three steps and tells what they did in the same way.
extension Recording {
  /// Writes what holds of a system from a day on.
  ///
  /// - Throws: `RegistryError.nothingChanges` for what is recorded of that very day.
  func set<F: SystemFact>(_ fact: F, of system: RegisteredSystem, from day: Day) throws -> ActResult {
    let (timeline, key) = (try timeline(F.table), fact.key(of: system))
    if let known = try timeline.fact(of: key, on: day), known.from == day, known.values == fact.values {
      throw try noChange(known, fact, of: system)
    }
    return try told(timeline.set(key, to: fact.values, from: day), fact, of: system)
  }

  /// The refusal of what is recorded already.
  func noChange<F: SystemFact>(_ known: Fact, _ fact: F, of system: RegisteredSystem) throws -> RegistryError {
    .nothingChanges(system.code, since: known.from, try fact.words(in: directory, on: known.from))
  }

  /// What is recorded of a system from that very day on; nil where it began on another.
  func fact<F: SystemFact>(_ type: F.Type, _ subkey: [Value] = [], of system: RegisteredSystem, beginningOn day: Day)
    throws -> F?
  {
    guard let known = try timeline(F.table).fact(of: [.integer(system.id)] + subkey, on: day), known.from == day else {
      return nil
    }
    return try F(known)
  }

  /// What is recorded in the place of a fact from that very day on.
  func fact<F: SystemFact>(_ fact: F, of system: RegisteredSystem, beginningOn day: Day) throws -> F? {
    try self.fact(F.self, fact.subkey, of: system, beginningOn: day)
  }

  /// Tells what the three steps did.
  func told<F: SystemFact>(_ change: Timeline.Step, _ fact: F, of system: RegisteredSystem) throws -> ActResult {
    ActResult(
      code: system.code, name: system.name, before: try change.before.map { try F($0).phrase(of: $0.from) },
      after: fact.phrase, since: change.from,
      later: try change.next.map { try standing($0, of: system, F.self) })
  }

  /// A fact that stands, with the line that makes another one of it or takes it back.
  func standing<F: SystemFact>(
    _ fact: Fact, of system: RegisteredSystem, _ type: F.Type, becoming wanted: F? = nil
  ) throws -> ActResult.Standing {
    let transfer = wanted == nil && F.table.kind == .system ? try transfer(of: fact, of: system) : nil
    return .init(
      phrase: try F(fact).phrase, since: fact.from,
      correction: try transfer ?? correction(of: fact, of: system, becoming: wanted))
  }

  /// The transfer that changes what a system is from a fact on, where that follows from a reorganization.
  func transfer(of fact: Fact, of system: RegisteredSystem) throws -> Correction? {
    guard fact.from > .always, let before = try timeline(.system).fact(of: fact.key, on: fact.from.previous) else {
      return nil
    }
    return try connection.transfer(InformationSystem(before), InformationSystem(fact), system.code, on: fact.from)
  }

  /// The correction that makes another fact of one, or takes it back.
  func correction<F: SystemFact>(of fact: Fact, of system: RegisteredSystem, becoming wanted: F?) throws -> Correction {
    try Correction(of: F(fact), from: fact.from, of: system.code, becoming: wanted, in: directory)
  }
}

// What the acts look up before they write.
extension Recording {
  /// Finds the organization that a code, `CODE@DAY` or a name means on a day.
  package func organization(_ reference: String, on day: Day) throws -> Organization {
    try directory.find(reference, on: day, exactly: true)
  }

  /// The organization that a code, `CODE@DAY` or a name means on a day; nil where none or several do.
  func organizationMeant(by reference: String, on day: Day) throws -> Organization? {
    try directory.meant(by: reference, on: day)
  }

  /// The one organization that has a name but for its marks on a day.
  func organizationWithoutMarks(_ name: String, on day: Day) throws -> Organization? {
    do {
      return try directory.find(name, on: day)
    } catch let error as RegistryError where !error.isOfStorage {
      return nil
    }
  }

  /// Whether any organization of any day is called so, or nearly so.
  func isHeardOf(_ name: String) throws -> Bool {
    try directory.isHeardOf(name)
  }

  /// The organizations under a body that have a name on some of these days, and those whose names are nearly the same.
  func namesakes(of name: String, under parent: Int64?, from: Day, to: Day) throws -> (
    same: [Organization], alike: [Organization]
  ) {
    try directory.namesakes(of: name, under: parent, from: from, to: to)
  }

  /// Finds the organization that is to own or operate a system from a day on: `CODE@DAY` can mean one that is gone by then.
  ///
  /// - Throws: `RegistryError.organizationHeldAt` when it is not there on the day.
  func standingOrganization(_ reference: String, on day: Day) throws -> Organization {
    let organization = try organization(reference, on: day)
    guard try directory.isThere(organization.id, on: day) else {
      throw RegistryError.organizationHeldAt(
        organization.code, name: organization.name, from: organization.from, to: organization.to, asked: day)
    }
    return organization
  }

  /// Finds the standing facts of a kind that a system has, the last one first.
  func standingFacts<F: SystemFact>(_ type: F.Type, of system: RegisteredSystem) throws -> [Fact] {
    let columns = F.table.columnList
    return try connection.statement(
      """
      SELECT \(columns) FROM \(F.table.name) WHERE \(F.table.key[0]) = ? AND voided_by IS NULL
      ORDER BY valid_from DESC
      """
    ).rows(.integer(system.id)) { try Fact($0, of: F.table) }
  }

  /// Finds the system that a code means on a day: its bearer then, else the only one that ever bore it, for a decision can
  /// be older than the registration.
  ///
  /// - Throws: `RegistryError.unknownSystem`, `ambiguousSystem`, `systemRetired` when it was retired by then.
  func system(_ code: String, on day: Day, evenRetired: Bool = false) throws -> RegisteredSystem {
    guard let code = Folding.compose(code) else { throw RegistryError.unknownSystem(code) }
    let facts = try connection.statement(
      """
      SELECT id, name, state, valid_from, valid_to FROM system
      WHERE code = ? AND voided_by IS NULL ORDER BY valid_from
      """
    ).rows(.text(code)) { row in
      (
        id: try row.integer(0), name: try row.text(1), isRetired: try row.text(2) == SystemState.retired.rawValue,
        from: try Day(row.text(3)), to: try Day(row.text(4))
      )
    }
    if let then = facts.last(where: { $0.from <= day && day < $0.to }) {
      guard evenRetired || !then.isRetired else { throw RegistryError.systemRetired(code, since: then.from) }
      return RegisteredSystem(id: then.id, code: code, name: then.name)
    }
    guard let first = facts.first else { throw try RegistryError.noSystem(code, in: connection) }
    guard facts.allSatisfy({ $0.id == first.id }) else { throw RegistryError.ambiguousSystem(code) }
    return RegisteredSystem(id: first.id, code: code, name: first.name)
  }

  /// Throws unless a tier approves on a day, by the recorded rules.
  func mustApprove(_ authority: Authority, on day: Day) throws {
    let rules = try rules(kind: "authority", subject: authority.rawValue)
    guard !rules.contains(where: { $0.from <= day && day < $0.to }) else { return }
    throw RegistryError.authorityNotInForce(
      authority, on: day, from: rules.first.flatMap { day < $0.from ? $0.from : nil },
      to: rules.last.flatMap { $0.to <= day ? $0.to : nil })
  }

  /// The days during which a rule is in force, as the registry has them.
  func rules(kind: String, subject: String) throws -> [(from: Day, to: Day)] {
    if let known = knownRules[kind + subject] { return known }
    let found = try connection.statement(
      """
      SELECT valid_from, valid_to FROM rule
      WHERE kind = ? AND subject = ? AND voided_by IS NULL ORDER BY valid_from
      """
    ).rows(.text(kind), .text(subject)) { (from: try Day($0.text(0)), to: try Day($0.text(1))) }
    knownRules[kind + subject] = found
    return found
  }
}
