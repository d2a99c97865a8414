import CapdoSQLite

// The steps of a dossier that the law gives a time for. A step waits from the first of the facts that follow each other
// with its status; a dossier that was sent back in between waits anew, even when it came again on the same day.
extension SQL {
  /// Joins the last fact `w` of each run of a status that began by the day.
  static func waiting(_ statuses: SQL) -> SQL {
    """
    JOIN dossier w ON w.system = s.id AND w.status IN (\(statuses)) AND w.valid_from <= ?1 AND \(Query.known("w"))
      AND NOT EXISTS (SELECT 1 FROM dossier g WHERE g.system = w.system AND g.valid_from = w.valid_to
        AND g.valid_from <= ?1 AND g.status = w.status AND \(Query.known("g")) AND NOT EXISTS (\(moved("g"))))
    """
  }

  /// The first day of the run that `w` ends.
  static let waitingSince: SQL = """
    (SELECT max(f.valid_from) FROM dossier f WHERE f.system = w.system AND f.status = w.status
      AND f.valid_from <= w.valid_from AND \(Query.known("f"))
      AND (EXISTS (\(moved("f"))) OR NOT EXISTS (SELECT 1 FROM dossier g WHERE g.system = f.system
        AND g.valid_to = f.valid_from AND g.status = f.status AND \(Query.known("g")))))
    """

  /// Joins the rule `r` of a clock that was in force when the wait began, for the level proposed.
  static func clock(_ name: SQL) -> SQL {
    """
    rule r ON r.kind = 'clock' AND r.subject = '\(name)-' || w.proposed_level
      AND r.valid_from <= \(waitingSince) AND \(waitingSince) < r.valid_to AND \(Query.known("r"))
    """
  }

  /// Another step on the first day of a fact, which the fact took the place of.
  private static func moved(_ table: SQL) -> SQL {
    """
    SELECT 1 FROM dossier h WHERE h.system = \(table).system AND h.valid_from = \(table).valid_from
      AND h.status <> \(table).status AND \(Query.happened("h"))
    """
  }

  /// That the system was under construction on the day before another.
  static func built(before day: SQL) -> SQL {
    """
    SELECT 1 FROM system t WHERE t.id = s.id AND t.state = 'building' AND t.valid_from < \(day) AND \(day) <= t.valid_to
      AND \(Query.known("t"))
    """
  }

  /// A step on the day after the run that `w` ends.
  static func next(_ statuses: SQL) -> SQL {
    """
    SELECT 1 FROM dossier n WHERE n.system = w.system AND n.valid_from = w.valid_to AND n.valid_from <= ?1
      AND n.status IN (\(statuses)) AND \(Query.happened("n"))
    """
  }
}

extension Snapshot {
  /// Returns what is late on the day and what falls due within so many days after it, the earliest first; what waits
  /// without a day set comes last.
  ///
  /// Retired systems are left out unless the scope asks for them by state.
  public func deadlines(within days: Int = 30, in scope: Scope = Scope()) throws -> [Deadline] {
    let last = day.adding(days: days)
    let ofSystems: [[Deadline]] = [
      try clocks(in: scope, until: last), try promises(in: scope, until: last), try buildings(in: scope, until: last),
      try openRemedies(in: scope), try cycles(in: scope, until: last),
    ]
    let every: [Deadline] = ofSystems.flatMap { $0 } + (try yearly())
    return
      every
      .filter { $0.dueOn.map { $0 <= last } ?? true }
      .sorted { $0.order < $1.order }
  }

  /// How many working days are left after the day asked, up to another.
  package func workingDays(until last: Day) throws -> Int { try calendar().count(after: day, through: last) }

  /// The clocks of the dossiers that wait to be appraised or approved.
  private func clocks(in scope: Scope, until last: Day) throws -> [Deadline] {
    try clock(.reply, "reply", waiting: "'submitted'", in: scope, until: last)
      .filter { $0.dueOn.map { day <= $0 } ?? false }
      + clock(.appraise, "appraise", waiting: "'submitted'", in: scope, until: last)
      + clock(.present, "present", waiting: "'appraised'", in: scope, until: last)
      + clock(.approve, "approve", waiting: "'presented'", in: scope, until: last)
  }

  private func clock(
    _ task: Deadline.Task, _ name: SQL, waiting status: SQL, in scope: Scope, until last: Day
  ) throws -> [Deadline] {
    let calendar = try calendar()
    var query = try query(in: scope.withoutRetired.withoutLevels)
    query.join("\(SQL.waiting(status)) LEFT JOIN \(SQL.clock(name))")
    query.filterProposed("w", by: scope)
    query.filter("w.valid_to > ?1")
    return try deadlines(task, query, "\(SQL.waitingSince), r.amount, r.unit, r.article", until: last) { row in
      let from = try row.day(0)
      let unit = try row.optionalTerm(2) as Rule.Unit?
      let due = try unit.map { calendar.end(of: try row.amount(1), $0, from: from) }
      return Due(on: due, since: from, article: row.optionalText(3).map { Article($0) })
    }
  }

  /// The days on which approvals and full plans were promised.
  private func promises(in scope: Scope, until last: Day) throws -> [Deadline] {
    var approvals = try query(in: scope.withoutRetired.withoutLevels, dossier: true)
    approvals.filterProposed("d", by: scope)
    approvals.filter("d.status NOT IN ('approved', 'withdrawn') AND d.expected_on IS NOT NULL")
    var plans = try query(in: scope.withoutRetired, plan: true)
    plans.filter("a.fact IS NOT NULL AND p.status <> 'full' AND p.expected_on IS NOT NULL")
    return try promised(.expectedApproval, approvals, "d.valid_from, d.expected_on", until: last)
      + promised(.expectedPlan, plans, "p.valid_from, p.expected_on", until: last)
  }

