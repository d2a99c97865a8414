import SQLite

extension Check {
  static let regulations = [
    Check(
      code: .approvedWithoutRegulation,
      joins: "JOIN \(SQL.requirement("regulation-first", on: "a.decided_on"))",
      condition: "coalesce(a.regulation_number, a.regulation_on, a.regulation_issuer) IS NULL",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "\(decision.english) is on record without a security regulation",
            "\(decision.vietnamese) không kèm quy chế nào trong sổ")
        }
      }),
    Check(
      code: .regulationNotBeforeDecision,
      joins: "JOIN \(SQL.requirement("regulation-first", on: "a.decided_on"))",
      condition: "a.regulation_on >= a.decided_on",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on, a.regulation_on",
      tell: { _ in
        { row in
          let (decision, day) = (try decision(row), try row.day(2))
          return Evidence(
            "regulation of \(day), \(decision.english)", "quy chế ngày \(day.vietnamese), \(decision.vietnamese)")
        }
      }),
  ]

  /// The decision that a row begins with: its number, where it has one, and its day.
  static func decision(_ row: Fields) throws -> Phrase {
    let number = row.optionalText(0).map { " \($0)" } ?? ""
    let day = try row.day(1)
    return Phrase("decision\(number) of \(day)", "quyết định\(number) ngày \(day.vietnamese)")
  }
}
