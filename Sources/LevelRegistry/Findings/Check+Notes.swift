import SQLite

// What the record lacks, where nothing is known to be wrong.
extension Check {
  static let notes = [
    Check(
      code: .planFullWithoutEvidence, readsPlan: true,
      condition: "a.fact IS NOT NULL AND p.status = 'full' AND p.evidence IS NULL",
      since: "p.valid_from", entry: "p.entry", columns: "p.valid_from",
      tell: { _ in
        { row in
          let day = try row.day(0)
          return Evidence(
            "full since \(day), no document named", "triển khai đầy đủ từ ngày \(day.vietnamese), chưa nêu tài liệu nào"
          )
        }
      }),
    Check(
      code: .appraisalNotRecorded,
      joins: "JOIN \(SQL.requirement("appraisal-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND NOT EXISTS (\(step("'appraised'"))) AND NOT EXISTS (\(openStep))",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "no step of the dossier before \(decision.english) is on record",
            "sổ chưa có bước nào của hồ sơ trước \(decision.vietnamese)")
        }
      }),
    Check(
      code: .regulationIncomplete,
      joins: "LEFT JOIN \(SQL.requirement("report-regulation", on: "?1"))",
      condition: """
        coalesce(a.regulation_number, a.regulation_on, a.regulation_issuer) IS NOT NULL
        AND (a.regulation_number IS NULL OR a.regulation_on IS NULL OR a.regulation_issuer IS NULL)
        """,
      since: "a.decided_on", entry: "a.entry", article: "r.article",
      columns: "a.regulation_number, a.regulation_on, a.regulation_issuer",
      tell: { _ in
        { row in
          let parts = [Phrase("number", "số"), Phrase("day", "ngày"), Phrase("issuer", "cơ quan ban hành")]
          let missing = missing(parts.enumerated().map { (row.optionalText($0.offset), $0.element) })
          return Evidence("the regulation lacks: \(missing.english)", "quy chế thiếu: \(missing.vietnamese)")
        }
      }),
  ]
}
