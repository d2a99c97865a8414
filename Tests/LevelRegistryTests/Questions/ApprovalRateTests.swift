import LevelRegistry
import Testing

/// Two owners with two systems each; A of SYT and C of SGD are approved.
private func fixtureWithTwoOwners() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("SGD", "Sở Giáo dục và Đào tạo", .province, under: "42")
  try fixture.register("C", owner: "SGD")
  try fixture.register("D", owner: "SGD")
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("C", .two, on: "2023-03-01")
  return fixture
}

@Test func theApprovalRateIsNotGivenWhileNoOwnerVouchesForItsList() throws {
  let fixture = try fixtureWithTwoOwners()
  let rate = try fixture.snapshot("2023-06-01").rate(of: .approval)
  #expect(rate.withheld == .nothingConfirmed)
  #expect(rate.description == "n/a")
  #expect(try fixture.snapshot("2023-06-01").unconfirmedOwners() == 2)
}

@Test func theApprovalRateCountsTheSystemsOfOwnersThatVouchByTheDay() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.approve("D", .two, on: "2023-03-01")
  try fixture.confirm("SYT", on: "2023-05-01")
  try fixture.confirm("SGD", on: "2023-07-01")
  #expect(try fixture.rate("2023-04-30", .approval) == "n/a")
  #expect(try fixture.rate("2023-05-01", .approval) == "1/2 = 50.00%")
  #expect(try fixture.rate("2023-06-30", .approval) == "1/2 = 50.00%")
  #expect(try fixture.rate("2023-07-01", .approval) == "3/4 = 75.00%")
}

@Test func ownersThatDoNotVouchAreCountedBeside() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.confirm("SYT", on: "2023-05-01")
  #expect(try fixture.snapshot("2023-04-30").unconfirmedOwners() == 2)
  #expect(try fixture.snapshot("2023-05-01").unconfirmedOwners() == 1)
  #expect(try fixture.snapshot("2023-05-01").unconfirmedOwners(in: Scope(owners: ["SYT"])) == 0)
  #expect(try fixture.snapshot("2023-05-01").unconfirmedOwners(in: Scope(owners: ["SGD"])) == 1)
}

@Test func anOwnerWithoutOperatingSystemsHasNothingToVouchFor() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.add("SXD", "Sở Xây dựng", .province, under: "42")
  try fixture.register("E", owner: "SXD", state: .building)
  #expect(try fixture.snapshot("2023-06-01").unconfirmedOwners() == 2)
}

@Test func aParentDoesNotVouchForItsDepartments() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.confirm("42", on: "2023-05-01")
  #expect(try fixture.rate("2023-06-01", .approval) == "n/a")
  #expect(try fixture.snapshot("2023-06-01").unconfirmedOwners() == 2)
}

@Test func systemsThatAreNotOperatingAreLeftOutOfTheApprovalRate() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.register("E", state: .suspended)
  try fixture.register("F", state: .building)
  try fixture.approve("F", .one, on: "2023-03-01")
  try fixture.confirm("SYT", on: "2023-05-01")
  #expect(try fixture.rate("2023-06-01", .approval) == "1/2 = 50.00%")
  let tally = try fixture.tally("2023-06-01")
  #expect([tally.confirmed, tally.confirmedApproved, tally.operating, tally.approved] == [2, 1, 4, 2])
}

@Test func vouchingAgainKeepsTheFigure() throws {
  let fixture = try fixtureWithTwoOwners()
  try fixture.confirm("SYT", on: "2023-05-01")
  try fixture.confirm("SYT", on: "2023-08-01")
  try fixture.confirm("SYT", on: "2023-06-01")
  #expect(throws: RegistryError.self) { try fixture.confirm("SYT", on: "2023-06-01") }
  for day in ["2023-05-01", "2023-06-15", "2023-08-01", "2024-01-01"] {
    #expect(try fixture.rate(day, .approval) == "1/2 = 50.00%")
  }
  #expect(try fixture.rate("2023-04-30", .approval) == "n/a")
}

@Test func anEmptyScopeHasNoRateAndNothingIsWithheld() throws {
  let fixture = try fixtureWithTwoOwners()
  let scope = Scope(authority: .commune)
  for measure in Measure.allCases {
    let rate = try fixture.snapshot("2023-06-01").rate(of: measure, in: scope)
    #expect(rate.description == "n/a")
    #expect(rate.whole == 0)
    #expect(rate.withheld == nil)
  }
}
