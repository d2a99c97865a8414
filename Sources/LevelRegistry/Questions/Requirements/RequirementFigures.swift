import CapdoSQLite

/// The requirements of the operating, approved systems of a scope, counted: one for each system and requirement.
package struct RequirementTally: Hashable, Sendable {
  /// All of them, those that nobody assessed too.
  package var whole = 0
  package var met = 0
  package var partial = 0
  package var notMet = 0
  package var notApplicable = 0
  /// Those of the met ones that another system provides.
  package var inherited = 0
  /// The systems that have requirements here, and those of them that have a result.
  package var systems = 0
  package var assessedSystems = 0

  /// Makes a tally of nothing.
  package init() {}

  /// What was found wanting; what nobody assessed is not among it.
  package var unmet: Int { partial + notMet }

  package var notAssessed: Int { whole - met - partial - notMet - notApplicable }

  /// Met ones of all but those that do not apply; what nobody assessed counts in the whole. n/a without any result.
  package var rate: Rate {
    assessedSystems == 0 ? Rate(counted: 0, of: 0) : Rate(counted: met, of: whole - notApplicable)
  }

  /// What the results say of the plan.
  ///
  /// Anything not met is not full, though others are not assessed; everything met or not applicable is full; else
  /// nothing can be said. It stands beside the declared state, and is never stored.
  package var derived: DerivedState {
    if unmet > 0 { return .notFull }
    return whole > 0 && notAssessed == 0 ? .full : .unknown
  }

  mutating func add(_ value: Fulfillment?, inherited isInherited: Bool, count: Int) {
    switch value {
    case .met?:
      met += count
      if isInherited { inherited += count }
    case .partial?: partial += count
    case .notMet?: notMet += count
    case .notApplicable?: notApplicable += count
    case nil: break
    }
  }

  /// Counts what two tallies count that have nothing in common.
  package static func + (a: RequirementTally, b: RequirementTally) -> RequirementTally {
    var sum = a
    for count in [
      \.whole, \.met, \.partial, \.notMet, \.notApplicable, \.inherited, \.systems, \.assessedSystems,
    ] as [WritableKeyPath<RequirementTally, Int>] { sum[keyPath: count] += b[keyPath: count] }
    return sum
  }
}

/// What the results per requirement say of a plan.
package enum DerivedState: String, Term {
  case full
  case notFull = "not-full"
  case unknown

  package var phrase: Phrase {
    switch self {
    case .full: Phrase("full", "Đầy đủ")
    case .notFull: Phrase("not full", "Chưa đầy đủ")
    case .unknown: Phrase("cannot be derived", "Chưa đủ kết quả để xác định")
    }
  }
}

/// What results per requirement are counted by.
package enum RequirementGrouping: String, Term {
  /// The groups of the catalog.
  case group
  case owner
  /// Requirements of one subject, whatever their level.
  case item

  package var phrase: Phrase {
    switch self {
    case .group: Phrase("group", "nhóm")
    case .owner: Phrase("owner", "chủ quản")
    case .item: Phrase("item", "yêu cầu")
    }
  }
}

/// The figures of one group.
package struct RequirementCount: Hashable, Sendable {
  /// What files hold.
  package let key: String
  /// What people read.
  package let phrase: Phrase
  package let tally: RequirementTally
}

extension [RequirementStatus] {
  /// The requirements of one system, counted.
  package var tally: RequirementTally {
    var tally = RequirementTally()
    tally.systems = 1
    tally.assessedSystems = contains { $0.assessment != nil } ? 1 : 0
    tally.whole = count
    for status in self { tally.add(status.value, inherited: status.isInherited, count: 1) }
    return tally
  }
}

extension Snapshot {
  /// The catalogs that an approval in scope chooses, or that a result in scope is recorded under, and that have results.
  package func assessedCatalogs(in scope: Scope = Scope()) throws -> [String] {
    guard try hasAssessments() else { return [] }
    var query = try query(in: scope)
    query.filter(
      """
      s.state = 'operating' AND a.fact IS NOT NULL AND EXISTS (SELECT 1 FROM assessment r WHERE r.system = s.id
        AND r.catalog = q.catalog AND r.level = a.level AND \(Query.holds("r")))
      """)
    query.join("JOIN (SELECT DISTINCT catalog FROM requirement) q")
    var catalogs: [String] = []
    try connection.statement(query.select("DISTINCT q.catalog", "ORDER BY 1")).forEachRow(query.values) {
      catalogs.append(try $0.text(0))
    }
    return catalogs
  }

