import LevelRegistry
import Testing

/// The cases of docs/edge-cases.md, by their numbers there.
struct EdgeCaseTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2027-08-02")
    try fixture.record {
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try $0.register(code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, on: Day("2023-01-02"))
    }
  }

  /// Approves a system with a regulation older than the decision.
  private func approve(
    _ code: String, _ level: Level = .two, number: String = "12/QĐ", issuer: String = "Sở Y tế",
    by authority: Authority = .province, on day: String
  ) throws {
    try fixture.record {
      try $0.approve(
        code, level: level, authority: authority, decision: number, issuer: issuer, on: Day(day),
        regulation: .init(number: "1/QC", on: Day("2022-12-01"), issuer: "Sở Y tế"))
    }
  }

  @Test func case01AnOlderDossierKeepsItsLevelOnItsOwnDays() throws {
    try approve("A", .two, on: "2023-03-01")
    try fixture.dossier(
      "A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("appraise", "2026-09-07"), ("approve", "2026-09-08")])
    #expect(try fixture.groups(.level, "2026-09-07") == ["2": 1])
    #expect(try fixture.groups(.level, "2026-09-08") == ["3": 1])
    #expect(try fixture.position("A", "2026-09-07")?.approval?.basis == .nd85)
    #expect(try fixture.position("A", "2026-09-08")?.approval?.basis == .nd331)
  }

  @Test func case03TheProposedLevelAndTheApprovedOneAreBothKept() throws {
    try fixture.dossier("A", [("propose", "2023-02-01"), ("submit", "2023-02-02")], .one)
    try approve("A", .two, on: "2023-03-01")
    let position = try #require(try fixture.position("A", "2024-01-01"))
    #expect(position.dossier?.proposedLevel == .one && position.approval?.level == .two)
    #expect(try fixture.found("2024-01-01").isEmpty)
  }

  @Test func case04APlanThatIsNotFullNeedsADayAndForLevelThreeIsFound() throws {
    try fixture.dossier("A", [("propose", "2023-02-01"), ("submit", "2023-02-02"), ("appraise", "2023-02-10")])
    try approve("A", .three, on: "2023-02-15")
    try fixture.plan("A", .partial, on: "2023-05-01")
    #expect(try fixture.found("2024-01-01") == ["plan-without-expected-day A"])
    #expect(try fixture.found("2026-08-19") == ["level-3-plan-not-full A", "plan-without-expected-day A"])
    try fixture.record { try $0.setPlan(of: "A", to: .partial, on: Day("2026-09-01"), expected: Period("2027-Q2")) }
    #expect(try fixture.found("2026-09-01") == ["level-3-plan-not-full A"])
  }

  @Test func case05APlanThatIsFullAsksForEvidence() throws {
    try approve("A", on: "2023-03-01")
    try fixture.plan("A", .full, on: "2023-05-01")
    #expect(try fixture.found("2024-01-01", notes: true) == ["plan-full-without-evidence A"])
    let evidence = Plan.Evidence(path: "bb.pdf", digest: Fixture.someDigest)
    try fixture.record { try $0.setPlan(of: "A", to: .full, on: Day("2024-02-01"), evidence: evidence) }
    #expect(try fixture.found("2024-02-01", notes: true).isEmpty)
  }

  // Monday 25 January 2027: 26 to 29 and 1 to 4 February are eight working days, Tết lasts to 11 February, and Monday
  // 22 February is the fifteenth.
  @Test func case06AClockStartsAgainAfterEachReturnAndStandsStillAtTết() throws {
    try fixture.record { try $0.addHoliday("Tết Nguyên đán", from: Day("2027-02-05"), through: Day("2027-02-11")) }
    try fixture.dossier(
      "A",
      [
        ("propose", "2026-11-30"), ("submit", "2026-12-01"), ("return", "2026-12-04"), ("submit", "2026-12-10"),
        ("return", "2026-12-15"), ("submit", "2027-01-25"),
      ])
    #expect(try fixture.due("2027-02-20") == ["appraise A 2027-02-22 due"])
    #expect(!(try fixture.found("2027-02-22").contains("appraisal-late A")))
    #expect(try fixture.found("2027-02-23").contains("appraisal-late A"))
  }

  /// Names the unit that appraises for the owner, as the contact of its days.
  private func contact(_ unit: Int, from: String, to: String = "9999-12-31") throws {
    try fixture.writeByShell(
      """
      INSERT INTO contact SELECT (SELECT ifnull(max(fact), 0) + 1 FROM contact), 1, \(unit), NULL, NULL, NULL, NULL,
        NULL, NULL, '\(from)', '\(to)', (SELECT max(seq) FROM entry), NULL;
      """)
  }

  @Test func case07TheUnitThatOperatesASystemDoesNotAppraiseIt() throws {
    try fixture.add("TTDL", "Trung tâm dữ liệu", .province)
    try fixture.record { try $0.transfer("A", operator: "TTDL", on: Day("2023-02-01")) }
    try approve("A", issuer: "Trung tâm dữ liệu", on: "2026-09-01")
    #expect(try fixture.found("2026-09-01").isEmpty)
    try contact(2, from: "2026-01-01")
    #expect(try fixture.found("2026-09-01") == ["operator-appraised-own-dossier A"])
    let finding = try #require(try fixture.finding(.operatorAppraisedOwnDossier, "2026-09-01"))
    #expect(finding.article?.text == "Nghị định 331/2026/NĐ-CP, Điều 18.4")
  }

  @Test func whoIsRecordedAsTheAppraiserComesBeforeWhomTheContactNames() throws {
    try fixture.add("TTDL", "Trung tâm dữ liệu", .province)
    try fixture.record { try $0.transfer("A", operator: "TTDL", on: Day("2023-02-01")) }
    func appraised(by unit: String, on day: String) throws {
      try fixture.propose("A", .two, on: day)
      try fixture.record { try $0.submit("A", on: Day(day).adding(days: 1), document: "1/TTr") }
      try fixture.record {
        try $0.appraise(
          "A", on: Day(day).adding(days: 2), by: NamedBody(unit), document: "2/TĐ", result: .conforming)
      }
    }
    try appraised(by: "Trung tâm dữ liệu", on: "2026-08-20")
    #expect(try fixture.codes("2026-08-22", .operatorAppraisedOwnDossier) == ["A"])
    try fixture.record { try $0.returnDossier(of: "A", on: Day("2026-08-24"), document: "3/CV") }
    try contact(2, from: "2026-01-01")
    try fixture.record { try $0.submit("A", on: Day("2026-08-25")) }
    try fixture.record { try $0.appraise("A", on: Day("2026-08-26"), by: "Sở Khác") }
    #expect(try fixture.codes("2026-08-26", .operatorAppraisedOwnDossier) == [])
  }

  @Test func case08OneRegulationMayServeManySystemsAndOutliveWhoIssuedIt() throws {
    try fixture.register("B")
    try fixture.add("CU", "Trung tâm cũ", .province, to: Day("2023-06-01"))
    try fixture.record { recording in
      for code in ["A", "B"] {
        try recording.approve(
          code, level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở Y tế", on: Day("2023-03-01"),
          regulation: .init(number: "1/QC", on: Day("2022-12-01"), issuer: "Trung tâm cũ"))
      }
    }
    #expect(try fixture.found("2024-01-01").isEmpty)
  }

  @Test func case09AnUpgradeRunsBesideTheApprovalAndIsCountedOnce() throws {
    try approve("A", on: "2023-03-01")
    try fixture.propose("A", .three, on: "2024-01-10")
    let tally = try fixture.tally("2024-02-01")
    #expect(tally.operating == 1 && tally.approved == 1)
    #expect(try fixture.groups(.level, "2024-02-01") == ["2": 1])
  }

  @Test func case10ASystemRetiredWithinThePeriodIsNotCountedButStaysInHistory() throws {
    try approve("A", on: "2023-03-01")
    try fixture.record { try $0.retire("A", on: Day("2024-06-01")) }
    #expect(try fixture.tally("2024-05-31").operating == 1)
    #expect(try fixture.tally("2024-06-01").operating == 0)
    #expect(try fixture.snapshot("2024-12-14").history(of: "A").count >= 3)
  }

  @Test func case11ASystemThatGoesIntoOperationWithoutApprovalIsFoundFromThatDay() throws {
    try approve("A", on: "2023-03-01")
    try fixture.register("C", state: .building)
    #expect(try fixture.tally("2024-03-31").operating == 1)
    #expect(try fixture.found("2024-03-31").isEmpty)
    try fixture.record { try $0.start("C", on: Day("2024-04-01")) }
    #expect(try fixture.found("2024-04-01") == ["operating-without-approval C"])
    #expect(try fixture.finding(.operatingWithoutApproval, "2024-05-01")?.since == (try Day("2024-04-01")))
  }

  @Test func case12AnOldDecisionKeepsItsIssuerAndWhoAppraisesIsReadOnItsDay() throws {
    try fixture.add("STTTT", "Sở Thông tin và Truyền thông", .province, to: Day("2025-03-01"))
    try fixture.add("CAT", "Công an tỉnh", .province)
    try fixture.record { try $0.transfer("A", operator: "CAT", on: Day("2023-02-01")) }
    try contact(2, from: "2020-01-01", to: "2025-03-01")
    try contact(3, from: "2025-03-01")
    try approve("A", issuer: "Sở Thông tin và Truyền thông", on: "2024-03-01")
    #expect(try fixture.position("A", "2026-01-01")?.approval?.issuer?.name == "Sở Thông tin và Truyền thông")
    #expect(try fixture.found("2026-01-01").isEmpty)
    try approve("A", number: "5/QĐ", issuer: "Công an tỉnh", on: "2026-09-01")
    #expect(try fixture.found("2026-09-01") == ["operator-appraised-own-dossier A"])
  }

  @Test func case13ADistrictsDecisionStaysAndItsSystemsAreFoundUntilTheyAreHandedOver() throws {
    try approve("A", on: "2023-03-01")
    try fixture.add("H1", "UBND huyện Một", .district, to: Day("2025-07-01"))
    try fixture.add("X1", "UBND xã Một", .commune)
    try fixture.register("D", owner: "H1", authority: .district)
    try approve("D", issuer: "UBND huyện Một", by: .district, on: "2024-03-01")
    #expect(try fixture.found("2025-06-30").isEmpty)
    #expect(try fixture.found("2025-07-01") == ["owner-abolished-without-successor H1", "authority-ended D"])
    #expect(try fixture.tally("2025-07-01").approved == 2)
    try fixture.writeByShell(
      "INSERT INTO succession SELECT 1, 2, 3, '2025-07-01', '9999-12-31', max(seq), NULL FROM entry;")
    #expect(try fixture.found("2025-07-01") == ["owner-abolished H1", "authority-ended D"])
    try fixture.record {
      try $0.transfer("D", owner: "X1", operator: "X1", authority: .commune, on: Day("2025-07-01"))
    }
    #expect(try fixture.found("2025-07-01").isEmpty)
    #expect(try fixture.position("D", "2025-07-01")?.approval?.issuer?.name == "UBND huyện Một")
  }

  @Test func case14SystemsThatBecomeOneAreNotCountedTwice() throws {
    for code in ["X", "Y", "Z"] { try fixture.register(code) }
    for code in ["X", "Y", "Z"] { try fixture.record { try $0.retire(code, on: Day("2025-07-01")) } }
    try fixture.register("N", on: "2025-07-01")
    #expect(try fixture.tally("2025-06-30").operating == 4)
    #expect(try fixture.tally("2025-07-01").operating == 2)
  }

  @Test func case15NamesThatCollideAreToldApartByTierAndDay() throws {
    try fixture.add("447", "Huyện Kỳ Anh", .district, to: Day("2025-07-01"))
    try fixture.add("449", "Thị xã Kỳ Anh", .district, to: Day("2025-07-01"))
    try fixture.add("18775", "Xã Kỳ Anh", .commune, from: Day("2025-07-01"))
    #expect(try fixture.snapshot("2025-07-01").organization("xa ky anh").code == "18775")
    #expect(throws: RegistryError.self) { try fixture.snapshot("2025-06-30").organization("Xã Kỳ Anh") }
    #expect(throws: RegistryError.self) { try fixture.snapshot("2025-06-30").organization("Kỳ Anh") }
  }

  @Test func case16ASharedSystemEnteredTwiceIsFound() throws {
    try fixture.add("SNV", "Sở Nội vụ", .province)
    try fixture.record {
      try $0.register(code: "B", name: "Hệ thống khác", owner: "SYT", authority: .province, on: Day("2023-01-02"))
      try $0.change("B", name: "HỆ THỐNG  a", on: Day("2023-01-03"))
      try $0.register(code: "C", name: "Hệ thống A", owner: "SNV", authority: .province, on: Day("2023-01-02"))
    }
    for code in ["A", "C"] { try approve(code, on: "2023-03-01") }
    try approve("B", number: "13/QĐ", on: "2023-03-01")
    #expect(try fixture.found("2024-01-01") == ["names-alike B", "system-repeated C"])
  }

  @Test(arguments: ["4", "5"]) func case18LevelsOfTheMinistryAreRefused(level: String) {
    #expect(throws: RegistryError.levelOutOfScope(level)) { try Level(level) }
  }

  @Test func case21OneNumberMayServeManySystemsAndComeAgainElsewhere() throws {
    for code in ["B", "C", "D", "E"] { try fixture.register(code) }
    for code in ["A", "B"] { try approve(code, on: "2023-03-01") }
    try approve("C", on: "2024-03-01")
    try approve("D", issuer: "Sở Nội vụ", on: "2023-04-01")
    try approve("E", number: "13/QĐ", on: "2023-03-01")
    #expect(try fixture.found("2024-04-01").isEmpty)
    try fixture.register("F")
    try approve("F", on: "2023-05-01")
    #expect(try fixture.found("2024-04-01") == ["decision-number-repeated F"])
    let evidence = try fixture.finding(.decisionNumberRepeated, "2024-04-01")?.evidence.english
    #expect(evidence == "12/QĐ of 2023-05-01 here, of 2023-03-01 at A, both by Sở Y tế")
    #expect(throws: RegistryError.self) { try approve("F", on: "2027-08-03") }
  }

  @Test func case22ARevokedDecisionStaysInHistory() throws {
    try approve("A", on: "2023-03-01")
    try fixture.record { try $0.revoke("A", on: Day("2024-02-01")) }
    #expect(try fixture.tally("2024-01-31").approved == 1)
    #expect(try fixture.tally("2024-02-01").approved == 0)
    #expect(try fixture.snapshot("2024-02-01").history(of: "A").contains { $0.kind == "approval" })
  }

  @Test func case25ASystemThatWasNeverClassifiedIsInNoLevelAndFound() throws {
    #expect(try fixture.groups(.level, "2024-01-01") == ["unapproved": 1])
    #expect(try fixture.found("2024-01-01") == ["operating-without-approval A"])
  }

  @Test func case26APastReportIsAskedAgainAsItWasKnownOrAsCorrected() throws {
    try approve("A", on: "2023-03-01")
    try fixture.plan("A", .full, on: "2023-05-01")
    #expect(try fixture.rate("2025-12-14") == "1/1 = 100%")
    #expect(try fixture.snapshot("2025-12-14", knownAt: .entry(3)).rate(of: .completion).description == "n/a")
  }

  @Test func case27NothingOverNothingIsNoRate() throws {
    #expect(try fixture.rate("2024-01-01") == "n/a")
    #expect(try fixture.groups(.owner, "2022-01-01").isEmpty)
  }

  @Test func case28TwoApprovalsAtOnceCannotBeWritten() throws {
    try approve("A", on: "2023-03-01")
    let second = #expect(throws: RegistryError.self) { try approve("A", .one, number: "13/QĐ", on: "2023-03-01") }
    #expect(second?.message.english == "another approval of 'A' begins on 2023-03-01")
    try fixture.openEntryByShell()
    let row = try FactRow("approval", in: fixture)
    try fixture.expectRefused(
      [row.insert(["valid_from": "'2023-04-01'", "valid_to": "'9999-12-31'"])], saying: "overlaps a current fact")
  }

  @Test func case29WhatTheTransitionLeftUntouchedIsFoundWhenItIsOver() throws {
    try fixture.register("B")
    for code in ["A", "B"] { try approve(code, on: "2023-03-01") }
    try fixture.plan("B", .none, on: "2026-10-01")
    let missed = { (day: String) in try fixture.found(day).filter { $0.hasPrefix("transition") } }
    #expect(try missed("2027-06-30").isEmpty)
    #expect(try missed("2027-07-01") == ["transition-missed A"])
  }
}
