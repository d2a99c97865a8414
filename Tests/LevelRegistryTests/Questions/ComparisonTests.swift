import LevelRegistry
import Testing

/// Four systems of SYT, two of them approved in 2023 and one full; two more are approved in 2024 and none of them is full.
private func fixtureOfTwoYears() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C")
  try fixture.register("D")
  for code in ["A", "B"] { try fixture.approve(code, .two, on: "2023-03-01") }
  try fixture.plan("A", .full, on: "2023-04-01")
  try fixture.confirm("SYT", on: "2023-05-01")
  try fixture.approve("C", .one, on: "2024-03-01")
  try fixture.approve("D", .three, on: "2024-03-01")
  try fixture.plan("B", .full, on: "2024-04-01")
  for code in ["C", "D"] { try fixture.plan(code, PlanStatus.none, on: "2024-04-01") }
  return fixture
}

private func days(_ texts: String...) throws -> [FigureComparison.Point] {
  try texts.map { .day(try Day($0)) }
}

@Test func countsDifferByNumbersAndRatesByThePointsOfThePrintedOnes() throws {
  let fixture = try fixtureOfTwoYears()
  let comparison = try fixture.registry.comparison(of: days("2023-06-01", "2024-06-01"))
  #expect(comparison.change(of: .operating) == .count(0))
  #expect(comparison.change(of: .approved) == .count(2))
  // 2/4 = 50.00% became 4/4 = 100%; 1/2 = 50.00% became 2/4 = 50.00%; 1/4 = 25.00% became 2/4 = 50.00%.
  #expect(comparison.change(of: .approvalRate) == .points(5_000))
  #expect(comparison.change(of: .completionRate) == .points(0))
  #expect(comparison.change(of: .completionOfOperating) == .points(2_500))
  // 2/2 = 100% of level 2 became 2/4 = 50.00%.
  #expect(comparison.change(of: .levelTwo) == .points(-5_000))
  #expect(
    comparison.columns.map { $0.content(of: .levelThree) } == [
      .rate(try #require(Rate(part: 0, whole: 2))), .rate(try #require(Rate(part: 1, whole: 4))),
    ])
}

@Test func moreWorkAndALowerRateIsToldWithTheGrowthOfBoth() throws {
  let fixture = try fixtureOfTwoYears()
  try fixture.register("E")
  try fixture.approve("E", .one, on: "2024-05-01")
  let comparison = try fixture.registry.comparison(of: days("2023-06-01", "2024-06-01"))
  // 1/2 = 50.00% became 2/5 = 40.00%: one more is full, three more are approved.
  let growth = try #require(comparison.growthAgainstRate(of: .completionRate))
  #expect([growth.part, growth.whole] == [1, 3])
  #expect(comparison.growthAgainstRate(of: .approvalRate) == nil)
  let back = try fixture.registry.comparison(of: days("2024-06-01", "2023-06-01"))
  let shrinking = try #require(back.growthAgainstRate(of: .completionRate))
  #expect([shrinking.part, shrinking.whole] == [-1, -3])
}

@Test func aClosingIsAsItWasClosedAndADayAsItIsKnownNow() throws {
  let fixture = try fixtureOfTwoYears()
  try fixture.record { try $0.close("mid-2024", asOf: Day("2024-06-01")) }
  try fixture.plan("C", .full, on: "2024-05-01")
  let comparison = try fixture.registry.comparison(of: [.closing("mid-2024"), .day(Day("2024-06-01"))])
  #expect(comparison.columns.map(\.tally.full) == [2, 3])
  #expect(comparison.columns.map(\.closing) == ["mid-2024", nil])
  #expect(throws: RegistryError.self) { try fixture.registry.comparison(of: [.closing("other")]) }
}

@Test func aClosingNamedLaterThanWhatIsKnownIsNotKnown() throws {
  let fixture = try fixtureOfTwoYears()
  let before = try fixture.snapshot("2024-06-01")
  try fixture.record { try $0.close("mid-2024", asOf: Day("2024-06-01")) }
  #expect(throws: RegistryError.self) {
    try fixture.registry.comparison(of: [.closing("mid-2024")], knownAt: .entry(before.entry))
  }
  #expect(try fixture.registry.comparisonWithYearBefore(before).columns.map(\.closing) == [nil, nil])
}

@Test func aDayStandsBesideTheSameDayOfTheYearBeforeAndTheLastClosing() throws {
  let fixture = try fixtureOfTwoYears()
  let usual = { try fixture.registry.comparisonWithYearBefore(try fixture.snapshot("2024-06-01")) }
  #expect(try usual().columns.map(\.day.description) == ["2023-06-01", "2024-06-01"])
  try fixture.record { try $0.close("year-2023", asOf: Day("2023-12-14")) }
  #expect(try usual().columns.map(\.day.description) == ["2023-06-01", "2023-12-14", "2024-06-01"])
  #expect(try usual().baseline == 0)
  try fixture.record { try $0.close("old", asOf: Day("2022-12-14")) }
  #expect(try usual().columns.map(\.day.description) == ["2022-12-14", "2023-06-01", "2024-06-01"])
  #expect(try usual().baseline == 1)
  try fixture.record { try $0.close("later", asOf: Day("2024-10-01")) }
  #expect(try usual().columns.map(\.closing) == ["old", nil, nil])
}

@Test func whereOtherOwnersHaveConfirmedThereIsNoDifferenceToGive() throws {
  let fixture = try fixtureOfTwoYears()
  try fixture.add("SGD", "Sở Giáo dục và Đào tạo", .province, under: "42")
  try fixture.register("E", owner: "SGD", on: "2024-01-02")
  let comparison = try fixture.registry.comparison(of: days("2023-06-01", "2024-06-01"))
  #expect(comparison.change(of: .approvalRate) == nil)
  #expect(comparison.change(of: .completionOfOperating) == nil)
  #expect(comparison.change(of: .completionRate) == .points(0))
  #expect(comparison.columns.map(\.ownersConfirmed) == [1, 1])
  #expect(comparison.columns.map(\.owners) == [1, 2])
  let same = try fixture.registry.comparison(of: days("2024-02-01", "2024-06-01"))
  #expect(same.change(of: .approvalRate) == .points(5_000))
}

@Test func aRateThatCannotBeGivenDiffersFromNothing() throws {
  let fixture = try fixtureOfTwoYears()
  let comparison = try fixture.registry.comparison(of: days("2022-06-01", "2024-06-01"))
  #expect(comparison.change(of: .completionRate) == nil)
  #expect(comparison.change(of: .full) == .count(2))
  #expect(comparison.growthAgainstRate(of: .completionRate) == nil)
}
