import CapdoCSQLite
import Testing

@testable import CapdoSQLite
@testable import LevelRegistry

/// How many statements SQLite runs for an act, its entry included; what triggers do is part of the statement that fires them.
@Suite struct StatementCountTests {
  private final class Counter {
    var statements = 0
  }

  private func statements(_ fixture: Fixture, _ body: () throws -> some Any) throws -> Int {
    let counter = Counter()
    let handle = try fixture.registry.connection.opened().handle
    sqlite3_trace_v2(
      handle, UInt32(SQLITE_TRACE_STMT),
      { _, counter, _, text in
        // A trigger's own begin as comments.
        if let counter, let text = text?.assumingMemoryBound(to: CChar.self), text[0] != CChar(UInt8(ascii: "-")) {
          Unmanaged<Counter>.fromOpaque(counter).takeUnretainedValue().statements += 1
        }
        return 0
      }, Unmanaged.passUnretained(counter).toOpaque())
    defer { sqlite3_trace_v2(handle, 0, nil, nil) }
    _ = try body()
    return counter.statements
  }

  /// A registry with so many systems and offices besides the one that the acts are about.
  private func counts(others: Int) throws -> [Int] {
    let fixture = try Fixture()
    try fixture.add("SYT", "Sở Y tế", .province)
    for number in 0..<others {
      try fixture.add("D\(number)", "Đơn vị số \(number)", .commune, under: "SYT")
      try fixture.register("O-\(number)", owner: "D\(number)", authority: .commune)
    }
    return try [
      statements(fixture) { try fixture.register("A") },
      statements(fixture) { try fixture.propose("A", .two, on: "2023-02-01") },
      statements(fixture) { try fixture.approve("A", .two, on: "2023-03-01") },
      statements(fixture) { try fixture.plan("A", .full, on: "2023-04-01") },
      statements(fixture) { try fixture.inspect("A", on: "2023-05-01") },
      statements(fixture) { try fixture.confirm("SYT", on: "2023-06-01") },
      statements(fixture) { try fixture.snapshot("2023-07-01").rate(of: .completion) },
      statements(fixture) { try fixture.snapshot("2023-07-01").system("A") },
      statements(fixture) { try fixture.snapshot("2023-07-01").history(of: "A") },
    ]
  }

  @Test func anActRunsAsManyStatementsHoweverManySystemsAndOfficesThereAre() throws {
    let expected = [16, 17, 37, 16, 17, 17, 2, 3, 11]
    #expect(try counts(others: 0) == expected)
    #expect(try counts(others: 100) == expected)
  }
}
