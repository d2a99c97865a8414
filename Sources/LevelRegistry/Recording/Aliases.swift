import CapdoSQLite

extension Recording {
  /// Records another name by which people mean an organization: in sheets, and wherever one is typed.
  ///
  /// - Parameter reference: a code, `CODE@DAY` or name, as of the day.
  /// - Throws: `RegistryError.aliasTaken` for what means another organization already; `organizationUnchanged` for what
  ///   means this one.
  @discardableResult
  package func addAlias(_ name: String, of reference: String, from day: Day = .always) throws -> ActResult {
    try act(.organizationAlias) {
      try mustHaveHappened(day)
      let asked = day == .always ? today : day
      let organization = try standingOrganization(reference, on: asked)
      let name = try Text.name(name, .name)
      guard try addAlias(name, of: organization.id, from: day, asked: asked) else {
        throw RegistryError.organizationUnchanged(organization.code, on: asked)
      }
      return ActResult(
        code: organization.code, name: organization.name, before: nil,
        after: Phrase("also called '\(name)'", "còn gọi là '\(name)'"), since: day, later: nil)
    }
  }

  /// Adds an alias, unless it means the organization already on the day asked.
  func addAlias(_ name: String, of organization: Int64, from day: Day, asked: Day) throws -> Bool {
    let name = try Text.name(name, .name)
    if let meant = try organizationMeant(by: name, on: asked) {
      guard meant.id == organization else { throw RegistryError.aliasTaken(name, by: meant.code, name: meant.name) }
      return false
    }
    _ = try timeline(.alias).set([.integer(organization), .text(name)], to: [], from: day)
    return true
  }

  /// Records that a name is no longer an alias of an organization from a day on.
  ///
  /// - Throws: `RegistryError.organizationUnchanged` when it is none.
  @discardableResult
  package func endAlias(_ name: String, of reference: String, on day: Day) throws -> ActResult {
    try act(.organizationAlias) {
      try mustHaveHappened(day)
      let organization = try organization(reference, on: day)
      let name = try Text.name(name, .name)
      guard try timeline(.alias).end([.integer(organization.id), .text(name)], on: day) != nil else {
        throw RegistryError.organizationUnchanged(organization.code, on: day)
      }
      return ActResult(
        code: organization.code, name: organization.name,
        before: Phrase("also called '\(name)'", "còn gọi là '\(name)'"),
        after: Phrase("no longer called that", "không còn gọi như vậy"), since: day, later: nil)
    }
  }
}

extension Snapshot {
  /// The other names of an organization on the day.
  package func aliases(of organization: Int64) throws -> [String] {
    try Alias.all(connection, knownAt: entry).filter { $0.organization == organization && $0.holds(on: day) }
      .map(\.name)
  }
}
