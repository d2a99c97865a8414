import LevelRegistry
import Testing

extension Fixture {
  /// Records one correction with its reason.
  @discardableResult
  func correct(_ body: (Recording) throws -> ActResult) throws -> ActResult {
    try registry.record(by: "lan", note: "ghi nhầm", body).result
  }
}

@Test func aCorrectedFactHoldsOverTheSameDays() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .none, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-06-01")
  try fixture.plan("A", .partial, on: "2023-09-01")
  let change = try fixture.correct {
    try $0.correctPlan(of: "A", on: Day("2023-07-15")) {
      $0.status = .partial
      $0.expected = try Period("2024-Q1")
    }
  }
  #expect(change.before?.english == "plan full, no day promised")
  #expect(change.after.english == "plan partial, full expected by 2024-Q1")
  #expect(change.since.description == "2023-06-01")
  #expect(change.later?.since.description == "2023-09-01")
  let days = ["2023-05-31", "2023-06-01", "2023-08-31", "2023-09-01"]
  #expect(
    try days.map { try fixture.position("A", $0)?.plan?.status } == [PlanStatus.none, .partial, .partial, .partial])
  #expect(try fixture.position("A", "2023-08-31")?.plan?.expected?.description == "2024-Q1")
  #expect(try fixture.position("A", "2023-09-01")?.plan?.expected == nil)
}

@Test func aMistakeStaysReadable() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-06-01")
  try fixture.correct { try $0.correctPlan(of: "A", on: Day("2024-01-01")) { $0.status = .none } }
  let lines = try fixture.snapshot("2024-01-01").history(of: "A").filter { $0.kind == "plan" }
  #expect(lines.map(\.phrase.english) == ["plan full", "plan none"])
  #expect(lines.map(\.voidedBy) == [4, nil])
  #expect([lines.last?.act, lines.last?.note] == ["correct", "ghi nhầm"])
  #expect(try fixture.snapshot("2024-01-01", knownAt: .entry(3)).system("A")?.plan?.status == .full)
}

@Test func aCorrectionHasItsReason() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-06-01")
  #expect(throws: RegistryError.emptyText(.reason)) {
    try fixture.record { try $0.remove(.plan, of: "A", on: Day("2023-06-01")) }
  }
  #expect(throws: RegistryError.emptyText(.reason)) {
    try fixture.registry.record(by: "lan", note: " \u{A0}") {
      try $0.correctPlan(of: "A", on: Day("2023-06-01")) { $0.status = .none }
    }
  }
}

@Test func nothingIsCorrectedWhereNothingStands() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-06-01")
  let day = try Day("2023-05-31")
  let kinds: [(FactKind, RecordedKind)] = [
    (.plan, .plan), (.dossier, .dossier), (.approval, .approval), (.inspection(.periodic), .inspection),
  ]
  for (kind, recorded) in kinds {
    let error = RegistryError.nothingToCorrect("A", recorded, on: day)
    #expect(throws: error) { try fixture.correct { try $0.remove(kind, of: "A", on: day) } }
    #expect(error.message.vietnamese.contains("loại \"\(recorded.phrase.vietnamese)\" vào ngày 31/05/2023"))
  }
  #expect(throws: RegistryError.unknownSystem("Z")) { try fixture.correct { try $0.remove(.plan, of: "Z", on: day) } }
}

@Test func aCorrectionThatChangesNothingIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-06-01")
  let error = RegistryError.nothingChanges(
    "A", since: try Day("2023-06-01"), Phrase("plan full", "phương án: Đã triển khai đầy đủ"))
  #expect(throws: error) {
    try fixture.correct { try $0.correctPlan(of: "A", on: Day("2024-01-01")) { $0.status = .full } }
  }
}

@Test func aDecisionIsCorrectedButItsDay() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .three, on: "2023-03-01")
  let change = try fixture.correct {
    try $0.correctApproval(of: "A", on: Day("2024-01-01")) {
      $0.level = .two
      $0.issuer = " UBND tỉnh "
      $0.decidedOn = try Day("2023-04-01")
    }
  }
  #expect(change.before?.english == "level 3, province, 2023-03-01/QĐ of 2023-03-01, issued by Sở TTTT")
  #expect(change.after.english == "level 2, province, 2023-03-01/QĐ of 2023-03-01, issued by UBND tỉnh")
  let approval = try #require(try fixture.position("A", "2023-03-01")?.approval)
  #expect(approval.level == .two)
  #expect(approval.decidedOn.description == "2023-03-01")
}

