import LevelRegistry

/// The columns in which conflicts are listed, to be decided and imported back.
package enum ConflictColumn: String, Term, Spelled {
  case file, code, name, columns, base, sheet, registry, since, entry, actor, decision

  package var phrase: Phrase {
    switch self {
    case .file: Phrase("file", "Tệp")
    case .code: Phrase("code", "Mã HTTT")
    case .name: Phrase("name", "Tên HTTT")
    case .columns: Phrase("columns", "Nội dung")
    case .base: Phrase("when the sheet was written", "Khi lập biểu")
    case .sheet: Phrase("in the sheet", "Trong biểu")
    case .registry: Phrase("in the registry now", "Trong sổ hiện nay")
    case .since: Phrase("since", "Từ ngày")
    case .entry: Phrase("entry", "Mục nhật ký")
    case .actor: Phrase("recorded by", "Người ghi")
    case .decision: Phrase("decision", "Quyết định chọn")
    }
  }

  static let spellings: [String: ConflictColumn] = Spelling.table()
  static let required: [ConflictColumn] = [.code, .columns, .sheet, .registry, .decision]
  static let identifying: Set<ConflictColumn> = Set(allCases)
}

extension SheetSide {
  package var phrase: Phrase {
    switch self {
    case .sheet: Phrase("as the sheet", "Theo biểu")
    case .registry: Phrase("as the registry", "Theo sổ")
    }
  }
}

/// Conflicts as a table: what each side says, and a cell to choose in.
package enum ConflictTable {
  package static let columns = ConflictColumn.allCases.map { Column($0.rawValue, $0.phrase) }

  package static func row(_ conflict: ListedConflict, in file: String, _ language: Language) -> [Cell] {
    [
      .text(file), .text(conflict.code), .text(conflict.name), .text(conflict.subject[language]),
      .text(conflict.base[language]), .text(conflict.sheet[language]), .text(conflict.registry[language]),
      Cell(conflict.since), .integer(Int(conflict.entry)),
      .text(conflict.actor), .empty,
    ]
  }

  /// Of a workbook: the choices, and the cells for them.
  package static func layout(in language: Language) -> SheetLayout {
    var layout = SheetLayout()
    layout.name = Phrase("To decide", "Cần chọn")
    layout.rulesEmptyCells = true
    layout.choices = [
      ConflictColumn.decision.rawValue: SheetChoices(SheetSide.allCases.map { $0.phrase[language] })
    ]
    return layout
  }
}

/// A conflict in words, whatever kind of sheet it is of.
package struct ListedConflict: Hashable, Sendable {
  package let code: String
  package let name: String
  /// The columns in question.
  package let subject: Phrase
  /// What each says of them.
  package let base: Phrase
  package let sheet: Phrase
  package let registry: Phrase
  /// From which day on the registry says so, where that is after the sheet's.
  package let since: Day?
  package let entry: Int64
  package let actor: String

  init<Line>(_ conflict: SheetConflict<Line>) {
    func text(_ line: Line) -> Phrase {
      let cells = conflict.columns.map { column in
        Line.fields.first { $0.column == column }.map { Cell($0.content(of: line)) } ?? .empty
      }
      return Phrase(
        cells.map { $0.words(in: .english) }.joined(separator: "; "),
        cells.map { $0.words(in: .vietnamese) }.joined(separator: "; "))
    }
    code = conflict.code
    name = conflict.name
    let columns = conflict.columns.map(\.phrase)
    subject = Phrase(
      columns.map(\.english).joined(separator: ", "), columns.map(\.vietnamese).joined(separator: ", "))
    (base, sheet, registry) = (text(conflict.base), text(conflict.sheet), text(conflict.registry))
    since = conflict.since
    entry = conflict.entry
    actor = conflict.actor
  }

  /// What is wrong with the cell of a sheet that says so.
  func problem(at place: Place) -> ImportProblem {
    let from = since.map { Phrase(" from \($0) on", " từ ngày \($0.vietnamese)") } ?? Phrase("", "")
    return ImportProblem(
      place, column: subject, value: sheet.vietnamese,
      Phrase(
        "was '\(base.english)' when the sheet was written; the registry now has '\(registry.english)'\(from.english) (entry \(entry), \(actor))",
        "khi lập biểu là '\(base.vietnamese)'; sổ nay ghi '\(registry.vietnamese)'\(from.vietnamese) (mục \(entry), \(actor))"
      ))
  }
}

extension Cell {
  /// What a cell says, as people read it in a sentence.
  package func words(in language: Language) -> String {
    switch self {
    case .empty: "–"
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .percent(let share): share.map { plainPercent(hundredths: $0) } ?? "–"
    case .day(let day): day[language]
    case .term(_, let phrase): phrase[language]
    }
  }
}

/// What was decided of conflicts: it holds while both sides say what they said then.
struct ConflictDecisions {
  private struct Key: Hashable {
    let code: String
    let subject: String
    let sheet: String
    let registry: String
  }

  private var sides: [Key: SheetSide] = [:]

  private static let words: [String: SheetSide] = Spelling.table(
    SheetSide.allCases.map { ($0, [$0.rawValue, $0.phrase.english, $0.phrase.vietnamese]) })

  /// Takes what a row decides; an empty cell decides nothing.
  ///
  /// - Returns: what is wrong with the cell; nil where it can be read.
  mutating func add(_ row: SheetRow<ConflictColumn>) -> ImportProblem? {
    guard let word = row.raw(.decision), !word.isEmpty else { return nil }
    guard let side = Self.words[Spelling.key(word)] else {
      let choices = SheetSide.allCases.map { "\($0.phrase.english) (\($0.phrase.vietnamese))" }
      return row.problem(.decision, .notATerm(word, choices: choices.joined(separator: ", ")))
    }
    func text(_ column: ConflictColumn) -> String { row.raw(column) ?? "" }
    sides[Key(code: text(.code), subject: text(.columns), sheet: text(.sheet), registry: text(.registry))] = side
    return nil
  }

  func side(of conflict: ListedConflict) -> SheetSide? {
    Language.allCases.lazy.compactMap { language in
      sides[
        Key(
          code: conflict.code, subject: conflict.subject[language],
          sheet: conflict.sheet[language].trimmedOfBlanks, registry: conflict.registry[language].trimmedOfBlanks)]
    }.first
  }
}
