import LevelRegistry
import Testing

/// A is approved at level 2 on 2023-03-01 and its plan is full from 2023-05-01 on.
private func fullFixture() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  return fixture
}

private func planCounts(_ fixture: Fixture, _ day: String) throws -> PlanStatus? {
  try fixture.position("A", day)?.plan?.status
}

@Test func aStatusNoLongerCountsOnceAnotherLevelIsApproved() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  #expect(try fixture.rate("2024-01-09") == "1/1 = 100%")
  #expect(try fixture.rate("2024-01-10") == "n/a")
  #expect(try planCounts(fixture, "2024-01-10") == nil)
  #expect(try fixture.tally("2024-01-10").notReported == 1)
}

@Test func aStatusRecordedAnewCountsForTheNewLevel() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.plan("A", .partial, on: "2024-02-01")
  #expect(try planCounts(fixture, "2024-01-31") == nil)
  #expect(try planCounts(fixture, "2024-02-01") == .partial)
}

@Test func aStatusOfTheVeryDayOfTheNewApprovalCounts() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.plan("A", .partial, on: "2024-01-10")
  #expect(try planCounts(fixture, "2024-01-10") == .partial)
}

@Test func aStatusOfTheDayBeforeTheNewApprovalDoesNotCount() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.plan("A", .partial, on: "2024-01-09")
  #expect(try planCounts(fixture, "2024-01-09") == .partial)
  #expect(try planCounts(fixture, "2024-01-10") == nil)
}

@Test func aStatusFromBeforeTheFirstApprovalCounts() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-02-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  #expect(try fixture.rate("2023-02-28") == "n/a")
  #expect(try fixture.rate("2023-03-01") == "1/1 = 100%")
}

@Test func twoApprovalsOfTheSameLevelKeepTheStatus() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .two, by: .district, on: "2024-01-10")
  #expect(try fixture.rate("2024-01-10") == "1/1 = 100%")
  #expect(try planCounts(fixture, "2024-11-01") == .full)
}

@Test func aStatusStaysUncountedWhenTheLevelReturnsAfterAnother() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.approve("A", .two, on: "2024-06-01")
  #expect(try planCounts(fixture, "2024-01-09") == .full)
  #expect(try planCounts(fixture, "2024-03-01") == nil)
  #expect(try planCounts(fixture, "2024-06-01") == nil)
  #expect(try fixture.rate("2024-06-01") == "n/a")
}

@Test func aStatusRecordedUnderAnotherLevelDoesNotCountForTheOneThatReturns() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.plan("A", .partial, on: "2024-02-01")
  try fixture.approve("A", .two, on: "2024-06-01")
  #expect(try planCounts(fixture, "2024-05-31") == .partial)
  #expect(try planCounts(fixture, "2024-06-01") == nil)
  try fixture.plan("A", .full, on: "2024-07-01")
  #expect(try planCounts(fixture, "2024-07-01") == .full)
}

@Test func anEarlierLevelRecordedAfterwardsUncountsTheStatus() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-02-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  #expect(try planCounts(fixture, "2023-06-01") == .full)
  try fixture.approve("A", .one, on: "2023-01-15")
  #expect(try planCounts(fixture, "2023-02-28") == .full)
  #expect(try planCounts(fixture, "2023-03-01") == nil)
}

@Test func anEarlierLevelThatEndedBeforeTheStatusLeavesItAlone() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .one, on: "2022-06-01")
  #expect(try planCounts(fixture, "2023-05-01") == .full)
  #expect(try fixture.rate("2023-06-01") == "1/1 = 100%")
}

@Test func aStatusThatWasRaisedStartsAnewOnItsOwnDay() throws {
  let fixture = try fullFixture()
  try fixture.approve("A", .three, on: "2024-01-10")
  try fixture.plan("A", .full, on: "2024-03-01")
  #expect(try fixture.rate("2024-02-29") == "n/a")
  #expect(try fixture.rate("2024-03-01") == "1/1 = 100%")
  #expect(try fixture.position("A", "2024-03-01")?.planOn?.description == "2024-03-01")
}

@Test func theLevelIsComparedAsItWasKnown() throws {
  let fixture = try fullFixture()
  let entry = try fixture.snapshot("2024-02-01").entry
  try fixture.approve("A", .three, on: "2024-01-10")
  let known = try fixture.snapshot("2024-02-01", knownAt: .entry(entry))
  #expect(try known.rate(of: .completion).description == "1/1 = 100%")
  #expect(try fixture.rate("2024-02-01") == "n/a")
}

@Test func aDecisionAtAnotherLevelSaysThatTheOldPlanNoLongerCounts() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-04-01")
  #expect(try fixture.approve("A", .two, on: "2023-06-01").remarks.isEmpty)
  let remarks = try fixture.approve("A", .three, on: "2023-09-01").remarks
  #expect(
    remarks == [
      Phrase(
        "the plan recorded on 2023-04-01 (full) is that of level 2 and does not count for level 3: record the plan of the new level",
        "phương án ghi ngày 01/04/2023 (Đã triển khai đầy đủ) là của cấp độ 2, không tính cho cấp độ 3: hãy ghi tình trạng phương án của cấp độ mới"
      )
    ])
  let snapshot = try fixture.snapshot("2023-12-01")
  let system = try #require(try snapshot.system("A"))
  let overtaken = try #require(try snapshot.overtakenPlan(of: system))
  #expect(overtaken.plan == Plan(.full) && overtaken.level == .two)
  #expect(overtaken.since == (try Day("2023-04-01")))
  let before = try fixture.snapshot("2023-08-31")
  let systemBefore = try #require(try before.system("A"))
  #expect(try before.overtakenPlan(of: systemBefore) == nil)
}