@Test func aCorrectedDecisionFollowsTheRulesOfItsDay() throws {
  let fixture = try Fixture(today: "2025-08-01")
  try fixture.add("SYT", "Sở Y tế", .province)
  try fixture.register("A")
  try fixture.approve("A", .two, on: "2025-07-02")
  let (day, ended) = (try Day("2025-07-02"), try Day("2025-07-01"))
  #expect(throws: RegistryError.authorityNotInForce(.district, on: day, from: nil, to: ended)) {
    try fixture.correct { try $0.correctApproval(of: "A", on: day) { $0.authority = .district } }
  }
  #expect(throws: RegistryError.textNotAllowed(.issuer)) {
    try fixture.correct { try $0.correctApproval(of: "A", on: day) { $0.issuer = "a\u{7}" } }
  }
}

@Test func theLevelCorrectedMakesThePlanCountAgain() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-06-01")
  try fixture.approve("A", .three, on: "2024-01-01")
  #expect(try fixture.rate("2024-06-01") == "n/a")
  try fixture.correct { try $0.correctApproval(of: "A", on: Day("2024-06-01")) { $0.level = .two } }
  #expect(try fixture.rate("2024-06-01") == "1/1 = 100%")
}

@Test func aSystemIsCorrectedWithItsOwnerAsOfTheFirstDay() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("CU", "Sở cũ", .province, to: Day("2023-06-01"))
  let change = try fixture.correct { recording in
    try recording.correctSystem("A", on: Day("2024-01-01")) { system, since in
      system.owner = try recording.organization("CU", on: since).id
      system.code = "X"
      system.name = " Tên đúng "
    }
  }
  #expect(change.before?.english == "name Hệ thống A, owner Sở Y tế")
  #expect(change.after.english == "name Tên đúng, owner Sở cũ")
  #expect(try fixture.position("A", "2023-01-02")?.owner.code == "CU")
  #expect(try fixture.position("X", "2023-01-02") == nil)
}

@Test func aRetirementByMistakeIsTakenBack() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { try $0.retire("A", on: Day("2024-03-01")) }
  let error = try #require(throws: RegistryError.self) { try fixture.plan("A", .full, on: "2024-06-01") }
  #expect(error == .systemRetired("A", since: try Day("2024-03-01")))
  let change = try fixture.correct { try $0.remove(.system, of: "A", on: Day("2024-06-01")) }
  #expect([change.before?.english, change.after.english] == ["retired", "operating"])
  try fixture.plan("A", .full, on: "2024-06-01")
}

@Test func anInspectionIsCorrectedByItsKind() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, on: "2024-01-01")
  try fixture.inspect("A", .unscheduled, on: "2024-02-01")
  let change = try fixture.correct {
    try $0.correctInspection(of: "A", .periodic, on: Day("2024-03-01")) {
      $0.kind = .beforeUse
      $0.result = .notConforming
    }
  }
  #expect(change.before?.english == "periodic inspection")
  #expect(change.after.english == "periodic inspection, not conforming")
  #expect(
    try fixture.shell("SELECT kind, result FROM inspection WHERE voided_by IS NULL ORDER BY kind").output
      == "periodic|not-conforming\nunscheduled|\n")
}

@Test func aStepOfTheDossierIsCorrected() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2024-01-01")
  try fixture.record { try $0.submit("A", on: Day("2024-02-01")) }
  try fixture.record { try $0.returnDossier(of: "A", on: Day("2024-03-01"), note: "thiếu sơ đồ") }
  try fixture.correct {
    try $0.correctDossier(of: "A", on: Day("2024-03-01")) {
      $0.status = .appraised
      $0.note = ""
    }
  }
  #expect(try fixture.position("A", "2024-03-01")?.dossier == Dossier(proposedLevel: .two, status: .appraised))
  #expect(try fixture.position("A", "2024-02-01")?.dossier?.status == .submitted)
}

@Test func aWrongCodeIsCorrectedOnAllItsDaysAndStaysInHistory() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.change("A", name: "Tên mới", on: Day("2023-06-01")) }
  let result = try fixture.registry.record(by: "lan", note: "gõ nhầm mã") {
    try $0.correctCode(of: "A", to: "HT-0001", on: Day("2023-07-01"))
  }.result
  #expect(result.before?.english == "code A" && result.after.english == "code HT-0001")
  for day in ["2023-01-02", "2023-06-01"] {
    #expect(try fixture.position("A", day) == nil)
    #expect(try fixture.position("HT-0001", day)?.registeredOn == (try Day("2023-01-02")))
  }
  #expect(try fixture.position("HT-0001", "2023-06-01")?.approval?.level == .two)
  #expect(try fixture.snapshot("2023-06-01", knownAt: .entry(4)).system("A")?.name == "Tên mới")
  #expect(throws: RegistryError.self) {
    try fixture.registry.record(by: "lan", note: "x") {
      try $0.correctCode(of: "HT-0001", to: "B", on: Day("2023-07-01"))
    }
  }
}
