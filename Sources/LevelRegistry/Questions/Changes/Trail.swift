import CapdoSQLite

/// All that was known to have been recorded of one system in one table: what stands and what was replaced.
struct Trail {
  private struct Row {
    let fact: Fact
    let entry: Int64
    let isStanding: Bool
    let voidedBy: Int64?
  }

  /// By first day, then as recorded.
  private let rows: [Row]
  private var standing: [Row] { rows.filter(\.isStanding) }

  /// Since when, and the entry that said so first.
  struct Origin {
    let since: Day
    let entry: Int64
  }

  init(ofSystem id: Int64, in table: FactTable, knownAt known: Int64, on connection: RegistryConnection) throws {
    let columns = SQL.joined(table.columns, separator: ", ")
    let count = table.columns.count
    rows = try connection.statement(
      """
      SELECT \(columns), voided_by FROM \(table.name) WHERE \(table.key[0]) = ?1 AND entry <= ?2
      ORDER BY valid_from, fact
      """
    ).rows(.integer(id), .integer(known)) { row in
      let voidedBy = try row.optionalInteger(count).flatMap { $0 <= known ? $0 : nil }
      return Row(
        fact: try Fact(row, of: table), entry: try row.integer(count - 1), isStanding: voidedBy == nil,
        voidedBy: voidedBy)
    }
  }

  /// Since when that has held without a break which `holds` is true of and which holds on a day.
  ///
  /// - Parameter known: the entry that recorded it is sought after this one; a fact that only ends anew is written again
  ///   by a later entry, which did not record it.
  func origin(on day: Day, after known: Int64, where holds: (Fact) throws -> Bool) throws -> Origin? {
    let standing = try standing.filter { try holds($0.fact) }
    guard var index = standing.lastIndex(where: { $0.fact.from <= day && day < $0.fact.to }) else { return nil }
    while index > 0, standing[index - 1].fact.to == standing[index].fact.from { index -= 1 }
    let since = standing[index].fact.from
    let recorded = try rows.first { row in
      try row.fact.from == since && row.entry > known && holds(row.fact)
    }
    return Origin(since: since, entry: recorded?.entry ?? standing[index].entry)
  }

  /// Since when nothing that `holds` is true of has held on a day: the end of what did, or that it was taken back.
  func end(before day: Day, after known: Int64, where holds: (Fact) throws -> Bool) throws -> Origin? {
    let matching = try rows.filter { try holds($0.fact) }
    if let last = matching.last(where: { $0.isStanding && $0.fact.to <= day }) {
      let recorded = matching.first { $0.fact.to == last.fact.to && $0.entry > known }
      return Origin(since: last.fact.to, entry: recorded?.entry ?? last.entry)
    }
    let taken = matching.last { row in row.voidedBy.map { $0 > known } ?? false }
    return taken.flatMap { row in row.voidedBy.map { Origin(since: row.fact.from, entry: $0) } }
  }
}
