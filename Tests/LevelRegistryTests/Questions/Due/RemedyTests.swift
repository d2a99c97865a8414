import Testing

@testable import LevelRegistry

/// What an inspection found that is to be put right: remedies of their own, recorded with it.
struct RemedyTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture.withTwoSystems() }

  @discardableResult
  private func inspect(
    _ code: String = "A", _ kind: InspectionKind = .periodic, _ result: InspectionResult?, by remedyBy: String? = nil,
    _ task: String? = nil, minutes: String? = nil, in language: Language = .english, on day: String
  ) throws -> ActResult {
    try fixture.record {
      try $0.inspect(
        code, Inspection(kind, document: minutes, result: result), remedyBy: remedyBy.map { try Day($0) }, task: task,
        language: language, on: Day(day))
    }
  }

  /// The open remedies as `code task due`.
  private func open(_ day: String, _ scope: Scope = Scope(), knownAt: KnownAt = .now) throws -> [String] {
    try fixture.snapshot(day, knownAt: knownAt).remedies(in: scope, done: false).map {
      "\($0.code) \($0.remedy.what) \($0.dueOn?.description ?? "-")"
    }
  }

  @Test func anInspectionAddsItsRemedyInTheSameEntry() throws {
    let change = try inspect("A", .periodic, .notConforming, by: "2024-05-01", "bịt cổng", on: "2024-03-01")
    #expect(change.after.english == "periodic inspection, not conforming; remedy 1: bịt cổng, due on 2024-05-01")
    #expect(try open("2024-02-29") == [])
    #expect(try open("2024-03-01") == ["A bịt cổng 2024-05-01"])
    let entries = try fixture.shell("SELECT (SELECT entry FROM inspection) = (SELECT entry FROM remedy)").output
    #expect(entries == "1\n")
    #expect(try fixture.shell("SELECT source FROM remedy").output == "inspection\n")
  }

  @Test func whatIsToBeDoneIsWhatTheMinutesSayWhereNobodySaysMoreInTheLanguageOfWhoRecordsIt() throws {
    for (code, minutes) in [("A", "12/BB"), ("B", nil)] {
      for (language, kind) in [(Language.english, InspectionKind.periodic), (.vietnamese, .unscheduled)] {
        try inspect(code, kind, .notConforming, by: "2024-05-01", minutes: minutes, in: language, on: "2024-03-01")
      }
    }
    #expect(
      try open("2024-03-01") == [
        "A remedy what minutes 12/BB say 2024-05-01", "A khắc phục theo biên bản 12/BB 2024-05-01",
        "B remedy what the inspection of 2024-03-01 found 2024-05-01",
        "B khắc phục theo kết quả kiểm tra ngày 01/03/2024 2024-05-01",
      ])
  }

  @Test func oneInspectionCanAskForSeveralAndForEachOnce() throws {
    try inspect("A", .periodic, .notConforming, by: "2024-05-01", "một", on: "2024-03-01")
    let second = try inspect("A", .periodic, .notConforming, by: "2024-06-01", "hai", on: "2024-03-01")
    #expect(second.after.english == "remedy 2: hai, due on 2024-06-01")
    #expect(try open("2024-03-01") == ["A một 2024-05-01", "A hai 2024-06-01"])
    #expect(throws: RegistryError.self) {
      try inspect("A", .periodic, .notConforming, by: "2024-06-01", "hai", on: "2024-03-01")
    }
    #expect(try open("2024-03-01").count == 2)
  }

  @Test(arguments: InspectionKind.allCases)
  func anInspectionThatConformsClosesNothingAndSaysWhatIsOpen(kind: InspectionKind) throws {
    try inspect("A", .periodic, .notConforming, by: "2024-05-01", "một", on: "2024-03-01")
    try inspect("A", .unscheduled, .notConforming, by: "2024-04-01", "hai", on: "2024-03-02")
    let change = try inspect("A", kind, .conforming, on: "2024-06-01")
    #expect(change.remarks.map(\.english) == ["remedies still open: 2 (hai), 1 (một)"])
    #expect(change.remarks.map(\.vietnamese) == ["khắc phục chưa hoàn thành: 2 (hai), 1 (một)"])
    #expect(try open("2024-06-01").count == 2)
    try fixture.record { try $0.completeRemedy(1, on: Day("2024-06-02")) }
    try fixture.record { try $0.completeRemedy(2, on: Day("2024-06-02")) }
    #expect(try inspect("B", kind, .conforming, on: "2024-06-03").remarks == [])
    #expect(try inspect("A", kind, .conforming, on: "2024-06-03").remarks == [])
  }

  @Test func remediesAreAskedOfASnapshotAndAScope() throws {
    try fixture.add("STTTT", "Sở TTTT", .province)
    try inspect("A", .periodic, .notConforming, by: "2024-05-01", "một", on: "2024-03-01")
    try fixture.record { try $0.completeRemedy(1, on: Day("2024-06-01")) }
    #expect(try open("2024-07-01") == [])
    #expect(try open("2024-07-01", knownAt: .entry(4)) == ["A một 2024-05-01"])
    #expect(try open("2024-05-01", Scope(owners: ["STTTT"])) == [])
    #expect(try open("2024-05-01", Scope(owners: ["SYT"])).count == 1)
  }

  @Test func aRetiredSystemOwesNoRemedyUnlessItIsAskedFor() throws {
    try inspect("A", .periodic, .notConforming, by: "2024-05-01", "một", on: "2024-03-01")
    try fixture.record { try $0.retire("A", on: Day("2024-04-01")) }
    #expect(try open("2024-04-01") == [])
    #expect(try open("2024-04-01", Scope(states: [.retired])).count == 1)
  }
}
