import SQLite

/// What an entry did to one table.
struct EntryMarks {
  let entry: Int64
  let table: FactTable
  /// The facts that it wrote, but for those that it voided itself, and which later entry voided each.
  let written: [(fact: Fact, voidedBy: Int64?)]
  /// Those of earlier entries that it voided.
  let replaced: [Fact]

  init(of entry: Int64, in table: FactTable, _ connection: Connection) throws {
    self.entry = entry
    self.table = table
    func facts(_ condition: SQL) throws -> [(fact: Fact, voidedBy: Int64?)] {
      let columns = SQL.joined(table.columns + ["voided_by"], separator: ", ")
      return try connection.statement("SELECT \(columns) FROM \(table.name) WHERE \(condition) ORDER BY fact")
        .rows(.integer(entry)) { (try Fact($0, of: table), try $0.optionalInteger(table.columns.count)) }
    }
    written = try facts("entry = ?1 AND voided_by IS NOT ?1")
    replaced = try facts("voided_by = ?1 AND entry <> ?1").map(\.fact)
  }

  /// The organizations or systems that it introduced: each bears the number of its first fact.
  var introduced: [Int64] {
    written.map(\.fact).filter { $0.key == [.integer($0.number)] }.map(\.number)
  }
}

// Who rests on an entry that is to be taken back.
extension Recording {
  /// The refusal that names a later entry.
  func builtUpon(_ entry: Int64, by later: Int64) throws -> RegistryError {
    let action = try JournalLine.find(later, in: connection)?.action ?? ""
    return action == "reverse \(entry)"
      ? .reversedAlready(entry, by: later) : .builtUpon(entry, by: later, action: action)
  }

  /// Throws when a fact that still stands names what the entry introduced, or is the share of a successor that the entry
  /// named.
  func mustRestOnNothing(_ marks: [EntryMarks]) throws {
    for (table, column, target) in FactTable.references {
      let introduced = marks[target.index].introduced
      if let later = try latestEntry(in: table, naming: introduced, column) {
        throw try builtUpon(marks[target.index].entry, by: later)
      }
    }
    let successions = marks[FactTable.succession.index]
    for (succession, _) in successions.written {
      if let later = try latestShare(succession, after: successions.entry) {
        throw try builtUpon(successions.entry, by: later)
      }
    }
  }

  private func latestEntry(in table: FactTable, naming ids: [Int64], _ column: SQL) throws -> Int64? {
    guard !ids.isEmpty else { return nil }
    return try connection.statement(
      """
      SELECT max(entry) FROM \(table.name)
      WHERE \(column) IN (SELECT value FROM json_each(?)) AND voided_by IS NULL
      """
    ).first(.text("[\(ids.map(String.init).joined(separator: ","))]")) { try $0.optionalInteger(0) } ?? nil
  }

  /// The latest entry after another that put the successor in the place of the predecessor on the day of the succession.
  private func latestShare(_ succession: Fact, after entry: Int64) throws -> Int64? {
    try Self.mentions.compactMap { table, columns in
      let handed = SQL.joined(
        columns.map { "before.\(table.values[$0]) = ?1 AND after.\(table.values[$0]) = ?2" }, separator: " OR ")
      return try connection.statement(
        """
        SELECT max(after.entry) FROM \(table.name) AS before JOIN \(table.name) AS after
        ON after.\(table.key[0]) = before.\(table.key[0]) AND after.valid_from = before.valid_to
        WHERE before.voided_by IS NULL AND after.voided_by IS NULL AND before.valid_to = ?3 AND after.entry > ?4
          AND (\(handed))
        """
      ).first(succession.key + [.text(succession.from.description), .integer(entry)]) { try $0.optionalInteger(0) }
        ?? nil
    }.max()
  }

  /// Throws when another organization or system bears the code of a fact that is to hold again.
  func mustBeFree(_ fact: Fact, in marks: EntryMarks, to end: Day) throws {
    let table = marks.table
    guard [FactTable.organization.index, FactTable.system.index].contains(table.index) else { return }
    let later = try connection.statement(
      """
      SELECT max(entry) FROM \(table.name)
      WHERE code = ? AND id <> ? AND voided_by IS NULL AND valid_from < ? AND valid_to > ?
      """
    ).first([fact.values[0], fact.key[0], .text(end.description), .text(fact.from.description)]) {
      try $0.optionalInteger(0)
    }
    if let later = later ?? nil { throw try builtUpon(marks.entry, by: later) }
  }
}
