import CapdoSQLite

/// What one sort of finding asks of the systems of a scope: data and one question, no branches.
///
/// Besides the system `s` there are its approval in force `a`, the plan that counts `p` and the dossier `d`.
struct Check: Sendable {
  let code: Finding.Code
  var about: Finding.Object.Kind = .system
  /// Code and name of the object; an organization is `o`.
  var object: SQL = "s.code, s.name"
  var joins: SQL = ""
  /// Finds the systems that can show it, where no condition tells; nil: it is asked of all.
  var candidates: (@Sendable (Snapshot, Held) throws -> Set<Int64>)?
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
    regulations + levelThree + [operatingWithoutApproval, operatedBeforeApproval, operatingBeforeFull] + clocks
    + [operatorAppraisedOwnDossier] + decisions + plans
    + [remedyOverdue, transitionMissed, buildingNotApproved, basisEnded] + abolished
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
  /// Calls `body` with what some checks find, one check after the other.
  func forEachFinding(of checks: [Check], in scope: Scope, _ body: (Finding) throws -> Void) throws {
    guard !checks.isEmpty else { return }
    try holding(scope.withoutRetired) { held in
      for check in checks { try forEachFinding(of: check, among: held, body) }
    }
  }

  private func forEachFinding(of check: Check, among held: Held, _ body: (Finding) throws -> Void) throws {
    let (sql, values) = try question(of: check, among: held)
    let answers = try answers(to: check.code)
    let tell = try check.tell(self)
    var origins = Origins(self)
    try connection.statement(sql).forEachRow(values) { row in
      // Most rows of some checks show nothing: who it is about is read of the others alone.
      let shown = try (8..<row.count).map { try row.value($0) }
      guard let evidence = try tell(Fields(shown, check.code.rawValue)) else { return }
      let values = try (0..<8).map { try row.value($0) }
      let fields = Fields(values, check.code.rawValue)
      let origin = try origins.origin(of: try fields.integer(4))
      var finding = try Finding(check, fields, evidence, origin)
      finding.owner = check.about == .organization ? try fields.integer(6) : try fields.integer(7)
      finding.proof = Finding.Proof(object: try fields.integer(6), since: values[2], facts: shown)
      if !answers.isEmpty { finding.answer = finding.answerable.flatMap { answers[$0] } }
      try body(origin.isReversal ? recordedFirst(finding, check, system: fields.integer(5)) : finding)
    }
  }

  /// What a reversal brought back was recorded by an earlier entry: that one and its file are named.
  private func recordedFirst(_ finding: Finding, _ check: Check, system: Int64) throws -> Finding {
    guard let table = check.table else { return finding }
    let same = SQL.joined(
      table.key.dropFirst().map { "o.\($0) = f.\($0) AND " } + table.values.map { "o.\($0) IS f.\($0) AND " },
      separator: "")
    let first = try connection.statement(
      """
      SELECT e.seq, e.source FROM \(table.name) f JOIN \(table.name) o ON o.\(table.key[0]) = f.\(table.key[0])
        AND \(same)o.valid_from = f.valid_from AND o.fact < f.fact
      JOIN entry e ON e.seq = o.entry WHERE f.\(table.key[0]) = ? AND f.entry = ? ORDER BY o.fact LIMIT 1
      """
    ).first(.integer(system), .integer(finding.entry)) { (try $0.integer(0), try $0.optionalText(1)) }
    guard let first else { return finding }
    var named = finding
    (named.entry, named.source) = first
    return named
  }

  /// The one question of a check, and what it binds.
  func question(of check: Check, among held: Held) throws -> (sql: SQL, values: [Value]) {
    var query = Query(self, among: held)
    query.join(check.joins)
    query.filter(check.condition)
    if let candidates = check.candidates { query.filter("s.id", in: try candidates(self, held)) }
    let id: SQL = check.about == .organization ? "o.id" : "s.id"
    let columns: SQL =
      "\(check.object), \(check.since), \(check.article), \(check.entry), s.id, \(id), s.owner, \(check.columns)"
    return (query.select(columns, check.ending), query.values)
  }
}

extension Check {
  /// The table of the fact that shows it, by the name that the question has for it.
  fileprivate var table: FactTable? {
    switch entry.description.prefix(2) {
    case "a.": .approval
    case "s.", "u.": .system
    case "p.": .plan
    case "w.", "d.": .dossier
    default: nil
    }
  }
}

extension Finding {
  fileprivate init(_ check: Check, _ row: Fields, _ evidence: Check.Evidence, _ origin: Origins.Origin) throws {
    code = check.code
    object = Object(kind: check.about, code: try row.text(0), name: try row.text(1))
    since = try evidence.since ?? row.optionalDay(2)
    article = row.optionalText(3).map { Article($0) }
    entry = try row.integer(4)
    source = origin.source
    self.evidence = evidence.phrase
  }
}

/// Where entries came from, remembered: an import records what many findings are about.
private struct Origins {
  struct Origin {
    /// The file that it came from.
    let source: String?
    let isReversal: Bool
  }

  private let connection: RegistryConnection
  private var known: [Int64: Origin] = [:]

  init(_ snapshot: Snapshot) { connection = snapshot.connection }

  mutating func origin(of entry: Int64) throws -> Origin {
    if let origin = known[entry] { return origin }
    let origin = try connection.statement("SELECT source, act GLOB 'reverse *' FROM entry WHERE seq = ?")
      .first(.integer(entry)) { Origin(source: try $0.optionalText(0), isReversal: try $0.integer(1) == 1) }
    guard let origin else { throw RegistryError.schemaDiffers("entry") }
    if known.count == 4_096 { known.removeAll(keepingCapacity: true) }
    known[entry] = origin
    return origin
  }
}
