import SQLite

extension Connection {
  /// Opens a file for reading and begins with `body`.
  ///
  /// When a crash left a journal, the file is opened once for writing before, so that SQLite rolls back what was never
  /// acknowledged; nothing else is written.
  static func reading<T>(_ path: String, _ body: (Connection) throws -> T) throws -> (connection: Connection, T) {
    do {
      let connection = try Connection(path: path, access: .reading)
      return (connection, try body(connection))
    } catch let error as SQLiteError where error.needsRollback {
      try rollBack(path)
      let connection = try Connection(path: path, access: .reading)
      return (connection, try body(connection))
    }
  }

  private static func rollBack(_ path: String) throws {
    try RollbackJournal.check(beside: path)
    do {
      // The first question does it.
      try Connection(path: path, access: .writing).statement("SELECT count(*) FROM sqlite_schema").run()
    } catch let error as SQLiteError where !error.isBusy {
      throw RegistryError.cannotRollBack(path: path, error)
    }
  }
}
