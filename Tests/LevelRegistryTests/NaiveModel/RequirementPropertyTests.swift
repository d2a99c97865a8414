import TestSupport
import Testing

@testable import LevelRegistry

/// Results, inheritance, upgrades, confirmations, remedies and answers at random, in the registry and in a naive model of it, which answer
/// alike about any day and any entry. CAPDO_ACTS and CAPDO_SEED as in `PropertyTests`.
@Test func theRegistryAnswersAboutRequirementsAsTheNaiveModelDoes() throws {
  let acts: Int = number("CAPDO_ACTS") ?? 400
  let seed = chosenSeed()
  print("CAPDO_SEED=\(seed) CAPDO_ACTS=\(acts)")
  var (done, refused) = (0, 0)
  while done < acts {
    var life = try RequirementLife(seed: seed + UInt64(done))
    for _ in 0..<min(200, acts - done) { try life.act() }
    done += min(200, acts - done)
    refused += life.refused
  }
  #expect(refused > acts / 20 && refused < acts * 3 / 4)
}

/// One registry and its naive model, step by step.
private struct RequirementLife {
  private static let first = "2024-01-01"
  private static let count = 40
  private static let systems: [String: Level] = ["A": .two, "B": .two, "DC": .three]

  private let fixture: Fixture
  private var random: SeededGenerator
  private var model = NaiveRequirements(days: count, levels: systems)
  /// The model after each entry.
  private var known: [Int64: NaiveRequirements] = [:]
  private(set) var refused = 0

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    fixture = try Fixture.withRequirements()
    known[2] = model
  }

  private func day(_ index: Int) throws -> Day { try Day(Self.first).adding(days: index) }

  /// Records one act in both, and asks both about some day as known at some entry.
  mutating func act() throws {
    let system = ["A", "B", "DC"].randomElement(using: &random) ?? "A"
    let index = Int.random(in: 0..<Self.count, using: &random)
    let subject = Int.random(in: 0..<NaiveRequirements.subjects.count, using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<38: try assess(system, subject, index)
    case 38..<60: try inherit(system, subject, index)
    case 60..<68: try confirm(system, index)
    case 68..<74: try approve(system, index)
    case 74..<80: try toggle(system, index)
    case 80..<88: try addRemedy(system, subject, index)
    case 88..<93: try completeRemedy(index)
    default: try answer(system, index)
    }
    try compare()
  }

  private mutating func assess(_ system: String, _ subject: Int, _ index: Int) throws {
    guard let level = model.level(system, index), let asked = NaiveRequirements.subjects[subject][level] else { return }
    let value = Fulfillment.allCases.randomElement(using: &random) ?? .met
    let isSaid = model.result(system, level, subject, index) != .value(value)
    let day = try day(index)
    try record(expecting: isSaid) {
      try $0.assess(
        system, .init([asked.code]), Assessment(value, reason: value == .notApplicable ? "không có" : nil), on: day)
    } then: {
      $0.set(.value(value), system, level, subject, from: index)
    }
  }

  private mutating func inherit(_ system: String, _ subject: Int, _ index: Int) throws {
    guard let level = model.level(system, index), let asked = NaiveRequirements.subjects[subject][level] else { return }
    let provider = ["A", "B", "DC"].randomElement(using: &random) ?? "A"
    let above = model.level(provider, index)
    var isAllowed = provider != system && model.operating[provider]?[index] == true
    if let above {
      isAllowed = isAllowed && above >= level
      if case .inherited = model.result(provider, above, subject, index) { isAllowed = false }
    }
    let content = NaiveRequirements.Content.inherited(provider, above ?? .one)
    isAllowed = isAllowed && above != nil && model.result(system, level, subject, index) != content
    let day = try day(index)
    try record(expecting: isAllowed) {
      try $0.inherit(system, .init([asked.code]), from: provider, ground: "HĐ", on: day)
    } then: {
      $0.set(content, system, level, subject, from: index)
    }
  }

  private mutating func confirm(_ system: String, _ index: Int) throws {
    guard let level = model.level(system, index) else { return }
    let waiting = NaiveRequirements.subjects.indices.compactMap { subject in
      NaiveRequirements.subjects[subject][level] == nil
        ? nil : model.carried(system, subject, index).map { (subject: subject, value: $0) }
    }
    let day = try day(index)
    try record(expecting: !waiting.isEmpty) {
      try $0.confirmCarried(system, on: day)
    } then: { model in
      for (subject, value) in waiting { model.set(.value(value), system, level, subject, from: index) }
    }
  }

  private mutating func approve(_ system: String, _ index: Int) throws {
    let level = Level.allCases.randomElement(using: &random) ?? .two
    // The first decision is older than the first day.
    guard index > 0 else { return }
    let isRecorded = model.levels[system]?.begins(on: index) == true && model.level(system, index) == level
    let day = try day(index)
    try record(expecting: !isRecorded) {
      try $0.approve(
        system, level: level, authority: .province, decision: "\(index)/QĐ", issuer: "UBND tỉnh", on: day,
        replacing: true)
    } then: {
      $0.levels[system]?.set(level, from: index)
    }
  }

  private mutating func toggle(_ system: String, _ index: Int) throws {
    let isOperating = model.operating[system]?[index] == true
    let day = try day(index)
    try record(expecting: true) {
      isOperating ? try $0.suspend(system, on: day) : try $0.start(system, on: day)
    } then: {
      $0.operating[system]?.set(!isOperating, from: index)
    }
  }

  /// One of a requirement, or one of none.
  private mutating func addRemedy(_ system: String, _ subject: Int, _ index: Int) throws {
    let due = Bool.random(using: &random) ? Int.random(in: 0..<Self.count, using: &random) : nil
    let level = model.level(system, index)
    let asked = level.flatMap { NaiveRequirements.subjects[subject][$0] }
    let key = level.map { NaiveRequirements.Key(system: system, level: $0, subject: subject) }
    let (day, last) = (try day(index), try due.map { try self.day($0) })
    var id: Int64 = 0
    try record(expecting: true) {
      id = try $0.addRemedy(
        to: system, source: .roadmap, requirement: asked?.code, task: asked == nil ? "việc" : nil, due: last, on: day
      ).id
    } then: {
      $0.remedies.append(
        .init(id: id, system: system, requirement: asked == nil ? nil : key, due: due, since: index, done: nil))
    }
  }

  private mutating func completeRemedy(_ index: Int) throws {
    guard let place = model.remedies.indices.randomElement(using: &random) else { return }
    let remedy = model.remedies[place]
    let day = try day(index)
    try record(expecting: remedy.since <= index && remedy.done == nil) {
      try $0.completeRemedy(remedy.id, on: day)
    } then: {
      $0.remedies[place].done = index
    }
  }

  private mutating func answer(_ system: String, _ index: Int) throws {
    let last = min(index + Int.random(in: 0..<20, using: &random), Self.count - 1)
    let found = model.unplanned(system, index)
    let (day, until) = (try day(index), try day(last))
    try record(expecting: found != nil) {
      try $0.answer(.unmetWithoutRemedy, of: [system], until: until, reason: "đang mua sắm", on: day)
    } then: { model in
      guard let found else { return }
      model.answers[found, default: NaiveDays(count: model.days)].write(true, from: index, through: last)
    }
  }

  private mutating func record<Result>(
    expecting isAllowed: Bool, _ body: (Recording) throws -> Result, then follow: (inout NaiveRequirements) -> Void
  ) throws {
    do {
      let (_, entry) = try fixture.registry.record(by: "lan", body)
      #expect(isAllowed, "it was recorded, and the model refuses it")
      follow(&model)
      known[entry ?? 0] = model
    } catch is RequirementError {
      refused += 1
      #expect(!isAllowed, "it was refused, and the model allows it")
    } catch RegistryError.nothingChanges {
      refused += 1
      #expect(!isAllowed, "it was refused, and the model allows it")
    }
  }

  private mutating func compare() throws {
    let entry = known.keys.sorted().randomElement(using: &random) ?? 2
    let index = Int.random(in: 0..<Self.count, using: &random)
    guard let model = known[entry] else { return }
    let snapshot = try fixture.registry.snapshot(asOf: day(index), knownAt: .entry(entry))
    for system in Self.systems.keys {
      let lines = try snapshot.requirementStatuses(of: system).map {
        "\($0.requirement.code) \($0.value?.rawValue ?? "–"), waiting \($0.carried?.value?.rawValue ?? "–")"
      }
      #expect(lines == model.lines(system, index), "\(system) on day \(index) at entry \(entry)")
    }
    let remedies = try snapshot.remedies().map { "\($0.id) \($0.standing(on: snapshot.day).rawValue)" }
    #expect(remedies.sorted() == model.standings(index).sorted(), "remedies on day \(index) at entry \(entry)")
    var found: [String] = []
    for check in Check.all where check.code == .unmetWithoutRemedy {
      try snapshot.forEachFinding(of: [check], in: Scope()) { finding in
        let count = finding.evidence.english.prefix { $0 != " " }
        found.append("\(finding.object.code) \(finding.answer == nil ? "\(count)" : "answered")")
      }
    }
    let expected = Self.systems.keys.compactMap { model.finding($0, index) }
    #expect(found.sorted() == expected.sorted(), "unmet on day \(index) at entry \(entry)")
    let rate = try snapshot.requirementTally(of: "tt12-2022").rate.description
    #expect(rate == model.rate(index), "day \(index) at entry \(entry)")
  }
}
