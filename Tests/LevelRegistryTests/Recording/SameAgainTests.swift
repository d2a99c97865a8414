import LevelRegistry
import Testing

/// What is recorded already is no change: it is refused by that name, and leaves no entry.
@Suite struct SameAgainTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
    try fixture.record {
      try $0.addOrganization(code: "SGD", name: "Sở Giáo dục", tier: .province, parent: "42")
      try $0.register(
        code: "C", name: "Hệ thống C", owner: "SYT", authority: .province, state: .building, on: Day("2023-01-02"))
    }
  }

  static let acts: [(String, @Sendable (Recording) throws -> ActResult)] = [
    ("propose", { try $0.propose("A", level: .two, on: Day("2023-02-01"), expected: Period("2024")) }),
    ("submit", { try $0.submit("A", on: Day("2023-02-02"), note: "lần 1") }),
    (
      "appraise",
      { try $0.appraise("A", on: Day("2023-02-03"), by: "SYT", document: "5/BC", result: .conforming) }
    ),
    ("present", { try $0.present("A", on: Day("2023-02-04")) }),
    (
      "approve",
      {
        try $0.approve(
          "A", level: .two, decision: "12/QĐ", issuer: "42", on: Day("2023-03-01"),
          regulation: .init(number: "5/QC", on: Day("2023-01-01"), issuer: "SYT"))
      }
    ),
    ("plan", { try $0.setPlan(of: "A", to: .partial, on: Day("2023-04-01"), expected: Period("2025-Q2")) }),
    (
      "inspect",
      { try $0.inspect("A", Inspection(.periodic, inspector: "42", document: "3/BB"), on: Day("2023-05-01")) }
    ),
    ("transfer", { try $0.transfer("A", owner: "SGD", on: Day("2023-06-01")) }),
    ("change", { try $0.change("A", name: "Cổng A", category: .public, on: Day("2023-06-02")) }),
    ("suspend", { try $0.suspend("A", on: Day("2023-06-03")) }),
    ("start", { try $0.start("C", on: Day("2023-06-04")) }),
    ("confirm", { try $0.confirmList(of: "SYT", on: Day("2023-06-05")) }),
    ("contact", { try $0.setContact(of: "SYT", to: [.phone: "39"], on: Day("2023-06-06")) }),
    ("rename", { try $0.renameOrganization("SYT", to: "Sở Y tế tỉnh", on: Day("2023-06-07")) }),
  ]

  @Test func theSameActTwiceIsNoChangeAndNoEntry() throws {
    for (name, act) in Self.acts {
      try fixture.record { _ = try act($0) }
      let entry = try fixture.snapshot("2024-11-20").entry
      let error = try #require(throws: RegistryError.self, "\(name)") { try fixture.record { _ = try act($0) } }
      #expect(error.message.english.hasPrefix("no change: "), "\(name): \(error.message.english)")
      #expect(try fixture.snapshot("2024-11-20").entry == entry, "\(name)")
    }
  }

  @Test func whatAnActLeavesOutErasesNothing() throws {
    try fixture.record { recording in
      try recording.approve(
        "A", level: .two, decision: "12/QĐ", issuer: "42", on: Day("2023-03-01"), basis: .nd331,
        regulation: .init(number: "5/QC", on: Day("2023-01-01"), issuer: "SYT"))
      let evidence = Plan.Evidence(path: "a.pdf", digest: String(repeating: "0", count: 64))
      try recording.setPlan(of: "A", to: .partial, on: Day("2023-04-01"), expected: Period("2025"), evidence: evidence)
      try recording.inspect("A", Inspection(.periodic, document: "3/BB", result: .conforming), on: Day("2023-05-01"))
    }
    for act: (Recording) throws -> ActResult in [
      { try $0.approve("A", level: .two, decision: "12/QĐ", issuer: "UBND tỉnh", on: Day("2023-03-01")) },
      { try $0.setPlan(of: "A", to: .partial, on: Day("2023-04-01")) },
      { try $0.inspect("A", Inspection(.periodic), on: Day("2023-05-01")) },
    ] {
      let error = try #require(throws: RegistryError.self) { try fixture.record { _ = try act($0) } }
      guard case .nothingChanges("A", _, _) = error else { return #expect(Bool(false), "\(error)") }
    }
  }

  @Test func aCorrectionThatARepeatedDecisionPointsToNamesWhatDiffersAndNothingElse() throws {
    try fixture.record {
      try $0.approve(
        "A", level: .two, decision: "12/QĐ", issuer: "42", on: Day("2023-03-01"), regulation: .init(number: "5/QC"))
    }
    let error = try #require(throws: RegistryError.self) {
      try fixture.record { try $0.approve("A", level: .three, decision: "12/QĐ", issuer: "42", on: Day("2023-03-01")) }
    }
    guard case .approvalBeginsThatDay("A", _, let correction) = error, case .approval(_, let wanted) = correction.change
    else { return #expect(Bool(false), "\(error)") }
    #expect(wanted.level == .three && wanted.regulation.number == "5/QC")
  }

  @Test func anotherReportOfTheSameStatusOnALaterDayIsRecorded() throws {
    try fixture.plan("A", .partial, on: "2023-04-01")
    try fixture.plan("A", .partial, on: "2023-07-01")
    #expect(try fixture.position("A", "2024-01-01")?.approval == nil)
    #expect(try fixture.accept("SELECT count(*) FROM plan WHERE voided_by IS NULL") == "2\n")
  }
}
