import LevelRegistry

/// What a workbook has around its table; without anything said, a heading and the rows.
public struct SheetLayout: Sendable {
  /// Lines above the heading, the first one in bold.
  public var titles: [String] = []
  /// How many columns have their numbers below the heading, `(1) (2) …`; none: 0.
  public var numbered = 0
  /// Whether empty cells have lines around them too, to be filled in.
  public var rulesEmptyCells = false
  /// The widths of the columns in characters; empty: as wide as what stands in them.
  public var widths: [Int] = []
  /// What is offered in the cells of a column, by its name.
  public var choices: [String: SheetChoices] = [:]
  /// What is drawn below the table.
  public var chart: SheetChart?

  public init() {}

  public init(chart: SheetChart?) { self.chart = chart }

  /// The rows from the heading to the last one above the data, from 0.
  var heading: ClosedRange<UInt32> {
    let first = UInt32(titles.count)
    return first...first + (numbered > 0 ? 1 : 0)
  }
}

/// A bar for each row of a table, the columns by their names.
public struct SheetChart: Sendable {
  public let title: Phrase
  public let values: [String]

  public init(_ title: Phrase, of values: [String]) {
    self.title = title
    self.values = values
  }
}

/// A list that drops down in a cell.
public struct SheetChoices: Sendable {
  public let words: [String]
  /// Whether something else may be written.
  public let isOpen: Bool
  /// What is said beside the cell.
  public let advice: String?

  public init(_ words: [String], isOpen: Bool = false, advice: String? = nil) {
    self.words = words
    self.isOpen = isOpen
    self.advice = advice
  }
}
