import LevelRegistry
import Testing

/// A register of random acts; what the rules refuse is left out.
private func randomRegister(seed: UInt64, entries: Int) throws -> (Fixture, RandomActs) {
  let fixture = try Fixture(today: "2025-11-20")
  var random = RandomActs(seed: seed)
  for _ in 0..<entries {
    let acts = try random.entry()
    let isRecorded = try? fixture.registry.record(by: "lan") { recording in
      for act in acts { try act.record(in: recording) }
    }
    guard isRecorded != nil else { continue }
    for act in acts { random.learn(act) }
  }
  return (fixture, random)
}

private func operating(_ snapshot: Snapshot) throws -> Set<Int64> {
  var ids: Set<Int64> = []
  try snapshot.forEachSystem(in: Scope(states: [.operating])) { ids.insert($0.id) }
  return ids
}

@Test(arguments: [1, 2, 3] as [UInt64])
func whatEnteredAndLeftIsWhatTheTwoSidesDoNotShare(seed: UInt64) throws {
  var (fixture, random) = try randomRegister(seed: seed, entries: 150)
  let last = try fixture.registry.snapshot().entry
  for _ in 0..<8 {
    let days = try [random.day(), random.day()].sorted()
    let known = Int64.random(in: 2...last, using: &random.random)
    let from = try fixture.registry.snapshot(asOf: days[0], knownAt: .entry(known))
    let to = try fixture.registry.snapshot(asOf: days[1])
    var told: [Difference.Kind: Int] = [:]
    let movement = try Changes(from: from, to: to).forEachDifference { told[$0.kind, default: 0] += 1 }
    let (before, after) = (try operating(from), try operating(to))
    #expect(movement.opening == before.count && movement.closing == after.count)
    #expect(movement.entered == after.subtracting(before).count && movement.entered == told[.entered, default: 0])
    #expect(movement.left == before.subtracting(after).count && movement.left == told[.left, default: 0])
  }
}

@Test(arguments: [4, 5] as [UInt64])
func everyBreakdownOfRandomRegistersAddsUpAndBalances(seed: UInt64) throws {
  var (fixture, random) = try randomRegister(seed: seed, entries: 150)
  for _ in 0..<6 {
    let days = try [random.day(), random.day()].sorted()
    let (from, to) = (try fixture.registry.snapshot(asOf: days[0]), try fixture.registry.snapshot(asOf: days[1]))
    let end = try Day("2025-07-01")
    for grouping in Grouping.allCases where grouping != .district || to.day < end {
      #expect(try to.summary(by: grouping).total == to.tally())
      let total = try Changes(from: from, to: to).balance(by: grouping).total
      #expect(try total.opening == from.tally().operating && total.closing == to.tally().operating)
      #expect(total.movedIn == total.movedOut)
      #expect(total.opening + total.entered - total.left == total.closing)
    }
  }
}
