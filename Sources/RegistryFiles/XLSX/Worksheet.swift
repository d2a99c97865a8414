import LevelRegistry

/// Takes the rows of a sheet out of its XML, as they come.
final class WorksheetRows: XMLHandler {
  private let reader: WorksheetCellReader
  private let limits: CSVLimits
  private var rows: [SourceRow] = []
  private var number = 0
  private var cells: [SourceCell] = []
  private var size = 0
  private var nextColumn = 0
  private var cell: WorksheetCell?
  /// The bytes of the value of the cell.
  private var value: [UInt8] = []
  private var isInRows = false
  private var isValue = false
  private var readings = 0

  init(_ reader: WorksheetCellReader, limits: CSVLimits) {
    self.reader = reader
    self.limits = limits
  }

  /// Takes the rows that were read since the last time; rows without any text are not among them.
  func take() -> [SourceRow] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) throws {
    switch element {
    case "sheetData": isInRows = true
    case "row" where isInRows: try beginRow(attributes)
    case "c" where isInRows: try beginCell(attributes)
    case "f": cell?.hasFormula = true
    case "v":
      cell?.hasValue = true
      isValue = true
    case "t": isValue = readings == 0
    case "rPh": readings += 1
    default: break
    }
  }

  func end(_ element: XMLWord) throws {
    switch element {
    case "sheetData": isInRows = false
    case "row" where isInRows: endRow()
    case "c" where isInRows: try endCell()
    case "v", "t": isValue = false
    case "rPh": readings -= 1
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard isValue, cell != nil else { return }
    value.append(contentsOf: bytes)
    guard value.count <= limits.field else { throw WorkbookError.row(number, .tooLong(limits.field)) }
  }

  private func beginRow(_ attributes: XMLAttributes) throws {
    let next = attributes["r"].map { Int($0) ?? 0 } ?? number + 1
    guard next > number, next <= CellReference.lastRow else { throw WorkbookError.row(number + 1, .outOfOrder) }
    number = next
    cells.removeAll(keepingCapacity: true)
    size = 0
    nextColumn = 0
  }

  private func beginCell(_ attributes: XMLAttributes) throws {
    var column = nextColumn
    if let name = attributes["r"] {
      guard let place = CellReference(name), place.row == number, place.column >= nextColumn else {
        throw WorkbookError.row(number, .outOfOrder)
      }
      column = place.column
    }
    nextColumn = column + 1
    value.removeAll(keepingCapacity: true)
    cell = WorksheetCell(
      column: column, type: attributes.word("t").map(WorksheetCell.Kind.init) ?? .number,
      style: attributes["s"].flatMap { Int($0) } ?? 0)
  }

  private func endCell() throws {
    guard let cell else { return }
    self.cell = nil
    // Without a value there is no more to it than its style, whatever type it is said to have.
    guard cell.hasValue || cell.hasFormula || !value.isEmpty else { return }
    let content = reader.content(of: cell, value)
    if case .text("") = content { return }
    guard cell.column < limits.columns else { throw WorkbookError.row(number, .tooManyColumns(limits.columns)) }
    size += content.text.utf8.count
    guard size <= limits.record else { throw WorkbookError.row(number, .tooLong(limits.record)) }
    while cells.count < cell.column { cells.append(.text("")) }
    cells.append(content)
  }

  private func endRow() {
    if !cells.isEmpty { rows.append(SourceRow(.row(number), cells)) }
  }
}

/// One cell as a sheet has it, being read.
struct WorksheetCell {
  /// What its value is: the number of a text, a text, the result of a formula …
  enum Kind {
    case shared, inline, formulaText, flag, error, day, number

    init(_ type: XMLWord) {
      self =
        switch type {
        case "s": .shared
        case "inlineStr": .inline
        case "str": .formulaText
        case "b": .flag
        case "e": .error
        case "d": .day
        default: .number
        }
    }
  }

  let column: Int
  let type: Kind
  let style: Int
  var hasFormula = false
  var hasValue = false
}

/// Makes of a cell what a row of any kind of file holds.
struct WorksheetCellReader {
  let strings: SharedStrings
  let styles: WorkbookStyles
  let days: SerialDay

  /// Returns the content of a cell; a formula has the value that was last worked out.
  func content(of cell: WorksheetCell, _ value: [UInt8]) -> SourceCell {
    // Only the result of a text formula can be empty: some programs write an empty value for one they never worked out.
    if cell.hasFormula, !cell.hasValue || (value.isEmpty && cell.type != .formulaText) { return Self.notWorkedOut }
    switch cell.type {
    case .shared: return shared(value)
    case .formulaText, .inline: return .text(unescaped(value[...]))
    case .flag: return .text(value == [UInt8(ascii: "1")] ? "yes" : "no")
    case .error: return Self.error(String(decoding: value, as: UTF8.self))
    case .day: return date(String(decoding: value, as: UTF8.self))
    case .number: return number(String(decoding: value, as: UTF8.self), styles.format(ofStyle: cell.style))
    }
  }

