import SQLite

/// One fact in the history of a system, standing or replaced.
public struct HistoryLine: Hashable, Sendable {
  /// The entry that recorded it.
  public let entry: Int64
  public let recordedAt: Moment
  public let actor: String
  public let action: String
  public let note: String?
  public let source: String?
  /// The table of the fact: system, dossier, approval, plan or inspection.
  public let kind: String
  public let phrase: Phrase
  /// The days during which it held; half open.
  public let from: Day
  public let to: Day
  /// The entry that replaced it or took it back; nil while it stands.
  public let voidedBy: Int64?
}

extension Snapshot {
  /// Returns every fact of a system that was known, in the order recorded: what stands and what was replaced.
  ///
  /// - Parameter code: its code on the day, else the only system that ever bore it.
  /// - Throws: `RegistryError.unknownSystem`, `ambiguousSystem`.
  public func history(of code: String) throws -> [HistoryLine] {
    let id = try system(code)
    var lines: [(line: HistoryLine, order: Int)] = []
    for (order, (table, phrase)) in Self.chapters.enumerated() {
      lines += try facts(of: id, in: table, phrase).map { ($0, order) }
    }
    return lines.sorted { ($0.line.entry, $0.order) < ($1.line.entry, $1.order) }.map(\.line)
  }

  private static var chapters: [(FactTable, (Fact) throws -> Phrase)] {
    [
      (.system, { try InformationSystem($0.values).phrase }),
      (.dossier, { try Dossier($0.values).phrase }),
      (.approval, { try Approval($0.values).phrase }),
      (.plan, { try Plan($0.values).phrase }),
      (.inspection, { try Inspection(kind: $0.key[1], $0.values).phrase }),
    ]
  }

  private func system(_ code: String) throws -> Int64 {
    if let position = try position(of: code) { return position.id }
    let bearers = try connection.statement(
      "SELECT DISTINCT id FROM system s WHERE code = ?3 AND ?1 = ?1 AND \(Query.known("s"))"
    ).rows(.text(day.description), .integer(entry), .text(Folding.compose(code) ?? code)) { try $0.integer(0) }
    guard let id = bearers.first else { throw RegistryError.unknownSystem(code) }
    guard bearers.count == 1 else { throw RegistryError.ambiguousSystem(code) }
    return id
  }

  private func facts(of id: Int64, in table: FactTable, _ phrase: (Fact) throws -> Phrase) throws -> [HistoryLine] {
    let columns = SQL.joined(table.columns.map { "f.\($0)" }, separator: ", ")
    let key = table.key[0]
    let count = table.columns.count
    return try connection.statement(
      """
      SELECT \(columns), f.voided_by, e.recorded_at, e.actor, e.action, e.note, e.source
      FROM \(table.name) f JOIN entry e ON e.seq = f.entry
      WHERE f.\(key) = ?1 AND f.entry <= ?2 ORDER BY f.fact
      """
    ).rows(.integer(id), .integer(entry)) { row in
      let fact = try Fact(row, of: table)
      let voided = try row.optionalInteger(count)
      return HistoryLine(
        entry: try row.integer(count - 1), recordedAt: try Moment(row.text(count + 1)),
        actor: try row.text(count + 2), action: try row.text(count + 3), note: try row.optionalText(count + 4),
        source: try row.optionalText(count + 5), kind: table.name.description, phrase: try phrase(fact),
        from: fact.from, to: fact.to, voidedBy: voided.flatMap { $0 <= entry ? $0 : nil })
    }
  }
}
