import SQLite

extension Registry {
  /// Records what `body` does as one entry: one transaction, one actor, one line in the journal.
  ///
  /// The entry is opened by the first fact, so that a body which writes none leaves none; anything thrown leaves nothing,
  /// but for `RegistryError.outcomeUnknown`.
  /// - Parameters:
  ///   - action: the name of the entry; nil gives it the name of its first act.
  ///   - source: the file it came from, with its SHA-256.
  /// - Returns: what `body` returns, and the entry's number, nil when nothing was written.
  @discardableResult
  public func record<T>(
    by actor: String, action: String? = nil, note: String? = nil, source: String? = nil,
    _ body: (Recording) throws -> T
  ) throws -> (result: T, entry: Int64?) {
    try record(by: actor, action: action, note: note, source: source, preparing: {}, body)
  }

  @discardableResult
  func record<T>(
    by actor: String, action: String?, note: String?, source: String? = nil, preparing: () throws -> Void,
    _ body: (Recording) throws -> T
  ) throws -> (result: T, entry: Int64?) {
    let actor = try Text.name(actor, .actor)
    let action = try action.map { text in try Text.name(text, .action) }
    let note = try Text.optional(note, .note)
    do {
      let (result, head) = try connection.transaction(
        {
          try preparing()
          let journal = Journal(
            connection: connection, at: now(), actor: actor, user: user, action: action, note: note, source: source)
          let result = try body(Recording(journal: journal, today: today))
          return (result, try journal.close())
        }, keeping: { $0.1 != nil }, settling: { try settle($0.1, after: $1) })
      last = head
      return (result, head?.number)
    } catch let error as SQLiteError where error.endsConnection {
      connection.close()
      throw RegistryError.notRecorded(error)
    }
  }

  /// Looks whether an entry stands in the file although its `COMMIT` failed.
  ///
  /// Returns when it does and its folder could be synced: then no power cut takes it back. Nothing is tried again.
  /// - Throws: `RegistryError.notRecorded`, or `outcomeUnknown` when the file cannot be read or the folder not be synced.
  func settle(_ head: Journal.Head?, after cause: SQLiteError) throws {
    connection.close()
    guard let head else { throw cause }
    guard let (reopened, isHeld) = try? Connection.reading(path, { try holds(head, in: $0) }) else {
      throw RegistryError.outcomeUnknown(entry: head.number, cause)
    }
    guard isHeld else { throw RegistryError.notRecorded(cause) }
    guard OperatingSystem.syncFolder(of: path) else {
      throw RegistryError.outcomeUnknown(entry: head.number, cause)
    }
    connection = reopened
    warn(.recordedAfterAll(entry: head.number, cause))
  }

  func holds(_ head: Journal.Head, in connection: Connection) throws -> Bool {
    // Of a register whose `init` failed not even the table is there.
    let tables = try connection.statement("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'")
      .first { try $0.integer(0) }
    guard tables == 1 else { return false }
    return try connection.statement("SELECT digest FROM entry WHERE seq = ?")
      .first(.integer(head.number)) { try $0.optionalText(0) } == head.digest
  }
}
