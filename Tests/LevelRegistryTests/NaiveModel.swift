import LevelRegistry

/// The register written down again in the plainest way: lists of what was recorded, asked from the beginning each time.
struct NaiveModel {
  struct Organization {
    let code: String
    let tier: Authority
    let parent: Int?
    let from: Day
    let to: Day
    let entry: Int64
  }

  struct System {
    let code: String
    var descriptions = NaiveLine<Description>()
    var dossiers = NaiveLine<Dossier>()
    var approvals = NaiveLine<Decision>()
    var plans = NaiveLine<PlanStatus>()
    var inspections: [InspectionKind: NaiveLine<Inspected>] = [:]
  }

  struct Description: Equatable {
    var name: String
    var owner: Int
    var runBy: Int
    var category: LevelRegistry.Category?
    var authority: Authority
    var state: SystemState
  }

  struct Decision: Equatable {
    var level: Level
    var authority: Authority
  }

  struct Inspected: Equatable {
    var result: InspectionResult?
    var remedyBy: Day?
  }

  let today: Day
  var organizations: [Organization] = []
  var confirmations: [Int: NaiveLine<Bool>] = [:]
  /// Those that were taken back altogether are among them.
  var systems: [System] = []

  /// The system that bears a code.
  func system(_ code: String) -> Int? {
    systems.lastIndex { $0.code == code && !$0.descriptions.isEmpty }
  }

  /// The organization that bears a code on a day, as known at an entry.
  func organization(_ code: String, on day: Day, knownAt entry: Int64 = .max) -> Int? {
    organizations.indices.first { organizations[$0].code == code && isThere($0, on: day, knownAt: entry) }
  }

  func isThere(_ organization: Int, on day: Day, knownAt entry: Int64) -> Bool {
    let found = organizations[organization]
    return found.entry <= entry && found.from <= day && day < found.to
  }

  /// An organization and all above it, from below to the top; one that is gone stays where it last stood.
  func chain(_ organization: Int) -> [Int] {
    guard let parent = organizations[organization].parent else { return [organization] }
    return [organization] + chain(parent)
  }

  /// The code of an organization, with a day of its own where it is not there on the day asked.
  func reference(to organization: Int, on day: Day) -> String {
    let it = organizations[organization]
    if it.from <= day && day < it.to { return it.code }
    return "\(it.code)@\(it.to <= day ? it.to.previous : it.from)"
  }
}
