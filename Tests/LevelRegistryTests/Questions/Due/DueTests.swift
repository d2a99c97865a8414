import LevelRegistry
import Testing

extension Fixture {
  /// What is late or falls due, as `task object day standing`.
  func due(_ day: String, within days: Int = 30, in scope: Scope = Scope()) throws -> [String] {
    let snapshot = try snapshot(day)
    return try snapshot.deadlines(within: days, in: scope).filter { $0.system != nil }.map {
      "\($0.task.rawValue) \($0.system?.code ?? "") \($0.dueOn?.description ?? "-") "
        + $0.standing(on: snapshot.day).rawValue
    }
  }

  /// Takes the dossier of a system of level 3 through steps, each on its day.
  func dossier(_ code: String, _ steps: [(String, String)], _ level: Level = .three) throws {
    try record { recording in
      for (step, day) in steps {
        let day = try Day(day)
        switch step {
        case "propose": try recording.propose(code, level: level, on: day)
        case "submit": try recording.submit(code, on: day)
        case "return": try recording.returnDossier(of: code, on: day)
        case "appraise": try recording.appraise(code, on: day)
        case "present": try recording.present(code, on: day)
        case "withdraw": try recording.withdraw(code, on: day)
        default:
          try recording.approve(
            code, level: level, authority: .province, decision: "9/QĐ", issuer: "Sở Y tế", on: day,
            regulation: .init(number: "1/QC", on: Day("2023-01-15"), issuer: "Sở Y tế"))
        }
      }
    }
  }
}

