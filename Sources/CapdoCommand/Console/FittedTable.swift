import LevelRegistry
import RegistryFiles

/// Writes a table that fits a terminal: what is the same in every row is said once above it, long texts are wrapped, the
/// columns behind those that fit are left out and named, and on a narrow terminal each row is a block of lines.
///
/// Nothing is done that is not needed: a table that fits as it is stays as it is. The first 10,000 rows decide the widths;
/// with more of them every column stays, for a later row may differ.
struct FittedTable: TableWriter {
  private static let measured = 10_000

  private let sink: any ByteSink
  private let terminal: Terminal
  private let language: Language
  /// Whether the command that prints it has --columns.
  private let choosesColumns: Bool
  private var columns: [FittedColumn] = []
  private var waiting: [[FittedCell]] = []
  private var layout: TableLayout?

  init(to sink: any ByteSink, on terminal: Terminal, in language: Language, choosesColumns: Bool = true) {
    self.sink = sink
    self.choosesColumns = choosesColumns
    self.terminal = terminal
    self.language = language
  }

  mutating func begin(_ columns: [Column]) throws {
    self.columns = columns.map { FittedColumn(name: $0.name, heading: visible($0.heading[language])) }
  }

  mutating func write(_ row: [Cell]) throws {
    let cells = row.map { FittedCell($0, in: language) }
    if let layout { return try write(cells, in: layout) }
    for index in columns.indices.prefix(cells.count) { columns[index].admit(cells[index], isFirst: waiting.isEmpty) }
    waiting.append(cells)
    if waiting.count == Self.measured { try settle(isWhole: false) }
  }

  mutating func end() throws {
    if layout == nil { try settle(isWhole: true) }
    if let layout { try write(layout.footnotes(language, choosesColumns: choosesColumns)) }
  }

  /// Fixes the layout, and writes what has waited for it.
  private mutating func settle(isWhole: Bool) throws {
    let layout = TableLayout(columns, within: terminal.width, isWhole: isWhole && waiting.count > 1)
    self.layout = layout
    try write(layout.remarks(waiting.first ?? [], language))
    if !layout.isOfBlocks { try writeHeading(layout) }
    for row in waiting { try write(row, in: layout) }
    waiting = []
  }

  private func writeHeading(_ layout: TableLayout) throws {
    let headings = layout.shown.map { FittedCell(text: columns[$0].heading, style: .bold) }
    try writeLines(headings, in: layout)
    guard !waiting.isEmpty else { return }
    try writeLine(layout.shown.map { FittedCell(text: String(repeating: "─", count: layout.widths[$0])) }, in: layout)
  }

  private func write(_ row: [FittedCell], in layout: TableLayout) throws {
    if layout.isOfBlocks { return try writeBlock(row, in: layout) }
    try writeLines(layout.shown.map { row[$0] }, in: layout)
  }

  /// Writes the cells of one row, each wrapped to its column.
  private func writeLines(_ cells: [FittedCell], in layout: TableLayout) throws {
    let wrapped = zip(layout.shown, cells).map { $1.lines(of: layout.widths[$0]) }
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      try writeLine(
        zip(cells, wrapped).map { FittedCell(text: index < $1.count ? $1[index] : "", style: $0.style) }, in: layout)
    }
  }

  private func writeLine(_ cells: [FittedCell], in layout: TableLayout) throws {
    var line = ""
    var blanks = ""
    for (column, cell) in zip(layout.shown, cells) {
      let padding = String(repeating: " ", count: max(0, layout.widths[column] - terminalWidth(cell.text)))
      if columns[column].isNumeric { blanks += padding }
      if !cell.text.isEmpty {
        line += blanks + terminal.styled(cell.text, cell.style)
        blanks = ""
      }
      blanks += (columns[column].isNumeric ? "" : padding) + TableLayout.gap
    }
    try sink.write(Array((line + "\n").utf8))
  }

  /// Writes one row as a block: each filled cell on a line of its own behind its heading.
  private func writeBlock(_ row: [FittedCell], in layout: TableLayout) throws {
    var lines: [String] = []
    for index in layout.shown where !row[index].text.isEmpty {
      let label = "\(columns[index].heading): "
      let texts = wrapped(row[index].text, to: max(10, terminal.width - 2))
      if terminalWidth(label) + terminalWidth(row[index].text) <= terminal.width {
        lines.append(terminal.styled(label, .bold) + terminal.styled(row[index].text, row[index].style))
      } else {
        lines.append(terminal.styled(shortened("\(columns[index].heading):", to: terminal.width), .bold))
        lines += texts.map { "  " + terminal.styled($0, row[index].style) }
      }
    }
    try write(lines + [""])
  }

  private func write(_ lines: [String]) throws {
    for line in lines { try sink.write(Array((line + "\n").utf8)) }
  }
}

/// One value as a terminal shows it.
struct FittedCell {
  /// The lines that a cell takes at the most; what is left ends in …
  private static let height = 4

  let text: String
  let isNumber: Bool
  let style: Terminal.Style?

  init(text: String, style: Terminal.Style? = nil) {
    self.text = text
    self.style = style
    isNumber = false
  }

  init(_ cell: Cell, in language: Language) {
    text = cell.text(in: language)
    switch cell {
    case .integer, .percent: (isNumber, style) = (true, nil)
    case .term(let word, _): (isNumber, style) = (false, Self.styles[word])
    case .empty, .text, .day: (isNumber, style) = (false, nil)
    }
  }

