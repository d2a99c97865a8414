import CapdoSQLite

/// The open entry of a recording: opened by the first fact, closed by its digest.
final class Journal {
  let connection: RegistryConnection
  var digest = EntryDigest()
  private(set) var entry: Int64?

  private let recordedAt: Moment
  private let actor: String
  private let user: String
  let note: String?
  private let source: String?
  private let run: Int64?
  private var name: String?
  private let isNamed: Bool

  init(
    connection: RegistryConnection, at moment: Moment, actor: String, user: String, act: String?, note: String?,
    source: String?, run: Int64?
  ) {
    self.connection = connection
    recordedAt = moment
    self.actor = actor
    self.user = user
    name = act
    isNamed = act != nil
    self.note = note
    self.source = source
    self.run = run
  }

  /// Names the entry after the act that opens it, unless the recording was given a name.
  private func begin(_ act: String) {
    if !isNamed, entry == nil { name = act }
  }

  /// Runs an act: it names the entry that it opens, and when it throws, nothing of it stays.
  func act<T>(_ name: String, _ body: () throws -> T) throws -> T {
    begin(name)
    let before = (entry: entry, digest: digest.copy())
    do {
      return try connection.savepoint(body)
    } catch {
      (entry, digest) = before
      throw error
    }
  }

  /// Returns the number of the open entry, opening it when nothing has been written yet.
  func open() throws -> Int64 {
    if let entry { return entry }
    let head = try connection.statement("SELECT seq, digest IS NULL FROM entry ORDER BY seq DESC LIMIT 1")
      .first { (number: try $0.integer(0), isOpen: try $0.integer(1) == 1) }
    if let head, head.isOpen { throw RegistryError.entryLeftOpen(head.number) }
    let number = (head?.number ?? 0) + 1
    try connection.statement(
      "INSERT INTO entry (seq, recorded_at, actor, os_user, act, note, source, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    ).run(columns(number))
    entry = number
    return number
  }

  /// An entry by its number and its digest.
  struct Head {
    let number: Int64
    let digest: String
  }

  /// Closes the entry with its digest; nothing to do, and nil, when nothing was written.
  func close() throws -> Head? {
    guard let entry else { return nil }
    let previous = try connection.statement("SELECT digest FROM entry WHERE seq = ?")
      .first(.integer(entry - 1)) { try $0.text(0) }
    let digest = digest.finish(entry: columns(entry), previous: previous)
    try connection.statement("UPDATE entry SET digest = ? WHERE seq = ?").run(.text(digest), .integer(entry))
    return Head(number: entry, digest: digest)
  }

  /// The entry's columns but the digest, in schema order.
  private func columns(_ number: Int64) -> [Value] {
    [
      .integer(number), .text(recordedAt.description), .text(actor), .text(user), .text(name ?? Act.record.rawValue),
      Value(note), Value(source), Value(run),
    ]
  }
}

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
  func copy() -> EntryDigest {
    var copy = self
    for (table, (count, hash)) in rows {
      copy.rows[table] = (count, hash.copy())
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
  func finish(entry: [Value], previous: String?) -> String {
    let hash = SHA256()
    Self.begin(hash, previous: previous)
    for column in entry {
      hash.add(column)
    }
    for table in FactTable.all {
      hash.add(share(of: table), of: table)
    }
    return hash.finish()
  }

  /// Puts in what stands before the entry's own columns.
  static func begin(_ hash: SHA256, previous: String?) {
    hash.add(version)
    hash.add(previous ?? "")
  }

  private func share(of table: FactTable) -> TableDigest {
    var share = TableDigest.untouched
    if let (count, hash) = rows[table.index] { (share.rows, share.rowsDigest) = (count, hash.finish()) }
    if let facts = voided[table.index] {
      let hash = SHA256()
      for fact in facts.sorted() { hash.add(fact) }
      (share.voids, share.voidsDigest) = (Int64(facts.count), hash.finish())
    }
    return share
  }
}

/// What an entry did to one table.
struct TableDigest {
  var rows: Int64 = 0
  var rowsDigest = Self.digestOfNothing
  var voids: Int64 = 0
  var voidsDigest = Self.digestOfNothing

  static let untouched = TableDigest()

  private static let digestOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}

extension SHA256 {
  func add(_ share: TableDigest, of table: FactTable) {
    add(table.name.description)
    add(share.rows)
    add(share.rowsDigest)
    add(share.voids)
    add(share.voidsDigest)
  }
}
