import CapdoSQLite
import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// Versions of the schema. None but the first was released, so the steps here are made up.
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

  /// Written by scripts/register-fixture; anew whenever schema.sql changes, until version 1 is released.
  @Test func aRegisterOfVersion1CanBeOpened() throws {
    let text = Repository.file("fixtures/registers/v1.sql")
    #expect(try fixture.shell(script: String(contentsOf: text, encoding: .utf8), on: "v1.db") == "")
    let path = fixture.folder.path + "/v1.db"
    #expect(try Registry(opening: path, for: .reading).snapshot().rate(of: .completion).description == "1/1 = 100%")
    #expect(try ChainInPython.disagreements(path) == [])
  }
}
