import LevelRegistry
import Testing

/// What a system needs before it goes into operation, and the decree on which its decision rests.
struct BeginningTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2027-01-20")
    try fixture.record {
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try $0.register(
        code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, state: .building, on: Day("2026-06-01"))
    }
  }

  private func start(_ day: String) throws -> ActResult {
    try fixture.record { try $0.start("A", on: Day(day)) }
  }

  private func approve(on day: String, _ basis: LegalBasis? = nil) throws {
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở Y tế", on: Day(day), basis: basis,
        regulation: .init(number: "1/QC", on: Day("2026-01-15"), issuer: NamedBody("Sở Y tế")))
    }
  }

  @Test func aPlanThatIsNotFullWhenTheSystemStartsIsFoundAndSaidByTheStart() throws {
    try approve(on: "2026-09-01")
    try fixture.plan("A", .partial, on: "2026-09-15")
    let remarks = try start("2026-10-10").remarks.map(\.english)
    #expect(
      remarks == ["the plan is partial; it is carried out in full before a new or upgraded system operates"])
    #expect(try fixture.finding(.operatingBeforeFull, "2026-10-09") == nil)
    let finding = try #require(try fixture.finding(.operatingBeforeFull, "2026-10-10"))
    #expect(finding.since == (try Day("2026-10-10")))
    #expect(finding.severity == .error)
    #expect(finding.article?.text == "Nghị định 331/2026/NĐ-CP, Điều 30.6")
    #expect(
      finding.evidence
        == Phrase(
          "in operation since 2026-10-10, the plan on that day: partial",
          "vận hành từ ngày 10/10/2026, phương án vào ngày đó: Đã triển khai một số hạng mục"))
    // A plan carried out later heals nothing.
    try fixture.plan("A", .full, on: "2026-11-01")
    #expect(try fixture.finding(.operatingBeforeFull, "2026-12-01") != nil)
  }

  @Test func aPlanThatIsFullWhenTheSystemStartsIsNotFound() throws {
    try approve(on: "2026-09-01")
    try fixture.plan("A", .full, on: "2026-10-10")
    #expect(try start("2026-10-10").remarks.isEmpty)
    #expect(try fixture.found("2026-12-01").isEmpty)
  }

  @Test func aLateApprovalHealsNothing() throws {
    let remarks = try start("2026-09-10").remarks.map(\.english)
    #expect(
      remarks == ["no approval is in force on that day; a system is approved before it operates"])
    #expect(try fixture.found("2026-09-20") == ["operating-without-approval A"])
    try approve(on: "2026-10-01")
    #expect(try fixture.found("2026-12-01") == ["operated-before-approval A"])
    let finding = try #require(try fixture.finding(.operatedBeforeApproval, "2026-12-01"))
    #expect(
      finding.article?.phrase.english
        == "Decree 331/2026/NĐ-CP, Art. 20, Art. 31.2.a, Art. 34.4.a; Decree 330/2026/NĐ-CP, Art. 23.1.c, Art. 24.1")
    #expect(finding.evidence.english == "in operation since 2026-09-10, approved on 2026-10-01")
    // The figure is one of the year of the approval, which ends on 14 December.
    func count(_ day: String, _ scope: Scope = Scope()) throws -> Int {
      try fixture.snapshot(day).operatedBeforeApproval(in: scope)
    }
    #expect(try ["2026-09-30", "2026-10-01", "2026-12-14", "2026-12-15"].map { try count($0) } == [0, 1, 1, 0])
    #expect(try count("2026-12-01", Scope(levels: [.two])) == 1)
    #expect(try count("2026-12-01", Scope(levels: [.three])) == 0)
  }

  // The day on which a system was registered as operating says nothing of when it began.
  @Test func aSystemThatOperatedWhenItWasRegisteredIsNotAccused() throws {
    try fixture.register("B", on: "2026-06-01")
    try fixture.approveWell(["B"], on: "2026-07-10")
    #expect(try fixture.found("2026-12-01").isEmpty)
  }

  @Test(arguments: [("2026-08-18", false), ("2026-10-05", false), ("2026-12-31", false), ("2027-01-01", true)])
  func underConstructionAtTheChangeOfLawTheOldDecreeHoldsToTheEndOfTheYear(day: String, isFound: Bool) throws {
    try approve(on: day, .nd85)
    #expect(try fixture.found("2027-01-10").contains("basis-ended A") == isFound)
  }

  @Test(arguments: [("2026-08-18", false), ("2026-08-19", true)])
  func otherwiseTheOldDecreeHasEnded(day: String, isFound: Bool) throws {
    try fixture.record { try $0.start("A", on: Day("2026-06-15")) }
    try approve(on: day, .nd85)
    #expect(try fixture.found("2027-01-10").contains("basis-ended A") == isFound)
  }
}
