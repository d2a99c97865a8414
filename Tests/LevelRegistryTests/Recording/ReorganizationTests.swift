import Testing

@testable import LevelRegistry

// Two communes of one district become one, which takes the code of the second; invented, with the shapes of 2025.
private let reform = "2025-07-01"

private func office() throws -> Fixture {
  let fixture = try Fixture(today: "2026-11-20")
  try fixture.add("42", "Tỉnh", .province)
  try fixture.add("439", "Huyện Một", .district, under: "42")
  try fixture.add("439.TC", "Phòng Tài chính", .district, under: "439")
  for (code, name) in [("101", "Xã An"), ("102", "Xã Bình"), ("103", "Xã Cảnh")] {
    try fixture.add(code, name, .commune, under: "439")
  }
  try fixture.add("101.VP", "Văn phòng Xã An", .commune, under: "101")
  for (code, owner) in [("A", "101"), ("B", "102"), ("C", "103"), ("D", "439"), ("E", "439.TC")] {
    try fixture.register(code, owner: owner, authority: .district)
  }
  return fixture
}

extension Fixture {
  @discardableResult
  fileprivate func merge(
    _ old: [String], into code: String, name: String? = "Xã Mới", parent: String? = nil, on day: String = reform
  ) throws -> [ActResult] {
    try record { try $0.mergeOrganizations(old, into: code, name: name, parent: parent, on: Day(day)) }
  }

  @discardableResult
  fileprivate func abolish(_ code: String, on day: String = reform) throws -> Dissolution {
    try record { try $0.abolishOrganization(code, on: Day(day)) }
  }

  fileprivate func owner(_ code: String, _ day: String) throws -> String? {
    try position(code, day)?.owner.name
  }

  fileprivate func count(_ owner: String, _ day: String) throws -> Int {
    try tally(day, Scope(owners: [owner])).operating
  }
}

@Test func aMergerCarriesTheSystemsOverInOneEntry() throws {
  let fixture = try office()
  let before = try fixture.snapshot(reform).entry
  let changes = try fixture.merge(["101", "102"], into: "102")
  #expect(try fixture.snapshot(reform).entry == before + 1)
  #expect(changes.map(\.code) == ["102", "101", "102", "101.VP", "A", "B"])
  #expect(try fixture.owner("A", "2025-06-30") == "Xã An")
  #expect(try fixture.owner("A", reform) == "Xã Mới")
  #expect(try fixture.position("B", reform)?.operator.name == "Xã Mới")
  #expect(try fixture.owner("C", reform) == "Xã Cảnh")
}

@Test func aCodeUsedAgainIsReadAsOfTheDayAsked() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "102")
  #expect(try fixture.count("102", "2025-06-30") == 1)
  #expect(try fixture.count("102", reform) == 2)
  #expect(try fixture.count("102@2025-06-30", reform) == 0)
  #expect(throws: RegistryError.self) { try fixture.count("101", reform) }
}

@Test func theSuccessorStandsUnderTheLowestBodyThatIsLeft() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "104")
  #expect(try fixture.count("439", reform) == 5)
  try fixture.abolish("439")
  #expect(try fixture.count("42", reform) == 5)
}

@Test func changesRecordedForLaterDaysAreCarriedOverToo() throws {
  let fixture = try office()
  try fixture.record { try $0.change("A", name: "Tên khác", on: Day("2025-09-01")) }
  try fixture.merge(["101", "102"], into: "104")
  #expect(try fixture.owner("A", "2025-08-31") == "Xã Mới")
  #expect(try fixture.position("A", "2025-09-01")?.name == "Tên khác")
  #expect(try fixture.owner("A", "2025-09-01") == "Xã Mới")
}

@Test func whatWasGivenAwayLaterStaysGivenAway() throws {
  let fixture = try office()
  try fixture.record { try $0.transfer("A", owner: "103", operator: "103", on: Day("2025-09-01")) }
  try fixture.merge(["101", "102"], into: "104")
  #expect(try fixture.owner("A", "2025-08-31") == "Xã Mới")
  #expect(try fixture.owner("A", "2025-09-01") == "Xã Cảnh")
}

