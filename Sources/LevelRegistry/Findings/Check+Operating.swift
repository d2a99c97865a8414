import SQLite

extension Check {
  static let operatingWithoutApproval = Check(
    code: .operatingWithoutApproval, readsDossier: true,
    joins: "LEFT JOIN \(SQL.requirement("approval-first", on: "?1"))",
    condition: "s.state = 'operating' AND a.fact IS NULL",
    since: """
      max(
        coalesce(
          (SELECT max(t.valid_to) FROM system t WHERE t.id = s.id AND t.state <> 'operating'
            AND t.valid_to <= s.valid_from AND \(Query.known("t"))),
          (SELECT min(t.valid_from) FROM system t WHERE t.id = s.id AND \(Query.known("t")))),
        ifnull((SELECT max(x.valid_to) FROM approval x WHERE x.system = s.id AND x.valid_to <= ?1
          AND \(Query.known("x"))), ''))
      """,
    entry: "s.entry", article: "r.article", columns: "d.status",
    tell: { _ in
      { row in
        guard let status = try row.optionalTerm(0) as DossierStatus? else {
          return Evidence(
            "no approval in force and no dossier", "chưa có quyết định phê duyệt còn hiệu lực, chưa có hồ sơ")
        }
        return Evidence(
          "no approval in force; dossier \(status.phrase.english)",
          "chưa có quyết định phê duyệt còn hiệu lực; hồ sơ: \(status.phrase.vietnamese)")
      }
    })

  static let remedyOverdue = Check(
    code: .remedyOverdue, joins: Remedy.open, condition: "n.remedy_by < ?1",
    since: "date(n.remedy_by, '+1 day')", entry: "n.entry", columns: "n.valid_from, n.remedy_by",
    tell: { _ in
      { row in
        let (inspected, due) = (try row.day(0), try row.day(1))
        return Evidence(
          "not conforming on \(inspected), to be remedied by \(due)",
          "chưa phù hợp ngày \(inspected.vietnamese), phải khắc phục trước hết ngày \(due.vietnamese)")
      }
    })

  /// What was approved under a law that has ended, and for which nothing was recorded while the change of law ran.
  static let transitionMissed = Check(
    code: .transitionMissed,
    joins: """
      JOIN rule r ON r.kind = 'transition' AND r.subject = a.basis AND r.valid_to <= ?1 AND a.decided_on < r.valid_from
      AND \(Query.known("r"))
      """,
    condition: """
      s.state = 'operating' AND NOT EXISTS (SELECT 1 FROM dossier y WHERE y.system = s.id AND y.valid_from >= r.valid_from
        AND y.valid_from <= ?1 AND \(Query.known("y")))
      AND NOT EXISTS (SELECT 1 FROM plan y WHERE y.system = s.id AND y.valid_from >= r.valid_from
        AND y.valid_from <= ?1 AND \(Query.known("y")))
      """,
    since: "r.valid_to", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on, r.valid_from",
    tell: { _ in
      { row in
        let (decision, day) = (try decision(row), try row.day(2))
        return Evidence(
          "\(decision.english), and neither a dossier nor a plan status since \(day)",
          "\(decision.vietnamese), từ ngày \(day.vietnamese) chưa có hồ sơ hay tình trạng phương án mới")
      }
    })

  /// The tier that was to approve is no longer there.
  static let authorityEnded = Check(
    code: .authorityEnded,
    joins: """
      JOIN rule r ON r.fact = (SELECT q.fact FROM rule q WHERE q.kind = 'authority' AND q.subject = s.authority
        AND q.valid_from <= ?1 AND \(Query.known("q")) ORDER BY q.valid_from DESC LIMIT 1)
      """,
    condition: "r.valid_to <= ?1",
    since: "r.valid_to", entry: "s.entry", article: "r.article", columns: "s.authority, r.valid_to",
    tell: { _ in
      { row in
        let (authority, day) = (try row.term(0) as Authority, try row.day(1))
        return Evidence(
          "the competent authority is the \(authority.phrase.english) tier, which ended on \(day)",
          "cấp có thẩm quyền là \(authority.phrase.vietnamese), đã kết thúc từ ngày \(day.vietnamese)")
      }
    })
}
