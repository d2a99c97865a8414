import Testing

/// A new row of a fact table, as the shell would write it: a copy of the newest one over a day of its own.
struct FactRow {
  let table: String
  let columns: [Column]

  struct Column {
    let name: String
    let type: String
    let mayBeNull: Bool
    /// The table it refers to.
    let refersTo: String?
  }

  init(_ table: String, in fixture: Fixture) throws {
    self.table = table
    let output = try fixture.accept(
      """
      SELECT name, type, "notnull" OR pk, (SELECT "table" FROM pragma_foreign_key_list('\(table)') WHERE "from" = name)
      FROM pragma_table_info('\(table)')
      """)
    columns = output.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return Column(
        name: parts[0], type: parts[1], mayBeNull: parts[2] == "0", refersTo: parts[3].isEmpty ? nil : parts[3])
    }
  }

  /// The number of the newest standing fact, or of the newest when none stands.
  var newest: String { "(SELECT ifnull(max(fact) FILTER (WHERE voided_by IS NULL), max(fact)) FROM \(table))" }

  /// The number of the newest entry.
  static let entry = "(SELECT max(seq) FROM entry)"

  private var ordinary: [String: String] {
    [
      "fact": "(SELECT max(fact) + 1 FROM \(table))", "valid_from": "'1900-01-01'", "valid_to": "'1900-01-02'",
      "entry": Self.entry, "voided_by": "NULL",
    ]
  }

  /// The statement that inserts the row, with some columns changed; SQL for each.
  func insert(_ changes: [String: String] = [:], verb: String = "INSERT") -> String {
    let values = columns.map { changes[$0.name] ?? ordinary[$0.name] ?? $0.name }
    return "\(verb) INTO \(table) SELECT \(values.joined(separator: ", ")) FROM \(table) WHERE fact = \(newest)"
  }

  /// The columns that are neither the number nor one of the other four that every fact has.
  var ownColumns: [Column] { columns.filter { ordinary[$0.name] == nil } }

  /// SQL for a value that the column does not have.
  static func another(_ column: Column) -> String {
    column.type == "INTEGER" ? "ifnull(\(column.name), 0) + 1" : "ifnull(\(column.name), '') || 'x'"
  }
}
