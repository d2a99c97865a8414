import CapdoSQLite
import Foundation
import Testing

@testable import LevelRegistry

/// New registers, and what opening one leaves as it is.
@Suite struct CreatingTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  func path(_ name: String) -> String { fixture.folder.path + "/" + name }

  func mode(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
  }

  @Test(arguments: [
    "it's.db", "two\nlines.db", "a space .db", "-x", "--help", "file:x?mode=memory", "file:x?vfs=unix-none&nolock=1",
    ":memory:", "x%20y.db", "sổ \"cấp độ\".db", "x?mode=ro", "\\", "*", "\u{301}x",
  ])
  func aPathIsTakenLiterally(name: String) throws {
    let up = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in "../" }.joined()
    for path in [path(name), up + path(name).dropFirst()] {
      try? FileManager.default.removeItem(atPath: path)
      try Registry(creating: path, by: "lan").record(by: "lan") {
        try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      }
      #expect(try Registry(opening: path, for: .reading).snapshot().entry == 2)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
          == [name, "capdo.db"].sorted())
    }
  }

  @Test(arguments: ["-capdo-test", "file:capdo-test?mode=memory"]) func aPathInTheWorkingFolderIsTakenLiterally(
    name: String
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: "./" + name) }
    let registry = try Registry(creating: name, by: "lan")
    #expect(registry.path == FileManager.default.currentDirectoryPath + "/" + name)
    #expect(FileManager.default.fileExists(atPath: registry.path))
    #expect(try Registry(opening: name, for: .reading).snapshot().entry == 1)
  }

  // The mask of this process is that of every test beside this one: masks that hide nothing are tried on children, in
  // TortureTests/PathTests.
  @Test func onlyItsUserCanReadANewRegisterAndItsJournal() throws {
    let registry = try Registry(creating: path("x.db"), by: "lan")
    #expect(try mode(path("x.db")) == 0o600)
    try registry.record(by: "lan") {
      try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      #expect(try mode(path("x.db-journal")) == 0o600)
    }
    #expect(try mode(path("x.db")) == 0o600)
  }

  @Test func aLinkAmongTheFoldersIsFollowed() throws {
    let link = path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: fixture.folder.path)
    #expect(try Registry(opening: link + "/capdo.db", for: .reading).path == fixture.path)
    #expect(try Registry(creating: link + "/x.db", by: "lan").path == path("x.db"))
  }

  @Test func anActorWithoutANameLeavesNoFile() throws {
    #expect(throws: RegistryError.emptyText(.actor)) { try Registry(creating: path("x.db"), by: " ") }
    #expect(!FileManager.default.fileExists(atPath: path("x.db")))
  }

  @Test func creatingOverARegisterIsRefusedAndChangesNothing() throws {
    let before = try fixture.bytes
    #expect(throws: RegistryError.fileExists(path: fixture.path)) { try Registry(creating: fixture.path, by: "lan") }
    #expect(try fixture.bytes == before)
  }

  @Test func creatingOverAnyFileIsRefusedAndChangesNothing() throws {
    let text = Data("x".utf8)
    try text.write(to: URL(filePath: path("x.txt")))
    #expect(throws: RegistryError.fileExists(path: path("x.txt"))) { try Registry(creating: path("x.txt"), by: "lan") }
    #expect(try Data(contentsOf: URL(filePath: path("x.txt"))) == text)
    #expect(throws: RegistryError.self) { try Registry(creating: fixture.folder.path, by: "lan") }
    #expect(throws: RegistryError.self) { try Registry(creating: path("nope/x.db"), by: "lan") }
  }

  @Test func creatingOverAnEmptyFileWorksAndOnlyItsUserCanReadIt() throws {
    try Data().write(to: URL(filePath: path("x.db")))
    #expect(chmod(path("x.db"), 0o644) == 0)
    #expect(try Registry(creating: path("x.db"), by: "lan").snapshot().entry == 1)
    #expect(try mode(path("x.db")) == 0o600)
  }

  /// The journal of a file that was empty before: SQLite rolls it back to nothing.
  @Test func whatAnInterruptedInitLeftIsMadeAnew() throws {
    try fixture.bytes.write(to: URL(filePath: path("x.db")))
    let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
    // No record, a nonce, no page; sectors of 512 bytes, pages of 4096.
    let head: [UInt8] = magic + [0, 0, 0, 0] + [0, 0, 0, 1] + [0, 0, 0, 0] + [0, 0, 2, 0] + [0, 0, 16, 0]
    try Data(head + [UInt8](repeating: 0, count: 512 - head.count)).write(to: URL(filePath: path("x.db-journal")))
    #expect(try Registry(creating: path("x.db"), by: "lan").snapshot().entry == 1)
  }

  @Test func theFirstEntryIsTheRegistersName() throws {
    let fields = try fixture.accept(
      "SELECT act, actor, os_user, note, source IS NULL, digest FROM entry WHERE seq = 1"
    )
    .dropLast().split(separator: "|")
    #expect(fields[0...2] == ["init", "lan", "tester"])
    #expect(fields[3].wholeMatch(of: /[0-9a-f]{32}/) != nil)
    #expect(fields[4] == "1")
    #expect(fields[5].wholeMatch(of: /[0-9a-f]{64}/) != nil)
  }

  @Test func twoRegistersMadeInOneSecondDiffer() throws {
    let other = try Fixture()
    let question = "SELECT note, digest FROM entry WHERE seq = 1"
    #expect(try fixture.accept(question) != other.accept(question))
  }

  @Test func readingChangesNeitherBytesNorDates() throws {
    let before = (try fixture.bytes, try FileManager.default.attributesOfItem(atPath: fixture.path)[.modificationDate])
    usleep(20_000)
    let registry = try Registry(opening: fixture.path, for: .reading)
    _ = try registry.snapshot().rate(of: .completion)
    _ = try registry.snapshot(asOf: Day("2024-01-01"), knownAt: .entry(1)).rate(of: .approval)
    #expect(try fixture.bytes == before.0)
    let after = try FileManager.default.attributesOfItem(atPath: fixture.path)[.modificationDate]
    #expect(after as? Date == before.1 as? Date)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["capdo.db"])
  }

  @Test func aReadingRegisterRecordsNothing() throws {
    let registry = try Registry(opening: fixture.path, for: .reading)
    let before = try fixture.bytes
    let error = #expect(throws: RegistryError.self) {
      try registry.record(by: "lan") { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    }
    #expect(error == .isReadOnly)
    #expect(try fixture.bytes == before)
  }

  @Test func aFileThatCannotBeWrittenCanBeRead() throws {
    #expect(chmod(fixture.path, 0o444) == 0)
    let before = try fixture.bytes
    try asNobody { () throws in
      #expect(try Registry(opening: fixture.path, for: .reading).snapshot().entry == 2)
      let error = #expect(throws: RegistryError.self) {
        try Registry(opening: fixture.path).record(by: "lan") { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
      }
      #expect(error == .isReadOnly)
    }
    #expect(try fixture.bytes == before)
  }

  @Test func aFileThatCannotBeReadSaysSo() throws {
    #expect(chmod(fixture.path, 0) == 0)
    let expected = RegistryError.cannotOpen(path: fixture.path, systemError: EACCES)
    try asNobody {
      #expect(throws: expected) { try Registry(opening: fixture.path, for: .reading) }
      #expect(throws: RegistryError.cannotCreate(path: path("x.db"), systemError: EACCES)) {
        try Registry(creating: path("x.db"), by: "lan")
      }
    }
  }

  @Test func anEntryLeftOpenByAnotherProgramStopsRecordingButNotReading() throws {
    let before = try fixture.rate("2024-11-20")
    try fixture.openEntryByShell()
    try fixture.accept(
      """
      INSERT INTO organization SELECT 3, 3, 'X', name, tier, parent, valid_from, valid_to, 3, NULL
      FROM organization WHERE fact = 1
      """
    )
    #expect(throws: RegistryError.entryLeftOpen(3)) {
      try fixture.record { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    }
    #expect(try fixture.rate("2024-11-20") == before)
    #expect(try Registry(opening: fixture.path, for: .reading).snapshot().entry == 2)
    #expect(try fixture.accept("SELECT count(*) FROM confirmation") == "0\n")
    try fixture.closeEntryByShell()
    try fixture.record { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
  }

  @Test func whatRecordsNothingLeavesNoEntry() throws {
    let result = try fixture.registry.record(by: "lan") { _ in 7 }
    #expect(result.result == 7 && result.entry == nil)
    #expect(throws: RegistryError.self) {
      try fixture.record {
        try $0.confirmList(of: "SYT", on: Day("2024-11-01"))
        try $0.confirmList(of: "nobody", on: Day("2024-11-01"))
      }
    }
    #expect(try fixture.accept("SELECT max(seq), count(*) FROM entry") == "2|2\n")
  }
}
