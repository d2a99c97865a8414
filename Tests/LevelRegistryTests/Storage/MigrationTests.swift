import CapdoSQLite
import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// Versions of the schema. None but the first is released, so the steps here are made up.
@Suite struct MigrationTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  static let tables = ["CREATE TABLE second (a) STRICT", "CREATE TABLE third (a) STRICT"].map {
    $0.replacing("(a)", with: "(a TEXT)")
  }

  /// The schema with one more table for each step.
  static func schema(_ version: UInt32, steps: [Migration]? = nil) -> Schema {
    let added = tables.prefix(Int(version) - 1)
    return Schema(
      version: version, steps: steps ?? added.map { Migration($0) },
      bytes: Array((Schema.current.text + added.map { $0 + ";\n" }.joined()).utf8))
  }

  func open(_ access: Registry.Access, _ schema: Schema, warn: @escaping (RegistryWarning) -> Void = { _ in }) throws
    -> Registry
  {
    let noon = try Moment("2024-11-20T05:00:00Z")
    return try Registry(opening: fixture.path, for: access, schema: schema, now: { noon }, warn: warn)
  }

  var backup: String { fixture.path + ".schema-1-2024-11-20T050000Z" }

  @Test(arguments: [2, 3] as [UInt32]) func aCommandThatRecordsBringsAnOlderFileUpToDateAfterABackup(version: UInt32)
    throws
  {
    var warnings: [RegistryWarning] = []
    let registry = try open(.recording, Self.schema(version)) { warnings.append($0) }
    #expect(warnings == [.migrated(backup: backup)])
    #expect(try fixture.accept("PRAGMA user_version") == "\(version)\n")
    try registry.record(by: "lan") { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    #expect(try Registry(opening: backup, for: .reading).snapshot().entry == 2)
    #expect(try open(.reading, Self.schema(version)).snapshot().entry == 3)
  }

  @Test func aSecondRunMigratesNothing() throws {
    _ = try open(.recording, Self.schema(2))
    try FileManager.default.removeItem(atPath: backup)
    _ = try open(.recording, Self.schema(2)) { _ in Issue.record("migrated again") }
    #expect(!FileManager.default.fileExists(atPath: backup))
  }

  @Test func aQuestionOnAnOlderFileSaysWhatToDoAndChangesNothing() throws {
    let before = try fixture.bytes
    let error = RegistryError.isOlder(path: fixture.path, version: 1)
    #expect(throws: error) { try open(.reading, Self.schema(2)) }
    #expect(try fixture.bytes == before)
  }

  @Test func aStepThatFailsLeavesTheOldVersion() throws {
    let before = try fixture.accept(".schema")
    let steps = [Migration("CREATE TABLE second (a TEXT) STRICT; CREATE TABLE nonsense")]
    #expect(throws: RegistryError.self) { try open(.recording, Self.schema(2, steps: steps)) }
    #expect(try fixture.accept(".schema") == before)
    #expect(try fixture.accept("PRAGMA user_version") == "1\n")
    #expect(try fixture.registry.snapshot().entry == 2)
  }

  @Test func aStepThatDoesNotLeadToTheSchemaIsTakenBack() throws {
    let steps = [Migration("CREATE TABLE other (a TEXT) STRICT")]
    #expect(throws: RegistryError.schemaDiffers("other")) { try open(.recording, Self.schema(2, steps: steps)) }
    #expect(try fixture.accept("PRAGMA user_version") == "1\n")
  }

  @Test func aStepDoneBeforeTheInterruptionIsNotDoneAgain() throws {
    let broken = [Migration(Self.tables[0]), Migration("nonsense")]
    #expect(throws: RegistryError.self) { try open(.recording, Self.schema(3, steps: broken)) }
    #expect(try fixture.accept("PRAGMA user_version") == "2\n")
    try FileManager.default.removeItem(atPath: backup)
    _ = try open(.recording, Self.schema(3))
    #expect(try fixture.accept("PRAGMA user_version") == "3\n")
  }

  @Test func withoutAPlaceForTheBackupNothingIsMigrated() throws {
    try Data().write(to: URL(filePath: backup))
    #expect(throws: RegistryError.fileExists(path: backup)) { try open(.recording, Self.schema(2)) }
    #expect(try fixture.accept("PRAGMA user_version") == "1\n")
  }

  @Test func aVersionFromWhichNoStepLeadsIsNoRegister() throws {
    try fixture.accept("PRAGMA user_version = 0")
    #expect(throws: RegistryError.notARegistry(path: fixture.path)) { try Registry(opening: fixture.path) }
    #expect(throws: RegistryError.notARegistry(path: fixture.path)) { try open(.recording, Self.schema(2)) }
  }

  @Test func aNewerVersionIsRefusedByTheOlderSchema() throws {
    _ = try open(.recording, Self.schema(2))
    #expect(throws: RegistryError.isNewer(path: fixture.path, version: 2)) { try Registry(opening: fixture.path) }
  }

  /// Written by scripts/register-fixture, and frozen: `FreezeTests`.
  @Test(arguments: [("v1", "1/1 = 100%", 6, 1), ("v1-every-table", "1/2 = 50.00%", 30, 3)])
  func aRegisterOfVersion1CanBeOpened(name: String, rate: String, entries: Int64, systems: Int) throws {
    let text = Repository.file("fixtures/registers/\(name).sql")
    #expect(try fixture.shell(script: String(contentsOf: text, encoding: .utf8), on: "\(name).db") == "")
    let path = fixture.folder.path + "/\(name).db"
    let verdict = try Registry.verify(path)
    #expect(verdict.isSound, "\(verdict.discrepancies)")
    let snapshot = try Registry(opening: path, for: .reading).snapshot()
    #expect(try snapshot.rate(of: .completion).description == rate)
    #expect(try snapshot.systems().count == systems)
    #expect(snapshot.entry == entries)
    #expect(try ChainInPython.disagreements(path) == [])
  }

  @Test func everyTableOfVersion1HasFactsInItsRegister() throws {
    let text = try String(contentsOf: Repository.file("fixtures/registers/v1-every-table.sql"), encoding: .utf8)
    for table in factTables {
      #expect(text.contains("INTO \(table) VALUES") || text.contains("INTO \"\(table)\" VALUES"), "\(table)")
    }
  }
}
