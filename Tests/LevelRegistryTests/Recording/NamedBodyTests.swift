import Testing

@testable import LevelRegistry

/// What a document says of who issued it, and which organization that is.
@Suite struct NamedBodyTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
    try fixture.add("439", "UBND huyện Hương Sơn", .district, under: "42", to: Day("2025-07-01"))
  }

  private func approve(
    _ code: String = "A", _ level: Level = .two, authority: Authority? = nil, issuer: String,
    regulation: Approval.Regulation = .init()
  ) throws {
    try fixture.record {
      try $0.approve(
        code, level: level, authority: authority, decision: "12/QĐ", issuer: issuer, on: Day("2024-03-01"),
        regulation: regulation)
    }
  }

  private func approval(_ code: String = "A") throws -> Approval {
    try #require(try fixture.position(code, "2024-11-20")?.approval)
  }

  @Test(arguments: [
    ("42", NamedBody("UBND tỉnh", organization: 1)), ("SYT@2024-01-01", NamedBody("Sở Y tế", organization: 2)),
    ("syt", NamedBody("Sở Y tế", organization: 2)), ("Syt@2024-01-01", NamedBody("Sở Y tế", organization: 2)),
    ("Sở Y tế", NamedBody("Sở Y tế", organization: 2)), ("Công an tỉnh", NamedBody("Công an tỉnh")),
  ])
  func anIssuerIsTypedAsACodeOrANameAndKeptAsBoth(typed: String, kept: NamedBody) throws {
    try approve(authority: .province, issuer: typed, regulation: .init(number: "1/QC", issuer: NamedBody(typed)))
    #expect(try approval().issuer == kept)
    #expect(try approval().regulation.issuer == kept)
    let stored = try fixture.accept("SELECT issuer, issuer_name FROM approval")
    #expect(stored == "\(kept.organization.map(String.init) ?? "")|\(kept.name)\n")
  }

  @Test func anInspectorAndAnAppraiserAreTypedAlike() throws {
    try fixture.record {
      try $0.inspect("A", Inspection(.periodic, inspector: "42"), on: Day("2024-03-01"))
      try $0.propose("A", level: .two, on: Day("2024-03-01"))
      try $0.submit("A", on: Day("2024-03-02"))
      try $0.appraise("A", on: Day("2024-03-03"), by: "SYT", document: "5/BC", result: .conforming)
    }
    #expect(try fixture.accept("SELECT inspector, inspector_name FROM inspection") == "1|UBND tỉnh\n")
    let dossier = try #require(try fixture.position("A", "2024-11-20")?.dossier)
    #expect(dossier.appraiser == NamedBody("Sở Y tế", organization: 2))
    #expect(dossier.document == "5/BC" && dossier.result == .conforming)
  }

  @Test func levelThreeIssuedByTheOwnersCodeIsItsOwners() throws {
    try approve("A", .three, issuer: "SYT")
    try fixture.record { try $0.renameOrganization("SYT", to: "Sở Y tế tỉnh", on: Day("2024-06-01")) }
    #expect(try fixture.finding(.levelThreeNotApprovedByOwner, "2024-11-20") == nil)
  }

  @Test func theTierIsThatOfTheIssuer() throws {
    try approve("A", issuer: "439")
    try approve("B", issuer: "UBND huyện Hương Sơn")
    #expect(try approval("A").authority == .district)
    #expect(try approval("B").authority == .district)
  }

  @Test func whoIsNoOrganizationHasNoTier() throws {
    #expect(throws: RegistryError.decisionIncomplete(.authority)) { try approve(issuer: "Trung tâm Giám định") }
  }

  @Test func whatHasNoLetterIsNobodysName() throws {
    let day = try Day("2024-03-01")
    let error = RegistryError.unknownOrganization("999", on: day, nearest: [])
    #expect(throws: error) { try approve(authority: .province, issuer: "999") }
    #expect(throws: error) {
      try fixture.record { try $0.inspect("A", Inspection(.periodic, inspector: "999"), on: day) }
    }
    let refusal = try #require(throws: LineError<SystemColumn>.self) { try take("999") }
    #expect(refusal.column == .issuer && refusal.reason == error)
  }

  @Test func aNameThatIsNearlyAnOrganizationsIsKeptAndSaidToBe() throws {
    let change = try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "So Y te", on: Day("2024-03-01"))
    }
    #expect(
      change.remarks.map(\.english) == [
        "'So Y te' is no organization of the registry, recorded as text; is it SYT (Sở Y tế)?"
      ])
    #expect(try approval().issuer == NamedBody("So Y te"))
    #expect(try remarks(of: "So Y te") == change.remarks.map(\.english))
    #expect(try remarks(of: "Sở Y tế") == [])
  }

  @Test func anotherIssuerBringsItsTierUnlessOneIsGivenToo() throws {
    func correct(_ edit: @escaping (inout Approval) -> Void) throws -> Authority {
      try fixture.registry.record(by: "lan", note: "nhầm") {
        try $0.correctApproval(of: "A", on: Day("2024-03-01"), edit)
      }
      return try approval().authority
    }
    try approve(issuer: "42")
    #expect(try correct { $0.issuer = "439" } == .district)
    #expect(try correct { ($0.issuer, $0.authority) = ("SYT", .commune) } == .commune)
    #expect(try correct { $0.number = "13/QĐ" } == .commune)
  }

  @Test func theTierOfAnIssuerThatALaterSheetNamesIsItsOwn() throws {
    try take(nil)
    #expect(try approval("C").authority == .province)
    guard case .changed(_, let from, let to) = try take("439") else {
      Issue.record("the issuer is not taken")
      return
    }
    #expect(from.approvalAuthority == .province && to.approvalAuthority == .district)
    #expect(try approval("C").authority == .district)
  }

  @Test func whatIsGivenIsRecordedAndFoundWhereTheIssuerIsOfAnotherTier() throws {
    try approve("A", authority: .province, issuer: "439")
    try approve("B", authority: .province, issuer: "42")
    #expect(try approval("A").authority == .province)
    let findings = try fixture.snapshot("2024-11-20").findings().filter { $0.code == .issuerOfAnotherTier }
    #expect(findings.map(\.object.code) == ["A"])
    #expect(
      findings.first?.evidence.english
        == "decision 12/QĐ of 2024-03-01: recorded as province, issued by UBND huyện Hương Sơn, district")
  }

  @Test func aCorrectionOfSomethingElseKeepsTheIssuerAsItIs() throws {
    try approve(authority: .province, issuer: "Công an tỉnh")
    try fixture.add("CA", "Công an tỉnh", .province)
    try fixture.registry.record(by: "lan", note: "nhầm") {
      try $0.correctApproval(of: "A", on: Day("2024-03-01")) { $0.level = .one }
    }
    #expect(try approval().issuer == NamedBody("Công an tỉnh"))
  }

  // MARK: Lines of a sheet

  @discardableResult
  private func take(_ issuer: String?, authority: Authority? = nil, day: String = "2024-11-20") throws -> LineOutcome<
    SystemLine
  > {
    var line = SystemLine()
    (line.code, line.name, line.owner, line.level) = ("C", "Hệ thống C", "SYT", .two)
    (line.issuer, line.decidedOn, line.approvalAuthority) = (issuer, try Day("2024-03-01"), authority)
    return try fixture.record { try SystemSheet($0, ImportOptions(day: Day(day))).record(line) }
  }

  /// What is said of a new line with an issuer.
  private func remarks(of issuer: String) throws -> [String] {
    var line = SystemLine()
    (line.code, line.name, line.owner, line.level) = (issuer == "Sở Y tế" ? "E" : "D", issuer, "SYT", .two)
    (line.issuer, line.decidedOn) = (issuer, try Day("2024-03-01"))
    return try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-20")))
      _ = try sheet.record(line)
      return sheet.remarks.compactMap { remark in
        if case .nearlyNamed(let nearly) = remark { nearly.phrase.english } else { nil }
      }
    }
  }

  @Test func anIssuerThatALaterSheetNearlyNamesIsSaidToBeNone() throws {
    try take(nil)
    var line = SystemLine()
    (line.code, line.name, line.owner, line.level) = ("C", "Hệ thống C", "SYT", .two)
    (line.issuer, line.decidedOn) = ("So Y te", try Day("2024-03-01"))
    let remarks = try fixture.record { recording in
      let sheet = SystemSheet(recording, ImportOptions(day: try Day("2024-11-20")))
      _ = try sheet.record(line)
      return sheet.remarks.compactMap { if case .nearlyNamed(let nearly) = $0 { nearly.phrase.english } else { nil } }
    }
    #expect(remarks == ["'So Y te' is no organization of the registry, recorded as text; is it SYT (Sở Y tế)?"])
  }

  @Test func aDistrictsDecisionOnASheetIsADistricts() throws {
    try take("UBND huyện Hương Sơn")
    #expect(try approval("C").authority == .district)
    #expect(try approval("C").issuer == NamedBody("UBND huyện Hương Sơn", organization: 3))
  }

  @Test func aSheetsOwnTierIsRecordedAsItStands() throws {
    try take("439", authority: .province)
    #expect(try approval("C").authority == .province)
    #expect(try approval("C").issuer == NamedBody("UBND huyện Hương Sơn", organization: 3))
  }

  @Test func anIssuerThatIsNoOrganizationLeavesTheTierOfTheOwner() throws {
    try take("Công an tỉnh")
    #expect(try approval("C").authority == .province)
  }

  @Test func theSameLineAgainChangesNothing() throws {
    try take("439")
    let before = try fixture.snapshot("2024-11-20").entry
    try take("UBND huyện Hương Sơn")
    #expect(try fixture.snapshot("2024-11-20").entry == before)
  }
}
