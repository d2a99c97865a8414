import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

@Suite struct SchemaTests {
  let lines = Schema.current.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  @Test func theSchemaInTheProgramIsTheFileAtTheTop() throws {
    #expect(try Repository.text("schema.sql") == Schema.current.text)
  }

  @Test(arguments: FactTable.all.indices) func theColumnsOfAFactTableAreThoseOfTheFile(index: Int) throws {
    let table = FactTable.all[index]
    let columns = try Fixture().accept("SELECT name FROM pragma_table_info('\(table.name)')").split(separator: "\n")
    #expect(columns.map(String.init) == table.columns.map(\.description) + ["voided_by"])
    #expect(table.index == index)
  }

  @Test func everyTableButTheJournalIsAFactTable() throws {
    let tables = try Fixture().accept("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'entry'")
    #expect(tables.split(separator: "\n").map(String.init) == factTables)
  }

  @Test func everyTableIsStrict() throws {
    let fixture = try Fixture()
    #expect(
      try fixture.accept("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
        == "sqlite_schema\n"
    )
    #expect(try fixture.accept("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict") == "19\n")
  }

  @Test func everyTableIndexAndViewHasACommentAboveIt() {
    let commented = ["CREATE TABLE", "CREATE INDEX", "CREATE VIEW"]
    for (index, line) in lines.enumerated() where commented.contains(where: line.hasPrefix) {
      #expect(lines[index - 1].hasPrefix("-- "), "\(line)")
    }
  }

  @Test func theTriggersAreThoseThatTheScriptMakesOfTheTables() throws {
    #expect(try Child.run([Repository.file("scripts/triggers").path, "--check"]).status == 0)
    let creations = lines.filter { $0.hasPrefix("CREATE ") }
    #expect(creations.drop { !$0.hasPrefix("CREATE TRIGGER") }.allSatisfy { $0.hasPrefix("CREATE TRIGGER") })
  }

  @Test func noListOfThreeWordsIsMadeATableAtEachInsertion() {
    let pattern = /CHECK \([^\n]* IN \([^)]*,[^)]*,/
    #expect(lines.allSatisfy { !$0.contains(pattern) })
  }

  @Test func everyTableHasItsThreeTriggers() throws {
    let output = try Fixture().accept("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1")
    let expected = (factTables + ["entry"]).flatMap { table in ["insert", "update", "delete"].map { "\(table)_\($0)" } }
    #expect(output.split(separator: "\n").map(String.init) == expected.sorted())
  }

  @Test(arguments: factTables) func theUpdateTriggerComparesEveryColumn(table: String) throws {
    let fixture = try Fixture()
    let sql = try fixture.accept("SELECT sql FROM sqlite_schema WHERE name = '\(table)_update'")
    for column in try FactRow(table, in: fixture).columns {
      #expect(sql.contains("NEW.\(column.name)") && sql.contains("OLD.\(column.name)"), "\(column.name)")
    }
  }

  @Test(arguments: factTables) func theKeyOfATableHasAnIndexWithTheDayBehindIt(table: String) throws {
    let key = try #require(FactTable.all.first { $0.name.description == table }).key.map(\.description)
    let indexes = try Fixture().accept("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '\(table)'")
    let columns = (key + ["valid_from"]).joined(separator: ", ")
    #expect(indexes.contains("(\(columns))") || indexes.contains("(\(columns), valid_to, entry, voided_by, "))
  }

  @Test func aNewRegisterHasExactlyTheObjectsOfTheSchema() throws {
    let fixture = try Fixture()
    let names = try fixture.accept("SELECT name FROM sqlite_schema ORDER BY rowid").split(separator: "\n")
    let creations = lines.filter { $0.hasPrefix("CREATE ") }.map { $0.split(separator: " ")[2] }
    #expect(names == creations)
    try Schema.current.compare(with: fixture.registry.connection.opened())
  }

  @Test func aRegisterIsSoundInTheEyesOfTheShell() throws {
    let fixture = try Fixture.withEveryFact()
    #expect(try fixture.accept("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok\n")
    #expect(try fixture.accept("PRAGMA application_id; PRAGMA user_version") == "1667330148\n1\n")
  }
}

/// Files whose schema somebody altered.
@Suite struct AlteredSchemaTests {
  static let planDelete = "CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN"
  static let alterations = [
    ("CREATE TABLE extra (a)", "extra"),
    ("CREATE VIEW extra AS SELECT * FROM plan", "extra"),
    ("CREATE INDEX extra ON plan (status)", "extra"),
    ("CREATE TRIGGER extra AFTER INSERT ON plan BEGIN SELECT 1; END", "extra"),
    ("CREATE TEMP TRIGGER t AFTER INSERT ON plan BEGIN SELECT 1; END; CREATE TABLE extra (a)", "extra"),
    ("CREATE VIRTUAL TABLE extra USING fts5 (a)", "extra"),
    ("ANALYZE", "sqlite_stat1"),
    ("DROP TRIGGER plan_delete", "plan_delete"),
    ("DROP TRIGGER entry_insert", "entry_insert"),
    ("DROP TRIGGER plan_delete; \(planDelete) SELECT 1; END", "plan_delete"),
    ("DROP TRIGGER plan_delete; \(planDelete)\n  SELECT RAISE(ABORT, 'Plan: nothing is deleted');\nEND", "plan_delete"),
    ("DROP INDEX plan_by_system", "plan_by_system"),
    ("DROP INDEX plan_by_system; CREATE INDEX plan_by_system ON plan (system)", "plan_by_system"),
    ("DROP TABLE plan", "plan"),
    ("DROP TABLE closing; CREATE VIEW closing AS SELECT 1 AS fact", "closing"),
    ("ALTER TABLE plan ADD COLUMN extra TEXT", "plan"),
    ("ALTER TABLE plan ADD COLUMN extra TEXT AS (status)", "plan"),
    ("ALTER TABLE plan RENAME COLUMN evidence TO proof", "plan"),
    ("ALTER TABLE holiday RENAME TO feast", "feast"),
    ("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '1 AND 3', '1 AND 5')", "dossier"),
    ("PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'plan_update'", "plan_update"),
  ]

  @Test(arguments: alterations, [.reading, .recording] as [Registry.Access])
  func anAlteredSchemaIsRefusedByName(alteration: (sql: String, name: String), access: Registry.Access) throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.accept(alteration.sql)
    let before = try fixture.bytes
    let error = #expect(throws: RegistryError.self) { try Registry(opening: fixture.path, for: access) }
    guard case .schemaDiffers(let name) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(name.hasPrefix(alteration.name))
    #expect(try fixture.bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["capdo.db"])
  }

  @Test func aFileThatWasCompactedIsTheSame() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.accept("VACUUM")
    #expect(try Registry(opening: fixture.path).snapshot().entry == 2)
  }

  @Test func aTableThatWasDroppedAndMadeAgainToTheLetterIsTheSame() throws {
    let fixture = try Fixture.withTwoSystems()
    let sql = try fixture.accept("SELECT sql FROM sqlite_schema WHERE name = 'plan_by_system'").dropLast()
    try fixture.accept("DROP INDEX plan_by_system; \(sql);")
    #expect(try Registry(opening: fixture.path).snapshot().entry == 2)
  }
}
