import LevelRegistry

/// The heading of a sheet: which column stands where.
struct Heading<Column: Term> {
  let columns: [Column]

  /// Reads headings in English or Vietnamese, with or without marks.
  init(_ record: borrowing CSVRecord, required: [Column]) throws {
    var problems: [ImportProblem] = []
    var columns: [Column] = []
    for index in 0..<record.count {
      let text = try record.text(index)
      guard let column = Self.column(text) else {
        problems.append(Self.problem(record.line, text, Phrase("unknown column", "cột không xác định"), Self.known))
        continue
      }
      if columns.contains(column) {
        problems.append(Self.problem(record.line, text, Phrase("the column is there twice", "cột bị lặp"), nil))
      }
      columns.append(column)
    }
    for column in required where !columns.contains(column) {
      let reason = Phrase("the column is missing", "thiếu cột này")
      problems.append(Self.problem(record.line, column.rawValue, reason, nil))
    }
    guard problems.isEmpty else { throw ImportError(problems: problems) }
    self.columns = columns
  }

  private static func column(_ text: String) -> Column? {
    let folded = Folding.fold(text)
    return Column.allCases.first { column in
      [column.rawValue, column.phrase.english, column.phrase.vietnamese].contains { Folding.fold($0) == folded }
    }
  }

  private static var known: Phrase {
    let names = Column.allCases.map(\.rawValue).joined(separator: ", ")
    return Phrase("columns: \(names)", "các cột: \(names)")
  }

  private static func problem(_ line: Int, _ column: String, _ reason: Phrase, _ hint: Phrase?) -> ImportProblem {
    ImportProblem(line: line, column: column, value: nil, reason: reason, hint: hint)
  }
}
