import LevelRegistry
import Testing

private let steps = ["propose", "submit", "return", "appraise", "approve"]

extension Fixture {
  fileprivate func step(_ name: String, on day: String) throws {
    try record { recording in
      let day = try Day(day)
      switch name {
      case "propose": try recording.propose("A", level: .two, on: day)
      case "submit": try recording.submit("A", on: day)
      case "return": try recording.returnDossier(of: "A", on: day)
      case "appraise": try recording.appraise("A", on: day)
      case "withdraw": try recording.withdraw("A", on: day)
      default:
        try recording.approve(
          "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: day)
      }
    }
  }

  /// Brings the dossier of A to a status, a step a day from 2023-02-01 on.
  fileprivate func bring(to status: DossierStatus?) throws {
    let path =
      switch status {
      case nil: 0..<0
      case .draft: 0..<1
      case .submitted: 0..<2
      case .returned: 0..<3
      default: 0..<2
      }
    for (day, step) in zip(1..., steps[path]) { try self.step(step, on: "2023-02-0\(day)") }
    if status == .appraised { try step("appraise", on: "2023-02-03") }
    if status == .approved { try step("approve", on: "2023-02-03") }
    if status == .withdrawn { try step("withdraw", on: "2023-02-03") }
  }

  fileprivate func status(_ day: String) throws -> DossierStatus? { try position("A", day)?.dossier?.status }
}

@Test(
  arguments: [
    (nil, "propose", DossierStatus.draft), (.approved, "propose", .draft),
    (.draft, "submit", .submitted), (.returned, "submit", .submitted), (.submitted, "return", .returned),
    (.appraised, "return", .returned), (.submitted, "appraise", .appraised), (.draft, "withdraw", .withdrawn),
    (.submitted, "withdraw", .withdrawn), (.returned, "withdraw", .withdrawn), (.appraised, "withdraw", .withdrawn),
    (.withdrawn, "propose", .draft),
  ] as [(DossierStatus?, String, DossierStatus)])
func aDossierTakesTheStepsOfTheRule(from: DossierStatus?, step: String, to: DossierStatus) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.bring(to: from)
  try fixture.step(step, on: "2023-03-01")
  #expect(try fixture.status("2023-02-28") == from)
  #expect(try fixture.status("2023-03-01") == to)
}

@Test(
  arguments: [
    (.submitted, "propose", DossierStatus.draft), (.returned, "propose", .draft), (.appraised, "propose", .draft),
    (nil, "submit", .submitted), (.appraised, "submit", .submitted),
    (.approved, "submit", .submitted), (nil, "return", .returned), (.draft, "return", .returned),
    (.approved, "return", .returned), (nil, "appraise", .appraised),
    (.draft, "appraise", .appraised), (.returned, "appraise", .appraised),
    (.approved, "appraise", .appraised), (nil, "withdraw", .withdrawn), (.approved, "withdraw", .withdrawn),
    (.withdrawn, "submit", .submitted),
  ] as [(DossierStatus?, String, DossierStatus)])
func aDossierTakesNoOtherStep(from: DossierStatus?, step: String, to: DossierStatus) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.bring(to: from)
  #expect(throws: RegistryError.dossierStep("A", from: from, to: to)) { try fixture.step(step, on: "2023-03-01") }
  #expect(try fixture.status("2023-03-01") == from)
}

@Test(
  arguments: [
    (.draft, "propose"), (.submitted, "submit"), (.returned, "return"), (.appraised, "appraise"),
    (.withdrawn, "withdraw"),
  ] as [(DossierStatus, String)])
func aStepThatWasTakenIsNoChange(status: DossierStatus, step: String) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.bring(to: status)
  let error = #expect(throws: RegistryError.self) { try fixture.step(step, on: "2023-03-01") }
  guard case .nothingChanges("A", _, _)? = error else { return #expect(Bool(false), "\(String(describing: error))") }
  #expect(try fixture.status("2023-03-01") == status)
}

@Test(arguments: [DossierStatus.draft, .submitted, .returned, .appraised])
func aDecisionEndsTheOpenDossierFromAnyStep(from: DossierStatus) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.bring(to: from)
  try fixture.step("approve", on: "2023-03-01")
  #expect(try fixture.status("2023-02-28") == from)
  #expect(try fixture.status("2023-03-01") == .approved)
  #expect(try fixture.position("A", "2023-03-01")?.dossier?.proposedLevel == .two)
}

@Test func aDecisionNeedsNoDossier() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.step("approve", on: "2023-03-01")
  #expect(try fixture.position("A", "2023-03-01")?.approval?.level == .two)
  #expect(try fixture.status("2023-03-01") == nil)
}

@Test func theLevelApprovedNeedNotBeTheOneProposed() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .three, on: "2023-02-01")
  try fixture.approve("A", .one, on: "2023-03-01")
  let position = try #require(try fixture.position("A", "2023-03-01"))
  #expect(position.approval?.level == .one)
  #expect(position.dossier?.proposedLevel == .three)
}

