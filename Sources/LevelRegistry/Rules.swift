import SQLite

/// The rules of the law that a new register knows, as facts of entry 1.
extension Recording {
  func writeRules() throws {
    let timeline = try timeline(.rule)
    for rule in Rule.initial {
      let amount = rule.amount.map { Value.integer($0) } ?? .null
      try timeline.write(
        [.text(rule.kind), .text(rule.subject)], [amount, Value(rule.unit), .text(rule.article)],
        from: Day(rule.from), to: Day(rule.to))
    }
  }
}

/// A rule as it is written into a new register.
struct Rule {
  let kind: String
  let subject: String
  var amount: Int64?
  var unit: String?
  var from = "0001-01-01"
  var to = "9999-12-31"
  let article: String

  /// Articles were read in copies, not in Công báo: they are to be checked there before a document that quotes them is
  /// signed.
  static let initial = [
    Rule(kind: "authority", subject: "province", article: "Decree 331/2026, Art. 4"),
    Rule(kind: "authority", subject: "district", to: "2025-07-01", article: "Law 72/2025/QH15"),
    Rule(kind: "authority", subject: "commune", article: "Decree 331/2026, Art. 4"),
    Rule(kind: "basis", subject: "nd85", from: "2016-07-01", to: "2026-08-19", article: "Decree 85/2016"),
    Rule(kind: "basis", subject: "nd331", from: "2026-08-19", article: "Decree 331/2026"),
    Rule(
      kind: "clock", subject: "reply-to-incomplete", amount: 5, unit: "working-day", from: "2026-08-19",
      article: "Decree 331/2026, Art. 23.2"),
    Rule(
      kind: "clock", subject: "appraise-3", amount: 15, unit: "day", from: "2016-07-01", to: "2026-08-19",
      article: "Decree 85/2016"),
    Rule(
      kind: "clock", subject: "appraise-3", amount: 15, unit: "working-day", from: "2026-08-19",
      article: "Decree 331/2026, Art. 23.3"),
    Rule(
      kind: "clock", subject: "approve", amount: 7, unit: "working-day", from: "2016-07-01", to: "2026-08-19",
      article: "Decree 85/2016"),
    Rule(
      kind: "clock", subject: "approve", amount: 7, unit: "working-day", from: "2026-08-19",
      article: "Decree 331/2026, Art. 24.2"),
    Rule(
      kind: "cycle", subject: "inspect-3", amount: 1, unit: "year", from: "2019-06-07", to: "2026-07-01",
      article: "Directive 14/CT-TTg of 2019"),
  ]
}
