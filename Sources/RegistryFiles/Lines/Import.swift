import LevelRegistry

/// The import of one command: its files one after the other, all or nothing for each, an entry each.
///
/// ```swift
/// let run = try ImportRun(into: registry, by: "lan", ImportOptions(day: day))
/// for input in inputs.sorted(by: { $0.kind < $1.kind }) { try run.take(input) }
/// ```
package final class ImportRun {
  let registry: Registry
  let options: ImportOptions
  let isDryRun: Bool
  private let actor: String
  private let note: String?
  /// What was decided of conflicts, by a file of the run.
  private(set) var decisions = ConflictDecisions()
  /// The first entry of the run, by which those after it belong together.
  package private(set) var firstEntry: Int64?

  /// - Parameter isDryRun: records in a copy of the registry, which is gone with the run.
  package init(
    into registry: Registry, by actor: String, note: String? = nil, _ options: ImportOptions, isDryRun: Bool = false
  ) throws {
    self.registry = isDryRun ? try registry.rehearsal() : registry
    self.actor = actor
    self.note = note
    self.options = options
    self.isDryRun = isDryRun
  }

  /// Records the lines of a file as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  @discardableResult
  package func take(_ input: SheetInput) throws -> ImportResult {
    switch (input.kind, input.origin) {
    case (.decisions, _): try takeDecisions(input)
    case (.organizations, _): try takeOrganizations(input)
    case (.contacts, let origin?): try takeContacts(input, origin)
    case (.contacts, nil): try takeOrganizations(input)
    case (.successions, _): try takeSuccessions(input)
    case (.systems, let origin?): try takeForm(input, origin)
    case (.systems, nil): try takeSystems(input)
    case (.requirements, let origin?): try takeRequirements(input, origin)
    case (.requirements, nil): try takeResults(input)
    }
  }

  private func takeDecisions(_ input: SheetInput) throws -> ImportResult {
    var sheet = try Sheet(try input.rows(for: ConflictColumn.self), required: ConflictColumn.required)
    var problems: [ImportProblem] = []
    while let row = try sheet.next() { problems += [decisions.add(row)].compactMap(\.self) }
    guard sheet.problems.isEmpty, problems.isEmpty else { throw ImportError(problems: sheet.problems + problems) }
    return ImportResult()
  }

  private func takeSystems(_ input: SheetInput) throws -> ImportResult {
    do {
      return try recordSystems(input)
    } catch let error as ImportError where isDryRun {
      throw try rehearse(input, after: error)
    }
  }

  /// How many organizations a list can name that are not recorded, for it to be read once more as if they were.
  private static let mostProposed = 2_000

  /// What a dry run says of rows whose organizations are not recorded: they are read as if those were, as they are proposed.
  private func rehearse(_ input: SheetInput, after error: ImportError) throws -> ImportError {
    let missing = error.problems.unknownOrganizations.map(\.name)
    guard !missing.isEmpty, missing.count <= Self.mostProposed else { return error }
    let copy = try ImportRun(into: registry, by: actor, options, isDryRun: true)
    let day = options.day ?? registry.today
    let proposals = try copy.registry.snapshot(asOf: day).proposals(for: missing)
    try copy.registry.record(by: actor) { recording in
      // A name that cannot be recorded stays unknown.
      for it in proposals {
        _ = try? recording.addOrganization(code: it.code, name: it.name, tier: it.tier ?? .province)
      }
    }
    let unknown = error.problems.filter { $0.unknownName != nil }
    do {
      return ImportError(problems: unknown, result: try copy.recordSystems(input))
    } catch let other as ImportError {
      let problems = unknown + other.problems.filter { $0.unknownName == nil }
      return ImportError(problems: problems.sorted { Place.precedes($0.place, $1.place) }, result: other.result)
    }
  }

  private func recordSystems(_ input: SheetInput) throws -> ImportResult {
    try importing(.importSystems, input, SystemColumn.self) { recording, sheet, result in
      let systems = SystemSheet(recording, options)
      let known = KnownLines()
      while var row = try sheet.next() {
        if options.skipsOutOfScope, row.isOutOfScope {
          sheet.skip(row.source, .outOfScope)
          continue
        }
        let line = SystemLine(&row)
        guard row.problems.isEmpty else {
          sheet.add(
            row.problems + (try systems.organizationProblems(in: line)).map { row.problem($0.column, $0.reason) })
          continue
        }
        if let place = try known.place(ofLineWithoutCode: line, in: sheet.heading) {
          sheet.skip(row.source, .duplicate(of: place))
          continue
        }
        do {
          let outcome = try systems.record(line)
          // What is new is said of none by name: there are as many as lines.
          if case .added = outcome {
            result.count(outcome)
          } else {
            result.add(outcome, of: line, at: row.source.place)
          }
          result.remarks += systems.remarks.map { (row.source.place, outcome.code, $0) }
          try known.add(row, line, outcome.code)
          result.understood.add(UnderstoodLine(line, row, systems.remarks), isKept: isDryRun)
          if let place = row.inspectionWithoutDay { result.inspectionsWithoutDay.append(place) }
          if line.code == nil, case .added(let code) = outcome { result.newCodes.append(code) }
        } catch let error as LineError<SystemColumn> {
          if let place = try known.place(of: line, in: sheet.heading) {
            sheet.skip(row.source, .duplicate(of: place))
            continue
          }
          let others = try systems.organizationProblems(in: line).filter { $0.column != error.column }
          sheet.add(try ([error] + others).map { try known.problem($0, in: row, with: line, sheet.heading) })
        }
      }
      for (code, error) in systems.finish() {
        guard let place = try known.place(ofCode: code, in: sheet.heading) else { continue }
        let cell = sheet.heading.index(of: error.column).map(place.cell) ?? place
        sheet.add(
          ImportProblem(error.reason, cell, column: sheet.heading.name(of: error.column), value: code))
      }
    }
  }

  private func takeOrganizations(_ input: SheetInput) throws -> ImportResult {
    try importing(.importOrganizations, input, OrganizationColumn.self) { recording, sheet, result in
      var rows: [SheetRow<OrganizationColumn>] = []
      var lines: [OrganizationLine] = []
      while var row = try sheet.next() {
        let line = OrganizationLine(&row)
        sheet.add(row.problems)
        rows.append(row)
        lines.append(line)
      }
      guard sheet.problems.isEmpty else { return }
      for ((row, line), outcome) in zip(zip(rows, lines), try OrganizationSheet(recording, options).record(lines)) {
        do {
          result.add(try outcome.get(), of: line, at: row.source.place)
        } catch let error as LineError<OrganizationColumn> {
          sheet.add(row.problem(error.column, error.reason))
        }
      }
    }
  }

  private func takeSuccessions(_ input: SheetInput) throws -> ImportResult {
    try importing(.importSuccessions, input, SuccessionColumn.self) { recording, sheet, result in
      let successions = SuccessionSheet(recording, options)
      while var row = try sheet.next() {
        let line = SuccessionLine(&row)
        guard row.problems.isEmpty else {
          sheet.add(row.problems)
          continue
        }
        do {
          result.add(try successions.record(line), of: line, at: row.source.place)
        } catch let error as LineError<SuccessionColumn> {
          sheet.add(row.problem(error.column, error.reason))
        }
      }
      if sheet.problems.isEmpty { try successions.finish() }
    }
  }

  /// Lets `body` record the rows of a file, and throws everything away when there was a problem with one.
  ///
  /// The registry's lock is taken once the file is read to its end: a slow pipe keeps nobody waiting. A dry run records
  /// in a copy of its own and takes no lock at all.
  func importing<Column: Spelled>(
    _ act: Act, _ input: SheetInput, _ column: Column.Type, note: String? = nil,
    _ body: (Recording, inout Sheet<Column>, inout ImportResult) throws -> Void
  ) throws -> ImportResult {
    let source = try input.rows(for: column)
    var result = ImportResult()
    let entry = try record(act, input, note: note) { recording in
      var sheet = try Sheet(source, required: Column.required, isStrict: options.isStrict)
      try body(recording, &sheet, &result)
      result.skipped = input.origin == nil ? sheet.skipped : []
      result.columnsNotKept = sheet.heading.notKept
      result.columnsUnknown = sheet.heading.unknown
      result.columnsAssumed = sheet.heading.assumed
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

  /// Records what `body` does as an entry of the run, and returns its number; that of a dry run is nobody's.
  private func record(
    _ act: Act, _ input: SheetInput, note said: String?, _ body: (Recording) throws -> Void
  ) throws -> Int64? {
    keep(
      try registry.record(by: actor, act: act.rawValue, note: note ?? said, source: input.source, run: firstEntry, body)
        .entry)
  }

  /// Records what the rows of a file rest on as an entry of the run, where that is not recorded yet.
  func record(_ body: (Recording) throws -> Void) throws {
    _ = keep(try registry.record(by: actor, run: firstEntry, body).entry)
  }

  private func keep(_ entry: Int64?) -> Int64? {
    if firstEntry == nil { firstEntry = entry }
    return isDryRun ? nil : entry
  }
}

extension Registry {
  /// Records the lines of a sheet of systems as one entry, all or nothing.
  ///
  /// - Parameter isDryRun: does it all in a copy, so that the result says what would be done.
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importSystems(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, isDryRun: Bool = false
  ) throws -> ImportResult {
    try take(file, as: .systems, by: actor, note: note, terms, isDryRun: isDryRun)
  }

  /// Records the lines of a sheet of organizations as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importOrganizations(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, isDryRun: Bool = false
  ) throws -> ImportResult {
    try take(file, as: .organizations, by: actor, note: note, terms, isDryRun: isDryRun)
  }

  /// Records the lines of a sheet of successions as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importSuccessions(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, isDryRun: Bool = false
  ) throws -> ImportResult {
    try take(file, as: .successions, by: actor, note: note, terms, isDryRun: isDryRun)
  }

  private func take(
    _ file: SheetFile, as kind: SheetKind, by actor: String, note: String?, _ options: ImportOptions, isDryRun: Bool
  ) throws -> ImportResult {
    let input = try SheetInput(file, as: kind)
    return try ImportRun(into: self, by: actor, note: note, options, isDryRun: isDryRun).take(input)
  }
}
