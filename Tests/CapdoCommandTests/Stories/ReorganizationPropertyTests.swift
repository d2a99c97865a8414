import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// CAPDO_REFORMS registers, 2 by default: whatever happens to organizations and their systems, the register stays consistent and its exports make it again.
@Test func organizationsAndTheirSystemsStayConsistentAndRoundTripWhateverHappensToThem() throws {
  let count = number("CAPDO_REFORMS") ?? 2
  let seed = chosenSeed()
  print("CAPDO_SEED=\(seed) CAPDO_REFORMS=\(count)")
  var done = 0
  for number in 0..<count {
    var reforms = try RandomReforms(seed: seed &+ UInt64(number))
    for _ in 0..<120 { try reforms.act() }
    done += reforms.done
    for _ in 0..<3 { try reforms.check() }
  }
  #expect(done > 20 * count, "too little was allowed to tell anything")
}

/// A register on which merges, splits, renamings, abolitions, transfers and late registrations are tried at random.
private struct RandomReforms {
  let seed: UInt64
  let office: Office
  let registry: Registry
  var random: Congruential
  var done = 0
  private var systems = 0
  private var names = 0

  init(seed: UInt64) throws {
    self.seed = seed
    random = Congruential(state: seed)
    office = try Office()
    #expect(office.run("init").status == .done)
    registry = try Registry(opening: office.database)
    try registry.record(by: "lan") {
      try $0.addOrganization(code: "T", name: "Tỉnh", tier: .province)
      for code in ["H1", "H2"] { try $0.addOrganization(code: code, name: code, tier: .district, parent: "T") }
      for code in codes { try $0.addOrganization(code: code, name: code, tier: .commune, parent: "H1") }
    }
  }

  private var codes: [String] { ["A", "B", "C", "D", "E"] }

  private mutating func number(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }
  private mutating func code() -> String { (codes + ["H1", "H2", "N1", "N2"])[number(codes.count + 4)] }
  private mutating func day() throws -> Day { try Day("2024-01-01").adding(days: number(30) * 30) }

  private mutating func name() -> String {
    names += 1
    return ["Xã \"\(names)\"", "=Xã \(names)", "Xã, \(names)", "Xã\n\(names)", "'Xã' \(names)"][number(5)]
  }

  /// Tries one act; what the rules refuse leaves nothing.
  mutating func act() throws {
    let (day, code, other) = (try day(), code(), code())
    let (name, kind) = (name(), number(10))
    let into = codes[number(codes.count)] + "\(number(2))"
    systems += 1
    let system = "S\(kind < 5 ? systems : number(systems) + 1)"
    do {
      try registry.record(by: "lan") { recording in
        switch kind {
        case 0...2: try recording.register(code: system, name: name, owner: code, authority: .commune, on: day)
        case 3: try recording.transfer("S\(systems / 2)", owner: code, on: day)
        case 4: try recording.confirmList(of: code, on: day)
        case 5: try recording.mergeOrganizations([code, other], into: code, name: name, tier: .commune, on: day)
        case 6: try recording.mergeOrganizations([code], into: other, on: day)
        case 7: try recording.renameOrganization(code, to: name, on: day)
        case 8: try recording.abolishOrganization(code, on: day)
        default:
          try recording.addOrganization(code: into, name: name, tier: .commune, parent: "T", from: day)
          try recording.splitOrganization(code, into: [into, other], on: day)
        }
      }
      done += 1
    } catch is RegistryError {}
  }

  /// Asks everything of a random day.
  mutating func check() throws {
    let day = try day()
    let snapshot = try registry.snapshot(asOf: day)
    let context = "CAPDO_SEED=\(seed) on \(day)"
    let total = try snapshot.tally().operating
    let groups = try snapshot.summary(by: .owner).groups
    #expect(groups.reduce(0) { $0 + $1.tally.operating } == total, "\(context)")
    #expect(Set(groups.map(\.key)).count == groups.count, "\(context)")
    try snapshot.forEachSystem { position in
      let owner = try snapshot.details(of: position.owner.reference(on: day))
      let isGone = owner.history.allSatisfy { day < $0.from || $0.to <= day } && owner.organization.to <= day
      let heirs = Set(owner.successors.map(\.organization.id))
      #expect(!isGone || heirs.count != 1, "\(context): \(position.code) was not handed over")
    }
    let top = try snapshot.tally(in: Scope(owners: ["T"])).operating
    #expect(top == total, "\(context): all stand below the top")
    try office.mustRoundTrip(day.description, context)
  }
}

/// The same seed gives the same numbers everywhere.
private struct Congruential: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 32) | (state << 32)
  }
}
