import CapdoSQLite

extension Snapshot {
  /// The requirements of the catalogs that were known, on the day asked; read once.
  package func requirements() throws -> Requirements {
    if let known = cache.requirements { return known }
    let requirements = Requirements(try Requirement.all(on: day, knownAt: entry, in: connection))
    cache.requirements = requirements
    return requirements
  }
}

extension Requirement {
  static func all(on day: Day, knownAt entry: Int64, in connection: RegistryConnection) throws -> [Requirement] {
    let columns = SQL.joined(FactTable.requirement.columns.map { "q.\($0)" }, separator: ", ")
    return try connection.statement(
      "SELECT \(columns) FROM requirement q WHERE \(Query.holds("q")) ORDER BY q.catalog, q.level, q.fact"
    ).rows(.text(day.description), .integer(entry)) { try Requirement(Fact($0, of: .requirement)) }
  }
}

extension SQL {
  /// The catalog of the approval in force `a`, as `LegalBasis.catalog` has it.
  static let catalog: SQL = "iif(a.basis = 'nd85', 'tt12-2022', 'tcvn14423-2026')"

  /// Whether the system `s` has a result of its own under the catalog and level of its approval in force `a`.
  ///
  /// The sample of schema.sql answers for nearly every system that has; the others are looked up among all results.
  static var assessed: SQL {
    let result: SQL = """
      SELECT 1 FROM assessment r WHERE r.system = s.id AND r.catalog = \(catalog) AND r.level = a.level AND r.kind = 'self'
        AND \(Query.holds("r"))
      """
    return "(EXISTS (\(result) AND r.fact % 32 = 0) OR EXISTS (\(result)))"
  }
}
