import CapdoSQLite

/// Where one system stands on the day of a snapshot: the line of a list, and of an export.
public struct SystemStatus: Codable, Hashable, Identifiable, Sendable {
  /// Which system it is, whatever it is called.
  public let id: Int64
  /// Its code on the day.
  public let code: String
  /// Its name on the day.
  public let name: String
  /// Who owns it.
  public let owner: Organization
  /// Who operates it.
  public let `operator`: Organization
  /// What it is for; nil where it is not classified.
  public let category: Category?
  /// The tier that is competent to approve.
  public let competentAuthority: Authority
  /// Whether it is being built, operates, is suspended or retired.
  public let state: SystemState
  /// The first day of its state and description.
  public let since: Day
  /// The first day on which it was registered.
  public let registeredOn: Day
  /// The last proposal of a level, and how far it has come.
  public let dossier: Dossier?
  /// The first day of the dossier's status.
  public let dossierOn: Day?
  /// The approval in force.
  public let approval: Approval?
  /// The plan that counts for the approval in force.
  public let plan: Plan?
  /// The first day of the plan's status.
  public let planOn: Day?
  /// The day of the last inspection before use.
  public let inspectedBeforeUseOn: Day?
  /// The day of the last periodic inspection.
  public let inspectedPeriodicallyOn: Day?
  /// The day of the snapshot.
  public let day: Day

  /// The tier of the approval in force, else the competent one.
  public var authority: Authority { approval?.authority ?? competentAuthority }
  /// The day since which it is retired; nil while it is not.
  public var retiredOn: Day? { state == .retired ? since : nil }
}

extension Snapshot {
  /// Calls `body` with every system of a scope, by code.
  ///
  /// Retired systems are left out unless the scope asks for them by state; an export asks for all.
  /// - Complexity: one pass; memory does not grow with the number of systems.
  public func forEachSystem(in scope: Scope = Scope(), _ body: (SystemStatus) throws -> Void) throws {
    try forEach(try positions(in: scope.withoutRetired), body)
  }

  /// Returns every system of a scope, by code.
  ///
  /// Retired systems are left out unless the scope asks for them by state.
  /// - Complexity: one pass; `forEachSystem` keeps none of them in memory.
  public func systems(in scope: Scope = Scope()) throws -> [SystemStatus] {
    var systems: [SystemStatus] = []
    try forEachSystem(in: scope) { systems.append($0) }
    return systems
  }

  /// Returns where a system stands, by its code on the day; nil when nobody bears it then.
  public func system(_ code: String) throws -> SystemStatus? {
    guard let code = Folding.compose(code) else { return nil }
    var query = try positions(in: Scope())
    let wanted = query.bind(.text(code))
    query.filter("s.code = \(wanted)")
    return try first(query)
  }

  func system(withID id: Int64) throws -> SystemStatus? {
    var query = try positions(in: Scope())
    let wanted = query.bind(.integer(id))
    query.filter("s.id = \(wanted)")
    return try first(query)
  }

  /// The systems of a scope whose ids lie in a range, retired ones too, by id.
  func positions(ofSystems ids: ClosedRange<Int64>, in scope: Scope) throws -> [SystemStatus] {
    var query = try positions(in: scope)
    let (first, last) = (query.bind(.integer(ids.lowerBound)), query.bind(.integer(ids.upperBound)))
    query.filter("s.id BETWEEN \(first) AND \(last)")
    var positions: [SystemStatus] = []
    try forEach(query, by: "s.id") { positions.append($0) }
    return positions
  }

  /// Calls `body` with the systems of a scope that some owners have, by code.
  ///
  /// Retired systems are left out unless the scope asks for them by state.
  /// - Complexity: one pass over the systems in the order in which they lie, however many owners, and a sort of those found:
  ///   looked up by owner or by code each would be read from a page of its own.
  package func forEachSystem(
    ofOwners owners: Set<Int64>, in scope: Scope = Scope(), _ body: (SystemStatus) throws -> Void
  ) throws {
    var query = try positions(in: scope.withoutRetired)
    query.filter("+s.owner", in: owners)
    try forEach(query, by: "+s.code", body)
  }

  /// The owners of the systems of a scope, each with how many it has, in the order of their first system by code.
  package func ownersOfSystems(in scope: Scope = Scope()) throws -> [(owner: Organization, systems: Int)] {
    let query = try query(in: scope.withoutRetired)
    var found: [(first: String, owner: Organization, systems: Int)] = []
    try connection.statement(query.select("s.owner, min(s.code), count(*)", "GROUP BY s.owner"))
      .forEachRow(query.values) { row in
        guard let owner = try directory.organization(row.integer(0), asOf: day) else {
          throw RegistryError.schemaDiffers("organization")
        }
        found.append((try row.text(1), owner, Int(try row.integer(2))))
      }
    return found.sorted { $0.first < $1.first }.map { ($0.owner, $0.systems) }
  }

