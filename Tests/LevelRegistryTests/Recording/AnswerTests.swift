import Testing

@testable import LevelRegistry

@Suite struct AnswerTests {
  /// A with a full plan that names no document, on 2024-03-01.
  private func found() throws -> Fixture {
    let fixture = try Fixture.withRequirements()
    try fixture.plan("A", .full, on: "2024-03-01")
    return fixture
  }

  private func answer(
    _ fixture: Fixture, _ objects: [String] = ["A"], in scope: Scope = Scope(), until: String = "2024-06-30",
    on day: String = "2024-04-01"
  ) throws {
    try fixture.record {
      try $0.answer(
        .planFullWithoutEvidence, of: objects, in: scope, until: Day(until), reason: "hồ sơ giấy", document: "45/CV",
        on: Day(day))
    }
  }

  @Test func anAnsweredFindingIsAnsweredUntilItsLastDay() throws {
    let fixture = try found()
    try answer(fixture)
    #expect(try fixture.codes("2024-03-31", .planFullWithoutEvidence) == ["A"])
    #expect(try fixture.codes("2024-04-01", .planFullWithoutEvidence) == [])
    #expect(try fixture.codes("2024-06-30", .planFullWithoutEvidence) == [])
    #expect(try fixture.codes("2024-07-01", .planFullWithoutEvidence) == ["A"])
    let finding = try fixture.snapshot("2024-05-01").findings().first { $0.code == .planFullWithoutEvidence }
    #expect(finding?.answer?.reason == "hồ sơ giấy")
    #expect(finding?.answer?.document == "45/CV")
    #expect(finding?.answer?.until == (try Day("2024-06-30")))
  }

  @Test func whatWasKnownBeforeKnowsNoAnswer() throws {
    let fixture = try found()
    let before = try fixture.snapshot("2024-05-01").entry
    try answer(fixture)
    let findings = try fixture.snapshot("2024-05-01", knownAt: .entry(before)).findings()
    #expect(findings.filter { $0.code == .planFullWithoutEvidence }.map { $0.answer } == [nil])
  }

  @Test func otherFactsAreUnansweredAgain() throws {
    let fixture = try found()
    try answer(fixture)
    try fixture.plan("A", .partial, on: "2024-05-01")
    try fixture.plan("A", .full, on: "2024-05-15")
    #expect(try fixture.codes("2024-04-30", .planFullWithoutEvidence) == [])
    #expect(try fixture.codes("2024-05-15", .planFullWithoutEvidence) == ["A"])
  }

  @Test func aChangeThatDoesNotShowTheFindingLeavesItAnswered() throws {
    let fixture = try found()
    try answer(fixture)
    try fixture.record { try $0.change("A", name: "Cổng mới", on: Day("2024-05-01")) }
    #expect(try fixture.codes("2024-05-02", .planFullWithoutEvidence) == [])
  }

  @Test func anotherAnswerTakesThePlaceOfTheFirstFromItsDay() throws {
    let fixture = try found()
    try answer(fixture, until: "2024-06-30", on: "2024-04-01")
    try answer(fixture, until: "2024-05-31", on: "2024-05-01")
    #expect(try fixture.codes("2024-05-31", .planFullWithoutEvidence) == [])
    #expect(try fixture.codes("2024-06-01", .planFullWithoutEvidence) == ["A"])
  }

  @Test func manyAreAnsweredByAFilterAndNothingElseIs() throws {
    let fixture = try found()
    try fixture.plan("B", .full, on: "2024-03-01")
    try fixture.plan("DC", .full, on: "2024-03-01")
    try answer(fixture, [], in: Scope(owners: ["SYT"]))
    #expect(try fixture.codes("2024-05-01", .planFullWithoutEvidence) == ["DC"])
  }

  @Test func whatWasNotFoundIsNotAnswered() throws {
    let fixture = try found()
    #expect(
      throws: RequirementError.findingNotThere("plan-full-without-evidence", object: "B", on: try Day("2024-04-01"))
    ) { try answer(fixture, ["A", "B"]) }
    #expect(throws: RequirementError.answerEnds(try Day("2024-03-31"), before: try Day("2024-04-01"))) {
      try answer(fixture, until: "2024-03-31")
    }
    #expect(try fixture.codes("2024-05-01", .planFullWithoutEvidence) == ["A"])
  }

  @Test func theFindingOfAnOrganizationIsAnsweredToo() throws {
    let fixture = try found()
    try fixture.record { try $0.abolishOrganization("SYT", on: Day("2024-05-01")) }
    #expect(try fixture.codes("2024-05-02", .ownerAbolishedWithoutSuccessor) == ["SYT"])
    try fixture.record {
      try $0.answer(
        .ownerAbolishedWithoutSuccessor, of: ["SYT"], until: Day("2024-07-31"), reason: "đang bàn giao",
        on: Day("2024-06-01"))
    }
    #expect(try fixture.codes("2024-06-01", .ownerAbolishedWithoutSuccessor) == [])
    #expect(try fixture.codes("2024-08-01", .ownerAbolishedWithoutSuccessor) == ["SYT"])
  }
}