  private func promised(_ task: Deadline.Task, _ query: Query, _ columns: SQL, until last: Day) throws -> [Deadline] {
    try deadlines(task, query, columns, until: last) { row in
      let expected = try row.optionalPeriod(1)
      return Due(on: expected?.lastDay, since: try row.day(0), expected: expected)
    }
  }

  /// What was under construction when the law changed is approved while the transition runs.
  private func buildings(in scope: Scope, until last: Day) throws -> [Deadline] {
    var query = try query(in: scope.withoutRetired)
    query.join("JOIN rule r ON r.kind = 'transition' AND r.subject = 'building' AND \(Query.holds("r"))")
    query.filter("s.state = 'building' AND a.fact IS NULL AND EXISTS (\(SQL.built(before: "r.valid_from")))")
    let columns: SQL = "r.valid_from, date(r.valid_to, '-1 day'), r.article"
    return try deadlines(.buildingApproval, query, columns, until: last) { row in
      Due(on: try row.day(1), since: try row.day(0), article: Article(try row.text(2)))
    }
  }

  private func openRemedies(in scope: Scope) throws -> [Deadline] {
    try remedies(in: scope, done: false).filter { $0.dueOn != nil }.map {
      Deadline(
        task: .remedy, system: .init(code: $0.code, name: $0.name, owner: $0.owner, operator: $0.operator),
        since: $0.addedOn, dueOn: $0.dueOn, expected: nil, article: nil)
    }
  }

  /// The next periodic inspection of each approved system whose level has a cycle on the day.
  private func cycles(in scope: Scope, until last: Day) throws -> [Deadline] {
    let calendar = try calendar()
    var query = try query(in: scope.withoutRetired)
    query.join(
      """
      JOIN rule r ON r.kind = 'cycle' AND r.subject = 'inspect-' || a.level AND \(Query.holds("r"))
      LEFT JOIN inspection i ON i.system = s.id AND i.kind = 'periodic' AND \(Query.holds("i"))
      """)
    query.filter("s.state = 'operating'")
    let columns: SQL = "coalesce(i.valid_from, a.decided_on), r.amount, r.unit, r.article"
    return try deadlines(.inspect, query, columns, until: last) { row in
      let from = try row.day(0)
      let due = calendar.end(of: try row.amount(1), try row.term(2), from: from)
      return Due(on: due, since: from, article: Article(try row.text(3)))
    }
  }

  /// The deadlines of a task that fall due by a day, or have no day set.
  private func deadlines(
    _ task: Deadline.Task, _ query: Query, _ columns: SQL, until last: Day, _ read: (Fields) throws -> Due
  ) throws -> [Deadline] {
    var found: [Deadline] = []
    let statement = try connection.statement(query.select("s.code, s.name, s.owner, s.operator, \(columns)"))
    try statement.forEachRow(query.values) { row in
      let due = try read(Fields((4..<row.count).map { try row.value($0) }, "system"))
      // Most of a registry is not due: whose it is is read of the rest alone.
      guard due.on.map({ $0 <= last }) ?? true else { return }
      guard let owner = try directory.organization(row.integer(2), asOf: day),
        let operating = try directory.organization(row.integer(3), asOf: day)
      else { throw RegistryError.schemaDiffers("organization") }
      let system = Deadline.System(
        code: try row.text(0), name: try row.text(1), owner: owner, operator: operating)
      found.append(
        Deadline(
          task: task, system: system, since: due.since, dueOn: due.on, expected: due.expected, article: due.article))
    }
    return found
  }

  /// What every office owes once: the yearly reports, and the end of a transition. Whether a report was sent is not on
  /// record, so that it falls due and is never late.
  private func yearly() throws -> [Deadline] {
    try rules().compactMap { rule in
      // What is under construction has a line of its own.
      guard rule.kind != .transition || LegalBasis(rawValue: rule.subject) != nil,
        let task = Deadline.Task(rawValue: rule.kind == .transition ? "transition" : rule.subject),
        let due = rule.kind == .transition ? rule.to.previous : rule.next(onOrAfter: day), day <= due,
        rule.from <= due, due < rule.to
      else { return nil }
      return Deadline(task: task, system: nil, since: nil, dueOn: due, expected: nil, article: rule.article)
    }
  }
}

/// When something is to be done.
private struct Due {
  /// nil where no day is set.
  let on: Day?
  let since: Day
  var expected: Period?
  var article: Article?
}

extension Rule {
  /// The next day of the year on which it falls due.
  fileprivate func next(onOrAfter day: Day) -> Day? {
    guard let any = self.day.flatMap({ try? Day("2001-\($0)") }) else { return nil }
    return [day.year, day.year + 1].lazy.compactMap { Day(year: $0, month: any.month, day: any.day) }
      .first { day <= $0 }
  }
}

extension Deadline {
  /// Its place among others: by day, by task, by system.
  fileprivate var order: (Day, Int, String) {
    (dueOn ?? .forever, Task.allCases.firstIndex(of: task) ?? 0, system?.code ?? "")
  }
}

extension Scope {
  /// The scope whatever the approved level.
  fileprivate var withoutLevels: Scope {
    var scope = self
    scope.levels = []
    return scope
  }
}

extension Query {
  /// Keeps the dossiers that propose one of the levels of a scope; nil among them keeps those of systems without approval.
  fileprivate mutating func filterProposed(_ table: SQL, by scope: Scope) {
    guard !scope.levels.isEmpty else { return }
    let levels = SQL.joined(scope.levels.compactMap { $0 }.map { bind(.integer(Int64($0.rawValue))) }, separator: ", ")
    filter("(\(table).proposed_level IN (\(levels))\(scope.levels.contains(nil) ? " OR a.level IS NULL" : ""))")
  }
}