  /// The words that a reader looks for: what is late, what is lacking, what is done.
  private static let styles: [String: Terminal.Style] = [
    "late": .red, "not-met": .red, "not-conforming": .red, "none": .red, "partial": .yellow, "returned": .yellow,
    "suspended": .yellow, "full": .green, "met": .green, "conforming": .green, "retired": .dim,
  ]

  func lines(of width: Int) -> [String] {
    let lines = wrapped(text, to: width)
    guard lines.count > Self.height else { return lines }
    let rest = lines[(Self.height - 1)...].joined(separator: " ")
    return lines.prefix(Self.height - 1) + [shortened(rest, to: width)]
  }
}

/// What the rows say of a column.
struct FittedColumn {
  /// No column is narrowed below the longest of its words, up to this many.
  private static let longestWord = 16
  /// A column of texts longer than `long`, such as names, keeps so much that they can be read.
  private static let (long, readable) = (30, 20)

  let name: String
  let heading: String
  /// The width of the longest text, heading included.
  private(set) var natural: Int
  /// The width of the longest word.
  private var word: Int
  /// The width below which the column is left out.
  var least: Int { natural > Self.long && !isNumeric ? max(word, Self.readable) : word }
  private(set) var isUniform = true
  private var first = ""
  private var hasNumber = false
  private var hasText = false

  init(name: String, heading: String) {
    self.name = name
    self.heading = heading
    natural = terminalWidth(heading)
    word = Self.longest(of: heading)
  }

  /// Whether the column is lined up on its right: it holds numbers and nothing else.
  var isNumeric: Bool { hasNumber && !hasText }

  mutating func admit(_ cell: FittedCell, isFirst: Bool) {
    natural = max(natural, terminalWidth(cell.text))
    word = max(word, cell.isNumber ? terminalWidth(cell.text) : Self.longest(of: cell.text))
    if isFirst { first = cell.text }
    if cell.text != first { isUniform = false }
    if cell.isNumber { hasNumber = true } else if !cell.text.isEmpty { hasText = true }
  }

  private static func longest(of text: String) -> Int {
    min(longestWord, text.split(separator: " ").map { terminalWidth(String($0)) }.max() ?? 0)
  }
}

/// Which columns of a table are shown, and how wide each of them is.
struct TableLayout {
  static let gap = "  "
  /// A table of fewer columns says less than a block of lines.
  private static let fewest = 3

  private let columns: [FittedColumn]
  private let width: Int
  /// The columns that are the same in every row.
  private let same: [Int]
  /// The columns for which there is no room.
  private let leftOut: [Int]
  /// The columns that are shown, from the left.
  let shown: [Int]
  /// How wide each column is, by its number.
  let widths: [Int]
  /// Whether each row is a block of lines.
  let isOfBlocks: Bool

  /// - Parameter isWhole: whether the columns know of every row, and there are several.
  init(_ columns: [FittedColumn], within width: Int, isWhole: Bool) {
    self.columns = columns
    self.width = width
    let every = Array(columns.indices)
    guard Self.total(every.map { columns[$0].natural }) > width else {
      (same, leftOut, shown, widths, isOfBlocks) = ([], [], every, columns.map(\.natural), false)
      return
    }
    let uniform = isWhole ? every.dropFirst().filter { columns[$0].isUniform } : []
    let differing = every.filter { !uniform.contains($0) }
    var kept = differing
    while kept.count > 1, Self.total(kept.map { columns[$0].least }) > width { kept.removeLast() }
    same = uniform
    isOfBlocks = kept.count < min(Self.fewest, differing.count)
    shown = isOfBlocks ? differing : kept
    leftOut = isOfBlocks ? [] : Array(differing[kept.count...])
    widths = Self.narrowed(columns, kept, to: width)
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + max(0, widths.count - 1) * gap.utf8.count
  }

  /// Takes from the widest columns what is too much, and from none more than its longest word leaves.
  private static func narrowed(_ columns: [FittedColumn], _ shown: [Int], to width: Int) -> [Int] {
    var widths = columns.map(\.natural)
    while total(shown.map { widths[$0] }) > width {
      let widest = shown.filter { widths[$0] > columns[$0].least }.max { widths[$0] < widths[$1] }
      guard let widest else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// What is said once above the rows: what every one of them has, and what none has.
  func remarks(_ first: [FittedCell], _ language: Language) -> [String] {
    let filled = same.filter { !first[$0].text.isEmpty }.map { "\(columns[$0].heading) \(first[$0].text)" }
    let empty = same.filter { first[$0].text.isEmpty }.map { columns[$0].heading }
    return lines(Phrase("In every row: ", "Mọi dòng: "), filled, " · ", language)
      + lines(Phrase("Empty in every row: ", "Để trống ở mọi dòng: "), empty, ", ", language)
  }

  /// What is said once below the rows: the columns left out, and how to see them.
  func footnotes(_ language: Language, choosesColumns: Bool) -> [String] {
    let columnsOption = "--columns \(leftOut.prefix(3).map { columns[$0].name }.joined(separator: ","))"
    let choice = choosesColumns ? Phrase("\(columnsOption), or ", "\(columnsOption), hoặc ") : Phrase("", "")
    return lines(
      Phrase("Not shown, for want of room: ", "Không hiện vì hết chỗ: "), leftOut.map { columns[$0].heading }, ", ",
      language)
      + (leftOut.isEmpty
        ? []
        : wrapped(
          Phrase("To see them: \(choice.english)--format csv", "Để xem: \(choice.vietnamese)--format csv")[language],
          to: width))
  }

  private func lines(_ words: Phrase, _ items: [String], _ separator: String, _ language: Language) -> [String] {
    items.isEmpty ? [] : wrapped(words[language] + items.joined(separator: separator), to: width)
  }
}
