import LevelRegistry

/// One column of a table: its name for programs and its heading for people.
public struct Column: Equatable, Sendable {
  /// The name in CSV and JSON, for example `decided_on`.
  public let name: String
  /// The heading that people see.
  public let heading: Phrase

  public init(_ name: String, _ heading: Phrase) {
    self.name = name
    self.heading = heading
  }
}

/// One value of a table, still free of any format.
public enum Cell: Equatable, Sendable {
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
public protocol TableWriter {
  mutating func begin(_ columns: [Column]) throws
  /// Writes one row, a cell for each column.
  mutating func write(_ row: [Cell]) throws
  mutating func end() throws
}

/// Somewhere bytes go: a file, the standard output, a string in a test.
public protocol ByteSink: AnyObject {
  /// Writes all the bytes or throws.
  func write(_ bytes: [UInt8]) throws
}
