import SQLite

extension Audit {
  /// Has SQLite check every page, index and type, and every reference.
  func checkFile() throws {
    try connection.statement("PRAGMA integrity_check").forEachRow { row in
      let words = try row.text(0)
      if words != "ok" { report(Discrepancy(.damaged, found: words)) }
    }
    try connection.statement("PRAGMA foreign_key_check").forEachRow { row in
      let fact = try row.optionalInteger(1)
      report(Discrepancy(.reference, table: try row.text(0), fact: fact, found: try row.text(2)))
    }
  }

  /// Compares every value with the rules of its column.
  ///
  /// SQLite leaves the CHECKs of a file that is open for reading aside, and names no row.
  func checkValues() throws {
    let rules = try ColumnRule.all()
    for table in ["entry"] + FactTable.all.map(\.name) {
      let ofTable = rules.filter { $0.table == table }
      let all = SQL.joined(ofTable.map(\.condition), separator: " AND ")
      let broken = try connection.statement("SELECT 1 FROM \(table) WHERE NOT (\(all)) LIMIT 1").first { _ in true }
      if broken == true { try ofTable.forEach(findBroken) }
    }
  }

  /// Names the first row that breaks a rule.
  private func findBroken(_ rule: ColumnRule) throws {
    let found = try connection.statement(
      """
      SELECT \(rule.row), \(rule.entry), \(rule.column) FROM \(rule.table)
      WHERE NOT \(rule.condition) ORDER BY rowid LIMIT 1
      """
    ).first { row in
      (fact: integer(row.stored(0)), entry: integer(row.stored(1)), value: row.stored(2).description)
    }
    guard let found else { return }
    report(
      Discrepancy(
        .value, entry: found.entry, table: rule.table.description, fact: found.fact,
        column: rule.column.description, expected: rule.condition.description, found: found.value))
  }

  private func integer(_ value: StoredValue) -> Int64? {
    if case .integer(let integer) = value { integer } else { nil }
  }
}
