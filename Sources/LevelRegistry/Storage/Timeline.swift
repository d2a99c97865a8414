import CapdoSQLite

/// Writes the facts of one table under the open entry, so that the standing facts of a key never overlap.
///
/// This is the only code that inserts and voids facts.
final class Timeline {
  let table: FactTable
  private let journal: Journal
  private let insertion: RegistryConnection.Question
  private let voiding: RegistryConnection.Question
  private let covering: RegistryConnection.Question
  private let following: RegistryConnection.Question
  private var last: Int64
  /// How many facts were written and voided.
  private(set) var changes = 0

  init(_ table: FactTable, journal: Journal) throws {
    self.table = table
    self.journal = journal
    let connection = journal.connection
    let columns = table.columnList
    let marks = SQL.joined(table.columns.map { _ in "?" }, separator: ", ")
    insertion = try connection.statement("INSERT INTO \(table.name) (\(columns)) VALUES (\(marks))")
    voiding = try connection.statement("UPDATE \(table.name) SET voided_by = ? WHERE fact = ?")
    let key = SQL.joined(table.key.map { "\($0) = ? AND " }, separator: "")
    let standing: SQL = "SELECT \(columns) FROM \(table.name) WHERE \(key)voided_by IS NULL"
    covering = try connection.statement("\(standing) AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1")
    following = try connection.statement("\(standing) AND valid_from > ? ORDER BY valid_from LIMIT 1")
    last = try connection.statement("SELECT ifnull(max(fact), 0) FROM \(table.name)").first { try $0.integer(0) } ?? 0
  }

  /// The number that the next fact will bear.
  var next: Int64 { last + 1 }

  /// Returns the standing fact of a key that covers a day.
  func fact(of key: [Value], on day: Day) throws -> Fact? {
    let latest = try covering.first(key + [.text(day.description)]) { try Fact($0, of: table) }
    return latest.flatMap { day < $0.to ? $0 : nil }
  }

  /// Returns the first standing fact of a key that begins after a day.
  func fact(of key: [Value], after day: Day) throws -> Fact? {
    try following.first(key + [.text(day.description)]) { try Fact($0, of: table) }
  }

  /// The three steps: voids the fact that covers `day`, writes it again ending at `day` (nothing, if it began there), and
  /// writes the new one to where the old one ended or, where none covers the day, to where the next one begins.
  func set(_ key: [Value], to values: [Value], from day: Day) throws -> Step {
    let before = try end(key, on: day)
    let following = try fact(of: key, after: day)
    let end = before?.to ?? following?.from ?? .forever
    try write(key, values, from: day, to: end)
    return Step(before: before, from: day, to: end, next: following)
  }

  /// The first two steps: what held ends at `day`. Returns what held, nil when nothing did.
  @discardableResult
  func end(_ key: [Value], on day: Day) throws -> Fact? {
    guard let before = try fact(of: key, on: day) else { return nil }
    try void(before)
    if before.from < day { try write(before.key, before.values, from: before.from, to: day) }
    return before
  }

  /// Voids a fact and writes it again over the same days with other values.
  func rewrite(_ fact: Fact, to values: [Value]) throws {
    try void(fact)
    try write(fact.key, values, from: fact.from, to: fact.to)
  }

  /// Voids a fact; the one that ended on the day it began is written again up to the day it ended, and returned.
  func remove(_ fact: Fact) throws -> Fact? {
    try void(fact)
    guard fact.from > .always, let before = try self.fact(of: fact.key, on: fact.from.previous) else { return nil }
    try void(before)
    try write(before.key, before.values, from: before.from, to: fact.to)
    return before
  }

  /// Takes back that nothing holds on a day: what held before holds again, up to the next. Returns that, nil when nothing
  /// did.
  func fill(_ key: [Value], on day: Day) throws -> Fact? {
    let latest = try covering.first(key + [.text(day.description)]) { try Fact($0, of: table) }
    guard let before = latest, before.to <= day else { return nil }
    try void(before)
    try write(key, before.values, from: before.from, to: fact(of: key, after: day)?.from ?? .forever)
    return before
  }

  /// Writes a fact; the schema refuses one that overlaps a standing fact of its key.
  func write(_ key: [Value], _ values: [Value], from: Day, to: Day) throws {
    let entry = try journal.open()
    var row: [Value] = []
    row.reserveCapacity(table.columns.count)
    row.append(.integer(next))
    row += key
    row += values
    row += [.text(from.description), .text(to.description), .integer(entry)]
    try insertion.run(row)
    last += 1
    changes += 1
    journal.digest.add(row: row, toTable: table.index)
  }

  /// Voids a fact over its whole length.
  func void(_ fact: Fact) throws {
    try voiding.run(.integer(try journal.open()), .integer(fact.number))
    changes += 1
    journal.digest.add(voided: fact.number, ofTable: table.index)
  }

  /// What the three steps did.
  struct Step {
    /// What held on the day before the act was recorded.
    let before: Fact?
    let from: Day
    let to: Day
    /// The next standing fact of the key, which the act leaves as it is.
    let next: Fact?
  }
}
