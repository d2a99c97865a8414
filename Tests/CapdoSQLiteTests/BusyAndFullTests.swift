import CapdoSQLite
import Foundation
import TestSupport
import Testing

@Suite struct BusyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Takes the five seconds that the product waits.
  @Test func aFileThatIsBeingWrittenIsBusyAfterFiveSeconds() throws {
    let path = try folder.database()
    let holder = try Connection(path: path, access: .writing)
    let other = try Connection(path: path, access: .writing)
    try holder.transaction { () throws in
      let begin = ContinuousClock.now
      let error = #expect(throws: SQLiteError.self) { try other.transaction { Issue.record("inside") } }
      #expect(error?.isBusy == true)
      #expect(begin.duration(to: .now) > .milliseconds(4_900))
      #expect(try other.count() == 0)
    }
    try other.transaction { try other.statement("INSERT INTO t VALUES (1, 'x')").run() }
    #expect(try holder.count() == 1)
  }

  /// 10 MiB of texts, which do not fit the cache that SQLite itself would take.
  @Test func aLongTransactionShutsNobodyOutBeforeItIsCommitted() throws {
    let path = try folder.database()
    let writing = try Connection(path: path, access: .writing)
    let reading = try Connection(path: path, access: .reading)
    let text = String(repeating: "x", count: 1_024)
    try writing.transaction {
      let insert = try writing.statement("INSERT INTO t VALUES (?, ?)")
      for number in 1...10_240 { try insert.run(.integer(Int64(number)), .text(text)) }
      #expect(try reading.count() == 0)
    }
    #expect(try reading.count() == 10_240)
  }

  @Test func aWriterWaitsForAnother() async throws {
    let path = try folder.database()
    let holder = Task.detached {
      let connection = try Connection(path: path, access: .writing)
      try connection.transaction {
        try connection.statement("INSERT INTO t VALUES (1, 'first')").run()
        usleep(300_000)
      }
    }
    try await Task.sleep(for: .milliseconds(50))
    let connection = try Connection(path: path, access: .writing)
    try connection.transaction { try connection.statement("INSERT INTO t VALUES (2, 'second')").run() }
    try await holder.value
    #expect(try connection.count() == 2)
  }

  @Test func aReaderSeesNothingOfAnOpenTransaction() throws {
    let path = try folder.database()
    let writer = try Connection(path: path, access: .writing)
    let reader = try Connection(path: path, access: .reading)
    try writer.transaction {
      try writer.statement("INSERT INTO t VALUES (1, 'x')").run()
      #expect(try reader.count() == 0)
    }
    #expect(try reader.count() == 1)
  }
}

@Suite struct FullTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  let long = Value.text(String(repeating: "x", count: 100_000))

  func fill(_ connection: Connection) throws {
    for _ in 0..<20 {
      try connection.statement("INSERT INTO t VALUES (1, ?)").run(long)
    }
  }

  @Test func aFullFileIsAnErrorAndTheConnectionStaysUsable() throws {
    let path = try folder.database()
    let connection = try Connection(path: path, access: .writing)
    try connection.execute(script: "PRAGMA max_page_count = 100")
    let error = #expect(throws: SQLiteError.self) { try connection.transaction { try fill(connection) } }
    #expect(error?.isFull == true)
    #expect(!connection.isInTransaction)
    #expect(try connection.count() == 0)
    try connection.transaction { try connection.statement("INSERT INTO t VALUES (1, 'short')").run() }
    #expect(try connection.count() == 1)
    #expect(try Connection(path: path, access: .reading).count() == 1)
  }

  @Test func aFullDatabaseInMemoryIsAnErrorToo() throws {
    let connection = try Connection.withTable()
    try connection.execute(script: "PRAGMA max_page_count = 100")
    let error = #expect(throws: SQLiteError.self) { try connection.transaction { try fill(connection) } }
    #expect(error?.isFull == true)
    #expect(try connection.count() == 0)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func aFullDiskIsAnErrorAndTheConnectionStaysUsable() throws {
    let disk = try SmallDisk()
    let path = try disk.folder.database()
    let connection = try Connection(path: path, access: .writing)
    let error = #expect(throws: SQLiteError.self) { try connection.transaction { try fill(connection) } }
    #expect(error?.isFull == true)
    #expect(!connection.isInTransaction)
    #expect(try connection.count() == 0)
    #expect(try connection.statement("PRAGMA integrity_check").first { try $0.text(0) } == "ok")
    try connection.transaction { try connection.statement("INSERT INTO t VALUES (1, 'short')").run() }
    #expect(try Connection(path: path, access: .reading).count() == 1)
  }
}

/// A disk of 256 KiB in memory, for which one must be root.
final class SmallDisk {
  static var isPossible: Bool { (try? SmallDisk()) != nil }

  struct NotMounted: Error {}
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    guard geteuid() == 0, try Self.run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.url.path) == 0
    else { throw NotMounted() }
  }

  deinit {
    _ = try? Self.run("umount", "-l", folder.url.path)
  }

  private static func run(_ command: String...) throws -> Int32 {
    try Child.run(command, withErrors: true).status
  }
}
