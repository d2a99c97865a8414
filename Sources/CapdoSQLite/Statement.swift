import CapdoCSQLite

/// A prepared statement; finalized when the last reference goes.
///
/// A statement is not re-entrant: while one of its rows is being read, running it again throws `SQLITE_MISUSE`.
/// `Connection.statement` never hands out one that is being read.
package final class Statement {
  let handle: OpaquePointer
  let connection: OpaquePointer
  package let sql: SQL
  private(set) var isRunning = false

  init(_ sql: SQL, on connection: OpaquePointer, kept: Bool) throws(SQLiteError) {
    let text = sql.description
    var handle: OpaquePointer?
    let flags = kept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let code = sqlite3_prepare_v3(connection, text, Int32(text.utf8.count + 1), flags, &handle, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code, on: connection, context: text) }
    guard let handle else { throw .misuse("no statement", context: text) }
    self.handle = handle
    self.connection = connection
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// The names of the columns that the rows will have.
  package var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { column in
      sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Runs the statement to its end; rows are passed over.
  package func run(_ values: Value...) throws {
    try run(values)
  }

  package func run(_ values: [Value]) throws {
    try forEachRow(values) { _ in }
  }

  /// Calls `body` with each row, in the order SQLite gives them.
  package func forEachRow(_ values: [Value] = [], _ body: (borrowing Row) throws -> Void) throws {
    try begin(values)
    defer { end() }
    while try step() {
      try body(Row(handle: handle, sql: sql))
    }
  }

  /// Returns what `body` makes of each row.
  package func rows<T>(_ values: Value..., as body: (borrowing Row) throws -> T) throws -> [T] {
    var result: [T] = []
    try forEachRow(values) { result.append(try body($0)) }
    return result
  }

  /// Returns what `body` makes of the first row, nil when there is none.
  package func first<T>(_ values: Value..., as body: (borrowing Row) throws -> T) throws -> T? {
    try first(values, as: body)
  }

  package func first<T>(_ values: [Value], as body: (borrowing Row) throws -> T) throws -> T? {
    try begin(values)
    defer { end() }
    return try step() ? try body(Row(handle: handle, sql: sql)) : nil
  }

  /// Binds the values; from now on until `end()` nobody else can run the statement.
  func begin(_ values: [Value]) throws {
    guard !isRunning else { throw SQLiteError.misuse("the statement is being read", context: sql.description) }
    isRunning = true
    do {
      try bind(values)
    } catch {
      end()
      throw error
    }
  }

  /// Whether there is one more row.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw SQLiteError(code, on: connection, context: sql.description)
    }
  }

  func end() {
    sqlite3_reset(handle)
    isRunning = false
  }

  private func bind(_ values: [Value]) throws(SQLiteError) {
    let expected = Int(sqlite3_bind_parameter_count(handle))
    guard values.count == expected else {
      throw .misuse("\(values.count) values for \(expected) parameters", context: sql.description)
    }
    for index in values.indices {
      let code = bind(values[index], at: Int32(index + 1))
      guard code == SQLITE_OK else { throw SQLiteError(code, on: connection, context: sql.description) }
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
    case .text(var text):
      // An empty text has no address to give, and an address of nil would bind NULL.
      guard !text.isEmpty else { return sqlite3_bind_text(handle, index, "", 0, capdo_sqlite_transient()) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // With its length: a NUL inside would otherwise cut the text short.
          sqlite3_bind_text(
            handle, index, characters.baseAddress, Int32(characters.count), capdo_sqlite_transient())
        }
      }
    }
  }
}

/// The rows of a statement one after another, for those who read several statements side by side.
package final class Cursor {
  private let statement: Statement
  /// Whether the cursor stands on a row.
  package private(set) var hasRow = false

  init(_ statement: Statement, _ values: [Value]) throws {
    self.statement = statement
    try statement.begin(values)
    try advance()
  }

  deinit {
    statement.end()
  }

  /// The row that the cursor stands on; good until it is advanced.
  package var row: Row { Row(handle: statement.handle, sql: statement.sql) }

  /// Goes to the next row.
  package func advance() throws {
    hasRow = try statement.step()
  }
}

