import Testing

@testable import LevelRegistry

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

// One body is one organization, however its name is typed.

@Test(arguments: ["Sở Y tế", "SỞ  Y TẾ", "Sở Y Tế "])
func aNameThatAnotherHasInTheSamePlaceIsRefused(name: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.line(.organizationRecordedAs("SYT", name: "Sở Y tế", given: "SYT2"))) {
    try fixture.record {
      try $0.addOrganization(code: "SYT2", name: name, tier: .province, parent: "42", isDistinct: true)
    }
  }
  try fixture.add("X", "Xã An", .commune, under: "42")
  try fixture.add("X.YT", "Sở Y tế", .commune, under: "X")
}

@Test(arguments: ["So Y te", "Sơ Y tế", "UBND Sở Y tế"])
func aNameThatDiffersInMarksAloneIsRefusedUntilItIsSaidToBeAnother(name: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.organizationAlike("SYT", name: "Sở Y tế", given: name)) {
    try fixture.add("SYT2", name, .province, under: "42")
  }
  try fixture.record {
    try $0.addOrganization(code: "SYT2", name: name, tier: .province, parent: "42", isDistinct: true)
  }
}

@Test func aNameIsFreeOnDaysOnWhichNobodyHasIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("X1", "Xã An", .commune, under: "42", to: Day("2024-07-01"))
  #expect(throws: RegistryError.line(.organizationRecordedAs("X1", name: "Xã An", given: "X2"))) {
    try fixture.add("X2", "Xã An", .commune, under: "42", from: Day("2024-06-30"))
  }
  try fixture.add("X2", "Xã An", .commune, under: "42", from: Day("2024-07-01"))
}

@Test func noOrganizationIsRenamedToTheNameOfAnother() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("SGD", "Sở Giáo dục", .province, under: "42")
  #expect(throws: RegistryError.line(.organizationRecordedAs("SYT", name: "Sở Y tế", given: "SGD"))) {
    try fixture.record { try $0.renameOrganization("SGD", to: "Sở Y tế", on: Day("2024-01-01")) }
  }
  #expect(throws: RegistryError.organizationAlike("SYT", name: "Sở Y tế", given: "Sở Y tê")) {
    try fixture.record { try $0.renameOrganization("SGD", to: "Sở Y tê", on: Day("2024-01-01")) }
  }
  // Its own name in another spelling is its own.
  try fixture.record { try $0.renameOrganization("SGD", to: "Sở giáo dục", on: Day("2024-01-01")) }
}

/// Records lines of a sheet, and returns what is wrong with them.
private func take(_ fixture: Fixture, _ lines: OrganizationLine...) throws -> [RegistryError] {
  var errors: [RegistryError] = []
  _ = try? fixture.record { recording in
    for outcome in try OrganizationSheet(recording, ImportOptions()).record(lines) {
      if case .failure(let error as LineError<OrganizationColumn>) = outcome { errors.append(error.reason) }
    }
    if !errors.isEmpty { throw RegistryError.isClosed }
  }
  return errors
}

private func line(_ code: String, _ name: String, to: Day? = nil) -> OrganizationLine {
  var line = OrganizationLine()
  (line.code, line.name, line.tier, line.parent, line.validTo) = (code, name, .province, "42", to)
  return line
}

@Test func aSheetThatListsBothOfTwoAlikeSaysThatTheyAreTwo() throws {
  let fixture = try Fixture.withTwoSystems()
  let other = line("SYT2", "Sơ Y tế")
  #expect(try take(fixture, other) == [.organizationAlike("SYT", name: "Sở Y tế", given: "Sơ Y tế")])
  #expect(try take(fixture, line("SYT", "Sở Y tế"), other) == [])
}

@Test func aLaterEndOnASheetIsRecordedAndNotOnlySaidToBe() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("Z", "Chi cục Z", .province, under: "42", to: Day("2024-01-01"))
  #expect(try take(fixture, line("Z", "Chi cục Z", to: Day("2024-03-01"))) == [])
  #expect(
    try fixture.accept("SELECT valid_to FROM organization WHERE code = 'Z' AND voided_by IS NULL") == "2024-03-01\n")
  try fixture.add("Z", "Chi cục Mới", .province, under: "42", from: Day("2024-03-01"))
  let errors = try take(fixture, line("Z", "Chi cục Z", to: Day("2024-05-01")))
  #expect(errors.first?.message.english.hasPrefix("code Z has belonged to 'Chi cục Mới' since 2024-03-01") == true)
}

@Test func ofAHundredLinesOfOneBodyTheOneThatIsAboveAnotherComesBeforeIt() throws {
  let fixture = try Fixture.withTwoSystems()
  var below = line("CON", "Phòng Con")
  below.parent = "Z@1950-06-01"
  let years = try (1900..<2000).map { year in
    var one = line("Z", "Chi cục Z", to: try Day("\(year + 1)-01-01"))
    (one.validFrom, one.continues) = (try Day("\(year)-01-01"), year > 1900)
    return one
  }
  let outcomes = try fixture.record { try OrganizationSheet($0, ImportOptions()).record([below] + years) }
  #expect(outcomes.allSatisfy { if case .success = $0 { true } else { false } }, "\(outcomes[0])")
}

@Test func anEndOnASheetThatIsNotAfterTheBeginningIsNamedByItsCell() throws {
  let fixture = try Fixture.withTwoSystems()
  var wrong = line("Z", "Chi cục Z", to: try Day("2024-01-01"))
  wrong.validFrom = wrong.validTo
  let columns = try fixture.record { recording in
    try OrganizationSheet(recording, ImportOptions()).record([wrong]).map { outcome -> OrganizationColumn? in
      if case .failure(let error as LineError<OrganizationColumn>) = outcome { error.column } else { nil }
    }
  }
  #expect(columns == [.validTo])
}

@Test func anotherNameOnASheetIsOneOfEveryDay() throws {
  let fixture = try Fixture.withTwoSystems()
  var named = line("SYT", "Sở Y tế")
  named.aliases = "Ngành Y"
  #expect(try take(fixture, named) == [])
  #expect(try fixture.tally("2023-01-02", Scope(owners: ["Ngành Y"])).operating == 2)
}
