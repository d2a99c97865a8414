import CapdoSQLite
import Testing

@testable import LevelRegistry

/// Something that a body throws by itself.
private struct Unrelated: Error {}

@Test func actsOfOneBodyAreOneEntry() throws {
  let fixture = try Fixture.withTwoSystems()
  let entry = try fixture.registry.record(by: "lan", note: "biên bản 12/BB") {
    try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
    try $0.setPlan(of: "B", to: .full, on: Day("2023-05-01"))
    try $0.inspect("A", Inspection(.periodic), on: Day("2023-05-01"))
  }.entry
  #expect(entry == 3)
  let lines = try fixture.snapshot("2024-01-01").history(of: "A").suffix(2)
  #expect(lines.map(\.entry) == [3, 3])
  #expect(lines.map(\.kind) == ["plan", "inspection"])
  #expect(lines.map(\.note) == ["biên bản 12/BB", "biên bản 12/BB"])
}

@Test func anEntryIsNamedAfterItsFirstAct() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record {
    try $0.propose("A", level: .two, on: Day("2023-02-01"))
    try $0.submit("A", on: Day("2023-02-02"))
  }
  let actions = try fixture.snapshot("2024-01-01").history(of: "A").map(\.act)
  #expect(actions == ["organization add", "propose", "propose", "propose"])
}

@Test func anEntryCanBeGivenAName() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.registry.record(by: "lan", act: "import systems", source: "danh-muc.csv") {
    try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
  }
  let line = try #require(try fixture.snapshot("2024-01-01").history(of: "A").last)
  #expect(line.act == "import systems")
  #expect(line.source == "danh-muc.csv")
}

@Test(arguments: ["", " ", "\u{A0}"])
func theNameOfAnEntryIsNotEmpty(name: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.emptyText(.act)) {
    try fixture.registry.record(by: "lan", act: name) { try $0.retire("A", on: Day("2023-05-01")) }
  }
  #expect(try fixture.snapshot("2024-01-01").entry == 2)
}

@Test func anEntryIsNotNamedAfterAnActThatWasRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { recording in
    #expect(throws: RegistryError.self) { try recording.submit("A", on: Day("2023-05-01")) }
    try recording.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
  }
  #expect(try fixture.snapshot("2024-01-01").history(of: "A").last?.act == "plan")
}

@Test func anEntryWithoutFactsIsNotRecorded() throws {
  let fixture = try Fixture.withTwoSystems()
  let before = try fixture.dump()
  #expect(try fixture.registry.record(by: "lan", act: "import systems") { _ in 7 } == (7, nil))
  #expect(try fixture.dump() == before)
  #expect(try fixture.snapshot("2024-01-01").entry == 2)
}

@Test func whatIsThrownInABodyUndoesAllOfIt() throws {
  let fixture = try Fixture.withTwoSystems()
  let before = try fixture.dump()
  #expect(throws: Unrelated.self) {
    try fixture.record {
      try $0.addOrganization(code: "SGD", name: "Sở Giáo dục", tier: .province)
      try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
      throw Unrelated()
    }
  }
  #expect(try fixture.dump() == before)
  try fixture.plan("A", .partial, on: "2023-05-01")
  #expect(try fixture.snapshot("2024-01-01").entry == 3)
}

@Test func aLaterActThatIsRefusedUndoesTheEarlierOnes() throws {
  let fixture = try Fixture.withTwoSystems()
  let before = try fixture.dump()
  #expect(throws: RegistryError.unknownSystem("Z")) {
    try fixture.record {
      try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
      try $0.setPlan(of: "Z", to: .full, on: Day("2023-05-01"))
    }
  }
  #expect(try fixture.dump() == before)
}

