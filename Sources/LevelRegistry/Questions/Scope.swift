import CapdoSQLite

/// What a figure or a list is asked for; an empty scope asks for everything.
///
/// Within one filter the values are joined by or, between filters by and. Where nil is among the values it stands for what
/// has none: no approval, no category, no dossier.
public struct Scope: Hashable, Sendable {
  /// The tier of the approval in force, else the competent one.
  package var authorities: [Authority]
  /// The approved level; nil: without approval.
  package var levels: [Level?]
  /// Codes or names as of the day asked; each stands for its whole subtree.
  package var owners: [String]
  /// Whether owners stand for themselves alone: for what they own and have taken over, not for those below them.
  package var ownersAlone = false
  package var operators: [String]
  /// Codes or names of districts as of the day asked; each stands for its whole subtree.
  package var districts: [String]
  package var categories: [Category?]
  package var states: [SystemState]
  package var dossiers: [DossierStatus?]
  /// The plan that counts, of approved systems alone.
  package var plans: [PlanReport]
  /// The codes of systems.
  package var systems: [String] = []
  /// Beginnings of words that all stand in a system's code and name or its owner's, with or without their marks.
  package var search: String?

  /// Makes a scope; an empty list lets everything through, several words of one list mean any of them.
  public init(
    authorities: [Authority] = [], levels: [Level?] = [], owners: [String] = [], operators: [String] = [],
    districts: [String] = [], categories: [Category?] = [], states: [SystemState] = [], dossiers: [DossierStatus?] = [],
    plans: [PlanReport] = []
  ) {
    self.authorities = authorities
    self.levels = levels
    self.owners = owners
    self.operators = operators
    self.districts = districts
    self.categories = categories
    self.states = states
    self.dossiers = dossiers
    self.plans = plans
  }

  /// The scope without retired systems, unless it asks for systems by their state.
  var withoutRetired: Scope {
    guard states.isEmpty else { return self }
    var scope = self
    scope.states = SystemState.allCases.filter { $0 != .retired }
    return scope
  }

  /// The systems of one tier.
  public init(authority: Authority) {
    self.init(authorities: [authority])
  }
}

extension Snapshot {
  /// Begins a question about the systems of a scope, with the approval in force joined, and the plan where it matters.
  func query(in scope: Scope, plan: Bool = false, dossier: Bool = false) throws -> Query {
    var query = Query(self)
    query.joinApproval()
    if plan || !scope.plans.isEmpty { query.joinPlan() }
    if dossier || !scope.dossiers.isEmpty { query.joinDossier() }
    query.filter(Self.authority, in: scope.authorities.map(\.rawValue))
    query.filter("CAST(a.level AS TEXT)", in: scope.levels.map { $0.map { "\($0.rawValue)" } })
    query.filter("s.category", in: scope.categories.map { $0?.rawValue })
    query.filter("s.state", in: scope.states.map(\.rawValue))
    query.filter("d.status", in: scope.dossiers.map { $0?.rawValue })
    if !scope.plans.isEmpty {
      query.filter("a.level IS NOT NULL")
      query.filter("p.status", in: scope.plans.map { $0.status?.rawValue })
    }
    query.filter("s.code", in: scope.systems.map { Folding.compose($0) ?? $0 })
    if let search = scope.search { query.filter("s.id", in: try found(search)) }
    try filter(&query, by: scope)
    return query
  }

  /// A system's authority is that of its approval in force, else its competent authority.
  static var authority: SQL { "coalesce(a.authority, s.authority)" }

  private func filter(_ query: inout Query, by scope: Scope) throws {
    if !scope.districts.isEmpty { try mustHaveDistricts() }
    if !scope.owners.isEmpty {
      query.filter("s.owner", in: try scope.ownersAlone ? bodies(of: scope.owners) : subtrees(of: scope.owners))
    }
    if !scope.districts.isEmpty { query.filter("s.owner", in: try subtrees(of: scope.districts)) }
    if !scope.operators.isEmpty { query.filter("s.operator", in: try bodies(of: scope.operators)) }
  }

