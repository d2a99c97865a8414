import CapdoSQLite

/// The columns in which units fill in what inspections found.
package enum InspectionColumn: String, LineColumn {
  case code, name, kind, day, inspector, document, result

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
}

extension Snapshot {
  /// The latest inspection of each kind of the systems of a scope, by code: the lines of a sheet.
  package func inspectionLines(in scope: Scope) throws -> [InspectionLine] {
    var query = try query(in: scope)
    query.join("JOIN inspection i ON i.system = s.id AND \(Query.holds("i"))")
    let columns = SQL.joined(FactTable.inspection.columns.map { "i.\($0)" }, separator: ", ")
    let count = FactTable.inspection.columns.count
    var lines: [InspectionLine] = []
    try connection.statement(query.select("\(columns), s.code, s.name", "ORDER BY s.code, i.valid_from, i.kind"))
      .forEachRow(query.values) { row in
        let fact = try Fact(row, of: .inspection)
        lines.append(
          InspectionLine(
            InspectionRecord(
              code: try row.text(count), name: try row.text(count + 1), inspection: try Inspection(fact),
              day: fact.from)))
      }
    return lines
  }
}

/// Records what the lines of a sheet say of inspections beyond what the registry had when it wrote them.
package final class InspectionSheet: ColumnErrors {
  typealias Column = InspectionColumn
  private let recording: Recording
  private let base: Snapshot

  /// - Parameter base: the day of the sheet, as known at its entry.
  package init(_ recording: Recording, base: Snapshot) {
    self.recording = recording
    self.base = base
  }

  /// What became of a line.
  package enum Outcome {
    case recorded(LineOutcome<InspectionLine>)
    case open(SheetConflict<InspectionLine>)
  }

  /// What a line says beside which inspection it is of.
  private static let findings = InspectionLine.fields.filter { [.inspector, .document, .result].contains($0.column) }

  /// Records the inspection of a line, or says which edit of a recorded one is to be decided.
  ///
  /// - Throws: `LineError` for what the registry refuses.
  package func record(
    _ line: InspectionLine, _ key: InspectionLine.Key, _ decide: (SheetConflict<InspectionLine>) -> SheetSide?
  ) throws -> Outcome {
    let system = try at(.code) { try self.system(key) }
    try at(.day) { try recording.mustHaveHappened(key.day) }
    let rows = try Trail(ofSystem: system.id, upTo: .max, on: recording.connection).rows(.inspection)
      .filter { $0.fact.key[1] == .text(key.kind.rawValue) && $0.fact.from == key.day }
    let state = { (entry: Int64) in
      try rows.first { $0.isKnown(at: entry) }.map { row in
        InspectionLine(
          InspectionRecord(code: key.code, name: system.name, inspection: try Inspection(row.fact), day: key.day))
      }
    }
    let (was, now) = (try state(base.entry), try state(Snapshot.Head.open.entry))
    let (before, present) = (was ?? InspectionLine(), now ?? InspectionLine())
    let edits = Self.findings.filter {
      !$0.isEmpty(in: line) && !$0.agrees(line, before) && !$0.agrees(line, present)
    }
    if edits.isEmpty, was != nil || now != nil { return .recorded(.unchanged(code: key.code)) }
    let isTakenBack = was != nil && now == nil
    let disputed = edits.filter { isTakenBack || (!$0.isEmpty(in: present) && !$0.agrees(before, present)) }
    if !disputed.isEmpty {
      let meanwhile = Meanwhile(rows, since: base) { try state($0.entry) ?? InspectionLine() }
      if let change = try meanwhile.change(of: disputed) {
        let conflict = SheetConflict(
          code: key.code, name: system.name, fields: disputed, base: before, sheet: line, registry: present, change,
          actor: try JournalLine.find(change.entry, in: recording.connection)?.actor ?? "")
        guard let side = decide(conflict) else { return .open(conflict) }
        if side == .registry { return .recorded(.unchanged(code: key.code)) }
      }
    }
    var inspection = Inspection(key.kind)
    inspection.inspector = line.inspector.map { NamedBody($0) }
    inspection.document = line.document
    inspection.result = line.result
    _ = try at(.inspector) { try recording.inspect(system, filling: inspection, on: key.day) }
    return .recorded(.changed(code: key.code, from: present, to: present.filled(by: line)))
  }

  /// The system that a code meant when the sheet was written, else on the day of the inspection.
  private func system(_ key: InspectionLine.Key) throws -> RegisteredSystem {
    guard let status = try base.system(key.code) else { return try recording.system(key.code, on: key.day) }
    return RegisteredSystem(id: status.id, code: status.code, name: status.name)
  }
}
