import LevelRegistry

/// The heading of a sheet: what each cell of the rows below it is.
struct Heading<Column: Spelled> {
  /// What a heading says of the cells below it.
  enum Meaning: Equatable {
    case column(Column)
    /// Its cells hold what several columns are for.
    case shared(SharedColumn<Column>)
    /// A column that the register has no place for.
    case notKept
    case unknown
    case blank
  }

  /// The texts of the heading, those of two rows joined.
  let texts: [String]
  let meanings: [Meaning]
  let place: Place

  init(_ texts: [String], at place: Place) {
    self.texts = texts
    self.place = place
    meanings = texts.map(Self.meaning)
  }

  static func meaning(_ text: String) -> Meaning {
    let key = Spelling.key(text)
    if let column = Column.spellings[key] { return .column(column) }
    if let shared = Column.shared[key] { return .shared(shared) }
    if ColumnNotKept.contains(key) { return .notKept }
    return key.isEmpty ? .blank : .unknown
  }

  /// The columns that were understood.
  var columns: [Column] {
    meanings.flatMap(\.columns)
  }

  func has(_ required: [Column]) -> Bool { required.allSatisfy(columns.contains) }

  /// Where a column stands, from 0.
  func index(of column: Column) -> Int? {
    meanings.firstIndex(of: .column(column)) ?? meanings.firstIndex { $0.columns.contains(column) }
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
    meanings.indices.filter { meanings[$0] == .notKept && $0 != numbering }.map { texts[$0] }
  }

  /// What keeps the heading from being used: columns that are unknown, there twice, or missing.
  func problems(required: [Column]) -> [ImportProblem] {
    var seen: Set<Column> = []
    var problems: [ImportProblem] = []
    for (index, (text, meaning)) in zip(texts, meanings).enumerated() {
      switch meaning {
      case .unknown:
        let unknown = Phrase("unknown column", "cột không xác định")
        problems.append(problem(name(at: index), unknown, Self.known, index))
      case .column(let column) where !seen.insert(column).inserted:
        let twice = Phrase(
          "the column '\(column.rawValue)' is there twice", "cột '\(column.phrase.vietnamese)' bị lặp")
        problems.append(problem(Phrase(text, text), twice, nil, index))
      case .column, .shared, .notKept, .blank: break
      }
    }
    for column in required where !seen.contains(column) {
      problems.append(problem(name(of: column), Phrase("the column is missing", "thiếu cột này"), Self.known, nil))
    }
    return problems
  }

  private func problem(_ column: Phrase, _ reason: Phrase, _ hint: Phrase?, _ index: Int?) -> ImportProblem {
    ImportProblem(index.map(place.cell) ?? place, column: column, reason, hint: hint)
  }

  private static var known: Phrase {
    let names = Column.allCases.map(\.rawValue).joined(separator: ", ")
    let headings = Column.allCases.map(\.phrase.vietnamese).joined(separator: "; ")
    return Phrase("columns: \(names)", "các cột: \(headings)")
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
