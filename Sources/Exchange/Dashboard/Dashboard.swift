import LevelRegistry

/// What officials look at on a Monday, gathered once from a snapshot: written as a page or as JSON.
public struct Dashboard: Sendable {
  /// The digest of entry 1, which names the register for ever.
  public let registry: String
  public let day: Day
  public let knownAt: Moment
  public let entry: Int64
  /// The digest of that entry, which stands for all that was known.
  public let digest: String
  public let scope: Scope
  public let total: Tally
  public let authorities: Summary
  public let levels: Summary
  /// Lowest completion first.
  public let owners: Summary
  /// The ends of the months up to the day asked, and the day itself.
  public let months: [Summary.Month]
  /// What is true but wrong, by the order of the codes.
  public let findings: [FindingGroup]
  /// What is late, and what falls due within thirty days.
  public let deadlines: [Deadline]
  /// Every system of the scope that is not retired, by code.
  public let systems: [System]
  /// How many owners of operating systems have not confirmed their lists.
  public let unconfirmedOwners: Int
  /// The first day of the reporting year.
  public let yearBegins: Day

  /// The findings of one code.
  public struct FindingGroup: Sendable {
    public let code: Finding.Code
    public var findings: [Finding]

    /// The codes of the systems found wrong.
    public var systems: Set<String> {
      Set(findings.compactMap { $0.object.kind == .system ? $0.object.code : nil })
    }
  }

  /// A system, and what the figures count it as.
  public struct System: Sendable {
    public let position: Position
    /// Whether its owner vouches for its list.
    public let isConfirmed: Bool
    /// Whether a periodic inspection in the reporting year is on record.
    public let isInspected: Bool
    /// What is found wrong with it.
    public let findings: [Finding.Code]
    /// What is late or falls due.
    public let deadlines: [Deadline]
  }
}

extension Registry {
  /// Gathers a dashboard of the systems of a scope.
  ///
  /// - Parameter months: how many months back the time series goes.
  /// - Complexity: one pass over the systems for each breakdown and each month; the systems are kept in memory.
  public func dashboard(_ snapshot: Snapshot, in scope: Scope, months: Int) throws -> Dashboard {
    let first = try self.snapshot(asOf: snapshot.day, knownAt: .entry(1))
    var owners = try snapshot.summary(by: .owner, in: scope)
    owners.sortByCompletion()
    let levels = try snapshot.summary(by: .level, in: scope)
    let findings = try snapshot.findingGroups(in: scope)
    let deadlines = try snapshot.deadlines(in: scope).filter { $0.dueOn != nil }
    return Dashboard(
      registry: first.digest, day: snapshot.day, knownAt: snapshot.knownAt, entry: snapshot.entry,
      digest: snapshot.digest, scope: scope, total: levels.total,
      authorities: try snapshot.summary(by: .authority, in: scope), levels: levels, owners: owners,
      months: try snapshot.months(back: months, in: scope), findings: findings, deadlines: deadlines,
      systems: try snapshot.dashboardSystems(in: scope, findings, deadlines),
      unconfirmedOwners: try snapshot.unconfirmedOwners(in: scope), yearBegins: snapshot.reportingYearBegins)
  }
}

extension Snapshot {
  fileprivate func findingGroups(in scope: Scope) throws -> [Dashboard.FindingGroup] {
    var groups: [Dashboard.FindingGroup] = []
    try forEachFinding(in: scope) { finding in
      if groups.last?.code == finding.code {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append(.init(code: finding.code, findings: [finding]))
      }
    }
    return groups
  }

  fileprivate func dashboardSystems(
    in scope: Scope, _ findings: [Dashboard.FindingGroup], _ deadlines: [Deadline]
  ) throws -> [Dashboard.System] {
    let waiting = Dictionary(grouping: deadlines) { $0.system?.code }
    var found: [String: [Finding.Code]] = [:]
    for group in findings {
      for system in group.systems { found[system, default: []].append(group.code) }
    }
    let confirmations = try confirmations()
    var systems: [Dashboard.System] = []
    try forEachPosition(in: scope) { position in
      systems.append(
        .init(
          position: position, isConfirmed: confirmations[position.owner.id] != nil,
          isInspected: position.inspectedPeriodicallyOn.map { $0 >= reportingYearBegins } ?? false,
          findings: found[position.code] ?? [], deadlines: waiting[position.code] ?? []))
    }
    return systems
  }
}
