import CapdoCSQLite
import Foundation
import TestSupport
import Testing

@testable import CapdoSQLite

@Suite struct SettingsTests {
  let folder: TemporaryFolder
  let writing: Connection

  init() throws {
    folder = try TemporaryFolder()
    writing = try Connection(path: folder.database(), access: .writing)
  }

  func setting(_ sql: SQL) throws -> Value? {
    try writing.statement(sql).first { try $0.value(0) }
  }

  @Test func aWritingConnectionLosesNothingWhenThePowerFails() throws {
    #expect(try setting("PRAGMA journal_mode") == .text("delete"))
    #expect(try setting("PRAGMA synchronous") == .integer(3))
  }

  @Test func aReplacedRowFiresItsDeleteTrigger() throws {
    #expect(try setting("PRAGMA recursive_triggers") == .integer(1))
    try writing.execute(
      script: """
        CREATE TABLE kept (a INTEGER PRIMARY KEY, b TEXT) STRICT;
        CREATE TRIGGER kept_delete BEFORE DELETE ON kept BEGIN SELECT RAISE(ABORT, 'kept'); END;
        INSERT INTO kept VALUES (1, 'x');
        """)
    let error = #expect(throws: SQLiteError.self) { try writing.execute(script: "REPLACE INTO kept VALUES (1, 'y')") }
    #expect(error?.message == "kept")
  }

  @Test func foreignKeysHold() throws {
    #expect(try setting("PRAGMA foreign_keys") == .integer(1))
    try writing.execute(script: "CREATE TABLE p (a INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p)")
    let error = #expect(throws: SQLiteError.self) { try writing.execute(script: "INSERT INTO c VALUES (7)") }
    #expect(error?.isConstraint == true)
  }

  @Test func damagedPagesAreLookedForAndNothingIsMapped() throws {
    #expect(try setting("PRAGMA cell_size_check") == .integer(1))
    #expect(try setting("PRAGMA mmap_size") == .integer(0))
  }

  @Test func aReadingConnectionIsGuardedToo() throws {
    let reading = try Connection(path: folder.path("x.db"), access: .reading)
    #expect(try reading.integer("PRAGMA cell_size_check") == 1)
    #expect(try reading.integer("PRAGMA mmap_size") == 0)
    #expect(throws: SQLiteError.self) { try reading.statement("SELECT \"nope\"") }
  }

  @Test(arguments: ["SELECT \"nope\"", "CREATE INDEX i ON t (\"nope\")", "DELETE FROM t WHERE b = \"nope\""] as [SQL])
  func aNameInQuotesIsNeverAText(sql: SQL) throws {
    let error = #expect(throws: SQLiteError.self) { try writing.statement(sql) }
    #expect(error?.message.contains("nope") == true)
  }

  @Test(
    arguments: [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 1),
    ] as [(Int32, Int32)])
  func everySwitchIsAsRead(option: Int32, expected: Int32) throws {
    var value: Int32 = -1
    #expect(capdo_sqlite_configure(writing.handle, option, -1, &value) == SQLITE_OK)
    #expect(value == expected)
  }

  @Test func theSchemaTableCannotBeWritten() throws {
    try writing.execute(script: "PRAGMA writable_schema = ON")
    #expect(throws: SQLiteError.self) { try writing.execute(script: "UPDATE sqlite_schema SET sql = ''") }
    #expect(throws: SQLiteError.self) { try writing.execute(script: "DELETE FROM sqlite_schema") }
  }

  @Test func theJournalCannotBeSwitchedOff() throws {
    try writing.execute(script: "PRAGMA journal_mode = OFF")
    #expect(try setting("PRAGMA journal_mode") == .text("delete"))
  }

  @Test func aStatementBeyond64KiBIsRefused() throws {
    let script = "SELECT 1 -- " + String(repeating: "x", count: 1 << 16)
    let error = #expect(throws: SQLiteError.self) { try writing.execute(script: script) }
    #expect(error?.code == 18)
  }

  @Test func noExtensionCanBeLoaded() throws {
    let error = #expect(throws: SQLiteError.self) { try writing.execute(script: "SELECT load_extension('/tmp/x.so')") }
    #expect(error?.message == "not authorized")
  }

  @Test func thisIsTheSQLiteThatIsUsed() throws {
    let version = try writing.statement("SELECT sqlite_version()").first { try $0.text(0) }
    let options = try writing.statement("PRAGMA compile_options").rows { try $0.text(0) }
    print("SQLite \(version ?? "?"): \(options.joined(separator: " "))")
    #expect(sqlite3_libversion_number() >= 3_037_000, "STRICT tables came with 3.37")
    #expect(sqlite3_threadsafe() > 0)
    #expect(!options.contains("OMIT_FOREIGN_KEY") && !options.contains("OMIT_TRIGGER"))
  }

  @Test(
    arguments: [
      "CREATE TABLE s (a INTEGER PRIMARY KEY, b TEXT) STRICT", "SELECT 1 WHERE (1, 2) IS NOT (1, 3)",
      "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', '2024-11-20T05:00:00Z')", "SELECT row_number() OVER ()",
      "VACUUM INTO ?",
    ] as [SQL])
  func thisSQLiteHasWhatTheRegisterUses(sql: SQL) throws {
    _ = try writing.statement(sql)
  }
}