  private func shared(_ value: [UInt8]) -> SourceCell {
    guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index] else {
      return .unreadable(
        Phrase("the cell points to a text that is not there", "ô trỏ tới nội dung không tồn tại"), hint: Self.retype)
    }
    return .text(text)
  }

  private func date(_ text: String) -> SourceCell {
    let day = String(text.prefix(10))
    guard (try? Day(day)) != nil else { return noDate(text) }
    return .text(day)
  }

  private func number(_ text: String, _ format: NumberFormat) -> SourceCell {
    let digits = text.filter { $0 != " " && $0 != "\n" }
    if digits.isEmpty { return .text("") }
    guard digits.utf8.allSatisfy({ Self.isPartOfNumber($0) }), let number = Double(digits), number.isFinite else {
      return .unreadable(
        Phrase("the number '\(text)' cannot be read", "không đọc được số '\(text)'"), hint: Self.retype)
    }
    switch format {
    case .date(let precision): return days.day(number).map { date($0, precision) } ?? noDate(digits)
    case .time:
      return .unreadable(Phrase("the cell holds a time of day", "ô chứa giờ trong ngày"), hint: Self.retype)
    case .number: return .text(Self.plain(number))
    case .written(let before, let width, let after):
      // A minus sign would stand before the text, or nowhere: the format may have a section of its own for it.
      guard number >= 0, number.rounded() == number else { return Self.shownOtherwise(digits) }
      let plain = Self.plain(number)
      return .text(before + String(repeating: "0", count: max(0, width - plain.utf8.count)) + plain + after)
    case .other: return Self.shownOtherwise(digits)
    }
  }

  /// A date as the cell shows it: one that shows a month or a year is no day.
  private func date(_ day: Day, _ precision: NumberFormat.DatePrecision) -> SourceCell {
    switch precision {
    case .day: .text(day.description)
    case .dayAfterMonth: .dayAfterMonth(day)
    case .month: .text(String(day.description.prefix(7)))
    case .year: .text(String(day.description.prefix(4)))
    }
  }

  private static func shownOtherwise(_ digits: String) -> SourceCell {
    .unreadable(
      Phrase(
        "the cell holds the number \(digits) and shows something else",
        "ô chứa số \(digits) nhưng hiển thị nội dung khác"),
      hint: Phrase("write what it shows as text", "hãy ghi nội dung hiển thị dưới dạng chữ"))
  }

  private func noDate(_ text: String) -> SourceCell {
    .unreadable(
      Phrase("the cell holds a date that does not exist (\(text))", "ô chứa ngày không tồn tại (\(text))"),
      hint: Phrase("write the day as dd/mm/yyyy", "hãy ghi ngày theo dạng dd/mm/yyyy"))
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Whole numbers without a point, others as short as they can be.
  private static func plain(_ number: Double) -> String {
    if number.rounded() == number, number.magnitude < 1e15 { return String(Int(number)) }
    return String(number)
  }

  private static func error(_ code: String) -> SourceCell {
    .unreadable(
      Phrase("the cell holds the error \(code)", "ô báo lỗi \(code)"),
      hint: Phrase(
        "correct the formula, or write the value in its place", "hãy sửa công thức hoặc ghi giá trị thay vào"))
  }

  private static let notWorkedOut = SourceCell.unreadable(
    Phrase("the formula was never worked out", "công thức chưa được tính"),
    hint: Phrase(
      "open the file in a spreadsheet program and save it", "hãy mở tệp bằng phần mềm bảng tính rồi lưu lại"))

  private static let retype = Phrase("write the value again", "hãy ghi lại giá trị")
}

/// Where a cell stands: `D17` is column 3, counted from 0, of row 17.
struct CellReference: Equatable {
  let row: Int
  let column: Int

  /// The last row and the number of columns that a sheet can have.
  static let lastRow = 1_048_576
  static let columns = 16_384

  /// Reads `D17`, `$D$17`; nil for anything else, and for what lies outside a sheet.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        row = row * 10 + Int(byte - 48)
      default: return nil
      }
      guard column <= Self.columns, row <= Self.lastRow else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.row = row
    self.column = column - 1
  }
}

/// A block of cells that are shown as one.
struct MergedCells: Equatable {
  let first: CellReference
  let last: CellReference

  /// Reads `A5:A9`.
  init?(_ text: String) {
    let corners = text.split(separator: ":")
    guard corners.count == 2, let first = CellReference(corners[0]), let last = CellReference(corners[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }
}

/// Finds the blocks of cells that a sheet shows as one.
final class MergedBlocks: XMLHandler {
  private let limit: Int
  private(set) var all: [MergedCells] = []

  init(limit: Int) {
    self.limit = limit
  }

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) throws {
    guard element == "mergeCell", let block = attributes["ref"].flatMap({ MergedCells($0) }) else { return }
    all.append(block)
    guard all.count <= limit else { throw WorkbookError.tooLarge(.merges(limit)) }
  }

  func end(_ element: XMLWord) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Gives the content of a block that spans rows to each of them: a merged owner is the owner of all its rows.
///
/// A block that spans columns keeps its content in the first of them, for titles and headings span columns too.
struct MergedRows {
  /// The blocks that span rows and have not begun yet, the next one last.
  private var waiting: [MergedCells]
  /// By their first column: where blocks overlap, which no sheet has, the one that begins last counts.
  private var open: [Int: (last: Int, content: SourceCell)] = [:]

  init(_ blocks: [MergedCells]) {
    waiting = blocks.filter { $0.first.row < $0.last.row }.sorted { $0.first.row > $1.first.row }
  }

  /// Fills the cells of the next row in which there is any text.
  mutating func fill(_ row: inout SourceRow) {
    let number = row.place.number
    for (column, block) in open {
      if block.last < number { open[column] = nil } else { row.set(column, ifBlank: block.content) }
    }
    while let block = waiting.last, block.first.row <= number {
      waiting.removeLast()
      // What begins in a row without text has none.
      guard block.first.row == number, row.cells.indices.contains(block.first.column) else { continue }
      open[block.first.column] = (block.last.row, row.cells[block.first.column])
    }
  }
}

extension SourceRow {
  fileprivate mutating func set(_ column: Int, ifBlank content: SourceCell) {
    if column >= cells.count { cells += repeatElement(.text(""), count: column + 1 - cells.count) }
    if cells[column].isBlank { cells[column] = content }
  }
}