  /// Whether any result was known.
  package func hasAssessments() throws -> Bool {
    try connection.statement("SELECT EXISTS (SELECT 1 FROM assessment WHERE entry <= ?)")
      .first(.integer(entry)) { try $0.integer(0) } == 1
  }

  /// Counts the requirements of the systems of a scope that are held to a catalog, or have results under it.
  ///
  /// - Complexity: one pass over the systems, and one over their results.
  package func requirementTally(
    of catalog: String, in scope: Scope = Scope(), as kind: AssessmentKind = .own
  ) throws -> RequirementTally {
    guard try hasAssessments() else { return RequirementTally() }
    var tally =
      try wholes(of: catalog, in: scope, as: kind, by: "0") { _, _ in Value.null }[.null] ?? RequirementTally()
    let (sums, values) = try question(ofSums: catalog, in: scope, as: kind)
    try connection.statement(sums).forEachRow(values) { row in
      tally.inherited = Int(try row.integer(1))
      tally.met = tally.inherited + Int(try row.integer(0))
      (tally.partial, tally.notMet) = (Int(try row.integer(2)), Int(try row.integer(3)))
      tally.notApplicable = Int(try row.integer(4))
    }
    return tally
  }

  /// Counts them by group: groups and items in the order of the catalog, owners by code.
  ///
  /// An item is the subject at the lowest level that has it, so that one line counts the systems of every level.
  package func requirementCounts(
    of catalog: String, by grouping: RequirementGrouping, in scope: Scope = Scope(), as kind: AssessmentKind = .own
  ) throws -> [RequirementCount] {
    let requirements = try requirements()
    switch grouping {
    case .owner:
      return try counts(of: catalog, in: scope, as: kind, by: "s.owner") { _, owner in owner }.compactMap {
        key, tally in
        guard case .integer(let id) = key else { return nil }
        let name = try directory.name(of: id, asOf: day)
        return try RequirementCount(key: directory.reference(to: id, on: day), phrase: Phrase(name, name), tally: tally)
      }.sorted { $0.key < $1.key }
    case .group:
      let tallies = try counts(of: catalog, in: scope, as: kind, by: "0") { requirement, _ in requirement.group }
      return Self.ordered(tallies, by: requirements.all.filter { $0.key.catalog == catalog }.map(\.group)) { group in
        (group, requirements.all.first { $0.group == group }?.groupPhrase ?? Phrase(group, group))
      }
    case .item:
      let tallies = try counts(of: catalog, in: scope, as: kind, by: "0") { requirement, _ in
        requirements.root(of: requirement).key
      }
      return Self.ordered(tallies, by: requirements.all.map(\.key)) { key in
        ("\(key.level.rawValue):\(key.code)", requirements[key]?.title ?? Phrase(key.code, key.code))
      }
    }
  }

  private static func ordered<Key: Hashable>(
    _ tallies: [Key: RequirementTally], by keys: [Key], _ name: (Key) -> (String, Phrase)
  ) -> [RequirementCount] {
    var seen: Set<Key> = []
    return keys.filter { tallies[$0] != nil && seen.insert($0).inserted }.compactMap { key in
      tallies[key].map { tally in
        let (word, phrase) = name(key)
        return RequirementCount(key: word, phrase: phrase, tally: tally)
      }
    }
  }

  /// Counts requirement by requirement; `group` says which group a requirement of a system belongs to.
  private func counts<Key: Hashable>(
    of catalog: String, in scope: Scope, as kind: AssessmentKind, by column: SQL,
    group: (Requirement, Value) -> Key
  ) throws -> [Key: RequirementTally] {
    guard try hasAssessments() else { return [:] }
    let requirements = try requirements()
    var tallies = try wholes(of: catalog, in: scope, as: kind, by: column, group: group)
    let (results, values) = try question(ofResults: catalog, in: scope, as: kind, by: column)
    try connection.statement(results).forEachRow(values) { row in
      let fields = Fields(try row.values(), "assessment")
      let key = Requirement.Key(catalog, try fields.level(0), try fields.text(2))
      guard let requirement = requirements[key] else { return }
      tallies[group(requirement, try row.value(1)), default: RequirementTally()].add(
        try fields.optionalTerm(3), inherited: try fields.integer(4) == 1, count: Int(try fields.integer(5)))
    }
    return tallies
  }

