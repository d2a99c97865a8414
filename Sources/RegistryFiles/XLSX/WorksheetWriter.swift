import LevelRegistry

/// Writes one worksheet of a workbook: real days, numbers and percents, the heading frozen and repeated in print.
///
/// Text is text there and never runs as a formula, so nothing is guarded.
package final class WorksheetWriter: TableWriter {
  private let book: WorkbookWriter
  private let name: String
  private let layout: SheetLayout
  private let isFirst: Bool
  private var columns: [Column] = []
  /// What the cells of each column are for, where that is told.
  private var kinds: [CellKind?] = []
  /// The lists that drop down in single cells above the heading.
  private var choicesAbove: [(place: String, choices: SheetChoices)] = []
  private var widths: [Int] = []
  /// Rows that wait for the widths of the columns; nil once those are settled.
  private var waiting: [[StyledCell]]? = []
  private var bytes: [UInt8] = []
  private var written = 0
  /// The rows of the heading, from 0; nothing before it is written.
  private var heading: ClosedRange<Int>?
  private var isEnded = false
  /// The row written last, where it may turn out to be the total.
  private var last: [Cell]?
  /// How many rows there may be; a test has fewer.
  var mostRows = CellReference.lastRow

  /// A value and how it looks.
  struct StyledCell {
    let cell: Cell
    let look: CellLook
  }

  /// How wide a column may become, in characters.
  private static let widest = 45
  /// From how many rows the widths are told.
  private static let measured = 1_000
  /// How many characters across a printed page can still be read.
  private static let readable = 220
  /// How many rows below the last one the lists are offered on, for lines that are added.
  private static let rowsToAdd = 200

  init(_ book: WorkbookWriter, named name: String, _ layout: SheetLayout, isFirst: Bool) {
    self.book = book
    self.name = name
    self.layout = layout
    self.isFirst = isFirst
  }

  private var rows: Int { written + (waiting?.count ?? 0) }

  /// Writes a row above the heading, before that is begun: titles, or what is to be filled in for the whole sheet.
  ///
  /// - Parameter choices: what is offered in its cells, by their columns from 0.
  package func writeAbove(_ cells: [(cell: Cell, look: CellLook)], choices: [Int: SheetChoices] = [:]) throws {
    guard heading == nil else { throw XLSXError.outOfOrder }
    choicesAbove += choices.sorted { $0.key < $1.key }.map { (CellReference.name(row: rows, column: $0.key), $0.value) }
    waiting?.append(cells.map { StyledCell(cell: $0.cell, look: $0.look) })
  }

  /// Writes what stands above the rows and the heading.
  package func begin(_ columns: [Column]) throws {
    guard heading == nil else { throw XLSXError.outOfOrder }
    guard columns.count <= CellReference.columns else { throw XLSXError.tooManyColumns }
    self.columns = columns
    kinds = columns.map { layout.kinds[$0.name] }
    widths = columns.map { _ in 8 }
    for (index, title) in layout.titles.enumerated() {
      try writeAbove([(.text(title), index == 0 ? .title : .label)])
    }
    heading = rows...rows + (layout.numbered > 0 ? 1 : 0)
    try add(columns.map { StyledCell(cell: .text($0.heading[book.language].capitalizedFirst), look: .heading) })
    guard layout.numbered > 0 else { return }
    try add(
      columns.indices.map { StyledCell(cell: .text($0 < layout.numbered ? "(\($0 + 1))" : ""), look: .heading) })
  }

  /// Writes one row, a cell for each column.
  package func write(_ cells: [Cell]) throws {
    guard layout.hasTotal, heading != nil, !isEnded else { return try write(cells, looks: []) }
    if let last { try write(last, looks: []) }
    last = cells
  }

  /// Writes a row of the table whose cells look as told; those that nothing is told of look like all the others.
  package func write(_ cells: [Cell], looks: [CellLook]) throws {
    guard heading != nil, !isEnded else { throw XLSXError.outOfOrder }
    guard cells.count == columns.count else { throw TableError(cells: cells.count, columns: columns.count) }
    try add(
      cells.enumerated().map { StyledCell(cell: $1, look: looks.indices.contains($0) ? looks[$0] : .body) })
  }

  /// Ends the worksheet; its workbook can begin another one.
  package func end() throws {
    guard let heading, !isEnded else { throw XLSXError.outOfOrder }
    if let last { try write(last, looks: last.map { _ in .total }) }
    isEnded = true
    try settle()
    let lastBar = rows - (layout.hasTotal ? 2 : 1)
    let chart = layout.chart.flatMap { lastBar > heading.upperBound ? $0 : nil }
    append(tail(heading, hasChart: chart != nil).text)
    try book.write(bytes)
    try book.endSheet(
      names(heading),
      chart: chart.map { chart in
        let part = ChartPart(
          title: chart.title[book.language], sheet: name, rows: heading.upperBound + 1...lastBar, columns: columns,
          pieces: chart.pieces, language: book.language)
        return (drawing: ChartPart.drawing(below: rows, bars: lastBar - heading.upperBound), part: part.markup)
      })
  }

  private func add(_ cells: [StyledCell]) throws {
    guard rows < mostRows else { throw XLSXError.tooManyRows }
    if waiting == nil { return try writeRow(cells) }
    waiting?.append(cells)
    if rows >= Self.measured { try settle() }
  }

  /// Fixes the widths of the columns, and writes what has waited for them.
  private func settle() throws {
    guard let rows = waiting, let heading else { return }
    waiting = nil
    for row in rows.dropFirst(heading.lowerBound) {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], min(width(of: cell.cell), Self.widest))
      }
    }
    if !layout.widths.isEmpty { widths = layout.widths }
    append(OfficeXML.declaration + head(heading).text)
    for row in rows { try writeRow(row) }
  }

  /// How many characters a value takes, with the space beside it.
  private func width(of cell: Cell) -> Int {
    switch cell {
    case .empty, .integer, .percent: 0
    case .day: 12
    case .text(let text): text.unicodeScalars.count + 2
    case .term(_, let phrase): phrase[book.language].unicodeScalars.count + 2
    }
  }

  private func append(_ text: String) { bytes += text.utf8 }
}

