import Testing

@testable import LevelRegistry

/// The plan of system 1 as its standing facts, `from to status` a line, after some steps.
private func standing(_ steps: (Timeline) throws -> Void) throws -> [String] {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { try steps($0.timeline(.plan)) }
  let columns = "valid_from || ' ' || valid_to || ' ' || status"
  let plans = try fixture.shell("SELECT \(columns) FROM plan WHERE voided_by IS NULL ORDER BY valid_from").output
  return plans.split(separator: "\n").map { String($0) }
}

extension Timeline {
  fileprivate func set(_ status: PlanStatus, _ day: String) throws {
    _ = try set([.integer(1)], to: Plan(status).values, from: Day(day))
  }

  fileprivate func end(_ day: String) throws {
    try end([.integer(1)], on: Day(day))
  }
}

@Test func whereNothingHoldsTheNewFactHoldsForEver() throws {
  let facts = try standing { try $0.set(.full, "2023-05-01") }
  #expect(facts == ["2023-05-01 9999-12-31 full"])
}

@Test func whatHeldEndsWhereTheNewFactBegins() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-05-01")
    try $0.set(.full, "2023-08-01")
  }
  #expect(facts == ["2023-05-01 2023-08-01 partial", "2023-08-01 9999-12-31 full"])
}

@Test func ofWhatBeganOnThatDayNothingIsWrittenAgain() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-05-01")
    try $0.set(.full, "2023-05-01")
  }
  #expect(facts == ["2023-05-01 9999-12-31 full"])
}

@Test func aFactBeforeAllOthersHoldsUpToTheFirst() throws {
  let facts = try standing {
    try $0.set(.full, "2023-05-01")
    try $0.set(.none, "2023-02-01")
  }
  #expect(facts == ["2023-02-01 2023-05-01 none", "2023-05-01 9999-12-31 full"])
}

@Test func aFactAmongOthersHoldsToWhereTheOneItCutsEnded() throws {
  let facts = try standing {
    try $0.set(.none, "2023-02-01")
    try $0.set(.full, "2023-08-01")
    try $0.set(.partial, "2023-05-01")
  }
  #expect(
    facts == ["2023-02-01 2023-05-01 none", "2023-05-01 2023-08-01 partial", "2023-08-01 9999-12-31 full"])
}

@Test func whatIsEndedHoldsNoLonger() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-05-01")
    try $0.end("2023-08-01")
    try $0.end("2023-09-01")
  }
  #expect(facts == ["2023-05-01 2023-08-01 partial"])
}

@Test func whatIsEndedOnItsFirstDayNeverHeld() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-05-01")
    try $0.end("2023-05-01")
  }
  #expect(facts == [])
}

@Test func aFactInAGapHoldsUpToTheNext() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-02-01")
    try $0.end("2023-04-01")
    try $0.set(.full, "2023-08-01")
    try $0.set(.none, "2023-06-01")
  }
  #expect(
    facts == ["2023-02-01 2023-04-01 partial", "2023-06-01 2023-08-01 none", "2023-08-01 9999-12-31 full"])
}

@Test func aFactCutsOneThatWasEndedAndKeepsItsEnd() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-02-01")
    try $0.end("2023-06-01")
    try $0.set(.full, "2023-08-01")
    try $0.set(.none, "2023-04-01")
  }
  #expect(
    facts == ["2023-02-01 2023-04-01 partial", "2023-04-01 2023-06-01 none", "2023-08-01 9999-12-31 full"])
}

@Test func aFactOnTheDayAnotherWasEndedFollowsIt() throws {
  let facts = try standing {
    try $0.set(.partial, "2023-02-01")
    try $0.end("2023-06-01")
    try $0.set(.full, "2023-06-01")
  }
  #expect(facts == ["2023-02-01 2023-06-01 partial", "2023-06-01 9999-12-31 full"])
}
