import Foundation
import Testing

/// Journals left by a crash: reliability.md B5.
@Suite struct JournalTests {
  /// Leaves `x.db` as a crash does: half written, beside its journal, which holds page 1 as that of every commit does.
  static func crash(_ bench: Bench, rows: Int, of register: String = "r.db") throws {
    try bench.shell(
      """
      sqlite3 \(register) <<'END'
      PRAGMA cache_size = 1;
      BEGIN;
      PRAGMA user_version = 1;
      INSERT INTO entry VALUES (7, '2024-11-20T06:00:00Z', 'an', 'an', 'by hand', NULL, NULL, NULL, NULL);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
      INSERT INTO confirmation
      SELECT i, 1, date('1900-01-01', i || ' days'), date('1900-01-02', i || ' days'), 7, NULL FROM n;
      .shell cp \(register) x.db
      .shell cp \(register)-journal x.db-journal
      ROLLBACK;
      END
      """)
  }

  static let commands = [
    ["rate"], ["plan", "HT-1", "none", "--on", "2024-06-07"], ["backup", "b.db"],
  ]

  @Test func whatWasNotAcknowledgedIsRolledBackByWhateverComesFirst() throws {
    for rows in [1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 6_000, 8_000].prefix(count(1, full: 8)) {
      for command in Self.commands {
        let bench = try Bench()
        try Self.crash(bench, rows: rows)
        let outcome = try bench.capdo(command, on: bench.path("x.db"))
        #expect(outcome.status == 0, "\(rows) \(command) \(outcome.errors)")
        let entries = command[0] == "plan" ? 7 : 6
        #expect(try bench.shell("sqlite3 x.db 'SELECT count(*) FROM entry'") == "\(entries)\n")
        #expect(try !bench.names().contains("x.db-journal"))
        #expect(try bench.oracle(["x.db", "r.db"]) == "")
      }
    }
  }

  /// SQLite itself would roll it back, and destroy both files.
  @Test(arguments: commands) func theJournalOfAnotherRegisterIsRefused(command: [String]) throws {
    let bench = try Bench()
    try bench.shell("CAPDO_DB=other.db \"$CAPDO\" init > /dev/null")
    try Self.crash(bench, rows: 2_000)
    try bench.shell("cp other.db x.db")
    let (before, journal) = (try bench.bytes("x.db"), try bench.bytes("x.db-journal"))
    let outcome = try bench.capdo(command, on: bench.path("x.db"))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("x.db-journal' is the journal of another file"), "\(outcome.errors)")
    #expect(try bench.bytes("x.db") == before && bench.bytes("x.db-journal") == journal)
  }

  @Test func theJournalOfAnOlderCopyIsRefused() throws {
    let bench = try Bench()
    try bench.shell("cp r.db old.db")
    for status in ["none", "partial", "full"] {
      #expect(try bench.capdo(["plan", "HT-1", status, "--on", "2024-06-07"]).status == 0)
    }
    try Self.crash(bench, rows: 2_000, of: "old.db")
    try bench.shell("cp r.db x.db")
    let outcome = try bench.capdo(["rate"], on: bench.path("x.db"), language: "vi")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("là journal của tệp khác, hoặc của bản cũ hơn"), "\(outcome.errors)")
  }

  /// What is left may look whole: only a checkpoint kept elsewhere tells.
  @Test func withoutItsJournalAFileIsOldOrDamagedButNothingCrashes() throws {
    for rows in [1_000, 8_000] {
      let bench = try Bench()
      try Self.crash(bench, rows: rows)
      try bench.shell("rm x.db-journal")
      let outcome = try bench.capdo(["list"], on: bench.path("x.db"))
      #expect([0, 65].contains(outcome.status) && !outcome.isCrash)
    }
  }
}
