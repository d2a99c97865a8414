import TestSupport
import Testing

@testable import LevelRegistry

/// A is registered in January 2023, approved in March and full in May; B comes in April.
private func growingFixture() throws -> Fixture {
  let fixture = try Fixture()
  try fixture.add("SYT", "Sở Y tế", .province)
  try fixture.register("A", on: "2023-01-31")
  try fixture.approve("A", .two, on: "2023-03-31")
  try fixture.register("B", on: "2023-04-01")
  try fixture.plan("A", .full, on: "2023-05-15")
  return fixture
}

private func texts(_ months: [Summary.Month]) -> [String] {
  months.map { "\($0.day): \($0.tally.operating) \($0.tally.approved) \($0.tally.full)" }
}

@Test func aSeriesHasTheLastDayOfEachMonthFromTheFirstRegistrationAndTheDayAsked() throws {
  let months = try growingFixture().snapshot("2023-06-10").months()
  #expect(
    texts(months) == [
      "2023-01-31: 1 0 0", "2023-02-28: 1 0 0", "2023-03-31: 1 1 0", "2023-04-30: 2 1 0", "2023-05-31: 2 1 1",
      "2023-06-10: 2 1 1",
    ])
}

@Test func aSeriesThatEndsWithAMonthNamesItsLastDayOnce() throws {
  let months = try growingFixture().snapshot("2023-03-31").months(from: Day("2023-02-10"))
  #expect(texts(months) == ["2023-02-28: 1 0 0", "2023-03-31: 1 1 0"])
}

@Test func aSeriesPassesTheEndOfAYearAndALeapDay() throws {
  let months = try growingFixture().snapshot("2024-03-01").months(from: Day("2023-12-31"))
  #expect(months.map(\.day.description) == ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-01"])
}

@Test func aSeriesThatGoesBackHasTheEndsOfSoManyMonthsBeforeTheDayAsked() throws {
  for (day, first) in [("2023-06-10", "2023-04-30"), ("2023-05-31", "2023-03-31")] {
    let months = try growingFixture().snapshot(day).months(back: 2, in: Scope())
    #expect(months.count == 3)
    #expect([months.first, months.last].map { $0?.day.description } == [first, day])
  }
}

@Test func aSeriesOfAnEmptyRegisterOrFromADayAheadIsEmpty() throws {
  #expect(try Fixture().snapshot("2023-06-10").months() == [])
  #expect(try growingFixture().snapshot("2023-06-10").months(from: Day("2023-06-11")) == [])
}

@Test func everyMonthOfASeriesIsTheFigureOfItsDayAsKnownThen() throws {
  let fixture = try growingFixture()
  let known = try fixture.snapshot("2023-12-31", knownAt: .entry(5))
  for month in try known.months() {
    #expect(try month.tally == fixture.snapshot(month.day.description, knownAt: .entry(5)).tally())
    #expect(month.tally.full == 0)
  }
}

/// Thirty random registries; the months are compared with figures that each count every system.
@Test(arguments: 1...30) func everyMonthIsCountedAsItsDayIsWhateverChanged(seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  let fixture = try Fixture()
  let owners = ["SYT", "STC", "SNV", "SXD"]
  for owner in owners { try fixture.add(owner, "Sở \(owner)", .province) }
  let first = try Day("2022-10-20")
  for number in 1...24 {
    let day = first.adding(days: Int.random(in: 0...300, using: &random)).description
    try fixture.register("S-\(number)", owner: owners[number % 4], category: number % 3 == 0 ? .internal : nil, on: day)
  }
  var recorded = 0
  func attempt(_ body: () throws -> some Any) {
    // What a day refuses leaves nothing.
    if (try? body()) != nil { recorded += 1 }
  }
  for _ in 1...90 {
    let code = "S-\(Int.random(in: 1...24, using: &random))"
    let owner = owners[Int.random(in: 0...3, using: &random)]
    let day = first.adding(days: .random(in: 0...500, using: &random)).description
    switch Int.random(in: 0...10, using: &random) {
    case 0: attempt { try fixture.approve(code, .two, on: day) }
    case 1: attempt { try fixture.approve(code, .three, by: .commune, on: day) }
    case 2: attempt { try fixture.plan(code, .full, on: day) }
    case 3: attempt { try fixture.plan(code, .partial, on: day) }
    case 4: attempt { try fixture.inspect(code, on: day) }
    case 5: attempt { try fixture.propose(code, .two, on: day) }
    case 6: attempt { try fixture.record { try $0.revoke(code, on: Day(day)) } }
    case 7: attempt { try fixture.record { try $0.suspend(code, on: Day(day)) } }
    case 8: attempt { try fixture.record { try $0.transfer(code, owner: owner, on: Day(day)) } }
    case 9: attempt { try fixture.record { try $0.change(code, category: .public, on: Day(day)) } }
    default: attempt { try fixture.confirm(owner, on: day) }
    }
  }
  #expect(recorded > 40, "most acts were refused")
  let scopes = [
    Scope(), Scope(levels: [.two]), Scope(dossiers: [nil]), Scope(plans: [.full]), Scope(states: [.suspended]),
    Scope(authorities: [.commune]), Scope(categories: [.public, nil]), Scope(owners: ["STC"]),
  ]
  for known in [KnownAt.now, .entry(60)] {
    let snapshot = try fixture.snapshot("2024-04-10", knownAt: known)
    for scope in scopes {
      for month in try snapshot.months(in: scope) {
        #expect(try month.tally == snapshot.asOf(month.day).tally(in: scope), "\(scope) \(month.day)")
      }
    }
    let changed = try snapshot.changedSystems(between: snapshot.months().map(\.day), withDossiers: false)
    #expect(changed.contains { $0 != nil } && changed.contains { $0?.isEmpty == false })
  }
}

@Test func aSeriesKeepsToItsScope() throws {
  let fixture = try growingFixture()
  let months = try fixture.snapshot("2023-04-30").months(from: Day("2023-04-01"), in: Scope(levels: [.two]))
  #expect(texts(months) == ["2023-04-30: 1 1 0"])
}
