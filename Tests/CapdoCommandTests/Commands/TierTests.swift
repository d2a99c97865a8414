import LevelRegistry
import Testing

@testable import CapdoCommand

/// A commune approved by its district, which is gone on 2025-07-01.
private func office() throws -> Office {
  let office = try Office()
  _ = office.run("init")
  _ = office.run("organization", "add", "901", "--name", "Huyện Trên", "--tier", "district")
  _ = office.run("organization", "add", "9001", "--name", "Xã Bình An", "--tier", "commune", "--parent", "901")
  _ = office.run(
    "register", "HT-1", "--name", "Một cửa", "--owner", "9001", "--authority", "district", "--on", "2024-01-02")
  _ = office.run(
    "approve", "HT-1", "--level", "2", "--authority", "district", "--decision", "5/QĐ", "--issuer", "UBND Huyện Trên",
    "--on", "2024-03-01")
  _ = office.run("organization", "abolish", "901", "--on", "2025-07-01")
  return office
}

struct TierTests {
  @Test func anApprovalKeepsTheTierThatGaveItAndTablesSayThatItIsNoMore() throws {
    let office = try office()
    #expect(office.run("list", "--as-of", "2025-06-30").output.contains(" district  "))
    #expect(office.run("list", "--as-of", "2025-07-01").output.contains("district (until 2025-06-30)"))
    let vietnamese = office.run("list", "--as-of", "2025-07-01", "--lang", "vi").output
    #expect(vietnamese.contains("cấp huyện (đến 30/6/2025)"))
    #expect(office.run("list", "--as-of", "2025-07-01", "--format", "csv").output.contains(",2,district,5/QĐ,"))
  }

  @Test func theSummaryNamesTheTierOfThePast() throws {
    let office = try office()
    #expect(
      office.run("summary", "--by", "authority", "--as-of", "2025-07-01").output.contains("district (until 2025-06-30)")
    )
    #expect(
      office.run("summary", "--by", "authority", "--as-of", "2025-07-01", "--format", "csv").output
        .contains("\ndistrict,1,1,"))
  }

  @Test func showNamesWhoApprovedAndWhoIsCompetentNow() throws {
    let office = try office()
    let before = office.run("show", "HT-1", "--as-of", "2025-06-30").output
    #expect(!before.contains("until"))
    let after = office.run("show", "HT-1", "--as-of", "2025-07-01").output
    #expect(after.contains("district (until 2025-06-30), now commune\n"))
    #expect(after.contains(" district (until 2025-06-30)\n"))
    let vietnamese = office.run("show", "HT-1", "--as-of", "2025-07-01", "--lang", "vi").output
    #expect(vietnamese.contains("cấp huyện (đến 30/6/2025), nay là cấp xã\n"))
  }
}
