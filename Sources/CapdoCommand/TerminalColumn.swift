import Exchange

/// What lines up one column of a table for people.
struct TerminalColumn {
  let heading: String
  private var width: Int
  private var hasNumber = false
  private var hasText = false

  init(heading: String) {
    self.heading = heading
    width = terminalWidth(heading)
  }

  /// Whether the column is lined up on its right: it holds numbers and nothing else.
  var isNumeric: Bool { hasNumber && !hasText }

  var rule: String { String(repeating: "─", count: width) }

  /// Makes the column wide enough for a cell.
  mutating func admit(_ cell: Cell, shownAs text: String) {
    width = max(width, terminalWidth(text))
    switch cell {
    case .empty: break
    case .integer, .percent: hasNumber = true
    case .text, .day, .term: hasText = true
    }
  }

  /// Returns the spaces that fill up the column beside a text.
  func padding(of text: String) -> String {
    String(repeating: " ", count: max(0, width - terminalWidth(text)))
  }
}
