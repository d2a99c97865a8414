import Foundation

@testable import LevelRegistry

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// What somebody with the plain shell, and no scruples, can do to the file.
extension Fixture {
  /// The statements that drop the triggers, and those that put them back to the letter.
  static var triggers: (dropped: String, restored: String) {
    let tables = factTables + ["entry"]
    let dropped = tables.flatMap { table in ["insert", "update", "delete"].map { "DROP TRIGGER \(table)_\($0);" } }
    let restored = Schema.current.text.components(separatedBy: "\nCREATE TRIGGER ").dropFirst().map { part in
      "CREATE TRIGGER " + part.components(separatedBy: "\nEND;")[0] + "\nEND;"
    }
    return (dropped.joined(separator: "\n"), restored.joined(separator: "\n"))
  }

  /// Runs statements with the triggers dropped, no CHECK and no reference looked at, and puts the triggers back.
  func alter(_ sql: String) throws {
    let triggers = Self.triggers
    try shell(
      script: """
        PRAGMA ignore_check_constraints = 1;
        \(triggers.dropped)
        \(sql);
        \(triggers.restored)
        """)
  }

  /// Gives an entry the digest that its content makes.
  func closeTruly(_ entry: Int64) throws {
    let verdict = try Registry.verify(path)
    for found in verdict.discrepancies where found.kind == .digest && found.entry == entry {
      try alter("UPDATE entry SET digest = '\(found.expected ?? "")' WHERE seq = \(entry)")
    }
  }

  /// Gives every entry, from the first on, the digest that its content makes.
  func rewriteDigests() throws {
    while let wrong = try Registry.verify(path).discrepancies.first(where: { $0.kind == .digest })?.entry {
      try closeTruly(wrong)
    }
  }

  /// Takes the last entries away with all they wrote and voided.
  func cutTail(_ entries: Int) throws {
    let last = "(SELECT max(seq) - \(entries) FROM entry)"
    let cuts = factTables.map {
      "DELETE FROM \($0) WHERE entry > \(last); UPDATE \($0) SET voided_by = NULL WHERE voided_by > \(last);"
    }
    try alter(cuts.joined(separator: "\n") + "DELETE FROM entry WHERE seq > \(last)")
  }
}
