import CapdoSQLite

/// What one sort of finding asks of the systems of a scope: data and one question, no branches.
///
/// Besides the system `s` and its approval in force `a` there are the plan that counts `p` and the dossier `d`, where
/// they are read: each costs a look-up for every system.
struct Check: Sendable {
  let code: Finding.Code
  var about: Finding.Object.Kind = .system
  /// Code and name of the object; an organization is `o`.
  var object: SQL = "s.code, s.name"
  var readsPlan = false
  var readsDossier = false
  var joins: SQL = ""
  let condition: SQL
  /// The first day on which it was so.
  let since: SQL
  /// The entry of the fact that shows it.
  let entry: SQL
  var article: SQL = "NULL"
  /// What the evidence is told from.
  let columns: SQL
  var ending: SQL = "ORDER BY s.code"
  /// Makes what tells one row after the other; it may remember those before.
  let tell: @Sendable (Snapshot) throws -> (Fields) throws -> Evidence?

  /// What shows a finding; a row that shows none is told as nil.
  struct Evidence {
    let phrase: Phrase
    /// Its first day, where the question cannot work it out.
    var since: Day?

    init(_ english: String, _ vietnamese: String, since: Day? = nil) {
      phrase = Phrase(english, vietnamese)
      self.since = since
    }
  }

  /// Every check, in the order of the codes.
  static let all: [Check] =
    regulations + levelThree + [operatingWithoutApproval] + clocks
    + [operatorAppraisedOwnDossier] + decisions + plans + [remedyOverdue, plannedRemedyOverdue, transitionMissed]
    + abolished
    + [authorityEnded] + names + requirements + notes
}

extension SQL {
  /// The rule `r` of an obligation that was in force on a day.
  static func obligation(_ subject: SQL, on day: SQL) -> SQL {
    """
    rule r ON r.kind = 'obligation' AND r.subject = '\(subject)'
    AND r.valid_from <= \(day) AND \(day) < r.valid_to AND \(Query.known("r"))
    """
  }
}

extension Snapshot {
  func forEachFinding(of check: Check, in scope: Scope, _ body: (Finding) throws -> Void) throws {
    let (sql, values) = try question(of: check, in: scope)
    let answers = try answers(to: check.code)
    let tell = try check.tell(self)
    try connection.statement(sql).forEachRow(values) { row in
      let values = try row.values()
      guard let evidence = try tell(Fields(Array(values[7...]), check.code.rawValue)) else { return }
      var finding = try Finding(check, Fields(values, check.code.rawValue), evidence)
      let key = Finding.Key(
        check.code, check.about, try Fields(values, check.code.rawValue).integer(6), shownBy: [values[2]] + values[7...]
      )
      (finding.key, finding.answer) = (key, answers[key])
      try body(finding)
    }
  }

  /// The one question of a check, and what it binds.
  func question(of check: Check, in scope: Scope) throws -> (sql: SQL, values: [Value]) {
    var query = try query(in: scope.withoutRetired, plan: check.readsPlan, dossier: check.readsDossier)
    query.join(check.joins)
    query.join("LEFT JOIN entry e ON e.seq = \(check.entry)")
    query.filter(check.condition)
    let id: SQL = check.about == .organization ? "o.id" : "s.id"
    let columns: SQL = "\(check.object), \(check.since), \(check.article), e.seq, e.source, \(id), \(check.columns)"
    return (query.select(columns, check.ending), query.values)
  }
}

extension Finding {
  fileprivate init(_ check: Check, _ row: Fields, _ evidence: Check.Evidence) throws {
    code = check.code
    object = Object(kind: check.about, code: try row.text(0), name: try row.text(1))
    since = try evidence.since ?? row.optionalDay(2)
    article = row.optionalText(3).map { Article($0) }
    entry = try row.integer(4)
    source = row.optionalText(5)
    self.evidence = evidence.phrase
  }
}
