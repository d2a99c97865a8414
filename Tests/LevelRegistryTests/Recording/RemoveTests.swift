import LevelRegistry
import Testing

extension Fixture {
  @discardableResult
  fileprivate func remove(_ kind: FactKind, _ code: String = "A", on day: String) throws -> ActResult {
    try correct { try $0.remove(kind, of: code, on: Day(day)) }
  }

  /// What is said of the registration of a system that is not to be taken back.
  fileprivate func refusal(_ code: String) throws -> RegistryError {
    try #require(throws: RegistryError.self) { try remove(.system, code, on: "2024-06-01") }
  }

  fileprivate func levels(_ days: String...) throws -> [Level?] {
    try days.map { try position("A", $0)?.approval?.level }
  }
}

@Test func whatAMistakenDecisionEndedIsInForceAgain() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-06-01")
  try fixture.approve("A", .three, on: "2024-01-01")
  #expect(try fixture.rate("2024-06-01") == "n/a")
  let change = try fixture.remove(.approval, on: "2024-06-01")
  #expect(change.before?.english == "level 3, province, 2024-01-01/QĐ of 2024-01-01")
  #expect(change.after.english == "level 2, province, 2023-03-01/QĐ of 2023-03-01")
  #expect(change.since.description == "2024-01-01")
  #expect(try fixture.levels("2023-12-31", "2024-01-01", "2024-11-20") == [.two, .two, .two])
  #expect(try fixture.rate("2024-06-01") == "1/1 = 100%")
  #expect(try fixture.snapshot("2024-06-01", knownAt: .entry(5)).rate(of: .completion).description == "n/a")
}

@Test func whatIsTakenBackInThePastLeavesWhatFollows() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .one, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2023-06-01")
  try fixture.approve("A", .two, on: "2023-09-01")
  let change = try fixture.remove(.approval, on: "2023-06-01")
  #expect(change.later?.since.description == "2023-09-01")
  #expect(try fixture.levels("2023-03-01", "2023-06-01", "2023-08-31", "2023-09-01") == [.one, .one, .one, .two])
}

@Test func theFirstFactTakenBackLeavesNothingBeforeTheNext() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .one, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2023-06-01")
  let change = try fixture.remove(.approval, on: "2023-03-01")
  #expect(change.after.english == "nothing recorded")
  #expect(change.after.vietnamese == "không có ghi nhận")
  #expect(try fixture.levels("2023-03-01", "2023-05-31", "2023-06-01") == [nil, nil, .three])
}

@Test func aFactThatTwoFollowedIsTakenBackAlone() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .none, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-03-01")
  try fixture.plan("A", .partial, on: "2023-06-01")
  try fixture.remove(.plan, on: "2023-03-01")
  #expect(try fixture.position("A", "2023-05-31")?.plan == nil)
  #expect(try fixture.position("A", "2023-06-01")?.plan?.status == .partial)
}

@Test func aRevocationByMistakeIsTakenBack() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.revoke("A", on: Day("2023-06-01")) }
  try fixture.approve("A", .three, on: "2024-01-01")
  let change = try fixture.remove(.approval, on: "2023-09-01")
  #expect(change.before?.english == "no approval")
  #expect(change.after.english == "level 2, province, 2023-03-01/QĐ of 2023-03-01")
  #expect(change.since.description == "2023-06-01")
  #expect(try fixture.levels("2023-06-01", "2023-12-31", "2024-01-01") == [.two, .two, .three])
}

@Test func aDecisionAfterARevocationIsTakenBackUpToIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.revoke("A", on: Day("2023-06-01")) }
  try fixture.approve("A", .three, on: "2024-01-01")
  try fixture.remove(.approval, on: "2024-01-01")
  #expect(try fixture.levels("2023-05-31", "2023-06-01", "2024-06-01") == [.two, nil, nil])
}

