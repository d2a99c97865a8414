import SQLite

extension Check {
  static let levelThree = [
    Check(
      code: .levelThreeNotApprovedByOwner,
      joins: "JOIN \(SQL.requirement("owner-approves-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND a.issuer IS NOT NULL",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.issuer, \(ownerThen)",
      tell: { snapshot in
        let directory = try snapshot.directory()
        return { row in
          let (issuer, owner) = (try row.text(0), directory.names(of: try row.integer(1)))
          guard !owner.contains(where: { Folding.fold($0) == Folding.fold(issuer) }) else { return nil }
          return Evidence(
            "issued by \(issuer), owned by \(owner.last ?? "")",
            "do \(issuer) ban hành, chủ quản là \(owner.last ?? "")")
        }
      }),
    Check(
      code: .levelThreeNotAppraised,
      joins: "JOIN \(SQL.requirement("appraisal-3", on: "a.decided_on"))",
      condition: "a.level = 3 AND NOT EXISTS (\(step("'appraised'"))) AND EXISTS (\(openStep))",
      since: "a.decided_on", entry: "a.entry", article: "r.article", columns: "a.number, a.decided_on",
      tell: { _ in
        { row in
          let decision = try decision(row)
          return Evidence(
            "the dossier's steps before \(decision.english) are on record, an appraisal is not among them",
            "sổ có các bước của hồ sơ trước \(decision.vietnamese), không có bước thẩm định")
        }
      }),
    Check(
      code: .levelThreePlanNotFull, readsPlan: true,
      joins: "JOIN \(SQL.requirement("plan-full-3", on: "?1"))",
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

  /// The steps of a status between the decision and the one before it.
  static func step(_ statuses: SQL) -> SQL {
    """
    SELECT 1 FROM dossier y WHERE y.system = s.id AND y.status IN (\(statuses)) AND \(Query.happened("y"))
    AND y.valid_from <= a.decided_on AND y.valid_from >= ifnull((SELECT max(x.decided_on) FROM approval x
      WHERE x.system = s.id AND x.decided_on < a.decided_on AND \(Query.known("x"))), '')
    """
  }

  static let openStep = step("'draft', 'submitted', 'returned'")
}
