import LevelRegistry
import Testing

extension Fixture {
  /// A and B of SYT, and the organizations SKHCN and BV to hand them to.
  fileprivate static func withTwoOwners() throws -> Fixture {
    let fixture = try withTwoSystems()
    try fixture.add("SKHCN", "Sở KH&CN", .province, under: "42")
    try fixture.add("BV", "Bệnh viện", .province, under: "SYT")
    return fixture
  }

  @discardableResult
  fileprivate func transfer(
    _ code: String = "A", owner: String? = nil, operator: String? = nil, authority: Authority? = nil, on day: String
  ) throws -> ActResult {
    try record { try $0.transfer(code, owner: owner, operator: `operator`, authority: authority, on: Day(day)) }
  }

  @discardableResult
  fileprivate func change(
    _ code: String = "A", name: String? = nil, category: LevelRegistry.Category? = nil, on day: String
  ) throws -> ActResult {
    try record { try $0.change(code, name: name, category: category, on: Day(day)) }
  }
}

@Test func aSystemBelongsToItsNewOwnerFromTheDayOfTheTransfer() throws {
  let fixture = try Fixture.withTwoOwners()
  let change = try fixture.transfer(owner: "SKHCN", on: "2024-03-01")
  #expect(change.before?.english == "owner Sở Y tế")
  #expect(change.after.english == "owner Sở KH&CN")
  #expect(change.after.vietnamese == "chủ quản Sở KH&CN")
  #expect(change.since.description == "2024-03-01")
  #expect(try fixture.position("A", "2024-02-29")?.owner.code == "SYT")
  #expect(try fixture.position("A", "2024-03-01")?.owner.code == "SKHCN")
  #expect(try fixture.position("B", "2024-03-01")?.owner.code == "SYT")
}

@Test func aTransferLeavesWhatItDoesNotName() throws {
  let fixture = try Fixture.withTwoOwners()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  let change = try fixture.transfer(operator: "BV", authority: .commune, on: "2024-03-01")
  #expect(change.before?.english == "operator Sở Y tế, competent authority province")
  #expect(change.after.english == "operator Bệnh viện, competent authority commune")
  let position = try #require(try fixture.position("A", "2024-03-01"))
  #expect([position.owner.code, position.operator.code, position.name] == ["SYT", "BV", "Hệ thống A"])
  #expect(position.competentAuthority == .commune)
  #expect(position.authority == .province)
  #expect(position.plan?.status == .full)
  #expect(position.registeredOn.description == "2023-01-02")
}

@Test func aTransferOntoNothingNewIsRefusedAndRecordsNothing() throws {
  let fixture = try Fixture.withTwoOwners()
  let error = try #require(throws: RegistryError.self) { try fixture.transfer(owner: "SYT", on: "2024-03-01") }
  #expect(
    error.message.english.hasPrefix("no change: 'A' has been so since 2023-01-02: name Hệ thống A, owner Sở Y tế"))
  #expect(error.message.english.hasSuffix(", operating"))
  #expect(
    error.message.vietnamese.hasPrefix(
      "không có thay đổi: 'A' đã như vậy từ ngày 02/01/2023: tên Hệ thống A, chủ quản Sở Y tế"))
  #expect(throws: RegistryError.self) { try fixture.transfer(on: "2024-03-01") }
  #expect(try fixture.snapshot("2024-03-01").entry == 4)
}

@Test func aSystemGoesToNobodyWhoIsNotThereThatDay() throws {
  let fixture = try Fixture.withTwoOwners()
  let (from, to) = (try Day("2020-01-01"), try Day("2024-03-01"))
  try fixture.add("CU", "Sở cũ", .province, from: from, to: to)
  let error = RegistryError.organizationHeldAt("CU", name: "Sở cũ", from: from, to: to, asked: to)
  #expect(throws: error) { try fixture.transfer(owner: "CU", on: "2024-03-01") }
  #expect(throws: error) { try fixture.transfer(operator: "CU@2024-01-01", on: "2024-03-01") }
  #expect(throws: RegistryError.self) { try fixture.transfer(owner: "KHONG", on: "2024-03-01") }
  try fixture.transfer(owner: "CU", on: "2024-02-29")
}

