import LevelRegistry
import Testing

// A recorded merger holds for what is recorded after it, too: it makes no difference in which order an office hears of
// things. Found by the naive model.
private let reform = "2025-07-01"

private func office() throws -> Fixture {
  let fixture = try Fixture(today: "2026-11-20")
  try fixture.add("42", "Tỉnh", .province)
  for (code, name) in [("1", "Xã Một"), ("2", "Xã Hai"), ("5", "Xã Năm")] {
    try fixture.add(code, name, .commune, under: "42")
  }
  return fixture
}

extension Fixture {
  fileprivate func merge(_ old: String, into code: String, under parent: String? = nil, on day: String = reform) throws
  {
    let name = try snapshot(day).organizations().contains { $0.organization.code == code } ? nil : "Xã Mới \(code)"
    try record { try $0.mergeOrganizations([old], into: code, name: name, parent: parent, on: Day(day)) }
  }

  fileprivate func abolish(_ code: String, on day: String) throws {
    try record { _ = try $0.abolishOrganization(code, on: Day(day)) }
  }

  fileprivate func owner(_ code: String, _ day: String) throws -> String? {
    try position(code, day)?.owner.code
  }

  fileprivate func above(_ code: String, _ day: String) throws -> String? {
    try snapshot(day).details(of: code).parent?.code
  }

  fileprivate func vouches(_ owner: String, _ day: String) throws -> Bool {
    try tally(day, Scope(owners: [owner])).confirmed > 0
  }
}

@Test func aPartOfABodyThatWasMergedStandsUnderItsSuccessor() throws {
  let fixture = try office()
  try fixture.merge("1", into: "3")
  try fixture.add("1.VP", "Văn phòng", .commune, under: "1", from: Day("2020-01-01"))
  #expect(try fixture.above("1.VP", "2025-06-30") == "1")
  #expect(try fixture.above("1.VP", reform) == "3")
}

@Test func aCorrectionThatNamesABodyThatWasMergedNamesItsSuccessorFromThen() throws {
  let fixture = try office()
  try fixture.register("A", owner: "2", on: "2024-01-01")
  try fixture.merge("1", into: "3")
  try fixture.correct { recording in
    try recording.correctSystem("A", on: Day("2024-01-01")) { system, since in
      system.owner = try recording.organization("1", on: since).id
    }
  }
  #expect(try fixture.owner("A", "2025-06-30") == "1")
  #expect(try fixture.owner("A", reform) == "3")
}

@Test func aSheetOfADayBeforeTheMergerNamesTheSuccessorFromThen() throws {
  let fixture = try office()
  try fixture.register("A", owner: "2", on: "2024-01-01")
  try fixture.merge("1", into: "3")
  let day = try Day("2025-01-01")
  var line = SystemLine(try #require(try fixture.position("A", "2025-01-01")))
  line.owner = "1"
  try fixture.record { _ = try SystemSheet($0, ImportOptions(day: day)).record(line) }
  #expect(try fixture.owner("A", "2025-06-30") == "1")
  #expect(try fixture.owner("A", reform) == "3")
}

@Test func aTransferTakenBackGivesTheSystemToTheSuccessorOfWhoHadIt() throws {
  let fixture = try office()
  try fixture.register("A", owner: "1", on: "2024-01-01")
  try fixture.record { try $0.transfer("A", owner: "2", operator: "2", on: Day("2025-03-01")) }
  try fixture.merge("1", into: "3")
  try fixture.correct { try $0.remove(.system, of: "A", on: Day("2025-03-01")) }
  #expect(try fixture.owner("A", "2025-06-30") == "1")
  #expect(try fixture.owner("A", reform) == "3")
}

@Test func whatFollowsFromAMergerIsNotTakenBack() throws {
  let fixture = try office()
  try fixture.register("A", owner: "1", on: "2024-01-01")
  try fixture.merge("1", into: "3")
  let error = try #require(throws: RegistryError.self) {
    try fixture.correct { try $0.remove(.system, of: "A", on: Day(reform)) }
  }
  guard case .followsReorganization(_, since: try Day(reform)) = error else { throw error }
  #expect(try fixture.owner("A", reform) == "3")
}

