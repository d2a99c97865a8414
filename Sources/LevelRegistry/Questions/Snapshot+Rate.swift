import SQLite

extension Snapshot {
  /// Returns one rate of the systems of a scope.
  ///
  /// Counts what the rate needs and nothing else: one pass over the systems, two or three look-ups for each.
  public func rate(of measure: Measure, in scope: Scope = Scope()) throws -> Rate {
    try tally(for: [measure], in: scope).rate(of: measure)
  }

  /// Counts the systems of a scope in every way at once.
  public func tally(in scope: Scope = Scope()) throws -> Tally {
    try tally(for: Set(Measure.allCases), in: scope)
  }

  /// Counts the systems of a scope as far as some rates need it; the other counts stay 0.
  public func tally(for measures: Set<Measure>, in scope: Scope) throws -> Tally {
    try counts(by: "0", for: measures, in: scope).reduce(Tally()) { $0 + $1.tally }
  }

  /// How many owners of operating systems in scope have not confirmed their lists.
  public func unconfirmedOwners(in scope: Scope = Scope()) throws -> Int {
    var query = try query(in: scope)
    query.joinConfirmation()
    query.filter("s.state = 'operating' AND c.fact IS NULL")
    let count = try connection.statement(query.select("count(DISTINCT s.owner)")).first(query.values) {
      Int(try $0.integer(0))
    }
    return count ?? 0
  }

  /// Counts the systems of each group; `key` is an expression of the question's columns.
  func counts(by key: SQL, for measures: Set<Measure>, in scope: Scope) throws -> [(key: Value, tally: Tally)] {
    var query = try query(in: scope, plan: measures.contains(.completion))
    if measures.contains(.inspection) { query.joinInspection(since: reportingYearBegins) }
    if measures.contains(.approval) { query.joinConfirmation() }
    let sums = SQL.joined(Self.counted(for: measures).map { "sum(\($0))" }, separator: ", ")
    var groups: [(key: Value, tally: Tally)] = []
    try connection.statement(query.select("\(key), \(sums)", "GROUP BY 1")).forEachRow(query.values) { row in
      var tally = Tally()
      for (index, count) in Tally.counts.enumerated() {
        tally[keyPath: count] = Int(try row.integer(index + 1))
      }
      groups.append((try row.value(0), tally))
    }
    return groups
  }

  /// What is counted, in the order of `Tally.counts`.
  private static func counted(for measures: Set<Measure>) -> [SQL] {
    let operating: SQL = "s.state = 'operating'"
    let approved: SQL = "\(operating) AND a.level IS NOT NULL"
    let plan = measures.contains(.completion)
    let inspection = measures.contains(.inspection)
    let confirmation = measures.contains(.approval)
    return [
      operating,
      approved,
      plan ? "\(approved) AND p.status IS 'none'" : "0",
      plan ? "\(approved) AND p.status IS 'partial'" : "0",
      plan ? "\(approved) AND p.status IS 'full'" : "0",
      inspection ? "\(approved) AND i.fact IS NOT NULL" : "0",
      confirmation ? "\(operating) AND c.fact IS NOT NULL" : "0",
      confirmation ? "\(approved) AND c.fact IS NOT NULL" : "0",
      "s.state = 'building'",
      "s.state = 'suspended'",
      "s.state = 'retired'",
    ]
  }
}