  /// The systems of the day in which all words of a text stand, each with its marks where it has any.
  private func found(_ text: String) throws -> Set<Int64> {
    let words = text.split(whereSeparator: \.isWhitespace).map { SearchedWord(String($0)) }
    var owners: [Int64: String] = [:]
    var found: Set<Int64> = []
    try connection.statement("SELECT s.id, s.code, s.name, s.owner FROM system s WHERE \(Query.holds("s"))")
      .forEachRow([.text(day.description), .integer(entry)]) { row in
        let owner = try row.integer(3)
        let name =
          try owners[owner] ?? "\(directory.reference(to: owner, on: day)) \(directory.name(of: owner, asOf: day))"
        owners[owner] = name
        let text = SearchedText("\(try row.text(1)) \(try row.text(2)) \(name)")
        if words.allSatisfy(text.contains) { found.insert(try row.integer(0)) }
      }
    return found
  }

  private func subtrees(of references: [String]) throws -> Set<Int64> {
    try hierarchy().subtree(of: references.map { try organization($0).id })
  }

  private func bodies(of references: [String]) throws -> Set<Int64> {
    try references.map { try bodies(of: organization($0).id) }.reduce([]) { $0.union($1) }
  }

  /// Throws when the district tier is not there on the day.
  func mustHaveDistricts() throws {
    if let ended = try tiers().ended[.district] { throw RegistryError.noDistricts(on: day, ended: ended) }
  }
}

/// A text in which words are looked for.
private struct SearchedText {
  private let spelled: String
  private let folded: String

  init(_ text: String) { (spelled, folded) = (NameSpelling.key(text), Folding.fold(text)) }

  func contains(_ word: SearchedWord) -> Bool {
    Self.begins(word.text, in: spelled) || !word.hasMarks && Self.begins(word.text, in: folded)
  }

  /// Whether a word of the text begins so: 'an' is in 'An Hòa' and in 'HT-AN', not in 'văn bản'.
  private static func begins(_ word: String, in text: String) -> Bool {
    text.ranges(of: word).contains { range in
      range.lowerBound == text.startIndex || !isPartOfWord(text[text.index(before: range.lowerBound)])
    }
  }

  private static func isPartOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

/// A word that is looked for: one with marks means those marks.
private struct SearchedWord {
  let text: String
  let hasMarks: Bool

  init(_ word: String) {
    hasMarks = NameSpelling.hasMarks(word)
    text = hasMarks ? NameSpelling.key(word) : Folding.fold(word)
  }
}

/// The one question behind all others: every system of a scope on the day, with what counts for it.
///
/// Systems are `s`, and joined as they are needed: the approval in force `a`, the plan that counts `p`, the periodic
/// inspection of the reporting year `i`, the confirmation of the owner's list `c`, the dossier `d`.
struct Query {
  private(set) var values: [Value]
  private var source: SQL = "system s"
  private var joins: [SQL] = []
  private var conditions: [SQL]

  /// `?1` is the day and `?2` the entry.
  init(_ snapshot: Snapshot) {
    values = [.text(snapshot.day.description), .integer(snapshot.entry)]
    conditions = [Self.holds("s")]
  }

  /// Asks of the systems that were held, with `a`, `p` and `d` joined by their numbers; `?3` is the run. SQLite passes over a
  /// join of which nothing is read.
  init(_ snapshot: Snapshot, among held: Held) {
    values = [.text(snapshot.day.description), .integer(snapshot.entry), .integer(held.run)]
    source = "temp.held h CROSS JOIN system s ON s.fact = h.system"
    joins = [
      "LEFT JOIN approval a ON a.fact = h.approval", "LEFT JOIN plan p ON p.fact = h.plan",
      "LEFT JOIN dossier d ON d.fact = h.dossier",
    ]
    conditions = ["h.run = ?3"]
  }

  /// The facts that were known.
  static func known(_ table: SQL) -> SQL {
    "\(table).entry <= ?2 AND (\(table).voided_by IS NULL OR \(table).voided_by > ?2)"
  }

  /// The facts that were known and held on the day.
  static func holds(_ table: SQL) -> SQL {
    "\(table).valid_from <= ?1 AND ?1 < \(table).valid_to AND \(known(table))"
  }

  /// The steps of a dossier that were known, and those that another step of the same day took the place of.
  ///
  /// What was put right since, by a correction, a sheet, a reversal or `undo`, has not happened; and where the step that
  /// took its place was reversed, the one that was recorded again counts instead.
  static func happened(_ table: SQL) -> SQL {
    """
    \(table).entry <= ?2 AND (\(table).voided_by IS NULL OR \(table).voided_by > ?2
      OR NOT EXISTS (SELECT 1 FROM entry v WHERE v.seq = \(table).voided_by
          AND (v.act IN ('correct', 'import systems') OR \(reverses("v"))))
        AND NOT EXISTS (SELECT 1 FROM dossier z JOIN entry v ON v.seq = z.voided_by WHERE z.system = \(table).system
          AND z.valid_from = \(table).valid_from AND z.entry = \(table).voided_by AND z.voided_by <= ?2
          AND \(reverses("v"))))
    """
  }