extension WorksheetWriter {
  /// Writes a row, as high as its texts need: programs that read the file do not all do that.
  private func writeRow(_ cells: [StyledCell]) throws {
    append("<row r=\"\(written + 1)\"")
    let lines = zip(cells, widths).reduce(1) { max($0, lineCount(of: $1.0, inColumnOf: $1.1)) }
    if lines > 1 { append(" ht=\"\(15 * min(lines, 27))\" customHeight=\"1\"") }
    append(">")
    let isBelowHeading = heading.map { written > $0.upperBound } ?? false
    for (index, cell) in cells.enumerated() {
      let kind = isBelowHeading && kinds.indices.contains(index) ? kinds[index] : nil
      try write(cell, kind, at: CellReference.name(row: written, column: index))
    }
    append("</row>")
    written += 1
    guard bytes.count > 1 << 16 else { return }
    try book.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func lineCount(of cell: StyledCell, inColumnOf width: Int) -> Int {
    guard cell.look != .title, cell.look != .label else { return 1 }
    // Fonts differ: where another one stands in, a tenth fewer characters fit.
    let fitting = layout.widths.isEmpty && width < Self.widest ? width - 2 : width * 9 / 10
    switch cell.cell {
    case .text(let text): return wrappedLines(of: text, width: fitting)
    case .term(_, let phrase): return wrappedLines(of: phrase[book.language], width: fitting)
    case .empty, .integer, .percent, .day: return 1
    }
  }

  private func write(_ styled: StyledCell, _ kind: CellKind?, at place: String) throws {
    switch styled.cell {
    case .empty, .percent(hundredths: nil):
      // A cell without a value is written where it can be seen.
      if layout.rulesEmptyCells || styled.look != .body { try write("", styled.look, kind, at: place) }
    case .text(let text): try write(text, styled.look, kind == .plainText ? kind : nil, at: place)
    case .integer(let number): write(number: "\(number)", styled.look, .integer, at: place)
    case .percent(hundredths: let share?):
      write(number: "\(Double(share) / 10_000)", styled.look, .percent, at: place)
    case .day(let day): try write(day, styled.look, at: place)
    case .term(let raw, let phrase):
      // A level is a number.
      if let number = Int(raw), phrase[book.language] == raw {
        write(number: "\(number)", styled.look, .integer, at: place)
      } else {
        try write(phrase[book.language], styled.look, nil, at: place)
      }
    }
  }

  private func write(_ text: String, _ look: CellLook, _ kind: CellKind?, at place: String) throws {
    guard text.utf8.count <= Self.longestText || text.utf16.count <= Self.longestText else {
      throw XLSXError.textTooLong
    }
    let format: StyleTable.Kind =
      switch kind {
      case .day: .day
      case .plainText: .plainText
      case nil: .text
      }
    appendCell(text, at: place, style: book.style(look, format), to: &bytes)
  }

  /// The characters that a cell can hold.
  private static let longestText = 32_767

  private func write(number: String, _ look: CellLook, _ kind: StyleTable.Kind, at place: String) {
    append("<c r=\"\(place)\" s=\"\(book.style(look, kind))\"><v>\(number)</v></c>")
  }

  /// A day before the first one that spreadsheets count rightly is text.
  private func write(_ day: Day, _ look: CellLook, at place: String) throws {
    guard let first = Day(year: 1899, month: 12, day: 30), day.year > 1900 else {
      return try write(day[book.language], look, nil, at: place)
    }
    write(number: "\(day.days(since: first))", look, .day, at: place)
  }
}

extension WorksheetWriter {
  /// What stands before the rows, in the order of ECMA-376 §18.3.1.99.
  private func head(_ heading: ClosedRange<Int>) -> Markup {
    let columns = widths.enumerated().map { index, width in
      // A cell has five pixels beside its text.
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width).7109375\" customWidth=\"1\"/>" as Markup
    }
    return """
      <worksheet xmlns="\(OfficeXML.main)" xmlns:r="\(OfficeXML.office)">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" as Markup : "") workbookViewId="0">\
      \(pane(below: heading))</sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/>\(columns.isEmpty ? "" : "<cols>\(columns)</cols>" as Markup)<sheetData>
      """
  }

