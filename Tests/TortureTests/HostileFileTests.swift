import Foundation
import Testing

/// Files that are no register of ours: reliability.md B3 and B4.
@Suite struct HostileFileTests {
  /// A file made beside the register by lines of sh, and the words that refuse it.
  struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    let english: String
    let vietnamese: String
    var testDescription: String { name }

    init(_ name: String, _ script: String, _ english: String, _ vietnamese: String) {
      (self.name, self.script, self.english, self.vietnamese) = (name, script, english, vietnamese)
    }

    /// An altered schema: the plain shell does it, and the refusal names the object.
    init(schema sql: String, names object: String) {
      self.init(
        sql, "cp r.db x.db; sqlite3 -cmd '.dbconfig defensive off' x.db \"\(sql)\" > /dev/null",
        "the schema of the file was changed: '\(object)'", "lược đồ của tệp đã bị sửa: '\(object)'")
    }
  }

  private static let noRegister = ("is not a registry", "không phải là sổ đăng ký")

  static let files = [
    Hostile("text", "echo 'no register' > x.db", noRegister.0, noRegister.1),
    Hostile("empty file", ": > x.db", "is empty", "rỗng"),
    Hostile("database of another program", "sqlite3 x.db 'CREATE TABLE t (a)'", noRegister.0, noRegister.1),
    Hostile(
      "another program's number", "cp r.db x.db; sqlite3 x.db 'PRAGMA application_id = 7'", noRegister.0, noRegister.1),
    Hostile(
      "newer schema", "cp r.db x.db; sqlite3 x.db 'PRAGMA user_version = 2'",
      "was made by a newer version of this program (schema 2)",
      "do phiên bản mới hơn của chương trình này tạo ra (lược đồ 2)"),
    Hostile(
      "version from which nothing leads", "cp r.db x.db; sqlite3 x.db 'PRAGMA user_version = 0'", noRegister.0,
      noRegister.1),
    Hostile(
      "switched to a write-ahead log", "cp r.db x.db; sqlite3 x.db 'PRAGMA journal_mode = WAL' > /dev/null",
      "was switched to a write-ahead log", "chế độ WAL"),
    Hostile(
      "a write-ahead log beside it", "cp r.db x.db; echo x > x.db-wal", "was switched to a write-ahead log",
      "chế độ WAL"),
    Hostile(
      "UTF-16, little end first", "(echo \"PRAGMA encoding = 'UTF-16le';\"; sqlite3 r.db .dump) | sqlite3 x.db",
      noRegister.0, noRegister.1),
    Hostile(
      "UTF-16, big end first", "(echo \"PRAGMA encoding = 'UTF-16be';\"; sqlite3 r.db .dump) | sqlite3 x.db",
      noRegister.0, noRegister.1),
    Hostile("cut in the header", "head -c 99 r.db > x.db", noRegister.0, noRegister.1),
    Hostile("cut after the first page", "head -c 4096 r.db > x.db", "the file is damaged", "tệp bị hỏng"),
  ]

  /// Replaces part of an object's text behind SQLite's back.
  private static func rewritten(_ object: String, _ old: String, _ new: String) -> Hostile {
    Hostile(
      schema: """
        PRAGMA writable_schema = 1;
        UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)') WHERE name = '\(object)';
        """, names: object)
  }

  static let schemas = [
    Hostile(schema: "CREATE TABLE extra (a);", names: "extra"),
    Hostile(schema: "CREATE VIEW extra AS SELECT * FROM plan;", names: "extra"),
    Hostile(schema: "CREATE INDEX extra ON plan (status);", names: "extra"),
    Hostile(schema: "CREATE TRIGGER extra AFTER INSERT ON plan BEGIN SELECT 1; END;", names: "extra"),
    Hostile(schema: "CREATE VIRTUAL TABLE extra USING fts5 (a);", names: "extra"),
    Hostile(schema: "DROP TRIGGER entry_delete;", names: "entry_delete"),
    Hostile(schema: "DROP TRIGGER plan_insert;", names: "plan_insert"),
    Hostile(schema: "DROP TRIGGER approval_update;", names: "approval_update"),
    Hostile(schema: "DROP INDEX organization_by_code;", names: "organization_by_code"),
    Hostile(
      schema: "DROP TRIGGER plan_delete; CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN SELECT 1; END;",
      names: "plan_delete"),
    Hostile(
      schema: "DROP TABLE closing; CREATE VIEW closing AS SELECT 1 AS fact, 'x' AS name;", names: "closing"),
    Hostile(schema: "ALTER TABLE holiday ADD COLUMN extra INTEGER AS (fact + 1);", names: "holiday"),
    Hostile(schema: "ALTER TABLE holiday ADD COLUMN extra TEXT;", names: "holiday"),
    Hostile(schema: "ALTER TABLE contact RENAME COLUMN phone TO telephone;", names: "contact"),
    Hostile(
      schema: "CREATE INDEX extra ON plan (abs(fact)\(String(repeating: " + abs(fact)", count: 400)));", names: "extra"),
    Hostile(schema: "CREATE INDEX extra ON plan (status) WHERE status = 'full';", names: "extra"),
    Hostile(schema: "ANALYZE;", names: "sqlite_stat1"),
    rewritten("approval", "BETWEEN 1 AND 3", "BETWEEN 1 AND 4"),
    rewritten("rule", "STRICT", ""),
    rewritten("plan_insert", "RAISE(ABORT", "RAISE(FAIL"),
  ]

  func expectRefused(_ hostile: Hostile) throws {
    let bench = try Bench()
    try bench.shell(hostile.script)
    let (before, names) = (try bench.bytes("x.db"), try bench.names())
    let commands = [
      ["rate"], ["plan", "HT-1", "none", "--on", "2024-06-07"], ["backup", bench.path("b.db")],
      ["--db", bench.path("c.db"), "restore", bench.path("x.db")],
    ]
    let languages = [("en", hostile.english), ("vi", hostile.vietnamese)]
    for (index, command) in commands.prefix(count(2, full: 4)).enumerated() {
      let (language, words) = languages[index % 2]
      let outcome = try bench.capdo(command, on: bench.path("x.db"), language: language)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(words), "\(command) \(outcome.errors)")
    }
    #expect(try bench.bytes("x.db") == before)
    #expect(try bench.names() == names)
  }

  @Test(arguments: files) func whatIsNoRegisterIsRefusedByNameAndNotTouched(file: Hostile) throws {
    try expectRefused(file)
  }

  @Test(arguments: schemas) func anAlteredSchemaIsRefusedByTheNameOfWhatDiffers(schema: Hostile) throws {
    try expectRefused(schema)
  }

  @Test func theyAreAsManyAsWasPromised() {
    #expect(Self.files.count == 12 && Self.schemas.count == 20)
  }
}
