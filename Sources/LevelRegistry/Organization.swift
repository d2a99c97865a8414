import SQLite

/// A body that owns or operates systems, as it is on some day.
public struct Organization: Hashable, Sendable {
  /// Which organization it is, whatever it is called: stable over renames, and never used again.
  public let id: Int64
  public let code: String
  public let name: String
  /// The tier; a department has the tier it works for.
  public let tier: Authority
  /// The body it belongs to.
  public let parent: Int64?
  /// The days during which it had this code, name, tier and parent; half open.
  public let from: Day
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
