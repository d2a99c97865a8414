import CapdoSQLite

/// Who is right where a sheet says otherwise than what was recorded since it was written.
package enum SheetSide: String, CaseIterable, Sendable {
  case sheet, registry
}

/// An edit of a sheet of what the registry has changed since the sheet was written.
package struct SheetConflict<Line: SheetLine>: Hashable, Sendable {
  package let code: String
  package let name: String
  /// The columns of the statement in which sheet or registry say otherwise than the registry did.
  package let columns: [Line.Column]
  /// What the registry had, what the sheet says, and what the registry has; organizations as people call them.
  package let base: Line
  package let sheet: Line
  package let registry: Line
  /// The first day after the sheet's of which the registry says otherwise; nil: of the sheet's day already.
  package let since: Day?
  /// The entry that changed it last, and who made it.
  package let entry: Int64
  package let actor: String

  init(
    code: String, name: String, fields: [LineField<Line>], base: Line, sheet: Line, registry: Line,
    _ change: Meanwhile<Line>.Change, actor: String
  ) {
    (self.code, self.name, self.base, self.sheet, self.registry) = (code, name, base, sheet, registry)
    columns = fields.filter { field in
      (!field.isEmpty(in: sheet) && !field.agrees(sheet, base)) || !field.agrees(base, registry)
    }.map(\.column)
    since = change.isLater ? change.since : nil
    entry = change.entry
    self.actor = actor
  }
}

/// What was recorded of one thing since a sheet was written, and of which days, from the sheet's on, it says otherwise.
struct Meanwhile<Line: SheetLine> {
  private let base: Trail.Point
  /// The days on which a fact that was added or taken back begins or ends.
  private let days: [Day]
  /// The entries that did it, the last one first.
  private let entries: [Int64]
  private let line: (Trail.Point) throws -> Line

  struct Change {
    let since: Day
    /// Whether that is after the sheet's day.
    let isLater: Bool
    let entry: Int64
  }

  /// - Parameters:
  ///   - rows: all that was ever recorded of it.
  ///   - line: what it is on a day, as known at an entry.
  init(_ rows: [Trail.Row], since base: Snapshot, line: @escaping (Trail.Point) throws -> Line) {
    self.base = Trail.Point(day: base.day, entry: base.entry)
    self.line = line
    let changed = rows.filter { $0.isKnown(at: base.entry) != ($0.voidedBy == nil) }
    days = Set(changed.flatMap { [max($0.fact.from, base.day), $0.fact.to] })
      .filter { base.day <= $0 && $0 < .forever }.sorted()
    entries = Set(changed.flatMap { [$0.entry, $0.voidedBy ?? 0] }).filter { $0 > base.entry }.sorted(by: >)
  }

  /// Where the registry says otherwise in one of the fields than it did; nil where it says what it said.
  func change(of fields: [LineField<Line>]) throws -> Change? {
    func differs(_ day: Day, _ one: Int64, _ other: Int64) throws -> Bool {
      let (a, b) = (try line(.init(day: day, entry: one)), try line(.init(day: day, entry: other)))
      return fields.contains { !$0.agrees(a, b) }
    }
    let last = Snapshot.Head.open.entry
    guard let since = try days.first(where: { try differs($0, base.entry, last) }) else { return nil }
    let entry = try entries.first { entry in try days.contains { try differs($0, entry - 1, entry) } }
    return Change(since: since, isLater: since > base.day, entry: entry ?? base.entry)
  }
}
