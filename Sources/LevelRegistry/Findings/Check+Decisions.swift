import SQLite

extension Check {
  static let decisions = [
    Check(
      code: .decisionIncomplete,
      joins: "LEFT JOIN \(SQL.requirement("report-decision", on: "?1"))",
      condition: "a.fact IS NOT NULL AND (a.number IS NULL OR a.issuer IS NULL)",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on, a.issuer",
      tell: { _ in
        { row in
          let decision = try decision(row)
          let missing = missing([
            (row.optionalText(0), Phrase("number", "số")), (row.optionalText(2), Phrase("issuer", "cơ quan ban hành")),
          ])
          return Evidence(
            "\(decision.english) lacks: \(missing.english)", "\(decision.vietnamese) thiếu: \(missing.vietnamese)")
        }
      }),
    Check(
      code: .decisionNumberRepeated,
      condition: "a.number IS NOT NULL AND a.issuer IS NOT NULL",
      since: "a.decided_on", entry: "a.entry", columns: "a.number, a.decided_on, a.issuer, s.code",
      ending: "ORDER BY a.number, a.issuer, a.decided_on, s.code",
      tell: { _ in
        var first: (number: String, issuer: String, day: Day, code: String)?
        return { row in
          let (number, day, issuer) = (try row.text(0), try row.day(1), try row.text(2))
          guard let known = first, known.number == number, known.issuer == issuer, known.day.year == day.year else {
            first = (number, issuer, day, try row.text(3))
            return nil
          }
          guard day != known.day else { return nil }
          return Evidence(
            "\(number) of \(day) here, of \(known.day) at \(known.code), both by \(issuer)",
            "ở đây \(number) ngày \(day.vietnamese), ở \(known.code) ngày \(known.day.vietnamese), cùng của \(issuer)")
        }
      }),
    Check(
      code: .decidedBeforeRegistered,
      condition: """
        a.decided_on < (SELECT min(t.valid_from) FROM system t WHERE t.id = s.id AND \(Query.known("t")))
        """,
      since: "a.decided_on", entry: "a.entry",
      columns: """
        a.number, a.decided_on, (SELECT min(t.valid_from) FROM system t WHERE t.id = s.id AND \(Query.known("t")))
        """,
      tell: { _ in
        { row in
          let (decision, day) = (try decision(row), try row.day(2))
          return Evidence(
            "\(decision.english), registered on \(day)", "\(decision.vietnamese), đăng ký ngày \(day.vietnamese)")
        }
      }),
  ]

  /// Names the parts that are missing.
  static func missing(_ parts: [(value: String?, name: Phrase)]) -> Phrase {
    Phrase.list(parts.compactMap { $0.value == nil ? $0.name : nil })
  }
}