  /// What stays in sight: the heading, and the first columns where that is asked for.
  private func pane(below heading: ClosedRange<Int>) -> Markup {
    let (row, column) = (heading.upperBound + 1, layout.frozenColumns)
    let first = CellReference.name(row: row, column: column)
    guard column > 0 else {
      return """
        <pane ySplit="\(row)" topLeftCell="\(first)" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>
        """
    }
    let panes = ["topRight", "bottomLeft", "bottomRight"].map { "<selection pane=\"\($0)\"/>" as Markup }
    return """
      <pane xSplit="\(column)" ySplit="\(row)" topLeftCell="\(first)" activePane="bottomRight" state="frozen"/>\(panes)
      """
  }

  /// What stands behind them.
  private func tail(_ heading: ClosedRange<Int>, hasChart: Bool) -> Markup {
    let rules =
      choicesAbove.map { offer($0.choices, in: $0.place) }
      + columns.enumerated().compactMap { index, column in
        layout.choices[column.name].map { offer($0, at: index, from: heading.upperBound + 1) }
      }
    let validations: Markup =
      rules.isEmpty ? "" : "<dataValidations count=\"\(rules.count)\">\(rules)</dataValidations>"
    return """
      </sheetData><autoFilter ref="\(filter(heading, CellReference.name))"/>\(validations)\
      <pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" fitToWidth="\(pagesAcross)" fitToHeight="0" orientation="landscape"/>\
      <headerFooter><oddFooter>\(foot)&amp;R&amp;P/&amp;N</oddFooter></headerFooter>\
      \(hasChart ? "<drawing r:id=\"rId1\"/>" as Markup : "")</worksheet>
      """
  }

  /// The words at the foot of a page; an ampersand would begin an order, and 255 characters are the most.
  private var foot: String {
    layout.footer.isEmpty ? "" : "&L\(layout.footer.replacing("&", with: "&&").prefix(200))"
  }

  /// The heading and the rows of the table.
  private func filter(_ heading: ClosedRange<Int>, _ name: (Int, Int) -> String) -> String {
    let last = max(rows, heading.upperBound + 1) - 1
    return "\(name(heading.upperBound, 0)):\(name(last, max(columns.count, 1) - 1))"
  }

  private var pagesAcross: Int { max(1, (widths.reduce(0, +) + Self.readable - 1) / Self.readable) }

  /// Lets a list drop down in the cells of a column.
  private func offer(_ choices: SheetChoices, at column: Int, from row: Int) -> Markup {
    let last = max(row, min(rows + Self.rowsToAdd, CellReference.lastRow) - 1)
    return offer(
      choices,
      in: "\(CellReference.name(row: row, column: column)):\(CellReference.name(row: last, column: column))")
  }