@Test func theBodyAboveOneThatIsGoneIsAboveWhatIsRecordedBelowIt() throws {
  let fixture = try office()
  try fixture.abolish("1", on: reform)
  try fixture.add("1.VP", "Văn phòng", .commune, under: "1", from: Day("2020-01-01"))
  try fixture.merge("1.VP", into: "9", on: "2026-01-01")
  #expect(try fixture.above("9", "2026-01-01") == "42")
}

@Test func partsThatMoveUpMoveOnToWhoTookTheBodyAboveOver() throws {
  let fixture = try office()
  try fixture.add("1.VP", "Văn phòng", .commune, under: "1")
  try fixture.add("1.VP.A", "Tổ A", .commune, under: "1.VP")
  try fixture.merge("1", into: "3")
  try fixture.abolish("1.VP", on: "2025-01-01")
  #expect(try fixture.above("1.VP.A", "2025-01-01") == "1")
  #expect(try fixture.above("1.VP.A", reform) == "3")
}

@Test func aSuccessorStandsUnderWhoTookTheBodyAboveItOver() throws {
  let fixture = try office()
  try fixture.merge("1", into: "3")
  try fixture.merge("2", into: "9", under: "1", on: "2025-01-01")
  #expect(try fixture.above("9", "2025-01-01") == "1")
  #expect(try fixture.above("9", reform) == "3")
}

@Test func nobodyStandsAboveItselfByWayOfALaterMerger() throws {
  let fixture = try office()
  try fixture.add("1.VP", "Văn phòng", .commune, under: "1")
  try fixture.add("6", "Xã Sáu", .commune, under: "1.VP")
  try fixture.merge("5", into: "6", on: "2026-01-01")
  #expect(throws: RegistryError.ownParent("6")) { try fixture.merge("1", into: "5") }
}

@Test func whoGainsSystemsByALaterMergerConfirmsAnewToo() throws {
  let fixture = try office()
  try fixture.register("A", owner: "1", on: "2024-01-01")
  try fixture.confirm("5", on: "2025-01-10")
  try fixture.merge("2", into: "5", on: "2026-01-01")
  try fixture.register("B", owner: "5", on: "2024-01-01")
  #expect(try fixture.vouches("5", "2026-01-01"))
  try fixture.merge("1", into: "2")
  #expect(try fixture.owner("A", "2026-01-01") == "5")
  #expect(try fixture.vouches("5", "2025-12-31"))
  #expect(try !fixture.vouches("5", "2026-01-01"))
}

@Test func whoIsGoneVouchesForNothing() throws {
  let fixture = try office()
  try fixture.register("A", owner: "1", on: "2024-01-01")
  try fixture.abolish("1", on: reform)
  try fixture.confirm("1", on: "2025-01-10")
  #expect(try fixture.vouches("42", "2025-06-30"))
  #expect(try !fixture.vouches("42", reform))
  #expect(throws: RegistryError.self) { try fixture.confirm("1@2025-06-30", on: reform) }
}

@Test func aContactRecordedLateEndsAndIsHandedOverToo() throws {
  let fixture = try office()
  let gone = try fixture.snapshot("2024-01-01").organization("2").id
  try fixture.merge("1", into: "3")
  try fixture.abolish("2", on: reform)
  for (code, unit) in [("5", "1"), ("2", "5")] {
    try fixture.record { _ = try $0.setContact(of: code, to: [.specializedUnit: unit], on: Day("2024-01-01")) }
  }
  #expect(try fixture.snapshot("2025-06-30").details(of: "5").specializedUnit?.code == "1")
  #expect(try fixture.snapshot(reform).details(of: "5").specializedUnit?.code == "3")
  #expect(try fixture.snapshot("2025-06-30").contact(of: gone) != nil)
  #expect(try fixture.snapshot(reform).contact(of: gone) == nil)
}

@Test func aMergerThatALatePartRestsOnIsNotTakenBackWhole() throws {
  let fixture = try office()
  try fixture.merge("1", into: "2")
  let merger = try fixture.registry.snapshot().entry
  try fixture.add("1.VP", "Văn phòng", .commune, under: "1", from: Day("2020-01-01"))
  let error = RegistryError.builtUpon(merger, by: merger + 1, act: "organization add")
  #expect(throws: error) { try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(merger) } }
}
