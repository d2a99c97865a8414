import CapdoSQLite

/// The registry as of a day, as known at an entry: everything is asked of a snapshot.
///
/// It outlives what is recorded later, and the variable that held its registry; after `Registry.close()`, or a failure of the
/// disk, whatever is asked of it throws.
public struct Snapshot {
  let connection: RegistryConnection
  /// The day asked.
  public let day: Day
  let head: Head
  let cache = Cache()

  init(connection: RegistryConnection, day: Day, head: Head) {
    self.connection = connection
    self.day = day
    self.head = head
  }

  /// The last entry that the snapshot knows.
  struct Head {
    let entry: Int64
    let recordedAt: Moment
    let digest: String

    /// All that is recorded, the open entry included.
    static let open = Head(entry: .max, recordedAt: Moment(seconds: 0), digest: "")
  }

  /// Keeps what several questions need.
  final class Cache {
    var directory: Directory?
    var hierarchy: Hierarchy?
    var calendar: WorkingCalendar?
    var cutOff: Day?
    var requirements: Requirements?
  }

  /// The last entry that it knows.
  public var entry: Int64 { head.entry }
  /// When that entry was recorded.
  public var knownAt: Moment { head.recordedAt }
  /// The digest of that entry, the fingerprint of all that was known.
  public var digest: String { head.digest }

  /// The organizations of the registry, as this snapshot knows them.
  var directory: Directory {
    if let directory = cache.directory { return directory }
    let directory = Directory(connection, knownAt: entry)
    cache.directory = directory
    return directory
  }

  /// Finds the organization that a code, `CODE@DAY` or a name means on the day asked.
  public func organization(_ reference: String) throws -> Organization {
    try directory.find(reference, on: day)
  }
}

extension Snapshot {
  /// What people call an organization where nobody else is meant by that on the day: its name, else its code.
  package func call(_ organization: Organization) throws -> String {
    let isMeant = try directory.meant(by: organization.name, on: day)?.id == organization.id
    return isMeant ? organization.name : organization.reference(on: day)
  }
}

/// The state of knowledge that a question is asked of.
public enum KnownAt: Hashable, Sendable {
  /// All that is recorded.
  case now
  /// What was recorded once this entry was.
  case entry(Int64)
  /// What was recorded at a moment: the entries before the first one that says to have been recorded later.
  ///
  /// So a clock that was set back, or an entry that was dated back, adds nothing to what had been known before it.
  case moment(Moment)
  /// What was recorded when a closing was named.
  case closing(String)

  /// Reads an entry's number, the name of a closing, which begins with a letter, a day, which means its end in Vietnam, or
  /// a moment.
  ///
  /// - Throws: `not-a-point-in-time`.
  public init(_ text: String) throws {
    if let number = Int64(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .entry(number)
    } else if let first = text.unicodeScalars.first, first.properties.isAlphabetic {
      self = .closing(text)
    } else if let day = try? Day(text) {
      self = .moment(Moment(endOf: day))
    } else if let moment = try? Moment(text) {
      self = .moment(moment)
    } else {
      throw RegistryError.notAPointInTime(text)
    }
  }
}

extension Registry {
  /// Returns the registry as of a day, as known at an entry: everything is asked of it.
  ///
  /// It is pinned to its entry: what is recorded later does not change its answers.
  /// - Parameter day: when left out, the day that a closing closed, else today.
  /// - Complexity: a moment reads the journal up to it; an entry and a closing are looked up.
  public func snapshot(asOf day: Day? = nil, knownAt: KnownAt = .now) throws -> Snapshot {
    let last = try head("WHERE digest IS NOT NULL")
    guard let last else { throw RegistryError.entryLeftOpen(1) }
    var asked = day
    if asked == nil, case .closing(let name) = knownAt { asked = try closing(name).asOf }
    // What holds for ever ends on the last day of the calendar: it is answered as the day before.
    let day = min(asked ?? today, Day.forever.previous)
    return Snapshot(connection: connection, day: day, head: try head(knownAt, last: last))
  }

  private func head(_ knownAt: KnownAt, last: Snapshot.Head) throws -> Snapshot.Head {
    switch knownAt {
    case .now: return last
    case .entry(let number):
      guard let head = try head("WHERE seq = ?1 AND digest IS NOT NULL", .integer(number)) else {
        throw RegistryError.unknownEntry(number, last: last.entry)
      }
      return head
    case .moment(let moment):
      let later = try connection.statement("SELECT seq FROM entry WHERE recorded_at > ? ORDER BY seq LIMIT 1")
        .first(.text(moment.description)) { try $0.integer(0) }
      guard let later, later <= last.entry else { return last }
      guard let head = try head("WHERE seq = ?1", .integer(later - 1)) else {
        throw RegistryError.nothingKnown(moment, first: try head("WHERE seq = 1")?.recordedAt ?? moment)
      }
      return head
    case .closing(let name):
      return try head(.entry(try closing(name).entry), last: last)
    }
  }

  private func head(_ condition: SQL, _ values: Value...) throws -> Snapshot.Head? {
    try connection.statement(
      "SELECT seq, recorded_at, digest FROM entry \(condition) ORDER BY seq DESC LIMIT 1"
    ).first(values) { row in
      Snapshot.Head(
        entry: try row.integer(0), recordedAt: try Moment(row.text(1)), digest: try row.optionalText(2) ?? "")
    }
  }
}

extension Snapshot {
  /// Returns the closings that were known, the earliest named first.
  public func closings() throws -> [Closing] {
    try connection.statement(
      "SELECT name, as_of, entry FROM closing WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY entry"
    ).rows(.integer(entry)) { Closing(name: try $0.text(0), asOf: try Day($0.text(1)), entry: try $0.integer(2)) }
  }
}

extension Registry {
  /// Returns the closing of a name.
  ///
  /// - Throws: `RegistryError.unknownClosing`.
  package func closing(_ name: String) throws -> Closing {
    guard let closing = try Closing.find(name, in: connection) else {
      throw try RegistryError.noClosing(name, in: connection)
    }
    return closing
  }
}

extension Snapshot {
  /// The fingerprint of all that the snapshot knows, to be printed beside its figures.
  public func checkpoint() throws -> Checkpoint {
    let registry = try connection.statement("SELECT digest FROM entry WHERE seq = 1").first { try $0.text(0) }
    guard let registry else { throw RegistryError.entryLeftOpen(1) }
    return Checkpoint(registry: registry, entries: entry, digest: digest)
  }
}
