import LevelRegistry

/// The heading of a sheet: what each cell of the rows below it is.
struct Heading<Column: Spelled> {
  /// What a heading says of the cells below it.
  enum Meaning: Equatable {
    case column(Column)
    /// Its cells hold what several columns are for.
    case shared(SharedColumn<Column>)
    /// A column that the registry has no place for.
    case notKept
    case unknown
    case blank
  }

  /// The texts of the heading, those of two rows joined.
  let texts: [String]
  let meanings: [Meaning]
  let place: Place
  /// The columns that the cells below each text are for.
  let columnsOfCells: [[Column]]

  init(_ texts: [String], at place: Place) {
    self.texts = texts
    self.place = place
    meanings = texts.map(Self.meaning)
    columnsOfCells = meanings.map(\.columns)
  }

  static func meaning(_ text: String) -> Meaning {
    let key = Spelling.key(text)
    if let column = Column.spellings[key] { return .column(column) }
    if let shared = Column.shared[key] { return .shared(shared) }
    if ColumnNotKept.contains(key) { return .notKept }
    if let end = text.firstIndex(of: ":"), let group = Column.shared[Spelling.key(String(text[..<end]))] {
      let part = String(text[text.index(after: end)...])
      if let column = group.column(named: part) { return .column(column) }
      if group.isNamed(by: part) { return .shared(group) }
    }
    return key.isEmpty ? .blank : .unknown
  }

  /// The columns that were understood.
  var columns: [Column] {
    columnsOfCells.flatMap(\.self)
  }

  func has(_ required: [Column]) -> Bool { required.allSatisfy(columns.contains) }

  /// Where a column stands, from 0.
  func index(of column: Column) -> Int? {
    columnsOfCells.firstIndex { $0.count == 1 && $0[0] == column } ?? columnsOfCells.firstIndex { $0.contains(column) }
  }

  /// Whether no text stands above a cell.
  func isBlank(at index: Int) -> Bool {
    if case .blank = meanings[index] { true } else { false }
  }

  /// What errors call the column at a place: its name, in Vietnamese its heading; that too where it is several columns.
  func name(at index: Int) -> Phrase {
    let text = texts[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if case .column(let column) = meanings[index] { return Phrase(column.rawValue, text) }
    return Phrase(text, text)
  }

  /// What errors call a column, wherever it stands.
  func name(of column: Column) -> Phrase {
    index(of: column).map(name) ?? Phrase(column.rawValue, column.phrase.vietnamese)
  }

  /// Where the column stands that only counts the lines.
  var numbering: Int? { texts.firstIndex { ColumnNotKept.isNumbering(Spelling.key($0)) } }

  /// The headings of the other columns that are left out.
  var notKept: [String] {
    texts.indices.filter { meanings[$0] == .notKept && !ColumnNotKept.isSilent(Spelling.key(texts[$0])) }.map {
      texts[$0]
    }
  }

  /// The headings that say less than they are read as: `Kiểm tra gần nhất` is the day of the last periodic inspection.
  var assumed: [(heading: String, column: Phrase)] {
    texts.indices.compactMap { index in
      guard case .column(let column) = meanings[index], AssumedHeading.contains(Spelling.key(texts[index])) else {
        return nil
      }
      return (texts[index], column.phrase)
    }
  }

  /// The headings that nobody knows.
  var unknown: [String] {
    meanings.indices.filter { meanings[$0] == .unknown }.map { texts[$0] }
  }

  /// What keeps the heading from being used: columns that are there twice, or missing, or, when that is asked for, unknown.
  func problems(required: [Column], isStrict: Bool) -> [ImportProblem] {
    var seen: Set<Column> = []
    var problems: [ImportProblem] = []
    for (index, (text, meaning)) in zip(texts, meanings).enumerated() {
      switch meaning {
      case .unknown where isStrict || !has(required):
        let unknown = Phrase("unknown column", "cột không xác định")
        problems.append(problem(name(at: index), unknown, nil, index))
      case .column(let column) where !seen.insert(column).inserted:
        let twice = Phrase(
          "the column '\(column.rawValue)' is there twice", "cột '\(column.phrase.vietnamese)' bị lặp")
        problems.append(problem(Phrase(text, text), twice, nil, index))
      case .column, .shared, .notKept, .unknown, .blank: break
      }
    }
    for column in required where !columns.contains(column) {
      problems.append(problem(name(of: column), Phrase("the column is missing", "thiếu cột này"), nil, nil))
    }
    // The columns that there are, once.
    if !unknown.isEmpty || !has(required), let last = problems.popLast() { problems.append(last.advising(Self.known)) }
    return problems
  }

  private func problem(_ column: Phrase, _ reason: Phrase, _ hint: Phrase?, _ index: Int?) -> ImportProblem {
    ImportProblem(index.map(place.cell) ?? place, column: column, reason, hint: hint)
  }

  private static var known: Phrase {
    let english = Column.allCases.map(\.rawValue).joined(separator: ", ")
    let vietnamese = Column.allCases.map(\.phrase.vietnamese).joined(separator: "; ")
    return Phrase("columns: \(english)", "các cột: \(vietnamese)")
  }
}

extension Heading.Meaning {
  /// The columns that the cells below are for.
  var columns: [Column] {
    switch self {
    case .column(let column): [column]
    case .shared(let shared): shared.columns
    case .notKept, .unknown, .blank: []
    }
  }
}

extension Heading {
  /// Reads one row as a heading.
  init(_ row: SourceRow) {
    self.init(row.cells.map(\.text), at: row.place)
  }

