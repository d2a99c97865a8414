import SQLite

extension Audit {
  /// Goes through all entries and recomputes each digest from the rows, which lie in the order of entries.
  func recomputeChain() throws {
    let total = try self.total()
    let last = try connection.statement("SELECT ifnull(max(seq), 0) FROM entry").first { try $0.integer(0) } ?? 0
    if last == 0 { report(Discrepancy(.entryNumber, expected: "1")) }
    let tables = try FactTable.all.map { try TableReader($0, audit: self, lastEntry: last) }
    let entries = try connection.statement(
      "SELECT seq, recorded_at, actor, os_user, action, note, source, digest FROM entry ORDER BY seq"
    ).cursor()
    let hash = SHA256()
    while entries.hasRow {
      try check(entries.row, tables, hash)
      progress(.chain(done: verdict.facts, of: total))
      try entries.advance()
    }
    for table in tables { try table.finish() }
  }

  private func total() throws -> Int64 {
    try FactTable.all.reduce(0) { sum, table in
      sum
        + (try connection.statement("SELECT ifnull(max(fact), 0) FROM \(table.name)").first { try $0.integer(0) } ?? 0)
    }
  }

  private func check(_ row: Row, _ tables: [TableReader], _ hash: SHA256) throws {
    let number = try row.integer(0)
    if number != verdict.entries + 1 {
      report(Discrepancy(.entryNumber, entry: number, expected: "\(verdict.entries + 1)", found: "\(number)"))
    }
    EntryDigest.begin(hash, previous: verdict.digest)
    for column in 0..<7 {
      let value = row.stored(column)
      hash.add(value)
      if case .text(let bytes) = value, !bytes.isText { report(.notText(row, column, entry: number, "entry")) }
    }
    for table in tables { hash.add(try table.share(of: number), of: table.table) }
    compareDigest(of: row, number, with: try hash.finish())
    compareMoment(of: row, number)
    verdict.entries = number
  }

  /// The digest on record is the one that the next entry is built on, so that one change shows in one entry.
  private func compareDigest(of row: Row, _ number: Int64, with computed: String) {
    guard case .text(let bytes) = row.stored(7) else {
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
