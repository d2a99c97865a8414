import SQLite

/// The open entry of a registry, in which acts are recorded.
///
/// Every act takes the day on which it happened in the world, checks the rules of that day, and returns what it changed.
public final class Recording {
  let journal: Journal
  /// Today, in Vietnam.
  public let today: Day
  private var timelines: [Int: Timeline] = [:]
  private var isActing = false
  /// Read when the first organization is looked up.
  var directory: Directory?
  /// The rules looked up so far; an entry does not change those that its own acts meet.
  var knownRules: [String: [(from: Day, to: Day)]] = [:]

  init(journal: Journal, today: Day) {
    self.journal = journal
    self.today = today
  }

  var connection: Connection { journal.connection }

  func timeline(_ table: FactTable) throws -> Timeline {
    if let timeline = timelines[table.index] { return timeline }
    let timeline = try Timeline(table, journal: journal)
    timelines[table.index] = timeline
    return timeline
  }

  /// Runs an act, after which the entry is named when it is the first that writes.
  ///
  /// An act that throws leaves nothing of what it wrote, whatever becomes of its error; an act within another is part of
  /// it.
  func act<T>(_ name: String, _ body: () throws -> T) throws -> T {
    guard !isActing else { return try body() }
    isActing = true
    defer { isActing = false }
    do {
      return try journal.act(name, body)
    } catch {
      // They may know of what is gone.
      timelines = [:]
      directory = nil
      throw error
    }
  }

  /// Throws when a day lies ahead: what has not happened is not recorded.
  func mustHaveHappened(_ day: Day) throws(RegistryError) {
    guard day <= today else { throw .isInTheFuture(day, today: today) }
  }
}
