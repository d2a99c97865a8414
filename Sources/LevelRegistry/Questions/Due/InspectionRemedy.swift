import CapdoSQLite

/// What an inspection asked to be remedied, while no later one found it so.
package struct InspectionRemedy: Hashable, Sendable {
  /// The system inspected, as it is called on the day of the snapshot.
  package let code: String
  package let name: String
  package let owner: Organization
  package let `operator`: Organization
  /// The inspection that found it.
  package let inspection: Inspection
  package let inspectedOn: Day
  /// The day by which it is to be remedied.
  package let dueOn: Day
}

extension Snapshot {
  /// Returns the remedies that are open on the day, the earliest due first.
  ///
  /// An inspection that did not conform and set a day for remedies stays open until a later day's inspection of the
  /// system, of whatever kind, conforms; one that says nothing of its result does not close it. Retired systems are left
  /// out unless the scope asks for them by state.
  package func openRemedies(in scope: Scope = Scope()) throws -> [InspectionRemedy] {
    var query = try query(in: scope.withoutRetired)
    query.join(InspectionRemedy.open)
    let inspection = SQL.joined(FactTable.inspection.values.map { "n.\($0)" }, separator: ", ")
    let columns: SQL = "s.code, s.name, s.owner, s.operator, n.valid_from, n.kind, \(inspection)"
    let statement = try connection.statement(query.select(columns, "ORDER BY n.remedy_by, s.code, n.valid_from"))
    let directory = try directory()
    var remedies: [InspectionRemedy] = []
    try statement.forEachRow(query.values) { row in
      remedies.append(try InspectionRemedy(row.values(), directory: directory, day: day))
    }
    return remedies
  }
}

extension InspectionRemedy {
  /// Joins the inspections `n` whose remedies are open on the day.
  ///
  /// The plus keeps SQLite from making an index on the result for each question.
  static let open: SQL = """
    JOIN inspection n ON n.system = s.id AND n.valid_from <= ?1 AND \(Query.known("n"))
      AND +n.result = 'not-conforming' AND n.remedy_by IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM inspection k WHERE k.system = s.id AND k.result = 'conforming'
        AND k.valid_from > n.valid_from AND k.valid_from <= ?1 AND \(Query.known("k")))
    """

  fileprivate init(_ values: [Value], directory: Directory, day: Day) throws {
    var row = RowReader(values, "inspection")
    code = try row.text()
    name = try row.text()
    let (ownerID, operatorID) = (try row.integer(), try row.integer())
    inspectedOn = try row.day()
    inspection = try Inspection(kind: row.value(), row.values(of: .inspection))
    guard let owner = directory.organization(ownerID, asOf: day),
      let operating = directory.organization(operatorID, asOf: day), let dueOn = inspection.remedyBy
    else { throw RegistryError.schemaDiffers("inspection") }
    self.owner = owner
    self.operator = operating
    self.dueOn = dueOn
  }
}
