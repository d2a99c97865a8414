import CapdoSQLite
import Foundation
import Testing

@Suite struct ValueTests {
  @Test(arguments: ["", "a", "a\0b", "\0", "Ủy ban nhân dân tỉnh", "đ\u{0309}", "\u{FEFF}x", "🏛", "'; DROP TABLE t"])
  func aTextComesBackByteForByte(text: String) throws {
    let connection = try Connection.withTable()
    try connection.statement("INSERT INTO t VALUES (?, ?)").run(.text(text), .text(text))
    let back = try connection.statement("SELECT a, b FROM t").first { [try $0.text(0), try $0.text(1)] }
    #expect(back?.map { Array($0.utf8) } == [Array(text.utf8), Array(text.utf8)])
    #expect(try connection.integer("SELECT length(CAST(b AS BLOB)) FROM t") == Int64(text.utf8.count))
  }

  @Test func composedAndDecomposedLettersStayWhatTheyAre() throws {
    let connection = try Connection()
    let name = "Hà Tĩnh"
    let composed = name.precomposedStringWithCanonicalMapping
    let decomposed = name.decomposedStringWithCanonicalMapping
    let isEqual = try connection.statement("SELECT ? = ?").first(.text(composed), .text(decomposed)) {
      try $0.integer(0)
    }
    #expect(composed == decomposed)
    #expect(isEqual == 0)
  }

  @Test(arguments: [(1 << 53) + 1, -(1 << 53) - 1, .max, .min])
  func anIntegerNobodyMayCalculateWithIsDamage(integer: Int64) throws {
    let statement = try Connection().statement("SELECT ?")
    let error = #expect(throws: SQLiteError.self) {
      try statement.first(.integer(integer)) { try $0.optionalInteger(0) }
    }
    #expect(error?.isDamaged == true)
    #expect(throws: SQLiteError.self) { try statement.first(.integer(integer)) { try $0.values() } }
    #expect(try statement.first(.integer(integer)) { $0.stored(0).integer } == integer)
  }

  @Test(arguments: [0, 1, -1, 1 << 53, -(1 << 53)])
  func anIntegerComesBack(integer: Int64) throws {
    let back = try Connection().statement("SELECT ?").first(.integer(integer)) { try $0.integer(0) }
    #expect(back == integer)
  }

  @Test func nothingComesBackAsNull() throws {
    let values: [Value] = [.null, Value(nil as Int64?), Value(nil as String?)]
    let back = try Connection().statement("SELECT ?, ?, ?").first(values) { try $0.values() }
    #expect(back == [.null, .null, .null])
  }

  @Test func everyClassComesBackAsItself() throws {
    let values: [Value] = [.null, .integer(7), .text("7"), .text("")]
    let back = try Connection().statement("SELECT ?, ?, ?, ?").first(values) { try $0.values() }
    #expect(back == values)
  }

  @Test func aTextOfOneMebibyteIsTaken() throws {
    let text = String(repeating: "x", count: 1 << 20)
    let length = try Connection().statement("SELECT length(?)").first(.text(text)) { try $0.integer(0) }
    #expect(length == 1 << 20)
  }

  @Test func aTextBeyondOneMebibyteIsRefusedAsTooBig() throws {
    let connection = try Connection.withTable()
    let text = String(repeating: "x", count: 1 << 20 + 1)
    let error = #expect(throws: SQLiteError.self) {
      try connection.statement("INSERT INTO t VALUES (1, ?)").run(.text(text))
    }
    #expect(error?.code == 18)
    #expect(try connection.count() == 0)
  }

  @Test func aRowBeyondOneMebibyteIsRefusedAsTooBig() throws {
    let connection = try Connection.withTable()
    let half = Value.text(String(repeating: "x", count: 1 << 19))
    let error = #expect(throws: SQLiteError.self) {
      try connection.statement("INSERT INTO t VALUES (?, ?)").run(half, half)
    }
    #expect(error?.code == 18)
  }
}

@Suite struct WrongClassTests {
  @Test(arguments: ["SELECT 'x'", "SELECT '7'", "SELECT 1.0", "SELECT x'31'", "SELECT NULL"] as [SQL])
  func whatIsNoIntegerIsNotReadAsOne(sql: SQL) throws {
    let connection = try Connection()
    let error = #expect(throws: SQLiteError.self) { try connection.integer(sql) }
    #expect(error?.primaryCode == 20)
  }

  @Test(arguments: ["SELECT 1", "SELECT 1.0", "SELECT x'31'", "SELECT NULL"] as [SQL])
  func whatIsNoTextIsNotReadAsOne(sql: SQL) throws {
    let connection = try Connection()
    let error = #expect(throws: SQLiteError.self) { try connection.statement(sql).first { try $0.text(0) } }
    #expect(error?.primaryCode == 20)
    #expect(throws: SQLiteError.self) { try connection.statement(sql).first { try $0.withText(0) { $0.count } } }
  }

  @Test(arguments: ["SELECT 1.5", "SELECT x'00'"] as [SQL])
  func realsAndBlobsAreNoValues(sql: SQL) throws {
    let connection = try Connection()
    #expect(throws: SQLiteError.self) { try connection.statement(sql).first { try $0.value(0) } }
  }

  @Test(arguments: ["SELECT CAST(x'ff' AS TEXT)", "SELECT CAST(x'c0af' AS TEXT)"] as [SQL])
  func bytesThatAreNotUTF8AreNotReadAsText(sql: SQL) throws {
    let connection = try Connection()
    let error = #expect(throws: SQLiteError.self) { try connection.statement(sql).first { try $0.text(0) } }
    #expect(error?.message.contains("not UTF-8") == true)
  }

  @Test func theErrorNamesTheColumnAndTheStatement() throws {
    let connection = try Connection()
    let error = #expect(throws: SQLiteError.self) {
      try connection.statement("SELECT NULL AS owner").first { try $0.text(0) }
    }
    #expect(error?.message == "column owner is NULL")
    #expect(error?.context == "SELECT NULL AS owner")
  }

  @Test(arguments: [1, -1, 1_000])
  func aColumnThatIsNotThereThrows(column: Int) throws {
    let connection = try Connection()
    #expect(throws: SQLiteError.self) { try connection.statement("SELECT 1").first { try $0.integer(column) } }
    #expect(throws: SQLiteError.self) { try connection.statement("SELECT 'x'").first { try $0.text(column) } }
  }

  @Test func anOptionalColumnMayBeNull() throws {
    let back = try Connection().statement("SELECT NULL, NULL").first { row in
      try row.optionalInteger(0) == nil && row.optionalText(1) == nil
    }
    #expect(back == true)
  }

  @Test func anErrorNeverHoldsWhatWasBound() throws {
    let connection = try Connection()
    try connection.execute(script: "CREATE TABLE n (a INTEGER CHECK (a > 5)) STRICT")
    let error = #expect(throws: SQLiteError.self) {
      try connection.statement("INSERT INTO n VALUES (?)").run(.text("secret"))
    }
    #expect(error?.isConstraint == true)
    #expect(error?.description.contains("secret") == false)
  }
}
