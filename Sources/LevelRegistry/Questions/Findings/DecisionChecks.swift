import CapdoSQLite

extension Check {
  static let decisions = [
    Check(
      code: .decisionIncomplete,
      joins: "LEFT JOIN \(SQL.obligation("report-decision", on: "?1"))",
      condition: "a.fact IS NOT NULL AND (a.number IS NULL OR a.issuer_name IS NULL)",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on, a.issuer_name",
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
      condition: """
        (a.number, a.issuer_name) IN (\(Held.approvals(
          "a.number, a.issuer_name", "GROUP BY 1, 2, substr(a.decided_on, 1, 4) HAVING min(a.decided_on) < max(a.decided_on)")))
        """,
      since: "a.decided_on", entry: "a.entry", columns: "a.number, a.decided_on, a.issuer_name, s.code",
      ending: "ORDER BY a.number, a.issuer_name, a.decided_on, s.code",
      tell: { _ in
        var first: (number: ExactText, issuer: ExactText, day: Day, code: String)?
        return { row in
          let (number, day, issuer) = (ExactText(try row.text(0)), try row.day(1), ExactText(try row.text(2)))
          guard let known = first, known.number == number, known.issuer == issuer, known.day.year == day.year else {
            first = (number, issuer, day, try row.text(3))
            return nil
          }
          guard day != known.day else { return nil }
          return Evidence(
            "\(number.text) of \(day) here, of \(known.day) at \(known.code), both by \(issuer.text)",
            "ở đây \(number.text) ngày \(day.vietnamese), ở \(known.code) ngày \(known.day.vietnamese), cùng của \(issuer.text)"
          )
        }
      }),
    Check(
      code: .issuerOfAnotherTier,
      joins: """
        JOIN organization o ON o.id = a.issuer AND o.valid_from <= a.decided_on AND a.decided_on < o.valid_to
        AND \(Query.known("o"))
        """,
      condition: "o.tier <> a.authority",
      since: "a.decided_on", entry: "a.entry", columns: "a.number, a.decided_on, a.authority, a.issuer_name, o.tier",
      tell: { _ in
        { row in
          let (decision, issuer) = (try decision(row), try row.text(3))
          let (authority, tier): (Authority, Authority) = (try row.term(2), try row.term(4))
          return Evidence(
            "\(decision.english): recorded as \(authority.phrase.english), issued by \(issuer), \(tier.phrase.english)",
            "\(decision.vietnamese): đã ghi \(authority.phrase.vietnamese), do \(issuer) (\(tier.phrase.vietnamese)) ban hành"
          )
        }
      }),
    Check(
      code: .decidedBeforeRegistered,
      condition: """
        a.decided_on < s.valid_from AND a.decided_on < (SELECT min(t.valid_from) FROM system t WHERE t.id = s.id AND \(Query.known("t")))
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

  /// A decision under the decree that had ended, which only systems under construction at the change of law may still have.
  static let basisEnded = Check(
    code: .basisEnded,
    joins: """
      JOIN rule r ON r.kind = 'basis' AND r.subject = 'nd331' AND r.valid_from <= a.decided_on AND a.decided_on < r.valid_to
        AND \(Query.known("r"))
      LEFT JOIN rule q ON q.kind = 'transition' AND q.subject = 'building' AND q.valid_from <= a.decided_on
        AND a.decided_on < q.valid_to AND \(Query.known("q"))
      """,
    condition: "a.basis = 'nd85' AND (q.fact IS NULL OR NOT EXISTS (\(SQL.built(before: "q.valid_from"))))",
    since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
    tell: { _ in
      { row in
        let decision = try decision(row)
        return Evidence(
          "\(decision.english) rests on Decree 85/2016, which had ended",
          "\(decision.vietnamese) căn cứ Nghị định 85/2016/NĐ-CP đã hết hiệu lực")
      }
    })

  /// Names the parts that are missing.
  static func missing(_ parts: [(value: String?, name: Phrase)]) -> Phrase {
    Phrase.list(parts.compactMap { $0.value == nil ? $0.name : nil })
  }

  static let regulations = [
    Check(
      code: .approvedWithoutRegulation,
      joins: "JOIN \(SQL.obligation("regulation-first", on: "a.decided_on"))",
      condition: "coalesce(a.regulation_number, a.regulation_on, a.regulation_issuer_name) IS NULL",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "\(decision.english) is recorded without a security regulation",
            "\(decision.vietnamese) không kèm quy chế nào trong sổ")
        }
      }),
    Check(
      code: .regulationNotBeforeDecision,
      joins: "JOIN \(SQL.obligation("regulation-first", on: "a.decided_on"))",
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

  static let levelThree = [
    Check(
      code: .levelThreeNotApprovedByOwner,
      joins: "JOIN \(SQL.obligation("owner-approves-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND a.issuer_name IS NOT NULL",
      since: "a.decided_on", entry: "a.entry", article: "r.article",
      columns: "a.issuer_name, \(ownerThen), a.issuer",
      tell: { snapshot in
        let directory = snapshot.directory
        // A few offices issue for many owners, and an owner has many systems.
        var keys: [ExactText: ExactText] = [:]
        var owners: [Int64: (keys: Set<ExactText>, name: String)] = [:]
        func key(of name: String) -> ExactText {
          if let known = keys[ExactText(name)] { return known }
          let key = ExactText(NameSpelling.key(name))
          if keys.count == 4_096 { keys.removeAll(keepingCapacity: true) }
          keys[ExactText(name)] = key
          return key
        }
        func owner(_ id: Int64) throws -> (keys: Set<ExactText>, name: String) {
          if let known = owners[id] { return known }
          let names = try directory.names(of: id)
          let owner = (keys: Set(names.map { ExactText(NameSpelling.key($0)) }), name: names.last ?? "")
          owners[id] = owner
          return owner
        }
        return { row in
          let (issuer, id) = (try row.text(0), try row.integer(1))
          guard row.optionalInteger(2) != id else { return nil }
          let owner = try owner(id)
          guard !owner.keys.contains(key(of: issuer)) else { return nil }
          return Evidence(
            "issued by \(issuer), owned by \(owner.name)", "do \(issuer) ban hành, chủ quản là \(owner.name)")
        }
      }),
    Check(
      code: .levelThreeNotAppraised,
      joins: "JOIN \(SQL.obligation("appraisal-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND NOT EXISTS (\(step("'appraised'"))) AND EXISTS (\(openStep))",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "the dossier's steps before \(decision.english) are recorded, an appraisal is not among them",
            "sổ có các bước của hồ sơ trước \(decision.vietnamese), không có bước thẩm định")
        }
      }),
    Check(
      code: .levelThreePlanNotFull,
      joins: "JOIN \(SQL.obligation("plan-full-3", on: "?1"))",
      condition: "a.level = 3 AND s.state = 'operating' AND p.status IS NOT 'full'",
      since: "coalesce(p.valid_from, a.decided_on)", entry: "coalesce(p.entry, a.entry)", article: "r.article",
      columns: "p.status",
      tell: { _ in
        { row in
          let status = (try row.optionalTerm(0) as PlanStatus?)?.phrase ?? PlanStatus.notReported
          return Evidence("the plan is \(status.english)", "phương án: \(status.vietnamese)")
        }
      }),
  ]

  /// The owner on the day of the decision, or the first one where the decision is older than the registration.
  private static let ownerThen: SQL = """
    coalesce(
      (SELECT t.owner FROM system t WHERE t.id = s.id AND t.valid_from <= a.decided_on AND \(Query.known("t"))
        ORDER BY t.valid_from DESC LIMIT 1),
      (SELECT t.owner FROM system t WHERE t.id = s.id AND \(Query.known("t")) ORDER BY t.valid_from LIMIT 1))
    """

  /// The steps of a status between the decision and the one before it, which is looked for (`+`) where there is such a step.
  static func step(_ statuses: SQL) -> SQL {
    """
    SELECT 1 FROM dossier y WHERE y.system = s.id AND y.status IN (\(statuses)) AND \(Query.happened("y"))
    AND y.valid_from <= a.decided_on AND +y.valid_from >= ifnull((SELECT max(x.decided_on) FROM approval x
      WHERE x.system = s.id AND x.decided_on < a.decided_on AND \(Query.known("x"))), '')
    """
  }

  static let openStep = step("'draft', 'submitted', 'returned'")
}
