import LevelRegistry
import Testing

/// Two districts with their departments and communes, and a department of the province.
private func districtFixture(today: String = "2024-11-20") throws -> Fixture {
  let fixture = try Fixture(today: today)
  try fixture.add("42", "UBND tỉnh Hà Tĩnh", .province)
  try fixture.add("SYT", "Sở Y tế", .province, under: "42")
  try fixture.add("439", "UBND huyện Hương Sơn", .district, under: "42")
  try fixture.add("439.TC", "Phòng Tài chính", .district, under: "439")
  try fixture.add("18133", "UBND xã Sơn Hồng", .commune, under: "439")
  try fixture.add("440", "UBND huyện Đức Thọ", .district, under: "42")
  try fixture.add("18220", "UBND xã Bùi La Nhân", .commune, under: "440")
  for (code, owner) in [
    ("A", "SYT"), ("B", "439"), ("C", "439.TC"), ("D", "18133"), ("E", "18220"), ("F", "18220"), ("G", "42"),
  ] {
    try fixture.register(code, owner: owner)
  }
  return fixture
}

@Test func ownersAreGroupedUnderTheirDistrictAndTheRestOutside() throws {
  let fixture = try districtFixture()
  #expect(try fixture.groups(.district, "2023-06-01") == ["439": 3, "440": 2, "outside": 2])
  #expect(try fixture.snapshot("2023-06-01").summary(by: .district).groups.last?.key == "outside")
}

@Test func aDistrictStandsForItsWholeSubtree() throws {
  let fixture = try districtFixture()
  #expect(try fixture.tally("2023-06-01", Scope(districts: ["439"])).operating == 3)
  #expect(try fixture.tally("2023-06-01", Scope(districts: ["439", "440"])).operating == 5)
  #expect(try fixture.tally("2023-06-01", Scope(districts: ["UBND huyện Đức Thọ"])).operating == 2)
  #expect(try fixture.tally("2023-06-01", Scope(owners: ["42"], districts: ["440"])).operating == 2)
  #expect(try fixture.tally("2023-06-01", Scope(owners: ["SYT"], districts: ["440"])).operating == 0)
}

@Test(arguments: ["2025-07-01", "2025-07-02", "2026-11-20"])
func thereAreNoDistrictsOnceTheTierHasEnded(day: String) throws {
  let fixture = try districtFixture(today: "2026-11-20")
  let error = RegistryError.noDistricts(on: try Day(day), ended: try Day("2025-07-01"))
  #expect(throws: error) { try fixture.snapshot(day).summary(by: .district) }
  #expect(throws: error) { try fixture.tally(day, Scope(districts: ["439"])) }
}

@Test func districtsAreAnsweredUpToTheirLastDay() throws {
  let fixture = try districtFixture(today: "2026-11-20")
  #expect(try fixture.groups(.district, "2025-06-30") == ["439": 3, "440": 2, "outside": 2])
}

@Test func everyDistrictIsListedWhenAskedFor() throws {
  let fixture = try districtFixture()
  try fixture.add("437", "UBND thị xã Hồng Lĩnh", .district, under: "42")
  let groups = try fixture.snapshot("2023-06-01").summary(by: .district, all: true).groups
  #expect(groups.map(\.key) == ["437", "439", "440", "outside"])
  #expect(groups.map(\.tally.operating) == [0, 3, 2, 2])
}

@Test func aSystemIsCountedOnceHoweverTheTiersOfItsOwnersAreMixed() throws {
  let fixture = try districtFixture()
  try fixture.add("439.P", "Phòng đặt tại xã", .district, under: "18133")
  try fixture.add("439.P1", "Tổ công tác", .commune, under: "439.P")
  try fixture.register("H", owner: "439.P")
  try fixture.register("I", owner: "439.P1")
  #expect(try fixture.snapshot("2023-06-01").summary(by: .district).total.operating == 9)
  #expect(try fixture.groups(.district, "2023-06-01") == ["439": 5, "440": 2, "outside": 2])
}

@Test func anOwnerThatHasEndedStillStandsInTheDistrictItLastBelongedTo() throws {
  let fixture = try districtFixture()
  try fixture.add("18140", "UBND xã cũ", .commune, under: "439", from: .always, to: Day("2023-03-01"))
  try fixture.register("H", owner: "18140")
  #expect(try fixture.groups(.district, "2023-02-28") == ["439": 4, "440": 2, "outside": 2])
  #expect(try fixture.groups(.district, "2023-03-01") == ["439": 4, "440": 2, "outside": 2])
  #expect(try fixture.tally("2023-03-01", Scope(districts: ["439"])).operating == 4)
}