@Test func mergersRecordedInTheWrongOrderGiveTheSameOwners() throws {
  let fixture = try office()
  try fixture.add("104", "Xã Mới", .commune, under: "42")
  try fixture.merge(["104"], into: "105", name: "Xã Mới Hơn", on: "2026-01-01")
  try fixture.merge(["101"], into: "104")
  #expect(try fixture.owner("A", "2025-12-31") == "Xã Mới")
  #expect(try fixture.owner("A", "2026-01-01") == "Xã Mới Hơn")
}

@Test func anOrganizationOnRecordAbsorbsOthersUnderItsOwnName() throws {
  let fixture = try office()
  try fixture.merge(["101"], into: "103", name: nil)
  #expect(try fixture.count("103", reform) == 2)
  let error = RegistryError.bearerDiffers(
    "103", known: "Xã Cảnh, commune, 439", given: "Xã Khác, commune, 439", on: try Day(reform))
  #expect(throws: error) { try fixture.merge(["102"], into: "103", name: "Xã Khác") }
  #expect(throws: RegistryError.emptyText(.name)) { try fixture.merge(["102"], into: "109", name: nil) }
}

@Test func whoAbsorbsOthersConfirmsItsListAnew() throws {
  let fixture = try office()
  try fixture.confirm("103", on: "2025-01-10")
  try fixture.merge(["101"], into: "103", name: nil)
  #expect(try fixture.tally("2025-06-30", Scope(owners: ["103"])).confirmed == 1)
  #expect(try fixture.tally(reform, Scope(owners: ["103"])).confirmed == 0)
}

@Test func theSameMergerTwiceIsRefused() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "102")
  let error = RegistryError.organizationUnchanged("102", on: try Day(reform))
  #expect(throws: error) { try fixture.merge(["101", "102"], into: "102") }
}

@Test func whoWasSucceededIsNotSucceededAgain() throws {
  let fixture = try office()
  try fixture.merge(["101"], into: "104")
  let day = try Day(reform)
  #expect(throws: RegistryError.succeededAlready("101", by: "104", on: day)) {
    try fixture.merge(["101"], into: "103", name: nil, on: "2025-05-01")
  }
  #expect(throws: RegistryError.self) { try fixture.abolish("104", on: reform) }
  #expect(throws: RegistryError.isInTheFuture(try Day("2027-01-01"), today: try Day("2026-11-20"))) {
    try fixture.abolish("103", on: "2027-01-01")
  }
}

@Test func nobodyStandsAboveItself() throws {
  let fixture = try office()
  #expect(throws: RegistryError.ownParent("104")) { try fixture.merge(["101"], into: "104", parent: "101.VP") }
}

@Test func severalTiersNeedOneToBeNamed() throws {
  let fixture = try office()
  #expect(throws: RegistryError.tierUnclear("104")) { try fixture.merge(["101", "439"], into: "104") }
}

@Test func anAbolishedBodyLeavesItsSystemsWithTheLinesThatHandThemOver() throws {
  let fixture = try office()
  let ending = try fixture.abolish("439")
  #expect(ending.changes.map(\.code) == ["439", "439.TC", "101", "102", "103"])
  #expect(ending.left.map(\.code) == ["D"])
  let left = ending.left[0]
  #expect(left.lacksOwner && left.lacksOperator && left.authority == .province)
  #expect(left.since.description == reform && left.candidates.map(\.code) == ["42"])
  #expect(try fixture.groups(.owner, reform)["439@2025-06-30"] == 1)
  #expect(try fixture.count("42", reform) == 5)
}

