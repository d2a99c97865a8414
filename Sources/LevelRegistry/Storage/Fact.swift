import SQLite

/// A row of a fact table, its values still as they are stored.
struct Fact {
  let number: Int64
  let key: [Value]
  let values: [Value]
  let from: Day
  let to: Day

  init(number: Int64, key: [Value], values: [Value], from: Day, to: Day) {
    self.number = number
    self.key = key
    self.values = values
    self.from = from
    self.to = to
  }

  /// Reads the columns of `FactTable.columns`; `entry` is passed over.
  init(_ row: borrowing Row, of table: FactTable) throws {
    number = try row.integer(0)
    let keys = table.key.count
    let values = table.values.count
    key = try (0..<keys).map { try row.value(1 + $0) }
    self.values = try (0..<values).map { try row.value(1 + keys + $0) }
    from = try Day(row.text(1 + keys + values))
    to = try Day(row.text(2 + keys + values))
  }

  /// Whether both say the same of the same days.
  func says(_ other: Fact) -> Bool {
    key == other.key && values == other.values && from == other.from && to == other.to
  }
}
