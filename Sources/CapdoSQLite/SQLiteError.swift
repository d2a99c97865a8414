import CapdoCSQLite

/// A failure reported by SQLite: its extended result code, its own message, and what it was doing.
///
/// Codes are those of https://www.sqlite.org/rescode.html. Values that were bound are never part of it.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The extended result code.
  package let code: Int32
  /// SQLite's own words.
  package let message: String
  /// The statement, or what was done to the file.
  package let context: String
  /// The operating system's error number behind it, 0 when there is none.
  package let systemError: Int32

  package init(code: Int32, message: String, context: String, systemError: Int32 = 0) {
    self.code = code
    self.message = message
    self.context = context
    self.systemError = systemError
  }

  init(_ code: Int32, on handle: OpaquePointer?, context: String) {
    let words = handle.flatMap(sqlite3_errmsg) ?? sqlite3_errstr(code)
    let code = handle.map(sqlite3_extended_errcode) ?? code
    // SQLite keeps the number of the last failure that had one.
    let hasSystemError = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xff)
    self.init(
      code: code, message: words.map { String(cString: $0) } ?? "", context: context,
      systemError: hasSystemError ? handle.map(sqlite3_system_errno) ?? 0 : 0)
  }

  /// The primary result code: the low eight bits.
  package var primaryCode: Int32 { code & 0xff }

  package var description: String { "SQLite error \(code): \(message) (\(briefContext))" }

  /// The beginning of a long statement tells people enough.
  private var briefContext: String { context.count > 50 ? context.prefix(49) + "…" : context }
}

extension SQLiteError {
  /// Whether somebody else holds the file.
  package var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }
  /// Whether a rule of the schema refused a row: a CHECK, a foreign key, a trigger.
  package var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }
  /// Whether the disk, or the space allowed to the file, is full.
  package var isFull: Bool { primaryCode == SQLITE_FULL }
  /// Whether the file is not a database or is damaged.
  package var isDamaged: Bool { primaryCode == SQLITE_NOTADB || primaryCode == SQLITE_CORRUPT }
  /// Whether the file cannot be written to.
  package var isReadOnly: Bool { primaryCode == SQLITE_READONLY }
  /// Whether a crash left a journal that only a connection that writes can roll back.
  package var needsRollback: Bool { code == SQLITE_READONLY | 3 << 8 }
  /// Whether a call of the operating system failed: reading, writing, syncing, locking, deleting.
  package var isFailureOfDevice: Bool { primaryCode == SQLITE_IOERR }
  /// Whether nothing more should be asked of the connection: the disk or the memory failed beneath it.
  ///
  /// A write that is tried again after a failed sync can seem to succeed.
  package var endsConnection: Bool {
    [SQLITE_IOERR, SQLITE_FULL, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_NOMEM].contains(primaryCode)
  }
  /// Whether the file cannot be opened.
  package var cannotOpen: Bool { primaryCode == SQLITE_CANTOPEN }
  /// Whether the machine failed, or somebody else holds the file: nothing is said of what the file holds.
  package var isOfTheMachine: Bool {
    isBusy || isFull || cannotOpen || isNotPermitted || isReadOnly
      || [SQLITE_IOERR, SQLITE_NOMEM, SQLITE_INTERRUPT].contains(primaryCode)
  }
  /// Whether somebody asked for the end of the work.
  package var isInterruption: Bool { primaryCode == SQLITE_INTERRUPT }
  /// Whether permission is missing.
  package var isNotPermitted: Bool { primaryCode == SQLITE_PERM || primaryCode == SQLITE_AUTH }

  /// What the driver itself refuses, in the voice of SQLite.
  static func misuse(_ message: String, context: String) -> SQLiteError {
    SQLiteError(code: SQLITE_MISUSE, message: message, context: context)
  }

  static func mismatch(_ message: String, context: String) -> SQLiteError {
    SQLiteError(code: SQLITE_MISMATCH, message: message, context: context)
  }
}
