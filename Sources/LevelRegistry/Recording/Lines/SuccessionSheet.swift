import CapdoSQLite

/// The columns in which successions are kept.
package enum SuccessionColumn: String, LineColumn {
  case oldCode = "old_code"
  case oldName = "old_name"
  case newCode = "new_code"
  case newName = "new_name"
  case effectiveOn = "effective_on"

  package typealias Line = SuccessionLine
}

/// One succession as a line of a sheet has it; nil where the cell is empty.
package struct SuccessionLine: SheetLine {
  /// Who was there before: a code as of the day before, and the name it had.
  package var oldCode: String?
  package var oldName: String?
  /// Who took over: a code as of the day, and the name it has.
  package var newCode: String?
  package var newName: String?
  package var effectiveOn: Day?

  package typealias Column = SuccessionColumn
  package typealias Source = SuccessionRecord

  package static let fields: [LineField<SuccessionLine>] = [
    LineField(.oldCode, "Mã cũ", \.oldCode, also: ["Mã đơn vị cũ"]) { $0.old.code },
    LineField(.oldName, "Tên cũ", \.oldName, also: ["Tên đơn vị cũ"]) { $0.old.name },
    LineField(.newCode, "Mã mới", \.newCode, also: ["Mã đơn vị mới"]) { $0.new.code },
    LineField(.newName, "Tên mới", \.newName, also: ["Tên đơn vị mới"]) { $0.new.name },
    LineField(
      .effectiveOn, "Ngày hiệu lực", \.effectiveOn, also: ["Ngày có hiệu lực", "Có hiệu lực từ ngày"]
    ) { $0.effectiveOn },
  ]

  package init() {}
}

/// A succession as a line is made of it: who was there before and who took over, each by code and name.
package struct SuccessionRecord: Sendable {
  let old: (code: String, name: String?)
  let new: (code: String, name: String?)
  let effectiveOn: Day

  init(_ succession: Succession, in directory: Directory) throws {
    effectiveOn = succession.effectiveOn
    func named(_ id: Int64, on day: Day) throws -> (code: String, name: String?) {
      try (directory.reference(to: id, on: day), directory.organization(id, asOf: day)?.name)
    }
    old = try named(succession.predecessor, on: effectiveOn.previous)
    new = try named(succession.successor, on: effectiveOn)
  }
}

extension Snapshot {
  /// Returns every succession that was known, by day and codes: the lines of an export.
  package func successionLines() throws -> [SuccessionLine] {
    let lines = try successions().map { SuccessionLine(try SuccessionRecord($0, in: directory)) }
    return lines.sorted { a, b in
      guard let (day, other) = a.effectiveOn.flatMap({ day in b.effectiveOn.map { (day, $0) } }), day == other else {
        return a.effectiveOn ?? .always < b.effectiveOn ?? .always
      }
      return (a.oldCode ?? "", a.newCode ?? "") < (b.oldCode ?? "", b.newCode ?? "")
    }
  }
}

/// Records the lines of a sheet of successions: adds, never erases.
///
/// Organizations must be recorded. One that is gone by the day, and was taken over by a single other, hands its systems,
/// parts and roles over as in a merger; of one that was split nobody can say who got what.
package final class SuccessionSheet: ColumnErrors {
  typealias Column = SuccessionColumn

  private let recording: Recording
  private let terms: ImportOptions
  private var added: [Day: Set<Int64>] = [:]

  package init(_ recording: Recording, _ terms: ImportOptions) {
    self.recording = recording
    self.terms = terms
  }

  /// Records one line.
  ///
  /// - Throws: `LineError`, after which the entry must be thrown away; other lines can still be tried for their errors.
  package func record(_ line: SuccessionLine) throws -> LineOutcome<SuccessionLine> {
    guard let day = line.effectiveOn ?? terms.day else { throw error(.effectiveOn, .undated) }
    try at(.effectiveOn) { try recording.mustHaveHappened(day) }
    let old = try organization(line.oldCode, .oldCode, named: line.oldName, .oldName, on: day.previous)
    let new = try organization(line.newCode, .newCode, named: line.newName, .newName, on: day)
    try at(.oldCode) { try recording.mustBeFree(old.id, toEndOn: day) }
    let isNew = try at(.newCode) { try recording.succeed(old.id, new.id, on: day) }
    if isNew { added[day, default: []].insert(old.id) }
    return isNew ? .added(code: new.code) : .unchanged(code: new.code)
  }

  /// Hands over what was taken over, the earliest day first, once all lines are recorded.
  package func finish() throws {
    for (day, predecessors) in added.sorted(by: { $0.key < $1.key }) {
      let names = recording.directory
      let heirs = try Succession.all(recording.connection).heirs(on: day) { try names.isThere($0, on: day) }
      _ = try recording.reassign(heirs.filter { predecessors.contains($0.key) }, from: day)
    }
  }

  /// Finds the bearer of a code on a day; the name beside it must be its name then.
  private func organization(
    _ code: String?, _ column: SuccessionColumn, named name: String?, _ nameColumn: SuccessionColumn, on day: Day
  ) throws -> Organization {
    guard let code else { throw error(column, .emptyText(.code)) }
    let found = try at(column) { try recording.standingOrganization(code, on: day) }
    guard let name, NameSpelling.key(name) != NameSpelling.key(found.name) else { return found }
    throw error(nameColumn, .bearerDiffers(found.code, known: found.name, given: name, on: day))
  }
}
