import CapdoSQLite

/// The columns in which units fill in what stands behind their plans.
package enum RequirementColumn: String, LineColumn {
  case code, name, group, requirement, title, below, result, ground, expected, remedy
  case dueOn = "due_on"

  package typealias Line = RequirementLine
}

/// What a sheet says of a requirement: what was found, or the system that it is inherited from.
package enum RequirementResult: Hashable, Sendable {
  case value(Fulfillment)
  case inherited(from: String)

  init(_ assessment: Assessment, provider: String?) {
    self = assessment.value.map { .value($0) } ?? .inherited(from: provider ?? "")
  }

  package var phrase: Phrase {
    switch self {
    case .value(let value): value.phrase
    case .inherited(let system): Phrase("inherited from \(system)", "Kế thừa từ \(system)")
    }
  }
}

extension RequirementResult: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<RequirementResult?>) -> FieldPath<Line> { .result(path) }
  var content: FieldContent { .term(phrase.english, phrase) }
}

/// One requirement of one system, as a line of a sheet has it; nil where the cell is empty.
///
/// A line without a requirement is of a group: what it says fills the lines of that group that have no result.
package struct RequirementLine: SheetLine {
  package var code: String?
  package var name: String?
  package var group: String?
  package var requirement: String?
  package var title: String?
  /// What was found at the level below, which waits to be confirmed.
  package var below: RequirementResult?
  package var result: RequirementResult?
  /// Why, or the document that what is inherited rests on.
  package var ground: String?
  package var expected: Period?
  /// What is to be done about it: the open remedy that is due first.
  package var remedy: String?
  package var dueOn: Day?

  package typealias Column = RequirementColumn
  package typealias Source = RequirementRecord

  package static let fields: [LineField<RequirementLine>] = [
    LineField(.code, "Mã hệ thống", \.code) { $0.code },
    LineField(.name, "Tên hệ thống", \.name) { $0.name },
    LineField(.group, "Nhóm", \.group) { $0.status.requirement.group },
    LineField(.requirement, "Ký hiệu", \.requirement) { $0.status.requirement.code },
    LineField(.title, "Yêu cầu", \.title) { $0.status.requirement.title.vietnamese },
    LineField(.below, "Kết quả ở cấp độ dưới", \.below) {
      $0.status.carried.map { RequirementResult($0, provider: nil) }
    },
    LineField(.result, "Kết quả", \.result) { record in
      record.status.assessment.map { RequirementResult($0, provider: record.status.provider) }
    },
    LineField(.ground, "Lý do, căn cứ", \.ground) { $0.status.assessment.flatMap { $0.reason ?? $0.ground } },
    LineField(.expected, "Dự kiến đáp ứng", \.expected) { $0.status.assessment?.expected },
    LineField(.remedy, "Nội dung khắc phục", \.remedy) { $0.remedies.first?.remedy.task },
    LineField(.dueOn, "Hạn khắc phục", \.dueOn) { $0.remedies.first?.remedy.dueOn },
  ]

  package init() {}

  /// The line of the group that this one belongs to.
  package func ofWholeGroup(in language: Language) -> RequirementLine {
    var line = RequirementLine()
    (line.code, line.name, line.group) = (code, name, group)
    line.title = Phrase("the whole group", "Cả nhóm")[language]
    return line
  }

  /// This line, with what its group says where it says nothing and nothing was recorded.
  func filled(byGroup group: RequirementLine?, unless was: RequirementLine) -> RequirementLine {
    guard let group, result == nil, was.result == nil else { return self }
    var line = self
    line.result = group.result
    line.ground = ground ?? group.ground
    line.expected = expected ?? group.expected
    return line
  }
}

/// A requirement of a system as a line is made of it.
package struct RequirementRecord: Sendable {
  let code: String
  let name: String
  package let status: RequirementStatus
  /// Its open remedies, the earliest due first.
  let remedies: [OpenRemedy]
}

extension Snapshot {
  /// The requirements of a system, each with its result, in the order of the catalog: the lines of a sheet.
  ///
  /// - Parameter shipped: the requirements of a catalog that is not recorded yet.
  /// - Throws: `RequirementError.noLevel` for a system that nothing says the level of.
  package func requirementRecords(
    of system: SystemStatus, _ shipped: (String) throws -> [Requirement]?
  ) throws -> [RequirementRecord] {
    let held = try held(system)
    var statuses = try requirementStatuses(of: system)
    if statuses.isEmpty {
      statuses = try (shipped(held.catalog) ?? []).filter { $0.level == held.level && $0.holds(on: day) }.map {
        RequirementStatus(requirement: $0, assessment: nil, since: nil, value: nil, provider: nil, carried: nil)
      }
    }
    let remedies = try remediesByRequirement(ofSystem: system.id)
    return statuses.map {
      RequirementRecord(
        code: system.code, name: system.name, status: $0, remedies: remedies[$0.requirement.key] ?? [])
    }
  }

