import LevelRegistry
import Testing

/// A is registered in January 2023, approved in March and full in May; B comes in April.
private func growingFixture() throws -> Fixture {
  let fixture = try Fixture()
  try fixture.add("SYT", "Sở Y tế", .province)
  try fixture.register("A", on: "2023-01-31")
  try fixture.approve("A", .two, on: "2023-03-31")
  try fixture.register("B", on: "2023-04-01")
  try fixture.plan("A", .full, on: "2023-05-15")
  return fixture
}

private func texts(_ months: [Summary.Month]) -> [String] {
  months.map { "\($0.day): \($0.tally.operating) \($0.tally.approved) \($0.tally.full)" }
}

@Test func aSeriesHasTheLastDayOfEachMonthFromTheFirstRegistrationAndTheDayAsked() throws {
  let months = try growingFixture().snapshot("2023-06-10").months()
  #expect(
    texts(months) == [
      "2023-01-31: 1 0 0", "2023-02-28: 1 0 0", "2023-03-31: 1 1 0", "2023-04-30: 2 1 0", "2023-05-31: 2 1 1",
      "2023-06-10: 2 1 1",
    ])
}

@Test func aSeriesThatEndsWithAMonthNamesItsLastDayOnce() throws {
  let months = try growingFixture().snapshot("2023-03-31").months(from: Day("2023-02-10"))
  #expect(texts(months) == ["2023-02-28: 1 0 0", "2023-03-31: 1 1 0"])
}

@Test func aSeriesPassesTheEndOfAYearAndALeapDay() throws {
  let months = try growingFixture().snapshot("2024-03-01").months(from: Day("2023-12-31"))
  #expect(months.map(\.day.description) == ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-01"])
}

@Test func aSeriesThatGoesBackHasTheEndsOfSoManyMonthsBeforeTheDayAsked() throws {
  for (day, first) in [("2023-06-10", "2023-04-30"), ("2023-05-31", "2023-03-31")] {
    let months = try growingFixture().snapshot(day).months(back: 2, in: Scope())
    #expect(months.count == 3)
    #expect([months.first, months.last].map { $0?.day.description } == [first, day])
  }
}

@Test func aSeriesOfAnEmptyRegisterOrFromADayAheadIsEmpty() throws {
  #expect(try Fixture().snapshot("2023-06-10").months() == [])
  #expect(try growingFixture().snapshot("2023-06-10").months(from: Day("2023-06-11")) == [])
}

@Test func everyMonthOfASeriesIsTheFigureOfItsDayAsKnownThen() throws {
  let fixture = try growingFixture()
  let known = try fixture.snapshot("2023-12-31", knownAt: .entry(5))
  for month in try known.months() {
    #expect(try month.tally == fixture.snapshot(month.day.description, knownAt: .entry(5)).tally())
    #expect(month.tally.full == 0)
  }
}

@Test func aSeriesKeepsToItsScope() throws {
  let fixture = try growingFixture()
  let months = try fixture.snapshot("2023-04-30").months(from: Day("2023-04-01"), in: Scope(levels: [.two]))
  #expect(texts(months) == ["2023-04-30: 1 1 0"])
}
