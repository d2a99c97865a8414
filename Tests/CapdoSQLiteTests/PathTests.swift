import CapdoSQLite
import Foundation
import TestSupport
import Testing

@Suite struct PathTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }

  @Test(arguments: [.reading, .writing] as [Connection.Access])
  func aMissingFileIsNotCreated(access: Connection.Access) throws {
    let error = #expect(throws: SQLiteError.self) { try Connection(path: folder.path("x.db"), access: access) }
    #expect(error?.cannotOpen == true)
    #expect(error?.systemError == 2)
    #expect(try names() == [])
  }

  @Test(arguments: ["x.db", "", ":memory:", "./x.db", "file:x?mode=memory", "file:///x", " /x"])
  func aPathThatIsNotAbsoluteIsRefused(path: String) throws {
    let error = #expect(throws: SQLiteError.self) { try Connection(path: path, access: .writing) }
    #expect(error?.message == "not an absolute path")
  }

  @Test func aPathWithANULIsRefused() throws {
    let path = try folder.database()
    #expect(throws: SQLiteError.self) { try Connection(path: path + "\0.txt", access: .writing) }
  }

  @Test func aSymbolicLinkIsRefused() throws {
    let path = try folder.database()
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.db"), withDestinationPath: path)
    let error = #expect(throws: SQLiteError.self) { try Connection(path: folder.path("link.db"), access: .reading) }
    #expect(error?.cannotOpen == true)
  }

  @Test func aSymbolicLinkAmongTheFoldersIsRefused() throws {
    _ = try folder.database()
    let outside = try TemporaryFolder()
    let link = outside.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.url.path)
    let error = #expect(throws: SQLiteError.self) { try Connection(path: link + "/x.db", access: .reading) }
    #expect(error?.cannotOpen == true)
  }

  @Test(arguments: [.reading, .writing] as [Connection.Access])
  func aFolderIsRefused(access: Connection.Access) throws {
    #expect(throws: SQLiteError.self) { try Connection(path: folder.url.path, access: access) }
    #expect(try names() == [])
  }

  @Test(arguments: [
    "x?mode=memory", "file:x", "file:x?mode=memory", "x%20y", "it's", "two\nlines", " ", "-x", "ỦBND \"sổ\".db", "x#y",
    "file:x?vfs=unix-none&nolock=1",
  ])
  func aPathIsTakenLiterally(name: String) throws {
    let path = try folder.emptyFile(name)
    let connection = try Connection(path: path, access: .writing)
    try connection.execute(script: "CREATE TABLE t (a)")
    #expect(try names() == [name])
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Data("SQLite format 3\0".utf8)))
  }

  @Test func aFileThatIsNoDatabaseIsDamagedAndStaysAsItIs() throws {
    let text = Data(String(repeating: "not a database\n", count: 100).utf8)
    try text.write(to: URL(filePath: folder.path("x.db")))
    let error = #expect(throws: SQLiteError.self) {
      try Connection(path: folder.path("x.db"), access: .writing).execute(script: "CREATE TABLE t (a)")
    }
    #expect(error?.isDamaged == true)
    #expect(try Data(contentsOf: URL(filePath: folder.path("x.db"))) == text)
    #expect(try names() == ["x.db"])
  }

  @Test func aSystemErrorIsNotCarriedOverToTheNextFailure() throws {
    let connection = try Connection(path: folder.database(), access: .writing)
    let missing = #expect(throws: SQLiteError.self) { try connection.execute(script: "ATTACH '/nope/x.db' AS x") }
    #expect(missing?.systemError == 2)
    let refused = #expect(throws: SQLiteError.self) { try connection.execute(script: "SELECT nope") }
    #expect(refused?.systemError == 0)
  }

  @Test func aFailureToOpenLeavesNoDescriptorOpen() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    for _ in 0..<200 {
      #expect(throws: SQLiteError.self) { try Connection(path: folder.path("nope.db"), access: .writing) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count < before + 100)
  }

  @Test func aConnectionThatGoesClosesItsFile() throws {
    let path = try folder.database()
    for _ in 0..<200 {
      let connection = try Connection(path: path, access: .reading)
      _ = try connection.statement("SELECT count(*) FROM t").first { try $0.integer(0) }
    }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
    }
    #expect(open.isEmpty)
  }
}
