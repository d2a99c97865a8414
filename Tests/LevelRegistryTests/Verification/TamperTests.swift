import Foundation
import LevelRegistry
import TestSupport
import Testing

/// What somebody does with the plain shell after dropping the triggers, which they put back to the letter.
///
/// verify reports each change, and docs/verify.py agrees.
@Suite struct TamperTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withEveryFact()
    try fixture.closeTruly(4)
    try #require(try Registry.verify(fixture.path).isSound)
  }

  @Test(arguments: factTables) func everyChangeOfARowIsReported(table: String) throws {
    try expectReported(try changes(of: table))
  }

  @Test func everyChangeOfAnEntryIsReported() throws {
    let columns = ["recorded_at", "actor", "os_user", "act", "note", "source"]
    let edits = (1...4).flatMap { entry in
      columns.flatMap { column in
        [
          "UPDATE entry SET \(column) = ifnull(\(column), '') || 'x' WHERE seq = \(entry)",
          "UPDATE entry SET \(column) = NULL WHERE seq = \(entry)",
        ]
      }
    }
    try expectReported(
      edits + [
        "UPDATE entry SET run = 1 WHERE seq = 3", "UPDATE entry SET run = 3 WHERE seq = 3",
        "UPDATE entry SET recorded_at = '2024-11-20T06:00:00Z' WHERE seq = 2",
        "UPDATE entry SET digest = replace(digest, substr(digest, 1, 1), 'f') WHERE seq = 4 AND digest NOT LIKE 'f%'",
        "UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3", "DELETE FROM entry WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 1", "DELETE FROM entry WHERE seq = 4", "DELETE FROM entry",
        "INSERT INTO entry SELECT 5, recorded_at, actor, os_user, act, note, source, run, digest FROM entry WHERE seq = 4",
        "INSERT INTO entry SELECT 0, recorded_at, actor, os_user, act, note, source, run, digest FROM entry WHERE seq = 4",
        Self.swap("entry", "seq", 2, 3),
      ])
  }

  /// Rows edited, emptied, added, removed, swapped, moved to another entry, voided and brought back.
  private func changes(of table: String) throws -> [String] {
    let row = try FactRow(table, in: fixture)
    let last = "(SELECT max(fact) FROM \(table))"
    let edits = row.columns.flatMap { column in
      ["\(column.name) = \(FactRow.another(column))", "\(column.name) = NULL"].map {
        "UPDATE \(table) SET \($0) WHERE fact = 1"
      }
    }
    let columns = row.columns.dropFirst().map(\.name).joined(separator: ", ")
    return edits + [
      "INSERT INTO \(table) SELECT max(fact) + 1, \(columns) FROM \(table)",
      "DELETE FROM \(table) WHERE fact = 1", "DELETE FROM \(table) WHERE fact = \(last)", "DELETE FROM \(table)",
      Self.swap(table, "fact", 1, 2), "UPDATE \(table) SET entry = entry - 1 WHERE fact = 1",
      "UPDATE \(table) SET entry = entry + 1 WHERE fact = \(last)", "UPDATE \(table) SET entry = 99",
      "UPDATE \(table) SET voided_by = 4 WHERE voided_by IS NULL", "UPDATE \(table) SET voided_by = 1",
      "UPDATE \(table) SET voided_by = 99 WHERE fact = \(last)", "UPDATE \(table) SET voided_by = NULL",
    ]
  }

  /// Two rows change places.
  private static func swap(_ table: String, _ key: String, _ one: Int, _ other: Int) -> String {
    """
    UPDATE \(table) SET \(key) = -1 WHERE \(key) = \(one);
    UPDATE \(table) SET \(key) = \(one) WHERE \(key) = \(other);
    UPDATE \(table) SET \(key) = \(other) WHERE \(key) = -1
    """
  }
}

extension TamperTests {
  /// Makes changes in copies of their own, by one shell, and verifies all of them: a seventh where CAPDO_FULL is not set.
  private func expectReported(_ every: [String]) throws {
    let changes = sample(every, oneIn: 12)
    let triggers = Fixture.triggers
    let before = try content(of: "capdo.db")
    var script = ""
    for (index, change) in changes.enumerated() {
      script += """
        .shell cp '\(fixture.path)' '\(path(index))'
        .open '\(path(index))'
        PRAGMA synchronous = OFF;
        PRAGMA ignore_check_constraints = 1;
        BEGIN;
        \(triggers.dropped)
        \(change);
        \(triggers.restored)
        COMMIT;

        """
    }
    try fixture.shell(script: script)
    // What NOT NULL refused has changed nothing.
    let altered = try changes.indices.filter { try content(of: "\($0).db") != before }
    #expect(!altered.isEmpty)
    let answers = try AuditInPython.verify(altered.map(path))
    for (index, answer) in zip(altered, answers) {
      let verdict = try Registry.verify(path(index))
      #expect(!verdict.isSound, "\(changes[index])")
      #expect(!verdict.discrepancies.contains { $0.kind == .schema }, "\(changes[index])")
      #expect(!answer.isSound, "docs/verify.py: \(changes[index])")
    }
  }

  private func path(_ index: Int) -> String { fixture.folder.path + "/\(index).db" }

  /// Every row, whatever the order of the objects.
  private func content(of name: String) throws -> String {
    try fixture.shell(script: (factTables + ["entry"]).map { "SELECT * FROM \($0);\n" }.joined(), on: name)
  }
}