  /// Counts what there is to be met, and the systems.
  private func wholes<Key: Hashable>(
    of catalog: String, in scope: Scope, as kind: AssessmentKind, by column: SQL,
    group: (Requirement, Value) -> Key
  ) throws -> [Key: RequirementTally] {
    let requirements = try requirements()
    var tallies: [Key: RequirementTally] = [:]
    let (whole, wholeValues) = try question(of: catalog, in: scope, as: kind, by: column)
    try connection.statement(whole).forEachRow(wholeValues) { row in
      let (level, owner) = (try Fields([try row.value(0)], "approval").level(0), try row.value(1))
      let (systems, assessed) = (Int(try row.integer(2)), Int(try row.integer(3)))
      // A system counts once in each of its groups.
      var groups: Set<Key> = []
      for requirement in requirements.of(catalog, level) {
        let key = group(requirement, owner)
        tallies[key, default: RequirementTally()].whole += systems
        guard groups.insert(key).inserted else { continue }
        tallies[key, default: RequirementTally()].systems += systems
        tallies[key, default: RequirementTally()].assessedSystems += assessed
      }
    }
    return tallies
  }

  /// How many systems of each level are held to a catalog, and how many of them have a result.
  func question(
    of catalog: String, in scope: Scope, as kind: AssessmentKind, by column: SQL
  ) throws -> (sql: SQL, values: [Value]) {
    var query = try query(in: scope)
    let (name, side) = (query.bind(.text(catalog)), query.bind(.text(kind.rawValue)))
    let result: SQL = """
      EXISTS (SELECT 1 FROM assessment r WHERE r.system = s.id AND r.catalog = \(name) AND r.level = a.level
        AND r.kind = \(side) AND \(Query.holds("r")))
      """
    query.filter("s.state = 'operating' AND a.fact IS NOT NULL AND (\(SQL.catalog) = \(name) OR \(result))")
    return (query.select("a.level, \(column), count(*), sum(\(result))", "GROUP BY 1, 2"), query.values)
  }

  /// How many results of each value there are: met and own, met and inherited, partly met, not met, not applicable. To
  /// sort all results by what they are of takes longer than to count them.
  func question(
    ofSums catalog: String, in scope: Scope, as kind: AssessmentKind
  ) throws -> (sql: SQL, values: [Value]) {
    let (query, name) = try results(of: catalog, in: scope, as: kind)
    var known = query
    known.filter(
      """
      (a.level, r.requirement) IN (SELECT q.level, q.number FROM requirement q WHERE q.catalog = \(name)
        AND \(Query.holds("q")))
      """)
    func sum(_ condition: SQL) -> SQL { "ifnull(sum(\(SQL.counted) = \(condition)), 0)" }
    return (
      known.select(
        """
        \(sum("'met' AND r.provider IS NULL")), \(sum("'met' AND r.provider IS NOT NULL")), \(sum("'partial'")),
        \(sum("'not-met'")), \(sum("'not-applicable'"))
        """), known.values
    )
  }

  /// The results `r` of the operating systems of a scope, and the name of the catalog as it is bound.
  private func results(
    of catalog: String, in scope: Scope, as kind: AssessmentKind
  ) throws -> (query: Query, catalog: SQL) {
    var query = try query(in: scope)
    let (name, side) = (query.bind(.text(catalog)), query.bind(.text(kind.rawValue)))
    query.join(
      """
      JOIN assessment r ON r.system = s.id AND r.catalog = \(name) AND r.level = a.level AND r.kind = \(side)
        AND \(Query.holds("r")) \(SQL.provided)
      """)
    query.filter("s.state = 'operating'")
    return (query, name)
  }

  /// How many results of each value there are, by level and requirement.
  func question(
    ofResults catalog: String, in scope: Scope, as kind: AssessmentKind, by column: SQL
  ) throws -> (sql: SQL, values: [Value]) {
    let query = try results(of: catalog, in: scope, as: kind).query
    return (
      query.select(
        "a.level, \(column), r.requirement, \(SQL.counted), r.provider IS NOT NULL, count(*)",
        "GROUP BY 1, 2, 3, 4, 5"), query.values
    )
  }
}
