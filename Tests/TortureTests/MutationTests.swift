import Foundation
import TestSupport
import Testing

/// Registers damaged at random: reliability.md B1.
@Suite struct MutationTests {
  static let pageSize = 4_096

  static func mutate(_ bytes: inout Data, _ random: inout SeededGenerator) {
    let pages = bytes.count / pageSize
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1:
      for _ in 0..<Int.random(in: 1...64, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
    case 2: bytes[Int.random(in: 16..<100, using: &random)] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes = bytes.prefix(place)
    case 4:
      let (a, b) = (Int.random(in: 0..<pages, using: &random), Int.random(in: 0..<pages, using: &random))
      let (first, second) = (a * pageSize..<(a + 1) * pageSize, b * pageSize..<(b + 1) * pageSize)
      let kept = bytes.subdata(in: first)
      bytes.replaceSubrange(first, with: bytes.subdata(in: second))
      bytes.replaceSubrange(second, with: kept)
    case 5:
      let sector = place / 512 * 512
      bytes.replaceSubrange(sector..<min(sector + 512, bytes.count), with: Data(count: min(512, bytes.count - sector)))
    // The head of a page, where its cells are counted and pointed to.
    default:
      let start = place / pageSize * pageSize
      let offset = Int.random(in: 0..<min(64, bytes.count - start), using: &random)
      bytes[start + offset] = UInt8.random(in: 0...255, using: &random)
    }
  }

  static let commands = [
    ["rate"], ["rate", "--known-at", "3"], ["list"], ["show", "HT-1"], ["history", "HT-1"],
    ["summary", "--by", "level"],
    ["export", "systems"], ["plan", "HT-1", "none", "--on", "2024-06-07"], ["backup", "b.db"],
    ["register", "X", "--name", "X", "--owner", "SYT", "--authority", "province", "--on", "2024-06-07"],
  ]

  @Test func noDamageCrashesOrHangsAnything() throws {
    let bench = try Bench()
    let whole = try bench.bytes("r.db")
    let seed = chosenSeed()
    var random = SeededGenerator(seed: seed)
    var ends: [Int32: Int] = [:]
    for number in 0..<count(40, full: 20_000) {
      var bytes = whole
      Self.mutate(&bytes, &random)
      try bytes.write(to: URL(filePath: bench.path("x.db")))
      let command = Self.commands[Int.random(in: 0..<Self.commands.count, using: &random)]
      let outcome = try bench.capdo(command, on: bench.path("x.db"))
      #expect(
        !outcome.isCrash && Bench.documented.contains(outcome.status),
        "CAPDO_SEED=\(seed), file \(number), \(command): \(outcome.status) \(outcome.errors)")
      #expect(outcome.status == 0 || outcome.errors.contains("error: "))
      ends[outcome.status, default: 0] += 1
      for name in ["b.db", "x.db-journal"] { try? FileManager.default.removeItem(atPath: bench.path(name)) }
    }
    let tally = ends.sorted { $0.key < $1.key }.map { "exit \($0.key): \($0.value)" }.joined(separator: ", ")
    print("B1: CAPDO_SEED=\(seed), \(ends.values.reduce(0, +)) damaged files, \(tally)")
    #expect(ends[0, default: 0] > 0 && ends[65, default: 0] > 0)
  }
}
