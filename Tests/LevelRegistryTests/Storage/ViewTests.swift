import LevelRegistry
import Testing

/// The views of schema.sql, for a reader who has the file and the plain shell.
///
/// They answer of today by the machine's clock, so that nothing here may change after 2024.
@Suite struct ViewTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
    for code in ["C", "D", "E"] { try fixture.register(code) }
    try fixture.record { try $0.retire("E", on: Day("2024-01-01")) }
    try fixture.approve("A", .two, on: "2023-03-01")
    try fixture.approve("B", .one, by: .district, on: "2023-03-01")
    try fixture.plan("A", .full, on: "2023-05-01")
    try fixture.plan("B", .full, on: "2023-05-01")
    try fixture.plan("D", .full, on: "2023-05-01")
    // The plan of level 1 does not count for level 2.
    try fixture.approve("B", .two, by: .district, on: "2024-02-01")
  }

  @Test func theFiguresOfTodayAreThoseOfTheLibrary() throws {
    let rows = try fixture.accept("SELECT * FROM figure_now ORDER BY operating")
    #expect(rows == "district|1|1|0|0|0|1\nprovince|3|1|1|0|0|0\ntotal|4|2|1|0|0|1\n")
    let tally = try fixture.tally("2024-11-20")
    #expect([tally.operating, tally.approved, tally.full, tally.notReported] == [4, 2, 1, 1])
  }

  @Test func everySystemIsALineWithItsNames() throws {
    let rows = try fixture.accept(
      "SELECT code, name, owner, operator, state, authority, level, issuer, plan FROM system_now ORDER BY code")
    #expect(
      rows == """
        A|Hệ thống A|Sở Y tế|Sở Y tế|operating|province|2|Sở TTTT|full
        B|Hệ thống B|Sở Y tế|Sở Y tế|operating|district|2|Sở TTTT|
        C|Hệ thống C|Sở Y tế|Sở Y tế|operating|province|||
        D|Hệ thống D|Sở Y tế|Sở Y tế|operating|province|||full
        E|Hệ thống E|Sở Y tế|Sở Y tế|retired|province|||

        """)
  }

  @Test func theJournalReadsAsLines() throws {
    let line = try fixture.accept("SELECT line FROM journal_text WHERE seq = 3")
    #expect(line == "3. 20/11/2024 12:00:00 lan: register\n")
  }
}
