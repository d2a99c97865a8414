import CSQLite

/// One connection to one database file.
///
/// It is opened without SQLite's mutex and is not `Sendable`: the compiler keeps it on one thread at a time. Closed when
/// the last reference goes; never carried across `fork`.
public final class Connection {
  /// What the connection may do to the file.
  public enum Access: Sendable {
    /// Read only.
    case reading
    /// Read and write a file that exists.
    case writing
  }

  let handle: OpaquePointer
  private var statements: [SQL: Statement] = [:]
  private var isClosed = false

  /// Opens the file at an absolute path, which is never read as a URI and must not be a symbolic link.
  ///
  /// - Throws: `SQLiteError` with `cannotOpen`, `isDamaged`, or the code of a setting that did not hold.
  public init(path: String, access: Access) throws(SQLiteError) {
    guard path.hasPrefix("/") else { throw .misuse("not an absolute path", context: "open") }
    // SQLite would open what stands before it.
    guard !path.utf8.contains(0) else { throw .misuse("a path with a NUL", context: "open") }
    let mode = access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    handle = try Self.open(path, flags: mode | SQLITE_OPEN_NOFOLLOW)
    try configure()
    if access == .writing { try makeDurable() }
  }

  /// Opens an empty database in memory.
  public init() throws(SQLiteError) {
    handle = try Self.open(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
    try configure()
  }

  deinit {
    close()
  }

  /// Closes the file before the last reference goes; whatever is asked of the connection afterwards throws.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  private func demandOpen(_ context: @autoclosure () -> String) throws(SQLiteError) {
    guard !isClosed else { throw .misuse("the connection was closed", context: context()) }
  }

  private static func open(_ path: String, flags: Int32) throws(SQLiteError) -> OpaquePointer {
    var handle: OpaquePointer?
    let flags = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let opened = handle else {
      // "Whether or not an error occurs when it is opened, resources … should be released by passing it to
      // sqlite3_close()."
      defer { sqlite3_close_v2(handle) }
      throw SQLiteError(code, on: handle, context: "open")
    }
    return opened
  }

  /// Returns a statement ready to run, kept for the next time.
  ///
  /// While the kept one is being read, a second one is made for the caller.
  public func statement(_ sql: SQL) throws(SQLiteError) -> Statement {
    try demandOpen(sql.description)
    if let kept = statements[sql] {
      return kept.isRunning ? try Statement(sql, on: handle, kept: false) : kept
    }
    let statement = try Statement(sql, on: handle, kept: true)
    statements[sql] = statement
    return statement
  }

  /// Runs a script of statements that bind nothing.
  public func execute(script: String) throws(SQLiteError) {
    try demandOpen("script")
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code, on: handle, context: "script") }
  }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { !isClosed && sqlite3_get_autocommit(handle) == 0 }
}