@Test func theCompetentTierIsOneThatApprovesThatDay() throws {
  let fixture = try Fixture(today: "2025-08-01")
  try fixture.add("SYT", "Sở Y tế", .province)
  try fixture.register("A")
  let day = try Day("2025-07-01")
  #expect(throws: RegistryError.authorityNotInForce(.district, on: day, from: nil, to: day)) {
    try fixture.transfer(authority: .district, on: "2025-07-01")
  }
  try fixture.transfer(authority: .district, on: "2025-06-30")
}

@Test func anActOnASystemBeforeItsRegistrationIsRefused() throws {
  let fixture = try Fixture.withTwoOwners()
  let error = RegistryError.systemNotThere("A", on: try Day("2023-01-01"), first: try Day("2023-01-02"))
  #expect(throws: error) { try fixture.transfer(owner: "SKHCN", on: "2023-01-01") }
  #expect(throws: error) { try fixture.change(name: "X", on: "2023-01-01") }
  #expect(throws: error) { try fixture.record { try $0.retire("A", on: Day("2023-01-01")) } }
}

@Test func aTransferInThePastHoldsUpToTheNextChangeAndTellsHowToCarryItOn() throws {
  let fixture = try Fixture.withTwoOwners()
  try fixture.change(name: "Tên 'mới'", on: "2024-06-01")
  let change = try fixture.transfer(owner: "SKHCN", on: "2024-03-01")
  #expect(try fixture.position("A", "2024-05-31")?.owner.code == "SKHCN")
  #expect(try fixture.position("A", "2024-06-01")?.owner.code == "SYT")
  let later = try #require(change.later)
  #expect(later.since.description == "2024-06-01")
  #expect(later.phrase.english == "Tên 'mới', operating")
  #expect(later.correction.fact == .system && later.correction.day.description == "2024-06-01")
  guard case .system(let recorded, let wanted)? = later.correction.change else { return #expect(Bool(false)) }
  #expect(later.correction.references[recorded.owner] == "SYT" && later.correction.references[wanted.owner] == "SKHCN")
  #expect(wanted.name == recorded.name && wanted.operator == recorded.operator)
}

@Test func aSystemHasItsNewNameFromTheDayOfTheChange() throws {
  let fixture = try Fixture.withTwoOwners()
  let change = try fixture.change(name: " Cổng  A ", category: .public, on: "2024-03-01")
  #expect(change.name == "Cổng  A")
  #expect(change.before?.english == "name Hệ thống A, category not classified")
  #expect(change.after.english == "name Cổng  A, category people and businesses")
  #expect(try fixture.position("A", "2024-02-29")?.name == "Hệ thống A")
  #expect(try fixture.position("A", "2024-03-01")?.name == "Cổng  A")
  #expect(try fixture.position("A", "2024-03-01")?.category == .public)
}

@Test func aChangeOnTheDayOfAnotherReplacesIt() throws {
  let fixture = try Fixture.withTwoOwners()
  try fixture.change(name: "Một", on: "2024-03-01")
  let change = try fixture.change(name: "Hai", on: "2024-03-01")
  #expect(change.before?.english == "name Một")
  #expect(try fixture.position("A", "2024-03-01")?.name == "Hai")
  #expect(try fixture.position("A", "2024-02-29")?.name == "Hệ thống A")
}

@Test func theRateOfAnOwnerFollowsATransfer() throws {
  let fixture = try Fixture.withTwoOwners()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.transfer(owner: "SKHCN", on: "2024-03-01")
  #expect(try fixture.rate("2024-02-29", .completion, Scope(owners: ["SKHCN"])) == "n/a")
  #expect(try fixture.rate("2024-03-01", .completion, Scope(owners: ["SKHCN"])) == "1/1 = 100%")
  #expect(try fixture.rate("2024-03-01", .completion, Scope(owners: ["SYT"])) == "n/a")
}
