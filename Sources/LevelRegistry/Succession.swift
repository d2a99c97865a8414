import SQLite

/// One organization took over from another: all of it, or a part where others did too.
public struct Succession: Hashable, Sendable {
  /// Who was there before.
  public let predecessor: Int64
  /// Who took over.
  public let successor: Int64
  /// The first day after.
  public let effectiveOn: Day

  /// Every succession known at an entry, by day.
  static func all(_ connection: Connection, knownAt entry: Int64 = .max) throws -> [Succession] {
    try connection.statement(
      """
      SELECT predecessor, successor, valid_from FROM succession
      WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY valid_from, predecessor, successor
      """
    ).rows(.integer(entry)) {
      Succession(
        predecessor: try $0.integer(0), successor: try $0.integer(1), effectiveOn: try Day($0.text(2)))
    }
  }
}

extension [Succession] {
  /// The one successor of each organization that is gone on a day; those that were split have none.
  func heirs(on day: Day, isThere: (Int64) -> Bool) -> [Int64: Int64] {
    let past = filter { $0.effectiveOn <= day }
    let successors = Dictionary(grouping: past, by: \.predecessor).mapValues { Set($0.map(\.successor)) }
    return successors.filter { !isThere($0.key) && $0.value.count == 1 }.compactMapValues(\.first)
  }
}
