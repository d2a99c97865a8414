import Testing

@testable import LevelRegistry

@Test func aStatusInThePastHoldsUpToTheNextAndNamesIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .full, on: "2024-03-01")
  let change = try fixture.plan("A", .partial, on: "2023-03-01")
  #expect(change.before == nil)
  #expect(change.later?.since.description == "2024-03-01")
  #expect(change.later?.phrase.english == "plan full")
  #expect(try fixture.position("A", "2024-02-29")?.plan?.status == .partial)
  #expect(try fixture.position("A", "2024-03-01")?.plan?.status == .full)
}

@Test func aStatusOfTheSameDayReplacesTheOneOnRecord() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .partial, on: "2023-03-01")
  let change = try fixture.plan("A", .full, on: "2023-03-01")
  #expect(change.before?.english == "plan partial")
  #expect(change.later == nil)
  #expect(try fixture.position("A", "2023-02-28")?.plan == nil)
  #expect(try fixture.position("A", "2023-03-01")?.plan?.status == .full)
}

@Test func theDayPromisedAndTheEvidenceAreKept() throws {
  let fixture = try Fixture.withTwoSystems()
  let evidence = Plan.Evidence(path: "bien-ban.pdf", digest: String(repeating: "0a", count: 32))
  try fixture.record {
    try $0.setPlan(
      of: "A", to: .partial, on: Day("2023-03-01"), expected: Period("Quý II/2027"), evidence: evidence)
  }
  let plan = try #require(try fixture.position("A", "2023-03-01")?.plan)
  #expect(plan == Plan(.partial, expected: try Period("2027-Q2"), evidence: evidence))
}

@Test(arguments: ["", "0a", String(repeating: "0A", count: 32), String(repeating: "0a", count: 31) + "g0"])
func evidenceWithADigestThatIsNoneIsRefused(digest: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.notADigest(digest)) {
    try fixture.record {
      try $0.setPlan(
        of: "A", to: .full, on: Day("2023-03-01"), evidence: Plan.Evidence(path: "a.pdf", digest: digest))
    }
  }
}

@Test func aPlanIsToldWithItsPromiseAndItsEvidence() throws {
  let fixture = try Fixture.withTwoSystems()
  let digest = String(repeating: "0a", count: 32)
  let change = try fixture.record {
    try $0.setPlan(
      of: "A", to: .partial, on: Day("2023-03-01"), expected: Period("2027-Q2"),
      evidence: Plan.Evidence(path: "biên bản.pdf", digest: digest))
  }
  #expect(
    change.after.english == "plan partial, full expected by 2027-Q2, evidence biên bản.pdf (SHA-256 \(digest))")
  #expect(
    change.after.vietnamese
      == "phương án: Đã triển khai một số hạng mục, dự kiến triển khai đầy đủ Quý II/2027, tài liệu chứng minh biên bản.pdf (SHA-256 \(digest))"
  )
}

@Test func aStatusAheadIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) {
    try fixture.plan("A", .full, on: "2024-11-21")
  }
}

@Test func theStatusOfAnUnknownSystemIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.unknownSystem("Z")) { try fixture.plan("Z", .full, on: "2023-03-01") }
}

@Test func aRetiredSystemIsRefusedForEveryAct() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", state: .retired)
  let error = RegistryError.systemRetired("C", since: try Day("2023-01-02"))
  #expect(throws: error) { try fixture.plan("C", .full, on: "2023-03-01") }
  #expect(throws: error) { try fixture.approve("C", .two, on: "2023-03-01") }
  #expect(throws: error) { try fixture.inspect("C", on: "2023-03-01") }
  #expect(throws: error) { try fixture.propose("C", .two, on: "2023-03-01") }
}

@Test func whatHappenedBeforeASystemRetiredIsStillRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", state: .retired, on: "2023-06-01")
  try fixture.approve("C", .two, on: "2023-05-31")
  #expect(try fixture.position("C", "2023-06-01")?.approval?.level == .two)
  #expect(try fixture.position("C", "2023-06-01")?.retiredOn?.description == "2023-06-01")
  #expect(try fixture.tally("2023-06-01").approved == 0)
}

/// A year that is mistyped lies far behind, mostly.
@Test func aTimeToComeThatLiesBehindIsRecordedAndRemarkedOn() throws {
  let fixture = try Fixture.withTwoSystems()
  let day = try Day("2024-03-05")
  func said(_ last: String, _ vietnamese: String) -> [Phrase] {
    [
      Phrase(
        "\(last) lies before 2024-03-05, the day of what is recorded: look at it again",
        "ngày \(vietnamese) ở trước ngày ghi nhận 05/03/2024: hãy kiểm tra lại")
    ]
  }
  func plan(_ expected: String) throws -> [Phrase] {
    try fixture.record { try $0.setPlan(of: "A", to: .partial, on: day, expected: Period(expected)) }.remarks
  }
  #expect(try plan("2020") == said("2020-12-31", "31/12/2020"))
  #expect(try plan("2024-03-05") == [])
  #expect(try plan("2024") == [])
  let proposed = try fixture.record { try $0.propose("A", level: .one, on: day, expected: Period("2023-Q4")) }
  #expect(proposed.remarks == said("2023-12-31", "31/12/2023"))
  let inspected = try fixture.record {
    try $0.inspect("A", Inspection(.periodic, result: .notConforming), remedyBy: Day("2020-01-01"), on: day)
  }
  #expect(inspected.remarks == said("2020-01-01", "01/01/2020"))
  let (_, remedy) = try fixture.record {
    try $0.addRemedy(to: "B", source: .incident, task: "sao lưu", due: Day("2024-03-04"), on: day)
  }
  #expect(remedy.remarks == said("2024-03-04", "04/03/2024"))
}
