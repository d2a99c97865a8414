import TestSupport
import Testing

@testable import LevelRegistry

/// What is proposed for organizations that a sheet names and nobody has recorded.
struct OrganizationProposalTests {
  private func proposals(
    _ names: String..., today: String = "2024-11-20", recorded: [(code: String, name: String, tier: Authority)] = []
  ) throws -> [OrganizationProposal] {
    let fixture = try Fixture(today: today)
    try fixture.record { recording in
      for body in recorded { try recording.addOrganization(code: body.code, name: body.name, tier: body.tier) }
    }
    return try fixture.snapshot(today).proposals(for: names)
  }

  @Test func theFirstWordsOfANameSayTierAndParent() throws {
    let found = try proposals("UBND tỉnh Lam Giang", "Sở Y tế", "Văn phòng UBND tỉnh", "UBND huyện Sơn Hà")
    #expect(found.map(\.code) == ["UBNDTLG", "SYT", "VPUBNDT", "UBNDHSH"])
    #expect(found.map(\.tier) == [.province, .province, .province, .district])
    #expect(found.map(\.parent) == [nil, "UBNDTLG", "UBNDTLG", "UBNDTLG"])
    #expect(found.allSatisfy { $0.doubt == nil })
  }

  @Test func whoWasMergedOrRenamedIsAskedForUnderItsNameOfNow() throws {
    let fixture = try Fixture(today: "2026-11-20")
    try fixture.record { recording in
      for (code, name) in [
        ("TT", "Sở Thông tin và Truyền thông"), ("KH", "Sở Khoa học và Công nghệ"), ("TC", "Sở Tài chính"),
      ] {
        try recording.addOrganization(code: code, name: name, tier: .province, from: Day("2020-01-01"))
      }
      try recording.mergeOrganizations(["TT"], into: "KH", on: Day("2025-03-01"))
      try recording.renameOrganization("TC", to: "Sở Ngân khố", on: Day("2025-03-01"))
    }
    let names = ["Sở Thông tin và Truyền thông", "Sở Tài chính", "Sở Y tế"]
    let found = try fixture.snapshot("2026-11-20").proposals(for: names).map(\.doubt)
    #expect(
      found == [
        .another(code: "KH", name: "Sở Khoa học và Công nghệ"), .another(code: "TC", name: "Sở Ngân khố"), .parent,
      ])
    let before = try fixture.snapshot("2024-11-20").proposals(for: ["Sở Ngân khố"]).map(\.doubt)
    #expect(before == [.another(code: "TC", name: "Sở Tài chính")])
  }

  @Test func thousandsOfNamesWithTheSameLettersCostTheSameEach() throws {
    let fixture = try Fixture(today: "2024-11-20")
    let snapshot = try fixture.snapshot("2024-11-20")
    let names = (1...4_000).map { "Phòng lạ số \($0)" }
    let start = processorTime()
    let codes = try snapshot.proposals(for: names).map(\.code)
    #expect(processorTime() - start < 4)
    #expect(
      codes.prefix(12) == [
        "PLS1", "PLS2", "PLS3", "PLS4", "PLS5", "PLS6", "PLS7", "PLS8", "PLS9", "PLS12", "PLS13", "PLS14",
      ])
    #expect(Set(codes).count == 4_000)
  }

  @Test func aTextOfThousandsOfWordsIsNoNameToSearchLong() throws {
    let fixture = try Fixture(today: "2024-11-20")
    let snapshot = try fixture.snapshot("2024-11-20")
    let start = processorTime()
    let found = try snapshot.proposals(for: [String(repeating: "a ", count: 30_000)])
    #expect(processorTime() - start < 2)
    #expect(found.map(\.code) == ["AAAAAAAAAAAA"])
  }

  @Test func aCommuneBelongsToTheProvinceWhereThereAreNoDistricts() throws {
    let province = (code: "42", name: "UBND tỉnh", tier: Authority.province)
    let now = try proposals("Xã Hòa Hải", today: "2026-11-20", recorded: [province])[0]
    #expect([now.tier == .commune, now.parent == "42", now.doubt == nil] == [true, true, true])
    let then = try proposals("Xã Hòa Hải", recorded: [province, ("H", "UBND huyện Sơn Hà", .district)])[0]
    #expect([then.tier == .commune, then.parent == nil, then.doubt == .parent] == [true, true, true])
  }

  @Test func ofANameThatSaysNothingTheBodyAboveIsAsked() throws {
    #expect(try proposals("Trung tâm VHTT")[0].doubt == .parent)
  }

  @Test func aNameThatIsNearlyThatOfAnotherIsADoubt() throws {
    let office = (code: "SYT", name: "Sở Y tế", tier: Authority.province)
    let found = try proposals("Sở Y tê tỉnh", "UBND huyện Sơn Hà", "UBND huyện Sơn-Hà", recorded: [office])
    #expect(found[0].doubt == .another(code: "SYT", name: "Sở Y tế"))
    #expect(found[1].doubt == .parent)
    #expect(found[2].doubt == .another(code: "UBNDHSH", name: "UBND huyện Sơn Hà"))
  }

  @Test func aCodeThatAnybodyEverHadIsNotProposed() throws {
    let found = try proposals("Sở Y tế", "Sở Yên tĩnh", recorded: [("SYT", "Sở Xây dựng", .province)])
    #expect(found.map(\.code) == ["SYT2", "SYT3"])
  }
}
