import Foundation
import LevelRegistry
import Testing

/// What a snapshot answers can be sent on as it is, and read again.
struct CodableTests {
  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func aSystemIsReadAgainAsItWas() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"))
      try $0.setPlan(of: "A", to: .partial, on: Day("2023-05-01"), expected: Period("2025-Q2"))
    }
    let systems = try fixture.snapshot("2024-01-01").systems()
    let text = try encoded(systems)
    #expect(try JSONDecoder().decode([SystemStatus].self, from: Data(text.utf8)) == systems)
    #expect(text.contains(#""planOn":"2023-05-01""#))
    #expect(text.contains(#""plan":{"expected":"2025-Q2","status":"partial"}"#))
    #expect(text.contains(#""level":2"#))
  }

  @Test func daysAndMomentsAreWrittenAsTheyAreRead() throws {
    #expect(try encoded([Day("13/11/2024")]) == #"["2024-11-13"]"#)
    #expect(try encoded([Moment("2024-11-13T17:00:00+07:00")]) == #"["2024-11-13T10:00:00Z"]"#)
    #expect(throws: (any Error).self) { try JSONDecoder().decode([Day].self, from: Data(#"["2024-13-01"]"#.utf8)) }
  }
}
