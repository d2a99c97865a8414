import Testing

@testable import LevelRegistry

@Suite struct ActTests {
  @Test func everyActAndEveryKindOfFactHasVietnameseWordsOfItsOwn() {
    let words = [Act.allCases.map { ($0.rawValue, $0.phrase) }, RecordedKind.allCases.map { ($0.rawValue, $0.phrase) }]
    for phrases in words {
      #expect(Set(phrases.map(\.1.vietnamese)).count == phrases.count)
      for (name, phrase) in phrases {
        #expect(phrase.english == name)
        // No Vietnamese phrase of these is written without a mark.
        #expect(phrase.vietnamese.unicodeScalars.contains { !$0.isASCII }, "\(name)")
      }
    }
  }

  @Test func aReversalNamesTheEntriesThatItTookBack() {
    #expect(Act.words("reverse 5").vietnamese == "hủy mục 5")
    #expect(Act.words("undo 5").vietnamese == "hủy lần ghi ở mục 5")
    #expect(Act.words("undo 5-9").vietnamese == "hủy lần ghi ở mục 5-9")
    #expect(Act.words("undo 5-9").english == "undo 5-9")
  }

  @Test func anActThatAnAppNamedIsSaidAsItIs() {
    for name in ["đồng bộ", "reverse nothing", "plan 5", ""] {
      #expect(Act.words(name) == Phrase(name, name))
    }
  }

  @Test func anEntryBearsTheNameOfItsActAndKeepsIt() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.propose("A", .two, on: "2023-02-01")
    try fixture.record { try $0.submit("A", on: Day("2023-03-01")) }
    try fixture.record { try $0.returnDossier(of: "A", on: Day("2023-04-01")) }
    let acts = try fixture.snapshot("2024-01-01").journal().suffix(3).map(\.act)
    #expect(acts == ["propose", "submit", "return"])
    #expect(acts.map { Act.words($0).vietnamese } == ["lập hồ sơ", "gửi thẩm định", "hướng dẫn bổ sung hồ sơ"])
  }
}
