import Testing

@testable import CapdoCommand

struct SummaryCommandTests {
  @Test func aTimeSeriesHasALineForEachMonthAndNoTotal() throws {
    let outcome = try ChangesCommandTests.office().run(
      "summary", "--by", "month", "--from", "2024-04-15", "--as-of", "2024-06-15", "--format", "csv")
    #expect(
      outcome.output == """
        group,operating,approved,approval_rate,none,partial,full,not_reported,completion_rate,inspected
        2024-04-30,1,1,,0,0,0,1,,0
        2024-05-31,1,1,,0,0,1,0,100,0
        2024-06-15,2,1,,0,0,1,0,100,0

        """)
  }

  @Test func whereOneSystemOperatesItIsSaidWhyThereIsNoRateOfApproval() throws {
    let office = try Office()
    for words in [
      ["init"], ["organization", "add", "UB", "--name", "UBND tỉnh", "--tier", "province", "--from", "2020-01-01"],
      ["register", "A", "--name", "Cổng", "--owner", "UB", "--on", "2024-01-02"],
    ] { #expect(office.run(words).status == .done) }
    #expect(office.run("summary", "--as-of", "2024-01-01").errors == "no rate: no approved system in scope\n")
    #expect(
      office.run("summary", "--as-of", "2024-01-02").errors
        == "no rate: no approved system in scope\n"
        + "no rate: nothing is approved, and the list of the owner is not confirmed\n")
  }

  @Test func aTimeSeriesIsExportedToo() throws {
    let office = try ChangesCommandTests.office()
    let words = ["--by", "month", "--as-of", "2024-06-15"]
    let series = office.run(["summary", "--format", "csv"] + words)
    #expect(office.run(["export", "summary"] + words).output == series.output)
    #expect(series.output.split(separator: "\n").count == 19)
    #expect(office.run(["summary", "--lang", "vi"] + words).output.contains("30/04/2024"))
  }

  @Test(arguments: [
    ["--by", "month", "--sort", "completion"], ["--by", "month", "--all"], ["--by", "level", "--from", "2024-01-01"],
  ])
  func whatMakesNoSenseOfAGroupingIsRefused(words: [String]) throws {
    #expect(try ChangesCommandTests.office().run(["summary"] + words).status == .usage)
  }

  @Test func districtsAfterTheirEndAreRefusedWithTheWayOut() throws {
    let outcome = try ChangesCommandTests.office().run("summary", "--by", "district", "--as-of", "2025-07-01")
    #expect(outcome.status == .refused)
    #expect(outcome.errors.hasSuffix("hint: ask as of 2025-06-30 or earlier, or by owner\n"))
  }

  @Test func aListNamesTheOwnerForPeopleAndItsCodeForPrograms() throws {
    let office = try ChangesCommandTests.office()
    #expect(office.run("list").output.contains("Sở Y tế (SYT)"))
    #expect(office.run("list", "--format", "csv").output.contains(",SYT,operating,"))
  }

  @Test func thoseBehindAreListedWithTheDayTheyPromised() throws {
    let office = try ChangesCommandTests.office()
    _ = office.run("plan", "A", "partial", "--on", "2024-07-01", "--expected", "2025-Q1")
    _ = office.run("propose", "B", "--level", "1", "--on", "2024-07-01", "--expected", "2025-03")
    #expect(office.run("list", "--plan", "none,partial,unreported").output.contains("2025-Q1"))
    let list = office.run("list", "--format", "csv").output.split(separator: "\n").map(String.init)
    #expect(list[0].hasSuffix("plan,plan_expected_on,dossier,dossier_expected_on"))
    #expect(list[1].hasSuffix(",partial,2025-Q1,,"))
    #expect(list[2].hasSuffix(",,,draft,2025-03"))
  }

  @Test func monthsThatEndBeforeTheyBeginAreRefused() throws {
    let office = try ChangesCommandTests.office()
    let refused = office.run("summary", "--by", "month", "--from", "2025-01-01", "--as-of", "2024-01-01")
    #expect(refused.status == .usage)
    #expect(refused.errors.hasPrefix("error: 2025-01-01 is after 2024-01-01\n"))
  }
}
