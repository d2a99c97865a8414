import CapdoSQLite
import Foundation
import TestSupport
import Testing

@Suite struct TransactionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  struct Stop: Error, Equatable {
    var number = 1
  }

  func add(_ connection: Connection) throws {
    try connection.statement("INSERT INTO t VALUES (1, 'x')").run()
  }

  @Test func whatATransactionWroteIsThere() throws {
    let path = try folder.database()
    let connection = try Connection(path: path, access: .writing)
    let result = try connection.transaction {
      try add(connection)
      #expect(connection.isInTransaction)
      return 7
    }
    #expect(result == 7)
    #expect(!connection.isInTransaction)
    #expect(try Connection(path: path, access: .reading).count() == 1)
  }

  @Test func severalQuestionsAreAskedOfOneStateWhichIsLetGo() throws {
    let path = try folder.database()
    let (reader, writer) = (try Connection(path: path, access: .reading), try Connection(path: path, access: .writing))
    try reader.reading {
      let count = try reader.count()
      #expect(count == 0)
      #expect(reader.isInTransaction)
    }
    #expect(throws: Stop()) { try reader.reading { throw Stop() } }
    #expect(!reader.isInTransaction)
    try writer.transaction {
      try writer.reading { try add(writer) }
      #expect(writer.isInTransaction)
    }
    let count = try reader.reading { try reader.count() }
    #expect(count == 1)
  }

  @Test func anErrorLeavesNothingAndIsTheOneThrown() throws {
    let connection = try Connection.withTable()
    #expect(throws: Stop()) {
      try connection.transaction {
        try add(connection)
        throw Stop()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.count() == 0)
  }

  @Test func theFirstErrorIsKeptWhenSomebodyElseAlreadyRolledBack() throws {
    let connection = try Connection.withTable()
    #expect(throws: Stop()) {
      try connection.transaction {
        try add(connection)
        try connection.execute(script: "ROLLBACK")
        throw Stop()
      }
    }
    #expect(try connection.count() == 0)
  }

  @Test func anErrorInsideAReadLeavesNothing() throws {
    let connection = try Connection.withTable()
    #expect(throws: Stop()) {
      try connection.transaction {
        try add(connection)
        try connection.statement("SELECT a FROM t").forEachRow([]) { _ in throw Stop() }
      }
    }
    #expect(try connection.count() == 0)
  }

  @Test func aRefusedRowLeavesNothingOfTheOthers() throws {
    let connection = try Connection.withTable()
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction {
        try add(connection)
        try connection.statement("INSERT INTO t VALUES (2, x'00')").run()
      }
    }
    #expect(error?.isConstraint == true)
    #expect(try connection.count() == 0)
  }

  @Test func aTransactionIsRolledBackWhenTold() throws {
    let connection = try Connection.withTable()
    let result = try connection.transaction(
      {
        try add(connection)
        return try connection.count()
      }, keeping: { _ in false })
    #expect(result == 1)
    #expect(!connection.isInTransaction)
    #expect(try connection.count() == 0)
  }

  @Test func aTransactionIsKeptWhenTold() throws {
    let connection = try Connection.withTable()
    try connection.transaction({ try add(connection) }, keeping: { true })
    #expect(try connection.count() == 1)
  }

  @Test func anErrorWhileAskedWhetherToKeepLeavesNothing() throws {
    let connection = try Connection.withTable()
    #expect(throws: Stop(number: 2)) {
      try connection.transaction({ try add(connection) }, keeping: { throw Stop(number: 2) })
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.count() == 0)
  }

  @Test func aTransactionInsideAnotherIsRefusedAndTheOuterOneGoesOn() throws {
    let connection = try Connection.withTable()
    try connection.transaction {
      try add(connection)
      #expect(throws: SQLiteError.self) { try connection.transaction { try add(connection) } }
      #expect(connection.isInTransaction)
    }
    #expect(try connection.count() == 1)
  }

  @Test func aReadingConnectionCannotWrite() throws {
    let connection = try Connection(path: folder.database(), access: .reading)
    let error = #expect(throws: SQLiteError.self) { try add(connection) }
    #expect(error?.isReadOnly == true)
    #expect(try connection.count() == 0)
  }

  @Test func deferredForeignKeysAreFoundAtCommitAndLeaveNothing() throws {
    let connection = try Connection.withTable()
    try connection.execute(
      script: "CREATE TABLE p (a INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)")
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction { try connection.statement("INSERT INTO c VALUES (7)").run() }
    }
    #expect(error?.isConstraint == true)
    #expect(!connection.isInTransaction)
    #expect(try connection.integer("SELECT count(*) FROM c") == 0)
  }
}
