import Testing

@testable import LevelRegistry

/// What one line of a sheet of systems records, and on which day.
struct SystemSheetTests {
  private let fixture: Fixture

  init() throws {
    fixture = try Fixture()
    try fixture.record { try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province) }
  }

  private func line(_ change: (inout SystemLine) throws -> Void = { _ in }) throws -> SystemLine {
    var line = SystemLine()
    (line.code, line.name, line.owner) = ("A", "Văn bản", "SYT")
    try change(&line)
    return line
  }

  @discardableResult
  private func take(_ line: SystemLine, on day: String? = "2024-11-13") throws -> LineOutcome<SystemLine> {
    try fixture.record { recording in
      try SystemSheet(recording, ImportOptions(day: try day.map { text in try Day(text) })).record(line)
    }
  }

  private func refusal(of line: SystemLine, on day: String? = "2024-11-13") -> LineError<SystemColumn>? {
    do {
      try take(line, on: day)
      return nil
    } catch {
      return error as? LineError<SystemColumn>
    }
  }

  @Test func aDayThatLiesAheadIsBlamedOnItsOwnColumn() throws {
    let error = refusal(of: try line { ($0.plan, $0.planOn) = (.full, try Day("2030-01-01")) }, on: nil)
    #expect(error?.column == .planOn)
  }

  @Test func aSystemIsRegisteredByTheDayOfTheSheetWhateverComesLater() throws {
    let decided = try line {
      ($0.level, $0.decisionNumber, $0.decidedOn, $0.issuer) = (.two, "1/QĐ", try Day("2024-11-18"), "Sở Y tế")
    }
    try take(decided)
    #expect(try fixture.position("A", "2024-11-13")?.registeredOn == Day("2024-11-13"))
    #expect(try take(decided) == .unchanged(code: "A"))
  }

  @Test func aDossierThatADecisionEndedEndedOnItsDay() throws {
    try take(try line { ($0.dossier, $0.proposedLevel, $0.dossierOn) = (.submitted, .two, try Day("2024-01-10")) })
    try take(
      try line {
        ($0.dossier, $0.proposedLevel, $0.isOfProposedLevel) = (.approved, .two, true)
        ($0.decisionNumber, $0.decidedOn, $0.issuer) = ("1/QĐ", try Day("2024-03-05"), "Sở Y tế")
      })
    #expect(try fixture.position("A", "2024-11-13")?.dossierOn == Day("2024-03-05"))
  }

  @Test func anIssuerAloneIsNoDecisionAndSaidToBeLeftOut() throws {
    let remarks = try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      _ = try sheet.record(try line { ($0.proposedLevel, $0.issuer) = (.two, "Sở Y tế") })
      return sheet.remarks
    }
    #expect(remarks == [.withoutDecision(columns: ["issuer"])])
    #expect(try fixture.position("A", "2024-11-13")?.approval == nil)
  }

  @Test func aDecisionFromBeforeThereWereLevelsIsRefused() throws {
    let day = try Day("2016-06-30")
    let error = refusal(of: try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", day) })
    #expect(error?.reason == .line(.decisionBeforeTheLaw(day)))
    #expect(error?.column == .decidedOn)
  }

  @Test func theNumberOfADecisionOnAnotherDayIsRefused() throws {
    let decided = try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2024-03-05")) }
    try take(decided)
    var moved = decided
    moved.decidedOn = try Day("2024-03-06")
    guard case .line(.decisionMoved) = refusal(of: moved)?.reason else {
      Issue.record("a decision is moved without a word")
      return
    }
    #expect(try take(decided) == .unchanged(code: "A"))
  }

  @Test func theNumberOfADecisionInAnotherYearIsTakenAndSaidToBe() throws {
    let decided = try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2023-03-05")) }
    try take(decided)
    var again = decided
    again.decidedOn = try Day("2024-06-01")
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      #expect(try sheet.record(again).code == "A")
      #expect(sheet.remarks == [.numberRecorded(try Day("2023-03-05"))])
    }
  }

  @Test func aLineWithCodesForBodiesSaysTheSameAgain() throws {
    let given = try line {
      ($0.level, $0.decisionNumber, $0.decidedOn, $0.issuer) = (.two, "1/QĐ", try Day("2024-03-05"), "syt")
      ($0.regulationNumber, $0.regulationOn, $0.regulationIssuer) = ("2/QC", try Day("2024-03-01"), "SYT")
    }
    try take(given)
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      #expect(try sheet.record(given) == .unchanged(code: "A"))
      #expect(sheet.remarks.isEmpty)
    }
  }

  @Test func aDecisionThatIsNoLongerInForceIsRecordedAndSaidToBe() throws {
    let old = try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2022-03-05")) }
    try take(old)
    try take(try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.three, "2/QĐ", try Day("2024-03-05")) })
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      #expect(try sheet.record(old) == .unchanged(code: "A"))
      #expect(sheet.remarks == [.shownOtherwise(columns: ["level", "decision_number", "decided_on"])])
    }
  }

  @Test func aStatusThatIsNotTheLatestIsRecordedOnItsDayAndSaidToBe() throws {
    try take(try line { ($0.plan, $0.planOn) = (.full, try Day("2024-06-01")) })
    let older = try line { ($0.plan, $0.planOn) = (.partial, try Day("2024-02-01")) }
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      guard case .changed(_, let from, let to) = try sheet.record(older) else { return #expect(Bool(false)) }
      // What the registry shows on the day of the sheet is what it showed before.
      #expect(from == to)
      #expect(sheet.remarks == [.shownOtherwise(columns: ["plan", "plan_on"])])
    }
    #expect(try take(older) == .unchanged(code: "A"))
    let recorded = "SELECT status FROM plan WHERE voided_by IS NULL AND valid_from = '2024-02-01'"
    #expect(try fixture.accept(recorded) == "partial\n")
  }

  @Test func aSheetTakesNothingFromWhatIsRecordedOfADay() throws {
    try take(try line { $0.registeredOn = try Day("2024-01-02") })
    try fixture.record { recording in
      let inspection = Inspection(.periodic, inspector: "SYT", document: "3/BB", result: .conforming)
      try recording.inspect("A", inspection, on: Day("2024-02-01"))
      try recording.inspect("A", Inspection(.periodic), on: Day("2024-09-01"))
      try recording.propose("A", level: .two, on: Day("2024-03-01"))
      try recording.submit("A", on: Day("2024-03-02"))
      try recording.appraise("A", on: Day("2024-03-03"), by: "SYT", document: "5/BC", result: .conforming)
    }
    // An earlier inspection, and another day on which the approval is expected.
    try take(
      try line {
        $0.inspectedPeriodicallyOn = try Day("2024-02-01")
        ($0.dossier, $0.dossierOn, $0.dossierExpectedOn) = (.appraised, try Day("2024-03-03"), try Period("2025"))
      })
    let kept = "SELECT document FROM inspection WHERE voided_by IS NULL AND valid_from = '2024-02-01'"
    #expect(try fixture.accept(kept) == "3/BB\n")
    let dossier = try #require(try fixture.position("A", "2024-11-13")?.dossier)
    #expect(dossier.document == "5/BC" && dossier.expected?.description == "2025")
  }

  @Test func aLineOfARetiredSystemThatDoesNotSaySoIsRemarkedOn() throws {
    try take(
      try line { ($0.state, $0.registeredOn, $0.retiredOn) = (.retired, try Day("2024-01-02"), try Day("2024-05-01")) })
    func remarks(_ line: SystemLine) throws -> [LineRemark] {
      try fixture.record { recording in
        let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
        _ = try sheet.record(line)
        return sheet.remarks
      }
    }
    #expect(try remarks(try line()) == [.retired(try Day("2024-05-01"))])
    #expect(try remarks(try line { $0.state = .retired }) == [])
  }

  @Test func besideADecisionInForceASheetSaysNothingOfANewDossier() throws {
    try take(try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2024-03-05")) })
    try fixture.record { try $0.propose("A", level: .three, on: Day("2024-06-01")) }
    let again = try line {
      ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2024-03-05"))
      ($0.dossier, $0.proposedLevel) = (.approved, .two)
    }
    #expect(try take(again) == .unchanged(code: "A"))
    #expect(try fixture.position("A", "2024-11-13")?.dossier?.proposedLevel == .three)
  }

  @Test func aSystemIsNotRetiredBeforeADecisionByASheetEither() throws {
    try take(
      try line {
        ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2024-03-05"))
        $0.registeredOn = try Day("2024-01-02")
      })
    let error = refusal(of: try line { ($0.state, $0.retiredOn) = (.retired, try Day("2024-03-04")) })
    guard case .decidedLater? = error?.reason else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(error?.column == .retiredOn)
  }

  @Test func aSystemIsNotRetiredBeforeItsFirstDayWhichWouldBeMoved() throws {
    let (first, before) = (try Day("2023-10-24"), try Day("2023-08-14"))
    let retired = try line { ($0.state, $0.registeredOn, $0.retiredOn) = (.retired, first, before) }
    for _ in 1...2 {
      let error = refusal(of: retired)
      #expect(error?.column == .retiredOn)
      #expect(error?.reason == .systemNotThere("A", on: before, first: first))
      try take(try line { $0.registeredOn = first })
    }
    #expect(try fixture.position("A", "2024-11-13")?.registeredOn == first)
  }

  @Test func anApprovalOfANewDossierWithoutADecisionOfItsOwnIsNamedUnlessTheSheetHasNoColumnForItsDay() throws {
    try take(try line { ($0.level, $0.decisionNumber, $0.decidedOn) = (.two, "1/QĐ", try Day("2024-03-05")) })
    try take(try line { ($0.dossier, $0.dossierOn, $0.proposedLevel) = (.draft, try Day("2024-08-01"), .three) })
    var approved = try line {
      ($0.dossier, $0.level, $0.decidedOn) = (.approved, .two, try Day("2024-03-05"))
    }
    #expect(try take(approved) == .unchanged(code: "A"), "Form 08 has no word for a new dossier beside a decision")
    approved.hasDossierDays = true
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      _ = try sheet.record(approved)
      #expect(sheet.remarks == [.shownOtherwise(columns: ["dossier"])])
    }
    #expect(try fixture.position("A", "2024-11-13")?.dossier?.status == .draft)
  }

  @Test func aLineWithoutACodeIsOfTheSystemOfThatNameHoweverItIsSpelled() throws {
    try take(try line())
    var again = try line { ($0.code, $0.name) = (nil, "VĂN  BẢN") }
    #expect(try take(again) == .unchanged(code: "A"))
    again.name = "Văn bàn"
    #expect(try take(again) == .added(code: "HTTT-0001"))
    again.name = "Van ban"
    guard case .line(.nameLacksMarks) = refusal(of: again)?.reason else {
      Issue.record("a name without marks is guessed")
      return
    }
  }

  @Test func aNewCodeForARecordedNameIsFoundOnceTheSheetIsReadUnlessItListsBoth() throws {
    try take(try line())
    let second = try line { $0.code = "а-2" }
    try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-13")))
      _ = try sheet.record(second)
      #expect(sheet.finish().map { $0.code } == ["а-2"])
      _ = try sheet.record(try line())
      #expect(sheet.finish().isEmpty, "the sheet lists both")
    }
  }
}
