import LevelRegistry

/// The register written down again in the plainest way: lists of what was recorded, asked from the beginning each time.
///
/// What was recorded for a day holds until the next day for which something was recorded; of two for the same day the one
/// recorded last holds. That is what the three steps come to, whatever the order of recording.
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
    let owner: Int
    let runBy: Int
    let category: LevelRegistry.Category?
    let authority: Authority
    let state: SystemState
    let day: Day
    let entry: Int64
    var dossiers = Line<Dossier>()
    var approvals = Line<Decision>()
    var plans = Line<PlanStatus>()
    var inspections: [InspectionKind: Line<Bool>] = [:]
  }

  struct Decision {
    let level: Level
    let authority: Authority
  }

  let today: Day
  var organizations: [Organization] = []
  var confirmations: [Int: Line<Bool>] = [:]
  var systems: [System] = []

  /// The organization that bears a code on a day, as known at an entry.
  func organization(_ code: String, on day: Day, knownAt entry: Int64 = .max) -> Int? {
    organizations.indices.first { organizations[$0].code == code && isThere($0, on: day, knownAt: entry) }
  }

  func isThere(_ organization: Int, on day: Day, knownAt entry: Int64) -> Bool {
    let found = organizations[organization]
    return found.entry <= entry && found.from <= day && day < found.to
  }

  /// An organization and all above it, from below to the top; one that is not there on a day stands where it once did.
  func chain(_ organization: Int) -> [Int] {
    guard let parent = organizations[organization].parent else { return [organization] }
    return [organization] + chain(parent)
  }
}

/// What was recorded under one key, in the order recorded.
struct Line<Value> {
  private struct Write {
    let day: Day
    let value: Value
    let entry: Int64
    var takenBack: Int64?
  }

  private var writes: [Write] = []

  mutating func write(_ value: Value, from day: Day, entry: Int64) {
    writes.append(Write(day: day, value: value, entry: entry))
  }

  /// Takes back what was recorded for a day.
  mutating func takeBack(_ day: Day, entry: Int64) {
    for index in writes.indices where writes[index].day == day && writes[index].takenBack == nil {
      writes[index].takenBack = entry
    }
  }

  private func known(at entry: Int64) -> [Write] {
    writes.filter { write in write.entry <= entry && (write.takenBack.map { $0 > entry } ?? true) }
  }

  /// What holds on a day, and since when.
  func value(on day: Day, knownAt entry: Int64 = .max) -> (value: Value, since: Day)? {
    var latest: Write?
    for write in known(at: entry) where write.day <= day {
      if let found = latest, found.day > write.day { continue }
      latest = write
    }
    return latest.map { ($0.value, $0.day) }
  }

  /// The days from which something was recorded.
  func days(knownAt entry: Int64 = .max) -> [Day] { known(at: entry).map(\.day) }

  /// The first of them after a day.
  func firstDay(after day: Day) -> Day? { days().filter { $0 > day }.min() }
}
