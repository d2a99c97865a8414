import CapdoSQLite

/// A rule for one column as schema.sql spells it: its type, NOT NULL, or a CHECK.
struct ColumnRule: Sendable {
  let table: SQL
  let column: SQL
  /// True, or NULL, for what may stand there.
  let condition: SQL
  /// Whether it is of the type, or of NOT NULL.
  let isOfType: Bool

  /// The column with the number of the row, and the one with its entry.
  var row: SQL { isOfEntry ? "seq" : "fact" }
  var entry: SQL { isOfEntry ? "seq" : "entry" }

  private var isOfEntry: Bool { table == "entry" }

  /// The rules of every table, those of `entry` first, of a connection whose tables are those of schema.sql.
  static func all(in connection: Connection) throws -> [ColumnRule] {
    try (["entry"] + FactTable.all.map(\.name)).flatMap { table in
      let sql = try connection.statement("SELECT sql FROM sqlite_schema WHERE name = ?")
        .first(.text(table.description)) { try $0.text(0) }
      return try types(of: table, in: connection) + checks(in: sql ?? "", of: table)
    }
  }

  private static func types(of table: SQL, in connection: Connection) throws -> [ColumnRule] {
    try connection.statement("SELECT name, lower(type), \"notnull\" OR pk FROM pragma_table_info(?)")
      .rows(.text(table.description)) { row in
        let column = SQL(partOfSchema: try row.text(0))
        let classes: SQL = try row.text(1) == "integer" ? "'integer'" : "'text'"
        let null: SQL = try row.integer(2) == 1 ? "" : ", 'null'"
        return ColumnRule(
          table: table, column: column, condition: "(typeof(\(column)) IN (\(classes)\(null)))", isOfType: true)
      }
  }

  private static func checks(in sql: String, of table: SQL) -> [ColumnRule] {
    var reader = CheckReader()
    for byte in sql.utf8 { reader.read(byte) }
    return reader.checks.map { column, condition in
      ColumnRule(
        table: table, column: SQL(partOfSchema: String(decoding: column, as: UTF8.self)),
        condition: SQL(partOfSchema: String(decoding: condition, as: UTF8.self)), isOfType: false)
    }
  }
}

/// Reads the CHECKs out of a statement that makes a table, and the column that each belongs to.
///
/// The one of the table as a whole compares its days, and is told of `valid_from`.
private struct CheckReader {
  private(set) var checks: [(column: [UInt8], condition: [UInt8])] = []
  private var depth = 0
  /// The first word of what stands between two commas.
  private var column: [UInt8] = []
  private var word: [UInt8] = []
  private var words = 0
  private var condition: [UInt8]?
  private var isComment = false
  private var last = UInt8(ascii: " ")

  private static let check = Array("CHECK".utf8)

  mutating func read(_ byte: UInt8) {
    defer { last = byte }
    if byte == UInt8(ascii: "\n") { isComment = false }
    if byte == UInt8(ascii: "-"), last == byte { isComment = true }
    guard !isComment else { return }
    condition?.append(byte)
    if byte == UInt8(ascii: "(") {
      open()
    } else if byte == UInt8(ascii: ")") {
      close()
    } else if depth == 1 {
      if byte == UInt8(ascii: ",") { (word, words) = ([], 0) } else { readWord(byte) }
    }
  }

  private mutating func open() {
    depth += 1
    if depth == 2, word == Self.check { condition = [UInt8(ascii: "(")] }
  }

  private mutating func close() {
    depth -= 1
    guard depth == 1, let found = condition else { return }
    checks.append((column == Self.check ? Array("valid_from".utf8) : column, found))
    condition = nil
  }

  private mutating func readWord(_ byte: UInt8) {
    // A comment begins with the first of its hyphens; no word here has one.
    if byte.isBlank || byte == UInt8(ascii: "-") { return }
    if last.isBlank || "(,)-".utf8.contains(last) { (word, words) = ([], words + 1) }
    word.append(byte)
    if words == 1 { column = word }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") }
}
