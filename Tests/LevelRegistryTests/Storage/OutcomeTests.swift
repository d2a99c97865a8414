import CapdoSQLite
import Foundation
import Testing

@testable import LevelRegistry

/// What is said of an entry whose COMMIT met a failure of the disk. `make torture` makes real ones.
@Suite struct OutcomeTests {
  let fixture: Fixture
  let failure = RegistryError.deviceFailed("SQLite error 1290: disk I/O error (COMMIT)")

  init() throws {
    fixture = try .withTwoSystems()
  }

  func head(_ number: Int64) throws -> Journal.Head {
    let digest = try fixture.accept("SELECT digest FROM entry WHERE seq = \(number)").dropLast()
    return Journal.Head(number: number, digest: String(digest))
  }

  @Test func anEntryThatStandsIsRecordedAndThatIsSaid() throws {
    var warnings: [RegistryWarning] = []
    let registry = try Registry(opening: fixture.path, warn: { warnings.append($0) })
    try registry.resolveOutcome(head(2), after: failure)
    #expect(warnings == [.recordedAfterAll(entry: 2, despite: failure.message)])
    #expect(try registry.snapshot().entry == 2)
  }

  @Test func nothingMoreIsRecordedAfterAFailure() throws {
    try fixture.registry.resolveOutcome(head(2), after: failure)
    #expect(throws: RegistryError.isReadOnly) {
      try fixture.record { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    }
    #expect(try fixture.accept("SELECT max(seq) FROM entry") == "2\n")
  }

  @Test func anEntryThatIsNotThereIsNotRecorded() throws {
    let head = Journal.Head(number: 3, digest: String(repeating: "0", count: 64))
    #expect(throws: RegistryError.notRecorded(because: failure)) {
      try fixture.registry.resolveOutcome(head, after: failure)
    }
  }

  @Test func anotherEntryOfThatNumberIsNotOurs() throws {
    let head = Journal.Head(number: 2, digest: String(repeating: "0", count: 64))
    #expect(throws: RegistryError.notRecorded(because: failure)) {
      try fixture.registry.resolveOutcome(head, after: failure)
    }
  }

  @Test func ofAFileThatCannotBeReadTheOutcomeIsUnknown() throws {
    let head = try head(2)
    try FileManager.default.removeItem(atPath: fixture.path)
    #expect(throws: RegistryError.outcomeUnknown(entry: 2, because: failure)) {
      try fixture.registry.resolveOutcome(head, after: failure)
    }
  }

  @Test func ofARegisterThatNeverCameToBeNothingIsRecorded() throws {
    let path = fixture.folder.path + "/empty.db"
    try Data().write(to: URL(filePath: path))
    let head = Journal.Head(number: 1, digest: String(repeating: "0", count: 64))
    let (_, isHeld) = try Connection.reading(path) { try fixture.registry.holds(head, in: $0) }
    #expect(!isHeld)
  }

  @Test func afterAFullDiskTheRegisterIsClosedAndNothingIsRecorded() throws {
    let registry = try Registry(opening: fixture.path)
    try registry.connection.execute(script: "PRAGMA max_page_count = 1")
    let error = #expect(throws: RegistryError.self) {
      try registry.record(by: "lan", note: String(repeating: "x", count: 4_000)) { recording in
        for number in 1...200 {
          try recording.addOrganization(
            code: "X\(number)", name: String(repeating: "x", count: 400) + "\(number)", tier: .province)
        }
      }
    }
    guard case .notRecorded(let cause) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(cause == .diskFull)
    #expect(throws: RegistryError.isClosed) { try registry.snapshot() }
    #expect(try Registry(opening: fixture.path, for: .reading).snapshot().entry == 2)
  }
}
