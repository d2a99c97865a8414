import Exchange
import LevelRegistry

/// Writes an export in the format asked for, and counts its rows.
struct ExportWriter {
  enum Format {
    case csv(CSVStyle)
    case json
    case xlsx

    init?(_ name: String, forExcel isForExcel: Bool) {
      switch (name, isForExcel) {
      case ("csv", _): self = .csv(isForExcel ? .vietnameseExcel : .plain)
      case ("json", false): self = .json
      case ("xlsx", false): self = .xlsx
      default: return nil
      }
    }
  }

  static let formats = ["csv", "json", "xlsx"]

  private var writer: any TableWriter
  /// The language of what is text for people in every format.
  let language: Language
  private(set) var rows = 0

  /// - Parameter chart: what a workbook shows below the table.
  init(_ format: Format, to sink: any ByteSink, in language: Language, chart: SheetChart? = nil) throws {
    self.language = language
    switch format {
    case .csv(let style): writer = CSVWriter(to: sink, style: style)
    case .json: writer = JSONWriter(to: sink)
    case .xlsx: writer = try XLSXWriter(to: sink, in: language, layout: SheetLayout(chart: chart))
    }
  }

  mutating func begin(_ columns: [Column]) throws { try writer.begin(columns) }

  mutating func row(_ cells: [Cell]) throws {
    try writer.write(cells)
    rows += 1
  }

  mutating func end() throws { try writer.end() }
}
