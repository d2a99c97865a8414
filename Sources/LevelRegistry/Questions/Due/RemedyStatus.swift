import CapdoSQLite

/// Where one remedy stands on the day of a snapshot.
package struct RemedyStatus: Hashable, Sendable {
  /// What `remedy done` calls it.
  package let id: Int64
  /// The system, as it is called on the day.
  package let code: String
  package let name: String
  package let owner: Organization
  package let `operator`: Organization
  package let remedy: Remedy
  /// Who does it.
  package let unit: Organization
  package let addedOn: Day

  package var dueOn: Day? { remedy.dueOn }

  /// How it stands on a day; overdue from the day after its last one.
  package func standing(on day: Day) -> RemedyStanding {
    if remedy.doneOn != nil { return .done }
    return dueOn.map { $0 < day ? .overdue : .open } ?? .open
  }
}

/// How a remedy stands.
package enum RemedyStanding: String, Term {
  case open, overdue, done

  package var phrase: Phrase {
    switch self {
    case .open: Phrase("open", "đang thực hiện")
    case .overdue: Phrase("overdue", "quá hạn")
    case .done: Phrase("done", "đã hoàn thành")
    }
  }
}

/// A remedy that is not done, and its number.
package struct OpenRemedy: Hashable, Sendable {
  package let id: Int64
  /// The first day on which it was recorded to be open: of one that an inspection asks for, the day of the inspection.
  let addedOn: Day
  let remedy: Remedy

  package var dueOn: Day? { remedy.dueOn }

  /// What is to be done, in the fewest words.
  package var what: String { remedy.what }

  /// Whether it says what another one would say again.
  func isAbout(_ other: Remedy) -> Bool {
    (remedy.source, remedy.requirement, remedy.task, remedy.dueOn)
      == (other.source, other.requirement, other.task, other.dueOn)
  }
}

extension Snapshot {
  /// Returns the open remedies of a system found in this snapshot, the earliest due first.
  package func openRemedies(of system: SystemStatus) throws -> [OpenRemedy] { try openRemedies(ofSystem: system.id) }

  func openRemedies(ofSystem id: Int64) throws -> [OpenRemedy] {
    let values = SQL.joined(FactTable.remedy.values.map { "y.\($0)" }, separator: ", ")
    return try connection.statement(
      """
      SELECT y.id, \(Self.addedOn), \(values) FROM remedy y
      WHERE y.system = ?3 AND y.done_on IS NULL AND \(Query.holds("y"))
      ORDER BY ifnull(y.due_on, '9999-12-31'), y.id
      """
    ).rows(.text(day.description), .integer(entry), .integer(id)) { row in
      let values = try row.values()
      let fields = Fields(values, "remedy")
      return OpenRemedy(
        id: try fields.integer(0), addedOn: try fields.day(1), remedy: try Remedy(Array(values.dropFirst(2))))
    }
  }

  /// The first day of a remedy `y`.
  private static let addedOn: SQL = "(SELECT min(x.valid_from) FROM remedy x WHERE x.id = y.id AND \(Query.known("x")))"

  /// The open remedies of the systems of a scope that inspections ask for, by the day of the inspection.
  func remediesOfInspections(in scope: Scope) throws -> [String: [Day: [OpenRemedy]]] {
    let remedies = try remedies(in: scope, done: false).filter { $0.remedy.source == .inspection }
    return Dictionary(grouping: remedies, by: \.code).mapValues { ofSystem in
      Dictionary(
        grouping: ofSystem.map { OpenRemedy(id: $0.id, addedOn: $0.addedOn, remedy: $0.remedy) }, by: \.addedOn)
    }
  }

  /// Returns the remedies of the systems of a scope, the earliest due first, those without a day last.
  ///
  /// - Parameter done: only those that are done, or only those that are not; nil: all.
  package func remedies(in scope: Scope = Scope(), done: Bool? = nil) throws -> [RemedyStatus] {
    var query = try query(in: scope.withoutRetired)
    query.join("JOIN remedy y ON y.system = s.id AND \(Query.holds("y"))")
    switch done {
    case true?: query.filter("y.done_on IS NOT NULL")
    case false?: query.filter("y.done_on IS NULL")
    case nil: break
    }
    let values = SQL.joined(FactTable.remedy.values.map { "y.\($0)" }, separator: ", ")
    let columns: SQL = """
      y.id, s.code, s.name, s.owner, s.operator, \(Self.addedOn), \(values)
      """
    var found: [RemedyStatus] = []
    try connection.statement(query.select(columns, "ORDER BY ifnull(y.due_on, '9999-12-31'), s.code, y.id"))
      .forEachRow(query.values) { found.append(try RemedyStatus($0.values(), directory, day)) }
    return found
  }
}

extension RemedyStatus {
  fileprivate init(_ row: [Value], _ directory: Directory, _ day: Day) throws {
    let fields = Fields(row, "remedy")
    remedy = try Remedy(Array(row[6...]))
    guard let owner = try directory.organization(fields.integer(3), asOf: day),
      let operating = try directory.organization(fields.integer(4), asOf: day)
    else { throw RegistryError.schemaDiffers("remedy") }
    id = try fields.integer(0)
    code = try fields.text(1)
    name = try fields.text(2)
    self.owner = owner
    self.operator = operating
    unit = try remedy.unit.flatMap { try directory.organization($0, asOf: day) } ?? operating
    addedOn = try fields.day(5)
  }
}
