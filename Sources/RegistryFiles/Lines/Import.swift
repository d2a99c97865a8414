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

extension Registry {
  /// Takes the lines of a sheet of systems over as one entry, all or nothing.
  ///
  /// - Parameters:
  ///   - skippingOutOfScope: leaves lines of levels 4 and 5 out, and lists them in the result.
  ///   - isDryRun: does it all and undoes it again, so that the result says what would be done.
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importSystems(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, skippingOutOfScope: Bool = false,
    isDryRun: Bool = false
  ) throws -> ImportResult {
    try importing(
      "import systems", file, [.name, .owner] as [SystemColumn], by: actor, note: note, terms, isDryRun: isDryRun
    ) {
      recording, sheet, result in
      let systems = SystemSheet(recording, terms)
      var known = KnownLines()
      while var row = try sheet.next() {
        if skippingOutOfScope, row.isOutOfScope {
          sheet.skip(row.source, .outOfScope)
          continue
        }
        let line = SystemLine(&row)
        if row.problems.isEmpty, let place = known.place(of: line) {
          sheet.skip(row.source, .duplicate(of: place))
          continue
        }
        guard row.problems.isEmpty else {
          sheet.add(
            row.problems + (try systems.organizationProblems(in: line)).map { row.problem($0.column, $0.reason) })
          continue
        }
        do {
          let outcome = try systems.record(line)
          result.add(outcome, of: line, at: row.source.place)
          result.remarks += systems.remarks.map { (row.source.place, outcome.code, $0) }
          known.add(line, outcome.code, at: row.source.place)
          if isDryRun { result.understood.append(UnderstoodLine(line, row)) }
          if let place = row.inspectionWithoutDay { result.inspectionsWithoutDay.append(place) }
          if line.code == nil, case .added(let code) = outcome { result.newCodes.append(code) }
        } catch let error as LineError<SystemColumn> {
          let others = try systems.organizationProblems(in: line).filter { $0.column != error.column }
          sheet.add(([error] + others).map { known.problem($0, in: row, with: line) })
        }
      }
      for (code, error) in systems.finish() {
        guard let place = known.place(ofCode: code) else { continue }
        let cell = sheet.heading.index(of: error.column).map(place.cell) ?? place
        sheet.add(
          ImportProblem(error.reason, cell, column: sheet.heading.name(of: error.column), value: code))
      }
    }
  }

