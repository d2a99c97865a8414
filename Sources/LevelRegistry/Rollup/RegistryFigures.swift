import CapdoSQLite

/// The figures of one registry on a day, as known at an entry: what it is, and counts; no system or owner is named.
///
/// Systems are counted by tier and level at once, so that both breakdowns and the whole are sums of the same counts.
package struct RegistryFigures: Hashable, Sendable {
  package var identity: RegistryIdentity
  /// The day asked.
  package var day: Day
  /// The closing that the figures are of, where they are of one.
  package var closing: String?
  /// When the last entry that they know was recorded.
  package var knownAt: Moment
  /// The owners of operating systems that have not confirmed their lists.
  package var unconfirmedOwners: Int
  package var groups: [Group]
  package var requirements: [Requirements]

  /// The systems of one tier and one level, counted.
  package struct Group: Hashable, Sendable {
    package let authority: Authority
    /// nil: not approved.
    package let level: Level?
    package let tally: Tally

    package init(authority: Authority, level: Level?, tally: Tally) {
      self.authority = authority
      self.level = level
      self.tally = tally
    }
  }

  /// The results under one catalog, counted.
  package struct Requirements: Hashable, Sendable {
    package let catalog: String
    package let kind: AssessmentKind
    package let tally: RequirementTally

    package init(catalog: String, kind: AssessmentKind, tally: RequirementTally) {
      self.catalog = catalog
      self.kind = kind
      self.tally = tally
    }
  }

  package init(
    identity: RegistryIdentity, day: Day, closing: String?, knownAt: Moment, unconfirmedOwners: Int, groups: [Group],
    requirements: [Requirements]
  ) {
    self.identity = identity
    self.day = day
    self.closing = closing
    self.knownAt = knownAt
    self.unconfirmedOwners = unconfirmedOwners
    self.groups = groups
    self.requirements = requirements
  }

  /// Every system of the registry.
  package var tally: Tally { groups.reduce(Tally()) { $0 + $1.tally } }
}

/// Which registry it is: what it is called, and the state by which it can be proved.
package struct RegistryIdentity: Hashable, Sendable {
  /// What it was called on the day asked; nil where nobody named it.
  package let name: String?
  /// The province's code in the national list.
  package let provinceCode: String?
  /// The registry's id, and the last entry that is known.
  package let checkpoint: Checkpoint

  package init(name: String?, provinceCode: String?, checkpoint: Checkpoint) {
    self.name = name
    self.provinceCode = provinceCode
    self.checkpoint = checkpoint
  }
}

extension Snapshot {
  /// Which registry it is.
  package func identity() throws -> RegistryIdentity {
    let name = try registryName()
    return RegistryIdentity(name: name?.name, provinceCode: name?.provinceCode, checkpoint: try checkpoint())
  }

  /// Counts everything that can be said of the registry without naming a system or an owner.
  ///
  /// - Parameter closing: the closing that the snapshot is of.
  package func figures(of closing: String? = nil) throws -> RegistryFigures {
    let groups = try countsByTierAndLevel()
    let isLeftOut = groups.contains { $0.tally.confirmed < $0.tally.operating }
    return RegistryFigures(
      identity: try identity(), day: day, closing: closing, knownAt: knownAt,
      unconfirmedOwners: isLeftOut ? try unconfirmedOwners() : 0, groups: groups,
      requirements: try countedRequirements())
  }

  private func countsByTierAndLevel() throws -> [RegistryFigures.Group] {
    let key: SQL = "\(Self.authority) || ' ' || ifnull(a.level, '')"
    var tallies: [String: Tally] = [:]
    for (key, tally) in try counts(by: [key], for: Set(Measure.allCases), in: Scope())[0] {
      if case .text(let text) = key { tallies[text] = tally }
    }
    return Authority.allCases.flatMap { authority in
      (Level.allCases.map(Optional.some) + [nil]).compactMap { level in
        tallies["\(authority.rawValue) \(level.map { "\($0.rawValue)" } ?? "")"].map {
          RegistryFigures.Group(authority: authority, level: level, tally: $0)
        }
      }
    }
  }

  private func countedRequirements() throws -> [RegistryFigures.Requirements] {
    try assessedCatalogs().flatMap { catalog in
      try AssessmentKind.allCases.compactMap { kind in
        let tally = try requirementTally(of: catalog, as: kind)
        guard tally.assessedSystems > 0 else { return nil }
        return RegistryFigures.Requirements(catalog: catalog, kind: kind, tally: tally)
      }
    }
  }

  /// Calls `body` with the name, the owner and the decision of every operating system whose decision has a number.
  package func forEachDecision(_ body: (_ system: String, _ owner: String, _ number: String) throws -> Void) throws {
    var query = try query(in: Scope())
    query.filter("s.state = 'operating' AND a.number IS NOT NULL")
    try connection.statement(query.select("s.name, s.owner, a.number")).forEachRow(query.values) { row in
      try body(row.text(0), directory.name(of: row.integer(1), asOf: day), row.text(2))
    }
  }
}
