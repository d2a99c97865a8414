import LevelRegistry
import Testing

@Test func aCodeIsUsedAgainAtOtherDays() throws {
  let fixture = try Fixture()
  try fixture.add("18775", "Thị trấn Kỳ Anh", .commune, to: Day("2025-07-01"))
  try fixture.add("18775", "Xã Kỳ Anh", .commune, from: Day("2025-07-01"))
  #expect(try fixture.shell("SELECT count(DISTINCT id) FROM organization").output == "2\n")
}

@Test(arguments: [
  ("0001-01-01", "9999-12-31"), ("2022-12-31", "2023-01-02"), ("2023-12-31", "2025-01-01"),
  ("2023-03-01", "2023-04-01"), ("2023-01-01", "2024-01-01"), ("0001-01-01", "2023-01-02"),
])
func aCodeIsTakenWhereItsDaysOverlap(from: String, to: String) throws {
  let fixture = try Fixture()
  let begins = try Day("2023-01-01")
  try fixture.add("X", "Xã cũ", .commune, from: begins, to: Day("2024-01-01"))
  #expect(throws: RegistryError.codeTaken("X", by: "Xã cũ", from: begins)) {
    try fixture.add("X", "Xã mới", .commune, from: Day(from), to: Day(to))
  }
}

@Test(arguments: [("0001-01-01", "2023-01-01"), ("2024-01-01", "9999-12-31")])
func aCodeIsFreeUpToItsFirstDayAndFromItsLast(from: String, to: String) throws {
  let fixture = try Fixture()
  try fixture.add("X", "Xã cũ", .commune, from: Day("2023-01-01"), to: Day("2024-01-01"))
  try fixture.add("X", "Xã mới", .commune, from: Day(from), to: Day(to))
}

@Test func anOrganizationEndsAfterItBegins() throws {
  let fixture = try Fixture()
  let day = try Day("2023-01-01")
  #expect(throws: RegistryError.endsBeforeItBegins(from: day, to: day)) {
    try fixture.add("X", "Xã", .commune, from: day, to: day)
  }
}

@Test func anUnknownParentIsRefused() throws {
  let fixture = try Fixture()
  #expect(throws: RegistryError.unknownOrganization("42", on: try Day("2024-11-20"), nearest: [])) {
    try fixture.add("X", "Xã", .commune, under: "42")
  }
}

@Test func aParentOfTheSameEntryIsFound() throws {
  let fixture = try Fixture()
  try fixture.record {
    try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
    try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "UBND tỉnh")
    try $0.addOrganization(code: "BV", name: "Bệnh viện", tier: .province, parent: "SYT")
    try $0.register(code: "C", name: "C", owner: "Bệnh viện", authority: .province, on: Day("2023-01-02"))
  }
  #expect(try fixture.tally("2023-06-01", Scope(owners: ["42"])).operating == 1)
}

@Test func confirmingTheListOfAnUnknownOwnerIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.self) { try fixture.confirm("SXD", on: "2023-05-01") }
}

@Test func aListIsNotConfirmedAhead() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) {
    try fixture.confirm("SYT", on: "2024-11-21")
  }
}

@Test func aConfirmationTellsTheOneBeforeIt() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(try fixture.confirm("SYT", on: "2023-05-01").before == nil)
  let change = try fixture.confirm("SYT", on: "2023-06-01")
  #expect(change.before?.english == "confirmed on 2023-05-01")
  #expect(change.before?.vietnamese == "đã xác nhận ngày 01/05/2023")
}
