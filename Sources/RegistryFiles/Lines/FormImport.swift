import LevelRegistry

/// What became of a sheet that the registry wrote, beside what its lines did.
package struct FormResult: Sendable {
  package let origin: SheetOrigin
  /// The unit that filled it in, by its name; nil for a sheet of everybody.
  package let unit: String?
  /// What was filled in above the lines.
  package let answers: SystemForm.Answers
  /// The day from which edits hold.
  package let day: Day
  /// What the registry has changed since the sheet was written, and the sheet too.
  package var conflicts: [(place: Place, conflict: ListedConflict)] = []
  /// The cells that were emptied, which says nothing.
  package var emptied: [Place] = []
  /// The systems whose lines are gone, which says nothing either.
  package var missing: [(code: String, name: String)] = []
  /// How many owners vouch for their lists by it, who had not on that day.
  package var confirmed = 0
  /// Why it does not confirm the list although it says so.
  package var unconfirmed: Phrase?
}

extension ImportRun {
  /// Records what a sheet says that the registry wrote, beyond what it said then.
  func takeForm(_ input: SheetInput, _ origin: SheetOrigin) throws -> ImportResult {
    let base = try registry.base(of: origin)
    let answers = try input.answers(above: SystemColumn.self)
    var options = options
    options.day = try answers.day(of: origin, today: registry.today)
    let inspections = try input.rows(ofWorksheet: SheetOrigin.inspections)
    return try importing(.importSystems, input, SystemColumn.self, note: answers.note) { recording, sheet, result in
      var form = try FormReader(SystemSheet(recording, options), base, origin, answers, options)
      while let row = try sheet.next() {
        try form.take(row, &sheet, &result) {
          self.options.side ?? self.decisions.side(of: ListedConflict($0))
        }
      }
      try form.finish(recording)
      result.form = form.result
      if let inspections {
        let problems = try take(
          inspections, InspectionSheet(recording, base: base, language: origin.language), base, origin, &result)
        sheet.add(problems.map { $0.on(SheetOrigin.inspections[origin.language]) })
      }
    }
  }
}

extension ImportRun {
  /// Records what the worksheet of inspections says beyond what it said when it was written, and returns what is wrong
  /// with it.
  private func take(
    _ source: any SheetSource, _ inspections: InspectionSheet, _ base: Snapshot, _ origin: SheetOrigin,
    _ result: inout ImportResult
  ) throws -> [ImportProblem] {
    let worksheet = SheetOrigin.inspections[origin.language]
    var sheet: Sheet<InspectionColumn>
    do {
      sheet = try Sheet(source, required: InspectionColumn.required)
    } catch let error as ImportError {
      return error.problems
    }
    let written = Dictionary(
      try base.inspectionLines(in: origin.scope.scope).compactMap { line in line.key.map { ($0, line) } },
      uniquingKeysWith: { one, _ in one })
    var rows: [(row: SheetRow<InspectionColumn>, line: InspectionLine, key: InspectionLine.Key)] = []
    while var row = try sheet.next() {
      let line = InspectionLine(cells: &row)
      if row.problems.isEmpty, let key = line.key {
        rows.append((row, line, key))
      } else {
        sheet.add(row.problems.isEmpty ? [row.lacksKey(line)] : row.problems)
      }
    }
    let listed = Set(rows.map(\.key))
    let gone = written.keys.filter { !listed.contains($0) }
    var seen: Set<InspectionLine.Key> = []
    for (row, line, key) in rows {
      guard seen.insert(key).inserted else {
        sheet.add(
          row.problem(.day, Phrase("the sheet has this inspection twice", "biểu có hai hàng của lần kiểm tra này")))
        continue
      }
      // A day or kind that was written over is no other inspection.
      if written[key] == nil,
        let moved = gone.filter({ $0.code == key.code && $0.kind == key.kind }).min(by: { $0.day < $1.day })
      {
        sheet.add(row.problem(.day, moved.reason))
        continue
      }
      result.form?.emptied += InspectionLine.fields.filter { field in
        written[key].map { !field.isEmpty(in: $0) } ?? false && row.has(field.column) && row.raw(field.column) == nil
      }.compactMap { row.index(of: $0.column).map { row.source.place.cell($0).on(worksheet) } }
      do {
        switch try inspections.record(line, key, { self.options.side ?? self.decisions.side(of: ListedConflict($0)) }) {
        case .recorded(.unchanged): break
        case .recorded(let recorded): result.add(recorded, of: line, at: row.source.place.on(worksheet))
        case .open(let conflict):
          let place = conflict.columns.first.flatMap { row.index(of: $0) }.map(row.source.place.cell)
          let listed = ListedConflict(conflict)
          result.form?.conflicts.append(((place ?? row.source.place).on(worksheet), listed))
          sheet.add(listed.problem(at: place ?? row.source.place))
        }
      } catch let error as LineError<InspectionColumn> {
        sheet.add(row.problem(error.column, error.reason))
      }
    }
    return sheet.problems
  }
}

