import CapdoSQLite

/// The columns in which units fill in what inspections found.
package enum InspectionColumn: String, LineColumn {
  case code, name, kind, day, inspector, document, result, remedy
  case dueOn = "due_on"

  package typealias Line = InspectionLine
}

/// One inspection of one system, as a line of a sheet has it; nil where the cell is empty.
package struct InspectionLine: SheetLine {
  package var code: String?
  package var name: String?
  package var kind: InspectionKind?
  package var day: Day?
  package var inspector: String?
  package var document: String?
  package var result: InspectionResult?
  /// What it asks to be put right: the open remedy that is due first.
  package var remedy: String?
  package var dueOn: Day?

  package typealias Column = InspectionColumn
  package typealias Source = InspectionRecord

  package static let fields: [LineField<InspectionLine>] = [
    LineField(.code, "Mã hệ thống", \.code) { $0.code },
    LineField(.name, "Tên hệ thống", \.name) { $0.name },
    LineField(.kind, "Hình thức", \.kind) { $0.inspection.kind },
    LineField(.day, "Ngày kiểm tra", \.day) { $0.day },
    LineField(.inspector, "Đơn vị kiểm tra", \.inspector) { $0.inspection.inspector?.name },
    LineField(.document, "Số biên bản", \.document) { $0.inspection.document },
    LineField(.result, "Kết quả", \.result) { $0.inspection.result },
    LineField(.remedy, "Nội dung khắc phục", \.remedy) { $0.remedies.first?.remedy.task },
    LineField(.dueOn, "Hạn khắc phục", \.dueOn) { $0.remedies.first?.remedy.dueOn },
  ]

  package init() {}

  /// Which inspection it is: of a system there is one of a kind on a day.
  package struct Key: Hashable, Sendable {
    package let code: String
    package let kind: InspectionKind
    package let day: Day
  }

  /// nil where the line does not say which it is.
  package var key: Key? {
    guard let code, let kind, let day else { return nil }
    return Key(code: code, kind: kind, day: day)
  }
}

extension InspectionKind: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<InspectionKind?>) -> FieldPath<Line> { .inspection(path) }
}

extension InspectionResult: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<InspectionResult?>) -> FieldPath<Line> { .found(path) }
}

/// An inspection and its system as a line is made of them.
package struct InspectionRecord: Sendable {
  let code: String
  let name: String
  let inspection: Inspection
  let day: Day
  /// What is still to be put right of what it asked for, the earliest due first.
  let remedies: [OpenRemedy]
}

extension Snapshot {
  /// The latest inspection of each kind of the systems of a scope, by code: the lines of a sheet.
  package func inspectionLines(in scope: Scope) throws -> [InspectionLine] {
    var query = try query(in: scope)
    query.join("JOIN inspection i ON i.system = s.id AND \(Query.holds("i"))")
    let columns = SQL.joined(FactTable.inspection.columns.map { "i.\($0)" }, separator: ", ")
    let count = FactTable.inspection.columns.count
    let remedies = try remediesOfInspections(in: scope)
    var lines: [InspectionLine] = []
    try connection.statement(query.select("\(columns), s.code, s.name", "ORDER BY s.code, i.valid_from, i.kind"))
      .forEachRow(query.values) { row in
        let fact = try Fact(row, of: .inspection)
        let code = try row.text(count)
        lines.append(
          InspectionLine(
            InspectionRecord(
              code: code, name: try row.text(count + 1), inspection: try Inspection(fact), day: fact.from,
              remedies: remedies[code]?[fact.from] ?? [])))
      }
    return lines
  }
}

/// Records what the lines of a sheet say of inspections beyond what the registry had when it wrote them.
package final class InspectionSheet: ColumnErrors {
  typealias Column = InspectionColumn
  private let recording: Recording
  private let base: Snapshot
  private let language: Language

  /// - Parameters:
  ///   - base: the day of the sheet, as known at its entry.
  ///   - language: in which a remedy without words is said.
  package init(_ recording: Recording, base: Snapshot, language: Language) {
    self.recording = recording
    self.base = base
    self.language = language
  }

  /// What became of a line.
  package enum Outcome {
    case recorded(LineOutcome<InspectionLine>)
    case open(SheetConflict<InspectionLine>)
  }

  /// What a line says beside which inspection it is of.
  private static let findings = InspectionLine.fields.filter { [.inspector, .document, .result].contains($0.column) }

  /// What it says of how that is put right: a remedy is added, so that it is never at odds with another one.
  private static let remedied = InspectionLine.fields.filter { [.remedy, .dueOn].contains($0.column) }

  /// Records the inspection of a line and what it asks for, or says which edit of a recorded one is to be decided.
  ///
  /// - Throws: `LineError` for what the registry refuses.
  package func record(
    _ line: InspectionLine, _ key: InspectionLine.Key, _ decide: (SheetConflict<InspectionLine>) -> SheetSide?
  ) throws -> Outcome {
    let system = try at(.code) { try self.system(key) }
    try at(.day) { try recording.mustHaveHappened(key.day) }
    let known = try KnownInspection(key, of: system, base: base, recording.connection)
    let present = known.now ?? InspectionLine()
    var isChanged = false
    if let edits = known.edits(Self.findings, of: line) {
      switch try known.conflict(over: edits, line).map({ ($0, decide($0)) }) {
      case (let conflict, nil)?: return .open(conflict)
      case (_, .registry?)?: break
      case (_, .sheet?)?, nil:
        _ = try at(.inspector) { try recording.inspect(system, filling: Inspection(line, key.kind), on: key.day) }
        isChanged = true
      }
    }
    if known.isEdited(Self.remedied, by: line), try plan(line, key, of: system, known) {
      isChanged = true
    }
    guard isChanged else { return .recorded(.unchanged(code: key.code)) }
    return .recorded(.changed(code: key.code, from: present, to: present.filled(by: line)))
  }

  /// Records what the inspection asks for, from its day on, or another last day from that of the sheet on; false where that
  /// is recorded, or done since.
  private func plan(
    _ line: InspectionLine, _ key: InspectionLine.Key, of system: RegisteredSystem, _ known: KnownInspection
  ) throws -> Bool {
    let meant = known.remedies.filter { line.remedy == nil || $0.remedy.task == line.remedy }
    let open = known.open.filter { remedy in meant.contains { $0.id == remedy.id } }
    guard meant.isEmpty || !open.isEmpty else { return false }
    let task = meant.isEmpty ? Inspection(line, key.kind).remedyTask(on: key.day)[language] : nil
    return try at(.remedy) {
      try recording.planRemedy(
        of: system.id, .inspection, beside: open, task: line.remedy ?? task, due: line.dueOn,
        on: meant.isEmpty ? key.day : max(key.day, base.day))
    }
  }

  /// The system that a code meant when the sheet was written, else on the day of the inspection.
  private func system(_ key: InspectionLine.Key) throws -> RegisteredSystem {
    guard let status = try base.system(key.code) else { return try recording.system(key.code, on: key.day) }
    return RegisteredSystem(id: status.id, code: status.code, name: status.name)
  }
}

