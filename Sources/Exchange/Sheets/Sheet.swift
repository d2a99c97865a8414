import LevelRegistry

/// A sheet being read: its heading found, a row at a time, all that is wrong with it and all that is left out collected.
struct Sheet<Column: Spelled>: ~Copyable {
  private let source: any SheetSource
  let heading: Heading<Column>
  private let required: [Column]
  /// Rows that were read while the heading was looked for, the next one last.
  private var waiting: [SourceRow] = []
  private var isFirst = true
  private(set) var skipped: [SkippedRow] = []
  private(set) var problems: [ImportProblem] = []

  /// Finds the heading.
  ///
  /// - Throws: `ImportError` when there is none, or not one that can be used.
  init(_ source: any SheetSource, required: [Column]) throws {
    self.source = source
    self.required = required
    do {
      var finder = HeadingFinder<Column>(required)
      while !finder.isDone, let row = try source.next() { finder.take(row) }
      let found = try finder.finish()
      heading = found.heading
      waiting = found.below.reversed()
      skipped = found.above.filter { !$0.isBlank }.map { SkippedRow($0, .aboveHeading) }
    } catch let problem as ImportProblem {
      throw ImportError(problems: [problem])
    }
  }

  /// Returns the next row of data, nil at the end of the sheet.
  mutating func next() throws -> SheetRow<Column>? {
    do {
      while let row = try waiting.popLast() ?? source.next() {
        defer { if !row.isBlank { isFirst = false } }
        if row.isBlank { continue }
        if let problem = problem(with: row) {
          problems.append(problem)
        } else if let reason = reasonToSkip(row) {
          skip(row, reason)
        } else {
          return SheetRow(row, heading)
        }
      }
    } catch let problem as ImportProblem {
      // Where one row ends and the next begins is not known any more.
      problems.append(problem)
    }
    return nil
  }

  mutating func skip(_ row: SourceRow, _ reason: SkippedRow.Reason) {
    skipped.append(SkippedRow(row, reason))
  }

  mutating func add(_ problem: ImportProblem) {
    problems.append(problem)
  }

  mutating func add(_ problems: [ImportProblem]) {
    self.problems += problems
  }

  /// Only a row that lacks something every line must have can be no line of data.
  private func reasonToSkip(_ row: SourceRow) -> SkippedRow.Reason? {
    if isFirst, row.isNumbering { return .numbering }
    let isComplete = required.allSatisfy { heading.index(of: $0).map { !row.text($0).isEmpty } ?? false }
    if isComplete { return nil }
    if row.isTotal { return .total }
    if row.isBlock(countedIn: heading.numbering) { return .block }
    return isEmpty(row) ? .empty : nil
  }

  /// Whether all that the row holds stands in columns that are not kept.
  private func isEmpty(_ row: SourceRow) -> Bool {
    zip(row.cells, heading.meanings).allSatisfy { $0.isBlank || $1 == .notKept }
      && row.cells.dropFirst(heading.meanings.count).allSatisfy(\.isBlank)
  }

  private func problem(with row: SourceRow) -> ImportProblem? {
    let count = row.cells.count
    if source.isRegular, count != heading.meanings.count {
      let error = CSVError(
        .fieldCount(count, heading: heading.meanings.count), line: row.place.number, column: 1,
        fieldLine: row.place.number, offset: 0)
      return ImportProblem(row.place, error.reason, hint: error.advice)
    }
    guard
      let index = row.cells.indices.first(where: { index in
        !row.cells[index].isBlank && (index >= heading.meanings.count || heading.meanings[index] == .blank)
      })
    else { return nil }
    return ImportProblem(
      row.place.cell(index), value: row.text(index),
      Phrase("column \(index + 1) has no heading", "cột \(index + 1) không có tiêu đề"),
      hint: Phrase("give the column a heading, or clear the cell", "hãy đặt tiêu đề cho cột hoặc xóa nội dung ô"))
  }
}
