import CapdoSQLite
import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// A registry in which somebody put the extremes of every column, past every rule: nothing traps, nothing hangs, and a
/// verification says so.
@Suite struct HostileValueTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withEveryFact()
    try fixture.closeTruly(4)
  }

  static let integers = ["9223372036854775807", "-9223372036854775807 - 1", "9007199254740993", "0", "-1"]
  static let texts = ["''", "'9999-12-31'", "'0001-01-01'", "replace(hex(zeroblob(100000)), '00', 'ế')"]

  /// Every column with an extreme; all of them where CAPDO_FULL is set, else one in 197.
  private func changes() throws -> [String] {
    let every = try (["entry"] + factTables).flatMap { table in
      let columns = try fixture.accept("SELECT name, type FROM pragma_table_info('\(table)')").split(separator: "\n")
      return columns.flatMap { column -> [String] in
        let parts = column.split(separator: "|")
        return (parts[1] == "INTEGER" ? Self.integers : Self.texts).map { value in
          "UPDATE OR IGNORE \(table) SET \(parts[0]) = \(value) WHERE rowid = (SELECT max(rowid) FROM \(table))"
        }
      }
    }
    return sample(every, oneIn: 197)
  }

  private static let whole = [
    "UPDATE entry SET seq = -seq", "UPDATE system SET fact = 9223372036854775807 WHERE fact = 1",
    "UPDATE entry SET seq = 9223372036854775807 WHERE seq = 4", "UPDATE rule SET amount = 9223372036854775807",
    "UPDATE system SET id = 9000000000000000000", "UPDATE plan SET voided_by = 9223372036854775807",
  ]

  @Test func everyExtremeIsReportedAndNothingTrapsOrHangs() throws {
    let good = fixture.path
    let copy = fixture.folder.path + "/hostile.db"
    for change in try Self.whole + changes() {
      for made in [copy, copy + ".copy"] { try? FileManager.default.removeItem(atPath: made) }
      try FileManager.default.copyItem(atPath: good, toPath: copy)
      let changed = try alter(copy, change)
      for (name, question) in Self.questions {
        let start = processorTime()
        try? question(copy)
        #expect(processorTime() - start < 5, "\(name) after \(change)")
      }
      if changed { #expect(try !Registry.verify(copy).isSound, "\(change)") }
    }
  }

  /// Changes a file past triggers and rules, and returns whether anything in it is another than before.
  private func alter(_ path: String, _ change: String) throws -> Bool {
    let connection = try Connection(path: path, access: .writing)
    defer { connection.close() }
    let triggers = Fixture.triggers
    try connection.execute(script: "PRAGMA foreign_keys = 0; PRAGMA ignore_check_constraints = 1; \(triggers.dropped)")
    let digest = try content(of: connection)
    try? connection.execute(script: change)
    let changed = try content(of: connection) != digest
    try connection.execute(script: triggers.restored)
    return changed
  }

  private func content(of connection: Connection) throws -> String {
    let hash = SHA256()
    for table in ["entry"] + FactTable.all.map(\.name) {
      try connection.statement("SELECT * FROM \(table) ORDER BY rowid").forEachRow { row in
        for column in 0..<row.count { hash.add(row.stored(column)) }
      }
    }
    return hash.finish()
  }

  private static let questions: [(name: String, ask: @Sendable (String) throws -> Void)] = [
    ("verify", { _ = try Registry.verify($0) }),
    ("backup", { try Registry(opening: $0, for: .reading).backUp(to: $0 + ".copy") }),
    (
      "rate", { path in for measure in Measure.allCases { _ = try HostileValueTests.snapshot(path).rate(of: measure) } }
    ),
    (
      "summary",
      { path in for grouping in Grouping.allCases { _ = try? HostileValueTests.snapshot(path).summary(by: grouping) } }
    ),
    ("list", { try HostileValueTests.snapshot($0).forEachSystem { _ in } }),
    ("check", { _ = try HostileValueTests.snapshot($0).findings() }),
    ("due", { _ = try HostileValueTests.snapshot($0).remedies() }),
    ("deadlines", { _ = try HostileValueTests.snapshot($0).deadlines() }),
    (
      "changes",
      { path in
        let to = try HostileValueTests.snapshot(path)
        try Changes(from: to.asOf(Day("2023-01-01")), to: to).forEachDifference { _ in }
      }
    ),
    ("history", { _ = try HostileValueTests.snapshot($0).history(of: "A") }),
    ("journal", { try HostileValueTests.snapshot($0).forEachJournalLine { _ in } }),
    ("rules", { _ = try HostileValueTests.snapshot($0).rules() }),
    ("organization", { _ = try HostileValueTests.snapshot($0).details(of: "SYT") }),
    (
      "recording",
      { path in
        let noon = try Moment("2024-11-20T12:00:00+07:00")
        let registry = try Registry(opening: path, now: { noon }, user: "tester")
        try registry.record(by: "an") { try $0.setPlan(of: "A", to: .none, on: Day("2024-06-01")) }
      }
    ),
    (
      "reverse",
      { path in
        try Registry(opening: path, user: "tester").record(by: "an", note: "nhầm") { try $0.reverse(3) }
      }
    ),
  ]

  private static func snapshot(_ path: String) throws -> Snapshot {
    try Registry(opening: path, for: .reading).snapshot(asOf: Day("2024-11-20"))
  }
}
