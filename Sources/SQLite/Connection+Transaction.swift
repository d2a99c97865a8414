extension Connection {
  /// Runs `body` within the open transaction; what it wrote is undone when it throws, what was written before stays.
  public func savepoint<T>(_ body: () throws -> T) throws -> T {
    // Outside a transaction a savepoint would open one, and commit it.
    guard isInTransaction else { throw SQLiteError.misuse("no transaction is open", context: "SAVEPOINT act") }
    try statement("SAVEPOINT act").run()
    do {
      let result = try body()
      try statement("RELEASE act").run()
      return result
    } catch {
      // SQLite may have rolled back all of it by itself after a full disk or an I/O error.
      if isInTransaction {
        try? statement("ROLLBACK TO act").run()
        try? statement("RELEASE act").run()
      }
      throw error
    }
  }

  /// Runs `body` in one write transaction: `BEGIN IMMEDIATE`, and `COMMIT` or, when anything throws, `ROLLBACK`.
  ///
  /// The first error is the one thrown, whatever the rollback says.
  public func transaction<T>(_ body: () throws -> T) throws -> T {
    try transaction(body, keeping: { _ in true })
  }

  /// Runs `body` in one write transaction, and keeps what it wrote only if `keeping` says so.
  ///
  /// - Throws: `CommitError` when `COMMIT` failed so late that only the file can tell whether it holds.
  public func transaction<T>(_ body: () throws -> T, keeping: (T) throws -> Bool) throws -> T {
    try statement("BEGIN IMMEDIATE").run()
    do {
      let result = try body()
      try keeping(result) ? commit() : statement("ROLLBACK").run()
      return result
    } catch {
      // SQLite may have rolled back by itself after a full disk or an I/O error.
      if isInTransaction { try? statement("ROLLBACK").run() }
      throw error
    }
  }

  private func commit() throws {
    do {
      try statement("COMMIT").run()
    } catch let error as SQLiteError where error.isFailureOfDevice && !isInTransaction {
      throw CommitError(cause: error)
    }
  }
}

/// `COMMIT` met a failure of the device and the transaction is over: whether it was kept, only the file can tell.
///
/// SQLite reports a failure to delete the journal, to sync its folder or to give back a lock in the same way as one to
/// write, but by then the transaction may hold.
public struct CommitError: Error, Hashable, Sendable {
  public let cause: SQLiteError

  public init(cause: SQLiteError) {
    self.cause = cause
  }
}