@Test func aDecisionTakenBackNamesTheDossierThatItEnded() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  let change = try fixture.remove(.approval, on: "2023-03-01")
  let dossier = try #require(change.alongside)
  #expect(dossier.phrase.english == "dossier approved, level 2 proposed")
  #expect(dossier.correction.fact == .dossier && dossier.correction.day.description == "2023-03-01")
  #expect(dossier.correction.change == nil)
  #expect(try fixture.position("A", "2023-03-01")?.dossier?.status == .approved)
  try fixture.remove(.dossier, on: "2023-03-01")
  #expect(try fixture.position("A", "2024-03-01")?.dossier?.status == .draft)
  #expect(try fixture.position("A", "2024-03-01")?.dossierOn?.description == "2023-02-01")
}

@Test func aDossierThatIsReopenedIsEndedByTheNextDecision() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  try fixture.approve("A", .two, on: "2023-09-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.remove(.approval, on: "2023-03-01")
  try fixture.remove(.dossier, on: "2023-03-01")
  let statuses = try ["2023-03-01", "2023-08-31", "2023-09-01"].map { day in
    try fixture.position("A", day)?.dossier?.status
  }
  #expect(statuses == [.draft, .draft, .approved])
}

@Test func aSystemIsTakenBackOnlyWhenNothingElseOfItStands() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  let error = try #require(throws: RegistryError.self) { try fixture.remove(.system, on: "2024-01-01") }
  #expect(error.message.english == "this is the only registration of 'A', and 2 other facts depend on it")
  guard case .stillRecorded("A", let others) = error else { return #expect(Bool(false), "\(error)") }
  #expect(others.corrections.map(\.fact) == [.dossier, .plan])
  #expect(others.corrections.map(\.day.description) == ["2023-02-01", "2023-05-01"])
  try fixture.remove(.plan, on: "2023-05-01")
  try fixture.remove(.dossier, on: "2023-02-01")
  try fixture.remove(.system, on: "2024-01-01")
  #expect(try fixture.position("A", "2024-01-01") == nil)
  #expect(try fixture.tally("2024-01-01").operating == 1)
  #expect(throws: RegistryError.unknownSystem("A")) { try fixture.plan("A", .full, on: "2024-01-01") }
}

@Test func whatStandsOfOneDayIsNamedInTheOrderInWhichItWasRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, on: "2023-05-01")
  try fixture.inspect("A", .beforeUse, on: "2023-05-01")
  let error = try #require(throws: RegistryError.self) { try fixture.remove(.system, on: "2024-01-01") }
  guard case .stillRecorded("A", let others) = error else { return #expect(Bool(false), "\(error)") }
  #expect(others.corrections.map(\.fact) == [.inspection(.periodic), .inspection(.beforeUse)])
}

@Test func aSystemIsTakenBackOnlyWhenNoResultAndNoRemedyOfItStands() throws {
  let fixture = try Fixture.withRequirements()
  try fixture.register("C")
  for (codes, value, day) in [(["P1", "N1"], Fulfillment.notMet, "2024-02-01"), (["P1"], .met, "2024-05-01")] {
    try fixture.record { try $0.assess("C", .init(codes, level: .two), Assessment(value), on: Day(day)) }
  }
  try fixture.record { try $0.addRemedy(to: "C", source: .roadmap, task: "thay tường lửa", on: Day("2024-03-01")) }
  // P1 until May and from May on, N1, and the remedy.
  #expect(
    try fixture.refusal("C").message.english
      == "this is the only registration of 'C', and 4 other facts depend on it (3 results per requirement, 1 remedy)")
  #expect(
    try fixture.refusal("C").message.vietnamese
      == "đây là lần đăng ký duy nhất của 'C', còn 4 ghi nhận khác dựa vào (3 kết quả theo yêu cầu, 1 nội dung khắc phục)"
  )
  // Each time the entries that are left: what a reversal puts back is of the entry that first recorded it.
  for left: [Int64] in [[6, 5, 4], [5, 4], [4]] {
    guard case .stillRecorded("C", let others) = try fixture.refusal("C") else { return #expect(Bool(false)) }
    #expect(others.entries == left && others.corrections.isEmpty)
    try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(left[0]) }
  }
  try fixture.remove(.system, "C", on: "2024-06-01")
  #expect(try fixture.position("C", "2024-06-01") == nil)
  #expect(try Registry.verify(fixture.path).isSound)
}