@Test func aSplitBodyLeavesTheChoiceToPeople() throws {
  let fixture = try office()
  let ending = try fixture.record { try $0.splitOrganization("101", into: ["102", "103"], on: Day(reform)) }
  #expect(ending.left.map(\.code) == ["A"])
  #expect(ending.left[0].candidates.map(\.code) == ["102", "103"])
  #expect(ending.left[0].lacksOwner && ending.left[0].lacksOperator && ending.left[0].authority == .commune)
  #expect(try fixture.count("102", reform) == 1)
  #expect(try fixture.count("439", reform) == 5)
  #expect(try fixture.groups(.owner, reform)["101@2025-06-30"] == 1)
  #expect(throws: RegistryError.splitIntoOne("439.TC")) {
    try fixture.record { try $0.splitOrganization("439.TC", into: ["102"], on: Day(reform)) }
  }
}

@Test func aRenamedOrganizationStaysTheSame() throws {
  let fixture = try office()
  try fixture.record { try $0.renameOrganization("101", to: "Xã 'An' Mới", on: Day(reform)) }
  #expect(try fixture.owner("A", "2025-06-30") == "Xã An")
  #expect(try fixture.owner("A", reform) == "Xã 'An' Mới")
  let change = try fixture.record { try $0.renameOrganization("101", to: "Xã Giữa", on: Day("2025-02-01")) }
  #expect(change.after.english == "Xã Giữa; from 2025-07-01 on 'Xã 'An' Mới' stands")
  #expect(throws: RegistryError.organizationUnchanged("101", on: try Day(reform))) {
    try fixture.record { try $0.renameOrganization("101", to: "Xã 'An' Mới", on: Day(reform)) }
  }
}

@Test func aCodeBorneByTwoOverTheYearsMakesTwoGroups() throws {
  let fixture = try office()
  try fixture.abolish("101")
  try fixture.add("101", "Xã Khác", .commune, under: "42", from: Day(reform))
  try fixture.register("F", owner: "101", authority: .commune, on: "2025-08-01")
  let groups = try fixture.groups(.owner, "2025-08-01")
  #expect(groups["101"] == 1)
  #expect(groups["101@2025-06-30"] == 1)
  #expect(groups.values.reduce(0, +) == 6)
}

@Test func theOperatorFilterFindsWhatASuccessorTookOver() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "102")
  try fixture.register("G", owner: "101", authority: .district, on: "2025-01-05")
  #expect(try fixture.count("102", reform) == 3)
  #expect(try fixture.tally(reform, Scope(operators: ["102"])).operating == 3)
}

@Test func aBodyIsAbsorbedByItsOwnPartWhichMovesUp() throws {
  let fixture = try office()
  let changes = try fixture.merge(["101"], into: "101.VP", name: nil)
  #expect(changes.map { "\($0.code) \($0.after.english)" }.first == "101.VP under Huyện Một")
  #expect(try fixture.owner("A", reform) == "Văn phòng Xã An")
  #expect(try fixture.count("439", reform) == 5)
  #expect(try fixture.count("101.VP", reform) == 1)
  #expect(try fixture.count("101", "2025-06-30") == 1)
}

@Test func aPartOfAPartAbsorbsTheWhole() throws {
  let fixture = try office()
  try fixture.add("101.VP.TH", "Tổ Tổng hợp", .commune, under: "101.VP")
  try fixture.merge(["101"], into: "101.VP.TH", name: nil)
  let snapshot = try fixture.snapshot(reform)
  let parents = try snapshot.organizationLines().filter { $0.validFrom == snapshot.day }.map {
    "\($0.code ?? "") \($0.parent ?? "–")"
  }
  #expect(parents == ["101.VP 101.VP.TH", "101.VP.TH 439"])
}

@Test func whatWasVouchedForBeforeAMergerEndsWithItThoughItIsRecordedLater() throws {
  let fixture = try office()
  try fixture.merge(["101"], into: "102", name: nil)
  try fixture.confirm("102", on: "2025-06-01")
  try fixture.confirm("103", on: "2025-06-01")
  let confirmed = try ["2025-06-30", reform].map { try fixture.snapshot($0).confirmations().count }
  #expect(confirmed == [2, 1])
  try fixture.confirm("102", on: "2025-08-01")
  #expect(try fixture.snapshot("2025-08-01").confirmations().count == 2)
}

