import Testing

@testable import LevelRegistry

/// Results per requirement and remedies in the history of a system.
struct ResultHistoryTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture.withRequirements() }

  private func lines(knownAt: KnownAt = .now) throws -> [HistoryLine] {
    try fixture.snapshot("2024-11-20", knownAt: knownAt).history(of: "A").filter { $0.entry > 2 }
  }

  /// A line as `entry: words`, with what took its place.
  private func told(knownAt: KnownAt = .now) throws -> [String] {
    try lines(knownAt: knownAt).map { line in
      "\(line.entry): \(line.phrase.english)" + (line.voidedBy.map { ", replaced by \($0)" } ?? "")
    }
  }

  @Test func aSheetOfResultsIsOneLineAndSaysHowManyOfEach() throws {
    try fixture.record {
      try $0.assess("A", .init(["P1", "N1"]), Assessment(.met), on: Day("2024-02-01"))
      try $0.assess("A", .init(["N2", "S1"]), Assessment(.partial), on: Day("2024-02-01"))
    }
    let line = try #require(try lines().first)
    #expect(try lines().count == 1)
    #expect((line.kind, line.facts, line.from.description) == ("assessment", 4, "2024-02-01"))
    #expect(
      line.phrase
        == Phrase(
          "self-assessment by Circular 12/2022, level 2: 4 requirements (2 met, 2 partly met)",
          "tự đánh giá theo Thông tư 12/2022/TT-BTTTT, cấp độ 2: 4 yêu cầu (2 Đáp ứng, 2 Đáp ứng một phần)"))
  }

  @Test func whatWasReplacedSinceIsTheLineOfItsOwnAndAFewAreNamed() throws {
    try fixture.assess("A", "P1", "N1", "N2", "S1", as: .met, on: "2024-02-01")
    try fixture.assess("A", "N2", as: .partial, because: "thiếu", on: "2024-05-01")
    let about = "self-assessment by Circular 12/2022, level 2: "
    #expect(
      try told() == [
        "3: \(about)P1 met, N1 met, S1 met", "3: \(about)N2 met, replaced by 4", "4: \(about)N2 met",
        "4: \(about)N2 partly met (thiếu)",
      ])
    #expect(try lines().map(\.to.description) == ["9999-12-31", "9999-12-31", "2024-05-01", "9999-12-31"])
    // What entry 4 cut is still what entry 3 said.
    #expect(try lines().map(\.reversal) == [3, nil, 3, 4])
    #expect(try told(knownAt: .entry(3)) == ["3: \(about)4 requirements (4 met)"])
  }

  @Test func whatIsInheritedNamesTheSystemThatProvidesIt() throws {
    try fixture.record {
      try $0.assess("A", .init(["P1", "S1"]), Assessment(.met), on: Day("2024-02-01"))
      try $0.inherit("A", .init(["N1", "N2"]), from: "DC", ground: "HĐ 5", on: Day("2024-02-01"))
    }
    #expect(
      try told() == [
        "3: self-assessment by Circular 12/2022, level 2: 4 requirements (2 met, 2 inherited from DC)"
      ])
  }

  @Test func aRemedyIsToldFromItsFirstDayUntilItIsDone() throws {
    try fixture.record {
      try $0.addRemedy(to: "A", source: .roadmap, task: "thay tường lửa", due: Day("2024-06-30"), on: Day("2024-02-01"))
    }
    try fixture.record { try $0.completeRemedy(1, document: "7/BB", checkedBy: "Sở TTTT", on: Day("2024-06-01")) }
    #expect(
      try told() == [
        "3: remedy 1: thay tường lửa, due on 2024-06-30, replaced by 4",
        "4: remedy 1: thay tường lửa, due on 2024-06-30",
        "4: remedy 1 done: thay tường lửa, document 7/BB, checked by Sở TTTT",
      ])
    #expect(
      try lines().last?.phrase.vietnamese
        == "khắc phục 1 đã hoàn thành: thay tường lửa, văn bản số 7/BB, người kiểm tra Sở TTTT")
    #expect(try lines().map(\.reversal) == [nil, 3, 4])
  }

  @Test func manyRemediesOfOneEntryAreOneLine() throws {
    try fixture.record { recording in
      for task in ["một", "hai", "ba", "bốn", "năm"] {
        try recording.addRemedy(to: "A", source: .roadmap, task: task, on: Day("2024-02-01"))
      }
    }
    #expect(try told() == ["3: remedy 1: một, remedy 2: hai, remedy 3: ba, 2 more remedies"])
    #expect(try lines().map(\.facts) == [5])
  }
}
