import CapdoSQLite
import Foundation
import Testing

@testable import LevelRegistry

/// A register beside the journal of a transaction that never ended, as a crash leaves it.
@Suite struct CrashTests {
  let fixture: Fixture
  let copy: String

  init() throws {
    fixture = try .withTwoSystems()
    copy = fixture.folder.path + "/crashed"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    // A cache of one page makes the shell write the file before the end.
    let output = try fixture.shell(
      script: """
        PRAGMA cache_size = 1;
        BEGIN;
        INSERT INTO entry VALUES (3, '2024-11-20T06:00:00Z', 'an', 'an', 'by hand', NULL, NULL, NULL, NULL);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO holiday SELECT i + (SELECT max(fact) FROM holiday), 'x', date('2000-01-01', i || ' days'),
          date('2000-01-02', i || ' days'), 3, NULL FROM n;
        .shell cp '\(fixture.path)' '\(fixture.path)-journal' '\(copy)'
        ROLLBACK;
        """)
    try #require(output == "")
    try #require(FileManager.default.fileExists(atPath: copy + "/capdo.db-journal"))
    let (copied, kept) = (try Data(contentsOf: URL(filePath: copy + "/capdo.db")), try fixture.bytes)
    try #require(copied != kept)
  }

  @Test(arguments: [.reading, .recording] as [Registry.Access])
  func whatWasNotAcknowledgedIsRolledBackOnOpening(access: Registry.Access) throws {
    let registry = try Registry(opening: copy + "/capdo.db", for: access)
    #expect(try registry.snapshot().entry == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy) == ["capdo.db"])
    #expect(try ChainInPython.disagreements(copy + "/capdo.db") == [])
  }

  @Test func whereNothingCanBeWrittenAQuestionNamesTheJournal() throws {
    let before = try Data(contentsOf: URL(filePath: copy + "/capdo.db"))
    // Others may read what a crash left, but not the folder of the test itself.
    for (name, mode) in [("", 0o555), ("/capdo.db", 0o444), ("/capdo.db-journal", 0o444)] as [(String, mode_t)] {
      try #require(chmod(copy + name, mode) == 0)
    }
    defer { chmod(copy, 0o755) }
    for access in [Registry.Access.reading, .recording] {
      try asNobody {
        let error = #expect(throws: (any Error).self) { try Registry(opening: copy + "/capdo.db", for: access) }
        guard case .cannotRollBack(copy + "/capdo.db", _)? = error as? RegistryError else {
          return #expect(Bool(false), "\(String(describing: error))")
        }
      }
    }
    #expect(try Data(contentsOf: URL(filePath: copy + "/capdo.db")) == before)
  }
}
