import Foundation
import LevelRegistry
import Testing

/// CAPDO_ACTS acts, 1,000 by default, from the seed CAPDO_SEED, else from a random one, which is printed.
@Test func theRegisterAnswersAsTheNaiveModelDoesWhateverIsRecorded() throws {
  let environment = ProcessInfo.processInfo.environment
  let acts = environment["CAPDO_ACTS"].flatMap { Int($0) } ?? 1_000
  let seed = environment["CAPDO_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000_000)
  print("CAPDO_SEED=\(seed) CAPDO_ACTS=\(acts)")
  var comparison = try Comparison(seed: seed)
  while comparison.acts < acts {
    for _ in 0..<25 { try comparison.record() }
    for _ in 0..<2 { try comparison.ask() }
  }
  try comparison.askPinnedSnapshotsAgain()
  #expect(comparison.refused > acts / 20)
  #expect(comparison.refused < acts * 19 / 20)
  print("\(comparison.acts) acts, \(comparison.refused) of them refused, \(comparison.questions) comparisons")
}

/// A register and a naive model of it, which get the same acts and the same questions.
private struct Comparison {
  let seed: UInt64
  let fixture: Fixture
  var model: NaiveModel
  var random: RandomActs
  var acts = 0
  var refused = 0
  var questions = 0
  private var lastEntry: Int64 = 1
  private var recorded: [(entry: Int64, act: PlainAct)] = []
  private var pinned: [Snapshot] = []

  init(seed: UInt64) throws {
    self.seed = seed
    fixture = try Fixture(today: "2025-11-20")
    model = NaiveModel(today: try Day("2025-11-20"))
    random = RandomActs(seed: seed)
  }

  /// Records one entry in both; both refuse it, or neither.
  mutating func record() throws {
    let entry = try random.entry()
    acts += entry.count
    var next = model
    let isAllowed = entry.allSatisfy { next.apply($0, entry: lastEntry + 1) }
    do {
      let number = try fixture.registry.record(by: "lan") { recording in
        for act in entry { try act.record(in: recording) }
      }.entry
      try agree(isAllowed, true, "recorded \(entry)")
      try agree(number, lastEntry + 1, "number of the entry of \(entry)")
      lastEntry += 1
      model = next
      for act in entry {
        recorded.append((lastEntry, act))
        random.learn(act)
      }
    } catch let error as RegistryError {
      try agree(isAllowed, false, "refused \(entry): \(error.message.english)")
      refused += entry.count
    }
  }

  /// Asks both everything of a random day, as known at a random entry.
  mutating func ask() throws {
    let entry = random.chance(50) ? lastEntry : Int64.random(in: 1...lastEntry, using: &random.random)
    let snapshot = try fixture.registry.snapshot(asOf: random.day(), knownAt: .entry(entry))
    try compare(snapshot)
    if pinned.count < 20 { pinned.append(snapshot) }
  }

  /// Snapshots taken long ago answer as on the first day.
  mutating func askPinnedSnapshotsAgain() throws {
    for snapshot in pinned { try compare(snapshot) }
  }

  private mutating func compare(_ snapshot: Snapshot) throws {
    let expected = model.positions(on: snapshot.day, knownAt: snapshot.entry)
    try comparePositions(snapshot, expected)
    try compareGroups(snapshot, expected)
    for _ in 0..<3 { try compareTally(snapshot, in: random.scope()) }
    questions += 5
  }

  private func comparePositions(_ snapshot: Snapshot, _ expected: [NaivePosition]) throws {
    var lines: [String] = []
    try snapshot.forEachPosition(in: Scope(states: SystemState.allCases)) { lines.append(Self.line($0)) }
    let wanted = expected.map { line($0) }
    guard lines != wanted else { return }
    let index = zip(lines, wanted).prefix { $0 == $1 }.count
    let code = index < expected.count ? expected[index].code : ""
    let history = recorded.filter { $0.act.code == code }.map { "\n  entry \($0.entry): \($0.act)" }.joined()
    let (got, naive) = (lines.dropFirst(index).first ?? "nothing", wanted.dropFirst(index).first ?? "nothing")
    try agree(got, naive, "position, \(place(snapshot)), after\(history)\n")
  }

  private func compareTally(_ snapshot: Snapshot, in scope: Scope) throws {
    let expected = model.positions(on: snapshot.day, knownAt: snapshot.entry, in: scope)
    let context = "\(place(snapshot)), \(scope)"
    guard let expected else {
      #expect(throws: RegistryError.self, "seed \(seed), \(context)") { try snapshot.tally(in: scope) }
      return
    }
    let tally = NaiveModel.tally(expected, on: snapshot.day)
    try agree(snapshot.tally(in: scope), tally, context)
    try agree(tally.operating, tally.approved + expected.count { $0.state == .operating && $0.level == nil }, context)
    let parts = [
      (tally.full, tally.approved), (tally.confirmedApproved, tally.confirmed), (tally.inspected, tally.approved),
    ]
    let withheld: [Rate.Withheld?] = [
      tally.approved > 0 && tally.none + tally.partial + tally.full == 0 ? .nothingReported : nil,
      tally.operating > 0 && tally.confirmed == 0 ? .nothingConfirmed : nil, nil,
    ]
    for (measure, ((part, whole), withheld)) in zip(Measure.allCases, zip(parts, withheld)) {
      let rate = try snapshot.rate(of: measure, in: scope)
      try agree(rate, Rate(part: part, whole: whole, withheld: withheld), "\(measure), \(context)")
    }
    let owners = Set(expected.filter { $0.state == .operating && !$0.isConfirmed }.map(\.owner))
    try agree(snapshot.unconfirmedOwners(in: scope), owners.count, "unconfirmed owners, \(context)")
  }

  private mutating func compareGroups(_ snapshot: Snapshot, _ expected: [NaivePosition]) throws {
    let grouping = random.one(of: Grouping.allCases)
    let context = "\(place(snapshot)), by \(grouping)"
    guard grouping != .district || snapshot.day.description < "2025-07-01" else {
      #expect(throws: RegistryError.self, "seed \(seed), \(context)") { try snapshot.summary(by: grouping) }
      return
    }
    let groups = Dictionary(grouping: expected) { key($0, grouping, snapshot) }
      .map { "\($0.key) \(NaiveModel.tally($0.value, on: snapshot.day))" }
    let summary = try snapshot.summary(by: grouping)
    try agree(summary.groups.map { "\($0.key) \($0.tally)" }.sorted(), groups.sorted(), context)
    try agree(summary.total, NaiveModel.tally(expected, on: snapshot.day), context)
  }

  private func key(_ position: NaivePosition, _ grouping: Grouping, _ snapshot: Snapshot) -> String {
    func organization(_ index: Int) -> String { model.reference(to: index, on: snapshot.day) }
    return switch grouping {
    case .authority: position.authority.rawValue
    case .level: position.level.map { "\($0.rawValue)" } ?? "unapproved"
    case .category: position.category?.rawValue ?? "unclassified"
    case .owner: organization(position.owner)
    case .operator: organization(position.runBy)
    case .district: model.district(of: position.owner).map(organization) ?? "outside"
    }
  }
}

extension Comparison {
  private func place(_ snapshot: Snapshot) -> String {
    "on \(snapshot.day) as known at entry \(snapshot.entry)"
  }

  /// Stops at the first difference, and says how to meet it again.
  private func agree<T: Equatable>(_ register: T, _ naive: T, _ context: String) throws {
    try #require(register == naive, "CAPDO_SEED=\(seed), act \(acts): \(context)")
  }

  private static func line(_ it: Position) -> String {
    join([
      it.code, it.owner.code, it.operator.code, it.category?.rawValue, it.competentAuthority.rawValue,
      it.state.rawValue, it.registeredOn.description, it.dossier.map { "\($0.proposedLevel) \($0.status)" },
      it.dossierOn?.description, it.approval.map { "\($0.level)" }, it.authority.rawValue,
      it.approval?.decidedOn.description, it.plan?.status.rawValue, it.planOn?.description,
      it.inspectedBeforeUseOn?.description, it.inspectedPeriodicallyOn?.description,
    ])
  }

  private func line(_ it: NaivePosition) -> String {
    Self.join([
      it.code, model.organizations[it.owner].code, model.organizations[it.runBy].code, it.category?.rawValue,
      it.competent.rawValue, it.state.rawValue, it.registeredOn.description,
      it.dossier.map { "\($0.proposedLevel) \($0.status)" }, it.dossierOn?.description, it.level.map { "\($0)" },
      it.authority.rawValue, it.decidedOn?.description, it.plan?.rawValue, it.planOn?.description,
      it.beforeUseOn?.description, it.periodicOn?.description,
    ])
  }

  private static func join(_ parts: [String?]) -> String { parts.map { $0 ?? "-" }.joined(separator: " | ") }
}
