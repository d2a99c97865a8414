import Testing

@testable import LevelRegistry

/// One decision on A, with the parts that a test changes.
private func approve(
  _ fixture: Fixture, code: String = "A", authority: Authority = .province, number: String = "12/QĐ",
  issuer: String = "Sở TTTT", on day: String
) throws -> ActResult {
  try fixture.record {
    try $0.approve(code, level: .two, authority: authority, decision: number, issuer: issuer, on: Day(day))
  }
}

@Test func aDecisionIsInForceFromItsDay() throws {
  let fixture = try Fixture.withTwoSystems()
  let change = try approve(fixture, on: "2023-03-01")
  #expect(change.before == nil)
  #expect(change.after.english == "level 2, province, 12/QĐ of 2023-03-01")
  #expect(change.after.vietnamese == "cấp độ 2, cấp tỉnh, 12/QĐ ngày 01/03/2023")
  #expect(try fixture.position("A", "2023-02-28")?.approval == nil)
  let approval = try #require(try fixture.position("A", "2023-03-01")?.approval)
  #expect([approval.number, approval.issuer?.name] == ["12/QĐ", "Sở TTTT"])
  #expect(approval.decidedOn.description == "2023-03-01")
}

@Test(arguments: ["", " ", "\t\n"])
func aDecisionWithoutNumberOrIssuerIsRefused(nothing: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.decisionIncomplete(.decisionNumber)) {
    try approve(fixture, number: nothing, on: "2023-03-01")
  }
  #expect(throws: RegistryError.decisionIncomplete(.issuer)) {
    try approve(fixture, issuer: nothing, on: "2023-03-01")
  }
}

@Test func aDecisionAheadIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) { try approve(fixture, on: "2024-11-21") }
  #expect(try approve(fixture, on: "2024-11-20").since == today)
}

@Test func theDistrictTierDecidesUpToItsLastDay() throws {
  let fixture = try Fixture(today: "2025-08-01")
  try fixture.add("SYT", "Sở Y tế", .province)
  try fixture.register("A")
  let (day, ended) = (try Day("2025-07-02"), try Day("2025-07-01"))
  let error = RegistryError.authorityNotInForce(.district, on: day, from: nil, to: ended)
  #expect(throws: error) { try approve(fixture, authority: .district, on: "2025-07-02") }
  #expect(error.message.english == "the district tier did not approve on 2025-07-02: it ended on 2025-07-01")
  #expect(throws: RegistryError.self) { try approve(fixture, authority: .district, on: "2025-07-01") }
  _ = try approve(fixture, authority: .district, on: "2025-06-30")
  #expect(try fixture.position("A", "2025-08-01")?.authority == .district)
}

@Test func aSecondDecisionOnTheFirstDayOfAnotherIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  _ = try approve(fixture, on: "2023-03-01")
  let error = try #require(throws: RegistryError.self) {
    try approve(fixture, number: "13/QĐ", issuer: "UBND 'tỉnh'", on: "2023-03-01")
  }
  #expect(error.message.english == "another approval of 'A' begins on 2023-03-01")
  guard case .approvalBeginsThatDay("A", _, let correction) = error, case .approval(_, let wanted) = correction.change
  else { return #expect(Bool(false), "\(error)") }
  #expect(correction.fact == .approval && correction.day.description == "2023-03-01")
  #expect(wanted.number == "13/QĐ" && wanted.issuer == "UBND 'tỉnh'")
  _ = try approve(fixture, number: "13/QĐ", on: "2023-03-02")
  #expect(try fixture.position("A", "2023-03-01")?.approval?.number == "12/QĐ")
  #expect(try fixture.position("A", "2023-03-02")?.approval?.number == "13/QĐ")
}

@Test func aDecisionInThePastHoldsUpToTheNextAndNamesIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .three, on: "2024-03-01")
  let change = try fixture.approve("A", .one, on: "2023-03-01")
  #expect(change.before == nil)
  #expect(change.later?.since.description == "2024-03-01")
  #expect(change.later?.phrase.english == "level 3, province, 2024-03-01/QĐ of 2024-03-01")
  #expect(try fixture.position("A", "2024-02-29")?.approval?.level == .one)
  #expect(try fixture.position("A", "2024-03-01")?.approval?.level == .three)
}

