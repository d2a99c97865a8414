import Testing

@testable import LevelRegistry

/// What the plain sqlite3 shell, with its defaults, cannot do to a fact.
@Suite struct PlainShellFactTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withEveryFact()
  }

  @Test(arguments: factTables) func anOrdinaryFactCanBeWrittenUnderTheOpenEntry(table: String) throws {
    let row = try FactRow(table, in: fixture)
    try fixture.writeByShell(row.insert())
    #expect(try fixture.accept("SELECT count(*) FROM \(table) WHERE entry = 5") == "1\n")
    try fixture.record { try $0.setPlan(of: "B", to: .none, on: Day("2024-06-01")) }
  }

  @Test(arguments: factTables) func aFactCannotBeDeletedByThePlainShell(table: String) throws {
    let attempts = [
      "DELETE FROM \(table)", "DELETE FROM \(table) WHERE fact = 1", "DELETE FROM \(table) WHERE rowid = 1",
    ]
    try fixture.expectRefused(attempts, saying: "\(table): nothing is deleted")
    try fixture.openEntryByShell()
    try fixture.expectRefused(attempts, saying: "\(table): nothing is deleted")
  }

  @Test(arguments: factTables) func noColumnOfAFactCanBeChanged(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    let columns = row.columns.filter { $0.name != "voided_by" }
    let changes = columns.map { "\($0.name) = \(FactRow.another($0))" } + ["rowid = fact + 100", "_rowid_ = 0"]
    try fixture.expectRefused(
      changes.flatMap { change in
        [
          "UPDATE \(table) SET \(change) WHERE fact = \(row.newest)",
          "UPDATE \(table) SET voided_by = \(FactRow.entry), \(change) WHERE fact = \(row.newest)",
          "UPDATE OR REPLACE \(table) SET voided_by = \(FactRow.entry), \(change) WHERE fact = \(row.newest)",
          "UPDATE OR IGNORE \(table) SET \(change)",
        ]
      }, saying: "\(table): a fact can only be voided")
  }

  @Test(arguments: factTables) func nothingCanBeMadeNull(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    let filled = try row.columns.filter { column in
      try fixture.accept("SELECT \(column.name) IS NOT NULL FROM \(table) WHERE fact = \(row.newest)") == "1\n"
    }
    try fixture.expectRefused(filled.map { "UPDATE \(table) SET \($0.name) = NULL WHERE fact = \(row.newest)" })
  }

  @Test(arguments: factTables) func aFactIsOnlyVoidedByTheOpenEntry(table: String) throws {
    let row = try FactRow(table, in: fixture)
    let void = "UPDATE \(table) SET voided_by ="
    try fixture.expectRefused(["1", "4", "5", "NULL", "0", "'x'"].map { "\(void) \($0) WHERE fact = \(row.newest)" })
    try fixture.openEntryByShell()
    try fixture.expectRefused(["1", "4", "6", "NULL", "0", "'x'"].map { "\(void) \($0) WHERE fact = \(row.newest)" })
    try fixture.accept("\(void) 5 WHERE fact = \(row.newest)")
  }

  @Test(arguments: factTables) func aFactIsVoidedOnceAndForEver(table: String) throws {
    let fact = try fixture.accept("SELECT max(fact) FROM \(table) WHERE voided_by IS NULL").dropLast()
    let void = "UPDATE \(table) SET voided_by ="
    try fixture.openEntryByShell()
    try fixture.accept("\(void) 5 WHERE fact = \(fact)")
    let attempts = ["5", "NULL", "1", "voided_by", "6"].map { "\(void) \($0) WHERE fact = \(fact)" }
    try fixture.expectRefused(attempts)
    try fixture.closeEntryByShell()
    try fixture.expectRefused(attempts)
    try fixture.openEntryByShell()
    try fixture.expectRefused(attempts)
  }

  @Test(arguments: factTables) func aFactCannotBeReplaced(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    try fixture.expectRefused(
      ["INSERT", "INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "INSERT OR ROLLBACK"].flatMap {
        verb in
        [
          row.insert(["fact": "fact"], verb: verb),
          row.insert(["fact": "fact", "valid_from": "valid_from", "valid_to": "valid_to"], verb: verb),
          row.insert(["fact": "1"], verb: verb),
        ]
      }, saying: "\(table): facts are numbered")
    try fixture.expectRefused([
      row.insert(["fact": "fact"]) + " ON CONFLICT DO NOTHING",
      row.insert(["fact": "fact"]) + " ON CONFLICT (fact) DO UPDATE SET voided_by = 5",
    ])
  }

  @Test(arguments: factTables) func noNumberIsSkipped(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    let numbers = ["max(fact) + 2", "-1", "0", "max(fact) + 1000000", "9223372036854775807"]
    try fixture.expectRefused(
      numbers.map { row.insert(["fact": "(SELECT \($0) FROM \(table))"]) }, saying: "facts are numbered")
    try fixture.expectRefused([row.insert(["fact": "NULL"])], saying: "facts are numbered")
  }

  @Test(arguments: factTables) func standingFactsOfOneKeyDoNotOverlap(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    let spans = [
      ("valid_from", "valid_to"), ("valid_from", "date(valid_from, '+1 day')"),
      ("date(valid_from, '-1 day')", "date(valid_from, '+1 day')"), ("date(valid_to, '-1 day')", "valid_to"),
      ("'1900-01-01'", "valid_to"), ("'0001-01-01'", "'9999-12-31'"), ("date(valid_to, '-1 day')", "'9999-12-31'"),
    ]
    try fixture.expectRefused(
      spans.map { row.insert(["valid_from": $0.0, "valid_to": $0.1]) }, saying: "\(table): overlaps a current fact")
    try fixture.accept(row.insert(["valid_from": "date(valid_from, '-1 day')", "valid_to": "valid_from"]))
    try fixture.accept(row.insert())
    try fixture.accept(row.insert(["valid_from": "'1900-01-02'", "valid_to": "'1900-01-03'"]))
  }

  @Test(arguments: factTables) func aFactIsWrittenUnderTheOpenEntryOnly(table: String) throws {
    let row = try FactRow(table, in: fixture)
    let entries = ["1", "3", "4", "5", "6", "0", "-1", "NULL"]
    try fixture.expectRefused(entries.map { row.insert(["entry": $0]) }, saying: "under the open entry")
    try fixture.openEntryByShell()
    try fixture.expectRefused(
      entries.filter { $0 != "5" }.map { row.insert(["entry": $0]) }, saying: "under the open entry")
  }

  @Test(arguments: factTables) func noFactIsBornVoided(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    try fixture.expectRefused(["5", "1", "6", "0"].map { row.insert(["voided_by": $0]) }, saying: "written current")
  }

  @Test(arguments: factTables) func noFactRefersToNothing(table: String) throws {
    try fixture.openEntryByShell()
    let row = try FactRow(table, in: fixture)
    let references = row.columns.filter { $0.refersTo != nil && $0.refersTo != "entry" }
    // Fact 3 of organizations and of systems goes on from another, and so names nothing.
    let attempts = references.flatMap { column in
      ["0", "-1", "3", "99"].map { row.insert([column.name: $0]) }
    }
    if !attempts.isEmpty { try fixture.expectRefused(attempts, saying: "\(table): ") }
    #expect(attempts.isEmpty == ["registry", "closing", "holiday", "rule", "requirement", "answer"].contains(table))
  }

  @Test func aCodeHasOneBearerAtATime() throws {
    try fixture.openEntryByShell()
    for table in ["organization", "system"] {
      let row = try FactRow(table, in: fixture)
      let next = "(SELECT max(fact) + 1 FROM \(table))"
      try fixture.expectRefused(
        [row.insert(["id": next, "valid_from": "valid_from", "valid_to": "valid_to"])],
        saying: "this code belongs to another")
      try fixture.accept(row.insert(["id": next]))
    }
  }
}
