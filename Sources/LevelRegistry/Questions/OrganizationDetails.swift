import CapdoSQLite

/// All that is known of one organization: what holds on the day, and what was and will be.
package struct OrganizationDetails: Sendable {
  package let organization: Organization
  /// The body above it.
  package let parent: Organization?
  /// Its names, codes, tiers and bodies above over the years, the earliest first.
  package let history: [Organization]
  /// Whom it took over from, and from which day on.
  package let predecessors: [(organization: Organization, on: Day)]
  /// Who took over from it, and from which day on.
  package let successors: [(organization: Organization, on: Day)]
  package let listConfirmedOn: Day?
  package let contact: Contact?
  /// Who appraises for it.
  package let specializedUnit: Organization?
  /// The other names by which it is called.
  package let aliases: [String]
}

extension Snapshot {
  /// Returns all that is known of the organization that a code, `CODE@DAY` or a name means on the day.
  package func details(of reference: String) throws -> OrganizationDetails {
    let organization = try organization(reference)
    func other(_ id: Int64, asOf day: Day) throws -> Organization {
      guard let found = try directory.organization(id, asOf: day) else {
        throw RegistryError.schemaDiffers("organization")
      }
      return found
    }
    let successions = try successions()
    let contact = try contact(of: organization.id)
    return try OrganizationDetails(
      organization: organization, parent: organization.parent.map { try other($0, asOf: organization.shown(on: day)) },
      history: directory.history(of: organization.id),
      predecessors: successions.filter { $0.successor == organization.id }
        .map { (try other($0.predecessor, asOf: $0.effectiveOn.previous), $0.effectiveOn) },
      successors: successions.filter { $0.predecessor == organization.id }
        .map { (try other($0.successor, asOf: $0.effectiveOn), $0.effectiveOn) },
      listConfirmedOn: confirmations()[organization.id], contact: contact,
      specializedUnit: contact?.specializedUnit.map { try other($0, asOf: day) },
      aliases: aliases(of: organization.id))
  }

  /// Returns the owners that are there on the day, have systems that are not retired, and have not confirmed their lists
  /// since another day, with their numbers of systems, by code.
  package func ownersUnconfirmed(
    since other: Day, in scope: Scope = Scope()
  ) throws -> [(owner: Organization, listConfirmedOn: Day?, systems: Int)] {
    let query = try query(in: scope.withoutRetired)
    var systems: [Int64: Int] = [:]
    try connection.statement(query.select("s.owner, count(*)", "GROUP BY 1")).forEachRow(query.values) {
      systems[try $0.integer(0)] = Int(try $0.integer(1))
    }
    return try organizations().compactMap { organization, confirmedOn in
      guard let count = systems[organization.id], confirmedOn ?? .always < other else { return nil }
      return (organization, confirmedOn, count)
    }
  }
}

extension Organization {
  /// The day nearest to one asked on which it is as it is here.
  func shown(on day: Day) -> Day { min(max(day, from), to.previous) }
}

extension Snapshot {
  /// Returns the contact of an organization on the day; nil when none is recorded.
  package func contact(of organization: Int64) throws -> Contact? {
    let columns = SQL.joined(FactTable.contact.values.map { "c.\($0)" }, separator: ", ")
    return try connection.statement(
      "SELECT \(columns) FROM contact c WHERE c.organization = ?3 AND \(Query.holds("c"))"
    ).first(.text(day.description), .integer(entry), .integer(organization)) { try Contact($0.values()) }
  }

  /// Returns an organization by its id, as it is on the day, or as it last was before, or as it first is after.
  public func organization(_ id: Int64) throws -> Organization? {
    try directory.organization(id, asOf: day)
  }
}

extension Snapshot {
  /// Who stands below whom on the day; made once.
  func hierarchy() throws -> Hierarchy {
    if let hierarchy = cache.hierarchy { return hierarchy }
    let hierarchy = Hierarchy(directory, on: day, heirs: try heirs())
    cache.hierarchy = hierarchy
    return hierarchy
  }

  /// Who took all of an organization over that is not there any more on the day.
  func heirs() throws -> [Int64: Int64] {
    try successions().heirs(on: day) { try directory.isThere($0, on: day) }
  }

  /// Those whose systems an organization took over with everything else, and itself.
  func bodies(of id: Int64) throws -> Set<Int64> {
    let taken = Dictionary(grouping: try heirs(), by: \.value)
    var found: Set<Int64> = []
    var waiting = [id]
    while let id = waiting.popLast() {
      if found.insert(id).inserted { waiting += taken[id]?.map(\.key) ?? [] }
    }
    return found
  }

  func successions() throws -> [Succession] {
    try Succession.all(connection, knownAt: entry)
  }
}
