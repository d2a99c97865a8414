import SQLite

/// The register as of a day, as known at an entry: everything is asked of a snapshot.
public struct Snapshot {
  let connection: Connection
  /// The day asked.
  public let day: Day
  let head: Head
  let shelf = Shelf()

  init(connection: Connection, day: Day, head: Head) {
    self.connection = connection
    self.day = day
    self.head = head
  }

  /// The last entry that the snapshot knows.
  struct Head {
    let entry: Int64
    let recordedAt: Moment
    let digest: String

    /// All that is on record, the open entry included.
    static let open = Head(entry: .max, recordedAt: Moment(seconds: 0), digest: "")
  }

  /// Keeps what several questions need.
  final class Shelf {
    var directory: Directory?
    var hierarchy: Hierarchy?
    var calendar: WorkingCalendar?
  }

  public var entry: Int64 { head.entry }
  /// When that entry was recorded.
  public var knownAt: Moment { head.recordedAt }
  /// The digest of that entry, which stands for all that was known.
  public var digest: String { head.digest }

  /// The first day of the reporting year of the day asked, which runs from 15 December to 14 December
  /// (Decree 331/2026, Art. 35).
  public var reportingYearBegins: Day {
    let begins = Day(year: day.year, month: 12, day: 15)
    if let begins, begins <= day { return begins }
    return Day(year: day.year - 1, month: 12, day: 15) ?? .always
  }

  /// The organizations of the register, as this snapshot knows them; read once.
  func directory() throws -> Directory {
    if let directory = shelf.directory { return directory }
    let directory = try Directory(connection, knownAt: entry)
    shelf.directory = directory
    return directory
  }

  /// Finds the organization that a code, `CODE@DAY` or a name means on the day asked.
  public func organization(_ reference: String) throws -> Organization {
    var directory = try directory()
    defer { shelf.directory = directory }
    return try directory.find(reference, on: day)
  }
}
