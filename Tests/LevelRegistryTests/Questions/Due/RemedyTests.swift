import LevelRegistry
import Testing

extension Fixture {
  fileprivate func inspect(
    _ code: String = "A", _ kind: InspectionKind = .periodic, _ result: InspectionResult?, by remedyBy: String? = nil,
    on day: String
  ) throws {
    try record {
      try $0.inspect(code, Inspection(kind, result: result, remedyBy: remedyBy.map { try Day($0) }), on: Day(day))
    }
  }

  /// The open remedies as `code kind inspected due`.
  fileprivate func open(_ day: String, _ scope: Scope = Scope(), knownAt: KnownAt = .now) throws -> [String] {
    try snapshot(day, knownAt: knownAt).openRemedies(in: scope).map {
      "\($0.code) \($0.inspection.kind.rawValue) \($0.inspectedOn) \($0.dueOn)"
    }
  }
}

@Test func aRemedyIsOpenFromTheInspectionOn() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, .notConforming, by: "2024-05-01", on: "2024-03-01")
  #expect(try fixture.open("2024-02-29") == [])
  #expect(try fixture.open("2024-03-01") == ["A periodic 2024-03-01 2024-05-01"])
  #expect(try fixture.open("2024-11-01") == ["A periodic 2024-03-01 2024-05-01"])
}

@Test(arguments: InspectionKind.allCases)
func aLaterInspectionOfAnyKindThatConformsClosesIt(kind: InspectionKind) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, .notConforming, by: "2024-05-01", on: "2024-03-01")
  try fixture.inspect("A", kind, .conforming, on: "2024-06-01")
  #expect(try fixture.open("2024-05-31") == ["A periodic 2024-03-01 2024-05-01"])
  #expect(try fixture.open("2024-06-01") == [])
}

@Test func nothingElseClosesIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, .notConforming, by: "2024-05-01", on: "2024-03-01")
  try fixture.inspect("A", .periodic, nil, on: "2024-06-01")
  try fixture.inspect("A", .unscheduled, .notConforming, by: "2024-04-15", on: "2024-06-02")
  try fixture.inspect("A", .beforeUse, .conforming, on: "2024-02-01")
  try fixture.inspect("B", .periodic, .conforming, on: "2024-06-01")
  #expect(
    try fixture.open("2024-07-01") == ["A unscheduled 2024-06-02 2024-04-15", "A periodic 2024-03-01 2024-05-01"])
}

@Test func whatConformedOrHasNoDayNeedsNoRemedy() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, .conforming, by: "2024-05-01", on: "2024-03-01")
  try fixture.inspect("B", .periodic, .notConforming, on: "2024-03-01")
  #expect(try fixture.open("2024-07-01") == [])
}

@Test func remediesAreAskedOfASnapshotAndAScope() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("STTTT", "Sở TTTT", .province)
  try fixture.inspect("A", .periodic, .notConforming, by: "2024-05-01", on: "2024-03-01")
  try fixture.inspect("A", .periodic, .conforming, on: "2024-06-01")
  #expect(try fixture.open("2024-07-01", knownAt: .entry(4)) == ["A periodic 2024-03-01 2024-05-01"])
  #expect(try fixture.open("2024-05-01", Scope(owners: ["STTTT"])) == [])
  #expect(try fixture.open("2024-05-01", Scope(owners: ["SYT"])).count == 1)
}

@Test func aRetiredSystemOwesNoRemedyUnlessItIsAskedFor() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .periodic, .notConforming, by: "2024-05-01", on: "2024-03-01")
  try fixture.record { try $0.retire("A", on: Day("2024-04-01")) }
  #expect(try fixture.open("2024-04-01") == [])
  #expect(try fixture.open("2024-04-01", Scope(states: [.retired])).count == 1)
}
