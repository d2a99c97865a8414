import SQLite

/// The digest of an entry, made while the entry is written.
///
/// It is SHA-256 over, in this order: the version tag; the digest before (empty for entry 1); the entry's own columns but
/// the digest; then for every fact table, in the order of `FactTable.all`, its name, the number and the SHA-256 of its
/// rows with that `entry` (by `fact`, columns in schema order, `voided_by` left out), the number and the SHA-256 of the
/// `fact`s with that `voided_by` (in ascending order). `Netstring.swift` says how a value is put in; docs/chain.md
/// describes the same for people.
struct EntryDigest {
  static let version = "capdo-entry-1"

  private var rows: [Int: (count: Int64, hash: SHA256)] = [:]
  private var voided: [Int: [Int64]] = [:]

  /// Returns another one that goes on from here.
  func copy() throws(RegistryError) -> EntryDigest {
    var copy = self
    for (table, (count, hash)) in rows {
      copy.rows[table] = (count, try hash.copy())
    }
    return copy
  }

  /// Adds a row: every column but `voided_by`, in schema order. Rows of a table come in the order of `fact`.
  mutating func add(row: [Value], toTable table: Int) {
    let (count, hash) = rows[table] ?? (0, SHA256())
    for value in row {
      hash.add(value)
    }
    rows[table] = (count + 1, hash)
  }

  /// Adds a fact that the entry voids.
  mutating func add(voided fact: Int64, ofTable table: Int) {
    voided[table, default: []].append(fact)
  }

  /// Returns the digest of the entry with these columns, `digest` left out.
  func finish(entry: [Value], previous: String?) throws(RegistryError) -> String {
    let hash = SHA256()
    Self.begin(hash, previous: previous)
    for column in entry {
      hash.add(column)
    }
    for table in FactTable.all {
      hash.add(try share(of: table), of: table)
    }
    return try hash.finish()
  }

  /// Puts in what stands before the entry's own columns.
  static func begin(_ hash: SHA256, previous: String?) {
    hash.add(version)
    hash.add(previous ?? "")
  }

  private func share(of table: FactTable) throws(RegistryError) -> TableShare {
    var share = TableShare.untouched
    if let (count, hash) = rows[table.index] { (share.rows, share.rowsDigest) = (count, try hash.finish()) }
    if let facts = voided[table.index] {
      let hash = SHA256()
      for fact in facts.sorted() { hash.add(fact) }
      (share.voids, share.voidsDigest) = (Int64(facts.count), try hash.finish())
    }
    return share
  }
}

/// What an entry did to one table.
struct TableShare {
  var rows: Int64 = 0
  var rowsDigest = Self.digestOfNothing
  var voids: Int64 = 0
  var voidsDigest = Self.digestOfNothing

  static let untouched = TableShare()

  private static let digestOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}

extension SHA256 {
  func add(_ share: TableShare, of table: FactTable) {
    add(table.name.description)
    add(share.rows)
    add(share.rowsDigest)
    add(share.voids)
    add(share.voidsDigest)
  }
}
