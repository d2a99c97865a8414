import Testing

@testable import LevelRegistry

@Suite struct CatalogTests {
  @Test func theSameCatalogAgainChangesNothing() throws {
    let fixture = try Fixture.withRequirements()
    let entry = try fixture.snapshot("2024-01-01").entry
    #expect(try fixture.record { try $0.setCatalog(try Fixture.smallCatalog()) } == CatalogChange(added: 0, changed: 0))
    #expect(try fixture.snapshot("2024-01-01").entry == entry)
  }

  @Test func aCorrectedRequirementHoldsFromItsDayAndTheOldOneBefore() throws {
    let fixture = try Fixture.withRequirements()
    let change = try fixture.record {
      try $0.setCatalog([
        Requirement(
          .init("tt12-2022", .two, "S1"), group: "server", title: Phrase("servers", "máy chủ"), from: Day("2024-06-01"))
      ])
    }
    #expect(change == CatalogChange(added: 0, changed: 1))
    let key = Requirement.Key("tt12-2022", .two, "S1")
    #expect(try fixture.snapshot("2024-05-31").requirements()[key]?.title.english == "server")
    #expect(try fixture.snapshot("2024-06-01").requirements()[key]?.title.english == "servers")
    #expect(try fixture.snapshot("2024-06-01", knownAt: .entry(2)).requirements()[key]?.title.english == "server")
  }

  @Test func aRequirementHoldsFromItsFirstDayToTheDayBeforeItsEnd() throws {
    let requirement = try Requirement(
      .init("tt12-2022", .one, "P1"), group: "policy", title: Phrase("policy", "policy"), from: Day("2022-10-01"),
      to: Day("2024-06-01"))
    let days = ["2022-09-30", "2022-10-01", "2024-05-31", "2024-06-01"]
    #expect(try days.map { try requirement.holds(on: Day($0)) } == [false, true, true, false])
  }

  @Test func aRequirementContinuesOneThatIsThere() throws {
    let fixture = try Fixture.withRequirements()
    #expect(throws: RequirementError.unknownPredecessor("X", catalog: "tt12-2022")) {
      try fixture.record {
        try $0.setCatalog([
          Requirement(
            .init("tt12-2022", .two, "X"), group: "data", title: Phrase("x", "x"), predecessor: "X",
            from: Day("2024-06-01"))
        ])
      }
    }
  }

  @Test func aCatalogOnWhichResultsRestIsNotReversed() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.record { try $0.setCatalog(try Fixture.smallCatalog("own")) }
    try fixture.record { try $0.assess("A", .init(["P1"], catalog: "own"), Assessment(.met), on: Day("2024-02-01")) }
    #expect(throws: RegistryError.builtUpon(3, by: 4, act: "requirement set")) {
      try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(3) }
    }
    try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(4) }
    try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(3) }
    #expect(try fixture.snapshot("2024-03-01").requirements().catalogs == ["tt12-2022"])
  }
}

@Suite struct ResultTests {
  @Test func nothingRecordedIsNotAssessed() throws {
    let fixture = try Fixture.withRequirements()
    #expect(try fixture.results("A", "2024-06-01") == ["P1 –", "N1 –", "N2 –", "S1 –"])
  }

