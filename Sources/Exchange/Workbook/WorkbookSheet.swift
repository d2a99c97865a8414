import LevelRegistry

/// The rows of one sheet of a workbook, read as they are asked for.
final class WorkbookSheet: SheetSource {
  private let reader: XMLReader
  private let rows: WorksheetRows
  private var merged: MergedRows
  /// Rows that were read and not asked for yet, the next one last.
  private var waiting: [SourceRow] = []
  let dialect: Phrase?
  let isRegular = false

  init(_ reader: XMLReader, _ rows: WorksheetRows, _ merged: MergedRows, dialect: Phrase?) {
    self.reader = reader
    self.rows = rows
    self.merged = merged
    self.dialect = dialect
  }

  /// - Throws: `WorkbookError`, or what the source throws.
  func next() throws -> SourceRow? {
    while waiting.isEmpty {
      guard !reader.isAtEnd else { return nil }
      try reader.step()
      waiting = rows.take().reversed()
    }
    guard var row = waiting.popLast() else { return nil }
    merged.fill(&row)
    return row
  }
}
