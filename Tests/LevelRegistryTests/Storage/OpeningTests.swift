import Foundation
import Testing

@testable import LevelRegistry

/// Files that are no register, and paths that lead nowhere.
@Suite struct OpeningTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  /// A path in the folder of the fixture.
  func path(_ name: String) -> String { fixture.folder.path + "/" + name }

  func write(_ data: Data, to name: String) throws -> String {
    try data.write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Makes a database with the plain shell.
  func database(_ name: String, _ sql: String) throws -> String {
    #expect(try fixture.shell(script: sql + ";\n", on: name) == "")
    return path(name)
  }

  /// Expects neither access to open a path, nor to change a byte or add a file.
  func expectRefused(_ path: String, _ expected: RegistryError, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
    let before = try? Data(contentsOf: URL(filePath: path))
    for access in [Registry.Access.reading, .recording] {
      #expect(throws: expected, sourceLocation: sourceLocation) { try Registry(opening: path, for: access) }
    }
    #expect((try? Data(contentsOf: URL(filePath: path))) == before, sourceLocation: sourceLocation)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() == files,
      sourceLocation: sourceLocation)
  }

  @Test func aMissingFileIsRefusedAndNotMade() throws {
    try expectRefused(path("nope.db"), .noSuchFile(path: path("nope.db")))
    try expectRefused(path("nope/x.db"), .noSuchFile(path: path("nope/x.db")))
    try expectRefused(path("capdo.db/x.db"), .noSuchFile(path: path("capdo.db/x.db")))
  }

  @Test(arguments: ["", "\0", "capdo.db\0", "\0capdo.db"]) func whatIsNoPathIsNoFile(path: String) throws {
    try expectRefused(path, .noSuchFile(path: path))
    #expect(throws: RegistryError.self) { try Registry(creating: path, by: "lan") }
  }

  @Test func aPathCutShortByANULIsRefused() throws {
    try expectRefused(fixture.path + "\0.txt", .noSuchFile(path: fixture.path + "\0.txt"))
    #expect(throws: RegistryError.cannotCreate(path: path("x\0y"), systemError: EINVAL)) {
      try Registry(creating: path("x\0y"), by: "lan")
    }
    #expect(!FileManager.default.fileExists(atPath: path("x")))
  }

  @Test func aFolderIsRefused() throws {
    try expectRefused(fixture.folder.path, .isFolder(path: fixture.folder.path))
    try expectRefused("/", .isFolder(path: "/"))
  }

  @Test func anEmptyFileIsRefused() throws {
    let path = try write(Data(), to: "empty.db")
    try expectRefused(path, .isEmptyFile(path: path))
  }

  @Test(arguments: ["x", "SQLite format 3\0", "SQLite format 3\0" + String(repeating: "\u{1}", count: 200)])
  func aFileOfSomethingElseIsRefused(text: String) throws {
    let path = try write(Data(text.utf8), to: "x.db")
    try expectRefused(path, .notARegistry(path: path))
  }

  @Test(arguments: [
    "CREATE TABLE t (a)", "PRAGMA user_version = 1; CREATE TABLE t (a)",
    "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE t (a)",
  ])
  func theDatabaseOfAnotherProgramIsRefused(sql: String) throws {
    let path = try database("x.db", sql)
    try expectRefused(path, .notARegistry(path: path))
  }

  @Test(arguments: [2, 99, -1]) func aNewerRegisterIsRefusedByItsVersion(version: Int32) throws {
    try fixture.accept("PRAGMA user_version = \(version)")
    try expectRefused(fixture.path, .isNewer(path: fixture.path, version: UInt32(bitPattern: version)))
  }

  @Test func aRegisterSwitchedToAWriteAheadLogIsRefused() throws {
    #expect(try fixture.accept("PRAGMA journal_mode = WAL") == "wal\n")
    #expect(try fixture.bytes[18...19] == Data([2, 2]))
    try expectRefused(fixture.path, .usesWriteAheadLog(path: fixture.path))
  }

  @Test(arguments: ["UTF-16le", "UTF-16be"]) func aRegisterInUTF16IsRefused(encoding: String) throws {
    let path = try database("x.db", "PRAGMA encoding = '\(encoding)';\n\(Schema.current.text)")
    try expectRefused(path, .notARegistry(path: path))
  }

  @Test func aDatabaseThatOnlyBearsTheNumbersIsRefused() throws {
    let path = try database("x.db", "PRAGMA application_id = 1667330148; PRAGMA user_version = 1; CREATE TABLE t (a)")
    try expectRefused(path, .schemaDiffers("t"))
  }

  @Test func aSymbolicLinkIsRefused() throws {
    try FileManager.default.createSymbolicLink(atPath: path("link.db"), withDestinationPath: fixture.path)
    try expectRefused(path("link.db"), .isSymbolicLink(path: path("link.db")))
    try FileManager.default.createSymbolicLink(atPath: path("dangling.db"), withDestinationPath: path("nope.db"))
    try expectRefused(path("dangling.db"), .isSymbolicLink(path: path("dangling.db")))
    #expect(throws: RegistryError.self) { try Registry(creating: path("dangling.db"), by: "lan") }
    #expect(!FileManager.default.fileExists(atPath: path("nope.db")))
  }

  @Test(.timeLimit(.minutes(1))) func aPipeIsRefusedWithoutWaiting() {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    for access in [Registry.Access.reading, .recording] {
      #expect(throws: RegistryError.notARegistry(path: path("pipe"))) {
        try Registry(opening: path("pipe"), for: access)
      }
    }
    #expect(throws: RegistryError.self) { try Registry(creating: path("pipe"), by: "lan") }
  }

  @Test(arguments: ["/dev/null", "/dev/zero"]) func aDeviceIsRefused(path: String) {
    #expect(throws: RegistryError.notARegistry(path: path)) { try Registry(opening: path) }
    #expect(throws: RegistryError.self) { try Registry(creating: path, by: "lan") }
  }

  @Test func aRegisterCutShortIsAnErrorAndNoCrash() throws {
    let path = try write(try fixture.bytes.prefix(5_000), to: "cut.db")
    #expect(throws: (any Error).self) { try Registry(opening: path, for: .reading).snapshot().rate(of: .completion) }
  }
}
