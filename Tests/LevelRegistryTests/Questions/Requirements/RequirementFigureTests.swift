import Testing

@testable import LevelRegistry

@Suite struct RequirementRateTests {
  @Test func withoutAnyResultThereIsNoRate() throws {
    #expect(try Fixture.withRequirements().requirementRate("2024-06-01") == "n/a")
    #expect(try Fixture.withTwoSystems().requirementRate("2024-06-01") == "n/a")
  }

  @Test func whatNobodyAssessedCountsInTheWholeAndWhatDoesNotApplyDoesNot() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", "N1", as: .met, on: "2024-02-01")
    try fixture.assess("A", "S1", as: .notApplicable, because: "không có máy chủ", on: "2024-02-01")
    // A: 2 of 3. B of 4 and DC of 5 have none: 2 of 12.
    #expect(try fixture.requirementRate("2024-06-01") == "2/12 = 16.67%")
    #expect(try fixture.requirementRate("2024-06-01", Scope(levels: [.two])) == "2/7 = 28.57%")
    #expect(try fixture.requirementRate("2024-01-31") == "n/a")
    #expect(try fixture.requirementRate("2024-06-01", knownAt: .entry(3)) == "2/13 = 15.38%")
  }

  @Test func onlyOperatingApprovedSystemsCount() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", as: .met, on: "2024-02-01")
    try fixture.record { try $0.suspend("B", on: Day("2024-05-01")) }
    try fixture.record { try $0.revoke("DC", on: Day("2024-05-01")) }
    #expect(try fixture.requirementRate("2024-04-30") == "1/13 = 7.69%")
    #expect(try fixture.requirementRate("2024-05-01") == "1/4 = 25.00%")
  }

  @Test func resultsOfALevelThatIsNotInForceDoNotCount() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", as: .met, on: "2024-02-01")
    try fixture.assess("B", "P1", as: .met, on: "2024-02-01")
    try fixture.approve("A", .three, on: "2024-06-01")
    #expect(try fixture.requirementRate("2024-06-01") == "1/14 = 7.14%")
  }

  @Test func whatIsInheritedIsCountedApart() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("DC", "N1", "N2", as: .met, on: "2024-02-01")
    try fixture.inherit("A", "N1", "N2", from: "DC", on: "2024-02-01")
    let tally = try fixture.snapshot("2024-06-01").requirementTally(of: "tt12-2022")
    #expect(tally.rate.description == "4/13 = 30.77%")
    #expect(tally.inherited == 2)
    #expect(tally.notAssessed == 9)
    #expect(tally.assessedSystems == 2 && tally.systems == 3)
  }

  @Test func groupsOwnersAndItemsAddUpToTheWhole() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", "N1", as: .met, on: "2024-02-01")
    try fixture.assess("DC", "P2", as: .notMet, on: "2024-02-01")
    let snapshot = try fixture.snapshot("2024-06-01")
    func lines(_ grouping: RequirementGrouping) throws -> [String] {
      try snapshot.requirementCounts(of: "tt12-2022", by: grouping).map {
        "\($0.key): \($0.tally.met) of \($0.tally.whole), \($0.tally.notMet) not met"
      }
    }
    #expect(
      try lines(.group) == [
        "policy: 1 of 3, 1 not met", "network: 1 of 6, 0 not met", "server: 0 of 3, 0 not met",
        "data: 0 of 1, 0 not met",
      ])
    #expect(try lines(.owner) == ["42: 0 of 5, 1 not met", "SYT: 2 of 8, 0 not met"])
    // Policy and network are one line each for the two levels, by the code of the lowest level that has them.
    #expect(
      try lines(.item) == [
        "1:P1: 1 of 3, 1 not met", "1:N1: 1 of 3, 0 not met", "2:N2: 0 of 3, 0 not met", "2:S1: 0 of 3, 0 not met",
        "3:D1: 0 of 1, 0 not met",
      ])
  }
}

/// How many of the systems whose plan is full have results, counted with the figure itself.
@Suite struct ResultsBehindFullTests {
  private let fixture: Fixture

  init() throws {
    fixture = try .withRequirements()
    for code in ["A", "B", "DC"] { try fixture.plan(code, .full, on: "2024-01-05") }
  }

  private func tally(_ day: String, knownAt: KnownAt = .now) throws -> Tally {
    try fixture.snapshot(day, knownAt: knownAt).tallyWithResults(for: [.completion], in: Scope())
  }

