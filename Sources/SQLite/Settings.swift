import CSQLite

/// The settings of every connection, each read back after it was set.
extension Connection {
  /// Settings of a connection that may meet a hostile or damaged file (https://www.sqlite.org/security.html).
  func configure() throws(SQLiteError) {
    sqlite3_busy_timeout(handle, 5_000)
    for (option, on) in Self.switches {
      var value: Int32 = -1
      guard capdo_sqlite_configure(handle, option, on, &value) == SQLITE_OK, value == on else {
        throw .misuse("switch \(option) stays at \(value)", context: "sqlite3_db_config")
      }
    }
    for (limit, value) in Self.limits {
      sqlite3_limit(handle, limit, value)
      guard sqlite3_limit(handle, limit, -1) == value else {
        throw .misuse("limit \(limit) is not \(value)", context: "sqlite3_limit")
      }
    }
    try set("PRAGMA cell_size_check = 1", reading: "PRAGMA cell_size_check", expecting: .integer(1))
    try set("PRAGMA mmap_size = 0", reading: "PRAGMA mmap_size", expecting: .integer(0))
  }

  /// Settings of a connection that writes: no acknowledged change is lost when the power fails.
  ///
  /// `synchronous = EXTRA` also syncs the folder after the journal is deleted (https://www.sqlite.org/pragma.html).
  func makeDurable() throws(SQLiteError) {
    try set("PRAGMA journal_mode = DELETE", reading: "PRAGMA journal_mode", expecting: .text("delete"))
    try set("PRAGMA synchronous = EXTRA", reading: "PRAGMA synchronous", expecting: .integer(3))
    try set("PRAGMA recursive_triggers = 1", reading: "PRAGMA recursive_triggers", expecting: .integer(1))
  }

  private static var switches: [(Int32, Int32)] {
    [
      (SQLITE_DBCONFIG_DEFENSIVE, 1),
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
      (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 1),
    ]
  }

  private static var limits: [(Int32, Int32)] {
    [
      (SQLITE_LIMIT_LENGTH, 1 << 20),
      (SQLITE_LIMIT_SQL_LENGTH, 1 << 16),
      // VACUUM INTO needs one.
      (SQLITE_LIMIT_ATTACHED, 1),
    ]
  }

  private func set(_ assignment: SQL, reading question: SQL, expecting expected: Value) throws(SQLiteError) {
    do {
      try Statement(assignment, on: handle, kept: false).run()
      let found = try Statement(question, on: handle, kept: false).first { try $0.value(0) }
      // A build without memory mapping has no row to give.
      guard found == expected || (found == nil && expected == .integer(0)) else {
        throw SQLiteError.misuse("the setting did not hold", context: question.description)
      }
    } catch let error as SQLiteError {
      throw error
    } catch {
      throw .misuse("\(error)", context: question.description)
    }
  }
}
