import CapdoSQLite
import Testing

@Suite struct StatementTests {
  @Test(arguments: [[], [.integer(1)], [.integer(1), .null, .null]] as [[Value]])
  func aWrongNumberOfValuesThrowsBeforeTheStatementRuns(values: [Value]) throws {
    let connection = try Connection.withTable()
    let statement = try connection.statement("INSERT INTO t VALUES (?, ?)")
    let error = #expect(throws: SQLiteError.self) { try statement.run(values) }
    #expect(error?.message == "\(values.count) values for 2 parameters")
    #expect(error?.primaryCode == 21)
    #expect(try connection.count() == 0)
  }

  @Test func peopleReadTheBeginningOfALongStatement() {
    let short = SQLiteError(code: 1, message: "no", context: "COMMIT")
    let long = SQLiteError(code: 1, message: "no", context: "SELECT " + String(repeating: "a", count: 100))
    #expect(short.description == "SQLite error 1: no (COMMIT)")
    #expect(long.description == "SQLite error 1: no (SELECT " + String(repeating: "a", count: 42) + "…)")
  }

  @Test func aStatementWorksAgainAfterAWrongNumberOfValues() throws {
    let connection = try Connection.withTable()
    let statement = try connection.statement("INSERT INTO t VALUES (?, ?)")
    #expect(throws: SQLiteError.self) { try statement.run() }
    try statement.run(.integer(1), .null)
    #expect(try connection.count() == 1)
  }

  @Test func aStatementKeepsNothingOfAnEarlierRun() throws {
    let statement = try Connection().statement("SELECT ?1")
    #expect(try statement.first(.text("secret")) { try $0.value(0) } == .text("secret"))
    #expect(try statement.first(.null) { try $0.value(0) } == .null)
  }

  @Test func aStatementBeingReadCannotBeRunAgain() throws {
    let statement = try Connection().statement("SELECT 1 UNION SELECT 2")
    try statement.forEachRow([]) { _ in
      let error = #expect(throws: SQLiteError.self) { try statement.run() }
      #expect(error?.message == "the statement is being read")
      #expect(throws: SQLiteError.self) { try statement.first { try $0.integer(0) } }
    }
    #expect(try statement.rows { try $0.integer(0) } == [1, 2])
  }

  @Test func whileAStatementIsBeingReadTheConnectionHandsOutAnother() throws {
    let connection = try Connection()
    let sql: SQL = "SELECT 1 UNION SELECT 2"
    let pairs = try connection.statement(sql).rows { row in
      (try row.integer(0), try connection.statement(sql).rows { try $0.integer(0) })
    }
    #expect(pairs.map(\.0) == [1, 2])
    #expect(pairs.map(\.1) == [[1, 2], [1, 2]])
  }

  @Test func theConnectionKeepsAStatementForTheNextTime() throws {
    let connection = try Connection()
    #expect(try connection.statement("SELECT 1") === connection.statement("SELECT 1"))
    #expect(try connection.statement("SELECT 1") !== connection.statement("SELECT 2"))
  }

  @Test func aStatementCanBeRunAgainAfterItsReaderThrew() throws {
    struct Stop: Error {}
    let statement = try Connection().statement("SELECT 1 UNION SELECT 2")
    #expect(throws: Stop.self) { try statement.forEachRow([]) { _ in throw Stop() } }
    #expect(throws: Stop.self) { try statement.first { _ in throw Stop() } }
    #expect(try statement.rows { try $0.integer(0) } == [1, 2])
  }

  @Test func aStatementOutlivesItsConnection() throws {
    let statement = try Connection.withTable().statement("SELECT count(*) FROM t")
    #expect(try statement.first { try $0.integer(0) } == 0)
  }

  @Test func theFirstOfNoRowsIsNil() throws {
    #expect(try Connection.withTable().statement("SELECT a FROM t").first { try $0.value(0) } == nil)
  }

  @Test func theColumnsHaveNames() throws {
    #expect(try Connection.withTable().statement("SELECT b AS x, a FROM t").columnNames == ["x", "a"])
  }

  @Test(arguments: ["", "-- nothing", "SELEC 1", "SELECT nope", "SELECT * FROM nope", "SELECT 'x"] as [SQL])
  func whatIsNoStatementThrowsWithItsText(sql: SQL) throws {
    let connection = try Connection()
    let error = #expect(throws: SQLiteError.self) { try connection.statement(sql) }
    #expect(error?.context == sql.description)
  }

  @Test func aTableChangedMeanwhileIsSeen() throws {
    let connection = try Connection.withTable()
    let all = try connection.statement("SELECT * FROM t")
    #expect(try all.rows { $0.count } == [])
    try connection.execute(script: "ALTER TABLE t ADD COLUMN c TEXT; INSERT INTO t VALUES (1, 'x', 'y')")
    #expect(try all.rows { $0.count } == [3])
  }

  @Test func aScriptStopsAtItsFirstError() throws {
    let connection = try Connection.withTable()
    #expect(throws: SQLiteError.self) {
      try connection.execute(script: "INSERT INTO t VALUES (1, 'x'); nope; INSERT INTO t VALUES (2, 'y')")
    }
    #expect(try connection.count() == 1)
  }

  @Test func onlyLiteralsAndOtherStatementsMakeAStatement() {
    let columns = SQL.joined(["a", "b"], separator: ", ")
    let sql: SQL = "SELECT \(columns) FROM t WHERE a = \(SQL.parameter(2))"
    #expect(sql.description == "SELECT a, b FROM t WHERE a = ?2")
    #expect(sql == "SELECT a, b FROM t WHERE a = ?2")
  }
}

/// The statements that a connection keeps.
@Suite struct KeptStatementTests {
  @Test func noMoreAreKeptThanTheLimitAndTheOneThatWaitedLongestGoes() throws {
    let connection = try Connection.withTable()
    let first = try connection.statement("SELECT 1")
    var text: SQL = "SELECT 2"
    for _ in 0..<300 {
      text = "\(text), 2"
      _ = try connection.statement(text)
      // Asked for again and again, it never waits longest.
      #expect(try connection.statement("SELECT 1") === first)
    }
    #expect(connection.statementCount == 256)
    #expect(try connection.integer("SELECT count(*) FROM t") == 0)
  }
}
