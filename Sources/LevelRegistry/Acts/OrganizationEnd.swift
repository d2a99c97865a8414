import SQLite

// What merge, split and abolish have in common: an organization ends.
extension Recording {
  /// Finds the organization that is to end on a day: what the reference means on the day before.
  ///
  /// One that ended on that very day already is found too.
  /// - Throws: `RegistryError.organizationHeldAt`; `succeededAlready` or `tookOver` when a succession on record needs it.
  func organization(_ reference: String, endingOn day: Day) throws -> Organization {
    let organization = try standingOrganization(reference, on: day.previous)
    try mustBeFree(organization.id, toEndOn: day)
    return organization
  }

  /// Throws when a succession on record would lose its predecessor or its successor.
  func mustBeFree(_ id: Int64, toEndOn day: Day) throws {
    let names = try knownOrganizations()
    for succession in try Succession.all(connection) {
      let on = succession.effectiveOn
      if succession.predecessor == id, on != day {
        throw RegistryError.succeededAlready(
          names.reference(to: id, on: day.previous), by: names.reference(to: succession.successor, on: on), on: on)
      }
      if succession.successor == id, on >= day {
        throw RegistryError.tookOver(
          names.reference(to: id, on: day.previous), from: names.reference(to: succession.predecessor, on: on.previous),
          on: on)
      }
    }
  }

  /// Ends an organization for good, and what it vouched for and was reached at; what was on record of later days is taken
  /// back.
  ///
  /// - Returns: whether anything was left to end.
  @discardableResult
  func end(_ id: Int64, on day: Day) throws -> Bool {
    var hasEnded = false
    for table in [FactTable.organization, .confirmation, .contact] {
      let timeline = try timeline(table)
      let before = try timeline.end([.integer(id)], on: day)
      hasEnded = hasEnded || before != nil
      while let later = try timeline.fact(of: [.integer(id)], after: day) {
        try timeline.void(later)
        hasEnded = true
      }
    }
    directory = nil
    return hasEnded
  }

  /// The lowest organization that stands above all of these on the day before and is still there on the day.
  func commonAbove(_ organizations: [Organization], on day: Day) throws -> Organization? {
    let names = try knownOrganizations()
    let chains = organizations.map { names.above($0.id, on: day.previous) }
    let gone = Set(organizations.map(\.id))
    let common = chains.first?.first { id in
      !gone.contains(id) && names.isThere(id, on: day) && chains.allSatisfy { $0.contains(id) }
    }
    return common.flatMap { names.organization($0, asOf: day) }
  }
}
