import CapdoSQLite

extension Audit {
  /// Goes through all entries and recomputes each digest from the rows, which lie in the order of entries.
  func recomputeChain() throws {
    let total = try self.total()
    let last =
      try connection.statement("SELECT ifnull(max(seq), 0) FROM entry").first { $0.stored(0).integer ?? 0 } ?? 0
    if last == 0 { report(Discrepancy(.entryNumber, expected: "1")) }
    let tables = try FactTable.all.map { try TableReader($0, audit: self, lastEntry: last) }
    let entries = try connection.statement(
      "SELECT seq, recorded_at, actor, os_user, act, note, source, run, digest FROM entry ORDER BY seq"
    ).cursor()
    let hash = SHA256()
    while entries.hasRow {
      try check(entries.row, tables, hash)
      progress(.chain(done: verdict.facts, of: total))
      try entries.advance()
    }
    for table in tables { try table.finish() }
  }

  /// Where the digest stands, after the columns that it is over.
  private static let digestColumn = 8

  private func total() throws -> Int64 {
    try FactTable.all.reduce(0) { sum, table in
      sum
        + (try connection.statement("SELECT count(*) FROM \(table.name)").first { try $0.integer(0) } ?? 0)
    }
  }

  private func check(_ row: Row, _ tables: [TableReader], _ hash: SHA256) throws {
    let number = row.stored(0).integer ?? 0
    // Whoever altered the file may have put any number there.
    let next = verdict.entries &+ 1
    if number != next { report(Discrepancy(.entryNumber, entry: number, expected: "\(next)", found: "\(number)")) }
    EntryDigest.begin(hash, previous: verdict.digest)
    for column in 0..<Self.digestColumn {
      let value = row.stored(column)
      hash.add(value)
      if case .text(let bytes) = value, !bytes.isText { report(.notText(row, column, entry: number, "entry")) }
    }
    for table in tables { hash.add(try table.share(of: number), of: table.table) }
    compareDigest(of: row, number, with: hash.finish())
    compareMoment(of: row, number)
    verdict.entries = number
  }

  /// The recorded digest is the one that the next entry is built on, so that one change shows in one entry.
  private func compareDigest(of row: Row, _ number: Int64, with computed: String) {
    guard case .text(let bytes) = row.stored(Self.digestColumn) else {
      report(Discrepancy(.entryOpen, entry: number, expected: computed))
      return
    }
    let digest = String(decoding: bytes, as: UTF8.self)
    if digest != computed { report(Discrepancy(.digest, entry: number, expected: computed, found: digest)) }
    if number == 1 { verdict.registry = digest }
    verdict.digest = digest
    compareCheckpoint(at: number, digest)
  }

  private func compareMoment(of row: Row, _ number: Int64) {
    guard case .text(let bytes) = row.stored(1) else { return }
    let moment = String(decoding: bytes, as: UTF8.self)
    if moment < latest, verdict.backwards.count < Verdict.limit { verdict.backwards.append(number) }
    latest = moment
  }
}

extension SHA256 {
  /// Puts in a value as it lies in the file; one of a class that no table may hold makes a digest that nothing matches.
  func add(_ value: StoredValue) {
    switch value {
    case .null: addNull()
    case .integer(let integer): add(integer)
    case .text(let bytes): add(UInt8(ascii: "t"), UnsafeRawBufferPointer(bytes))
    case .blob(let bytes): add(UInt8(ascii: "b"), UnsafeRawBufferPointer(bytes))
    case .real(let real): withUnsafeBytes(of: real.bitPattern) { add(UInt8(ascii: "r"), $0) }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are UTF-8.
  var isText: Bool { isASCII || String(validating: self, as: UTF8.self) != nil }

  private var isASCII: Bool {
    var bits: UInt8 = 0
    for index in 0..<count { bits |= self[index] }
    return bits < 0x80
  }
}

extension Discrepancy {
  static func notText(_ row: Row, _ column: Int, entry: Int64, _ table: String, fact: Int64? = nil) -> Discrepancy {
    Discrepancy(
      .value, entry: entry, table: table, fact: fact, column: row.name(of: column), expected: "UTF-8",
      found: row.stored(column).description)
  }
}

extension Audit {
  /// Compares an entry as it goes by.
  func compareCheckpoint(at number: Int64, _ digest: String) {
    guard let checkpoint else { return }
    if number == 1, digest != checkpoint.registry {
      report(Discrepancy(.otherRegistry, entry: 1, expected: checkpoint.registry, found: digest))
    } else if number == checkpoint.entries, digest != checkpoint.digest, verdict.registry == checkpoint.registry {
      report(Discrepancy(.otherHistory, entry: number, expected: checkpoint.digest, found: digest))
    }
  }

  /// Tells a registry that was cut.
  func compareCheckpoint() {
    guard let checkpoint, verdict.entries < checkpoint.entries else { return }
    report(Discrepancy(.shorter, expected: "\(checkpoint.entries)", found: "\(verdict.entries)"))
  }
}

/// The rows of a fact table and its voids, each taken in the order of entries, once.
final class TableReader {
  let table: FactTable
  private let audit: Audit
  /// The number of the last recorded entry.
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
    let columns = table.columnList
    rows = try audit.connection.statement("SELECT \(columns), voided_by FROM \(table.name) ORDER BY fact").cursor()
    voids = try audit.connection.statement(
      "SELECT voided_by, fact, entry FROM \(table.name) WHERE voided_by IS NOT NULL ORDER BY voided_by, fact"
    ).cursor()
    try skipRows()
  }

  /// Returns what an entry did to the table.
  func share(of entry: Int64) throws -> TableDigest {
    var share = TableDigest.untouched
    while rows.hasRow, self.entry(of: rows) == entry {
      try addRow(entry)
      share.rows += 1
    }
    if share.rows > 0 { share.rowsDigest = rowHash.finish() }
    while voids.hasRow, let voidedBy = integer(voids, 0), voidedBy <= entry {
      if voidedBy == entry {
        voidHash.add(integer(voids, 1) ?? 0)
        share.voids += 1
      } else if let recorded = integer(voids, 2), recorded <= voidedBy {
        // Between the entries that are there.
        audit.report(
          Discrepancy(
            .unknownEntry, entry: recorded, table: table.name.description, fact: integer(voids, 1), column: "voided_by",
            found: "\(voidedBy)"))
      }
      try voids.advance()
    }
    if share.voids > 0 { share.voidsDigest = voidHash.finish() }
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
      guard let entry = entry(of: rows), latest <= entry, entry <= lastEntry, entry > 0 else {
        try rows.advance()
        continue
      }
      return
    }
  }

  private func checkNumbers() {
    audit.verdict.facts += 1
    let fact = integer(rows, 0) ?? 0
    let next = lastFact &+ 1
    if fact != next { report(.factNumber, expected: "\(next)", found: "\(fact)") }
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
    case .integer, .real, .text, .blob: report(.unknownEntry, column: "voided_by", found: value.description)
    }
  }

  private func entry(of rows: Cursor) -> Int64? { integer(rows, entryColumn) }

  private func integer(_ cursor: Cursor, _ column: Int) -> Int64? {
    cursor.row.stored(column).integer
  }

  private func report(_ kind: Discrepancy.Kind, column: String? = nil, expected: String? = nil, found: String? = nil) {
    audit.report(
      Discrepancy(
        kind, entry: entry(of: rows), table: table.name.description, fact: integer(rows, 0), column: column,
        expected: expected, found: found))
  }
}
