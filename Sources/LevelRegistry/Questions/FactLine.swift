import SQLite

/// One fact of any table as it lies in the register, its four columns included.
public struct FactLine: Hashable, Sendable {
  /// The values in the order of `columns`; those that the table does not have are `none`.
  public let values: [StoredWord]

  /// The columns of all tables under one another: the table, `fact`, every key and value of schema.sql once, and the
  /// four that every fact has.
  public static let columns: [String] = {
    var columns = ["table", "fact"]
    for column in FactTable.all.flatMap({ $0.key + $0.values }).map(\.description) where !columns.contains(column) {
      columns.append(column)
    }
    return columns + ["valid_from", "valid_to", "entry", "voided_by"]
  }()

  /// A value as it lies in a table.
  public enum StoredWord: Hashable, Sendable {
    case none
    case integer(Int64)
    case text(String)

    init(_ value: Value) {
      self =
        switch value {
        case .null: .none
        case .integer(let integer): .integer(integer)
        case .text(let text): .text(text)
        }
    }
  }
}

extension Snapshot {
  /// Calls `body` with every fact of every table that was known, standing or replaced, whatever the day asked: by table
  /// and in the order recorded.
  public func forEachFact(_ body: (FactLine) throws -> Void) throws {
    for table in FactTable.all {
      let places = (["fact"] + (table.key + table.values).map(\.description) + ["valid_from", "valid_to", "entry"])
        .compactMap { FactLine.columns.firstIndex(of: $0) }
      let columns = SQL.joined(table.columns, separator: ", ")
      try connection.statement(
        """
        SELECT \(columns), CASE WHEN voided_by <= ?1 THEN voided_by END FROM \(table.name)
        WHERE entry <= ?1 ORDER BY fact
        """
      ).forEachRow([.integer(entry)]) { row in
        var values = [FactLine.StoredWord](repeating: .none, count: FactLine.columns.count)
        values[0] = .text(table.name.description)
        for (column, place) in places.enumerated() { values[place] = .init(try row.value(column)) }
        values[values.count - 1] = .init(try row.value(places.count))
        try body(FactLine(values: values))
      }
    }
  }
}