  fileprivate func remediesByRequirement(ofSystem id: Int64) throws -> [Requirement.Key?: [OpenRemedy]] {
    Dictionary(grouping: try openRemedies(ofSystem: id), by: \.remedy.requirement)
  }

  /// The catalog and the level that a system is held to on the day.
  package func held(_ system: SystemStatus) throws -> (catalog: String, level: Level) {
    guard let level = system.approval?.level ?? system.dossier?.proposedLevel else {
      throw RequirementError.noLevel(system.code, on: day)
    }
    return (try system.approval?.basis.catalog ?? currentCatalog(), level)
  }
}

/// Records what the lines of a sheet of requirements say beyond what the registry had when it wrote them.
package final class RequirementSheet: ColumnErrors {
  typealias Column = RequirementColumn
  private let recording: Recording
  private let base: Snapshot
  private let day: Day
  private var groups: [[String]: RequirementLine] = [:]
  private var systems: [String: Held] = [:]
  private var present: [String: [String: RequirementRecord]] = [:]

  /// A system of the sheet, as the registry had it.
  private struct Held {
    let status: SystemStatus
    let catalog: String
    let level: Level
    let lines: [String: RequirementLine]
  }

  /// - Parameters:
  ///   - base: the day of the sheet, as known at its entry.
  ///   - day: from when on edits hold.
  package init(_ recording: Recording, base: Snapshot, day: Day) {
    self.recording = recording
    self.base = base
    self.day = day
  }

  /// The lines of a group, for a list that says only what holds of all of it.
  ///
  /// - Throws: `LineError`; `RequirementError.unknownGroup`, and `nothingChosen` for a line of neither.
  package func lines(of group: RequirementLine) throws -> [RequirementLine] {
    let system = try held(group.code ?? "")
    guard let name = group.group else { throw RequirementError.nothingChosen }
    let records = try records(of: system).values.sorted { $0.status.requirement.code < $1.status.requirement.code }
    let chosen = records.filter {
      let requirement = $0.status.requirement
      return [requirement.group, requirement.groupPhrase.english, requirement.groupPhrase.vietnamese].contains(name)
    }
    guard !chosen.isEmpty else {
      throw RequirementError.unknownGroup(
        name, catalog: system.catalog, system.level, known: Set(records.map(\.status.requirement.group)).sorted())
    }
    return chosen.map { record in
      var line = RequirementLine()
      (line.code, line.group, line.requirement) = (group.code, group.group, record.status.requirement.code)
      return line
    }
  }

  /// What became of a line.
  package enum Outcome {
    case recorded(LineOutcome<RequirementLine>)
    case open(SheetConflict<RequirementLine>)
  }

  /// Keeps what a line says of a whole group; it holds for the lines that are recorded afterwards.
  package func take(group line: RequirementLine) { groups[[line.code ?? "", line.group ?? ""]] = line }

  /// Records a line, or says which edit of it is to be decided.
  ///
  /// - Throws: `LineError`, or `RequirementError` for what the registry refuses of the result.
  package func record(
    _ given: RequirementLine, _ decide: (SheetConflict<RequirementLine>) -> SheetSide?
  ) throws -> Outcome {
    let system = try held(given.code ?? "")
    let code = given.requirement ?? ""
    let was = system.lines[code] ?? RequirementLine()
    let line = given.filled(byGroup: groups[[given.code ?? "", given.group ?? ""]], unless: was)
    let edits = Self.edits(Self.filledIn, of: line, against: was)
    let isRemedied = !Self.edits(Self.remedied, of: line, against: was).isEmpty
    guard !edits.isEmpty || isRemedied else { return .recorded(.unchanged(code: system.status.code)) }
    guard let record = try records(of: system)[code] else {
      throw RequirementError.unknownRequirement(code, catalog: system.catalog, system.level)
    }
    let now = RequirementLine(record)
    var isChanged = false
    if edits.contains(where: { !$0.agrees(line, now) }) {
      let conflict = try conflict(over: line, was, of: code, system)
      switch conflict.map({ ($0, decide($0)) }) {
      case (let conflict, nil)?: return .open(conflict)
      case (_, .registry?)?: break
      case (_, .sheet?)?, nil:
        try write(line, over: record, now, system)
        isChanged = true
      }
    }
    if isRemedied, try plan(line, for: record, of: system) { isChanged = true }
    guard isChanged else { return .recorded(.unchanged(code: system.status.code)) }
    return .recorded(.changed(code: record.code, from: now, to: now.filled(by: line)))
  }

  private typealias Field = LineField<RequirementLine>

  private static func edits(_ fields: [Field], of line: RequirementLine, against was: RequirementLine) -> [Field] {
    fields.filter { !$0.isEmpty(in: line) && !$0.agrees(line, was) }
  }

  /// What units fill in of a result.
  private static let filledIn = RequirementLine.fields.filter { [.result, .ground, .expected].contains($0.column) }

  /// What they fill in of how it is put right: a remedy is added, so that it is never at odds with another one.
  private static let remedied = RequirementLine.fields.filter { [.remedy, .dueOn].contains($0.column) }

  private func held(_ code: String) throws -> Held {
    if let known = systems[code] { return known }
    guard let status = try at(.code, { try base.system(code) }) else {
      throw error(.code, .systemNotThere(code, on: base.day, first: base.day))
    }
    let (catalog, level) = try base.held(status)
    let lines = try records(of: status, catalog, level, at: base).mapValues(RequirementLine.init)
    let held = Held(status: status, catalog: catalog, level: level, lines: lines)
    systems[code] = held
    return held
  }

  /// The requirements of a system as the registry has them, before anything of this sheet.
  private func records(of system: Held) throws -> [String: RequirementRecord] {
    let code = system.status.code
    if let known = present[code] { return known }
    guard let now = try open.system(withID: system.status.id) else {
      throw error(.code, .systemNotThere(code, on: day, first: base.day))
    }
    guard try open.held(now) == (system.catalog, system.level) else {
      throw RequirementError.levelChanged(code, from: system.level)
    }
    let records = try records(of: now, system.catalog, system.level, at: open)
    present[code] = records
    return records
  }

  /// The day of the edits, with what this import has recorded.
  private var open: Snapshot { Snapshot(connection: recording.connection, day: day, head: .open) }

  private func records(
    of system: SystemStatus, _ catalog: String, _ level: Level, at snapshot: Snapshot
  ) throws -> [String: RequirementRecord] {
    let statuses = try snapshot.requirementStatuses(ofSystem: system.id, catalog: catalog, level: level, as: .own)
    let remedies = try snapshot.remediesByRequirement(ofSystem: system.id)
    return Dictionary(
      statuses.map {
        let key = $0.requirement.key
        return (
          key.code,
          RequirementRecord(code: system.code, name: system.name, status: $0, remedies: remedies[key] ?? [])
        )
      }, uniquingKeysWith: { a, _ in a })
  }

  private func conflict(
    over line: RequirementLine, _ was: RequirementLine, of code: String, _ system: Held
  ) throws -> SheetConflict<RequirementLine>? {
    let key: [Value] =
      [.integer(system.status.id)] + Requirement.Key(system.catalog, system.level, code).values
      + [.text(AssessmentKind.own.rawValue)]
    let own = try Trail(ofSystem: system.status.id, upTo: .max, on: recording.connection).rows(.assessment, of: key)
    let state = { [self] (point: Trail.Point) in
      let head = Snapshot.Head(entry: point.entry, recordedAt: Moment(seconds: 0), digest: "")
      let snapshot = Snapshot(connection: recording.connection, day: point.day, head: head)
      return try records(of: system.status, system.catalog, system.level, at: snapshot)[code].map(RequirementLine.init)
        ?? RequirementLine()
    }
    guard let change = try Meanwhile(own, since: base, line: state).change(of: Self.filledIn) else { return nil }
    let actor = try JournalLine.find(change.entry, in: recording.connection)?.actor ?? ""
    return SheetConflict(
      code: system.status.code, name: system.status.name, fields: Self.filledIn, base: was, sheet: line,
      registry: try state(.init(day: change.since, entry: Snapshot.Head.open.entry)), change, actor: actor)
  }

  private func write(
    _ line: RequirementLine, over record: RequirementRecord, _ now: RequirementLine, _ system: Held
  ) throws {
    guard let result = line.result ?? now.result else { throw RequirementError.resultMissing }
    // What is said beside a result goes with it.
    let isNew = result != now.result
    let ground = line.ground ?? (isNew ? nil : now.ground)
    let choice = RequirementChoice(
      [record.status.requirement.code], catalog: system.catalog, level: system.level)
    switch result {
    case .value(let value):
      let known = isNew ? nil : record.status.assessment
      let assessment = Assessment(
        value, reason: ground, expected: line.expected ?? known?.expected, evidence: known?.evidence,
        by: known?.assessor ?? .operator)
      _ = try at(.code) { try recording.assess(record.code, choice, assessment, on: day) }
    case .inherited(let provider):
      guard let ground else { throw error(.ground, .emptyText(.ground)) }
      _ = try at(.result) {
        try recording.inherit(record.code, choice, from: provider, ground: ground, on: day)
      }
    }
  }

  /// Records how a requirement is to be met; false where that is recorded.
  private func plan(_ line: RequirementLine, for record: RequirementRecord, of system: Held) throws -> Bool {
    try at(.remedy) {
      try recording.planRemedy(
        of: system.status.id, for: record.status.requirement.key, beside: record.remedies, task: line.remedy,
        due: line.dueOn, on: day)
    }
  }
}