extension Statement {
  /// Returns a cursor on the first row.
  package func cursor(_ values: Value...) throws -> Cursor {
    try Cursor(self, values)
  }
}

/// The row a statement stands on, lent to the closure that reads it.
///
/// It is good only until the closure returns. (A `~Copyable` row, which could not leave the closure, makes the optimizer of
/// Swift 6.3.1 crash.) Columns are numbered from 0. Reading the wrong class of value throws; nothing is converted.
package struct Row {
  let handle: OpaquePointer
  let sql: SQL

  /// How many columns the row has.
  package var count: Int { Int(sqlite3_column_count(handle)) }

  package func integer(_ column: Int) throws(SQLiteError) -> Int64 {
    guard let value = try optionalInteger(column) else { throw wrongClass("NULL", at: column) }
    return value
  }

  package func optionalInteger(_ column: Int) throws(SQLiteError) -> Int64? {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: try inRange(sqlite3_column_int64(handle, Int32(column)), column)
    case SQLITE_NULL: nil
    default: throw wrongClass("not an integer", at: column)
    }
  }

  /// How far from 0 an integer may lie: nothing that is counted or numbered comes near, and one can be added to it.
  package static let largest: Int64 = 1 << 53

  /// A file that somebody altered can hold any integer: those out of range are damage, so that nobody calculates with them.
  private func inRange(_ integer: Int64, _ column: Int) throws(SQLiteError) -> Int64 {
    guard (-Self.largest...Self.largest).contains(integer) else {
      throw SQLiteError(
        code: SQLITE_CORRUPT, message: "\(name(of: column)) is out of range: \(integer)", context: sql.description)
    }
    return integer
  }

  package func text(_ column: Int) throws(SQLiteError) -> String {
    guard let value = try optionalText(column) else { throw wrongClass("NULL", at: column) }
    return value
  }

  package func optionalText(_ column: Int) throws(SQLiteError) -> String? {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_TEXT: try string(column)
    case SQLITE_NULL: nil
    default: throw wrongClass("not a text", at: column)
    }
  }

  private func string(_ column: Int) throws(SQLiteError) -> String {
    guard let text = String(utf8: try bytes(column)) else { throw wrongClass("not UTF-8", at: column) }
    return text
  }

  /// Lends the bytes of a text, which are gone when the row is.
  package func withText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    guard sqlite3_column_type(handle, Int32(column)) == SQLITE_TEXT else {
      throw wrongClass("not a text", at: column)
    }
    return try body(try bytes(column))
  }

  private func bytes(_ column: Int) throws(SQLiteError) -> UnsafeBufferPointer<UInt8> {
    // "The safest policy is to invoke … sqlite3_column_text() followed by sqlite3_column_bytes()".
    guard let start = sqlite3_column_text(handle, Int32(column)) else {
      throw SQLiteError(SQLITE_NOMEM, on: nil, context: sql.description)
    }
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  /// Returns the value of a column of any class but BLOB and REAL, which no table of ours holds.
  package func value(_ column: Int) throws(SQLiteError) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(try inRange(sqlite3_column_int64(handle, Int32(column)), column))
    case SQLITE_TEXT: .text(try string(column))
    default: throw wrongClass("not a text", at: column)
    }
  }

  /// Returns every value of the row.
  package func values() throws(SQLiteError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for column in 0..<count {
      values.append(try value(column))
    }
    return values
  }

  private func wrongClass(_ problem: String, at column: Int) -> SQLiteError {
    .mismatch("column \(name(of: column)) is \(problem)", context: sql.description)
  }
}

extension String {
  /// Makes a text of bytes that a NUL follows; nil where they are no UTF-8.
  package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    // Read up to its NUL a text is made several times as fast; only one that holds a NUL itself needs the other way.
    let short = bytes.baseAddress.flatMap { start in
      start.withMemoryRebound(to: CChar.self, capacity: bytes.count + 1) { String(validatingCString: $0) }
    }
    if let short, short.utf8.count == bytes.count {
      self = short
    } else {
      self.init(validating: bytes, as: UTF8.self)
    }
  }
}
