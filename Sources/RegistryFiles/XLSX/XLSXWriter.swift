import CapdoCXLSXWriter
import Glibc
import LevelRegistry

/// Writes a table as a workbook for people: real days, numbers and percents, the heading frozen and repeated in print.
///
/// Text is text there and never runs as a formula, so nothing is guarded. The rows go to a temporary file as they come.
public final class XLSXWriter: TableWriter {
  private let sink: any ByteSink
  let language: Language
  let layout: SheetLayout
  let library: capdo_xlsxwriter
  private let path: String
  private(set) var workbook: UnsafeMutablePointer<lxw_workbook>?
  let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let formats: XLSXFormats
  private(set) var columns: [Column] = []
  private(set) var widths: [Int] = []
  private(set) var row: UInt32 = 0
  /// How many lines the text of the row takes at the most.
  private var lines = 1

  /// How wide a column may become, in characters.
  private static let widest = 45

  /// - Throws: `XLSXError`.
  public init(to sink: any ByteSink, in language: Language, layout: SheetLayout = SheetLayout()) throws(XLSXError) {
    self.sink = sink
    self.language = language
    self.layout = layout
    var library = capdo_xlsxwriter()
    guard capdo_load_xlsxwriter(&library) else { throw .noLibrary }
    self.library = library
    guard let path = temporaryFile() else { throw .failed(String(cString: strerror(errno))) }
    self.path = path
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
    workbook = library.workbook_new_opt(path, &options)
    sheet = library.workbook_add_worksheet(workbook, nil)
    formats = XLSXFormats(library, workbook, language)
  }

  deinit {
    if workbook != nil { _ = library.workbook_close(workbook) }
    unlink(path)
  }

  public func begin(_ columns: [Column]) throws {
    self.columns = columns
    widths = columns.map { _ in 8 }
    for title in layout.titles {
      try check(
        library.worksheet_write_string(sheet, row, 0, escapedForWorkbook(title), row == 0 ? formats.title : nil))
      row += 1
    }
    for (index, column) in columns.enumerated() {
      try write(column.heading[language].capitalizedFirst, at: index, formats.heading)
    }
    try endRow()
    guard layout.numbered > 0 else { return }
    for index in columns.indices {
      try write(index < layout.numbered ? "(\(index + 1))" : "", at: index, formats.heading)
    }
    try endRow()
  }

  public func write(_ cells: [Cell]) throws {
    guard cells.count == columns.count else { throw TableError(cells: cells.count, columns: columns.count) }
    guard row < CellReference.lastRow else { throw XLSXError.tooManyRows }
    for (index, cell) in cells.enumerated() { try write(cell, at: index) }
    try endRow()
  }

  /// Makes the row as high as its texts need: programs that read the file do not all do that.
  private func endRow() throws {
    if lines > 1 { try check(library.worksheet_set_row(sheet, row, 15 * Double(min(lines, 27)), nil)) }
    lines = 1
    row += 1
  }

