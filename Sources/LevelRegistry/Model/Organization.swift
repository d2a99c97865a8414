import CapdoSQLite

/// A body that owns or operates systems, as it is on some day.
public struct Organization: Codable, Hashable, Identifiable, Sendable {
  /// Which organization it is, whatever it is called: stable over renames, and never used again.
  public let id: Int64
  /// Its code, unique on each day.
  public let code: String
  /// Its name.
  public let name: String
  /// The tier; a department has the tier it works for.
  public let tier: Authority
  /// The body it belongs to.
  public let parent: Int64?
  /// The days during which it had this code, name, tier and parent; half open.
  public let from: Day
  /// The day after the last of them; `Day.forever` for no end.
  public let to: Day

  init(_ fact: Fact) throws {
    let row = Fields(fact.values, "organization")
    id = try Fields(fact.key, "organization").integer(0)
    code = try row.text(0)
    name = try row.text(1)
    tier = try row.term(2)
    parent = row.optionalInteger(3)
    from = fact.from
    to = fact.to
  }

  func holds(on day: Day) -> Bool { from <= day && day < to }

  var phrase: Phrase { Phrase("\(name), \(tier.phrase.english)", "\(name), \(tier.phrase.vietnamese)") }
}

/// What the annual form prints about an organization.
package struct Contact: Hashable, Sendable {
  /// The organization that appraises for this owner.
  package var specializedUnit: Int64?
  /// The document that sets its functions, duties and powers.
  package var functions: String?
  /// Its head.
  package var representative: String?
  /// The head's title.
  package var position: String?
  package var address: String?
  package var phone: String?
  package var email: String?

  /// Makes a contact of which nothing is known.
  package init() {}

  init(_ values: [Value]) throws {
    let row = Fields(values, "contact")
    specializedUnit = row.optionalInteger(0)
    functions = row.optionalText(1)
    representative = row.optionalText(2)
    position = row.optionalText(3)
    address = row.optionalText(4)
    phone = row.optionalText(5)
    email = row.optionalText(6)
  }

  var values: [Value] {
    [
      specializedUnit.map(Value.integer) ?? .null, Value(functions), Value(representative), Value(position),
      Value(address), Value(phone), Value(email),
    ]
  }
}

/// One organization took over from another: all of it, or a part where others did too.
package struct Succession: Hashable, Sendable {
  /// Who was there before.
  package let predecessor: Int64
  /// Who took over.
  package let successor: Int64
  /// The first day after.
  package let effectiveOn: Day

  /// Every succession known at an entry, by day.
  static func all(_ connection: RegistryConnection, knownAt entry: Int64 = .max) throws -> [Succession] {
    try connection.statement(
      """
      SELECT predecessor, successor, valid_from FROM succession
      WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY valid_from, predecessor, successor
      """
    ).rows(.integer(entry)) {
      Succession(
        predecessor: try $0.integer(0), successor: try $0.integer(1), effectiveOn: try Day($0.text(2)))
    }
  }
}

extension [Succession] {
  /// The one successor of each organization that is gone on a day; those that were split have none.
  func heirs(on day: Day, isThere: (Int64) throws -> Bool) rethrows -> [Int64: Int64] {
    let past = filter { $0.effectiveOn <= day }
    let successors = Dictionary(grouping: past, by: \.predecessor).mapValues { Set($0.map(\.successor)) }
    return try successors.filter { try !isThere($0.key) && $0.value.count == 1 }.compactMapValues(\.first)
  }
}
