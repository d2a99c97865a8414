import LevelRegistry

/// One column of a table: its name for programs and its heading for people.
package struct Column: Equatable, Sendable {
  /// The name in CSV and JSON, for example `decided_on`.
  package let name: String
  /// The heading that people see.
  package let heading: Phrase

  /// Makes a column of its name for programs and its heading for people.
  package init(_ name: String, _ heading: Phrase) {
    self.name = name
    self.heading = heading
  }
}

/// One value of a table, still free of any format.
package enum Cell: Equatable, Sendable {
  case empty
  case text(String)
  case integer(Int)
  /// A share in hundredths of a percent, 7093 for 70.93%; nil when there is no rate to give.
  case percent(hundredths: Int?)
  case day(Day)
  /// A word of the model: what files hold, and what people read.
  case term(String, Phrase)
}

/// Writes a table row by row, so that no table needs to fit in memory.
package protocol TableWriter {
  mutating func begin(_ columns: [Column]) throws
  /// Writes one row, a cell for each column.
  mutating func write(_ row: [Cell]) throws
  /// Writes one row of which few columns have a cell, the last one among them: those at `places`, from the left.
  mutating func write(_ cells: [Cell], at places: [Int]) throws
  mutating func end() throws
}

extension TableWriter {
  package mutating func write(_ cells: [Cell], at places: [Int]) throws {
    var row = Array(repeating: Cell.empty, count: (places.last ?? -1) + 1)
    for (cell, place) in zip(cells, places) { row[place] = cell }
    try write(row)
  }
}

extension Cell {
  /// Makes a cell of text, empty for nil.
  package init(_ text: String?) {
    self = text.map(Cell.text) ?? .empty
  }

  /// Makes a cell of a day, empty for nil.
  package init(_ day: Day?) {
    self = day.map(Cell.day) ?? .empty
  }

  /// Makes a cell of a period as it was given, empty for nil.
  package init(_ period: Period?) {
    guard let period else {
      self = .empty
      return
    }
    let plain = period.description
    self = (try? Day(plain)).map(Cell.day) ?? .term(plain, Phrase(plain, period[.vietnamese]))
  }

  /// Makes a cell of a word of the model, empty for nil.
  package init<T: Term>(_ term: T?) {
    self = term.map { .term($0.rawValue, $0.phrase) } ?? .empty
  }

  /// Makes a cell of a level, empty for nil.
  package init(_ level: Level?) {
    guard let level else {
      self = .empty
      return
    }
    let digit = String(level.rawValue)
    self = .term(digit, Phrase(digit, digit))
  }
}

/// A row that does not fit its table; a mistake in the program, not in a file.
package struct TableError: Error, Equatable {
  /// The number of cells in the row.
  package let cells: Int
  /// The number of columns of the table.
  package let columns: Int
}

/// Returns a share in hundredths of a percent as files hold it: `70.93`, and `0` and `100` without decimals.
func plainPercent(hundredths: Int) -> String {
  if hundredths == 0 || hundredths == 10_000 { return String(hundredths / 100) }
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

extension String {
  /// The text with its first letter large, as a sentence begins.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
