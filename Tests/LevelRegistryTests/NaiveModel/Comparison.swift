import LevelRegistry
import Testing

/// A register and a naive model of it, which get the same acts and the same questions.
struct Comparison {
  let seed: UInt64
  let fixture: Fixture
  var model: NaiveModel
  var random: RandomActs
  var acts = 0
  var refused = 0
  var questions = 0
  private(set) var lastEntry: Int64 = 1
  private(set) var recorded: [(entry: Int64, act: PlainAct)] = []
  private var pinned: [(snapshot: Snapshot, answer: [String])] = []

  init(seed: UInt64, today: String = "2025-11-20") throws {
    self.seed = seed
    fixture = try Fixture(today: today)
    let holidays = try fixture.registry.snapshot().holidays().map { (days: $0.from..<$0.to, entry: Int64(1)) }
    model = NaiveModel(today: try Day(today), holidays: holidays)
    random = RandomActs(seed: seed)
  }

  /// Records so many acts; asks everything now and then, and what must always be true after each.
  mutating func live(acts limit: Int) throws {
    while acts < limit {
      for _ in 0..<12 where acts < limit {
        try record(random.entry())
        try checkGroups()
        try askAgain()
      }
      try ask()
    }
    try checkHistories()
  }

  /// Records so many entries, refused ones among them, without asking anything.
  mutating func record(entries: Int) throws {
    for _ in 0..<entries { try record(random.entry()) }
  }

  /// Records one entry in both; both refuse it, or neither.
  mutating func record(_ entry: [PlainAct], by actor: String = "lan") throws {
    acts += entry.count
    var next = model
    let isAllowed = entry.allSatisfy { next.apply($0, entry: lastEntry + 1) }
    do {
      let number = try fixture.registry.record(by: actor, note: "lý do") { recording in
        for act in entry { try act.record(in: recording) }
      }.entry
      try agree(isAllowed, true, "recorded \(entry)\(story(of: entry.map(\.code)))")
      try keep(next, after: entry, as: number)
    } catch let error as RegistryError {
      try agree(
        isAllowed, false, "refused \(entry): \(error.message.english)\(story(of: entry.map(\.code)))")
      refused += entry.count
    }
  }

  /// Goes on with what the model says after acts that were recorded as the next entry.
  mutating func keep(_ next: NaiveModel, after acts: [PlainAct], as number: Int64?) throws {
    try agree(number, lastEntry + 1, "number of the entry of \(acts)")
    lastEntry += 1
    model = next
    for act in acts {
      recorded.append((lastEntry, act))
      random.learn(act)
    }
    try checkHistory(of: acts)
  }

  /// Goes on from an entry after which nothing is left.
  mutating func goBack(to model: NaiveModel, at entry: Int64) {
    (self.model, lastEntry, pinned) = (model, entry, [])
    recorded.removeAll { $0.entry > entry }
  }

  /// An entry: as often the last as any other.
  mutating func anyEntry() -> Int64 {
    random.chance(50) ? lastEntry : Int64.random(in: 1...lastEntry, using: &random.random)
  }

  /// Asks both everything of a random day, as known at a random entry.
  private mutating func ask() throws {
    let entry = anyEntry()
    try ask(fixture.registry.snapshot(asOf: random.day(), knownAt: .entry(entry)))
    let latest = try fixture.registry.snapshot(asOf: random.day())
    pinned.append((latest, try answer(of: latest)))
  }

  /// Asks both everything of a day, as known at an entry.
  mutating func ask(_ snapshot: Snapshot) throws {
    let expected = model.positions(on: snapshot.day, knownAt: snapshot.entry)
    try comparePositions(snapshot, expected)
    try compareGroups(snapshot, expected)
    try compareRemedies(snapshot)
    try compareOrganizations(snapshot)
    try compareHolidays(snapshot)
    try compareClosings()
    for _ in 0..<3 { try compareTally(snapshot, in: random.scope()) }
    try compareFindings(snapshot, expected)
    questions += 11
  }

  // What must be true after every act.

  /// The groups of every breakdown add up to the whole.
  mutating func checkGroups() throws {
    let snapshot = try fixture.registry.snapshot(asOf: random.day())
    let whole = try snapshot.tally()
    for grouping in Grouping.allCases where grouping != .district || snapshot.day.description < "2025-07-01" {
      try agree(snapshot.summary(by: grouping).total, whole, "by \(grouping), \(place(snapshot))")
      questions += 1
    }
    try agree(whole.notReported >= 0 && whole.approved <= whole.operating, true, "\(whole), \(place(snapshot))")
  }

  /// A snapshot taken earlier answers as on the first day, and so does one that is taken of the same entry now.
  private mutating func askAgain() throws {
    guard !pinned.isEmpty else { return }
    let (snapshot, answer) = random.one(of: pinned)
    try agree(self.answer(of: snapshot), answer, "again, \(place(snapshot))")
    let renewed = try fixture.registry.snapshot(asOf: snapshot.day, knownAt: .entry(snapshot.entry))
    try agree(self.answer(of: renewed), answer, "as known at, \(place(snapshot))")
    questions += 2
  }

  /// What the entry wrote is in the histories of the systems that it names, each fact once; a reorganization can meet all.
  private func checkHistory(of acts: [PlainAct]) throws {
    let snapshot = try fixture.registry.snapshot()
    let written = try fixture.factsOfSystems("WHERE entry = ?", .integer(lastEntry))
    guard !acts.isEmpty else { return }
    let meetsAll = acts.contains { if case .reorganize = $0 { true } else { false } }
    let told = try codesOfSystems(in: meetsAll ? recorded.map(\.act) : acts).reduce(0) { sum, code in
      try snapshot.history(of: code).reduce(sum) { $0 + ($1.entry == lastEntry ? $1.facts : 0) }
    }
    try agree(told, written, "facts of entry \(lastEntry) in the histories, after \(acts)")
  }

  /// Every fact of every system is in one history, and as many of them are voided.
  func checkHistories() throws {
    let snapshot = try fixture.registry.snapshot()
    let lines = try codesOfSystems(in: recorded.map(\.act)).flatMap { try snapshot.history(of: $0) }
    try agree(lines.reduce(0) { $0 + $1.facts }, fixture.factsOfSystems(), "facts in the histories")
    try agree(
      lines.reduce(0) { $0 + ($1.voidedBy == nil ? 0 : $1.facts) },
      fixture.factsOfSystems("WHERE voided_by IS NOT NULL"), "voided facts")
  }

  private func codesOfSystems(in acts: [PlainAct]) -> Set<String> {
    Set(acts.filter(\.isOnSystem).map(\.code))
  }

  private func compareClosings() throws {
    for (name, closing) in model.closings {
      let snapshot = try fixture.registry.snapshot(knownAt: .closing(name))
      try agree(snapshot.day, closing.day, "day of \(name)")
      try agree(snapshot.entry, closing.entry, "entry of \(name)")
    }
  }

  func answer(of snapshot: Snapshot) throws -> [String] {
    var lines: [String] = []
    try snapshot.forEachSystem(in: Scope(states: SystemState.allCases)) { lines.append(Self.line($0)) }
    return lines + [String(describing: try snapshot.tally())]
  }
}

extension PlainAct {
  fileprivate var isOnSystem: Bool {
    switch self {
    case .register, .onSystem, .remove, .correct: true
    default: false
    }
  }

  var isOnOrganizations: Bool {
    switch self {
    case .add, .confirm, .contact, .reorganize: true
    default: false
    }
  }
}
