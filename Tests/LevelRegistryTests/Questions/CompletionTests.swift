import LevelRegistry
import Testing

@Test func onlyOperatingSystemsAreCounted() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", state: .suspended)
  try fixture.register("D", state: .building)
  try fixture.register("E", state: .retired)
  for code in ["A", "C", "D"] {
    try fixture.approve(code, .two, on: "2023-03-01")
    try fixture.plan(code, .full, on: "2023-05-01")
  }
  let tally = try fixture.tally("2023-06-01")
  #expect([tally.operating, tally.approved, tally.full] == [2, 1, 1])
  #expect([tally.suspended, tally.building, tally.retired] == [1, 1, 1])
  #expect(try fixture.rate("2023-06-01") == "1/1 = 100%")
}

@Test func statusesAndNotReportedAddUpToApproved() throws {
  let fixture = try Fixture.withTwoSystems()
  for (code, status) in [("C", PlanStatus.none), ("D", .partial), ("E", .full), ("F", .full)] {
    try fixture.register(code)
    try fixture.approve(code, .one, on: "2023-03-01")
    try fixture.plan(code, status, on: "2023-05-01")
  }
  try fixture.approve("A", .one, on: "2023-03-01")
  let tally = try fixture.tally("2023-06-01")
  #expect([tally.none, tally.partial, tally.full, tally.notReported] == [1, 1, 2, 1])
  #expect([tally.approved, tally.operating] == [5, 6])
  #expect(try fixture.rate("2023-06-01") == "2/5 = 40.00%")
}

@Test func completionIsNotInventedWhereNothingIsReported() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("B", .two, on: "2023-03-01")
  let rate = try fixture.snapshot("2023-06-01").rate(of: .completion)
  #expect(rate.withheld == .nothingReported)
  #expect([rate.part, rate.whole] == [0, 2])
  #expect(rate.description == "n/a")
}

@Test func oneReportIsEnoughForARate() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("B", .two, on: "2023-03-01")
  try fixture.plan("A", .none, on: "2023-05-01")
  #expect(try fixture.rate("2023-06-01") == "0/2 = 0%")
  try fixture.plan("A", .full, on: "2023-05-02")
  #expect(try fixture.rate("2023-06-01") == "1/2 = 50.00%")
  #expect(try fixture.tally("2023-06-01").rateOfReported.description == "1/1 = 100%")
}

@Test func eachScopeDecidesForItselfWhetherAnythingIsReported() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.approve("B", .two, by: .district, on: "2023-03-01")
  #expect(try fixture.rate("2023-06-01", .completion, Scope(authority: .province)) == "1/1 = 100%")
  #expect(try fixture.rate("2023-06-01", .completion, Scope(authority: .district)) == "n/a")
  #expect(try fixture.rate("2023-06-01") == "1/2 = 50.00%")
}

@Test func aPlanWithoutAnApprovalIsNotCounted() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2023-05-01")
  let tally = try fixture.tally("2023-06-01")
  #expect([tally.approved, tally.full, tally.notReported] == [0, 0, 0])
  #expect(try fixture.rate("2023-06-01") == "n/a")
}

@Test func aStatusHoldsFromItsDayUntilTheNext() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .partial, on: "2023-05-01")
  try fixture.plan("A", .full, on: "2023-08-01")
  #expect(try fixture.rate("2023-04-30") == "n/a")
  #expect(try fixture.rate("2023-07-31") == "0/1 = 0%")
  #expect(try fixture.rate("2023-08-01") == "1/1 = 100%")
}

@Test func aNewDossierBesideTheApprovalLeavesFiguresAlone() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  let before = try fixture.tally("2023-09-01")
  try fixture.propose("A", .three, on: "2023-08-01")
  try fixture.record { try $0.submit("A", on: Day("2023-08-15")) }
  #expect(try fixture.tally("2023-09-01") == before)
  #expect([before.operating, before.approved, before.full] == [2, 1, 1])
  #expect(try fixture.groups(.level, "2023-09-01") == ["2": 1, "unapproved": 1])
  let position = try #require(try fixture.position("A", "2023-09-01"))
  #expect(position.approval?.level == .two)
  #expect(position.dossier?.status == .submitted)
  #expect(position.dossier?.proposedLevel == .three)
}

@Test func theReportOfHaTinhIsReproduced() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { recording in
    for number in 1...86 {
      let code = "HT-\(number)"
      try recording.register(
        code: code, name: "Hệ thống \(number)", owner: "SYT", authority: .province, on: Day("2023-01-02"))
      try recording.approve(
        code, level: number <= 38 ? .one : number <= 83 ? .two : .three, authority: .province, decision: "\(number)/QĐ",
        issuer: "Sở TTTT", on: Day("2024-03-01"))
      try recording.setPlan(of: code, to: number <= 61 ? .full : .partial, on: Day("2024-10-01"))
    }
  }
  let scope = Scope(levels: [.one, .two, .three])
  #expect(try fixture.rate("2024-11-13", .completion, scope) == "61/86 = 70.93%")
  #expect(try fixture.snapshot("2024-11-13").rate(of: .completion)[.vietnamese] == "61/86 = 70,93%")
  #expect(try fixture.groups(.level, "2024-11-13") == ["1": 38, "2": 45, "3": 3, "unapproved": 2])
}
