import LevelRegistry
import Testing

extension Fixture {
  /// What is found on a day, as `code object`; notes only when they are asked for.
  func found(_ day: String, in scope: Scope = Scope(), notes: Bool = false) throws -> [String] {
    try snapshot(day).findings(in: scope, severities: notes ? [.note] : [.error, .warning])
      .map { "\($0.code.rawValue) \($0.object.code)" }
  }

  func finding(_ code: Finding.Code, _ day: String) throws -> Finding? {
    try snapshot(day).findings().first { $0.code == code }
  }

  /// Approves A and B as they should be, at level 2, with a regulation older than the decision.
  func approveWell(
    _ codes: [String] = ["A", "B"], _ level: Level = .two, number: String = "12/QĐ", on day: String = "2023-03-01"
  ) throws {
    try record { recording in
      for code in codes {
        try recording.approve(
          code, level: level, authority: .province, decision: number, issuer: "Sở Y tế", on: Day(day),
          regulation: .init(number: "1/QC", on: Day("2023-01-15"), issuer: "Sở Y tế"))
      }
    }
  }
}

struct FindingTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture.withTwoSystems()
  }

  @Test func anEmptyRegisterHasNoFinding() throws {
    #expect(try Fixture().found("2024-11-20").isEmpty)
    #expect(try Fixture().found("2024-11-20", notes: true).isEmpty)
  }

  @Test func whatIsApprovedAsItShouldBeHasNoFinding() throws {
    try fixture.approveWell()
    #expect(try fixture.found("2024-11-20").isEmpty)
  }

  @Test func anOperatingSystemWithoutApprovalIsFoundSinceItOperates() throws {
    try fixture.approveWell(["B"])
    #expect(try fixture.found("2024-11-20") == ["operating-without-approval A"])
    let finding = try #require(try fixture.finding(.operatingWithoutApproval, "2024-11-20"))
    #expect(finding.since == (try Day("2023-01-02")))
    #expect(finding.severity == .error)
    #expect(finding.article?.text == "Nghị định 85/2016/NĐ-CP")
    #expect(finding.article?.phrase.english == "Decree 85/2016/NĐ-CP")
    #expect(finding.entry == 2)
    #expect(finding.object.kind == .system && finding.object.code == "A" && finding.object.name == "Hệ thống A")
  }

  @Test func aSystemWhoseApprovalWasRevokedIsFoundSinceThatDay() throws {
    try fixture.approveWell()
    try fixture.record { try $0.revoke("A", on: Day("2024-02-01")) }
    #expect(try fixture.finding(.operatingWithoutApproval, "2024-11-20")?.since == (try Day("2024-02-01")))
    #expect(try fixture.found("2024-01-31").isEmpty)
  }

  @Test(arguments: [SystemState.building, .suspended, .retired])
  func aSystemThatDoesNotOperateNeedsNoApprovalYet(state: SystemState) throws {
    try fixture.approveWell()
    try fixture.register("C", state: state)
    #expect(try fixture.found("2024-11-20").isEmpty)
  }

  @Test func anApprovalWithoutRegulationIsFoundFromTheDayOfTheRule() throws {
    try fixture.approve("A", .two, on: "2023-03-01")
    try fixture.approve("B", .two, on: "2022-09-30")
    #expect(try fixture.found("2024-11-20") == ["approved-without-regulation A", "decided-before-registered B"])
    let article = try fixture.finding(.approvedWithoutRegulation, "2024-11-20")?.article
    #expect(article?.text == "Thông tư 12/2022/TT-BTTTT, Điều 9.7")
  }

  @Test(arguments: [("2023-02-28", false), ("2023-03-01", true), ("2023-03-02", true)])
  func aRegulationIsOlderThanTheDecision(day: String, isFound: Bool) throws {
    try fixture.approveWell(["B"])
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở Y tế", on: Day("2023-03-01"),
        regulation: .init(number: "1/QC", on: Day(day), issuer: "SYT"))
    }
    #expect(try fixture.found("2024-11-20") == (isFound ? ["regulation-not-before-decision A"] : []))
  }

  @Test func filtersMeanTheSameAsEverywhere() throws {
    #expect(try fixture.found("2024-11-20", in: Scope(owners: ["SYT"])).count == 2)
    #expect(try fixture.found("2024-11-20", in: Scope(authorities: [.commune])).isEmpty)
    try fixture.record { try $0.retire("A", on: Day("2024-05-01")) }
    #expect(try fixture.found("2024-11-20") == ["operating-without-approval B"])
  }

  @Test func whatWasKnownThenDoesNotChange() throws {
    let before = try fixture.snapshot("2024-11-20").findings()
    try fixture.approveWell()
    #expect(try fixture.snapshot("2024-11-20", knownAt: .entry(2)).findings() == before)
  }
}

@Suite struct FindingOverviewTests {
  /// A bit for each in a number of sixty-four.
  @Test func thereAreFewerCodesThanBits() {
    #expect(Finding.Code.allCases.count < 64)
  }

  /// A is approved at level 3 without what that asks for, B operates without approval.
  @Test func asMuchIsCountedAsIsFoundAndASystemOnce() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.approve("A", .three, on: "2023-03-01")
    let snapshot = try fixture.snapshot("2024-11-20")
    let all = try snapshot.findings()
    let overview = try snapshot.findingOverview()
    #expect(overview.groups.map(\.count).reduce(0, +) == all.count && all.count > 3)
    for group in overview.groups {
      let found = all.filter { $0.code == group.code }
      #expect(group.count == found.count && group.since == found.compactMap(\.since).min())
      #expect(group.systems == Set(found.filter { $0.object.kind == .system }.map(\.object.code)).count)
      #expect(group.named.map(\.finding) == Array(found.prefix(FindingGroup.mostNamed)))
    }
    #expect(overview.systems == Set(all.filter { $0.object.kind == .system }.map(\.object.code)).count)
    for code in ["A", "B"] {
      let system = try #require(try snapshot.system(code))
      let codes = all.filter { $0.object.code == code }.map(\.code)
      #expect(overview.codes(ofSystem: system.id) == Finding.Code.allCases.filter(codes.contains))
    }
  }
}