  @Test func aResultHoldsFromItsDayUntilTheNextOne() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", as: .notMet, on: "2024-02-01")
    let change = try fixture.assess("A", "P1", as: .met, on: "2024-05-01")
    #expect(change.before?.english == "not met")
    #expect(change.after.english == "met: P1 policy")
    #expect(try fixture.results("A", "2024-01-31")[0] == "P1 –")
    #expect(try fixture.results("A", "2024-04-30")[0] == "P1 not-met")
    #expect(try fixture.results("A", "2024-05-01")[0] == "P1 met")
    #expect(try fixture.results("A", "2024-05-01", knownAt: .entry(3))[0] == "P1 not-met")
  }

  @Test func aGroupIsRecordedAtOnceAndSaidByItsNumber() throws {
    let fixture = try Fixture.withRequirements()
    let change = try fixture.record {
      try $0.assess("A", .init(groups: ["network"]), Assessment(.met), on: Day("2024-02-01"))
    }
    #expect(change.after == Phrase("2 requirements met", "2 yêu cầu: Đáp ứng"))
    #expect(try fixture.results("A", "2024-02-01") == ["P1 –", "N1 met", "N2 met", "S1 –"])
  }

  @Test func theSameResultAgainIsRefused() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", as: .met, on: "2024-02-01")
    #expect(throws: RequirementError.resultUnchanged("A", since: try Day("2024-02-01"))) {
      try fixture.assess("A", "P1", as: .met, on: "2024-03-01")
    }
  }

  @Test func whatDoesNotApplyNeedsAReason() throws {
    let fixture = try Fixture.withRequirements()
    #expect(throws: RequirementError.reasonMissing) {
      try fixture.assess("A", "P1", as: .notApplicable, because: " ", on: "2024-02-01")
    }
    try fixture.assess("A", "P1", as: .notApplicable, because: "không có", on: "2024-02-01")
    #expect(try fixture.results("A", "2024-02-01")[0] == "P1 not-applicable")
  }

  @Test func whatIsNotInTheCatalogIsRefused() throws {
    let fixture = try Fixture.withRequirements()
    #expect(throws: RequirementError.unknownRequirement("D1", catalog: "tt12-2022", .two)) {
      try fixture.assess("A", "D1", as: .met, on: "2024-02-01")
    }
    #expect(
      throws: RequirementError.unknownGroup(
        "data", catalog: "tt12-2022", .two, known: ["policy", "network", "server"])
    ) {
      try fixture.record { try $0.assess("A", .init(groups: ["data"]), Assessment(.met), on: Day("2024-02-01")) }
    }
    #expect(throws: RequirementError.nothingChosen) {
      try fixture.record { try $0.assess("A", .init(), Assessment(.met), on: Day("2024-02-01")) }
    }
    #expect(throws: RequirementError.unknownCatalog("tt12-2022", .two, on: try Day("2022-09-30"))) {
      try fixture.record { try $0.assess("A", .init(["P1"], level: .two), Assessment(.met), on: Day("2022-09-30")) }
    }
  }

  @Test func withoutALevelNothingSaysWhatIsRequired() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.register("C")
    #expect(throws: RequirementError.noLevel("C", on: try Day("2024-02-01"))) {
      try fixture.assess("C", "P1", as: .met, on: "2024-02-01")
    }
    try fixture.propose("C", .one, on: "2024-01-01")
    try fixture.assess("C", "P1", as: .met, on: "2024-02-01")
    #expect(try fixture.results("C", "2024-02-01") == ["P1 met", "N1 –"])
  }

  @Test func theCatalogIsThatOfTheApproval() throws {
    let fixture = try Fixture.withRequirements(today: "2026-11-20")
    try fixture.record {
      try $0.setCatalog(try Fixture.smallCatalog("tcvn14423-2026", from: "2026-08-19"))
      try $0.approve(
        "B", level: .two, authority: .province, decision: "9/QĐ", issuer: "UBND tỉnh", on: Day("2026-09-01"))
    }
    try fixture.assess("A", "P1", as: .met, on: "2026-10-01")
    try fixture.assess("B", "P1", as: .met, on: "2026-10-01")
    let snapshot = try fixture.snapshot("2026-10-01")
    #expect(try snapshot.assessedCatalogs() == ["tcvn14423-2026", "tt12-2022"])
    // A and DC of four and five, B of four: never added up.
    #expect(try snapshot.requirementTally(of: "tt12-2022").rate.description == "1/9 = 11.11%")
    #expect(try snapshot.requirementTally(of: "tcvn14423-2026").rate.description == "1/4 = 25.00%")
  }

  @Test func selfAssessmentAndReviewStandSideBySide() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", as: .met, on: "2024-02-01")
    #expect(throws: RequirementError.ownReview) {
      try fixture.record {
        try $0.assess("A", .init(["P1"]), Assessment(.partial), as: .review, on: Day("2024-03-01"))
      }
    }
    try fixture.record {
      try $0.assess(
        "A", .init(["P1"]), Assessment(.partial, by: .specializedUnit), as: .review, on: Day("2024-03-01"))
    }
    let snapshot = try fixture.snapshot("2024-03-01")
    #expect(try snapshot.requirementStatuses(of: "A")[0].value == .met)
    #expect(try snapshot.requirementStatuses(of: "A", as: .review)[0].value == .partial)
    #expect(try snapshot.requirementTally(of: "tt12-2022", as: .review).partial == 1)
  }
}

