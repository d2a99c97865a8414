import CapdoSQLite

/// All that was recorded of one system up to an entry: what it says can be asked of any day, as known at any entry.
final class Trail {
  /// A day, as known at an entry.
  struct Point: Hashable {
    var day: Day
    var entry: Int64
  }

  /// Since when something has been so, and the entry that made it known.
  struct Origin: Hashable {
    let since: Day
    let entry: Int64
  }

  struct Row {
    let fact: Fact
    let entry: Int64
    let voidedBy: Int64?

    func isKnown(at entry: Int64) -> Bool { self.entry <= entry && (voidedBy.map { $0 > entry } ?? true) }
    func holds(at point: Point) -> Bool {
      isKnown(at: point.entry) && fact.from <= point.day && point.day < fact.to
    }
  }

  private let id: Int64
  private let last: Int64
  private let connection: RegistryConnection
  private var tables: [Int: [Row]] = [:]

  /// - Parameter last: the latest entry that is asked of.
  init(ofSystem id: Int64, upTo last: Int64, on connection: RegistryConnection) {
    self.id = id
    self.last = last
    self.connection = connection
  }

  func rows(_ table: FactTable) throws -> [Row] {
    if let rows = tables[table.index] { return rows }
    let rows = try rows(table, of: [.integer(id)])
    tables[table.index] = rows
    return rows
  }

  /// Those of one key, or of all keys that begin so; read anew each time.
  func rows(_ table: FactTable, of key: [Value]) throws -> [Row] {
    let columns = table.columnList
    let asked = SQL.joined(table.key.prefix(key.count).map { "\($0) = ? AND " }, separator: "")
    let count = table.columns.count
    var rows: [Row] = []
    try connection.statement(
      "SELECT \(columns), voided_by FROM \(table.name) WHERE \(asked)entry <= ? ORDER BY fact"
    ).forEachRow(key + [.integer(last)]) { row in
      rows.append(
        Row(
          fact: try Fact(row, of: table), entry: try row.integer(count - 1), voidedBy: try row.optionalInteger(count)))
    }
    return rows
  }

  /// What holds of a system that is registered.
  private func fact(_ table: FactTable, at point: Point, where isWanted: (Fact) -> Bool = { _ in true }) throws -> Fact?
  {
    guard try rows(.system).contains(where: { $0.holds(at: point) }) else { return nil }
    return try rows(table).first { $0.holds(at: point) && isWanted($0.fact) }?.fact
  }
}

// What a system is at a point, as `SystemStatus` has it.
extension Trail {
  func system(at point: Point) throws -> InformationSystem? {
    try fact(.system, at: point).map { try InformationSystem($0) }
  }

  func approval(at point: Point) throws -> Approval? { try fact(.approval, at: point).map { try Approval($0) } }

  func dossier(at point: Point) throws -> Dossier? { try fact(.dossier, at: point).map { try Dossier($0) } }

  /// The day of the latest inspection of a kind.
  func inspected(_ kind: InspectionKind, at point: Point) throws -> Day? {
    try fact(.inspection, at: point) { $0.key[1] == .text(kind.rawValue) }?.from
  }

  /// The plan that counts: one that no approval of another level overtook.
  func plan(at point: Point) throws -> Plan? {
    guard let fact = try fact(.plan, at: point) else { return nil }
    let plan = try Plan(fact)
    guard let level = try approval(at: point)?.level else { return plan }
    let isOvertaken = try rows(.approval).contains {
      try $0.isKnown(at: point.entry) && $0.fact.from <= point.day && $0.fact.to > fact.from
        && Approval($0.fact).level != level
    }
    return isOvertaken ? nil : plan
  }
}

extension Trail {
  /// Where a value came from that is another at `to` than at `from`; nil where the facts of the tables do not say.
  ///
  /// If it changed between the two days: the first day on which it has been so without a break, and the entry since which
  /// that change of that day is known. If it had been so on the earlier day as well: the entry that changed what is known of
  /// that day, and the first of the days around it for which it did.
  func origin<V: Equatable>(
    from: Point, to: Point, in tables: [FactTable], of value: @escaping (Point) throws -> V
  ) throws -> Origin? {
    let wanted = try value(to)
    guard try value(from) != wanted else { return nil }
    let rows = try tables.flatMap { try self.rows($0) }
    let line = Line(days: rows.flatMap { [$0.fact.from, $0.fact.to] }, value: value)
    if from.day < to.day {
      let since = try line.runStart(at: to)
      if from.day < since { return try boundary(since, knownAt: to.entry, rows) { try value($0) == wanted } }
    } else if to.day < from.day {
      let end = try line.runEnd(at: to)
      if end <= from.day { return try boundary(end, knownAt: to.entry, rows) { try value($0) != wanted } }
    }
    return try revision(of: from.day, between: from.entry, and: to.entry, rows, line) { try value($0) != wanted }
  }

  /// The entry since which it is known that something begins to be so on a day.
  private func boundary(
    _ day: Day, knownAt last: Int64, _ rows: [Row], _ isSo: (Point) throws -> Bool
  ) throws -> Origin {
    let entry = try Self.entries(of: rows).last { entry in
      try entry <= last
        && !(isSo(Point(day: day, entry: entry - 1)) && !isSo(Point(day: day.previous, entry: entry - 1)))
    }
    return Origin(since: day, entry: entry ?? last)
  }

  /// The entry that changed what is known of a day: the last one that did, or going back to what was known earlier, the
  /// first.
  private func revision<V: Equatable>(
    of day: Day, between first: Int64, and last: Int64, _ rows: [Row], _ line: Line<V>,
    _ isOther: (Point) throws -> Bool
  ) throws -> Origin? {
    let entries = Self.entries(of: rows).filter { min(first, last) < $0 && $0 <= max(first, last) }
    let entry =
      first < last
      ? try entries.last { try isOther(Point(day: day, entry: $0 - 1)) }
      : try entries.first { try isOther(Point(day: day, entry: $0)) }
    return try entry.map { entry in
      let starts = try [entry - 1, entry].map { try line.runStart(at: Point(day: day, entry: $0)) }
      return Origin(since: max(starts[0], starts[1]), entry: entry)
    }
  }

  private static func entries(of rows: [Row]) -> [Int64] {
    Set(rows.map(\.entry) + rows.compactMap(\.voidedBy)).sorted()
  }

  /// A value over all days, which changes on none but some.
  private struct Line<V: Equatable> {
    let days: [Day]
    let value: (Point) throws -> V

    init(days: [Day], value: @escaping (Point) throws -> V) {
      self.days = Set(days).sorted()
      self.value = value
    }

    /// The first day since which it has been without a break what it is at a point.
    func runStart(at point: Point) throws -> Day {
      let wanted = try value(point)
      let start = try days.last { day in
        try day > .always && day <= point.day && value(Point(day: day.previous, entry: point.entry)) != wanted
      }
      return start ?? .always
    }

    /// The first day on which it is no longer what it is at a point.
    func runEnd(at point: Point) throws -> Day {
      let wanted = try value(point)
      let end = try days.first { try point.day < $0 && value(Point(day: $0, entry: point.entry)) != wanted }
      return end ?? .forever
    }
  }
}
