import CapdoSQLite

/// One entry of the journal: who did what, when, why, and from which file.
public struct JournalLine: Codable, Hashable, Identifiable, Sendable {
  /// The number of the entry, from 1.
  public let entry: Int64
  /// When it was recorded, by the clock of the machine.
  public let recordedAt: Moment
  /// Who says to have done it.
  public let actor: String
  /// The operating system's name of the user whose process wrote it.
  public let user: String
  /// What the entry did, for example `approve`.
  public let act: String
  /// Why, where somebody said so.
  public let note: String?
  /// The name of the file that it came from.
  public let source: String?
  /// The SHA-256 of that file.
  public let sourceDigest: String?
  /// The first entry of the command that recorded it; its own number where it is the first.
  public let run: Int64
  /// The digest of the entry.
  public let digest: String
}

/// Which entries of the journal are asked for; nil asks for all.
public struct JournalFilter: Hashable, Sendable {
  package var actor: String?
  /// The first day, in Vietnam, on which they were recorded.
  package var since: Day?
  /// The last day.
  package var until: Day?
  /// Only the entries after this one.
  package var after: Int64?

  /// Makes a filter; what is left out lets every entry through.
  public init(actor: String? = nil, since: Day? = nil, until: Day? = nil, after: Int64? = nil) {
    self.actor = actor
    self.since = since
    self.until = until
    self.after = after
  }
}

extension Snapshot {
  /// Returns every entry that was known, the newest last; `forEachJournalLine` keeps none of them in memory.
  public func journal(_ filter: JournalFilter = .init()) throws -> [JournalLine] {
    var lines: [JournalLine] = []
    try forEachJournalLine(filter) { lines.append($0) }
    return lines
  }

  /// Calls `body` with every entry that was known, the newest last.
  package func forEachJournalLine(_ filter: JournalFilter = .init(), _ body: (JournalLine) throws -> Void) throws {
    let since = filter.since.map { Moment(endOf: $0.previous).description }
    let until = filter.until.map { Moment(endOf: $0).description }
    let actor = filter.actor.map { Folding.compose($0) ?? $0 }
    try connection.statement(
      """
      SELECT \(JournalLine.columns) FROM entry
      WHERE seq > ?5 AND seq <= ?1 AND digest IS NOT NULL AND (?2 IS NULL OR actor = ?2) AND (?3 IS NULL OR recorded_at > ?3)
      AND (?4 IS NULL OR recorded_at <= ?4) ORDER BY seq
      """
    ).forEachRow([.integer(entry), Value(actor), Value(since), Value(until), .integer(filter.after ?? 0)]) {
      try body(JournalLine($0))
    }
  }
}

extension JournalLine {
  /// The number of the entry.
  public var id: Int64 { entry }

  /// Finds a closed entry.
  static func find(_ number: Int64, in connection: RegistryConnection) throws -> JournalLine? {
    try connection.statement("SELECT \(columns) FROM entry WHERE seq = ? AND digest IS NOT NULL")
      .first(.integer(number)) { try JournalLine($0) }
  }

  fileprivate static let columns: SQL = "seq, recorded_at, actor, os_user, act, note, source, run, digest"

  fileprivate init(_ row: borrowing Row) throws {
    entry = try row.integer(0)
    recordedAt = try Moment(row.text(1))
    actor = try row.text(2)
    user = try row.text(3)
    act = try row.text(4)
    note = try row.optionalText(5)
    (source, sourceDigest) = Self.parts(of: try row.optionalText(6))
    run = try row.optionalInteger(7) ?? entry
    digest = try row.text(8)
  }

  /// A source is a name and a digest, as an import writes it; one that somebody else wrote may be anything.
  private static func parts(of source: String?) -> (name: String?, digest: String?) {
    let mark = " sha256:"
    guard let source, source.utf8.count > mark.utf8.count + 64 else { return (source, nil) }
    let digest = source.suffix(64)
    let name = source.dropLast(64)
    guard name.hasSuffix(mark), SHA256.isDigest(String(digest)) else { return (source, nil) }
    return (String(name.dropLast(mark.count)), String(digest))
  }
}
