import SQLite

/// The open entry of a recording: opened by the first fact, closed by its digest.
final class Journal {
  let connection: Connection
  var digest = EntryDigest()
  private(set) var entry: Int64?

  private let recordedAt: Moment
  private let actor: String
  private let user: String
  let note: String?
  private let source: String?
  private var action: String?
  private let isNamed: Bool

  init(
    connection: Connection, at moment: Moment, actor: String, user: String, action: String?, note: String?,
    source: String?
  ) {
    self.connection = connection
    recordedAt = moment
    self.actor = actor
    self.user = user
    self.action = action
    isNamed = action != nil
    self.note = note
    self.source = source
  }

  /// Names the entry after the act that opens it, unless the recording was given a name.
  private func begin(_ act: String) {
    if !isNamed, entry == nil { action = act }
  }

  /// Runs an act: it names the entry that it opens, and when it throws, nothing of it stays.
  func act<T>(_ name: String, _ body: () throws -> T) throws -> T {
    begin(name)
    let before = (entry: entry, digest: try digest.copy())
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
      "INSERT INTO entry (seq, recorded_at, actor, os_user, action, note, source) VALUES (?, ?, ?, ?, ?, ?, ?)"
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
    let digest = try digest.finish(entry: columns(entry), previous: previous)
    try connection.statement("UPDATE entry SET digest = ? WHERE seq = ?").run(.text(digest), .integer(entry))
    return Head(number: entry, digest: digest)
  }

  /// The entry's columns but the digest, in schema order.
  private func columns(_ number: Int64) -> [Value] {
    [
      .integer(number), .text(recordedAt.description), .text(actor), .text(user), .text(action ?? "record"),
      Value(note), Value(source),
    ]
  }
}