  /// Lays the sheet out, and hands the finished file over.
  public func end() throws {
    try layOut()
    let finished = workbook
    workbook = nil
    try check(library.workbook_close(finished))
    let file = try FileSource(path: path)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try block.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return }
      try sink.write(Array(block[..<count]))
    }
  }

  private func write(_ cell: Cell, at index: Int) throws {
    switch cell {
    case .empty, .percent(hundredths: nil): if layout.rulesEmptyCells { try write("", at: index, formats.text) }
    case .text(let text): try write(text, at: index, formats.text)
    case .integer(let number): try write(Double(number), at: index, formats.number)
    case .percent(hundredths: let share?): try write(Double(share) / 10_000, at: index, formats.percent)
    case .day(let day): try write(day, at: index)
    case .term(let raw, let phrase):
      // A level is a number.
      if let number = Int(raw), phrase[language] == raw {
        try write(Double(number), at: index, formats.number)
      } else {
        try write(phrase[language], at: index, formats.text)
      }
    }
  }

  private func write(_ text: String, at index: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws {
    let width = layout.widths.isEmpty ? Self.widest : layout.widths[index]
    widths[index] = max(widths[index], min(text.unicodeScalars.count + 2, width))
    // Fonts differ: where another one stands in, a tenth fewer characters fit.
    lines = max(lines, wrappedLines(of: text, width: width * 9 / 10))
    try check(library.worksheet_write_string(sheet, row, UInt16(index), escapedForWorkbook(text), format))
  }

  private func write(_ number: Double, at index: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws {
    try check(library.worksheet_write_number(sheet, row, UInt16(index), number, format))
  }

  /// A day before the first one that spreadsheets count rightly is text.
  private func write(_ day: Day, at index: Int) throws {
    guard day.year > 1900 else { return try write(day[language], at: index, formats.text) }
    widths[index] = max(widths[index], 12)
    var moment = lxw_datetime()
    (moment.year, moment.month, moment.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
    try check(library.worksheet_write_datetime(sheet, row, UInt16(index), &moment, formats.day))
  }

  func check(_ code: lxw_error) throws(XLSXError) {
    switch code {
    case LXW_NO_ERROR: return
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED: throw .textTooLong
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: throw .tooManyRows
    default: throw .failed(library.lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)")
    }
  }
}

/// How many lines a text takes in so many characters, broken between its words.
func wrappedLines(of text: String, width: Int) -> Int {
  text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
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

/// Makes an empty file that only this user can read; nil with errno when that fails.
private func temporaryFile() -> String? {
  let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var path = Array("\(folder)/capdo-XXXXXX".utf8CString)
  let descriptor = mkstemp(&path)
  guard descriptor >= 0 else { return nil }
  close(descriptor)
  return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension XLSXWriter {
  /// How many rows below the last one the lists are offered on, for lines that are added.
  private static let rowsToAdd: UInt32 = 200

  /// How many characters across a printed page can still be read.
  private static let readable = 220

  func layOut() throws {
    let last = UInt16(max(columns.count, 1) - 1)
    let heading = layout.heading
    let widths = layout.widths.isEmpty ? widths : layout.widths
    for (index, width) in widths.enumerated() {
      _ = library.worksheet_set_column(sheet, UInt16(index), UInt16(index), Double(width), nil)
    }
    library.worksheet_freeze_panes(sheet, heading.upperBound + 1, 0)
    _ = library.worksheet_autofilter(sheet, heading.upperBound, 0, max(row, heading.upperBound + 1) - 1, last)
    library.worksheet_set_landscape(sheet)
    library.worksheet_set_paper(sheet, 9)  // A4
    library.worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    let across = max(1, (widths.reduce(0, +) + Self.readable - 1) / Self.readable)
    library.worksheet_fit_to_pages(sheet, UInt16(across), 0)
    // What a row is about stands on each of the pages beside one another.
    if across > 1 { _ = library.worksheet_repeat_columns(sheet, 0, 1) }
    _ = library.worksheet_repeat_rows(sheet, heading.lowerBound, heading.upperBound)
    _ = library.worksheet_set_footer(sheet, "&R&P/&N")
    for (index, column) in columns.enumerated() {
      if let choices = layout.choices[column.name] { try offer(choices, at: UInt16(index)) }
    }
    if let chart = layout.chart, row > heading.upperBound + 2 { try insert(chart) }
  }

  /// Lets a list drop down in the cells of a column; the library copies it.
  private func offer(_ choices: SheetChoices, at index: UInt16) throws {
    var words: [UnsafeMutablePointer<CChar>?] = choices.words.map { strdup($0) } + [nil]
    let advice = choices.advice.map { strdup($0) } ?? nil
    defer { for text in words + [advice] { free(text) } }
    try words.withUnsafeMutableBufferPointer { list in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      rule.value_list = list.baseAddress
      rule.show_error = UInt8((choices.isOpen ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON).rawValue)
      rule.input_message = advice
      try check(
        library.worksheet_data_validation_range(
          sheet, layout.heading.upperBound + 1, index, min(row + Self.rowsToAdd, UInt32(CellReference.lastRow)) - 1,
          index, &rule))
    }
  }

  /// Puts a bar for each row but the last, the total, below the table.
  private func insert(_ chart: SheetChart) throws {
    let (first, last) = (layout.heading.upperBound + 1, row - 2)
    let drawn = library.workbook_add_chart(workbook, UInt8(LXW_CHART_BAR_STACKED.rawValue))
    for name in chart.values {
      guard let index = columns.firstIndex(where: { $0.name == name }) else { continue }
      let series = library.chart_add_series(drawn, nil, nil)
      library.chart_series_set_categories(series, "Sheet1", first, 0, last, 0)
      library.chart_series_set_values(series, "Sheet1", first, UInt16(index), last, UInt16(index))
      library.chart_series_set_name(series, columns[index].heading[language].capitalizedFirst)
    }
    library.chart_title_set_name(drawn, chart.title[language])
    try check(library.worksheet_insert_chart(sheet, row + 1, 1, drawn))
  }
}

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

/// How the cells of a written workbook look.
struct XLSXFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  /// Above the table, without lines around it.
  let title: Format?
  let heading: Format?
  let text: Format?
  let number: Format?
  let percent: Format?
  let day: Format?

  init(_ library: capdo_xlsxwriter, _ workbook: UnsafeMutablePointer<lxw_workbook>?, _ language: Language) {
    func format(_ number: String? = nil) -> Format? {
      let format = library.workbook_add_format(workbook)
      library.format_set_border(format, 1)
      library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      if let number { library.format_set_num_format(format, number) }
      return format
    }
    title = library.workbook_add_format(workbook)
    library.format_set_bold(title)
    heading = format()
    library.format_set_bold(heading)
    library.format_set_text_wrap(heading)
    library.format_set_bg_color(heading, 0xDCE6F1)
    text = format()
    library.format_set_text_wrap(text)
    number = format("0")
    // What is whole prints without decimals, as everywhere.
    percent = format("[=1]0%;[=0]0%;0.00%")
    day = format(language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd")
  }
}

/// Returns text in which what looks like an escape of the format is not taken for one: `_x0041_` would be read as A.
func escapedForWorkbook(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
  var escaped = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    escaped.append(scalar)
    if scalar == "_", escape(at: text.unicodeScalars[text.unicodeScalars.index(before: rest.startIndex)...]) != nil {
      escaped.append(contentsOf: "x005F_".unicodeScalars)
    }
  }
  return String(escaped)
}

/// Why a workbook cannot be written.
public enum XLSXError: Error, Equatable {
  /// libxlsxwriter is not installed.
  case noLibrary
  /// A table with more rows than a sheet can have.
  case tooManyRows
  /// A text longer than a cell can hold.
  case textTooLong
  /// What the library says.
  case failed(String)

  public var message: Phrase {
    switch self {
    case .noLibrary:
      Phrase("workbooks need libxlsxwriter, which is not installed", "cần libxlsxwriter để ghi .xlsx, máy chưa cài")
    case .tooManyRows:
      Phrase("the table has more rows than a sheet can hold", "bảng có nhiều hàng hơn một trang tính chứa được")
    case .textTooLong:
      Phrase("a text is longer than a cell can hold", "có nội dung dài hơn một ô chứa được")
    case .failed(let reason): Phrase("cannot write the workbook: \(reason)", "không ghi được bảng tính: \(reason)")
    }
  }

  public var hint: Phrase? {
    switch self {
    case .noLibrary:
      Phrase(
        "apt install libxlsxwriter4, or use --format csv",
        "hãy cài bằng lệnh apt install libxlsxwriter4, hoặc dùng --format csv")
    case .tooManyRows, .textTooLong: Phrase("use --format csv", "hãy dùng --format csv")
    case .failed:
      Phrase("look whether the disk of temporary files is full", "hãy kiểm tra ổ đĩa chứa tệp tạm còn chỗ không")
    }
  }
}
