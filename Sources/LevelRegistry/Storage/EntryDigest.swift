import SQLite

/// The digest of an entry, made while the entry is written.
///
/// It is SHA-256 over, in this order: the version tag; the digest before (empty for entry 1); the entry's own columns but
/// the digest; then for every fact table, in the order of `FactTable.all`, its name, the number and the SHA-256 of its
/// rows with that `entry` (by `fact`, columns in schema order, `voided_by` left out), the number and the SHA-256 of the
/// `fact`s with that `voided_by` (in ascending order). Each value is a type tag and a netstring: `t5:hello,`, `i2:12,`,
/// `n0:,` for NULL. docs/chain.md describes the same for people.
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
      Self.encode(value, into: hash)
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
    Self.encode(.text(Self.version), into: hash)
    Self.encode(.text(previous ?? ""), into: hash)
    for column in entry {
      Self.encode(column, into: hash)
    }
    for (index, table) in FactTable.all.enumerated() {
      Self.encode(.text(table.name.description), into: hash)
      Self.encode(.integer(rows[index]?.count ?? 0), into: hash)
      Self.encode(.text(try (rows[index]?.hash ?? SHA256()).finish()), into: hash)
      Self.encode(.integer(Int64(voided[index]?.count ?? 0)), into: hash)
      Self.encode(.text(try Self.digest(of: voided[index] ?? [])), into: hash)
    }
    return try hash.finish()
  }

  private static func digest(of facts: [Int64]) throws(RegistryError) -> String {
    let hash = SHA256()
    for fact in facts.sorted() {
      encode(.integer(fact), into: hash)
    }
    return try hash.finish()
  }

  /// Adds a value: its type tag, its length in bytes, a colon, the bytes, a comma.
  static func encode(_ value: Value, into hash: SHA256) {
    switch value {
    case .null: hash.update("n0:,".utf8)
    case .integer(let integer): encode("\(integer)", tag: "i", into: hash)
    case .text(let text): encode(text, tag: "t", into: hash)
    }
  }

  private static func encode(_ text: String, tag: String, into hash: SHA256) {
    hash.update(tag.utf8)
    hash.update("\(text.utf8.count):".utf8)
    hash.update(text.utf8)
    hash.update(",".utf8)
  }
}
