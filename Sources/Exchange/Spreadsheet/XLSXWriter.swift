import CXLSXWriter
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
