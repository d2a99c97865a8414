import SQLite

/// The register as of a day, as known at an entry: everything is asked of a snapshot.
public struct Snapshot {
  let connection: Connection
  /// The day asked.
  public let day: Day
  let head: Head

  /// The last entry that the snapshot knows.
  struct Head {
    let entry: Int64
    let recordedAt: Moment
    let digest: String
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

  /// The organizations of the register, as this snapshot knows them.
  func directory() throws -> Directory {
    try Directory(connection, knownAt: entry)
  }
}
