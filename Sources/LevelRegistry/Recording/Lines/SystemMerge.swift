import CapdoSQLite

/// Compares the lines of a sheet that the registry wrote itself with what it had then and with what it has now.
///
/// A cell that says what the registry had says nothing. One that differs is an edit, unless the registry says the same by
/// now. An edit of what the registry has changed meanwhile, from the sheet's day on, is a conflict, which is decided by
/// whoever imports the sheet.
package final class SystemMerge {
  private let sheet: SystemSheet
  private let base: Snapshot
  private var directories: [Int64: Directory] = [:]
  private var connection: RegistryConnection { sheet.recording.connection }

  /// - Parameter base: the day of the sheet, as known at its entry.
  package init(_ sheet: SystemSheet, base: Snapshot) {
    self.sheet = sheet
    self.base = base
  }

  /// What a line of the sheet says beyond what the registry had.
  package struct Outcome {
    /// Whether the system is recorded; if not the line is as it was given.
    package let isRecorded: Bool
    /// The line to be recorded: who it is of, and what was edited.
    package let line: SystemLine
    /// The columns that were edited and are to be recorded.
    package let edits: [SystemColumn]
    /// What is not decided.
    package let conflicts: [SheetConflict<SystemLine>]
  }

  /// Compares a line; one of a system that is not recorded is as it is.
  ///
  /// - Parameter decide: says which side a conflict is settled for; nil leaves it open.
  package func merge(_ given: SystemLine, _ decide: (SheetConflict<SystemLine>) -> SheetSide?) throws -> Outcome {
    guard let system = try sheet.recorded(given), let now = try state(of: system.id, at: present) else {
      return Outcome(isRecorded: false, line: given, edits: [], conflicts: [])
    }
    var given = given
    // It was found by its name, so another spelling of it is no other name.
    if given.code == nil { given.name = now.line.name }
    let was = try state(of: system.id, at: Trail.Point(day: base.day, entry: base.entry)) ?? State()
    let trail = Trail(ofSystem: system.id, upTo: .max, on: connection)
    let meanwhile = Meanwhile(try Self.tables.flatMap { try trail.rows($0) }, since: base) { point in
      try self.state(of: system.id, at: point)?.line ?? SystemLine()
    }
    var comparison = Comparison(given: try comparable(given), was: was.line, now: now.line)
    var (edits, conflicts): ([Set<SystemColumn>], [SheetConflict<SystemLine>]) = ([], [])
    for fields in Self.clauses where comparison.isEdited(fields) {
      var side = SheetSide.sheet
      if let conflict = try conflict(of: fields, given, system, meanwhile) {
        guard let decided = decide(conflict) else {
          conflicts.append(conflict)
          continue
        }
        side = decided
        if side == .sheet { comparison.takeWhole(fields) }
      }
      if side == .sheet { edits.append(Set(fields.map(\.column))) }
    }
    let edited = edits.reduce(into: Set<SystemColumn>()) { $0.formUnion($1) }
    var line = comparison.line(editing: edited)
    line.code = system.code
    line.name = edited.contains(.name) ? given.name : now.line.name
    line.owner = edited.contains(.owner) ? given.owner : now.owner?.reference(on: sheet.day)
    line.operator = edited.contains(.operator) ? given.operator : nil
    return Outcome(
      isRecorded: true, line: line, edits: SystemColumn.allCases.filter(edited.contains), conflicts: conflicts)
  }

  /// The day of the edits, as known now.
  private var present: Trail.Point { Trail.Point(day: sheet.day, entry: Snapshot.Head.open.entry) }

  /// The fields that are said together.
  private static let clauses: [[LineField<SystemLine>]] = {
    let fields = SystemLine.fields.filter { $0.column != .code }
    let groups = [Clause.decision, .regulation, .plan].map { clause in
      fields.filter { $0.clause == clause }
    }
    return fields.filter { $0.clause == nil }.map { [$0] } + groups
  }()
}

extension SystemMerge {
  /// A line of three: as the sheet has it, as the registry had it, as it has it now.
  private struct Comparison {
    let given: SystemLine
    let was: SystemLine
    let now: SystemLine
    private var whole: Set<SystemColumn> = []

    init(given: SystemLine, was: SystemLine, now: SystemLine) {
      (self.given, self.was, self.now) = (given, was, now)
    }

    /// Takes a statement as the sheet has it, edited or not.
    mutating func takeWhole(_ fields: [LineField<SystemLine>]) { whole.formUnion(fields.map(\.column)) }

    /// Whether a cell is filled in and says otherwise than the registry did.
    private func isEdit(_ field: LineField<SystemLine>) -> Bool {
      !field.isEmpty(in: given) && !field.agrees(given.inSpelling(of: was), was)
    }

