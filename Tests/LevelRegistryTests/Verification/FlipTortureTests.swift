import Foundation
import LevelRegistry
import TestSupport
import Testing

private let environment = ProcessInfo.processInfo.environment

/// One bit of a file.
struct Flip: Hashable {
  let offset: Int
  let bit: Int
}

/// Every single bit that changes a stored value is reported.
@Suite struct FlipTortureTests {
  private static let isTorture = environment["CAPDO_TORTURE"] != nil
  /// How many flips that change a value are tried.
  let wanted = Self.isTorture ? 10_000 : 40
  /// docs/verify.py looks at one of so many.
  let every = Self.isTorture ? 1 : 10

  @Test func everyBitThatChangesAValueIsReported() throws {
    let fixture = try Fixture.ofOneProvince()
    let file = [UInt8](try fixture.bytes)
    let seed = chosenSeed()
    print("CAPDO_SEED=\(seed)")
    var random = SeededGenerator(seed: seed)
    let scratch = fixture.folder.path + "/flipped.db"
    try Data(file).write(to: URL(filePath: scratch))
    let flips = Self.flips(wanted + wanted / 4, in: file, &random)
    let reported = try flips.map { try Self.isReported($0, of: file, in: scratch) }
    let judged = try AuditInPython.judge(flips, of: fixture.path, verifying: every)
    #expect(judged.count == flips.count)
    let changing = zip(flips.indices, judged).filter { $0.1.isChanged }
    #expect(changing.count >= wanted, "CAPDO_SEED=\(seed)")
    for (index, judgement) in changing {
      #expect(reported[index], "CAPDO_SEED=\(seed): \(flips[index])")
      #expect(judgement.isReported != false, "CAPDO_SEED=\(seed): \(flips[index]), docs/verify.py")
    }
    for (index, judgement) in zip(flips.indices, judged) where judgement.isReported == true && !judgement.isChanged {
      #expect(reported[index], "CAPDO_SEED=\(seed): \(flips[index]), by docs/verify.py alone")
    }
  }

  /// Different bits, nine of ten among the rows of tables, the others anywhere.
  private static func flips(_ count: Int, in file: [UInt8], _ random: inout SeededGenerator) -> [Flip] {
    let rows = stride(from: 0, to: file.count, by: 4_096).flatMap { page -> [Int] in
      let header = page == 0 ? 100 : page
      // A leaf of a table; its cells begin where its header says (https://www.sqlite.org/fileformat.html).
      guard file[header] == 0x0d else { return [] }
      let start = Int(file[header + 5]) << 8 | Int(file[header + 6])
      return Array(page + start..<page + 4_096)
    }
    var flips: [Flip] = []
    var known: Set<Flip> = []
    while flips.count < count {
      let isAnywhere = Int.random(in: 0..<10, using: &random) == 0
      let offset = isAnywhere ? Int.random(in: 0..<file.count, using: &random) : rows.randomElement(using: &random) ?? 0
      let flip = Flip(offset: offset, bit: Int.random(in: 0..<8, using: &random))
      if known.insert(flip).inserted { flips.append(flip) }
    }
    return flips
  }

  private static func isReported(_ flip: Flip, of file: [UInt8], in scratch: String) throws -> Bool {
    try write(file[flip.offset] ^ 1 << flip.bit, at: flip.offset, in: scratch)
    defer { try? write(file[flip.offset], at: flip.offset, in: scratch) }
    do {
      return try !Registry.verify(scratch).isSound
    } catch {
      return true
    }
  }

  private static func write(_ byte: UInt8, at offset: Int, in path: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data([byte]))
  }
}

extension Fixture {
  /// A register of the size of the 2024 fixture: 255 organizations and 367 systems, most of them approved.
  static func ofOneProvince() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.record { recording in
      try recording.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      for number in 1..<255 {
        try recording.addOrganization(code: "DV-\(number)", name: "Đơn vị \(number)", tier: .commune, parent: "42")
      }
    }
    try fixture.record { recording in
      for number in 1...367 {
        let code = "HT-\(number)"
        try recording.register(
          code: code, name: "Hệ thống thông tin số \(number)", owner: "DV-\(number % 254 + 1)", authority: .province,
          category: .internal, on: Day("2023-01-02"))
        try recording.approve(
          code, level: number.isMultiple(of: 2) ? .one : .two, authority: .province, decision: "\(number)/QĐ-STTTT",
          issuer: "Sở TTTT", on: Day("2023-06-01"))
      }
    }
    for (status, day) in [(PlanStatus.partial, "2023-09-01"), (.full, "2024-05-01")] {
      try fixture.record { recording in
        for number in 1...86 { try recording.setPlan(of: "HT-\(number)", to: status, on: Day(day)) }
      }
    }
    return fixture
  }
}
