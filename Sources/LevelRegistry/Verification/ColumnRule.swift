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

  /// The rules of every table, those of `entry` first.
  static func all() throws -> [ColumnRule] { try known.get() }

  private static let known = Result { try read() }

  private static func read() throws -> [ColumnRule] {
    let model = try Connection()
    try model.execute(script: Schema.current.text)
    return try (["entry"] + FactTable.all.map(\.name)).flatMap { table in
      let sql = try model.statement("SELECT sql FROM sqlite_schema WHERE name = ?")
        .first(.text(table.description)) { try $0.text(0) }
      return try types(of: table, in: model) + checks(in: sql ?? "", of: table)
    }
  }

  private static func types(of table: SQL, in model: Connection) throws -> [ColumnRule] {
    try model.statement("SELECT name, lower(type), \"notnull\" OR pk FROM pragma_table_info(?)")
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
    for character in sql { reader.read(character) }
    return reader.checks.map { column, condition in
      ColumnRule(
        table: table, column: SQL(partOfSchema: column), condition: SQL(partOfSchema: condition), isOfType: false)
    }
  }
}

/// Reads the CHECKs out of a statement that makes a table, and the column that each belongs to.
///
/// The one of the table as a whole compares its days, and is told of `valid_from`.
private struct CheckReader {
  private(set) var checks: [(column: String, condition: String)] = []
  private var depth = 0
  /// The first word of what stands between two commas.
  private var column = ""
  private var word = ""
  private var words = 0
  private var condition: String?
  private var isComment = false
  private var last: Character = " "

  mutating func read(_ character: Character) {
    defer { last = character }
    if character == "\n" { isComment = false }
    if character == "-", last == "-" { isComment = true }
    guard !isComment else { return }
    condition?.append(character)
    if character == "(" {
      open()
    } else if character == ")" {
      close()
    } else if depth == 1 {
      if character == "," { (word, words) = ("", 0) } else { readWord(character) }
    }
  }

  private mutating func open() {
    depth += 1
    if depth == 2, word == "CHECK" { condition = "(" }
  }

  private mutating func close() {
    depth -= 1
    guard depth == 1, let found = condition else { return }
    checks.append((column == "CHECK" ? "valid_from" : column, found))
    condition = nil
  }

  private mutating func readWord(_ character: Character) {
    // A comment begins with the first of its hyphens; no word here has one.
    if character.isWhitespace || character == "-" { return }
    if last.isWhitespace || "(,)-".contains(last) { (word, words) = ("", words + 1) }
    word.append(character)
    if words == 1 { column = word }
  }
}
