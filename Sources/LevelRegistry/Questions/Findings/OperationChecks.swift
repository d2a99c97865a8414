import CapdoSQLite

extension Check {
  static let operatingWithoutApproval = Check(
    code: .operatingWithoutApproval,
    joins: "LEFT JOIN \(SQL.obligation("approval-first", on: "?1"))",
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

  /// What a start is held against: the system was under construction up to that day. Few were, so they are looked for
  /// first.
  private static let started: SQL = """
    JOIN system t ON +s.id IN (SELECT q.id FROM system q WHERE q.state = 'building')
      AND t.id = s.id AND t.state = 'building' AND t.valid_to <= ?1 AND \(Query.known("t"))
    CROSS JOIN system u ON u.id = s.id AND u.state = 'operating' AND u.valid_from = t.valid_to AND \(Query.known("u"))
    """

  /// A later decision heals nothing. Only what the record shows going into operation is found: the day on which an
  /// operating system was registered says nothing of when it began.
  static let operatedBeforeApproval = Check(
    code: .operatedBeforeApproval,
    joins: "\(started) JOIN \(SQL.obligation("approval-first", on: "u.valid_from"))",
    condition: """
      a.fact IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approval x WHERE x.system = s.id AND x.valid_from <= u.valid_from
        AND u.valid_from < x.valid_to AND \(Query.known("x")))
      """,
    since: "u.valid_from", entry: "u.entry", article: "r.article",
    columns: "u.valid_from, \(approvedLate)",
    tell: { _ in
      { row in
        guard let decided = try row.optionalDay(1) else { return nil }
        let began = try row.day(0)
        return Evidence(
          "in operation since \(began), approved on \(decided)",
          "vận hành từ ngày \(began.vietnamese), phê duyệt ngày \(decided.vietnamese)")
      }
    })

  /// The day on which a system was approved that operated before.
  fileprivate static let approvedLate: SQL = """
    (SELECT min(x.decided_on) FROM approval x WHERE x.system = s.id AND x.decided_on > u.valid_from
      AND \(Query.known("x")))
    """

  static let operatingBeforeFull = Check(
    code: .operatingBeforeFull,
    joins: """
      \(started) JOIN \(SQL.obligation("full-before-operation", on: "u.valid_from"))
      JOIN approval x ON x.system = s.id AND x.valid_from <= u.valid_from AND u.valid_from < x.valid_to
        AND \(Query.known("x"))
      LEFT JOIN plan y ON y.system = s.id AND y.valid_from <= u.valid_from AND u.valid_from < y.valid_to
        AND \(Query.known("y")) AND NOT EXISTS (SELECT 1 FROM approval z WHERE z.system = s.id
          AND z.valid_from <= u.valid_from AND z.valid_to > y.valid_from AND z.level <> x.level AND \(Query.known("z")))
      """,
    condition: "s.state = 'operating' AND y.status IS NOT 'full'",
    since: "u.valid_from", entry: "u.entry", article: "r.article", columns: "u.valid_from, y.status",
    tell: { _ in
      { row in
        let began = try row.day(0)
        let plan = (try row.optionalTerm(1) as PlanStatus?)?.phrase ?? PlanStatus.notReported
        return Evidence(
          "in operation since \(began), the plan on that day: \(plan.english)",
          "vận hành từ ngày \(began.vietnamese), phương án vào ngày đó: \(plan.vietnamese)")
      }
    })

  /// What was under construction when the law changed and is not approved although its time has passed.
  static let buildingNotApproved = Check(
    code: .buildingNotApproved,
    joins: """
      JOIN rule r ON r.kind = 'transition' AND r.subject = 'building' AND r.valid_to <= ?1 AND \(Query.known("r"))
      """,
    condition: "s.state = 'building' AND a.fact IS NULL AND EXISTS (\(SQL.built(before: "r.valid_from")))",
    since: "r.valid_to", entry: "s.entry", article: "r.article", columns: "r.valid_from, r.valid_to",
    tell: { _ in
      { row in
        let (law, end) = (try row.day(0), try row.day(1).previous)
        return Evidence(
          "under construction before \(law), to be approved by \(end), not approved",
          "đang xây dựng từ trước ngày \(law.vietnamese), phải được phê duyệt trước hết ngày \(end.vietnamese), chưa được phê duyệt"
        )
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
      a.basis IN (SELECT q.subject FROM rule q WHERE q.kind = 'transition' AND q.valid_to <= ?1) AND s.state = 'operating'
      AND NOT EXISTS (SELECT 1 FROM dossier y WHERE y.system = s.id AND y.valid_from >= r.valid_from
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
    condition: """
      s.authority IN (SELECT q.subject FROM rule q WHERE q.kind = 'authority' AND q.valid_to <= ?1) AND r.valid_to <= ?1
      """,
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

extension Snapshot {
  /// Counts the systems of a scope that were approved in the reporting year of the day, and had gone into operation before.
  ///
  /// They are those of the finding `operated-before-approval`: what the record does not show going into operation is not
  /// among them.
  package func operatedBeforeApproval(in scope: Scope = Scope()) throws -> Int {
    let check = Check.operatedBeforeApproval
    var query = try query(in: scope.withoutRetired)
    query.join(check.joins)
    query.filter(check.condition)
    let first = query.bind(.text(try reportingYear.begins.description))
    query.filter("\(Check.approvedLate) BETWEEN \(first) AND ?1")
    return try connection.statement(query.select("count(DISTINCT s.id)")).first(query.values) {
      Int(try $0.integer(0))
    } ?? 0
  }
}

// A step that took longer than the law gives, ended or not; a level without a rule is never late.
extension Check {
  static let clocks = [
    clock(
      .replyLate, "reply", waiting: "'submitted'", "EXISTS (\(SQL.next("'returned'")))",
      Phrase("submitted", "gửi thẩm định"), Phrase("sent back", "trả lại")),
    clock(
      .appraisalLate, "appraise", waiting: "'submitted'", "NOT EXISTS (\(SQL.next("'returned', 'withdrawn'")))",
      Phrase("submitted", "gửi thẩm định"), Phrase("appraised", "thẩm định xong")),
    clock(
      .approvalLate, "approve", waiting: "'presented'", "NOT EXISTS (\(SQL.next("'returned', 'withdrawn'")))",
      Phrase("submitted for approval", "trình phê duyệt"), Phrase("approved", "phê duyệt")),
  ]

  private static func clock(
    _ code: Finding.Code, _ name: SQL, waiting status: SQL, _ condition: SQL, _ began: Phrase, _ ended: Phrase
  ) -> Check {
    Check(
      code: code,
      joins: "\(SQL.waiting(status)) JOIN \(SQL.clock(name))",
      condition: """
        +s.id IN (SELECT q.system FROM dossier q WHERE q.status = \(status)) AND \(condition)
        AND julianday(min(w.valid_to, ?1)) - julianday(\(SQL.waitingSince)) > r.amount
        """,
      since: "NULL", entry: "w.entry", article: "r.article",
      columns: "\(SQL.waitingSince), iif(w.valid_to <= ?1, w.valid_to, NULL), r.amount, r.unit",
      ending: "ORDER BY s.code, w.valid_from",
      tell: { snapshot in
        let calendar = try snapshot.calendar()
        return { row in
          let (from, end, unit) = (try row.day(0), try row.optionalDay(1), try row.term(3) as Rule.Unit)
          let due = calendar.end(of: try row.amount(2), unit, from: from)
          guard due < end ?? snapshot.day else { return nil }
          let english = end.map { "\(ended.english) on \($0)" } ?? "not yet \(ended.english)"
          let vietnamese = end.map { "\(ended.vietnamese) ngày \($0.vietnamese)" } ?? "chưa \(ended.vietnamese)"
          return Evidence(
            "\(began.english) on \(from), due by \(due), \(english)",
            "\(began.vietnamese) ngày \(from.vietnamese), hạn \(due.vietnamese), \(vietnamese)", since: due.next)
        }
      })
  }

  static let plans = [
    Check(
      code: .planFullBeforeApproval,
      condition: """
        p.status = 'full' AND ifnull(a.valid_from > p.valid_from, 1) AND NOT EXISTS (SELECT 1 FROM approval x
          WHERE x.system = s.id AND x.valid_from <= p.valid_from AND p.valid_from < x.valid_to AND \(Query.known("x")))
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
      code: .planWithoutExpectedDay,
      joins: "JOIN \(SQL.obligation("report-schedule", on: "?1"))",
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

// What the record lacks, where nothing is known to be wrong.
extension Check {
  static let notes = [
    Check(
      code: .planFullWithoutEvidence,
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
      joins: "JOIN \(SQL.obligation("appraisal-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND NOT EXISTS (\(step("'appraised'"))) AND NOT EXISTS (\(openStep))",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "no step of the dossier before \(decision.english) is recorded",
            "sổ chưa có bước nào của hồ sơ trước \(decision.vietnamese)")
        }
      }),
    Check(
      code: .regulationIncomplete,
      joins: "LEFT JOIN \(SQL.obligation("report-regulation", on: "?1"))",
      condition: """
        coalesce(a.regulation_number, a.regulation_on, a.regulation_issuer_name) IS NOT NULL
        AND (a.regulation_number IS NULL OR a.regulation_on IS NULL OR a.regulation_issuer_name IS NULL)
        """,
      since: "a.decided_on", entry: "a.entry", article: "r.article",
      columns: "a.regulation_number, a.regulation_on, a.regulation_issuer_name",
      tell: { _ in
        { row in
          let parts = [Phrase("number", "số"), Phrase("day", "ngày"), Phrase("issuer", "cơ quan ban hành")]
          let missing = missing(parts.enumerated().map { (row.optionalText($0.offset), $0.element) })
          return Evidence("the regulation lacks: \(missing.english)", "quy chế thiếu: \(missing.vietnamese)")
        }
      }),
  ]
}
