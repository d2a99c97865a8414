import Testing

@testable import LevelRegistry

@Suite struct RemedyListTests {
  private func standing(_ fixture: Fixture, _ day: String) throws -> [String] {
    let snapshot = try fixture.snapshot(day)
    return try snapshot.remedies().map { "\($0.id) \($0.remedy.what) \($0.standing(on: snapshot.day).rawValue)" }
  }

  @Test func aRemedyIsOverdueFromTheDayAfterItsLastAndDoneFromItsDay() throws {
    let fixture = try Fixture.withRequirements()
    let (id, result) = try fixture.record {
      try $0.addRemedy(
        to: "A", source: .inspection, requirement: "N1", due: Day("2024-04-30"), on: Day("2024-03-01"))
    }
    #expect(result.after.english == "remedy 1: N1, due on 2024-04-30")
    #expect(try standing(fixture, "2024-02-29") == [])
    #expect(try standing(fixture, "2024-04-30") == ["1 N1 open"])
    #expect(try standing(fixture, "2024-05-01") == ["1 N1 overdue"])
    #expect(try fixture.codes("2024-04-30", .remedyOverdue) == [])
    #expect(try fixture.codes("2024-05-01", .remedyOverdue) == ["A"])
    let done = try fixture.record {
      try $0.completeRemedy(id, document: "7/BB", checkedBy: "Sở KH&CN", on: Day("2024-05-10"))
    }
    #expect(done.before?.english == "remedy 1 open" && done.after.english == "done: N1")
    #expect(try standing(fixture, "2024-05-09") == ["1 N1 overdue"])
    #expect(try standing(fixture, "2024-05-10") == ["1 N1 done"])
    #expect(try fixture.codes("2024-05-10", .remedyOverdue) == [])
    #expect(throws: RequirementError.remedyDone(1, on: try Day("2024-05-10"))) {
      try fixture.record { try $0.completeRemedy(id, on: Day("2024-06-01")) }
    }
  }

  @Test func aRemedyNeedsARequirementOrAText() throws {
    let fixture = try Fixture.withRequirements()
    #expect(throws: RequirementError.remedyWithoutContent) {
      try fixture.record { try $0.addRemedy(to: "A", source: .incident, task: " ", on: Day("2024-03-01")) }
    }
    #expect(throws: RequirementError.unknownRemedy(5)) {
      try fixture.record { try $0.completeRemedy(5, on: Day("2024-03-01")) }
    }
  }

  @Test func theEarliestDueComesFirstAndIsDue() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.record {
      try $0.addRemedy(to: "A", source: .roadmap, task: "quy chế", on: Day("2024-03-01"))
      try $0.addRemedy(
        to: "B", source: .incident, task: "sao lưu", unit: "42", due: Day("2024-06-30"), on: Day("2024-03-01"))
      try $0.addRemedy(to: "DC", source: .appraisal, task: "mạng", due: Day("2024-05-31"), on: Day("2024-03-01"))
    }
    #expect(try standing(fixture, "2024-05-01") == ["3 mạng open", "2 sao lưu open", "1 quy chế open"])
    #expect(try fixture.snapshot("2024-05-01").remedies(in: Scope(owners: ["SYT"])).map(\.unit.code) == ["42", "SYT"])
    let due = try fixture.snapshot("2024-05-20").deadlines(within: 20).filter { $0.task == .remedy }
    #expect(due.map { "\($0.system?.code ?? "") \($0.dueOn?.description ?? "")" } == ["DC 2024-05-31"])
  }

  @Test func whatIsNotMetNeedsARemedyWithADayOrADayOfItsOwn() throws {
    let fixture = try Fixture.withRequirements()
    try fixture.assess("A", "N1", as: .notMet, on: "2024-02-01")
    #expect(try fixture.codes("2024-02-01", .unmetWithoutRemedy) == ["A"])
    try fixture.record { try $0.addRemedy(to: "A", source: .ownAssessment, requirement: "N1", on: Day("2024-03-01")) }
    #expect(try fixture.codes("2024-03-01", .unmetWithoutRemedy) == ["A"])
    try fixture.record {
      try $0.addRemedy(
        to: "A", source: .ownAssessment, requirement: "N1", due: Day("2024-12-31"), on: Day("2024-04-01"))
    }
    #expect(try fixture.codes("2024-04-01", .unmetWithoutRemedy) == [])
    try fixture.record { try $0.completeRemedy(2, on: Day("2024-05-01")) }
    #expect(try fixture.codes("2024-05-01", .unmetWithoutRemedy) == ["A"])
    try fixture.record {
      try $0.assess("A", .init(["N1"]), Assessment(.notMet, expected: Period("2025-Q2")), on: Day("2024-06-01"))
    }
    #expect(try fixture.codes("2024-06-01", .unmetWithoutRemedy) == [])
  }

  @Test func theFindingNamesUpToThreeRequirementsAndSaysThatThereAreMore() throws {
    let fixture = try Fixture.withRequirements()
    func evidence(_ day: String) throws -> String? {
      try fixture.snapshot(day).findings().first { $0.code == .unmetWithoutRemedy }?.evidence.english
    }
    let lacking = "not met, with neither a remedy that has a due day nor an expected day"
    try fixture.assess("A", "N1", "N2", "S1", as: .notMet, on: "2024-02-01")
    #expect(try evidence("2024-02-01") == "3 \(lacking): N1, N2, S1")
    try fixture.assess("A", "P1", as: .notMet, on: "2024-03-01")
    #expect(try evidence("2024-03-01") == "4 \(lacking): N1, N2, P1 …")
  }
}
