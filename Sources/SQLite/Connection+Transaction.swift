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
  /// - Parameters:
  ///   - keeping: whether to keep what the body wrote.
  ///   - settling: is asked what to do when `COMMIT` met a failure of the device and the transaction is over. SQLite reports
  ///     one of deleting the journal, of syncing its folder or of giving back a lock like one of writing, but by then the
  ///     transaction may hold: only the file can tell. Throws the failure when left out.
  public func transaction<T>(
    _ body: () throws -> T, keeping: (T) throws -> Bool = { _ in true },
    settling: (T, SQLiteError) throws -> Void = { throw $1 }
  ) throws -> T {
    try statement("BEGIN IMMEDIATE").run()
    do {
      let result = try body()
      if try keeping(result) {
        try commit { try settling(result, $0) }
      } else {
        try statement("ROLLBACK").run()
      }
      return result
    } catch {
      // SQLite may have rolled back by itself after a full disk or an I/O error.
      if isInTransaction { try? statement("ROLLBACK").run() }
      throw error
    }
  }

  private func commit(settling: (SQLiteError) throws -> Void) throws {
    do {
      try statement("COMMIT").run()
    } catch let error as SQLiteError where error.isFailureOfDevice && !isInTransaction {
      try settling(error)
    }
  }
}
