import SQLite

extension Recording {
  /// Records that organizations became one: they end on a day, and the successor owns and operates their systems from then
  /// on, has their parts below it, and is the specialised unit where they were.
  ///
  /// The successor has to confirm its list anew. Approvals, plans and inspections are those of the systems and stay.
  /// - Parameters:
  ///   - old: codes, `CODE@DAY` or names, as of the day before.
  ///   - code: a code as of the day; an organization is made when nobody bears it then, with the tier that all the old ones
  ///     have and under the lowest body that stood above them all, unless told otherwise.
  ///   - name: its name; when somebody bears the code, the name must agree.
  /// - Throws: `RegistryError.bearerDiffers`, `tierUnclear`, `succeedsItself`, `organizationUnchanged`, `ownParent` and what looking up
  ///   the organizations throws.
  @discardableResult
  public func mergeOrganizations(
    _ old: [String], into code: String, name: String? = nil, tier: Authority? = nil, parent: String? = nil, on day: Day
  ) throws -> [Change] {
    try act("organization merge") {
      try mustHaveHappened(day)
      let code = try Text.code(code)
      var merged: [Organization] = []
      for reference in old {
        let organization = try organization(reference, endingOn: day)
        if !merged.contains(where: { $0.id == organization.id }) { merged.append(organization) }
      }
      let above = try commonAbove(merged, on: day)
      var ended: [Organization] = []
      for organization in merged where try end(organization.id, on: day) { ended.append(organization) }
      let parent = try parent.map { try standingOrganization($0, on: day) }
      let known = try knownOrganizations().bearer(of: code, on: day)
      if let known { try mustAgree(known, name: name, tier: tier, parent: parent, on: day) }
      let successor =
        try known
        ?? make(
          code, name: name, tier: tier ?? commonTier(merged, for: code), parent: parent ?? above, on: day)
      var changes = known == nil ? [Change(made: successor)] : []
      for organization in merged {
        let isNew = try succeed(organization.id, successor.id, on: day)
        guard isNew || ended.contains(organization) else { continue }
        changes.append(
          Change(
            organization,
            Phrase("merged into \(successor.name)", "sáp nhập vào \(successor.name)"), since: day))
      }
      guard !changes.isEmpty else { throw RegistryError.organizationUnchanged(code, on: day) }
      return try changes + takeOver(Dictionary(uniqueKeysWithValues: merged.map { ($0.id, successor.id) }), from: day)
    }
  }

  /// Records that an organization was divided: it ends on a day, and each successor took a part of it over.
  ///
  /// Who gets which system is for people to say: `systemsLeft(by:)` has the lines. Its parts move to the body above.
  /// - Parameters:
  ///   - old: a code, `CODE@DAY` or name, as of the day before.
  ///   - codes: those of the day; they must be there.
  @discardableResult
  public func splitOrganization(_ old: String, into codes: [String], on day: Day) throws -> Ending {
    try act("organization split") {
      try mustHaveHappened(day)
      let organization = try organization(old, endingOn: day)
      let above = try commonAbove([organization], on: day)
      var isNew = try end(organization.id, on: day)
      let successors = try codes.map { try standingOrganization($0, on: day) }
      guard Set(successors.map(\.id)).count > 1 else { throw RegistryError.splitIntoOne(organization.code) }
      for successor in successors { isNew = try succeed(organization.id, successor.id, on: day) || isNew }
      guard isNew else { throw RegistryError.organizationUnchanged(organization.code, on: day) }
      let names = successors.map(\.name).joined(separator: "; ")
      let change = Change(organization, Phrase("split into \(names)", "chia tách thành \(names)"), since: day)
      return try Ending(
        changes: [change] + moveParts(of: organization.id, under: above, from: day),
        left: systemsLeft(by: organization.id, to: successors, from: day))
    }
  }

  /// Records that an organization was abolished: it ends on a day, and nobody took it over.
  ///
  /// Its parts move to the body above. Decisions that it issued stay in force.
  /// - Parameter code: a code, `CODE@DAY` or name, as of the day before.
  @discardableResult
  public func abolishOrganization(_ code: String, on day: Day) throws -> Ending {
    try act("organization abolish") {
      try mustHaveHappened(day)
      let organization = try organization(code, endingOn: day)
      let above = try commonAbove([organization], on: day)
      guard try end(organization.id, on: day) else {
        throw RegistryError.organizationUnchanged(organization.code, on: day)
      }
      let change = Change(organization, Phrase("abolished", "giải thể"), since: day)
      return try Ending(
        changes: [change] + moveParts(of: organization.id, under: above, from: day),
        left: systemsLeft(by: organization.id, to: above.map { [$0] } ?? [], from: day))
    }
  }

  /// Writes a succession; false when it is on record.
  func succeed(_ predecessor: Int64, _ successor: Int64, on day: Day) throws -> Bool {
    guard predecessor != successor else {
      throw RegistryError.succeedsItself(try knownOrganizations().reference(to: predecessor, on: day.previous))
    }
    let timeline = try timeline(.succession)
    let key: [Value] = [.integer(predecessor), .integer(successor)]
    guard try timeline.fact(of: key, on: day) == nil else { return false }
    _ = try timeline.set(key, to: [], from: day)
    return true
  }

  private func make(_ code: String, name: String?, tier: Authority, parent: Organization?, on day: Day) throws
    -> Organization
  {
    let name = try Text.name(name ?? "", .name)
    let id = try writeOrganization(
      id: nil, code: code, name: name, tier: tier, parent: parent?.id, from: day, to: .forever)
    guard let made = try knownOrganizations().organization(id, asOf: day) else {
      throw RegistryError.schemaDiffers("organization")
    }
    return made
  }

  private func commonTier(_ merged: [Organization], for code: String) throws(RegistryError) -> Authority {
    guard let tier = merged.first?.tier, merged.allSatisfy({ $0.tier == tier }) else { throw .tierUnclear(code) }
    return tier
  }

  private func mustAgree(
    _ known: Organization, name: String?, tier: Authority?, parent: Organization?, on day: Day
  ) throws {
    let names = try knownOrganizations()
    func describe(_ name: String, _ tier: Authority, _ parent: Int64?) -> String {
      ([name, tier.rawValue] + (parent.map { [names.reference(to: $0, on: day)] } ?? [])).joined(separator: ", ")
    }
    let agrees =
      name.map { Folding.fold($0) == Folding.fold(known.name) } ?? true && tier ?? known.tier == known.tier
      && (parent == nil || parent?.id == known.parent)
    guard !agrees else { return }
    throw RegistryError.bearerDiffers(
      known.code, known: describe(known.name, known.tier, known.parent),
      given: describe(name ?? known.name, tier ?? known.tier, parent?.id ?? known.parent), on: day)
  }
}

extension Change {
  /// Tells what became of an organization.
  init(_ organization: Organization, _ after: Phrase, since day: Day) {
    self.init(
      code: organization.code, name: organization.name, before: organization.tier.phrase, after: after, since: day,
      later: nil)
  }

  init(made organization: Organization) {
    self.init(
      code: organization.code, name: organization.name, before: nil, after: organization.tier.phrase,
      since: organization.from, later: nil)
  }
}