@Test func theActorIsNamed() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.emptyText(.actor)) {
    try fixture.registry.record(by: " ") { try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01")) }
  }
  #expect(throws: RegistryError.textNotAllowed(.actor)) {
    try fixture.registry.record(by: "lan\u{0}") { try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01")) }
  }
  try fixture.registry.record(by: " Nguyễn Lan ") { try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01")) }
  #expect(try fixture.snapshot("2024-01-01").history(of: "A").last?.actor == "Nguyễn Lan")
}

@Test func anEmptyNoteIsNoneAndAnUnfitOneIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.registry.record(by: "lan", note: "  ") { try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01")) }
  #expect(try fixture.snapshot("2024-01-01").history(of: "A").last?.note == nil)
  #expect(throws: RegistryError.textNotAllowed(.note)) {
    try fixture.registry.record(by: "lan", note: "a\u{0}b") {
      try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
    }
  }
  try fixture.registry.record(by: "lan", note: "hai\ndòng") {
    try $0.setPlan(of: "A", to: .none, on: Day("2023-06-01"))
  }
  #expect(try fixture.snapshot("2024-01-01").history(of: "A").last?.note == "hai\ndòng")
}

@Test func theUserOfTheOperatingSystemAndTheMomentAreKept() throws {
  let fixture = try Fixture.withTwoSystems()
  let row = try fixture.shell("SELECT seq, recorded_at, actor, os_user, length(digest) FROM entry").output
  #expect(row == "1|2024-11-20T05:00:00Z|lan|tester|64\n2|2024-11-20T05:00:00Z|lan|tester|64\n")
}

@Test func historyTellsWhatStandsAndWhatWasReplaced() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.plan("A", .partial, on: "2023-05-01")
  try fixture.plan("A", .full, on: "2023-08-01")
  let lines = try fixture.snapshot("2024-01-01").history(of: "A").filter { $0.kind == "plan" }
  #expect(lines.map(\.phrase.english) == ["plan partial", "plan partial", "plan full"])
  #expect(lines.map(\.voidedBy) == [4, nil, nil])
  #expect(lines.map(\.from.description) == ["2023-05-01", "2023-05-01", "2023-08-01"])
  #expect(lines.map(\.to.description) == ["9999-12-31", "2023-08-01", "9999-12-31"])
  let known = try fixture.snapshot("2024-01-01", knownAt: .entry(3)).history(of: "A").filter { $0.kind == "plan" }
  #expect(known.map(\.voidedBy) == [nil])
}

@Test func anActThatFailsMidwayLeavesNothingThoughTheBodyGoesOn() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  // The decision is written first, and then the dossier that it ends.
  try fixture.registry.connection.execute(
    script: "CREATE TEMP TRIGGER full BEFORE INSERT ON dossier BEGIN SELECT RAISE(ABORT, 'full'); END")
  try fixture.record { recording in
    #expect(throws: RegistryError.self) {
      try recording.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"))
    }
    try recording.setPlan(of: "A", to: .partial, on: Day("2023-05-01"))
    #expect(throws: Unrelated.self) {
      try recording.act(.change) {
        try recording.setPlan(of: "A", to: .full, on: Day("2023-06-01"))
        try recording.addOrganization(code: "SGD", name: "Sở Giáo dục", tier: .province)
        throw Unrelated()
      }
    }
    #expect(throws: RegistryError.self) { try recording.organization("SGD", on: Day("2023-06-01")) }
    try recording.setPlan(of: "B", to: .none, on: Day("2023-05-01"))
  }
  let facts = try fixture.shell(
    "SELECT count(*) FROM approval; SELECT system || status FROM plan WHERE entry = 4; SELECT act FROM entry WHERE seq = 4"
  ).output
  #expect(facts == "0\n1partial\n2none\nplan\n")
  #expect(try ChainInPython.disagreements(fixture.path) == [])
}

@Test func nothingIsWrittenAfterTheTransactionIsGone() throws {
  let fixture = try Fixture.withTwoSystems()
  let before = try fixture.dump()
  #expect(throws: RegistryError.self) {
    try fixture.record { recording in
      try recording.setPlan(of: "A", to: .partial, on: Day("2023-05-01"))
      try recording.connection.execute(script: "ROLLBACK")
      _ = try? recording.setPlan(of: "B", to: .partial, on: Day("2023-05-01"))
    }
  }
  #expect(try fixture.dump() == before)
}
