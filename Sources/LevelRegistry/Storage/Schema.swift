import CSchema
import SQLite

/// The text of schema.sql, the only place where a table is spelled.
enum Schema {
  static let applicationID: UInt32 = 1_667_330_148
  static let version: UInt32 = 1

  static var text: String { String(decoding: bytes, as: UTF8.self) }

  private static var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: capdo_schema(), count: capdo_schema_length())
  }

  /// Throws unless the file has exactly the tables, indexes and triggers of schema.sql, to the letter.
  ///
  /// SQLite keeps the text of each statement as it was given, so each must be found in schema.sql, and as many as stand
  /// there. Names the first object that differs. Compares bytes, for every question pays for this.
  static func compare(with connection: Connection) throws {
    var missing = statements
    try connection.statement("SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL").forEachRow { row in
      // From the end: a file that was never compacted has its objects in the order of schema.sql.
      let index = try row.withText(0) { text in missing.lastIndex { same($0, text) } }
      guard let index else { throw RegistryError.schemaDiffers(try row.text(1)) }
      missing.remove(at: index)
    }
    if let first = missing.last { throw RegistryError.schemaDiffers(name(of: first)) }
  }

  private static func same(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    a.count == b.count && a.elementsEqual(b)
  }

  /// The statements that make an object, the last one first, without their semicolons: from a line that begins
  /// with CREATE to one that ends with a semicolon, which for a trigger is its END.
  private static var statements: [UnsafeBufferPointer<UInt8>] {
    let text = bytes
    var statements: [UnsafeBufferPointer<UInt8>] = []
    var line = 0
    var start: Int?
    var isTrigger = false
    while line < text.count {
      let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let content = text[line..<end]
      if start == nil, content.starts(with: "CREATE ".utf8) {
        start = line
        isTrigger = content.starts(with: "CREATE TRIGGER ".utf8)
      }
      if let first = start, content.last == UInt8(ascii: ";"), !isTrigger || content.starts(with: "END;".utf8) {
        statements.append(UnsafeBufferPointer(rebasing: text[first..<end - 1]))
        start = nil
      }
      line = end + 1
    }
    return statements.reversed()
  }

  /// The third word of a statement: CREATE TABLE name.
  private static func name(of statement: UnsafeBufferPointer<UInt8>) -> String {
    let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 3)
    return words.count > 2 ? String(decoding: words[2], as: UTF8.self) : ""
  }
}
