import CSQLite

/// The row a statement stands on, lent to the closure that reads it.
///
/// It is good only until the closure returns. (A `~Copyable` row, which could not leave the closure, makes the optimizer of
/// Swift 6.3.1 crash.) Columns are numbered from 0. Reading the wrong class of value throws; nothing is converted.
public struct Row {
  let handle: OpaquePointer
  let sql: SQL

  /// How many columns the row has.
  public var count: Int { Int(sqlite3_column_count(handle)) }

  public func integer(_ column: Int) throws(SQLiteError) -> Int64 {
    guard let value = try optionalInteger(column) else { throw wrongClass("NULL", at: column) }
    return value
  }

  public func optionalInteger(_ column: Int) throws(SQLiteError) -> Int64? {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: sqlite3_column_int64(handle, Int32(column))
    case SQLITE_NULL: nil
    default: throw wrongClass("not an integer", at: column)
    }
  }

  public func text(_ column: Int) throws(SQLiteError) -> String {
    guard let value = try optionalText(column) else { throw wrongClass("NULL", at: column) }
    return value
  }

  public func optionalText(_ column: Int) throws(SQLiteError) -> String? {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_TEXT:
      guard let text = String(validating: try bytes(column), as: UTF8.self) else {
        throw wrongClass("not UTF-8", at: column)
      }
      return text
    case SQLITE_NULL: return nil
    default: throw wrongClass("not a text", at: column)
    }
  }

  /// Lends the bytes of a text, which are gone when the row is.
  public func withText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
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
  public func value(_ column: Int) throws(SQLiteError) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, Int32(column)))
    default: .text(try text(column))
    }
  }

  /// Returns every value of the row.
  public func values() throws(SQLiteError) -> [Value] {
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