    func isEdited(_ fields: [LineField<SystemLine>]) -> Bool {
      let edits = fields.filter(isEdit)
      return edits.contains { !$0.agrees(given.inSpelling(of: now), now) }
    }

    /// The line that says what was edited, and with it what belongs to that: as it was edited, else as it is by now.
    func line(editing columns: Set<SystemColumn>) -> SystemLine {
      var line = SystemLine()
      for field in SystemLine.fields where !field.isEmpty(in: given) {
        let isEdited = columns.contains(field.column)
        guard isEdited || goesWith(columns).contains(field.column) else { continue }
        // A new status is not of the day of the one before.
        let isOldDay = [.planOn, .dossierOn].contains(field.column) && !isEdit(field)
        if isOldDay { continue }
        let isGiven = isEdited && (isEdit(field) || whole.contains(field.column))
        field.fill(&line, from: isGiven ? given : now)
      }
      return line
    }

    /// What a new status or decision has beside it, which would else be gone with the one before.
    private func goesWith(_ columns: Set<SystemColumn>) -> Set<SystemColumn> {
      var companions: Set<SystemColumn> = []
      if columns.contains(.plan), given.plan != .full { companions.insert(.planExpectedOn) }
      if columns.contains(.dossier), given.dossier?.isOpen == true { companions.insert(.dossierExpectedOn) }
      if columns.contains(.decidedOn) {
        companions.formUnion([.regulationNumber, .regulationOn, .regulationIssuer])
      }
      return companions
    }
  }

  /// The line as it is compared: its organizations are told by what they are, not by what they are called.
  private func comparable(_ given: SystemLine) throws -> SystemLine {
    var line = given
    line.owner = try given.owner.map { reference in
      try sheet.at(.owner) { "\(try sheet.organization(reference, of: given, \.owner).id)" }
    }
    line.operator = try given.operator.map { reference in
      try sheet.at(.operator) { "\(try sheet.organization(reference, of: given, \.operator).id)" }
    }
    return line
  }

  /// Where a system stands, compared by what its organizations are.
  private struct State {
    var line = SystemLine()
    var owner: Organization?
    var operating: Organization?
  }

  private func state(of system: Int64, at point: Trail.Point) throws -> State? {
    guard let status = try snapshot(at: point).system(withID: system) else { return nil }
    var line = SystemLine(status)
    line.owner = "\(status.owner.id)"
    line.operator = "\(status.operator.id)"
    return State(line: line, owner: status.owner, operating: status.operator)
  }

  private func snapshot(at point: Trail.Point) throws -> Snapshot {
    let head = Snapshot.Head(entry: point.entry, recordedAt: Moment(seconds: 0), digest: "")
    let snapshot = Snapshot(connection: connection, day: point.day, head: head)
    let directory = directories[point.entry] ?? Directory(connection, knownAt: point.entry)
    directories[point.entry] = directory
    snapshot.cache.directory = directory
    return snapshot
  }
}

extension SystemMerge {
  private static let tables: [FactTable] = [.system, .dossier, .approval, .plan, .inspection]

  /// What the registry has changed of a statement from the sheet's day on; nil where it says what it said.
  private func conflict(
    of fields: [LineField<SystemLine>], _ given: SystemLine, _ system: RegisteredSystem,
    _ meanwhile: Meanwhile<SystemLine>
  ) throws -> SheetConflict<SystemLine>? {
    guard let change = try meanwhile.change(of: fields) else { return nil }
    let was = try told(try state(of: system.id, at: .init(day: base.day, entry: base.entry)))
    let now = try told(try state(of: system.id, at: .init(day: change.since, entry: present.entry)))
    var said = given
    if given.planOn == was.planOn, given.plan != was.plan { said.planOn = nil }
    said.owner = try given.owner.map { try called($0, of: given, \.owner) }
    said.operator = try given.operator.map { try called($0, of: given, \.operator) }
    return SheetConflict(
      code: system.code, name: system.name, fields: fields, base: was, sheet: said, registry: now, change,
      actor: try actor(of: change.entry))
  }

  /// A state as people read it.
  private func told(_ state: State?) throws -> SystemLine {
    guard let state else { return SystemLine() }
    var line = state.line
    line.owner = try state.owner.map { try sheet.snapshot.call($0) }
    line.operator = try state.operating.map { try sheet.snapshot.call($0) }
    return line
  }

  private func called(
    _ reference: String, of line: SystemLine, _ own: KeyPath<SystemStatus, Organization>
  ) throws -> String { try sheet.snapshot.call(try sheet.organization(reference, of: line, own)) }

  private func actor(of entry: Int64) throws -> String {
    try JournalLine.find(entry, in: connection)?.actor ?? ""
  }
}
