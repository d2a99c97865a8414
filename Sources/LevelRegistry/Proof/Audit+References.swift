import SQLite

extension Audit {
  /// Reports the facts that refer to nothing, to a fact that introduced nothing, or to one that was recorded later.
  func checkReferences() throws {
    for (table, column, target) in FactTable.references {
      try connection.statement(
        """
        SELECT fact, entry, \(column) FROM \(table.name) AS f WHERE \(column) IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM \(target.name) AS t WHERE t.fact = f.\(column) AND t.id = t.fact AND t.entry <= f.entry)
        """
      ).forEachRow { row in
        report(
          Discrepancy(
            .reference, entry: try row.integer(1), table: table.name.description, fact: try row.integer(0),
            column: column.description, found: row.stored(2).description))
      }
    }
  }
}