extension InspectionLine.Key {
  /// Why an inspection that the sheet listed cannot be written over by another.
  fileprivate var reason: Phrase {
    Phrase(
      "the sheet listed the inspection of \(day), whose line is gone; leave that line and write this one into an empty line",
      "biểu vốn có lần kiểm tra ngày \(day.vietnamese), nay không còn hàng đó; hãy giữ hàng đó và ghi lần này vào hàng trống"
    )
  }
}

extension SheetRow<InspectionColumn> {
  /// What a line lacks that says which inspection it is.
  fileprivate func lacksKey(_ line: InspectionLine) -> ImportProblem {
    let column: InspectionColumn = line.code == nil ? .code : line.kind == nil ? .kind : .day
    return problem(
      column,
      Phrase(
        "an inspection is of a system, of a kind and of a day", "lần kiểm tra phải có mã hệ thống, hình thức và ngày"))
  }
}

extension ImportRun {
  /// Records what a sheet of contacts says that the registry wrote, beyond what it said then.
  func takeContacts(_ input: SheetInput, _ origin: SheetOrigin) throws -> ImportResult {
    let base = try registry.base(of: origin)
    let answers = try input.answers(above: ContactColumn.self)
    let day = try answers.day(of: origin, today: registry.today)
    let written = Dictionary(
      try base.contactLines().map { ($0.code ?? "", $0) }, uniquingKeysWith: { one, _ in one })
    return try importing(.importContacts, input, ContactColumn.self, note: answers.note) { recording, sheet, result in
      let contacts = ContactSheet(recording, base: base, day: day)
      var form = FormResult(origin: origin, unit: nil, answers: answers, day: day)
      while var row = try sheet.next() {
        let was = written[row.raw(.code) ?? ""] ?? ContactLine()
        form.emptied += ContactLine.fields.filter { field in
          !field.isEmpty(in: was) && row.has(field.column) && row.raw(field.column) == nil
        }.compactMap { row.index(of: $0.column).map(row.source.place.cell) }
        let line = ContactLine(cells: &row)
        guard row.problems.isEmpty else {
          sheet.add(row.problems)
          continue
        }
        do {
          let outcome = try contacts.record(line) {
            self.options.side ?? self.decisions.side(of: ListedConflict($0))
          }
          switch outcome {
          case .recorded(let recorded): result.add(recorded, of: line, at: row.source.place)
          case .open(let conflicts):
            for conflict in conflicts {
              let place = conflict.columns.first.flatMap { row.index(of: $0) }.map(row.source.place.cell)
              form.conflicts.append((place ?? row.source.place, ListedConflict(conflict)))
              sheet.add(ListedConflict(conflict).problem(at: place ?? row.source.place))
            }
          }
        } catch let error as LineError<ContactColumn> {
          sheet.add(row.problem(error.column, error.reason))
        }
      }
      result.form = form
    }
  }
}

extension SheetRow where Column: LineColumn {
  /// What is wrong with a cell, in words.
  func problem(_ column: Column, _ reason: Phrase) -> ImportProblem {
    ImportProblem(
      index(of: column).map(source.place.cell) ?? source.place, column: column.phrase, value: raw(column), reason)
  }
}

/// Reads the lines of a sheet that the registry wrote.
private struct FormReader {
  private let systems: SystemSheet
  private let merge: SystemMerge
  private let base: Snapshot
  private let scope: SheetScope
  private let unit: Organization?
  private let answers: SystemForm.Answers
  private let day: Day
  /// What the registry had, by code.
  private var written: [String: SystemStatus] = [:]
  private var seen: Set<String> = []
  private var known = FormLines()
  private(set) var result: FormResult

  init(
    _ systems: SystemSheet, _ base: Snapshot, _ origin: SheetOrigin, _ answers: SystemForm.Answers,
    _ options: ImportOptions
  ) throws {
    self.systems = systems
    self.base = base
    self.answers = answers
    merge = SystemMerge(systems, base: base)
    scope = origin.scope
    unit = try origin.scope.unit.map { try base.organization($0) }
    day = options.day ?? origin.day
    result = FormResult(origin: origin, unit: unit?.name, answers: answers, day: day)
    var written: [String: SystemStatus] = [:]
    try base.forEachSystem(in: origin.scope.scope) { written[$0.code] = $0 }
    self.written = written
  }

