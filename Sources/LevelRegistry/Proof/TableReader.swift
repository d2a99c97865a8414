import SQLite

/// The rows of a fact table and its voids, each taken in the order of entries, once.
final class TableReader {
  let table: FactTable
  private let audit: Audit
  /// The number of the last entry on record.
  private let lastEntry: Int64
  private let rows: Cursor
  private let voids: Cursor
  private let rowHash = SHA256()
  private let voidHash = SHA256()
  private let entryColumn: Int
  private var lastFact: Int64 = 0
  private var latest: Int64 = 0

  init(_ table: FactTable, audit: Audit, lastEntry: Int64) throws {
    self.table = table
    self.audit = audit
    self.lastEntry = lastEntry
    entryColumn = table.columns.count - 1
    let columns = SQL.joined(table.columns, separator: ", ")
    rows = try audit.connection.statement("SELECT \(columns), voided_by FROM \(table.name) ORDER BY fact").cursor()
    voids = try audit.connection.statement(
      "SELECT voided_by, fact FROM \(table.name) WHERE voided_by IS NOT NULL ORDER BY voided_by, fact"
    ).cursor()
    try skipRows()
  }

  /// Returns what an entry did to the table.
  func share(of entry: Int64) throws -> TableShare {
    var share = TableShare.untouched
    while rows.hasRow, self.entry(of: rows) == entry {
      try addRow(entry)
      share.rows += 1
    }
    if share.rows > 0 { share.rowsDigest = try rowHash.finish() }
    while voids.hasRow, let voidedBy = integer(voids, 0), voidedBy <= entry {
      if voidedBy == entry {
        voidHash.add(integer(voids, 1) ?? 0)
        share.voids += 1
      }
      try voids.advance()
    }
    if share.voids > 0 { share.voidsDigest = try voidHash.finish() }
    return share
  }

  /// Reports what no entry took.
  func finish() throws {
    while rows.hasRow {
      report(.unknownEntry, found: "\(rows.row.stored(entryColumn))")
      try rows.advance()
    }
  }

  private func addRow(_ entry: Int64) throws {
    let row = rows.row
    for column in 0...entryColumn {
      let value = row.stored(column)
      rowHash.add(value)
      if case .text(let bytes) = value, !bytes.isText {
        audit.report(.notText(row, column, entry: entry, table.name.description, fact: integer(rows, 0)))
      }
    }
    latest = entry
    try next()
  }

  private func next() throws {
    try rows.advance()
    try skipRows()
  }

  /// Checks the numbers of the row that comes next, and passes over those that no entry can take any more.
  private func skipRows() throws {
    while rows.hasRow {
      checkNumbers()
      guard let entry = entry(of: rows), latest...lastEntry ~= entry, entry > 0 else {
        try rows.advance()
        continue
      }
      return
    }
  }

  private func checkNumbers() {
    audit.verdict.facts += 1
    let fact = integer(rows, 0) ?? 0
    if fact != lastFact + 1 { report(.factNumber, expected: "\(lastFact + 1)", found: "\(fact)") }
    lastFact = fact
    let entry = entry(of: rows)
    if entry.map({ $0 < 1 || $0 > lastEntry }) ?? true {
      report(.unknownEntry, found: "\(rows.row.stored(entryColumn))")
    } else if let entry, entry < latest {
      report(.entryOrder, expected: "\(latest)")
    }
    checkVoid(entry ?? 0)
  }

  private func checkVoid(_ entry: Int64) {
    let value = rows.row.stored(entryColumn + 1)
    switch value {
    case .null: return
    case .integer(let voidedBy) where voidedBy < entry: report(.voidedBefore, found: "\(voidedBy)")
    case .integer(let voidedBy) where voidedBy <= lastEntry: return
    default: report(.unknownEntry, column: "voided_by", found: value.description)
    }
  }

  private func entry(of rows: Cursor) -> Int64? { integer(rows, entryColumn) }

  private func integer(_ cursor: Cursor, _ column: Int) -> Int64? {
    if case .integer(let integer) = cursor.row.stored(column) { integer } else { nil }
  }

  private func report(_ kind: Discrepancy.Kind, column: String? = nil, expected: String? = nil, found: String? = nil) {
    audit.report(
      Discrepancy(
        kind, entry: entry(of: rows), table: table.name.description, fact: integer(rows, 0), column: column,
        expected: expected, found: found))
  }
}