  private func offer(_ choices: SheetChoices, in range: String) -> Markup {
    let error: Markup = choices.isOpen ? "" : " showErrorMessage=\"1\""
    let advice: Markup = choices.advice.map { " prompt=\"\(String($0.prefix(255)))\"" } ?? ""
    return """
      <dataValidation type="list" allowBlank="1" showInputMessage="1"\(error)\(advice) sqref="\(range)">\
      <formula1>\(book.formula(of: choices))</formula1></dataValidation>
      """
  }

  private func names(_ heading: ClosedRange<Int>) -> [(name: String, range: String, isHidden: Bool)] {
    let sheet = WorkbookWriter.quoted(name)
    let titles = "\(sheet)!$\(heading.lowerBound + 1):$\(heading.upperBound + 1)"
    // What a row is about stands on each of the pages beside one another.
    let columns = pagesAcross > 1 ? "\(sheet)!$A:$B," : ""
    return [
      ("_xlnm._FilterDatabase", "\(sheet)!\(filter(heading, CellReference.fixed))", true),
      ("_xlnm.Print_Titles", columns + titles, false),
    ]
  }
}

/// Writes a table as a workbook of one worksheet.
package final class XLSXWriter: TableWriter {
  private let book: WorkbookWriter
  private let sheet: WorksheetWriter

  /// Begins a workbook whose headings and words are in this language.
  /// - Throws: `ZipError`, or what the sink throws.
  package convenience init(to sink: any ByteSink, in language: Language) throws {
    try self.init(to: sink, in: language, layout: SheetLayout())
  }

  package init(to sink: any ByteSink, in language: Language, layout: SheetLayout) throws {
    book = try WorkbookWriter(to: sink, in: language)
    sheet = try book.begin(layout.name[language], layout)
  }

  /// Writes what stands above the rows and the heading.
  package func begin(_ columns: [Column]) throws { try sheet.begin(columns) }

  /// Writes one row, a cell for each column.
  package func write(_ cells: [Cell]) throws { try sheet.write(cells) }

  /// Ends the table and the workbook.
  package func end() throws {
    try sheet.end()
    try book.finish()
  }
}

/// Writes a cell that holds its text itself.
func appendCell(_ text: String, at place: String, style: Int, to bytes: inout [UInt8]) {
  bytes += "<c r=\"\(place)\"".utf8
  if style > 0 { bytes += " s=\"\(style)\"".utf8 }
  guard let first = text.utf8.first, let last = text.utf8.last else {
    bytes += "/>".utf8
    return
  }
  bytes += " t=\"inlineStr\"><is><t".utf8
  if first <= 0x20 || last <= 0x20 { bytes += " xml:space=\"preserve\"".utf8 }
  bytes += ">\(escaped(escapedForWorkbook(text)))</t></is></c>".utf8
}

/// How many lines a text takes in so many characters, broken between its words.
func wrappedLines(of text: String, width: Int) -> Int {
  let width = max(width, 1)
  // Most texts take one line; letters are no more than bytes.
  if text.utf8.count <= width, !text.utf8.contains(UInt8(ascii: "\n")) { return 1 }
  return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
    var (count, used) = (1, 0)
    for word in paragraph.split(separator: " ") {
      let length = word.unicodeScalars.count
      if used > 0, used + 1 + length > width { (count, used) = (count + 1, 0) }
      used += (used > 0 ? 1 : 0) + length
      if used > width { (count, used) = (count + (used - 1) / width, (used - 1) % width + 1) }
    }
    return lines + count
  }
}

/// Returns text as the format has it: what XML cannot carry is escaped as `_x0001_`, and what looks like such an escape is
/// not taken for one.
func escapedForWorkbook(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    $0 >= 0x20 && $0 != UInt8(ascii: "_") && $0 != 0xEF && $0 != 0x7F || $0 == 0x0A || $0 == 0x09
  }
  if isPlain { return text }
  var escaped = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    if scalar.isForeignToXML {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      escaped.append(contentsOf: "_x\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)_".unicodeScalars)
    } else {
      // What XML cannot carry begins with an underscore, too, once it is escaped.
      let ahead = String(String.UnicodeScalarView(rest.prefix(escapeLength).map { $0.isForeignToXML ? "_" : $0 }))
      let isTakenForEscape = escape(at: ArraySlice(ahead.utf8)) != nil
      escaped.append(contentsOf: isTakenForEscape ? "_x005F_".unicodeScalars : String(scalar).unicodeScalars)
    }
    rest = rest.dropFirst()
  }
  return String(escaped)
}

extension Unicode.Scalar {
  /// Whether XML 1.0 has no such character, or would make another one of it.
  fileprivate var isForeignToXML: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
