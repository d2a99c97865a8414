import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// What a register exports makes the same register again, as far as a day's export goes: byte for byte.
///
/// `CAPDO_ROUNDTRIPS` sets how many registers are tried, `CAPDO_SEED` repeats one.
struct RoundTripTests {
  private let count: Int = number("CAPDO_ROUNDTRIPS") ?? 30
  private let seed: UInt64 = chosenSeed()

  @Test func exportsOfADayMakeTheSameExportsAgain() throws {
    print("round trips: \(count), CAPDO_SEED=\(seed)")
    var (successions, systems) = (0, 0)
    for trip in 0..<count {
      let seed = seed &+ UInt64(trip)
      var random = RandomRegister(seed: seed)
      let (original, empty) = (try Register(), try Register())
      try random.fill(original.registry)
      let day = try random.day()
      let written = try original.exports(of: day)
      successions += written[1].filter { $0 == 0x0A }.count - 1
      systems += written[2].filter { $0 == 0x0A }.count
      try empty.take(written, on: day)
      for (made, wanted) in zip(try empty.exports(of: day), written) where made != wanted {
        let (made, wanted) = (lines(made), lines(wanted))
        let place = zip(made, wanted).prefix { $0 == $1 }.count
        Issue.record("CAPDO_SEED=\(seed) on \(day): \(made[place...])\n\(wanted[place...])")
      }
      let again = try original.take(written, on: day)
      #expect(again.allSatisfy { $0.entry == nil && $0.added + $0.changed == 0 }, "CAPDO_SEED=\(seed)")
    }
    #expect(systems > 2 * count, "the registers are too small to tell anything")
    #expect(successions > count / 4, "too few successions to tell anything")
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self).debugDescription }
  }
}

/// A register of its own, removed with the object.
private final class Register {
  private let folder: TemporaryFolder
  let registry: Registry

  /// In memory where there is such a folder: thousands of registers are made, and none has to outlive a power cut.
  init() throws {
    folder = try TemporaryFolder(inMemory: true)
    let noon = try Moment("2024-11-22T12:00:00+07:00")
    registry = try Registry(
      creating: folder.path("capdo.db"), by: "lan", now: { noon }, user: "tester")
  }

  /// The organizations, the successions and the systems as of a day.
  func exports(of day: Day) throws -> [[UInt8]] {
    let snapshot = try registry.snapshot(asOf: day)
    var systems: [[Cell]] = []
    try snapshot.forEachSystem(in: Scope(states: SystemState.allCases)) {
      systems.append(SystemTable.row(SystemLine($0)))
      #expect(SystemTable.row($0) == systems.last, "without a line between them the cells are the same")
    }
    return [
      try bytes(OrganizationTable.columns(), try snapshot.organizationLines().map(OrganizationTable.row)),
      try bytes(SuccessionTable.columns(), try snapshot.successionLines().map(SuccessionTable.row)),
      try bytes(SystemTable.columns(), systems),
    ]
  }

  @discardableResult
  func take(_ files: [[UInt8]], on day: Day) throws -> [ImportResult] {
    let terms = ImportOptions(day: day)
    return [
      try registry.importOrganizations(
        from: SheetFile(named: "organizations.csv") { MemorySource(files[0]) }, by: "lan", terms: terms),
      try registry.importSuccessions(
        from: SheetFile(named: "successions.csv") { MemorySource(files[1]) }, by: "lan", terms: terms),
      try registry.importSystems(
        from: SheetFile(named: "systems.csv") { MemorySource(files[2]) }, by: "lan", terms: terms),
    ]
  }

  private func bytes(_ columns: [Column], _ rows: [[Cell]]) throws -> [UInt8] {
    let sink = MemorySink()
    var writer = CSVWriter(to: sink)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
    return sink.bytes
  }
}