@Test func whatAReversalWithdrawsIsNotToBeCorrectedToo() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record {
    try $0.inspect(
      "A", Inspection(.periodic), remedyBy: Day("2024-12-31"), task: "bịt cổng", on: Day("2024-02-01"))
  }
  try fixture.plan("A", .full, on: "2024-03-01")
  guard case .stillRecorded("A", let others) = try fixture.refusal("A") else { return #expect(Bool(false)) }
  #expect(others.count == 3 && others.entries == [3] && others.corrections.map(\.fact) == [.plan])
  try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(3) }
  try fixture.remove(.plan, on: "2024-03-01")
  try fixture.remove(.system, on: "2024-06-01")
  #expect(try fixture.position("A", "2024-06-01") == nil)
}

@Test func aSystemFromWhichOthersInheritIsTakenBackOnlyAfterThat() throws {
  let fixture = try Fixture.withRequirements()
  try fixture.inherit("A", "N1", "N2", from: "DC", on: "2024-02-01")
  guard case .stillRecorded("DC", let others) = try fixture.refusal("DC") else { return #expect(Bool(false)) }
  #expect((others.inherited, others.results, others.entries) == (2, 0, [3]))
  #expect(
    try fixture.refusal("DC").message.english
      == "this is the only registration of 'DC', and 3 other facts depend on it (2 results that other systems inherit)")
  try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(3) }
  try fixture.remove(.approval, "DC", on: "2024-02-01")
  try fixture.remove(.system, "DC", on: "2024-06-01")
  #expect(try fixture.position("DC", "2024-06-01") == nil)
}

@Test func aSystemThatChangedSinceIsRegisteredFromTheChangeOnWhenItsFirstFactIsTakenBack() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.suspend("A", on: Day("2024-01-01")) }
  try fixture.remove(.system, on: "2023-06-01")
  #expect(try fixture.position("A", "2023-12-31") == nil)
  #expect(try fixture.position("A", "2024-01-01")?.registeredOn.description == "2024-01-01")
  #expect(throws: RegistryError.self) { try fixture.remove(.system, on: "2024-01-01") }
}

@Test func theCodeOfASystemThatNeverWasCanBeBorneByAnotherAndHistoryTellsBoth() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.remove(.system, on: "2024-01-01")
  #expect(try fixture.snapshot("2024-01-01").history(of: "A").map(\.voidedBy) == [3])
  try fixture.register("A", on: "2024-02-01")
  try fixture.plan("A", .full, on: "2024-03-01")
  let lines = try fixture.snapshot("2024-01-01").history(of: "A")
  #expect(lines.map(\.kind) == ["system", "system", "plan"])
  #expect(lines.map(\.voidedBy) == [3, nil, nil])
  #expect(lines.map { $0.correction == nil } == [true, false, false])
}

@Test func whatReplacedAnotherOnItsFirstDayIsTakenBackToIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .partial, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-03-01")
  try fixture.plan("A", .none, on: "2023-09-01")
  let corrections = try fixture.snapshot("2024-01-01").history(of: "A").compactMap(\.correction).suffix(2)
  #expect(corrections.map(\.day.description) == ["2023-03-01", "2023-09-01"])
  guard case .plan(let recorded, let wanted)? = corrections.first?.change else { return #expect(Bool(false)) }
  #expect(recorded.status == .full && wanted.status == .partial)
  #expect(corrections.last?.change == nil)
}