@Test func aDecisionBetweenTwoEndsTheFirstAndLeavesTheSecond() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .one, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2024-03-01")
  let change = try fixture.approve("A", .two, on: "2023-09-01")
  #expect(change.before?.english == "level 1, province, 2023-03-01/QĐ of 2023-03-01")
  #expect(change.later?.since.description == "2024-03-01")
  let levels = try ["2023-08-31", "2023-09-01", "2024-02-29", "2024-03-01"].map { day in
    try fixture.position("A", day)?.approval?.level
  }
  #expect(levels == [.one, .two, .two, .three])
}

@Test func aDecisionFromBeforeTheRegistrationIsRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2020-03-01")
  #expect(try fixture.position("A", "2022-12-31") == nil)
  #expect(try fixture.tally("2022-12-31").approved == 0)
  #expect(try fixture.tally("2023-01-02").approved == 1)
}

@Test func anUnknownSystemIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.unknownSystem("Z")) { try approve(fixture, code: "Z", on: "2023-03-01") }
  let error = #expect(throws: RegistryError.self) { try approve(fixture, code: "a", on: "2023-03-01") }
  guard case .unknownSystem("a", _)? = error else { return #expect(Bool(false), "\(String(describing: error))") }
  #expect(throws: RegistryError.unknownSystem("")) { try approve(fixture, code: "", on: "2023-03-01") }
}

@Test func theBasisIsTheDecreeInForceUnlessOneIsNamed() throws {
  let fixture = try Fixture(today: "2026-11-20")
  try fixture.add("SYT", "Sở Y tế", .province)
  for (code, day) in [("A", "2026-08-18"), ("B", "2026-08-19")] {
    try fixture.register(code)
    try fixture.approve(code, .two, on: day)
  }
  try fixture.register("C")
  try fixture.record {
    try $0.approve(
      "C", level: .two, authority: .province, decision: "1", issuer: "Sở KH&CN", on: Day("2026-09-01"), basis: .nd85)
  }
  let bases = try ["A", "B", "C"].map { code in try fixture.position(code, "2026-11-20")?.approval?.basis }
  #expect(bases == [.nd85, .nd331, .nd85])
}

@Test func theRegulationIsKeptWithTheDecision() throws {
  let fixture = try Fixture.withTwoSystems()
  let regulation = Approval.Regulation(number: " 5/QC ", on: try Day("2023-02-01"), issuer: "")
  try fixture.record {
    try $0.approve(
      "A", level: .two, authority: .province, decision: "1", issuer: "Sở TTTT", on: Day("2023-03-01"),
      regulation: regulation)
  }
  let kept = try fixture.position("A", "2023-03-01")?.approval?.regulation
  #expect(kept == Approval.Regulation(number: "5/QC", on: try Day("2023-02-01"), issuer: nil))
}

@Test func whatIsOddAboutADecisionIsSaidWhenItIsRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  let remarks = try fixture.record {
    try $0.approve(
      "A", level: .one, authority: .commune, decision: "1/QĐ", issuer: "Sở Y tế", on: Day("2022-12-01"))
  }.remarks
  #expect(
    remarks.map(\.english) == [
      "'Sở Y tế' is of the province tier, the decision is recorded under commune",
      "decided on 2022-12-01, before the system was registered on 2023-01-02",
    ])
}

// What a decision does to the ones recorded: nothing goes down, away or to another day without a word.

@Test func aLowerLevelIsRefusedUnlessItMayReplace() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .three, on: "2023-03-01")
  func lower(_ replacing: Bool) throws {
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "13/QĐ", issuer: "Sở TTTT", on: Day("2024-03-01"),
        replacing: replacing)
    }
  }
  #expect(throws: RegistryError.levelLowered("A", from: .three, to: .two)) { try lower(false) }
  #expect(try fixture.position("A", "2024-03-01")?.approval?.level == .three)
  try lower(true)
  #expect(try fixture.position("A", "2024-03-01")?.approval?.level == .two)
  #expect(try fixture.position("A", "2024-02-29")?.approval?.level == .three)
}

@Test func aLevelThatWasRevokedIsNoLongerThereToBeLowered() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .three, on: "2023-03-01")
  try fixture.record { try $0.revoke("A", on: Day("2023-06-01")) }
  _ = try fixture.record {
    try $0.approve("A", level: .one, authority: .province, decision: "2", issuer: "Sở TTTT", on: Day("2024-03-01"))
  }
  #expect(try fixture.position("A", "2024-03-01")?.approval?.level == .one)
}