@Test(arguments: 0...3)
func theDossierEndsTheSameInWhicheverOrderItAndTheDecisionAreRecorded(place: Int) throws {
  let fixture = try Fixture.withTwoSystems()
  var acts = [("propose", "2023-02-01"), ("submit", "2023-02-10"), ("appraise", "2023-02-20")]
  acts.insert(("approve", "2023-03-01"), at: place)
  for (step, day) in acts { try fixture.step(step, on: day) }
  let days = ["2023-01-31", "2023-02-01", "2023-02-10", "2023-02-20", "2023-02-28", "2023-03-01", "2024-01-01"]
  let statuses = try days.map { day in try fixture.status(day) }
  #expect(statuses == [nil, .draft, .submitted, .appraised, .appraised, .approved, .approved])
  #expect(try fixture.position("A", "2024-01-01")?.dossierOn?.description == "2023-03-01")
}

@Test func aNewDossierBegunAfterTheDecisionStaysOpen() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.step("approve", on: "2023-03-01")
  try fixture.step("propose", on: "2023-06-01")
  #expect(try fixture.status("2023-05-31") == nil)
  #expect(try fixture.status("2024-01-01") == .draft)
}

@Test func anUpgradedSystemKeepsItsApprovalMeanwhileAndIsCountedOnce() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.propose("A", .three, on: "2024-01-10")
  let tally = try fixture.tally("2024-02-01")
  #expect([tally.operating, tally.approved, tally.full] == [2, 1, 1])
  #expect(try fixture.groups(.level, "2024-02-01") == ["2": 1, "unapproved": 1])
  let position = try #require(try fixture.position("A", "2024-02-01"))
  #expect([position.approval?.level, position.dossier?.proposedLevel] == [.two, .three])
  try fixture.approve("A", .three, on: "2024-06-01")
  #expect(try fixture.groups(.level, "2024-06-01") == ["3": 1, "unapproved": 1])
  #expect(try fixture.position("A", "2024-06-01")?.plan == nil)
}

@Test func aDecisionRecordedLateLeavesTheStepsAfterIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.step("propose", on: "2023-02-01")
  try fixture.step("submit", on: "2023-06-01")
  try fixture.step("approve", on: "2023-03-01")
  let statuses = try ["2023-02-28", "2023-03-01", "2023-05-31", "2023-06-01"].map { day in try fixture.status(day) }
  #expect(statuses == [.draft, .approved, .approved, .submitted])
}

@Test func aDraftIsRewrittenWithItsDayAndNote() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  let change = try fixture.record {
    try $0.propose("A", level: .three, on: Day("2023-02-10"), expected: Period("Quý II/2023"), note: " đổi cấp độ ")
  }
  #expect(change.before?.english == "dossier draft, level 2 proposed")
  #expect(change.after.english == "dossier draft, level 3 proposed")
  let expected = Dossier(
    proposedLevel: .three, status: .draft, expected: try Period("2023-Q2"), note: "đổi cấp độ")
  #expect(try fixture.position("A", "2023-02-10")?.dossier == expected)
}

@Test func aStepKeepsTheProposedLevelAndTheExpectedDay() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record {
    try $0.propose("A", level: .three, on: Day("2023-02-01"), expected: Period("2023-06"), note: "lần đầu")
    try $0.submit("A", on: Day("2023-02-02"))
  }
  let expected = Dossier(proposedLevel: .three, status: .submitted, expected: try Period("2023-06"))
  #expect(try fixture.position("A", "2023-02-02")?.dossier == expected)
}

@Test(arguments: ["propose", "submit", "return", "appraise", "withdraw"])
func aStepAheadIsRefused(step: String) throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) { try fixture.step(step, on: "2024-11-21") }
}

@Test func whatIsSaidOfAWithdrawalIsItsNoteAndNoPaper() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.step("propose", on: "2023-02-01")
  try fixture.record { try $0.withdraw("A", on: Day("2023-02-02"), note: "nhầm cấp độ") }
  let dossier = try #require(try fixture.position("A", "2023-02-02")?.dossier)
  #expect(dossier.status == .withdrawn && dossier.note == "nhầm cấp độ" && dossier.document == nil)
}

@Test func aStepRecordedLateSaysNothingOfTheDecisionThatEndedTheDossier() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.step("propose", on: "2023-02-01")
  try fixture.step("approve", on: "2023-03-01")
  try fixture.record { try $0.submit("A", on: Day("2023-02-15"), document: "5/TTr") }
  #expect(try fixture.position("A", "2023-02-28")?.dossier?.document == "5/TTr")
  let ended = try #require(try fixture.position("A", "2023-03-01")?.dossier)
  #expect(ended.status == .approved && ended.document == nil)
}