@Test func abolishingABodyAfterItsRecordedEndNamesThatEnd() throws {
  let fixture = try office()
  let end = try Day("2025-01-01")
  try fixture.add("Z", "Xã Z", .commune, under: "439", to: end)
  for (code, day) in [("Z", "2025-03-01"), ("Z@2024-12-31", "2025-03-01"), ("Z", "2025-01-02")] {
    #expect(throws: RegistryError.endRecorded("Z", name: "Xã Z", on: end, asked: try Day(day))) {
      try fixture.abolish(code, on: day)
    }
  }
  #expect(throws: RegistryError.organizationUnchanged("Z", on: end)) { try fixture.abolish("Z", on: "2025-01-01") }
  try fixture.abolish("Z", on: "2024-12-01")
  #expect(
    try fixture.accept("SELECT valid_to FROM organization WHERE code = 'Z' AND voided_by IS NULL") == "2024-12-01\n")
}

@Test func aSuccessorOfARecordedNameIsRefused() throws {
  let fixture = try office()
  #expect(throws: RegistryError.line(.organizationRecordedAs("103", name: "Xã Cảnh", given: "109"))) {
    try fixture.merge(["101", "102"], into: "109", name: "Xã Cảnh")
  }
  #expect(throws: RegistryError.organizationAlike("103", name: "Xã Cảnh", given: "Xa Canh")) {
    try fixture.merge(["101", "102"], into: "109", name: "Xa Canh")
  }
  // The name of one that ends is free.
  try fixture.merge(["101", "102"], into: "109", name: "Xã An")
}

@Test func aNameWithoutItsMarksDoesNotMeanARecordedSuccessor() throws {
  let fixture = try office()
  #expect(throws: RegistryError.self) { try fixture.merge(["101"], into: "103", name: "Xa Canh") }
  try fixture.merge(["101"], into: "103", name: "XÃ CẢNH")
}

@Test func whatFollowsFromAMergerIsTransferredAndNotWithdrawn() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "102")
  let transfer = Correction(transferring: "A", owner: true, operator: true, on: try Day(reform))
  let lines = try fixture.snapshot(reform).history(of: "A").filter { $0.correction != nil }
  #expect(lines.last?.correction == transfer)
  #expect(throws: RegistryError.followsReorganization(transfer, since: try Day(reform))) {
    try fixture.registry.record(by: "lan", note: "nhầm") { try $0.remove(.system, of: "A", on: Day(reform)) }
  }
}

@Test func aCorrectionOfADescriptionPointsToTheSameMistakeAfterAHandOver() throws {
  let fixture = try office()
  try fixture.merge(["101", "102"], into: "102")
  func correct(_ edit: (inout InformationSystem) -> Void) throws -> ActResult.Standing {
    let change = try fixture.registry.record(by: "lan", note: "nhầm") {
      try $0.correctSystem("A", on: Day("2025-01-01")) { system, _ in edit(&system) }
    }.result
    return try #require(change.later)
  }
  guard case .system(_, let wanted) = try correct({ $0.name = "Tên đúng" }).correction.change else {
    return #expect(Bool(false))
  }
  #expect(wanted.name == "Tên đúng")
  // Who owned it before the hand-over (103 is organization 6) says nothing of who does since.
  let later = try correct { $0.owner = 6 }.correction
  #expect(later == Correction(transferring: "A", owner: false, operator: true, on: try Day(reform)))
}

@Test func aMergerOfOneThatASheetOfSuccessionsNamedEndsItAndSaysSo() throws {
  let fixture = try office()
  try fixture.record { recording in
    var line = SuccessionLine()
    (line.oldCode, line.newCode, line.effectiveOn) = ("101", "102", try Day(reform))
    _ = try SuccessionSheet(recording, ImportOptions()).record(line)
  }
  let change = try #require(try fixture.merge(["101"], into: "102", name: nil).first { $0.code == "101" })
  #expect(change.after.english == "merged into Xã Bình")
}