@Test func theSameNumberOnAnotherDayIsRefusedUnlessItMayReplaceAndThenTheOtherDayIsGone() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  _ = try approve(fixture, on: "2023-03-10")
  let (wrong, right) = (try Day("2023-03-10"), try Day("2023-03-01"))
  #expect(throws: RegistryError.line(.decisionMoved("A", number: "12/QĐ", from: wrong, to: right))) {
    _ = try approve(fixture, on: "2023-03-01")
  }
  let change = try fixture.record {
    try $0.approve(
      "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: right, replacing: true)
  }
  #expect(change.before?.english == "level 2, province, 12/QĐ of 2023-03-10")
  #expect(try fixture.accept("SELECT valid_from FROM approval WHERE voided_by IS NULL") == "2023-03-01\n")
  // The dossier ended with the decision, on its right day.
  #expect(try fixture.position("A", "2023-02-28")?.dossier?.status == .draft)
  #expect(try fixture.position("A", "2023-03-01")?.dossier?.status == .approved)
  #expect(try fixture.accept("SELECT count(*) FROM dossier WHERE voided_by IS NULL") == "2\n")
}

@Test func theSameNumberOfAnotherYearIsAnotherDecisionAndSaidToBe() throws {
  let fixture = try Fixture.withTwoSystems()
  _ = try approve(fixture, on: "2023-03-10")
  let later = try approve(fixture, on: "2024-02-20")
  #expect(
    later.remarks.map(\.english) == [
      "a decision of 2023-03-10 on the system has the same number; if it is the same one, correct the day"
    ])
  #expect(try fixture.accept("SELECT valid_from FROM approval WHERE voided_by IS NULL") == "2023-03-10\n2024-02-20\n")
}

@Test func theSameDayOfAnotherYearIsASlipOfTheYear() throws {
  let fixture = try Fixture.withTwoSystems()
  _ = try approve(fixture, on: "2023-03-10")
  let (wrong, right) = (try Day("2023-03-10"), try Day("2024-03-10"))
  #expect(throws: RegistryError.line(.decisionMoved("A", number: "12/QĐ", from: wrong, to: right))) {
    _ = try approve(fixture, on: "2024-03-10")
  }
}

@Test func theSameNumberOfAnotherBodyIsAnotherDecision() throws {
  let fixture = try Fixture.withTwoSystems()
  _ = try approve(fixture, issuer: "42", on: "2023-03-01")
  _ = try approve(fixture, issuer: "SYT", on: "2024-03-01")
  #expect(try fixture.position("A", "2024-03-01")?.approval?.issuer?.name == "Sở Y tế")
}

@Test func aDecisionOfTheDayGivesWayOnlyWhereItMayBeReplaced() throws {
  let fixture = try Fixture.withTwoSystems()
  _ = try approve(fixture, on: "2023-03-01")
  let change = try fixture.record {
    try $0.approve(
      "A", level: .one, authority: .province, decision: "13/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"),
      replacing: true)
  }
  #expect(change.before?.english == "level 2, province, 12/QĐ of 2023-03-01")
  #expect(change.after.english == "level 1, province, 13/QĐ of 2023-03-01")
  #expect(try fixture.position("A", "2023-03-01")?.approval?.number == "13/QĐ")
}

@Test func aDecisionFromBeforeTheFirstDecreeIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let day = try Day("2016-06-30")
  #expect(throws: RegistryError.line(.decisionBeforeTheLaw(day))) { try approve(fixture, on: "2016-06-30") }
  _ = try approve(fixture, on: "2016-07-01")
}

@Test func aDecisionOnAnotherLevelThanTheOneProposedIsRecordedAndRemarkedOn() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .one, on: "2023-02-01")
  try fixture.propose("B", .two, on: "2023-02-01")
  let said = Phrase(
    "the dossier proposes level 1, the decision is on level 2: look at it again",
    "hồ sơ đề xuất cấp độ 1, quyết định phê duyệt cấp độ 2: hãy kiểm tra lại")
  #expect(try approve(fixture, on: "2023-03-01").remarks == [said])
  #expect(try approve(fixture, code: "B", on: "2023-03-01").remarks == [])
}