  /// Whether an entry took another one back: `reverse 5`, `undo 5`, `undo 5-9`, unless what it took back was a reversal.
  private static func reverses(_ entry: SQL) -> SQL {
    """
    ((\(entry).act GLOB 'reverse [0-9]*' OR \(entry).act GLOB 'undo [0-9]*') AND NOT EXISTS (SELECT 1 FROM entry u
      WHERE u.seq = CAST(substr(\(entry).act, instr(\(entry).act, ' ') + 1) AS INTEGER)
        AND (u.act GLOB 'reverse [0-9]*' OR u.act GLOB 'undo [0-9]*')))
    """
  }

  mutating func joinApproval() {
    joins.append("LEFT JOIN approval a ON a.system = s.id AND \(Self.holds("a"))")
  }

  /// Completion is completion of the plan that was approved: a status counts only if no approval of another level held
  /// on any day from the status's first day up to the day asked. Needs the approval: where that held on the first day
  /// already, no other can have.
  mutating func joinPlan() {
    joins.append(
      """
      LEFT JOIN plan p ON p.system = s.id AND \(Self.holds("p")) AND (a.valid_from <= p.valid_from OR NOT EXISTS (
        SELECT 1 FROM approval x WHERE x.system = s.id AND x.valid_from <= ?1 AND x.valid_to > p.valid_from
        AND x.level <> a.level AND \(Self.known("x"))))
      """)
  }

  mutating func joinInspection(since day: Day) {
    let since = bind(.text(day.description))
    joins.append(
      """
      LEFT JOIN inspection i ON i.system = s.id AND i.kind = 'periodic' AND \(Self.holds("i"))
      AND i.valid_from >= \(since)
      """)
  }

  mutating func joinConfirmation() {
    joins.append("LEFT JOIN confirmation c ON c.owner = s.owner AND \(Self.holds("c"))")
  }

  mutating func joinDossier() {
    joins.append("LEFT JOIN dossier d ON d.system = s.id AND \(Self.holds("d"))")
  }

  mutating func join(_ join: SQL) {
    joins.append(join)
  }

  mutating func bind(_ value: Value) -> SQL {
    values.append(value)
    return .parameter(values.count)
  }

  mutating func filter(_ condition: SQL) {
    conditions.append(condition)
  }

  /// Keeps the rows whose column has one of the values; nil among them keeps NULL too.
  mutating func filter(_ column: SQL, in wanted: [String?]) {
    guard !wanted.isEmpty else { return }
    let list = SQL.joined(wanted.compactMap { $0 }.map { bind(.text($0)) }, separator: ", ")
    conditions.append(
      wanted.contains(nil) ? "(\(column) IN (\(list)) OR \(column) IS NULL)" : "\(column) IN (\(list))")
  }

  /// Keeps the rows whose column is one of the ids.
  mutating func filter(_ column: SQL, in ids: Set<Int64>) {
    // In pieces: a connection takes no text of more than 1 MiB.
    let (ids, most) = (ids.sorted(), 40_000)
    let pieces = stride(from: 0, to: max(ids.count, 1), by: most).map { start -> SQL in
      let list = ids[start..<min(start + most, ids.count)].map(String.init).joined(separator: ",")
      return "SELECT value FROM json_each(\(bind(.text("[\(list)]"))))"
    }
    conditions.append("\(column) IN (\(SQL.joined(pieces, separator: " UNION ALL ")))")
  }

  /// The statement that selects columns of the systems.
  func select(_ columns: SQL, _ ending: SQL = "") -> SQL {
    """
    SELECT \(columns) FROM \(source) \(SQL.joined(joins, separator: " "))
    WHERE \(SQL.joined(conditions, separator: " AND ")) \(ending)
    """
  }
}

extension RegistryError {
  /// Whether a unit of a scope was not known, or did not exist, on the day that was asked: it had nothing then.
  var saysThatNobodyIsKnown: Bool {
    if case .unknownOrganization = self { return true }
    if case .organizationHeldAt = self { return true }
    return false
  }
}