  /// Records what a line says, or says what is wrong with it.
  mutating func take(
    _ given: SheetRow<SystemColumn>, _ sheet: inout Sheet<SystemColumn>, _ outcome: inout ImportResult,
    _ decide: (SheetConflict<SystemLine>) -> SheetSide?
  ) throws {
    var row = given
    let line: SystemLine
    do {
      line = try read(&row)
    } catch let problem as ImportProblem {
      return sheet.add(problem)
    }
    guard row.problems.isEmpty else { return sheet.add(row.problems) }
    if line.code == nil, let place = known.place(of: line) {
      return sheet.skip(row.source, .duplicate(of: place))
    }
    do {
      let merged = try merge.merge(line, decide)
      guard merged.conflicts.isEmpty else {
        for conflict in merged.conflicts { add(conflict, row, sheet.heading, &sheet) }
        return
      }
      if !merged.isRecorded, let code = line.code { try mustSayNothing(line, of: code, row) }
      if merged.isRecorded ? merged.edits.isEmpty : line.code != nil {
        outcome.unchanged += 1
        return
      }
      let recorded = try systems.record(merged.line)
      outcome.add(recorded, of: merged.line, at: row.source.place)
      outcome.remarks += systems.remarks.map { (row.source.place, recorded.code, $0) }
      known.add(line, recorded.code, at: row.source.place)
      if case .added(let code) = recorded { outcome.newCodes.append(code) }
    } catch let error as LineError<SystemColumn> {
      sheet.add(known.problem(error, in: row, with: line))
    } catch let problem as ImportProblem {
      sheet.add(problem)
    }
  }

  /// Throws when the line of a system that is no longer recorded was edited; as it was, it does not bring the system back.
  private func mustSayNothing(_ line: SystemLine, of code: String, _ row: SheetRow<SystemColumn>) throws {
    guard let was = try written[code].map(writtenLine) else { return }
    guard SystemLine.fields.contains(where: { !$0.isEmpty(in: line) && !$0.agrees(line, was) }) else { return }
    throw row.problem(
      .code,
      Phrase(
        "the registration of this system was withdrawn since the sheet was written",
        "việc đăng ký hệ thống này đã bị hủy từ khi lập biểu"),
      Phrase(
        "delete the line; to register the system again, clear the cell",
        "hãy xóa hàng này; nếu vẫn đăng ký hệ thống thì để trống ô này"))
  }

  /// What the registry had, as the lines of the sheet are read.
  private func writtenLine(of status: SystemStatus) throws -> SystemLine {
    var line = SystemLine(status)
    line.owner = try systems.reference(to: status.owner, on: base.day)
    line.operator = try systems.reference(to: status.operator, on: base.day)
    return line
  }

  private mutating func add(
    _ conflict: SheetConflict<SystemLine>, _ row: SheetRow<SystemColumn>, _ heading: Heading<SystemColumn>,
    _ sheet: inout Sheet<SystemColumn>
  ) {
    let column = conflict.columns.first { column in heading.index(of: column) != nil }
    let place = column.flatMap { heading.index(of: $0) }.map(row.source.place.cell) ?? row.source.place
    let listed = ListedConflict(conflict)
    result.conflicts.append((place, listed))
    sheet.add(listed.problem(at: place))
  }
}

extension FormReader {
  /// Reads a line: what says what it said is as it was, whatever has become of that.
  private mutating func read(_ row: inout SheetRow<SystemColumn>) throws -> SystemLine {
    guard let code = row.raw(.code) else { return try readNew(&row) }
    guard let status = written[code] else {
      throw row.problem(
        .code,
        Phrase("the sheet was written without this code", "mã này không có trong biểu khi lập"),
        Phrase("clear the cell for a new system", "hệ thống mới thì để trống ô này"))
    }
    guard seen.insert(code).inserted else {
      throw row.problem(
        .code, Phrase("the sheet has this system twice", "biểu có hai hàng của hệ thống này"),
        Phrase("delete one of the lines", "hãy xóa một hàng"))
    }
    let cells = Dictionary(
      zip(SystemForm.fields.map(\.column), try SystemForm.cells(of: status, in: base)), uniquingKeysWith: { a, _ in a })
    result.emptied += SystemForm.fields.map(\.column).filter { column in
      cells[column] != .empty && row.has(column) && row.raw(column) == nil
    }.compactMap { row.place(of: $0) }.filter { place in !row.problems.contains { $0.place == place } }
    let same = row.remove { column, text in cells[column]?.says(text) ?? false }
    var line = SystemLine(&row)
    let was = try writtenLine(of: status)
    for field in SystemLine.fields where same.contains(field.column) { field.fill(&line, from: was) }
    line.code = code
    return line
  }

