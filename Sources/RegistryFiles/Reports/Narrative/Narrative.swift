import LevelRegistry

/// The paragraph that provinces print in their reports, in the words of the law of the day.
///
/// A rate stands in it only where the registry gives one: approvals whose whole nobody vouches for are counted, no more.
public struct Narrative {
  let day: Day
  /// The first day of the reporting year.
  let yearBegins: Day
  /// Every tier that has an operating system, and its systems by level.
  let tiers: [(authority: Authority, tally: Tally, levels: Summary)]
  let inspected: Int
  /// How many systems operated before they were approved in the reporting year.
  let operatedBefore: Int
  /// The first day without each of the tiers that is no more.
  let ends: [Authority: Day]
  /// What results per requirement say, catalog by catalog; empty where there are none.
  let requirements: [(catalog: String, tally: RequirementTally, lacking: [RequirementCount])]
  /// What is to be reached, and how far that is.
  let targets: [Phrase]
  /// The owners with systems reported as not full, those with most first.
  let urged: [(owner: String, systems: Int)]

  /// - Complexity: a pass over the systems for each tier, and two more.
  public init(_ snapshot: Snapshot, in scope: Scope = Scope()) throws {
    day = snapshot.day
    yearBegins = try snapshot.reportingYear.begins
    let authorities = try snapshot.summary(by: .authority, in: scope)
    tiers = try Authority.allCases.compactMap { authority in
      guard let group = authorities.groups.first(where: { $0.key == authority.rawValue }), group.tally.operating > 0
      else { return nil }
      var within = scope
      within.authorities = [authority]
      return (authority, group.tally, try snapshot.summary(by: .level, in: within))
    }
    inspected = authorities.total.inspected
    operatedBefore = try snapshot.operatedBeforeApproval(in: scope)
    let ended = try snapshot.tiers()
    ends = Dictionary(
      uniqueKeysWithValues: Authority.allCases.compactMap { tier in ended.end(of: tier).map { (tier, $0) } })
    requirements = try Self.requirements(snapshot, in: scope)
    targets = try snapshot.targets().map { $0.sentence(authorities.total) }
    urged = try Self.urged(snapshot, in: scope)
  }

  /// The groups that lack most, at most three, beside the figures of each catalog.
  private static func requirements(
    _ snapshot: Snapshot, in scope: Scope
  ) throws -> [(catalog: String, tally: RequirementTally, lacking: [RequirementCount])] {
    try snapshot.assessedCatalogs(in: scope).map { catalog in
      let groups = try snapshot.requirementCounts(of: catalog, by: .group, in: scope)
      let lacking = groups.enumerated().filter { $0.element.tally.unmet > 0 }.sorted { a, b in
        (b.element.tally.unmet, a.offset) < (a.element.tally.unmet, b.offset)
      }
      return (
        catalog, try snapshot.requirementTally(of: catalog, in: scope), lacking.prefix(3).map(\.element)
      )
    }
  }

  /// Owners that have reported for none of their systems are counted, not urged: nobody knows how far they are.
  private static func urged(_ snapshot: Snapshot, in scope: Scope) throws -> [(owner: String, systems: Int)] {
    let behind = try snapshot.summary(by: .owner, in: scope).groups.compactMap { group -> (String, Int)? in
      let systems = group.tally.none + group.tally.partial
      return systems > 0 ? (group.phrase.vietnamese, systems) : nil
    }
    return behind.enumerated().sorted { a, b in (b.element.1, a.offset) < (a.element.1, b.offset) }.map(\.element)
  }

  /// The paragraph, ending in `./.` as an official text does in Vietnamese.
  public var text: Phrase {
    let texts = [english, vietnamese].map { $0.map(\.capitalizedFirst).joined(separator: " ") }
    return Phrase(texts[0], texts[1])
  }
}
