import CapdoCSQLite
import Testing

@testable import CapdoSQLite
@testable import LevelRegistry

/// How many statements SQLite runs for an act, its entry included, and how many rows it reads by going through a table; what
/// triggers do is part of the statement that fires them.
@Suite struct StatementCountTests {
  private final class Counter {
    var statements = 0
    var rowsPassed = 0
  }

  private func count(_ fixture: Fixture, _ body: () throws -> some Any) throws -> Counter {
    let counter = Counter()
    let handle = try fixture.registry.connection.opened().handle
    sqlite3_trace_v2(
      handle, UInt32(SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE),
      { event, counter, statement, text in
        guard let counter, let statement else { return 0 }
        let count = Unmanaged<Counter>.fromOpaque(counter).takeUnretainedValue()
        let passed = Int(sqlite3_stmt_status(OpaquePointer(statement), SQLITE_STMTSTATUS_FULLSCAN_STEP, 1))
        if event == UInt32(SQLITE_TRACE_PROFILE) {
          count.rowsPassed += passed
        } else if let text = text?.assumingMemoryBound(to: CChar.self), text[0] != CChar(UInt8(ascii: "-")) {
          // A trigger's own begin as comments.
          count.statements += 1
        }
        return 0
      }, Unmanaged.passUnretained(counter).toOpaque())
    defer { sqlite3_trace_v2(handle, 0, nil, nil) }
    _ = try body()
    return counter
  }

  /// A registry with so many systems and offices besides the one that the acts are about.
  private func counts(others: Int) throws -> [Counter] {
    let fixture = try Fixture()
    var one = Scope()
    one.systems = ["A"]
    try fixture.add("SYT", "Sở Y tế", .province)
    for number in 0..<others {
      try fixture.add("D\(number)", "Đơn vị số \(number)", .commune, under: "SYT")
      try fixture.register("O-\(number)", owner: "D\(number)", authority: .commune)
      try fixture.propose("O-\(number)", .one, on: "2023-01-15")
    }
    return try [
      count(fixture) { try fixture.register("A") },
      count(fixture) { try fixture.propose("A", .two, on: "2023-02-01") },
      count(fixture) { try fixture.approve("A", .two, on: "2023-03-01") },
      count(fixture) { try fixture.plan("A", .full, on: "2023-04-01") },
      count(fixture) { try fixture.inspect("A", on: "2023-05-01") },
      count(fixture) { try fixture.confirm("SYT", on: "2023-06-01") },
      count(fixture) { try fixture.snapshot("2023-07-01").rate(of: .completion) },
      count(fixture) { try fixture.snapshot("2023-07-01").system("A") },
      count(fixture) { try fixture.snapshot("2023-07-01").history(of: "A") },
      count(fixture) { try fixture.snapshot("2023-07-01").deadlines(in: one) },
    ]
  }

  @Test func anActCostsAsMuchHoweverManySystemsAndOfficesThereAre() throws {
    let (few, many) = try (counts(others: 0), counts(others: 100))
    let statements = [16, 17, 37, 16, 17, 17, 2, 3, 11, 12]
    #expect(few.map(\.statements) == statements)
    #expect(many.map(\.statements) == statements)
    // What is due needs every day off.
    #expect(few.map(\.rowsPassed) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 60])
    // Who issued a decision is found among all names, and a figure goes through all systems.
    #expect(many.map(\.rowsPassed) == [0, 0, 100, 0, 0, 0, 100, 0, 0, 60])
  }
}
