import LevelRegistry

/// The register written down again in the plainest way: lists of what was recorded, asked from the beginning each time.
struct NaiveModel {
  struct Organization {
    let code: String
    var descriptions = NaiveLine<Body>()
  }

  struct Body: Equatable {
    var name: String
    var tier: Authority
    var parent: Int?
  }

  struct Contact: Equatable {
    var unit: Int?
    var phone: String?
  }

  struct Succession {
    let old: Int
    let new: Int
    let day: Day
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
  }

  struct Remedy {
    let system: Int
    let since: Day
    let dueOn: Day
    let entry: Int64
  }

  struct Lists {
    var successions: [Succession] = []
    var remedies: [Remedy] = []
    var holidays: [(days: Range<Day>, entry: Int64)] = []
  }

  struct Closing {
    let day: Day
    let entry: Int64
  }

  var today: Day
  /// Those that a register begins with are among them.
  var holidays: [(days: Range<Day>, entry: Int64)]
  var closings: [String: Closing] = [:]
  var organizations: [Organization] = []
  var successions: [Succession] = []
  var confirmations: [Int: NaiveLine<Bool>] = [:]
  var contacts: [Int: NaiveLine<Contact>] = [:]
  var remedies: [Remedy] = []
  /// What reversals took out of lists, by their entries.
  var takenOut: [Int64: Lists] = [:]
  /// Those that were taken back altogether are among them.
  var systems: [System] = []

  /// The system that bears a code.
  func system(_ code: String) -> Int? {
    systems.lastIndex { $0.code == code && !$0.descriptions.isEmpty }
  }
}
