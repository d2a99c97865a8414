import LevelRegistry
import Testing

@Test func aSystemIsThereFromTheDayItIsRegistered() throws {
  let fixture = try Fixture.withTwoSystems()
  let change = try fixture.register("C", on: "2023-06-01")
  #expect([change.code, change.name, change.since.description] == ["C", "Hệ thống C", "2023-06-01"])
  #expect(change.before == nil)
  #expect(change.after.english == "registered, owner Sở Y tế, province, operating")
  #expect(try fixture.position("C", "2023-05-31") == nil)
  #expect(try fixture.position("C", "2023-06-01")?.state == .operating)
}

@Test func aCodeWithMoreDigitsThanANumberHasIsPassedOverWhereTheNextCodeIsGiven() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("HTTT-99999999999999999999", on: "2023-06-01")
  try fixture.register("HTTT-0041", on: "2023-06-01")
  try fixture.record { recording in
    let change = try recording.register(name: "Cổng dữ liệu", owner: "SYT", on: Day("2023-06-01"))
    #expect(change.code == "HTTT-0042")
  }
}

@Test func theOwnerOperatesUnlessAnotherIsNamed() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("BV", "Bệnh viện", .province, under: "SYT")
  try fixture.record {
    try $0.register(code: "C", name: "C", owner: "SYT", operator: "BV", authority: .province, on: Day("2023-01-02"))
  }
  #expect(try fixture.position("A", "2023-06-01")?.operator.code == "SYT")
  #expect(try fixture.position("C", "2023-06-01")?.operator.code == "BV")
  #expect(try fixture.position("C", "2023-06-01")?.owner.code == "SYT")
}

@Test(arguments: ["SYT", "Sở Y tế", "sở y tế", "SỞ  Y TẾ", "Sở  Y\u{A0}tế", "SYT@2023-01-02", "syt"])
func anOwnerIsNamedByCodeOrName(owner: String) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", owner: owner)
  #expect(try fixture.position("C", "2023-06-01")?.owner.code == "SYT")
}

@Test func aSecondSystemOfANameIsRefusedWhileItsOwnerHasTheFirst() throws {
  let fixture = try Fixture.withTwoSystems()
  func register(_ name: String, _ code: String = "C", owner: String = "SYT") throws {
    try fixture.record { try $0.register(code: code, name: name, owner: owner, on: Day("2024-01-02")) }
  }
  for name in ["Hệ thống A", "HỆ  THỐNG a"] {
    #expect(throws: RegistryError.line(.systemRecordedAs("A", name: name, given: "C"))) { try register(name) }
  }
  try register("Hệ thống A", "C", owner: "42")
  // Another tone is another name.
  try register("Hế thống A", "D")
  try fixture.record { try $0.retire("A", on: Day("2024-01-01")) }
  try register("Hệ thống A", "E")
}

@Test func aSystemThatComesToHaveTheNameOfAnotherOfItsOwnerIsSaidTo() throws {
  let fixture = try Fixture.withTwoSystems()
  let note = "'A' of this owner is called 'Hệ thống A' too; if the two are one, one of them is counted twice"
  let renamed = try fixture.record { try $0.change("B", name: "Hệ thống A", on: Day("2024-01-02")) }
  #expect(renamed.remarks.map(\.english) == [note])
  try fixture.record { try $0.register(code: "C", name: "Hệ thống A", owner: "42", on: Day("2024-01-02")) }
  let moved = try fixture.record { try $0.transfer("C", owner: "SYT", on: Day("2024-02-01")) }
  #expect(moved.remarks.map(\.english) == [note])
  let operated = try fixture.record { try $0.transfer("C", operator: "SYT", on: Day("2024-03-01")) }
  #expect(operated.remarks.isEmpty)
}

@Test func anUnknownOwnerIsRefusedWithTheNearestNames() throws {
  let fixture = try Fixture.withTwoSystems()
  let error = RegistryError.unknownOrganization("Sở Y tá", on: try Day("2023-01-02"), nearest: ["SYT (Sở Y tế)"])
  #expect(throws: error) { try fixture.register("C", owner: "Sở Y tá") }
}

@Test func anUnknownOwnerWithoutNeighboursIsRefusedPlainly() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.unknownOrganization("QX", on: try Day("2023-01-02"), nearest: [])) {
    try fixture.register("C", owner: "QX")
  }
}

@Test func atMostThreeNearestNamesAreGiven() throws {
  let fixture = try Fixture()
  for number in 1...5 { try fixture.add("T\(number)", "Trường THPT số \(number)", .province) }
  let error = try #require(throws: RegistryError.self) { try fixture.register("C", owner: "Trường THPT số 9") }
  guard case .unknownOrganization(_, _, let nearest) = error else { throw error }
  #expect(nearest == ["T1 (Trường THPT số 1)", "T2 (Trường THPT số 2)", "T3 (Trường THPT số 3)"])
}