  private func first(_ query: Query) throws -> SystemStatus? {
    var found: SystemStatus?
    try forEach(query) { found = $0 }
    return found
  }

  private func positions(in scope: Scope) throws -> Query {
    var query = try query(in: scope, plan: true, dossier: true)
    for (table, kind) in [("b", "before-use"), ("i", "periodic")] as [(SQL, SQL)] {
      query.join(
        "LEFT JOIN inspection \(table) ON \(table).system = s.id AND \(table).kind = '\(kind)' AND \(Query.holds(table))"
      )
    }
    return query
  }

  private func forEach(_ query: Query, by order: SQL = "s.code", _ body: (SystemStatus) throws -> Void) throws {
    let directory = directory
    let statement = try connection.statement(query.select(Self.columns, "ORDER BY \(order)"))
    try statement.forEachRow(query.values) { row in
      try body(try SystemStatus(row.values(), directory: directory, day: day))
    }
  }

  private static let columns: SQL = {
    func all(_ table: FactTable, _ alias: SQL) -> SQL {
      SQL.joined(table.values.map { "\(alias).\($0)" }, separator: ", ")
    }
    return """
      s.id, \(all(.system, "s")), s.valid_from,
      (SELECT min(r.valid_from) FROM system r WHERE r.id = s.id AND \(Query.known("r"))),
      \(all(.dossier, "d")), d.valid_from, \(all(.approval, "a")), \(all(.plan, "p")), p.valid_from,
      b.valid_from, i.valid_from
      """
  }()
}

extension SystemStatus {
  /// Reads the columns that `Snapshot.columns` names, in their order.
  fileprivate init(_ values: [Value], directory: Directory, day: Day) throws {
    var row = RowReader(values, "system")
    id = try row.integer()
    let system = try InformationSystem(row.fields(of: .system, "system"))
    guard let owner = try directory.organization(system.owner, asOf: day),
      let operating = try directory.organization(system.operator, asOf: day)
    else { throw RegistryError.schemaDiffers("organization") }
    code = system.code
    name = system.name
    self.owner = owner
    self.operator = operating
    category = system.category
    competentAuthority = system.authority
    state = system.state
    since = try row.day()
    registeredOn = try row.day()
    let dossier = row.fields(of: .dossier, "dossier")
    dossierOn = try row.optionalDay()
    self.dossier = dossierOn == nil ? nil : try Dossier(dossier)
    let approval = row.fields(of: .approval, "approval")
    self.approval = approval[0] == .null ? nil : try Approval(approval)
    let plan = row.fields(of: .plan, "plan")
    planOn = try row.optionalDay()
    self.plan = planOn == nil ? nil : try Plan(plan)
    inspectedBeforeUseOn = try row.optionalDay()
    inspectedPeriodicallyOn = try row.optionalDay()
    self.day = day
  }
}

/// A plan status that stands and does not count: decisions on another level overtook it.
package struct OvertakenPlan: Hashable, Sendable {
  package let plan: Plan
  package let since: Day
  /// The level whose plan it is.
  package let level: Level
}

extension Snapshot {
  /// Returns the plan status of a system that does not count for the level in force; nil where there is none.
  package func overtakenPlan(of system: SystemStatus) throws -> OvertakenPlan? {
    guard system.plan == nil, let level = system.approval?.level else { return nil }
    let columns = SQL.joined(FactTable.plan.values.map { "p.\($0)" }, separator: ", ")
    return try connection.statement(
      """
      SELECT \(columns), p.valid_from, x.level FROM plan p
      JOIN approval x ON x.system = p.system AND x.valid_from <= ?1 AND x.valid_to > p.valid_from AND x.level <> ?4
        AND \(Query.known("x"))
      WHERE p.system = ?3 AND \(Query.holds("p")) ORDER BY x.valid_from LIMIT 1
      """
    ).rows(.text(day.description), .integer(entry), .integer(system.id), .integer(Int64(level.rawValue))) { row in
      let fields = Fields(try row.values(), "plan")
      return OvertakenPlan(
        plan: try Plan(Array(try row.values().prefix(4))), since: try fields.day(4), level: try fields.level(5))
    }.first
  }

  /// Returns the latest inspection of each kind of a system, by day.
  package func inspections(of system: SystemStatus) throws -> [(inspection: Inspection, day: Day)] {
    let columns = SQL.joined(FactTable.inspection.columns.map { "i.\($0)" }, separator: ", ")
    return try connection.statement(
      "SELECT \(columns) FROM inspection i WHERE i.system = ?3 AND \(Query.holds("i")) ORDER BY i.valid_from, i.kind"
    ).rows(.text(day.description), .integer(entry), .integer(system.id)) { row in
      let fact = try Fact(row, of: .inspection)
      return (try Inspection(fact), fact.from)
    }
  }
}
