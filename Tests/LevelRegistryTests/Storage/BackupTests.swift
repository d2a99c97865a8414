import Foundation
import Testing

@testable import LevelRegistry

/// Copies that are complete or absent.
@Suite struct BackupTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  func path(_ name: String) -> String { fixture.folder.path + "/" + name }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() }

  @Test func aBackupHoldsWhatTheRegisterHolds() throws {
    let checkpoint = try fixture.registry.backUp(to: path("b.db"))
    #expect(try checkpoint == Checkpoint(of: fixture.registry.connection))
    #expect(checkpoint.entries == 2)
    #expect(try names() == ["b.db", "capdo.db"])
    let copy = try Registry(opening: path("b.db"), for: .reading)
    #expect(try copy.snapshot().digest == fixture.registry.snapshot().digest)
    #expect(try ChainInPython.disagreements(path("b.db")) == [])
  }

  @Test func aBackupCanBeRecordedIn() throws {
    try fixture.registry.backUp(to: path("b.db"))
    try Registry(opening: path("b.db")).record(by: "lan") { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    #expect(try ChainInPython.disagreements(path("b.db")) == [])
    #expect(try fixture.registry.snapshot().entry == 2)
  }

  /// What the plain shell dumps of a file, in no order: a copy has its indexes before its triggers.
  func lines(of name: String) throws -> [Substring] {
    try fixture.shell(script: ".dump\n", on: name).split(separator: "\n").sorted()
  }

  @Test func aBackupOfABackupHoldsTheSameRows() throws {
    try fixture.registry.backUp(to: path("b.db"))
    try Registry(opening: path("b.db"), for: .reading).backUp(to: path("c.db"))
    let dump = try lines(of: "capdo.db")
    #expect(try lines(of: "b.db") == dump)
    #expect(try lines(of: "c.db") == dump)
  }

  @Test func aBackupNeverOverwrites() throws {
    try Data("x".utf8).write(to: URL(filePath: path("b.db")))
    #expect(throws: RegistryError.fileExists(path: path("b.db"))) { try fixture.registry.backUp(to: path("b.db")) }
    #expect(throws: RegistryError.fileExists(path: fixture.path)) { try fixture.registry.backUp(to: fixture.path) }
    #expect(throws: RegistryError.fileExists(path: fixture.folder.path)) {
      try fixture.registry.backUp(to: fixture.folder.path)
    }
    #expect(try Data(contentsOf: URL(filePath: path("b.db"))) == Data("x".utf8))
    #expect(try names() == ["b.db", "capdo.db"])
  }

  @Test(arguments: ["b.db-journal", "b.db-wal"]) func aJournalInTheWayIsNotRolledIntoANewRegister(name: String) throws {
    try Data("x".utf8).write(to: URL(filePath: path(name)))
    #expect(throws: RegistryError.fileExists(path: path(name))) { try fixture.registry.backUp(to: path("b.db")) }
    #expect(try names() == [name, "capdo.db"].sorted())
  }

  @Test func aDanglingLinkIsNotFollowed() throws {
    try FileManager.default.createSymbolicLink(atPath: path("b.db"), withDestinationPath: path("elsewhere"))
    #expect(throws: RegistryError.fileExists(path: path("b.db"))) { try fixture.registry.backUp(to: path("b.db")) }
    #expect(try names() == ["b.db", "capdo.db"])
  }

  @Test(arguments: ["nope/b.db", "capdo.db/b.db", "x\0.db"]) func aPlaceThatIsNoneIsRefused(name: String) throws {
    #expect(throws: RegistryError.self) { try fixture.registry.backUp(to: path(name)) }
    #expect(try names() == ["capdo.db"])
  }

  @Test(arguments: ["it's.db", "two\nlines.db", "file:x?mode=memory", "-x", ":memory:", "sổ \"cấp độ\".db"])
  func aNameIsTakenLiterally(name: String) throws {
    try fixture.registry.backUp(to: path(name))
    #expect(try names() == [name, "capdo.db"].sorted())
    #expect(try Registry(opening: path(name), for: .reading).snapshot().entry == 2)
  }

  @Test func aDamagedRegisterGivesNoBackup() throws {
    var bytes = try fixture.bytes
    let page = try Int(fixture.accept("SELECT rootpage FROM sqlite_schema WHERE name = 'rule'").dropLast()) ?? 0
    bytes.replaceSubrange((page - 1) * 4_096..<page * 4_096, with: Data(count: 4_096))
    try bytes.write(to: URL(filePath: path("bad.db")))
    #expect(throws: (any Error).self) {
      try Registry(opening: path("bad.db"), for: .reading).backUp(to: path("b.db"))
    }
    #expect(try names() == ["bad.db", "capdo.db"])
  }

  @Test func aRegisterThatDoesNotVerifyGivesNoBackup() throws {
    try fixture.alter("UPDATE system SET name = 'X' WHERE fact = 1")
    let error = #expect(throws: RegistryError.self) { try fixture.registry.backUp(to: path("b.db")) }
    guard case .doesNotVerify(let first, of: 1) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(first.kind == .digest && first.entry == 2)
    #expect(try names() == ["capdo.db"])
  }
}
