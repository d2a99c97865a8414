import SQLite

/// Which of the tiers still approve on a day, by the rules on record.
public struct Tiers: Hashable, Sendable {
  /// The first day without each tier that is no more.
  let ended: [Authority: Day]

  /// All of them approve.
  public init() {
    self.init(ended: [:])
  }

  init(ended: [Authority: Day]) {
    self.ended = ended
  }

  /// The tier as people read it: `district (until 2025-06-30)` once it is no more.
  public func phrase(of tier: Authority) -> Phrase {
    guard let last = ended[tier]?.previous else { return tier.phrase }
    return Phrase(
      "\(tier.phrase.english) (until \(last))",
      "\(tier.phrase.vietnamese) (đến \(last.day)/\(last.month)/\(last.year))")
  }

  /// The tier that is competent for a system now that the one on record is no more: that of its owner, else the
  /// province; nil while the one on record is there.
  public func successor(for position: Position) -> Authority? {
    guard ended[position.competentAuthority] != nil else { return nil }
    return ended[position.owner.tier] == nil ? position.owner.tier : .province
  }
}

extension Snapshot {
  /// Which tiers still approve on the day.
  public func tiers() throws -> Tiers {
    let ended = try connection.statement(
      """
      SELECT subject, max(valid_to) FROM rule WHERE kind = 'authority'
      AND entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) GROUP BY subject HAVING max(valid_to) <= ?2
      """
    ).rows(.integer(entry), .text(day.description)) { (Authority(rawValue: try $0.text(0)), try Day($0.text(1))) }
    return Tiers(ended: Dictionary(ended.compactMap { tier, day in tier.map { ($0, day) } }, uniquingKeysWith: max))
  }
}
