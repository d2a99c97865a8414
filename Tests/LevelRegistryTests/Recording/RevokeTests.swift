import LevelRegistry
import Testing

extension Fixture {
  @discardableResult
  fileprivate func revoke(_ code: String = "A", on day: String) throws -> ActResult {
    try record { try $0.revoke(code, on: Day(day)) }
  }
}

@Test func aRevokedDecisionIsInForceUpToTheDayBefore() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  let change = try fixture.revoke(on: "2024-03-01")
  #expect(change.before?.english == "level 2, province, 2023-03-01/QĐ of 2023-03-01")
  #expect(change.after.english == "no approval")
  #expect(change.after.vietnamese == "không có quyết định phê duyệt")
  #expect(change.later == nil)
  #expect(try fixture.position("A", "2024-02-29")?.approval?.level == .two)
  #expect(try fixture.position("A", "2024-03-01")?.approval == nil)
  #expect(try fixture.groups(.level, "2024-03-01") == ["unapproved": 2])
}

@Test func whatIsNotInForceIsNotRevoked() throws {
  let fixture = try Fixture.withTwoSystems()
  let error = RegistryError.noApproval("A", on: try Day("2024-03-01"))
  #expect(throws: error) { try fixture.revoke(on: "2024-03-01") }
  #expect(error.message.english == "'A' has no approval in force on 2024-03-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.revoke(on: "2024-03-01")
  #expect(throws: error) { try fixture.revoke(on: "2024-03-01") }
}

@Test func aDecisionRevokedOnItsFirstDayWasNeverInForce() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.revoke(on: "2023-03-01")
  #expect(try fixture.position("A", "2023-03-01")?.approval == nil)
  try fixture.approve("A", .three, on: "2023-03-01")
}

@Test func aRevocationLeavesTheDecisionThatFollows() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2024-06-01")
  let change = try fixture.revoke(on: "2024-03-01")
  #expect(change.later?.since.description == "2024-06-01")
  #expect(change.later?.correction.fact == .approval && change.later?.correction.change == nil)
  #expect(change.later?.correction.day.description == "2024-06-01")
  let levels = try ["2024-02-29", "2024-03-01", "2024-05-31", "2024-06-01"].map { day in
    try fixture.position("A", day)?.approval?.level
  }
  #expect(levels == [.two, nil, nil, .three])
}

@Test func aNewDecisionAfterARevocationIsInForce() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.revoke(on: "2024-03-01")
  try fixture.approve("A", .two, on: "2024-06-01")
  #expect(try fixture.position("A", "2024-05-31")?.approval == nil)
  #expect(try fixture.position("A", "2024-06-01")?.approval?.decidedOn.description == "2024-06-01")
}
