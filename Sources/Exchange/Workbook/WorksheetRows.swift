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

  func begin(_ element: String, _ attributes: XMLAttributes) throws {
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

  func end(_ element: String) throws {
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
    cell?.value.append(contentsOf: bytes)
    guard cell?.value.count ?? 0 <= limits.field else { throw WorkbookError.row(number, .tooLong(limits.field)) }
  }

  private func beginRow(_ attributes: XMLAttributes) throws {
    let next = attributes["r"].map { Int($0) ?? 0 } ?? number + 1
    guard next > number, next <= CellReference.lastRow else { throw WorkbookError.row(number + 1, .outOfOrder) }
    number = next
    cells = []
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
    cell = WorksheetCell(
      column: column, type: attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) } ?? 0)
  }

  private func endCell() throws {
    guard let cell else { return }
    self.cell = nil
    let content = reader.content(of: cell)
    guard content != .text("") else { return }
    guard cell.column < limits.columns else { throw WorkbookError.row(number, .tooManyColumns(limits.columns)) }
    size += content.text.utf8.count
    guard size <= limits.record else { throw WorkbookError.row(number, .tooLong(limits.record)) }
    cells.append(contentsOf: repeatElement(.text(""), count: cell.column - cells.count))
    cells.append(content)
  }

  private func endRow() {
    if !cells.isEmpty { rows.append(SourceRow(.row(number), cells)) }
  }
}
