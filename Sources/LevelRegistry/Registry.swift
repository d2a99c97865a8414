import SQLite

/// An open register: snapshots are read from it, entries are recorded in it.
///
/// One file, one connection, one thread at a time. Two threads open two registries.
public final class Registry {
  /// The absolute path of the file.
  public let path: String
  let connection: Connection
  let now: @Sendable () -> Moment
  let user: String

  /// What is meant to be done with the register.
  public enum Access: Sendable {
    /// Questions only: the file is opened read-only.
    case reading
    /// Questions and acts.
    case recording
  }

  /// Opens a register.
  ///
  /// The file is looked at before SQLite touches it: a missing, foreign, newer or altered file is refused with its bytes
  /// unchanged.
  /// - Parameters:
  ///   - now: the clock, which a test can hold.
  ///   - user: the operating system's name of the user, kept with every entry.
  /// - Throws: `RegistryError` for a file that is not a register of this version, `SQLiteError` for a failure beneath.
  public init(
    opening path: String, for access: Access = .recording, now: @escaping @Sendable () -> Moment = Moment.now,
    user: String = OperatingSystem.userName
  ) throws {
    self.path = try RegistryFile.check(path)
    self.now = now
    self.user = user
    connection = try Self.connect(to: self.path, access == .reading ? .reading : .writing)
  }

  /// Opens the file and compares its schema; when a crash left a journal, opens it once for writing, so that SQLite rolls
  /// back what was never acknowledged.
  private static func connect(to path: String, _ access: Connection.Access) throws -> Connection {
    do {
      let connection = try Connection(path: path, access: access)
      try Schema.compare(with: connection)
      return connection
    } catch let error as SQLiteError where error.needsRollback && access == .reading {
      _ = try connect(to: path, .writing)
      let connection = try Connection(path: path, access: access)
      try Schema.compare(with: connection)
      return connection
    }
  }

  /// Makes a new register: a file that only its user can read, with entry 1.
  ///
  /// The note of entry 1 holds 128 random bits, and its digest names the register for ever.
  /// - Throws: `RegistryError.fileExists` when there is anything but an empty file at the path; `cannotCreate`.
  public init(
    creating path: String, by actor: String, now: @escaping @Sendable () -> Moment = Moment.now,
    user: String = OperatingSystem.userName
  ) throws {
    let actor = try Text.name(actor, .actor)
    self.path = try RegistryFile.create(path)
    self.now = now
    self.user = user
    connection = try Connection(path: self.path, access: .writing)
    _ = try record(
      by: actor, action: "init", note: OperatingSystem.randomName(),
      preparing: { try connection.execute(script: Schema.text) }, { try $0.writeRules() })
  }

  /// Today, in Vietnam.
  public var today: Day { now().day }

  /// Records what `body` does as one entry: one transaction, one actor, one line in the journal.
  ///
  /// The entry is opened by the first fact, so that a body which writes none leaves none; anything thrown leaves nothing.
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

  private func record<T>(
    by actor: String, action: String?, note: String?, source: String? = nil, preparing: () throws -> Void,
    _ body: (Recording) throws -> T
  ) throws -> (result: T, entry: Int64?) {
    let actor = try Text.name(actor, .actor)
    let action = try action.map { text in try Text.name(text, .action) }
    let note = try Text.optional(note, .note)
    return try connection.transaction(
      {
        try preparing()
        let journal = Journal(
          connection: connection, at: now(), actor: actor, user: user, action: action, note: note, source: source)
        let result = try body(Recording(journal: journal, today: today))
        try journal.close()
        return (result, journal.entry)
      }, keeping: { $0.1 != nil })
  }
}