@Suite struct InheritanceTests {
  @Test func whatIsInheritedHasTheProvidersResultOfTheDay() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.inherit("A", "N1", "N2", from: "DC", on: "2024-02-01")
    #expect(try fixture.results("A", "2024-02-01") == ["P1 –", "N1 –", "N2 –", "S1 –"])
    try fixture.assess("DC", "N1", as: .met, on: "2024-02-10")
    try fixture.assess("DC", "N2", as: .partial, on: "2024-02-10")
    #expect(try fixture.results("A", "2024-02-09") == ["P1 –", "N1 –", "N2 –", "S1 –"])
    #expect(try fixture.results("A", "2024-02-10") == ["P1 –", "N1 met", "N2 partial", "S1 –"])
    try fixture.assess("DC", "N1", as: .notMet, on: "2024-03-01")
    #expect(try fixture.results("A", "2024-03-01") == ["P1 –", "N1 not-met", "N2 partial", "S1 –"])
    #expect(try fixture.results("A", "2024-03-01", knownAt: .entry(3)) == ["P1 –", "N1 –", "N2 –", "S1 –"])
  }

  @Test func whatDoesNotApplyToTheProviderIsProvidedToNobody() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("DC", "N1", as: .notApplicable, because: "không có", on: "2024-02-01")
    try fixture.inherit("A", "N1", from: "DC", on: "2024-02-01")
    #expect(try fixture.results("A", "2024-02-01")[1] == "N1 –")
  }

  @Test func aProviderThatDoesNotOperateProvidesNothing() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("DC", "N1", as: .met, on: "2024-02-01")
    try fixture.inherit("A", "N1", from: "DC", on: "2024-02-01")
    try fixture.record { try $0.suspend("DC", on: Day("2024-05-01")) }
    #expect(try fixture.results("A", "2024-04-30")[1] == "N1 met")
    #expect(try fixture.results("A", "2024-05-01")[1] == "N1 –")
    #expect(throws: RequirementError.providerNotOperating("DC", on: try Day("2024-06-01"))) {
      try fixture.inherit("B", "N1", from: "DC", on: "2024-06-01")
    }
  }

  @Test func onlyOneLevelIsInheritedInWhicheverOrderItIsRecorded() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("B", "N1", as: .met, on: "2024-02-01")
    try fixture.inherit("A", "N1", from: "B", on: "2024-02-01")
    #expect(try fixture.results("A", "2024-02-01")[1] == "N1 met")
    // A inherits already: what it inherits nobody inherits from it.
    #expect(throws: RequirementError.providerInherits("A", .init("tt12-2022", .two, "N1"))) {
      try fixture.inherit("B", "N1", from: "A", on: "2024-02-01")
    }
    // The provider comes to inherit itself: it no longer provides.
    try fixture.inherit("B", "N1", from: "DC", on: "2024-03-01")
    try fixture.assess("DC", "N1", as: .met, on: "2024-03-01")
    #expect(try fixture.results("B", "2024-03-01")[1] == "N1 met")
    #expect(try fixture.results("A", "2024-03-01")[1] == "N1 –")
  }

  @Test func nobodyInheritsFromItselfFromALowerLevelOrFromWhatIsNotApproved() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.register("C")
    #expect(throws: RequirementError.inheritsFromItself("A")) {
      try fixture.inherit("A", "N1", from: "A", on: "2024-02-01")
    }
    #expect(throws: RequirementError.providerBelow("A", needed: .init("tt12-2022", .three, "N1"))) {
      try fixture.inherit("DC", "N1", from: "A", on: "2024-02-01")
    }
    #expect(throws: RequirementError.providerWithoutApproval("C", on: try Day("2024-02-01"))) {
      try fixture.inherit("A", "N1", from: "C", on: "2024-02-01")
    }
  }
}

@Suite struct UpgradeTests {
  /// A of level 2 with everything met but N2, raised to level 3 on 2024-06-01.
  private func upgraded() throws -> Fixture {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "P1", "N1", "S1", as: .met, on: "2024-02-01")
    try fixture.assess("A", "N2", as: .partial, on: "2024-02-01")
    try fixture.approve("A", .three, on: "2024-06-01")
    return fixture
  }

  private func waiting(_ fixture: Fixture, _ day: String) throws -> [String] {
    try fixture.snapshot(day).requirementStatuses(of: "A").compactMap { status in
      status.carried.flatMap(\.value).map { "\(status.requirement.code) \($0.rawValue)" }
    }
  }

  @Test func resultsOfTheLevelBelowWaitToBeConfirmedAndDoNotCount() throws {
    let fixture = try upgraded()
    #expect(try fixture.results("A", "2024-05-31") == ["P1 met", "N1 met", "N2 partial", "S1 met"])
    #expect(try fixture.results("A", "2024-06-01") == ["P2 –", "N1 –", "N2 –", "S1 –", "D1 –"])
    // S1 is stricter at level 3 and D1 is new: nothing waits for them.
    #expect(try waiting(fixture, "2024-06-01") == ["P2 met", "N1 met", "N2 partial"])
  }

  @Test func whatIsConfirmedCountsAndTheRestGoesOnWaiting() throws {
    let fixture = try upgraded()
    try fixture.record { try $0.confirmCarried("A", .init(["P2"]), on: Day("2024-07-01")) }
    #expect(try fixture.results("A", "2024-07-01") == ["P2 met", "N1 –", "N2 –", "S1 –", "D1 –"])
    #expect(try waiting(fixture, "2024-07-01") == ["N1 met", "N2 partial"])
    let change = try fixture.record { try $0.confirmCarried("A", on: Day("2024-08-01")) }
    #expect(change.after.english == "1 requirements met, 1 requirements partly met")
    #expect(try fixture.results("A", "2024-08-01") == ["P2 met", "N1 met", "N2 partial", "S1 –", "D1 –"])
    #expect(throws: RequirementError.nothingToConfirm("A", on: try Day("2024-09-01"))) {
      try fixture.record { try $0.confirmCarried("A", on: Day("2024-09-01")) }
    }
  }

  @Test func twoLevelsUpOnlyWhatBecameNowhereStricterIsCarried() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.approve("A", .one, on: "2023-06-01")
    try fixture.assess("A", "P1", "N1", as: .met, on: "2024-02-01")
    try fixture.approve("A", .three, on: "2024-06-01")
    // N1 is stricter from level 1 to level 2.
    #expect(try waiting(fixture, "2024-06-01") == ["P2 met"])
  }
}
