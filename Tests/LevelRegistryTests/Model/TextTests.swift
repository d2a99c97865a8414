import LevelRegistry
import Testing

@Test(arguments: [
  "A", "HT-0012", "42.01", "a_b", "CNTT/2024", "Đ1", "Hòa", "1", String(repeating: "a", count: 64),
  String(repeating: "e\u{302}\u{301}", count: 64),
])
func aCodeHasLettersDigitsAndAFewSigns(code: String) throws {
  let fixture = try Fixture()
  try fixture.add(code, "Sở Y tế", .province)
  #expect(try fixture.register("S", owner: code).code == "S")
}

@Test(arguments: [
  "", " ", "A B", "A,B", "A@B", "-A", "A;B", "A\"B", "=A", "A\n", "A\t", "A\u{0}B", "A\u{7}", "A\u{85}", "A\u{A0}B",
  "A\u{202E}B", "A\u{2066}B", "A\u{200B}B", "A\u{200D}B", "\u{FEFF}A", "A\u{3164}", "\u{115F}A", "\u{FFA0}", "A\u{AD}B",
  "😀", "１", String(repeating: "a", count: 65), String(repeating: "ế", count: 65),
])
func whatCannotBeACodeIsRefused(code: String) throws {
  let fixture = try Fixture()
  #expect(throws: RegistryError.notACode(code)) { try fixture.add(code, "Sở Y tế", .province) }
}

@Test func codesOfSystemsFollowTheSameRule() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.notACode("A B")) { try fixture.register("A B") }
  #expect(throws: RegistryError.notACode("-A")) { try fixture.register("-A") }
}

@Test func aCodeIsStoredComposed() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("Ho\u{300}a")
  #expect(try fixture.shell("SELECT hex(code) FROM system WHERE fact = 3").output == "48C3B261\n")
  #expect(try fixture.position("H\u{F2}a", "2024-01-01") != nil)
  #expect(throws: RegistryError.codeTaken("Hòa", by: "Hệ thống Hòa", from: try Day("2023-01-02"))) {
    try fixture.register("H\u{F2}a")
  }
}

@Test(arguments: ["", "  ", "\n\t ", "\u{A0}", "\u{200B}", " \u{A0}\u{200B}\u{FEFF}\u{3000}", "\u{3164}"])
func aNameIsNotEmpty(name: String) throws {
  let fixture = try Fixture()
  #expect(throws: RegistryError.emptyText(.name)) { try fixture.add("A", name, .province) }
}

@Test(arguments: ["A\u{0}B", "A\u{1}B", "A\u{1B}[31mB", "A\u{7F}B", "A\u{85}B", "A\u{9B}B"])
func aNameHasNoControlCharacters(name: String) throws {
  let fixture = try Fixture()
  #expect(throws: RegistryError.textNotAllowed(.name)) { try fixture.add("A", name, .province) }
}

@Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1_FFFE, 0x10_FFFF] as [UInt32])
func aNameHasNoNoncharacters(value: UInt32) throws {
  let fixture = try Fixture()
  let name = try "A" + String(Character(#require(Unicode.Scalar(value)))) + "B"
  #expect(throws: RegistryError.textNotAllowed(.name)) { try fixture.add("A", name, .province) }
}

@Test func aTextHasALimitThatTheErrorNames() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("A", String(repeating: "ế", count: 500), .province)
  let error = #expect(throws: RegistryError.textTooLong(.name, limit: 500)) {
    try fixture.add("B", String(repeating: "ế", count: 501), .province)
  }
  #expect(error?.message.english == "the name is longer than 500 characters")
  #expect(throws: RegistryError.textTooLong(.note, limit: 4000)) {
    try fixture.registry.record(by: "lan", note: String(repeating: "a", count: 4001)) { _ in }
  }
  #expect(throws: RegistryError.textTooLong(.actor, limit: 200)) {
    try fixture.registry.record(by: String(repeating: "a", count: 201)) { _ in }
  }
  #expect(throws: RegistryError.textTooLong(.decisionNumber, limit: 200)) {
    try fixture.record {
      try $0.approve(
        "A", level: .two, authority: .province, decision: String(repeating: "1", count: 201), issuer: "B",
        on: Day("2024-01-01"))
    }
  }
}

@Test func aNameIsStoredTrimmedAndComposed() throws {
  let fixture = try Fixture()
  try fixture.add("A", "  UBND xa\u{303} \n", .commune)
  #expect(try fixture.shell("SELECT hex(name) FROM organization").output == "55424E442078C3A3\n")
}