extension Inspection {
  /// The inspection that a line tells of.
  fileprivate init(_ line: InspectionLine, _ kind: InspectionKind) {
    self.init(kind, inspector: line.inspector.map { NamedBody($0) }, document: line.document, result: line.result)
  }
}

/// What was recorded of one inspection when the sheet was written, and what is now.
private struct KnownInspection {
  /// nil where it was not recorded.
  let was: InspectionLine?
  let now: InspectionLine?
  /// All that it asked for, done since or not.
  let remedies: [OpenRemedy]
  /// What of that is open on the day of the sheet.
  let open: [OpenRemedy]
  private let key: InspectionLine.Key
  private let system: RegisteredSystem
  private let base: Snapshot
  private let connection: RegistryConnection
  private let rows: [Trail.Row]

  init(
    _ key: InspectionLine.Key, of system: RegisteredSystem, base: Snapshot, _ connection: RegistryConnection
  ) throws {
    (self.key, self.system, self.base, self.connection) = (key, system, base, connection)
    rows = try Trail(ofSystem: system.id, upTo: .max, on: connection).rows(.inspection)
      .filter { $0.fact.key[1] == .text(key.kind.rawValue) && $0.fact.from == key.day }
    func asked(_ snapshot: Snapshot) throws -> [OpenRemedy] {
      try snapshot.openRemedies(ofSystem: system.id).filter { $0.remedy.source == .inspection && $0.addedOn == key.day }
    }
    // As of its own day everything is open.
    remedies = try asked(Snapshot(connection: connection, day: key.day, head: .open))
    open = try asked(Snapshot(connection: connection, day: max(key.day, base.day), head: .open))
    was = try Self.line(key, system, rows, at: base.entry, try asked(base))
    now = try Self.line(key, system, rows, at: Snapshot.Head.open.entry, open)
  }

  private static func line(
    _ key: InspectionLine.Key, _ system: RegisteredSystem, _ rows: [Trail.Row], at entry: Int64,
    _ remedies: [OpenRemedy] = []
  ) throws -> InspectionLine? {
    try rows.first { $0.isKnown(at: entry) }.map { row in
      InspectionLine(
        InspectionRecord(
          code: key.code, name: system.name, inspection: try Inspection(row.fact), day: key.day, remedies: remedies))
    }
  }

  /// Whether a line says something in these fields that was not recorded.
  func isEdited(_ fields: [LineField<InspectionLine>], by line: InspectionLine) -> Bool {
    fields.contains { !$0.isEmpty(in: line) && !$0.agrees(line, was ?? InspectionLine()) }
  }

  /// What a line says of the inspection that is recorded neither then nor now; nil where there is nothing to record.
  func edits(_ fields: [LineField<InspectionLine>], of line: InspectionLine) -> [LineField<InspectionLine>]? {
    let edits = fields.filter { field in
      !field.isEmpty(in: line) && ![was, now].contains { field.agrees(line, $0 ?? InspectionLine()) }
    }
    return edits.isEmpty && (was != nil || now != nil) ? nil : edits
  }

  /// The edits that are of what the registry has changed since the sheet was written.
  func conflict(
    over edits: [LineField<InspectionLine>], _ line: InspectionLine
  ) throws -> SheetConflict<InspectionLine>? {
    let (before, present) = (was ?? InspectionLine(), now ?? InspectionLine())
    let isTakenBack = was != nil && now == nil
    let disputed = edits.filter { isTakenBack || (!$0.isEmpty(in: present) && !$0.agrees(before, present)) }
    guard !disputed.isEmpty else { return nil }
    let meanwhile = Meanwhile(rows, since: base) {
      try Self.line(key, system, rows, at: $0.entry) ?? InspectionLine()
    }
    guard let change = try meanwhile.change(of: disputed) else { return nil }
    return SheetConflict(
      code: key.code, name: system.name, fields: disputed, base: before, sheet: line, registry: present, change,
      actor: try JournalLine.find(change.entry, in: connection)?.actor ?? "")
  }
}
