import CapdoSQLite

/// The open entry of a registry, in which acts are recorded.
///
/// Every act takes the day on which it happened in the world, checks the rules of that day, and returns what it changed.
public final class Recording {
  let journal: Journal
  /// Today, in Vietnam.
  public let today: Day
  private var timelines: [Int: Timeline] = [:]
  private var isActing = false
  /// The organizations as they were looked up last, and how much had been written about them then.
  private var known: (directory: Directory, changes: Int)?
  /// The rules looked up so far; an entry does not change those that its own acts meet.
  var knownRules: [String: [(from: Day, to: Day)]] = [:]
  /// The requirements looked up last, and their day; a catalog that is recorded makes them unknown.
  var knownRequirements: (day: Day, requirements: Requirements)?

  init(journal: Journal, today: Day) {
    self.journal = journal
    self.today = today
  }

  var connection: RegistryConnection { journal.connection }

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
  func act<T>(_ act: Act, of entries: ClosedRange<Int64>? = nil, _ body: () throws -> T) throws -> T {
    guard !isActing else { return try body() }
    isActing = true
    defer { isActing = false }
    do {
      return try journal.act(entries.map(act.name) ?? act.rawValue, body)
    } catch {
      // They may know of what is gone.
      timelines = [:]
      known = nil
      knownRequirements = nil
      throw error
    }
  }

  /// Runs acts and takes back what they wrote: throws what they throw.
  package func rehearse(_ body: () throws -> Void) throws {
    struct WentWell: Error {}
    do {
      try act(.record) {
        try body()
        throw WentWell()
      }
    } catch is WentWell {}
  }

  /// The recorded organizations; looked up anew after whatever is written about one, but for what `addOrganization` writes.
  var directory: Directory {
    if let known, known.changes == changesOfOrganizations { return known.directory }
    let directory = Directory(connection)
    known = (directory, changesOfOrganizations)
    return directory
  }

  /// Writes what adds to the recorded organizations; a sheet writes thousands, and the others are not read again for each.
  func addOrganization(_ key: [Value], _ values: [Value], from: Day, to: Day) throws {
    let (directory, timeline) = (directory, try timeline(.organization))
    let fact = Fact(number: timeline.next, key: key, values: values, from: from, to: to)
    try timeline.write(fact.key, fact.values, from: from, to: to)
    try directory.add(Organization(fact))
    known = (directory, changesOfOrganizations)
  }

  private var changesOfOrganizations: Int {
    (timelines[FactTable.organization.index]?.changes ?? 0) + (timelines[FactTable.alias.index]?.changes ?? 0)
  }

  /// Throws when a day lies ahead: what has not happened is not recorded.
  func mustHaveHappened(_ day: Day) throws(RegistryError) {
    guard day <= today else { throw .isInTheFuture(day, today: today) }
  }
}

extension Registry {
  /// Records what `body` does as one entry: one transaction, one actor, one line in the journal.
  ///
  /// The entry is opened by the first fact, so that a body which writes none leaves none; anything thrown leaves nothing,
  /// but for `RegistryError.outcomeUnknown`.
  /// - Parameters:
  ///   - act: the name of the entry; nil gives it the name of its first act.
  ///   - source: the file it came from, with its SHA-256.
  ///   - run: the first entry of the command that records it, where that is an earlier one.
  /// - Returns: what `body` returns, and the entry's number, nil when nothing was written.
  @discardableResult
  public func record<T>(
    by actor: String, act: String? = nil, note: String? = nil, source: String? = nil, run: Int64? = nil,
    _ body: (Recording) throws -> T
  ) throws -> (result: T, entry: Int64?) {
    try record(by: actor, act: act, note: note, source: source, run: run, preparing: {}, body)
  }

  @discardableResult
  func record<T>(
    by actor: String, act: String?, note: String?, source: String? = nil, run: Int64? = nil,
    preparing: () throws -> Void,
    _ body: (Recording) throws -> T
  ) throws -> (result: T, entry: Int64?) {
    let actor = try Text.name(actor, .actor)
    let act = try act.map { text in try Text.name(text, .act) }
    let note = try Text.optional(note, .note)
    do {
      let (result, head) = try connection.transaction(
        {
          try preparing()
          let moment = now()
          try lookAtClock(moment)
          let journal = Journal(
            connection: connection, at: moment, actor: actor, user: user, act: act, note: note, source: source, run: run
          )
          let result = try body(Recording(journal: journal, today: today))
          return (result, try journal.close())
        }, keeping: { $0.1 != nil }, settling: { try resolveOutcome($0.1, after: $1) })
      last = head
      if let head { recorded.append(head.number) }
      return (result, head?.number)
    } catch let error as RegistryError where error.endsConnection {
      connection.close()
      throw RegistryError.notRecorded(because: error)
    }
  }

  /// Warns when the clock is before the last entry, or more than three years after it; a minute is nothing between two machines.
  private func lookAtClock(_ moment: Moment) throws {
    let last = try connection.statement("SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1")
      .first { try Moment($0.text(0)) }
    guard let last, moment.seconds < last.seconds - 60 || moment.seconds > last.seconds + 3 * 366 * 86_400 else {
      return
    }
    warn(.clockIsFar(now: moment, last: last))
  }

  /// Looks whether an entry stands in the file although its `COMMIT` failed.
  ///
  /// Returns when it does and its folder could be synced: then no power cut takes it back. Nothing is tried again.
  /// - Throws: `RegistryError.notRecorded`, or `outcomeUnknown` when the file cannot be read or the folder not be synced.
  func resolveOutcome(_ head: Journal.Head?, after cause: RegistryError) throws {
    connection.close()
    guard let head else { throw cause }
    guard let (reopened, isHeld) = try? Connection.reading(path, { try holds(head, in: $0) }) else {
      throw RegistryError.outcomeUnknown(entry: head.number, because: cause)
    }
    guard isHeld else { throw RegistryError.notRecorded(because: cause) }
    guard OperatingSystem.syncFolder(of: path) else {
      throw RegistryError.outcomeUnknown(entry: head.number, because: cause)
    }
    connection = RegistryConnection(reopened)
    warn(.recordedAfterAll(entry: head.number, despite: cause.message))
  }

  func holds(_ head: Journal.Head, in connection: Connection) throws -> Bool {
    // Of a registry whose `init` failed not even the table is there.
    let tables = try connection.statement("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'")
      .first { try $0.integer(0) }
    guard tables == 1 else { return false }
    return try connection.statement("SELECT digest FROM entry WHERE seq = ?")
      .first(.integer(head.number)) { try $0.optionalText(0) } == head.digest
  }
}

extension Recording {
  /// Names the state of knowledge that this entry ends with, for the figures of a day.
  ///
  /// The name is never given again: what is recorded later does not change what it means.
  /// - Returns: the name as it is stored.
  /// - Throws: `not-a-closing-name`, `closing-taken`, `in-the-future`.
  @discardableResult
  public func close(_ name: String, asOf day: Day) throws -> String {
    try act(.close) {
      let name = try Closing.name(name)
      try mustHaveHappened(day)
      if let taken = try Closing.find(name, in: connection) { throw RegistryError.closingTaken(taken) }
      try timeline(.closing).write([.text(name)], [.text(day.description)], from: day, to: .forever)
      return name
    }
  }
}
