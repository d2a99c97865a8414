import Testing

@testable import LevelRegistry

/// Other names by which people mean an organization.
struct AliasTests {
  private let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2026-11-20")
    try fixture.record { recording in
      try recording.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try recording.addOrganization(code: "X1", name: "UBND xã Hòa Hải", tier: .commune)
    }
  }

  @Test func anAliasMeansItsOrganizationHoweverItIsSpelled() throws {
    try fixture.record { try $0.addAlias("Ngành Y tế", of: "SYT") }
    for name in ["Ngành Y tế", "NGÀNH  Y TẾ", "nganh y te"] {
      #expect(try fixture.snapshot("2026-11-20").organization(name).code == "SYT")
    }
    try fixture.record {
      try $0.register(code: "A", name: "Kho", owner: "Ngành Y tế", on: Day("2026-11-20"))
    }
    #expect(try fixture.snapshot("2026-11-20").system("A")?.owner.code == "SYT")
  }

  @Test func whatMeansAnotherIsRefusedAndNamed() throws {
    #expect(throws: RegistryError.aliasTaken("xã Hoà Hải", by: "X1", name: "UBND xã Hòa Hải")) {
      try fixture.record { try $0.addAlias("xã Hoà Hải", of: "SYT") }
    }
  }

  @Test func anAliasThatEndedMeansNobodyFromThatDayOn() throws {
    try fixture.record { try $0.addAlias("Ngành Y tế", of: "SYT") }
    try fixture.record { try $0.endAlias("Ngành Y tế", of: "SYT", on: Day("2026-11-10")) }
    #expect(try fixture.snapshot("2026-11-09").organization("Ngành Y tế").code == "SYT")
    #expect(throws: RegistryError.self) { try fixture.snapshot("2026-11-10").organization("Ngành Y tế") }
  }

  @Test func theNameOfADistrictThatNobodyRecordedSaysItsTier() throws {
    try fixture.record {
      try $0.register(code: "A", name: "Kho", owner: "X1", on: Day("2024-06-01"))
      try $0.approve(
        "A", level: .one, authority: nil, decision: "1/QĐ-UBND", issuer: "UBND huyện Hà Trung", on: Day("2024-06-18"))
    }
    #expect(try fixture.snapshot("2026-11-20").system("A")?.approval?.authority == .district)
  }
}
