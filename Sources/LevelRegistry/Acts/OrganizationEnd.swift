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

  /// Writes what holds of an organization from a day on, up to its own end: who is gone vouches for nothing, and is
  /// reached nowhere.
  func set(_ table: FactTable, of id: Int64, to values: [Value], from day: Day) throws -> Timeline.Change {
    let change = try timeline(table).set([.integer(id)], to: values, from: day)
    if let end = try knownOrganizations().history(of: id).last?.to, end < change.to {
      try timeline(table).end([.integer(id)], on: end)
    }
    return change
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
}
