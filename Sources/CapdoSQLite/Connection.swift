import CapdoCSQLite

/// One connection to one database file.
///
/// It is opened without SQLite's mutex and is not `Sendable`: the compiler keeps it on one thread at a time. Closed when
/// the last reference goes; never carried across `fork`.
package final class Connection {
  /// What the connection may do to the file.
  package enum Access: Sendable {
    /// Read only.
    case reading
    /// Read and write a file that exists.
    case writing
  }

  let handle: OpaquePointer
  /// The statements kept for the next time, and when each was last asked for.
  private var statements: [SQL: (statement: Statement, turn: UInt64)] = [:]
  private var turn: UInt64 = 0
  /// How many statements are kept; scopes of many shapes make texts without end.
  package static let keptStatements = 256
  /// Whether the file was closed before the last reference went.
  package private(set) var isClosed = false
  private var file: OpenDatabases.File?

  /// Opens the file at an absolute path, which is never read as a URI and must not be a symbolic link.
  ///
  /// - Throws: `SQLiteError` with `cannotOpen`, `isDamaged`, or the code of a setting that did not hold.
  package init(path: String, access: Access) throws(SQLiteError) {
    guard path.hasPrefix("/") else { throw .misuse("not an absolute path", context: "open") }
    // SQLite would open what stands before it.
    guard !path.utf8.contains(0) else { throw .misuse("a path with a NUL", context: "open") }
    let mode = access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    handle = try Self.open(path, flags: mode | SQLITE_OPEN_NOFOLLOW)
    file = OpenDatabases.add(path)
    try configure()
    if access == .writing { try makeDurable() }
  }

  /// Opens an empty database in memory.
  package init() throws(SQLiteError) {
    handle = try Self.open(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
    try configure()
  }

  /// Makes a copy of another database as of now, in a temporary file that nobody else can open and that goes with the
  /// connection.
  ///
  /// Whoever writes to the original waits while its pages are copied.
  package init(copying original: Connection) throws(SQLiteError) {
    // "If the filename is an empty string, then a private, temporary on-disk database will be created."
    handle = try Self.open("", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try configure()
    try original.demandOpen("backup")
    guard let backup = sqlite3_backup_init(handle, "main", original.handle, "main") else {
      throw SQLiteError(SQLITE_ERROR, on: handle, context: "backup")
    }
    let step = sqlite3_backup_step(backup, -1)
    let code = sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, code == SQLITE_OK else {
      throw SQLiteError(code == SQLITE_OK ? step : code, on: nil, context: "backup")
    }
    try makeDurable()
  }

  deinit {
    close()
  }

  /// Closes the file before the last reference goes; whatever is asked of the connection afterwards throws.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    statements.removeAll()
    sqlite3_close_v2(handle)
    OpenDatabases.remove(file)
  }

  /// How many statements are kept now.
  package var statementCount: Int { statements.count }

  private func demandOpen(_ context: @autoclosure () -> String) throws(SQLiteError) {
    guard !isClosed else { throw .misuse("the connection was closed", context: context()) }
  }

  /// Once in the process, before its first connection; somebody else's SQLite in the process may have been faster.
  static let withoutStatistics = capdo_sqlite_without_statistics() == SQLITE_OK

  private static func open(_ path: String, flags: Int32) throws(SQLiteError) -> OpaquePointer {
    _ = withoutStatistics
    var handle: OpaquePointer?
    let flags = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let opened = handle else {
      // "Whether or not an error occurs when it is opened, resources … should be released by passing it to
      // sqlite3_close()."
      defer { sqlite3_close_v2(handle) }
      throw SQLiteError(code, on: handle, context: "open")
    }
    Interruption.watch(opened)
    return opened
  }

  /// Returns a statement ready to run, kept for the next time; of too many the one that waited longest goes.
  ///
  /// While the kept one is being read, a second one is made for the caller.
  package func statement(_ sql: SQL) throws(SQLiteError) -> Statement {
    try demandOpen(sql.description)
    turn += 1
    if let kept = statements[sql]?.statement {
      statements[sql]?.turn = turn
      return kept.isRunning ? try Statement(sql, on: handle, kept: false) : kept
    }
    let statement = try Statement(sql, on: handle, kept: true)
    if statements.count >= Self.keptStatements, let oldest = statements.min(by: { $0.value.turn < $1.value.turn }) {
      statements[oldest.key] = nil
    }
    statements[sql] = (statement, turn)
    return statement
  }

  /// Runs a script of statements that bind nothing.
  package func execute(script: String) throws(SQLiteError) {
    try demandOpen("script")
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code, on: handle, context: "script") }
  }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { !isClosed && sqlite3_get_autocommit(handle) == 0 }
}

extension Connection {
  /// Runs `body` on one state of the file: its statements take the lock of a reader once and not each by itself. Within a
  /// transaction it is part of that.
  ///
  /// Nobody can commit meanwhile, so it is for what is over in a moment.
  package func reading<T>(_ body: () throws -> T) throws -> T {
    guard !isInTransaction else { return try body() }
    try statement("BEGIN").run()
    // Nothing was written, so that nothing can be lost when this fails.
    defer { if isInTransaction { try? statement("COMMIT").run() } }
    return try body()
  }

  /// Runs `body` within the open transaction; what it wrote is undone when it throws, what was written before stays.
  package func savepoint<T>(_ body: () throws -> T) throws -> T {
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
        try? Interruption.deferred(on: handle) {
          try statement("ROLLBACK TO act").run()
          try statement("RELEASE act").run()
        }
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
  package func transaction<T>(
    _ body: () throws -> T, keeping: (T) throws -> Bool = { _ in true },
    settling: (T, SQLiteError) throws -> Void = { throw $1 }
  ) throws -> T {
    try statement("BEGIN IMMEDIATE").run()
    do {
      let result = try body()
      if try keeping(result) {
        try commit { try settling(result, $0) }
      } else {
        try rollBack()
      }
      return result
    } catch {
      // SQLite may have rolled back by itself after a full disk or an I/O error.
      if isInTransaction { try? rollBack() }
      throw error
    }
  }

  private func rollBack() throws {
    let statement = try statement("ROLLBACK")
    try Interruption.deferred(on: handle) { try statement.run() }
  }

  private func commit(settling: (SQLiteError) throws -> Void) throws {
    do {
      let statement = try statement("COMMIT")
      try Interruption.deferred(on: handle) { try statement.run() }
    } catch let error as SQLiteError where error.isFailureOfDevice && !isInTransaction {
      try settling(error)
    }
  }
}

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
    // A registry of 10,000 systems is kept whole: what asks many questions reads its pages once.
    try set("PRAGMA cache_size = -8192", reading: "PRAGMA cache_size", expecting: .integer(-8_192))
  }

  /// Settings of a connection that writes: no acknowledged change is lost when the power fails.
  ///
  /// `synchronous = EXTRA` also syncs the folder after the journal is deleted (https://www.sqlite.org/pragma.html).
  func makeDurable() throws(SQLiteError) {
    try set("PRAGMA journal_mode = DELETE", reading: "PRAGMA journal_mode", expecting: .text("delete"))
    try set("PRAGMA synchronous = EXTRA", reading: "PRAGMA synchronous", expecting: .integer(3))
    try set("PRAGMA recursive_triggers = 1", reading: "PRAGMA recursive_triggers", expecting: .integer(1))
    // Pages beyond this are written before the commit, and from then on nobody can read: about 20,000 systems.
    try set("PRAGMA cache_size = -16384", reading: "PRAGMA cache_size", expecting: .integer(-16_384))
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
