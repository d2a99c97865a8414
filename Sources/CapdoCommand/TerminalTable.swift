import Exchange
import LevelRegistry

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
    if waiting.count == Self.measured { try settle() }
  }

  mutating func end() throws {
    if !isSettled { try settle() }
  }

  /// Fixes the widths and writes what has waited for them.
  private mutating func settle() throws {
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