struct DueTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2026-11-24")
    try fixture.record {
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try $0.register(code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, on: Day("2023-01-02"))
    }
  }

  // Monday 24 August: 25 to 28 August are four working days; 31 August, 1 and 2 September are holidays; the fifth is
  // Thursday 3 September, the fifteenth Thursday 17 September.
  @Test func theClocksOfLevelThreeRunInWorkingDays() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")])
    #expect(try fixture.due("2026-09-03") == ["reply A 2026-09-03 due", "appraise A 2026-09-17 due"])
    #expect(try fixture.due("2026-09-04") == ["appraise A 2026-09-17 due"])
    #expect(try fixture.due("2026-09-18") == ["appraise A 2026-09-17 late"])
  }

  // Monday 7 September: 8 to 11 and 14 to 16 are seven working days.
  @Test func aDossierSubmittedForApprovalIsApprovedWithinSevenWorkingDays() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24"), ("appraise", "2026-08-27")])
    // Nobody owes an approval for which nothing was received.
    #expect(try fixture.due("2026-09-30") == ["present A - not-set"])
    #expect(!(try fixture.found("2026-09-30").contains { $0.contains("late") }))
    try fixture.dossier("A", [("present", "2026-09-07")])
    #expect(try fixture.due("2026-09-16") == ["approve A 2026-09-16 due"])
    #expect(try fixture.due("2026-09-17") == ["approve A 2026-09-16 late"])
  }

  @Test func theClocksOfTheOldLawAreItsOwn() throws {
    try fixture.dossier("A", [("propose", "2024-03-01"), ("submit", "2024-03-01")])
    #expect(try fixture.due("2024-03-01") == ["appraise A 2024-03-16 due"])
  }

  // Articles 23.2 and 24.2 name no level; only the time to appraise is unset below level 3.
  @Test(arguments: [Level.one, .two]) func belowLevelThreeOnlyTheTimeToAppraiseIsUnset(level: Level) throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")], level)
    #expect(try fixture.due("2026-09-03") == ["reply A 2026-09-03 due", "appraise A - not-set"])
    #expect(try fixture.due("2026-11-24") == ["appraise A - not-set"])
    try fixture.dossier("A", [("appraise", "2026-09-01")], level)
    #expect(try fixture.due("2026-11-24") == ["present A - not-set"])
    #expect(!(try fixture.found("2026-11-24").contains { $0.contains("late") }))
    try fixture.dossier("A", [("present", "2026-09-07")], level)
    #expect(try fixture.due("2026-09-16") == ["approve A 2026-09-16 due"])
    #expect(try fixture.found("2026-09-17").contains("approval-late A"))
  }

  @Test func theDossiersOfALevelAreThoseThatProposeIt() throws {
    try fixture.approveWell(["A"], .two, on: "2026-03-01")
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")], .three)
    #expect(try fixture.due("2026-09-04", in: Scope(levels: [.three])) == ["appraise A 2026-09-17 due"])
    #expect(try fixture.due("2026-09-04", in: Scope(levels: [.two])).isEmpty)
    #expect(try fixture.due("2026-09-04", in: Scope(levels: [nil])).isEmpty)
  }

  @Test func whatWasUnderConstructionAtTheChangeOfLawIsApprovedByTheEndOfTheYear() throws {
    try fixture.register("B", state: .building, on: "2026-06-30")
    try fixture.register("C", state: .building, on: "2026-07-01")
    let lines = ["building-approval B 2026-12-31 due"]
    #expect(try fixture.due("2026-12-05") == lines)
    #expect(try fixture.found("2026-12-31").filter { $0.hasPrefix("building") }.isEmpty)
    #expect(try fixture.found("2027-01-01").filter { $0.hasPrefix("building") } == ["building-not-approved B"])
    #expect(
      try fixture.finding(.buildingNotApproved, "2027-01-01")?.article?.text == "Nghị định 331/2026/NĐ-CP, Điều 39.1")
  }

  @Test func aPromiseIsDueOnTheLastDayOfItsPeriod() throws {
    try fixture.record {
      try $0.propose("A", level: .two, on: Day("2026-08-20"), expected: Period("2026-Q4"))
    }
    #expect(try fixture.due("2026-11-24").isEmpty)
    #expect(try fixture.due("2026-12-01") == ["expected-approval A 2026-12-31 due"])
    #expect(try fixture.due("2027-01-01") == ["expected-approval A 2026-12-31 late"])
    try fixture.approveWell(["A"], on: "2026-09-01")
    try fixture.record { try $0.setPlan(of: "A", to: .partial, on: Day("2026-09-02"), expected: Period("2026-10")) }
    #expect(try fixture.due("2026-11-24") == ["expected-plan A 2026-10-31 late"])
    #expect(try fixture.snapshot("2026-11-24").deadlines().first?.expected?.description == "2026-10")
  }

  @Test func aRemedyIsDueUntilItIsDoneAndAnInspectionThatConformsDoesNotCloseIt() throws {
    try fixture.approveWell(["A"], on: "2026-03-01")
    try fixture.record {
      try $0.inspect(
        "A", Inspection(.unscheduled, result: .notConforming), remedyBy: Day("2026-10-15"), on: Day("2026-09-01"))
    }
    #expect(try fixture.due("2026-10-15") == ["remedy A 2026-10-15 due"])
    #expect(try fixture.due("2026-10-16") == ["remedy A 2026-10-15 late"])
    #expect(try fixture.found("2026-10-15").isEmpty)
    #expect(try fixture.found("2026-10-16") == ["remedy-overdue A"])
    try fixture.record { try $0.inspect("A", Inspection(.unscheduled, result: .conforming), on: Day("2026-11-01")) }
    #expect(try fixture.found("2026-11-02") == ["remedy-overdue A"])
    try fixture.record { try $0.completeRemedy(1, on: Day("2026-11-03")) }
    #expect(try fixture.due("2026-11-24").isEmpty)
    #expect(try fixture.found("2026-11-24").isEmpty)
  }

  @Test func levelThreeIsInspectedEveryYearWhileTheDirectiveIsInForce() throws {
    try fixture.approveWell(["A"], .three, on: "2024-02-29")
    #expect(try fixture.due("2025-02-01") == ["inspect A 2025-02-28 due"])
    try fixture.inspect("A", on: "2025-02-10")
    #expect(try fixture.due("2026-02-01") == ["inspect A 2026-02-10 due"])
    #expect(try fixture.due("2026-07-01").isEmpty)
  }

  @Test func aRetiredSystemOwesNothing() throws {
    try fixture.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-24")])
    try fixture.record { try $0.retire("A", on: Day("2026-10-01")) }
    #expect(try fixture.due("2026-11-24").isEmpty)
  }

  @Test func theAnnualReportFallsDueThreeTimes() throws {
    let yearly = try fixture.snapshot("2026-11-24").deadlines().filter { $0.system == nil }
    #expect(yearly.map(\.task) == [.reportCutOff, .reportToOwner, .reportToMinistry])
    #expect(yearly.map { "\($0.dueOn ?? .always)" } == ["2026-12-14", "2026-12-19", "2026-12-24"])
    #expect(yearly.first?.article?.text == "Nghị định 331/2026/NĐ-CP, Điều 35.3")
    let before = try fixture.snapshot("2025-12-20").deadlines().filter { $0.system == nil }
    #expect(before.map(\.task) == [.reportToMinistry])
    #expect(before.first?.article?.text == "Thông tư 12/2022/TT-BTTTT, Điều 13.4.b")
    #expect(try fixture.snapshot("2026-11-23").deadlines().filter { $0.system == nil }.count == 2)
  }

  @Test func theEndOfTheTransitionFallsDueOnce() throws {
    let tasks = { (day: String) in
      try fixture.snapshot(day).deadlines().map { "\($0.task.rawValue) \($0.dueOn ?? .always)" }
    }
    #expect(try tasks("2027-06-01") == ["transition 2027-06-30"])
    #expect(try tasks("2027-07-01").isEmpty)
  }

  @Test func theReportingYearBeginsOnTheDayAfterTheCutOff() throws {
    for rule in try fixture.snapshot("2026-11-24").rules() where rule.subject == "report-cut-off" {
      let cutOff = try Day("2026-\(rule.day ?? "")")
      #expect(try fixture.snapshot("2026-12-31").reportingYear.begins == cutOff.next)
    }
  }

  @Test func anEmptyRegisterOwesTheReportAlone() throws {
    let tasks = try Fixture(today: "2026-11-24").snapshot("2026-12-10").deadlines().map(\.task)
    #expect(tasks == [.reportCutOff, .reportToOwner, .reportToMinistry])
  }
}
