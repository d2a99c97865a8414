import LevelRegistry

// Results per requirement: sheets that the registry wrote, and lists of an office's own.
extension ImportRun {
  /// Records what a sheet of requirements says that the registry wrote, beyond what it said then.
  func takeRequirements(_ input: SheetInput, _ origin: SheetOrigin) throws -> ImportResult {
    let base = try registry.base(of: origin)
    let answers = try input.answers(above: RequirementColumn.self)
    let day = try answers.day(of: origin, today: registry.today)
    try recordCatalogs(behind: input, base)
    return try importing(.importRequirements, input, RequirementColumn.self, note: answers.note) {
      recording, sheet, result in
      let requirements = RequirementSheet(recording, base: base, day: day)
      var form = FormResult(origin: origin, unit: nil, answers: answers, day: day)
      let lines = try Self.lines(of: &sheet, groups: requirements)
      form.conflicts = try record(lines, in: requirements, &sheet, &result)
      result.form = form
    }
  }

  /// Records the results that an office lists in a sheet of its own, from the day of the import on; a line of a group says
  /// what holds of all that the list does not name.
  func takeResults(_ input: SheetInput) throws -> ImportResult {
    let day = options.day ?? registry.today
    let base = try registry.snapshot(asOf: day)
    try recordCatalogs(behind: input, base)
    return try importing(.importRequirements, input, RequirementColumn.self) { recording, sheet, result in
      let requirements = RequirementSheet(recording, base: base, day: day)
      var groups: [RequirementRow] = []
      var lines = try Self.lines(of: &sheet, groups: requirements) { groups.append($0) }
      let named = Set(lines.map { [$0.line.code, $0.line.requirement] })
      for group in groups {
        try Self.reporting(group.row, &sheet) {
          for line in try requirements.lines(of: group.line) where !named.contains([line.code, line.requirement]) {
            lines.append((group.row, line))
          }
        }
      }
      _ = try record(lines, in: requirements, &sheet, &result)
    }
  }

  private typealias RequirementRow = (row: SheetRow<RequirementColumn>, line: RequirementLine)

  /// The lines of single requirements; those of groups are kept by the sheet.
  private static func lines(
    of sheet: inout Sheet<RequirementColumn>, groups: RequirementSheet, _ body: (RequirementRow) -> Void = { _ in }
  ) throws -> [RequirementRow] {
    var lines: [RequirementRow] = []
    while var row = try sheet.next() {
      let line = RequirementLine(cells: &row)
      sheet.add(row.problems)
      guard row.problems.isEmpty else { continue }
      if line.requirement == nil {
        guard line.remedy == nil, line.dueOn == nil else {
          let column: RequirementColumn = line.remedy == nil ? .dueOn : .remedy
          sheet.add(
            row.problem(
              column,
              Phrase(
                "a remedy is of one requirement, not of a group",
                "khắc phục ghi ở hàng của từng yêu cầu, không ghi ở hàng của nhóm")))
          continue
        }
        groups.take(group: line)
        body((row, line))
      } else {
        lines.append((row, line))
      }
    }
    return lines
  }

  /// Records lines, and returns what is to be decided.
  private func record(
    _ lines: [RequirementRow], in requirements: RequirementSheet, _ sheet: inout Sheet<RequirementColumn>,
    _ result: inout ImportResult
  ) throws -> [(place: Place, conflict: ListedConflict)] {
    var conflicts: [(place: Place, conflict: ListedConflict)] = []
    var seen: Set<[String?]> = []
    for (row, line) in lines {
      guard seen.insert([line.code, line.requirement]).inserted else {
        sheet.add(
          row.problem(.requirement, Phrase("the sheet has this line twice", "biểu có hai hàng của yêu cầu này")))
        continue
      }
      try Self.reporting(row, &sheet) { [self] in
        switch try requirements.record(line, { options.side ?? decisions.side(of: ListedConflict($0)) }) {
        case .recorded(let recorded): result.add(recorded, of: line, at: row.source.place)
        case .open(let conflict):
          let place = row.index(of: .result).map(row.source.place.cell) ?? row.source.place
          conflicts.append((place, ListedConflict(conflict)))
        }
      }
    }
    for (place, conflict) in conflicts { sheet.add(conflict.problem(at: place)) }
    return conflicts
  }

  /// Adds to a sheet what is refused of one of its rows.
  private static func reporting(
    _ row: SheetRow<RequirementColumn>, _ sheet: inout Sheet<RequirementColumn>, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch let error as LineError<RequirementColumn> {
      sheet.add(row.problem(error.column, error.reason))
    } catch let error as RequirementError {
      sheet.add(row.problem(error.column, error.message))
    }
  }

  /// Records the catalogs that filled results rest on, in an entry of their own, where capdo brings them along and they are
  /// not recorded yet.
  private func recordCatalogs(behind input: SheetInput, _ base: Snapshot) throws {
    let (heading, rows) = try input.rawRows(of: RequirementColumn.self)
    guard let code = heading.index(of: .code) else { return }
    let filledIn = [RequirementColumn.result, .ground, .expected].compactMap { heading.index(of: $0) }
    let named = rows.filter { row in filledIn.contains { !row.text($0).trimmedOfBlanks.isEmpty } }.map { $0.text(code) }
    var catalogs: Set<String> = []
    for system in Set(named) {
      if let status = try? base.system(system), let held = try? base.held(status) { catalogs.insert(held.catalog) }
    }
    for catalog in catalogs.sorted() { try record { try $0.setShippedCatalog(catalog) } }
  }
}

extension RequirementError {
  /// The column of a sheet that says what is refused.
  fileprivate var column: RequirementColumn {
    switch self {
    case .unknownRequirement, .nothingChosen: .requirement
    case .unknownGroup: .group
    case .noLevel, .levelChanged: .code
    case .reasonMissing: .ground
    case .unknownCatalog, .unknownPredecessor, .ownReview, .inheritsFromItself,
      .providerWithoutApproval, .providerBelow, .providerInherits, .providerNotOperating, .nothingToConfirm,
      .resultUnchanged, .resultMissing, .unknownRemedy, .remedyDone, .remedyWithoutContent, .findingNotThere,
      .answerEnds:
      .result
    }
  }
}