  @Test func aSystemWithOneResultOfItsLevelIsCountedFromItsDayOn() throws {
    #expect(try tally("2024-06-01").full == 3 && tally("2024-06-01").fullAssessed == 0)
    try fixture.assess("A", "P1", as: .notMet, on: "2024-02-01")
    #expect(try tally("2024-02-01").full == 3 && tally("2024-02-01").fullAssessed == 1)
    #expect(try tally("2024-01-31").fullAssessed == 0)
    #expect(try tally("2024-06-01", knownAt: .entry(5)).fullAssessed == 0)
  }

  @Test func resultsOfSystemsWhosePlanIsNotFullAreNotCounted() throws {
    try fixture.assess("A", "P1", as: .met, on: "2024-02-01")
    try fixture.assess("B", "P1", as: .met, on: "2024-02-01")
    try fixture.plan("B", .partial, on: "2024-03-01")
    #expect(try tally("2024-03-01").full == 2 && tally("2024-03-01").fullAssessed == 1)
  }

  /// Every 32nd result is in the sample: of 56, one at least.
  @Test func whatIsFoundInTheSampleHoldsOnItsDaysAlone() throws {
    for day in 1...28 {
      let value: Fulfillment = day.isMultiple(of: 2) ? .met : .partial
      try fixture.assess("DC", "P2", "N1", as: value, on: "2024-02-\(day < 10 ? "0" : "")\(day)")
    }
    let sampled = try fixture.registry.connection.statement("SELECT count(*) FROM assessment r WHERE r.fact % 32 = 0")
      .first { try $0.integer(0) }
    #expect(sampled ?? 0 >= 1)
    #expect(try tally("2024-02-28").fullAssessed == 1)
    #expect(try tally("2024-01-31").fullAssessed == 0)
    #expect(try tally("2024-02-28", knownAt: .entry(5)).fullAssessed == 0)
  }
}

@Suite struct DerivedStateTests {
  private func derived(_ fixture: Fixture, _ day: String) throws -> DerivedState {
    try fixture.snapshot(day).requirementStatuses(of: "A").tally.derived
  }

  @Test func anythingNotMetIsNotFullThoughOthersAreNotAssessed() throws {
    let fixture = try Fixture.withRequirements()
    #expect(try derived(fixture, "2024-02-01") == .unknown)
    try fixture.assess("A", "P1", "N1", "N2", as: .met, on: "2024-02-01")
    #expect(try derived(fixture, "2024-02-01") == .unknown)
    try fixture.assess("A", "S1", as: .notApplicable, because: "không có", on: "2024-03-01")
    #expect(try derived(fixture, "2024-03-01") == .full)
    try fixture.assess("A", "P1", as: .partial, on: "2024-04-01")
    #expect(try derived(fixture, "2024-04-01") == .notFull)
  }

  @Test func whatIsDeclaredFullAndNotMetIsFoundUntilItIsMet() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "N1", as: .partial, on: "2024-02-01")
    try fixture.assess("A", "N2", as: .notMet, on: "2024-02-01")
    #expect(try fixture.codes("2024-02-15", .declaredFullNotMet) == [])
    try fixture.plan("A", .full, on: "2024-03-01")
    #expect(try fixture.codes("2024-03-01", .declaredFullNotMet) == ["A"])
    let finding = try fixture.snapshot("2024-03-01").findings().first { $0.code == .declaredFullNotMet }
    #expect(finding?.evidence.english == "declared full, 2 requirements are not met: N1, N2")
    #expect(finding?.since == (try Day("2024-03-01")))
    try fixture.assess("A", "N1", "N2", as: .met, on: "2024-05-01")
    #expect(try fixture.codes("2024-05-01", .declaredFullNotMet) == [])
    #expect(try fixture.codes("2024-05-01", .fullNotAssessed) == ["A"])
    try fixture.assess("A", "P1", "S1", as: .met, on: "2024-06-01")
    #expect(try fixture.codes("2024-06-01", .fullNotAssessed) == [])
  }

  @Test func aPlanThatNobodyAssessedIsNotComplainedOf() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.plan("A", .full, on: "2024-03-01")
    #expect(try fixture.codes("2024-03-01", .fullNotAssessed) == [])
    #expect(try fixture.codes("2024-03-01", .unmetWithoutRemedy) == [])
  }

  @Test func whatIsInheritedAndNotMetIsFoundWithTheOneWhoInherits() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.plan("A", .full, on: "2024-01-01")
    try fixture.inherit("A", "N1", from: "DC", on: "2024-02-01")
    try fixture.assess("DC", "N1", as: .notMet, on: "2024-03-01")
    #expect(try fixture.codes("2024-02-29", .declaredFullNotMet) == [])
    #expect(try fixture.codes("2024-03-01", .declaredFullNotMet) == ["A"])
    #expect(try fixture.codes("2024-03-01", .unmetWithoutRemedy) == ["DC"])
  }
}
