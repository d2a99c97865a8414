import CapdoCSQLite

/// A value as SQLite stores it, of the classes this project uses.
package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  package init(_ integer: Int64?) {
    self = integer.map(Value.integer) ?? .null
  }

  package init(_ text: String?) {
    self = text.map(Value.text) ?? .null
  }
}

/// A value as it lies in the file, of whatever class; bytes are good until the row is left.
package enum StoredValue {
  case null
  case integer(Int64)
  case real(Double)
  case text(UnsafeBufferPointer<UInt8>)
  case blob(UnsafeBufferPointer<UInt8>)
}

extension StoredValue {
  /// The integer, whatever it is; nil for another class.
  public var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }
}

extension Row {
  /// Returns the value of a column without a word about its class or its bytes.
  package func stored(_ column: Int) -> StoredValue {
    let column = Int32(column)
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_TEXT: return .text(storedBytes(column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_BLOB: return .blob(storedBytes(column))
    default: return .null
    }
  }

  /// Returns the name of a column.
  package func name(of column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? "\(column)"
  }

  /// Asked for as a BLOB, a text is not copied to end in a NUL.
  private func storedBytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }
}

extension StoredValue: CustomStringConvertible {
  /// The value as SQL spells it.
  package var description: String {
    switch self {
    case .null: "NULL"
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
    case .blob(let bytes): "x'\(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())'"
    }
  }
}
