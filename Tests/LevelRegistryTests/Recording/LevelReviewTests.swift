import Testing

@testable import LevelRegistry

/// Another use or another hand may ask for another level: said until a review or a new proposal is recorded.
struct LevelReviewTests {
  private let fixture: Fixture

  init() throws {
    fixture = try Fixture.withTwoSystems()
    try fixture.add("STTTT", "Sở TTTT", .province)
    try fixture.approve("A", .two, on: "2024-01-10")
  }

  private func change(_ code: String, on day: String) throws -> [String] {
    try fixture.record { try $0.change(code, category: .public, on: Day(day)) }.remarks.map(\.english)
  }

  private let said = "the level is to be reviewed: record the review, which may leave it unchanged, or a new proposal"

  @Test func anotherCategoryOrOperatorOfAnApprovedSystemAsksForAReview() throws {
    #expect(try change("A", on: "2024-03-01") == [said])
    let moved = try fixture.record { try $0.transfer("A", operator: "STTTT", on: Day("2024-04-01")) }
    #expect(moved.remarks.map(\.english) == [said])
  }

  @Test func anotherNameAndASystemWithoutApprovalDoNot() throws {
    #expect(try change("B", on: "2024-03-01") == [])
    #expect(try fixture.record { try $0.change("A", name: "Cổng mới", on: Day("2024-03-01")) }.remarks == [])
  }

  @Test func aReviewOfThatDayOrLaterSaysThatTheLevelStays() throws {
    try fixture.inspect("A", .levelReview, on: "2024-02-28")
    #expect(try change("A", on: "2024-03-01") == [said])
    let other = try Fixture.withTwoSystems()
    try other.approve("A", .two, on: "2024-01-10")
    try other.inspect("A", .levelReview, on: "2024-03-05")
    #expect(try other.record { try $0.change("A", category: .public, on: Day("2024-03-01")) }.remarks == [])
    // It is no inspection of the year.
    let position = try #require(try other.position("A", "2024-06-01"))
    #expect(position.inspectedPeriodicallyOn == nil && position.inspectedBeforeUseOn == nil)
    #expect(try other.snapshot("2024-06-01").rate(of: .inspection).description == "0/1 = 0%")
  }

  @Test func aNewProposalAnswersItToo() throws {
    try fixture.propose("A", .three, on: "2024-03-02")
    #expect(try change("A", on: "2024-03-01") == [])
  }
}