  /// Reads two rows as one heading: `Quyết định phê duyệt` above `Số` and `Ngày`; nil when the lower one is no part of it.
  ///
  /// The texts of the lower row must make known headings together with those above, two for each that does not, so no row
  /// of data is taken for it.
  init?(_ upper: SourceRow, over lower: SourceRow) {
    guard !lower.isBlank else { return nil }
    var group = ""
    var texts: [String] = []
    var isOfBoth = false
    var (known, unknown) = (0, 0)
    for index in 0..<max(upper.cells.count, lower.cells.count) {
      let above = upper.text(index)
      let below = lower.text(index)
      if !above.isEmpty { group = above }
      guard !SourceCell.text(below).isBlank, below != above else {
        if above.isEmpty { group = "" }
        isOfBoth = isOfBoth || Self.isKnown(above)
        texts.append(above)
        continue
      }
      let names = ["\(group): \(below)", below]
      guard let joined = names.first(where: Self.isKnown) else {
        unknown += 1
        texts.append(group.isEmpty ? below : names[0])
        continue
      }
      known += 1
      isOfBoth = isOfBoth || (joined != below && !group.isEmpty)
      texts.append(joined)
    }
    // A title above a heading of one row is no part of it.
    guard isOfBoth, known >= 2 * unknown else { return nil }
    self.init(texts, at: upper.place)
  }

  private static func isKnown(_ text: String) -> Bool {
    switch meaning(text) {
    case .column, .shared, .notKept: true
    case .unknown, .blank: false
    }
  }
}

/// Looks for the heading among the first rows of a sheet, below whatever titles stand above it.
struct HeadingFinder<Column: Spelled> {
  /// The rows that may stand above the heading.
  static var limit: Int { HeadingRating.rows }

  private let required: [Column]
  private let isStrict: Bool
  private var rows: [SourceRow] = []
  private var found: (heading: Heading<Column>, first: Int, last: Int)?
  /// The most columns that one row names.
  private var most = 0
  private(set) var isDone = false

  init(_ required: [Column] = Column.required, isStrict: Bool = false) {
    self.required = required
    self.isStrict = isStrict
  }

  /// Takes the next row. The row after a heading is looked at too: it may be the second row of it.
  mutating func take(_ row: SourceRow) {
    rows.append(row)
    let last = rows.count - 1
    if last > 0 { offer(Heading(rows[last - 1], over: row), first: last - 1, last: last) }
    if found == nil {
      let heading = Heading<Column>(row)
      most = max(most, heading.columns.count)
      offer(heading, first: last, last: last)
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
    return HeadingRating(columns: found?.heading.columns.count ?? most, isWhole: found != nil)
  }

  /// Returns the heading, the rows above it and those below it that have been read.
  ///
  /// - Throws: `ImportError`.
  func finish() throws -> (heading: Heading<Column>, above: [SourceRow], below: [SourceRow]) {
    guard let found else { throw ImportError(problems: problems) }
    let problems = found.heading.problems(required: required, isStrict: isStrict)
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
      let english = required.map(\.rawValue).joined(separator: ", ")
      let vietnamese = required.map(\.phrase.vietnamese).joined(separator: ", ")
      return [
        ImportProblem(
          rows.first?.place ?? .line(1), reason,
          hint: Phrase(
            "name at least the columns \(english)", "hãy đặt tiêu đề ít nhất cho các cột \(vietnamese)"))
      ]
    }
    return best.problems(required: required, isStrict: isStrict)
  }
}
