import Foundation
import Testing

@testable import LevelRegistry

/// The chain, worked out again without the product's code.
@Suite struct DigestTests {
  let fixture: Fixture

  /// A register with every act in an entry of its own, some facts voided, some twice in one entry.
  init() throws {
    let fixture = try Fixture.withTwoSystems()
    self.fixture = fixture
    func record(_ body: (Recording) throws -> Void) throws { try fixture.record(body) }
    try record { try $0.addOrganization(code: "SGD", name: "Sở Giáo dục và Đào tạo", tier: .province, parent: "42") }
    try record { try $0.confirmList(of: "42", on: Day("2024-01-05")) }
    try record { try $0.confirmList(of: "SYT", on: Day("2024-01-05")) }
    try record { try $0.propose("A", level: .two, on: Day("2023-02-01"), expected: Period("2023-Q2"), note: "lần đầu") }
    try record { try $0.submit("A", on: Day("2023-02-10")) }
    try record { try $0.returnDossier(of: "A", on: Day("2023-02-15"), note: "thiếu \"quy chế\"\nvà phụ lục") }
    try record { try $0.submit("A", on: Day("2023-02-20")) }
    try record { try $0.appraise("A", on: Day("2023-02-25")) }
    try record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"),
        regulation: .init(number: "1/QC", on: Day("2023-01-15"), issuer: "Sở Y tế"))
    }
    try record { try $0.setPlan(of: "A", to: .partial, on: Day("2023-05-01"), expected: Period("2027")) }
    let evidence = Plan.Evidence(path: "biên bản 12.pdf", digest: Fixture.someDigest)
    try record { try $0.setPlan(of: "A", to: .full, on: Day("2023-09-01"), evidence: evidence) }
    try record { try $0.inspect("A", Inspection(.periodic, result: .conforming), on: Day("2024-03-01")) }
    try fixture.registry.record(by: "Nguyễn Văn An", note: "nộp muộn", source: "a.csv 00ff") {
      try $0.register(
        code: "C", name: "Cổng 🏛", owner: "SGD", authority: .province, proposedLevel: .one, on: Day("2024-06-01"))
      try $0.setPlan(of: "A", to: .none, on: Day("2024-06-01"))
      try $0.setPlan(of: "A", to: .partial, on: Day("2024-06-01"))
      // Voids fact 2 before fact 1.
      try $0.confirmList(of: "SYT", on: Day("2024-06-01"))
      try $0.confirmList(of: "42", on: Day("2024-06-01"))
    }
  }

  @Test func everyDigestIsWhatPythonMakesOfTheFile() throws {
    #expect(try fixture.accept("SELECT count(*), count(digest) FROM entry") == "15|15\n")
    #expect(try ChainInPython.disagreements(fixture.path) == [])
  }

  @Test func theRegisterHasFactsVoidedLaterAndInTheirOwnEntry() throws {
    let question = "SELECT sum(voided_by > entry) > 0, sum(voided_by = entry) > 0 FROM plan"
    #expect(try fixture.accept(question) == "1|1\n")
  }

  @Test func anEntryOfNoRowsButVoidsWouldBeSeenToo() throws {
    try fixture.writeByShell("UPDATE plan SET voided_by = 16 WHERE voided_by IS NULL")
    #expect(try ChainInPython.disagreements(fixture.path) == [16])
  }

  @Test func aValueEditedWithItsTriggerDroppedMakesItsEntryDisagree() throws {
    try fixture.accept("DROP TRIGGER approval_update; UPDATE approval SET level = 3 WHERE fact = 1")
    let entry = try #require(Int(try fixture.accept("SELECT entry FROM approval WHERE fact = 1").dropLast()))
    #expect(try ChainInPython.disagreements(fixture.path) == [entry])
  }

  @Test func aDigestEditedMakesItsEntryAndTheNextDisagree() throws {
    try fixture.accept("DROP TRIGGER entry_update; UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 7")
    #expect(try ChainInPython.disagreements(fixture.path) == [7, 8])
  }

  @Test func noChangeOfAnyColumnGoesUnnoticed() throws {
    let changes = try ChainInPython.unnoticedChanges(fixture.path)
    #expect(changes.count == 1)
    #expect(try #require(changes.first) > 500)
  }
}
