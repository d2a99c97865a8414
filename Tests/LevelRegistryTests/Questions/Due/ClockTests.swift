import LevelRegistry
import Testing

/// Steps that took longer than the law gives, in the words of `check`.
struct ClockTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2026-11-24")
    try fixture.record {
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try $0.register(
        code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, state: .building, on: Day("2023-01-02"))
    }
  }

  @Test func anAppraisalThatIsNotThereIsLateFromTheDayAfter() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")])
    #expect(try fixture.found("2026-09-17").isEmpty)
    #expect(try fixture.found("2026-09-18") == ["appraisal-late A"])
    let finding = try #require(try fixture.finding(.appraisalLate, "2026-11-24"))
    #expect(finding.since == (try Day("2026-09-18")))
    #expect(finding.article?.text == "Nghị định 331/2026/NĐ-CP, Điều 23.3.a")
    #expect(finding.evidence.english == "submitted on 2026-08-24, due by 2026-09-17, not yet appraised")
    #expect(
      finding.evidence.vietnamese == "gửi thẩm định ngày 24/08/2026, hạn 17/09/2026, chưa thẩm định xong")
  }

  @Test(arguments: [("2026-09-17", []), ("2026-09-18", ["appraisal-late A"])])
  func anAppraisalThatCameLateStaysFound(day: String, found: [String]) throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("appraise", day)])
    #expect(try fixture.found("2026-09-18") == found)
  }

  @Test(arguments: [("2026-09-03", []), ("2026-09-04", ["reply-late A"])])
  func anIncompleteDossierIsSentBackWithinFiveWorkingDays(day: String, found: [String]) throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("return", day)])
    #expect(try fixture.found("2026-11-24") == found)
  }

  // Wednesday 22 January 2025: 23 and 24, then Tết to 31 January, then 3 to 7 February.
  @Test func anApprovalIsCountedAcrossTết() throws {
    try fixture.dossier(
      "A", [("propose", "2025-01-02"), ("submit", "2025-01-13"), ("appraise", "2025-01-20"), ("present", "2025-01-22")])
    #expect(try fixture.found("2025-02-07").isEmpty)
    #expect(try fixture.found("2025-02-08") == ["approval-late A"])
  }

  @Test func aDossierThatWasSentBackAndCameAgainOnTheSameDayWaitsAnew() throws {
    try fixture.dossier(
      "A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("return", "2026-08-28"), ("submit", "2026-08-28")])
    #expect(try fixture.due("2026-09-17") == ["appraise A 2026-09-23 due"])
    #expect(try fixture.found("2026-09-23").isEmpty)
    #expect(try fixture.found("2026-09-24") == ["appraisal-late A"])
  }

  @Test func aDossierThatWasWithdrawnIsNoLongerLate() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("withdraw", "2026-10-01")])
    #expect(try fixture.found("2026-11-24").isEmpty)
    #expect(try fixture.found("2026-09-30") == ["appraisal-late A"])
  }

  @Test func anAppraisalOnTheDayOfTheDecisionIsOnRecord() throws {
    try fixture.dossier(
      "A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("appraise", "2026-09-07"), ("approve", "2026-09-07")])
    #expect(try fixture.found("2026-09-08").isEmpty)
    #expect(try fixture.found("2026-09-08", notes: true).isEmpty)
  }

  @Test(arguments: [false, true]) func aStepThatWasReversedHasNotHappened(isUndone: Bool) throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")])
    try fixture.dossier("A", [("appraise", "2026-09-07")])
    let last = try fixture.snapshot("2026-11-24").lastRun(of: "lan")
    try fixture.registry.record(by: "lan", note: "nhầm hệ thống") { recording in
      if isUndone { try recording.undo(last) } else { try recording.reverse(last[0].entry) }
    }
    try fixture.dossier("A", [("approve", "2026-09-07")])
    #expect(try fixture.found("2026-09-08") == ["level-3-not-appraised A"])
  }

  @Test func aReversalThatWasReversedLeavesTheStep() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")])
    try fixture.dossier("A", [("appraise", "2026-09-07")])
    for _ in 1...2 {
      let last = try fixture.snapshot("2026-11-24").entry
      try fixture.registry.record(by: "lan", note: "nhầm hệ thống") { try $0.reverse(last) }
    }
    try fixture.dossier("A", [("approve", "2026-09-07")])
    #expect(try fixture.found("2026-09-08").isEmpty)
  }

  @Test func aYearWithoutHolidaysOnRecordIsNamed() throws {
    try fixture.dossier("A", [("propose", "2026-11-20"), ("submit", "2026-11-24")])
    let snapshot = try fixture.snapshot("2027-06-01")
    _ = try snapshot.findings()
    #expect(snapshot.yearsWithoutHolidays.isEmpty)
    let older = try Fixture.withTwoSystems()
    try older.dossier(
      "A",
      [("propose", "2023-02-01"), ("submit", "2023-02-01"), ("appraise", "2023-02-02"), ("present", "2023-02-02")])
    let past = try older.snapshot("2023-06-01")
    _ = try past.findings()
    #expect(past.yearsWithoutHolidays == [2023])
  }
}
