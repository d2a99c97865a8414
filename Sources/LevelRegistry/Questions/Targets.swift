import CapdoSQLite

/// A share that is to be reached, by whatever asked for it, and how far it is from that.
package struct Target: Hashable, Sendable {
  /// The directive or plan that asks for it.
  package let article: Article
  package let measure: Measure
  package let percent: Int
  /// The last day for it; nil where none is set.
  package let by: Day?
  /// The first day on which it is one.
  package let from: Day

  init?(_ rule: Rule) {
    guard rule.kind == .target, let measure = rule.measure, let amount = rule.amount else { return nil }
    article = rule.article
    self.measure = measure
    percent = amount
    by = rule.day.flatMap { try? Day($0) }
    from = rule.from
  }

  /// How many systems are left until it is reached; 0 where it is, nil where the rate is not known.
  package func remaining(of rate: Rate) -> Int? {
    guard rate.hundredths != nil else { return nil }
    return max(0, (rate.whole * percent + 99) / 100 - rate.part)
  }
}

extension Snapshot {
  /// Returns the targets in force on the day, the earliest due first.
  package func targets() throws -> [Target] {
    try rules().filter { $0.from <= day && day < $0.to }.compactMap { Target($0) }
      .sorted { ($0.by ?? .forever, $0.article.text) < ($1.by ?? .forever, $1.article.text) }
  }
}
