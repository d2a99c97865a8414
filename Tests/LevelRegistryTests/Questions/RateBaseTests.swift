import LevelRegistry
import Testing

/// The ministry's way: of 100 systems 60 are approved, and all of those are full.
@Test func sixtyOfAHundredApprovedAndAllFullIsAHundredPercentAndSixty() throws {
  let fixture = try Fixture()
  try fixture.record { recording in
    try recording.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
    for number in 1...100 {
      let code = "S\(number)"
      try recording.register(
        code: code, name: "Hệ thống \(number)", owner: "SYT", authority: .province, on: Day("2023-01-02"))
      guard number <= 60 else { continue }
      try recording.approve(
        code, level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"))
      try recording.setPlan(of: code, to: .full, on: Day("2023-04-01"))
    }
    try recording.confirmList(of: "SYT", on: Day("2023-05-01"))
  }
  let tally = try fixture.tally("2023-06-01")
  #expect(tally.completion(among: .approved).description == "60/60 = 100%")
  #expect(tally.completion(among: .operating).description == "60/100 = 60.00%")
}

@Test func ownersThatHaveNotConfirmedAreLeftOutOfTheRateOfAllOperating() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("SGD", "Sở Giáo dục và Đào tạo", .province, under: "42")
  try fixture.register("C", owner: "SGD")
  for code in ["A", "C"] {
    try fixture.approve(code, .two, on: "2023-03-01")
    try fixture.plan(code, .full, on: "2023-04-01")
  }
  let before = try fixture.tally("2023-06-01").completion(among: .operating)
  #expect(before.withheld == .nothingConfirmed)
  #expect(before.description == "n/a")
  try fixture.confirm("SYT", on: "2023-05-01")
  #expect(try fixture.tally("2023-06-01").completion(among: .operating).description == "1/2 = 50.00%")
  #expect(try fixture.tally("2023-06-01").completion(among: .approved).description == "2/2 = 100%")
}

@Test func whereNothingIsReportedNoRateOfAllOperatingIsInvented() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.confirm("SYT", on: "2023-02-01")
  // Nothing approved is nothing full: that is known.
  #expect(try fixture.tally("2023-02-15").completion(among: .operating).description == "0/2 = 0%")
  try fixture.approve("A", .two, on: "2023-03-01")
  #expect(try fixture.tally("2023-03-15").completion(among: .operating).withheld == .nothingReported)
  try fixture.plan("A", PlanStatus.none, on: "2023-04-01")
  #expect(try fixture.tally("2023-04-15").completion(among: .operating).description == "0/2 = 0%")
}

@Test func anOwnerAloneIsWithoutThoseBelowItAndWithWhatItTookOver() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("P", owner: "42")
  let counted = { (alone: Bool, day: String) in
    var scope = Scope(owners: ["42"])
    scope.ownersAlone = alone
    return try fixture.tally(day, scope).operating
  }
  #expect(try counted(false, "2023-06-01") == 3)
  #expect(try counted(true, "2023-06-01") == 1)
}
