import LevelRegistry

/// What an import did.
public struct ImportResult: Sendable {
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// What each row does that does anything, in the order of the file.
  package var lines: [PlannedLine] = []
  /// The rows left out, in the order of the file.
  package var skipped: [SkippedRow] = []
  /// The headings of the columns left out, because the register has no place for them.
  package var columnsNotKept: [String] = []
  /// The headings of the columns left out, because nobody knows them.
  package var columnsUnknown: [String] = []
  /// What a reader should know of lines that were recorded.
  package var remarks: [(place: Place, code: String, remark: LineRemark)] = []
  /// The cells of columns in which some days have the month first and others the day.
  package var mixedDays: [Place] = []
  /// Every line as it was understood, in a dry run.
  package var understood: [UnderstoodLine] = []
  /// The name of the worksheet that was read, and those of the others.
  package var worksheets: (read: String, others: [String])?
  /// How the file was read where that had to be found out.
  package var dialect: Phrase?
  /// The cells that tell of an inspection and not of its day, which the register has no place for.
  package var inspectionsWithoutDay: [Place] = []
  /// The codes given to lines that came without one.
  package var newCodes: [String] = []
  /// Of a sheet that the registry wrote: what only such a one can be told.
  package var form: FormResult?
  /// The entry that holds it all; nil when nothing was new.
  public var entry: Int64?

  mutating func add<Line: PlannableLine>(_ outcome: LineOutcome<Line>, of line: Line, at place: Place) {
    switch outcome {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
    if let planned = PlannedLine(outcome, of: line, at: place) { lines.append(planned) }
  }
}

/// A line of a sheet of systems as it was understood.
package struct UnderstoodLine: Sendable {
  package let place: Place
  package let line: SystemLine
  /// The columns whose cells repeat the one above.
  package let repeated: [SystemColumn]
  /// What stands where a decision belongs, and is none.
  package let standIn: String?

  init(_ line: SystemLine, _ row: SheetRow<SystemColumn>) {
    self.line = line
    place = row.source.place
    repeated = row.repeated
    standIn = row.standIn
  }

  /// Whether something was decided in reading it, so that it could be wrong.
  package var isReadWithCare: Bool { !repeated.isEmpty || standIn != nil }
}

/// All that is wrong with a file; nothing of it was recorded.
public struct ImportError: Error {
  public let problems: [ImportProblem]
  /// What would be done with the lines that nothing is wrong with; nil where no line could be read.
  package var result: ImportResult?
}

extension ImportError {
  /// The same, with the worksheet that was read and the others.
  func naming(_ source: any SheetSource) -> ImportError {
    let name = source.worksheet ?? ""
    let others = source.otherWorksheets.map { "'\($0)'" }.joined(separator: ", ")
    let problem = ImportProblem(
      problems.first?.place ?? .row(1),
      Phrase("the worksheet that was read is '\(name)'", "trang tính đã đọc là '\(name)'"),
      hint: Phrase("others: \(others); --worksheet NAME reads one", "các trang khác: \(others); dùng --worksheet TÊN"))
    return ImportError(problems: problems + [problem])
  }
}

extension ImportProblem {
  init(_ error: CSVError) {
    self.init(.line(error.line), error.placed, hint: error.advice)
  }

  init(_ reason: RegistryError, _ place: Place, column: Phrase, value: String?) {
    self.init(place, column: column, value: value, reason.message, hint: nil, cause: reason)
  }
}

extension CSVError {
  /// The reason, with the column where it is known.
  var placed: Phrase {
    guard case .fieldCount = kind else {
      return Phrase("column \(column): \(reason.english)", "cột \(column): \(reason.vietnamese)")
    }
    return reason
  }
}
