import LevelRegistry
import RegistryFiles

/// Writes a table for people: a heading, a rule, and columns that line up; no text is cut.
///
/// The widths are those of the first 10,000 rows, so that memory stays bounded: a longer text further down moves
/// the rest of its line.
struct TerminalTable: TableWriter {
  private static let measured = 10_000

  private let sink: any ByteSink
  private let language: Language
  private var columns: [TerminalColumn] = []
  /// The rows that come before the widths are known.
  private var waiting: [[String]] = []
  private var isSettled = false

  init(to sink: any ByteSink, in language: Language) {
    self.sink = sink
    self.language = language
  }

  mutating func begin(_ columns: [Column]) throws {
    self.columns = columns.map { TerminalColumn(heading: visible($0.heading[language])) }
  }

  mutating func write(_ row: [Cell]) throws {
    let texts = row.map { $0.text(in: language) }
    if isSettled { return try writeLine(texts) }
    for index in columns.indices.prefix(row.count) {
      columns[index].admit(row[index], shownAs: texts[index])
    }
    waiting.append(texts)
    if waiting.count == Self.measured { try fixWidths() }
  }

  mutating func end() throws {
    if !isSettled { try fixWidths() }
  }

  /// Fixes the widths and writes what has waited for them.
  private mutating func fixWidths() throws {
    isSettled = true
    try writeLine(columns.map(\.heading))
    if !waiting.isEmpty { try writeLine(columns.map(\.rule)) }
    for row in waiting { try writeLine(row) }
    waiting = []
  }

  private func writeLine(_ texts: [String]) throws {
    var line = ""
    for (column, text) in zip(columns, texts) {
      if column.isNumeric { line += column.padding(of: text) }
      line += text
      if !column.isNumeric { line += column.padding(of: text) }
      line += "  "
    }
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") }
    let end = line.utf8.lastIndex { !isSpace($0) }.map { line.utf8.index(after: $0) } ?? line.startIndex
    try sink.write(Array(line.utf8[..<end]) + [UInt8(ascii: "\n")])
  }
}

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

/// Returns how many columns of a terminal the text takes, if it is all visible.
func terminalWidth(_ text: String) -> Int {
  var isASCII = true
  var width = 0
  for byte in text.utf8 {
    width += 1
    if byte >= 0x80 { isASCII = false }
  }
  return isASCII ? width : text.unicodeScalars.reduce(0) { $0 + $1.columns }
}

extension Unicode.Scalar {
  /// The columns this takes: none for a mark on the letter before it, two for the wide letters of East Asia.
  fileprivate var columns: Int {
    if value < 0x300 || (0x1E00...0x1EFF).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide ? 2 : 1
    }
  }

  /// Whether Unicode's EastAsianWidth.txt calls this wide or full-width, by block.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
    case 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD: true
    default: properties.isEmojiPresentation
    }
  }
}

/// Returns the text with everything shown that a terminal would act on or hide.
///
/// A line break becomes `⏎`; other controls, bidirectional marks and characters of no width become `\u{202E}`.
func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  guard text.unicodeScalars.contains(where: \.isDeceptive) else { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if !scalar.isDeceptive {
      shown.unicodeScalars.append(scalar)
    } else if scalar == "\n" {
      shown += "⏎"
    } else {
      shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
  return shown
}

extension Unicode.Scalar {
  /// Whether a terminal acts on this or shows nothing for it.
  fileprivate var isDeceptive: Bool {
    if value < 0x7F { return value < 0x20 }
    if isLatinLetter { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether this is a Latin letter from the blocks that Vietnamese takes its letters from.
  fileprivate var isLatinLetter: Bool {
    (0xC0...0x24F).contains(value) || (0x1E00...0x1EFF).contains(value)
  }
}

extension Cell {
  /// Returns the value as people read it, safe for a terminal.
  func text(in language: Language) -> String {
    switch self {
    case .empty: ""
    case .text(let text): visible(text)
    case .integer(let number): language.count(number)
    case .percent(let hundredths): language.percent(hundredths)
    case .day(let day): day[language]
    case .term(_, let phrase): visible(phrase[language])
    }
  }
}
