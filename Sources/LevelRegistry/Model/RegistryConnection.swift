import CapdoSQLite

/// The connection of an open registry: what SQLite reports is thrown as a `RegistryError`, so that nothing of SQLite
/// leaves this library.
struct RegistryConnection {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Returns a statement ready to run; rows are read within its own calls.
  func statement(_ sql: SQL) throws(RegistryError) -> Question {
    let connection = try opened()
    do {
      return Question(statement: try connection.statement(sql))
    } catch {
      throw RegistryError(error)
    }
  }

  /// Runs a script of statements that bind nothing.
  func execute(script: String) throws {
    try RegistryError.translating { try connection.execute(script: script) }
  }

  /// Runs `body` on one state of the file, as `Connection.reading` does.
  func reading<T>(_ body: () throws -> T) throws -> T {
    let connection = try opened()
    return try RegistryError.translating { try connection.reading(body) }
  }

  /// Runs `body` within the open transaction; what it wrote is undone when it throws.
  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try RegistryError.translating { try connection.savepoint(body) }
  }

  /// Runs `body` in one write transaction, as `Connection.transaction` does.
  func transaction<T>(
    _ body: () throws -> T, keeping: (T) throws -> Bool, settling: (T, RegistryError) throws -> Void
  ) throws -> T {
    let connection = try opened()
    guard !connection.isInTransaction else { throw RegistryError.recordingInsideRecording }
    return try RegistryError.translating {
      try connection.transaction(body, keeping: keeping, settling: { try settling($0, RegistryError($1)) })
    }
  }

  /// SQLite's connection, for what is asked of it under `RegistryError.translating`.
  func opened() throws(RegistryError) -> Connection {
    guard !connection.isClosed else { throw .isClosed }
    return connection
  }

  func close() { connection.close() }

  /// A statement whose failures, and those of reading its rows, are those of the registry.
  struct Question {
    fileprivate let statement: Statement

    func run(_ values: Value...) throws { try run(values) }

    func run(_ values: [Value]) throws { try RegistryError.translating { try statement.run(values) } }

    /// Calls `body` with each row, in the order SQLite gives them.
    func forEachRow(_ values: [Value] = [], _ body: (borrowing Row) throws -> Void) throws {
      try RegistryError.translating { try statement.forEachRow(values, body) }
    }

    /// Returns what `body` makes of each row.
    func rows<T>(_ values: Value..., as body: (borrowing Row) throws -> T) throws -> [T] {
      var result: [T] = []
      try forEachRow(values) { result.append(try body($0)) }
      return result
    }

    /// Returns what `body` makes of the first row, nil when there is none.
    func first<T>(_ values: Value..., as body: (borrowing Row) throws -> T) throws -> T? {
      try first(values, as: body)
    }

    func first<T>(_ values: [Value], as body: (borrowing Row) throws -> T) throws -> T? {
      try RegistryError.translating { try statement.first(values, as: body) }
    }
  }
}

extension RegistryError {
  /// Runs what asks SQLite, whose failures become those of the registry; everything else passes.
  static func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw RegistryError(error)
    }
  }

  init(_ error: SQLiteError) {
    self =
      if error.isBusy {
        .isBusy
      } else if error.isInterruption {
        .interrupted
      } else if error.isFull {
        .diskFull
      } else if error.isReadOnly || error.isNotPermitted {
        .isReadOnly
      } else if error.isDamaged {
        .isDamaged(error.description)
      } else if error.cannotOpen {
        .cannotOpenDatabase(error.description)
      } else if error.isConstraint {
        .brokenRule(error.description)
      } else if error.endsConnection {
        .deviceFailed(error.description)
      } else {
        .failed(error.description)
      }
  }

  /// Whether nothing more should be asked of the connection: the disk or the memory failed beneath it.
  ///
  /// A write that is tried again after a failed sync can seem to succeed.
  var endsConnection: Bool {
    if case .isDamaged = self { return true }
    if case .deviceFailed = self { return true }
    return self == .diskFull
  }

  /// Whether the file or its holder failed, whatever was asked: no line that is being recorded is to blame.
  var isOfStorage: Bool {
    if case .failed = self { return true }
    return endsConnection || self == .isBusy || self == .interrupted
  }
}
