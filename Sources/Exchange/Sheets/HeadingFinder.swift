import LevelRegistry

/// Looks for the heading among the first rows of a sheet, below whatever titles stand above it.
struct HeadingFinder<Column: Spelled> {
  /// The rows that may stand above the heading.
  static var limit: Int { HeadingRating.rows }

  private let required: [Column]
  private var rows: [SourceRow] = []
  private var found: (heading: Heading<Column>, first: Int, last: Int)?
  private(set) var isDone = false

  init(_ required: [Column]) {
    self.required = required
  }

  /// Takes the next row. The row after a heading is looked at too: it may be the second row of it.
  mutating func take(_ row: SourceRow) {
    rows.append(row)
    let last = rows.count - 1
    if last > 0 { offer(Heading(rows[last - 1], over: row), first: last - 1, last: last) }
    if found == nil {
      offer(Heading(row), first: last, last: last)
    } else {
      isDone = true
    }
    if rows.count >= Self.limit { isDone = true }
  }

  private mutating func offer(_ heading: Heading<Column>?, first: Int, last: Int) {
    guard let heading, heading.has(required) else { return }
    if let found, found.first != first { return }
    found = (heading, first, last)
  }

  /// How much of a heading these rows hold.
  consuming func rating(of rows: [SourceRow]) -> HeadingRating {
    for row in rows where !isDone { take(row) }
    return HeadingRating(
      columns: rows.map { Heading<Column>($0).columns.count }.max() ?? 0, isWhole: found != nil)
  }

  /// Returns the heading, the rows above it and those below it that have been read.
  ///
  /// - Throws: `ImportError`.
  func finish() throws -> (heading: Heading<Column>, above: [SourceRow], below: [SourceRow]) {
    guard let found else { throw ImportError(problems: problems) }
    let problems = found.heading.problems(required: required)
    guard problems.isEmpty else { throw ImportError(problems: problems) }
    return (found.heading, Array(rows[..<found.first]), Array(rows[(found.last + 1)...]))
  }

  /// What is wrong with the row that comes nearest to a heading.
  private var problems: [ImportProblem] {
    if let unreadable = rows.lazy.compactMap(\.unreadable).first { return [unreadable] }
    let headings = rows.map { Heading<Column>($0) }
    guard let best = headings.max(by: { $0.columns.count < $1.columns.count }), !best.columns.isEmpty else {
      let reason =
        rows.isEmpty
        ? Phrase("the file is empty: not even a heading", "tệp rỗng: không có cả dòng tiêu đề")
        : Phrase("no heading is found", "không tìm thấy dòng tiêu đề")
      let names = required.map(\.rawValue).joined(separator: ", ")
      let headings = required.map(\.phrase.vietnamese).joined(separator: ", ")
      return [
        ImportProblem(
          rows.first?.place ?? .line(1), reason,
          hint: Phrase("name at least the columns \(names)", "hãy đặt tiêu đề ít nhất cho các cột \(headings)"))
      ]
    }
    return best.problems(required: required)
  }
}
