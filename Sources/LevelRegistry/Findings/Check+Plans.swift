import SQLite

extension Check {
  static let plans = [
    Check(
      code: .planFullBeforeApproval, readsPlan: true,
      condition: """
        p.status = 'full' AND NOT EXISTS (SELECT 1 FROM approval x WHERE x.system = s.id AND x.valid_from <= p.valid_from
        AND p.valid_from < x.valid_to AND \(Query.known("x")))
        """,
      since: "p.valid_from", entry: "p.entry", columns: "p.valid_from, a.decided_on",
      tell: { _ in
        { row in
          let (full, decided) = (try row.day(0), try row.optionalDay(1))
          guard let decided else {
            return Evidence(
              "full since \(full), never approved by then",
              "triển khai đầy đủ từ ngày \(full.vietnamese), chưa có quyết định phê duyệt")
          }
          return Evidence(
            "full since \(full), approved on \(decided)",
            "triển khai đầy đủ từ ngày \(full.vietnamese), phê duyệt ngày \(decided.vietnamese)")
        }
      }),
    Check(
      code: .planWithoutExpectedDay, readsPlan: true,
      joins: "JOIN \(SQL.requirement("report-schedule", on: "?1"))",
      condition: "a.fact IS NOT NULL AND p.status IN ('none', 'partial') AND p.expected_on IS NULL",
      since: "p.valid_from", entry: "p.entry", article: "r.article", columns: "p.status",
      tell: { _ in
        { row in
          let status = (try row.term(0) as PlanStatus).phrase
          return Evidence(
            "the plan is \(status.english), and no day is named by which it will be full",
            "phương án: \(status.vietnamese), không ghi thời điểm dự kiến triển khai đầy đủ")
        }
      }),
  ]
}
