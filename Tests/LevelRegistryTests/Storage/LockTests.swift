import CapdoSQLite
import Foundation
import Testing

@testable import LevelRegistry

/// Nothing that this process does with the file of an open registry takes the locks of whoever records in it.
///
/// Closing any descriptor of a file drops all POSIX locks of the process on it.
@Suite struct LockTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  static let looks: [(name: String, look: @Sendable (Fixture) throws -> Void)] = [
    ("opened for reading", { _ = try Registry(opening: $0.path, for: .reading).snapshot() }),
    ("opened for recording", { _ = try Registry(opening: $0.path) }),
    ("verified", { _ = try Registry.verify($0.path) }),
    ("made anew", { fixture in _ = try? Registry(creating: fixture.path, by: "an") }),
    ("a journal looked at", { fixture in try? RollbackJournal.check(beside: fixture.path) }),
  ]

  @Test(arguments: looks.indices) func whoRecordsKeepsTheLockWhile(look: Int) throws {
    try fixture.record { recording in
      try recording.setPlan(of: "A", to: .partial, on: Day("2024-01-01"))
      try Self.looks[look].look(fixture)
      let (status, output) = try fixture.shell("BEGIN IMMEDIATE")
      #expect(status != 0 && output.contains("locked"), "\(Self.looks[look].name): \(output)")
    }
    try fixture.accept("BEGIN IMMEDIATE")
  }

  @Test func aCopyIsClosedBeforeItBearsItsName() throws {
    let path = fixture.folder.path + "/copy.db"
    try fixture.registry.backUp(to: path)
    #expect(!Registry.isOpen(at: path))
    #expect(Registry.isOpen(at: fixture.path))
  }

  @Test func theFileIsKnownUnderEveryName() throws {
    let link = fixture.folder.path + "/other.db"
    try FileManager.default.linkItem(atPath: fixture.path, toPath: link)
    #expect(Registry.isOpen(at: link))
    #expect(!Registry.isOpen(at: fixture.folder.path + "/nothing.db"))
  }

  /// Two threads of this process, one recording and one opening and closing, and another process that records: no entry
  /// that was acknowledged is lost. CAPDO_ROUNDS asks for more rounds.
  @Test func noAcknowledgedEntryIsLost() async throws {
    let rounds = ProcessInfo.processInfo.environment["CAPDO_ROUNDS"].flatMap { Int($0) } ?? 10
    let path = fixture.path
    let before = try fixture.snapshot("2024-11-20").entry
    async let recorded = Task.detached { () throws -> Int in
      let registry = try Registry(opening: path)
      for round in 0..<rounds {
        let status: PlanStatus = round.isMultiple(of: 2) ? .partial : .full
        try registry.record(by: "lan") { try $0.setPlan(of: "A", to: status, on: Day("2024-01-01")) }
      }
      return rounds
    }.value
    async let looked = Task.detached { () throws -> Int in
      for _ in 0..<rounds * 5 { _ = try Registry(opening: path, for: .reading).snapshot() }
      return rounds
    }.value
    var acknowledged = 0
    for _ in 0..<rounds {
      let sql = """
        .timeout 20000
        .bail on
        BEGIN IMMEDIATE;
        INSERT INTO entry (seq, recorded_at, actor, os_user, act)
        SELECT max(seq) + 1, '2024-11-20T06:00:00Z', 'an', 'tester', 'by hand' FROM entry;
        UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE digest IS NULL;
        COMMIT;
        """
      if try fixture.shell(script: sql) == "" { acknowledged += 1 }
    }
    let (mine, _) = try await (recorded, looked)
    #expect(acknowledged == rounds)
    #expect(try fixture.snapshot("2024-11-20").entry == before + Int64(mine + acknowledged))
  }
}
