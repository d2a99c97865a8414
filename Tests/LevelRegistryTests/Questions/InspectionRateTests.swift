import LevelRegistry
import Testing

private func approvedFixture() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .three, on: "2023-03-01")
  try fixture.approve("B", .three, on: "2023-03-01")
  return fixture
}

@Test(arguments: [
  ("2023-12-14", "2023-12-14", "1/2 = 50.00%"), ("2023-12-14", "2023-12-15", "0/2 = 0%"),
  ("2023-12-14", "2024-06-01", "0/2 = 0%"), ("2023-12-15", "2024-06-01", "1/2 = 50.00%"),
  ("2023-12-15", "2024-12-14", "1/2 = 50.00%"), ("2023-12-15", "2024-12-15", "0/2 = 0%"),
  ("2023-12-15", "2023-12-15", "1/2 = 50.00%"), ("2023-12-31", "2024-01-01", "1/2 = 50.00%"),
  ("2024-06-01", "2024-05-31", "0/2 = 0%"), ("2024-06-01", "2024-06-01", "1/2 = 50.00%"),
])
func theReportingYearRunsFrom15DecemberTo14December(inspected: String, asked: String, rate: String) throws {
  let fixture = try approvedFixture()
  try fixture.inspect("A", on: inspected)
  #expect(try fixture.rate(asked, .inspection) == rate)
}

@Test(arguments: [
  ("2019-03-01", 2019, "2018-12-15"), ("2024-11-13", 2024, "2023-12-15"), ("2024-12-14", 2024, "2023-12-15"),
  ("2024-12-15", 2025, "2024-12-15"), ("2024-12-31", 2025, "2024-12-15"), ("2025-01-01", 2025, "2024-12-15"),
  ("2026-12-15", 2027, "2026-12-15"),
])
func theReportingYearBeginsOn15DecemberAndHasTheNumberOfTheYearInWhichItEnds(
  day: String, number: Int, begins: String
) throws {
  let year = try Fixture().snapshot(day).reportingYear
  #expect((year.number, year.begins.description) == (number, begins))
}

@Test(arguments: [InspectionKind.beforeUse, .unscheduled])
func onlyPeriodicInspectionsCount(kind: InspectionKind) throws {
  let fixture = try approvedFixture()
  try fixture.inspect("A", kind, on: "2024-03-01")
  #expect(try fixture.rate("2024-06-01", .inspection) == "0/2 = 0%")
}

@Test func onlyApprovedOperatingSystemsCountAsInspected() throws {
  let fixture = try approvedFixture()
  try fixture.register("C")
  try fixture.register("D", state: .suspended)
  try fixture.approve("D", .three, on: "2023-03-01")
  for code in ["A", "C", "D"] { try fixture.inspect(code, on: "2024-03-01") }
  #expect(try fixture.rate("2024-06-01", .inspection) == "1/2 = 50.00%")
}

@Test func aLaterInspectionDoesNotHideTheOneBeforeIt() throws {
  let fixture = try approvedFixture()
  try fixture.inspect("A", on: "2024-08-01")
  try fixture.inspect("A", on: "2024-02-01")
  #expect(try fixture.rate("2024-01-31", .inspection) == "0/2 = 0%")
  #expect(try fixture.rate("2024-05-01", .inspection) == "1/2 = 50.00%")
  #expect(try fixture.rate("2024-09-01", .inspection) == "1/2 = 50.00%")
}

@Test func aPositionTellsTheLatestInspectionOfEachKind() throws {
  let fixture = try approvedFixture()
  try fixture.inspect("A", .beforeUse, on: "2023-01-15")
  try fixture.inspect("A", on: "2023-06-01")
  try fixture.inspect("A", .unscheduled, on: "2024-01-01")
  let position = try #require(try fixture.position("A", "2024-06-01"))
  #expect(position.inspectedBeforeUseOn?.description == "2023-01-15")
  #expect(position.inspectedPeriodicallyOn?.description == "2023-06-01")
  #expect(try fixture.position("A", "2023-05-31")?.inspectedPeriodicallyOn == nil)
}

@Test func theInspectionRateOfNoApprovedSystemIsNotAvailable() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", on: "2024-03-01")
  #expect(try fixture.rate("2024-06-01", .inspection) == "n/a")
}