  /// Takes the lines of a sheet of organizations over as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importOrganizations(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, isDryRun: Bool = false
  ) throws -> ImportResult {
    try importing(
      "import organizations", file, [.code, .name] as [OrganizationColumn], by: actor, note: note, terms,
      isDryRun: isDryRun
    ) {
      recording, sheet, result in
      var rows: [SheetRow<OrganizationColumn>] = []
      var lines: [OrganizationLine] = []
      while var row = try sheet.next() {
        let line = OrganizationLine(&row)
        sheet.add(row.problems)
        rows.append(row)
        lines.append(line)
      }
      guard sheet.problems.isEmpty else { return }
      for ((row, line), outcome) in zip(zip(rows, lines), try OrganizationSheet(recording, terms).record(lines)) {
        do {
          result.add(try outcome.get(), of: line, at: row.source.place)
        } catch let error as LineError<OrganizationColumn> {
          sheet.add(row.problem(error.column, error.reason))
        }
      }
    }
  }

  /// Reads the file, lets `body` record its rows, and throws everything away when there was a problem with one.
  ///
  /// The registry's lock is taken once the file is read to its end: a slow pipe keeps nobody waiting. A dry run records
  /// in a copy of its own and takes no lock at all.
  func importing<Column: Spelled>(
    _ act: String, _ file: SheetFile, _ required: [Column], by actor: String, note: String?,
    _ terms: ImportOptions, isDryRun: Bool,
    _ body: (Recording, inout Sheet<Column>, inout ImportResult) throws -> Void
  ) throws -> ImportResult {
    let bytes = try file.read()
    let source = try readRows(of: bytes, required)
    var result = ImportResult()
    let origin = "\(file.name) sha256:\(bytes.digest)"
    let entry = try recording(by: actor, act, note, source: origin, isDryRun: isDryRun) { recording in
      var sheet = try Sheet(source, required: required, isStrict: terms.isStrict)
      try body(recording, &sheet, &result)
      result.skipped = sheet.skipped
      result.columnsNotKept = sheet.heading.notKept
      result.columnsUnknown = sheet.heading.unknown
      result.mixedDays = sheet.mixedDays
      result.dialect = source.dialect
      result.worksheets = source.worksheet.map { ($0, source.otherWorksheets) }
      guard sheet.problems.isEmpty else {
        throw ImportError(problems: sheet.problems.sorted { Place.precedes($0.place, $1.place) }, result: result)
      }
    }
    result.entry = entry
    return result
  }

  /// Records what `body` does; a dry run does so in a copy, and keeps nothing. Returns the entry.
  private func recording(
    by actor: String, _ act: String, _ note: String?, source: String, isDryRun: Bool,
    _ body: (Recording) throws -> Void
  ) throws -> Int64? {
    struct DryRun: Error {}
    guard isDryRun else {
      return try record(by: actor, act: act, note: note, source: source, body).entry
    }
    do {
      try rehearsal().record(by: actor, act: act, note: note, source: source) { recording in
        try body(recording)
        throw DryRun()
      }
    } catch is DryRun {}
    return nil
  }

  /// Decodes all the rows of a file, or says why that cannot be done.
  private func readRows<Column: Spelled>(of bytes: SheetBytes, _ required: [Column]) throws -> RowSpool {
    do {
      let source = try bytes.rows { HeadingFinder(required).rating(of: $0) }
      return try RowSpool(source, limit: RowSpool.limit(ofFile: bytes.count))
    } catch let problem as ImportProblem {
      throw ImportError(problems: [problem])
    } catch let error as EncodingError {
      throw ImportError(problems: [ImportProblem(error, at: .line(1))])
    }
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

/// The lines of a sheet of systems that were recorded, so that one which comes again is told by its row.
private struct KnownLines {
  private struct Identity: Hashable {
    let code: String?
    let name: String?
    let owner: String?

    init(_ line: SystemLine) { (code, name, owner) = (line.code, line.name, line.owner) }
  }

  private var lines: [(line: SystemLine, place: Place)] = []
  private var byIdentity: [Identity: Int] = [:]
  private var byCode: [String: Int] = [:]

  mutating func add(_ line: SystemLine, _ code: String, at place: Place) {
    byIdentity[Identity(line)] = lines.count
    byCode[code] = lines.count
    lines.append((line, place))
  }

  /// Where the very same line stands.
  func place(of line: SystemLine) -> Place? {
    byIdentity[Identity(line)].flatMap { lines[$0].line == line ? lines[$0].place : nil }
  }

  /// Where the line of a system stands.
  func place(ofCode code: String) -> Place? { byCode[code].map { lines[$0].place } }

  /// What is wrong with a line; one of a system that another line is of too names that line, and what it says otherwise.
  func problem(_ error: LineError<SystemColumn>, in row: SheetRow<SystemColumn>, with line: SystemLine) -> ImportProblem
  {
    let problem = row.problem(error.column, error.reason)
    guard case .codeRepeated(let code) = error.reason, let other = byCode[code].map({ lines[$0] }) else {
      return problem
    }
    let columns = line.columns(differingFrom: other.line).map(\.phrase)
    let place = other.place.phrase
    return ImportProblem(
      problem.place, column: problem.column, value: problem.value,
      Phrase(
        "the same system as \(place.english), which differs in: \(columns.map(\.english).joined(separator: ", "))",
        "cùng hệ thống với \(place.vietnamese), khác ở: \(columns.map(\.vietnamese).joined(separator: ", "))"),
      hint: Phrase(
        "keep one line for each system; two that have one name need a code each",
        "mỗi hệ thống chỉ giữ một dòng; hai hệ thống trùng tên thì ghi mã cho từng hệ thống"))
  }
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