  /// A system that the registry did not know is one of the unit that the sheet is of.
  private func readNew(_ row: inout SheetRow<SystemColumn>) throws -> SystemLine {
    var line = SystemLine(&row)
    guard let unit else { return line }
    switch scope {
    case .all: break
    case .owner: line.owner = try line.owner ?? systems.reference(to: unit, on: base.day)
    case .ownerAlone:
      line.owner = try line.owner ?? systems.reference(to: unit, on: base.day)
      try mustBe(unit, line.owner, .owner, row)
    case .operating:
      line.operator = try line.operator ?? systems.reference(to: unit, on: base.day)
      try mustBe(unit, line.operator, .operator, row)
    }
    return line
  }

  private func mustBe(
    _ unit: Organization, _ reference: String?, _ column: SystemColumn, _ row: SheetRow<SystemColumn>
  ) throws {
    guard let reference, let named = try? base.organization(reference), named.id != unit.id else { return }
    throw row.problem(
      column, Phrase("this sheet is of \(unit.name)", "biểu này của \(unit.name)"),
      Phrase("a system of others belongs in their sheet", "hệ thống của đơn vị khác thì ghi ở biểu của đơn vị đó"))
  }

  /// Says which lines are gone, and records that the unit vouches for its list.
  mutating func finish(_ recording: Recording) throws {
    result.missing = written.values.filter { !seen.contains($0.code) }.map { ($0.code, $0.name) }
      .sorted { $0.code < $1.code }
    guard answers.isComplete, let unit else { return }
    guard result.missing.isEmpty else {
      result.unconfirmed = Phrase(
        "lines are missing: \(result.missing.count)", "số hàng bị xóa khỏi biểu: \(result.missing.count)")
      return
    }
    let owners: Set<Int64>
    switch scope {
    case .all, .ownerAlone: owners = [unit.id]
    case .owner: owners = Set(written.values.map(\.owner.id)).union([unit.id])
    case .operating:
      // Who only operates vouches for what it operates: a list of its own it has only where all of that is in the sheet.
      var own = Scope(owners: [unit.code])
      own.ownersAlone = true
      let others = try base.systems(in: own).filter { written[$0.code] == nil }.count
      guard others == 0 else {
        result.unconfirmed = Phrase(
          "\(unit.name) owns systems that are not in this sheet: \(others)",
          "\(unit.name) còn là chủ quản của hệ thống không có trong biểu này: \(others)")
        return
      }
      owners = [unit.id]
    }
    for owner in owners.sorted() where try recording.confirmListOnce(of: owner, on: day) { result.confirmed += 1 }
  }
}

extension SheetRow<SystemColumn> {
  /// Where the cell of a column is.
  func place(of column: SystemColumn) -> Place? { index(of: column).map(source.place.cell) }

  /// What is wrong with a cell, in words.
  fileprivate func problem(_ column: SystemColumn, _ reason: Phrase, _ hint: Phrase) -> ImportProblem {
    ImportProblem(place(of: column) ?? source.place, column: column.phrase, value: raw(column), reason, hint: hint)
  }
}

/// The lines of such a sheet that were recorded, so that one which comes again is told by its row.
///
/// They are kept, for a line of a form is not what its cells alone say; there are as many as one unit has systems.
private struct FormLines {
  private struct Identity: Hashable {
    let code: ExactText?
    let name: ExactText?
    let owner: ExactText?

    init(_ line: SystemLine) {
      code = line.code.map(ExactText.init)
      name = line.name.map(ExactText.init)
      owner = line.owner.map(ExactText.init)
    }
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

  /// What is wrong with a line; one of a system that another line is of too names that line, and what it says otherwise.
  func problem(_ error: LineError<SystemColumn>, in row: SheetRow<SystemColumn>, with line: SystemLine) -> ImportProblem
  {
    let problem = row.problem(error.column, error.reason)
    guard case .codeRepeated(let code) = error.reason, let other = byCode[code].map({ lines[$0] }) else {
      return problem
    }
    return problem.repeating(other.place, line.columns(differingFrom: other.line))
  }
}
