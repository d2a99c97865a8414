import LevelRegistry
import Testing

extension Fixture {
  @discardableResult
  fileprivate func bring(_ code: String = "A", to state: SystemState, on day: String) throws -> ActResult {
    try record {
      switch state {
      case .suspended: try $0.suspend(code, on: Day(day))
      case .retired: try $0.retire(code, on: Day(day))
      default: try $0.start(code, on: Day(day))
      }
    }
  }
}

@Test func onlyASystemThatOperatesOnTheDayCounts() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", state: .building)
  try fixture.bring("C", to: .operating, on: "2023-06-01")
  try fixture.bring("C", to: .suspended, on: "2024-01-01")
  try fixture.bring("C", to: .operating, on: "2024-03-01")
  try fixture.bring("C", to: .retired, on: "2024-06-01")
  let days = ["2023-05-31", "2023-06-01", "2023-12-31", "2024-01-01", "2024-03-01", "2024-05-31", "2024-06-01"]
  #expect(try days.map { try fixture.tally($0).operating } == [2, 3, 3, 2, 3, 3, 2])
  #expect(try fixture.tally("2023-05-31").building == 1)
  #expect(try fixture.tally("2024-01-01").suspended == 1)
  #expect(try fixture.tally("2024-06-01").retired == 1)
}

@Test func anActOnTheStateTellsBothStates() throws {
  let fixture = try Fixture.withTwoSystems()
  let change = try fixture.bring(to: .suspended, on: "2024-01-01")
  #expect([change.before?.english, change.after.english] == ["operating", "suspended"])
  #expect([change.before?.vietnamese, change.after.vietnamese] == ["Đang vận hành", "Tạm dừng"])
}

@Test func aRetiredSystemIsNeverCounted() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.bring(to: .retired, on: "2024-06-01")
  #expect(try fixture.rate("2024-05-31") == "1/1 = 100%")
  #expect(try fixture.rate("2024-06-01") == "n/a")
  #expect(try fixture.position("A", "2024-06-01")?.retiredOn?.description == "2024-06-01")
}

@Test func nothingIsRecordedOfARetiredSystem() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.bring(to: .retired, on: "2024-06-01")
  let day = try Day("2024-06-01")
  let acts: [(Recording) throws -> Void] = [
    { try $0.start("A", on: day) }, { try $0.suspend("A", on: day) }, { try $0.retire("A", on: day) },
    { try $0.revoke("A", on: day) }, { try $0.change("A", name: "X", on: day) },
    { try $0.transfer("A", authority: .commune, on: day) }, { try $0.propose("A", level: .one, on: day) },
    { try $0.setPlan(of: "A", to: .full, on: day) }, { try $0.inspect("A", Inspection(.periodic), on: day) },
  ]
  for act in acts {
    #expect(throws: RegistryError.systemRetired("A", since: day)) { try fixture.record(act) }
  }
}

@Test func whatHappenedBeforeTheRetirementCanStillBeRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.bring(to: .retired, on: "2024-06-01")
  try fixture.plan("A", .full, on: "2024-05-31")
  let change = try fixture.bring(to: .suspended, on: "2024-05-01")
  #expect(change.later?.since.description == "2024-06-01")
  #expect(try fixture.position("A", "2024-05-31")?.state == .suspended)
  #expect(try fixture.position("A", "2024-06-01")?.state == .retired)
}

@Test(arguments: [SystemState.operating, .suspended])
func aStateThatHoldsAlreadyIsNotRecordedAgain(state: SystemState) throws {
  let fixture = try Fixture.withTwoSystems()
  if state == .suspended { try fixture.bring(to: .suspended, on: "2024-01-01") }
  let entry = try fixture.snapshot("2024-03-01").entry
  let error = try #require(throws: RegistryError.self) { try fixture.bring(to: state, on: "2024-03-01") }
  #expect(error.message.english.hasSuffix(", \(state.rawValue)"))
  #expect(try fixture.snapshot("2024-03-01").entry == entry)
}

@Test func aRetirementAheadIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) {
    try fixture.bring(to: .retired, on: "2024-11-21")
  }
}

@Test func aSystemIsNotRetiredBeforeARecordedDecisionUnlessThatIsMeant() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2024-03-01")
  let error = try #require(throws: RegistryError.self) { try fixture.record { try $0.retire("A", on: Day("2024-02-29")) } }
  #expect(
    error.message.english
      == "'A' would be retired on 2024-02-29, before a recorded decision: level 2, province, 2024-03-01/QĐ of 2024-03-01")
  try fixture.record { try $0.retire("A", on: Day("2024-02-29"), despiteDecisions: true) }
  #expect(try fixture.position("A", "2024-03-01")?.state == .retired)
  try fixture.approve("B", .two, on: "2024-03-01")
  try fixture.record { try $0.retire("B", on: Day("2024-03-01")) }
}
