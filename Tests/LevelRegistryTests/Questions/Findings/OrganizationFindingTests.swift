import Testing

@testable import LevelRegistry

/// Findings about level 3, about organizations, and about what a decision lacks.
struct OrganizationFindingTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture.withTwoSystems()
  }

  @Test(arguments: [("SỞ Y  TẾ", true), ("Sở Nội vụ", false)])
  func levelThreeIsApprovedByItsOwnerHoweverItsNameIsTyped(issuer: String, isOwner: Bool) throws {
    try fixture.approveWell(["B"])
    try fixture.record {
      try $0.approve(
        "A", level: .three, authority: .province, decision: "7/QĐ", issuer: issuer, on: Day("2023-03-01"),
        regulation: .init(number: "1/QC", on: Day("2023-01-15"), issuer: "Sở Y tế"))
    }
    #expect(try fixture.found("2024-11-20") == (isOwner ? [] : ["level-3-not-approved-by-owner A"]))
    #expect(try fixture.found("2024-11-20", notes: true) == ["appraisal-not-recorded A"])
  }

  @Test func theOwnerOfTheDayOfTheDecisionCounts() throws {
    try fixture.add("SNV", "Sở Nội vụ", .province)
    try fixture.approveWell(["B"])
    try fixture.approveWell(["A"], .three)
    try fixture.record { try $0.transfer("A", owner: "SNV", on: Day("2024-01-01")) }
    #expect(try fixture.found("2024-11-20").isEmpty)
  }

  @Test func levelThreeWhoseStepsAreOnRecordWasAppraised() throws {
    try fixture.approveWell(["B"])
    try fixture.dossier("A", [("propose", "2023-02-01"), ("submit", "2023-02-13"), ("approve", "2023-02-20")])
    #expect(try fixture.found("2024-11-20") == ["level-3-not-appraised A"])
    let finding = try #require(try fixture.finding(.levelThreeNotAppraised, "2024-11-20"))
    #expect(finding.article?.text == "Nghị định 85/2016/NĐ-CP, Điều 12")
  }

  @Test func aPlanThatWasFullBeforeAnyApprovalIsFound() throws {
    try fixture.approveWell()
    try fixture.plan("A", .full, on: "2023-02-28")
    try fixture.plan("B", .full, on: "2023-03-01")
    #expect(try fixture.found("2024-11-20") == ["plan-full-before-approval A"])
  }

  @Test func aPlanThatWasFullUnderAnEarlierApprovalOfTheLevelIsNot() throws {
    try fixture.approveWell()
    try fixture.plan("A", .full, on: "2023-05-01")
    try fixture.approveWell(["A"], number: "13/QĐ", on: "2024-05-01")
    #expect(try fixture.found("2024-11-20").isEmpty)
  }

  @Test func aRegulationInPartIsANote() throws {
    try fixture.approveWell(["B"])
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "7/QĐ", issuer: "Sở Y tế", on: Day("2023-03-01"),
        regulation: .init(number: "1/QC"))
    }
    #expect(try fixture.found("2024-11-20").isEmpty)
    #expect(try fixture.found("2024-11-20", notes: true) == ["regulation-incomplete A"])
    #expect(
      try fixture.finding(.regulationIncomplete, "2024-11-20")?.evidence.english == "the regulation lacks: day, issuer")
  }

  @Test func anOwnerThatIsGoneIsFoundOnceWithTheNumberOfItsSystems() throws {
    try fixture.add("CU", "Sở cũ", .province, to: Day("2024-06-01"))
    for code in ["C", "D"] { try fixture.register(code, owner: "CU") }
    try fixture.approveWell(["A", "B", "C", "D"])
    #expect(try fixture.found("2024-05-31").isEmpty)
    #expect(try fixture.found("2024-06-01") == ["owner-abolished-without-successor CU"])
    let finding = try #require(try fixture.finding(.ownerAbolishedWithoutSuccessor, "2024-11-20"))
    #expect(finding.object.kind == .organization && finding.object.name == "Sở cũ")
    #expect(finding.since == (try Day("2024-06-01")))
    #expect(finding.evidence.english == "2 systems, the first C: it has no successor")
    #expect(try fixture.found("2024-06-01", in: Scope(levels: [.three])).isEmpty)
  }

  @Test func anOperatorThatIsGoneIsFound() throws {
    try fixture.add("CU", "Trung tâm cũ", .province, to: Day("2024-06-01"))
    try fixture.record { try $0.transfer("A", operator: "CU", on: Day("2023-02-01")) }
    try fixture.approveWell()
    #expect(try fixture.found("2024-05-31").isEmpty)
    #expect(try fixture.found("2024-06-01") == ["operator-abolished CU"])
  }

  @Test func systemsOfOneNameAfterAMergerSayWhoseTheyWere() throws {
    try fixture.add("X1", "Xã Một", .commune)
    try fixture.add("X2", "Xã Hai", .commune)
    try fixture.record { recording in
      for (code, owner) in [("M1", "X1"), ("M2", "X2")] {
        try recording.register(
          code: code, name: "Mạng LAN", owner: owner, authority: .commune, state: .building, on: Day("2023-01-02"))
      }
      try recording.mergeOrganizations(["X1", "X2"], into: "X3", name: "Xã Ba", on: Day("2024-06-01"))
    }
    let finding = try #require(try fixture.finding(.namesAlike, "2024-11-20"))
    #expect(
      finding.evidence.english
        == "'Mạng LAN' (formerly of Xã Hai), and M1 of the same owner is 'Mạng LAN' (formerly of Xã Một)")
  }

  // What is brought back was recorded by the entry before, from the file that it came from.
  @Test func aFindingAfterAReversalNamesTheEntryThatRecordedItFirst() throws {
    try fixture.approve("A", .two, on: "2023-03-01")
    try fixture.registry.record(by: "lan", note: "nhầm") {
      try $0.correctApproval(of: "A", on: Day("2023-03-01")) { $0.number = "13/QĐ" }
    }
    let reversed = try #require(
      try fixture.registry.record(by: "lan", note: "không nhầm") { try $0.reverse(4) }.entry)
    let finding = try #require(try fixture.finding(.approvedWithoutRegulation, "2024-11-20"))
    #expect(finding.entry == 3 && reversed == 5)
  }

  @Test func everyCodeIsLookedFor() throws {
    // The one about the registry is no question about systems.
    #expect(Set(Check.all.map(\.code)) == Set(Finding.Code.allCases).subtracting([.rulesOutdated]))
    #expect(
      Check.all.map(\.code).filter { $0.severity == .error } == Finding.Code.allCases.filter { $0.severity == .error })
  }

  // A question that reads a table from end to end for each system would be quadratic; what does not depend on the system is
  // read once.
  @Test(arguments: Check.all.map(\.code)) func noQuestionScansATableForEachSystem(code: Finding.Code) throws {
    let check = try #require(Check.all.first { $0.code == code })
    let snapshot = try fixture.snapshot("2024-11-20")
    try snapshot.holding(Scope()) { held in
      let (sql, values) = try snapshot.question(of: check, among: held)
      var steps: [Int64: (parent: Int64, text: String)] = [:]
      try snapshot.connection.statement("EXPLAIN QUERY PLAN \(sql)").forEachRow(values) {
        steps[try $0.integer(0)] = (try $0.integer(1), try $0.text(3))
      }
      func isOfEachSystem(_ step: Int64) -> Bool {
        guard let step = steps[step] else { return true }
        guard step.text.contains("SUBQUERY") else { return isOfEachSystem(step.parent) }
        return step.text.contains("CORRELATED")
      }
      let scans = steps.filter { $0.value.text.contains("SCAN") && isOfEachSystem($0.key) }
      #expect(scans.map(\.value.text) == ["SCAN h"], "\(steps)")
      #expect(!steps.values.contains { $0.text.contains("AUTOMATIC") }, "\(steps)")
    }
  }
}