@Test func aNameThatTwoBearIsRefusedAndBothAreNamed() throws {
  let fixture = try Fixture()
  try fixture.add("439", "Huyện Một", .district)
  try fixture.add("18001", "UBND xã Hòa Bình", .commune)
  try fixture.add("18002", "Ủy ban nhân dân xã Hoà Bình", .commune, under: "439")
  let both = ["18001 (UBND xã Hòa Bình)", "18002 (Ủy ban nhân dân xã Hoà Bình, Huyện Một)"]
  #expect(throws: RegistryError.ambiguousOrganization("ubnd xã hòa bình", candidates: both)) {
    try fixture.register("C", owner: "ubnd xã hòa bình")
  }
  try fixture.register("C", owner: "18002")
  #expect(try fixture.position("C", "2023-06-01")?.owner.code == "18002")
}

@Test func aNameIsUnambiguousWhereOnlyOneBearsItOnTheDay() throws {
  let fixture = try Fixture()
  try fixture.add("18001", "UBND xã Hòa Bình", .commune, to: Day("2023-01-01"))
  try fixture.add("18002", "UBND xã Hòa Bình", .commune, from: Day("2023-01-01"))
  try fixture.register("C", owner: "UBND xã Hòa Bình", on: "2022-12-31")
  try fixture.register("D", owner: "UBND xã Hòa Bình", on: "2023-01-01")
  #expect(try fixture.position("C", "2023-06-01")?.owner.code == "18001")
  #expect(try fixture.position("D", "2023-06-01")?.owner.code == "18002")
}

@Test func aCodeBorneBySeveralInTimeTakesADay() throws {
  let fixture = try Fixture(today: "2025-08-01")
  try fixture.add("18775", "Thị trấn Kỳ Anh", .commune, to: Day("2025-07-01"))
  try fixture.add("18775", "Xã Kỳ Anh", .commune, from: Day("2025-07-01"))
  try fixture.register("C", owner: "18775", on: "2025-08-01")
  try fixture.register("D", owner: "18775@2024-01-01", on: "2025-06-30")
  try fixture.register("E", owner: "18775@1/1/2024", on: "2025-06-30")
  #expect(try fixture.position("C", "2025-08-01")?.owner.name == "Xã Kỳ Anh")
  #expect(try fixture.position("D", "2025-06-30")?.owner.name == "Thị trấn Kỳ Anh")
  #expect(try fixture.position("E", "2025-06-30")?.owner.name == "Thị trấn Kỳ Anh")
}

@Test func anOwnerOfAnotherDayThatIsGoneByThenIsRefused() throws {
  let fixture = try Fixture(today: "2025-08-01")
  let ended = try Day("2025-07-01")
  try fixture.add("18775", "Thị trấn Kỳ Anh", .commune, to: ended)
  try fixture.add("18775", "Xã Kỳ Anh", .commune, from: ended)
  let error = RegistryError.organizationHeldAt(
    "18775", name: "Thị trấn Kỳ Anh", from: .always, to: ended, asked: try Day("2025-08-01"))
  #expect(throws: error) { try fixture.register("C", owner: "18775@2025-06-30", on: "2025-08-01") }
}

@Test func anOwnerThatIsNotThereOnTheDayIsRefusedWithItsDays() throws {
  let fixture = try Fixture.withTwoSystems()
  let (from, to) = (try Day("2020-01-01"), try Day("2022-01-01"))
  try fixture.add("CU", "Sở cũ", .province, from: from, to: to)
  let day = try Day("2023-01-02")
  #expect(throws: RegistryError.organizationHeldAt("CU", name: "Sở cũ", from: from, to: to, asked: day)) {
    try fixture.register("C", owner: "CU")
  }
  try fixture.register("C", owner: "CU", on: "2021-12-31")
}

@Test func aTakenCodeIsRefusedWithItsBearer() throws {
  let fixture = try Fixture.withTwoSystems()
  let error = RegistryError.codeTaken("A", by: "Hệ thống A", from: try Day("2023-01-02"))
  #expect(throws: error) { try fixture.register("A") }
  #expect(throws: error) { try fixture.register("A", on: "2020-01-01") }
}

@Test func codesDifferByCase() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("a", owner: "42")
  #expect(try fixture.position("a", "2023-06-01")?.name == "Hệ thống a")
  #expect(try fixture.position("A", "2023-06-01")?.name == "Hệ thống A")
}

@Test func theDistrictTierIsNotCompetentAfterItsEnd() throws {
  let fixture = try Fixture(today: "2025-08-01")
  try fixture.add("436", "UBND thành phố Hà Tĩnh", .district)
  let ended = try Day("2025-07-01")
  for day in ["2025-07-01", "2025-07-02"] {
    #expect(throws: RegistryError.authorityNotInForce(.district, on: try Day(day), from: nil, to: ended)) {
      try fixture.register("C", owner: "436", authority: .district, on: day)
    }
  }
  try fixture.register("C", owner: "436", authority: .district, on: "2025-06-30")
  try fixture.register("D", owner: "436", authority: .commune, on: "2025-07-02")
}

@Test func aRegistrationAheadIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) { try fixture.register("C", on: "2024-11-21") }
  try fixture.register("C", on: "2024-11-20")
}

@Test func aProposedLevelBeginsADraft() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record {
    try $0.register(
      code: "C", name: "C", owner: "SYT", authority: .province, proposedLevel: .three, on: Day("2023-06-01"))
  }
  let position = try #require(try fixture.position("C", "2023-06-01"))
  #expect(position.dossier == Dossier(proposedLevel: .three, status: .draft))
  #expect(position.dossierOn?.description == "2023-06-01")
  #expect(position.approval == nil)
}
