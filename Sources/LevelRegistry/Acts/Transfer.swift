import SQLite

extension Recording {
  /// Records that a system went to another owner, operator or competent authority; what is left out stays.
  ///
  /// - Throws: `RegistryError.nothingChanges`, `unknownOrganization`, `organizationHeldAt`, `authorityNotInForce`,
  ///   `systemNotThere` on a day before the registration, `systemRetired`.
  @discardableResult
  public func transfer(
    _ code: String, owner: String? = nil, operator: String? = nil, authority: Authority? = nil, on day: Day
  ) throws -> Change {
    try act("transfer") {
      try mustHaveHappened(day)
      if let authority { try mustApprove(authority, on: day) }
      let owner = try owner.map { try standingOrganization($0, on: day).id }
      let operating = try `operator`.map { try standingOrganization($0, on: day).id }
      return try edit(try system(code, on: day), on: day) {
        $0.owner = owner ?? $0.owner
        $0.operator = operating ?? $0.operator
        $0.authority = authority ?? $0.authority
      }
    }
  }

  /// Records another name or category of a system; what is left out stays.
  ///
  /// - Throws: as `transfer` does.
  @discardableResult
  public func change(_ code: String, name: String? = nil, category: Category? = nil, on day: Day) throws -> Change {
    try act("change") {
      try mustHaveHappened(day)
      let name = try name.map { text in try Text.name(text, .name) }
      return try edit(try system(code, on: day), on: day) {
        $0.name = name ?? $0.name
        $0.category = category ?? $0.category
      }
    }
  }

  /// Changes what holds of a system from a day on, up to the next change on record.
  func edit(_ system: RegisteredSystem, on day: Day, _ edit: (inout InformationSystem) -> Void) throws -> Change {
    let timeline = try timeline(.system)
    let key: [Value] = [.integer(system.id)]
    guard let fact = try timeline.fact(of: key, on: day) else {
      throw RegistryError.systemNotThere(
        system.code, on: day, first: try timeline.fact(of: key, after: day)?.from ?? day)
    }
    let before = try InformationSystem(fact)
    var after = before
    edit(&after)
    guard after != before else {
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try before.words(in: knownOrganizations, on: day))
    }
    let words = try before.difference(to: after, in: knownOrganizations, on: day)
    let next = try timeline.set(key, to: after.values, from: day).next
    try settle(system.id, in: .system, naming: [after.owner, after.operator])
    return Change(
      code: after.code, name: after.name, before: words.before, after: words.after, since: day,
      later: try next.map { later in
        var edited = try InformationSystem(later)
        edit(&edited)
        return try standing(later, of: system, InformationSystem.self, becoming: edited)
      })
  }
}
