import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

struct NarrativeTests {
  private func narrative(_ office: Office, _ words: String...) -> String {
    let outcome = office.run(["report", "narrative"] + words)
    #expect(outcome.status == .done, "\(outcome.errors)")
    return outcome.output
  }

  @Test func theParagraphOfTheFixtureReadsAsKept() throws {
    let office = try Office.filled()
    try Golden.expect(narrative(office, "--as-of", "2024-11-13"), asIn: "narrative.vi.txt")
    try Golden.expect(narrative(office, "--as-of", "2024-11-13", "--lang", "en"), asIn: "narrative.en.txt")
  }

  @Test func theParagraphHasTheFiguresOfTheReportAndNoRateForTheDistricts() throws {
    let text = narrative(try Office.filled(), "--as-of", "2024-11-13")
    #expect(
      text.contains(
        "86/86 hệ thống thông tin, đạt tỷ lệ 100% (38 hồ sơ cấp độ 1; 45 hồ sơ cấp độ 2 và 03 hồ sơ cấp độ 3)"))
    #expect(
      text.contains(
        "theo Hồ sơ đề xuất cấp độ đã được phê duyệt được triển khai đầy đủ tại 61/86 hệ thống trên tổng số hệ thống thông "
          + "tin được phê duyệt, tương ứng tỷ lệ 70,93%"))
    #expect(text.contains("Cấp huyện đã thẩm định và phê duyệt được 281 hồ sơ cấp độ đến cấp xã."))
    // The rates of the province, and the two targets of Directive 09, of all 367.
    #expect(text.matches(of: /%/).count == 4)
    #expect(text.contains("đến ngày 31/12/2024: còn 306 trong 367 hệ thống."))
    #expect(text.hasSuffix("./.\n"))
  }

  @Test func thatNothingIsCarriedOutInFullIsSaidInWordsToo() throws {
    let office = try Office()
    try #require(office.run("init").status == .done)
    let words = ["organization", "add", "A", "--name", "Sở A", "--tier", "province", "--from", "2024-01-01"]
    try #require(office.run(words).status == .done)
    let sheet =
      "code,name,owner,registered_on,level,decided_on,decision_number,issuer,plan,plan_on\n"
      + "A-1,Cổng,A,2024-01-05,2,2024-02-01,1/QĐ,Sở A,partial,2024-03-01\n"
    try #require(office.importing(sheet).status == .done)
    let text = narrative(office, "--as-of", "2024-11-13")
    #expect(
      text.contains(
        "Chưa có hệ thống nào trên tổng số 01 hệ thống thông tin được phê duyệt triển khai đầy đủ phương án bảo đảm an toàn "
          + "thông tin theo Hồ sơ đề xuất cấp độ đã được phê duyệt; 01 hệ thống đã triển khai một số hạng mục."))
    #expect(text.firstMatch(of: /\b00\b/) == nil)
  }

  @Test func aZeroIsSaidInWordsAndATierThatIsNoMoreSaysSo() throws {
    let office = try Office.filled()
    // The reporting year began on 2025-12-15, and nothing was inspected since.
    let text = narrative(office, "--as-of", "2026-03-01")
    #expect(text.contains("chưa có hệ thống thông tin nào được kiểm tra, đánh giá an toàn thông tin định kỳ."))
    #expect(text.contains("Cấp huyện (trước ngày 01/7/2025) đã thẩm định và phê duyệt được 281 hồ sơ"))
    #expect(!text.contains(" 00 "))
    let english = narrative(office, "--as-of", "2026-03-01", "--lang", "en")
    #expect(english.contains("no system had a periodic inspection."))
    #expect(english.contains("The district tier (before 2025-07-01) has approved 281 dossiers."))
    #expect(!narrative(office, "--as-of", "2025-06-30").contains("trước ngày 01/7/2025"))
  }

  @Test func itsWordsFollowTheLawOfTheDay() throws {
    let office = try Office.filled()
    #expect(narrative(office, "--as-of", "2026-06-30").contains("Phương án bảo đảm an toàn thông tin"))
    #expect(narrative(office, "--as-of", "2026-07-01").contains("Phương án bảo đảm an ninh mạng"))
    #expect(!narrative(office, "--as-of", "2026-07-01").contains("an toàn thông tin"))
  }

  @Test func ownersAreUrgedByTheirReportedSystemsThatAreNotFull() throws {
    let office = try Office.filled()
    let text = narrative(office, "--as-of", "2024-11-13")
    let urged = text.matches(of: /\((\d\d) hệ thống\)/).compactMap { Int($0.1) }
    // 16 partial and 9 none.
    #expect(urged.reduce(0, +) == 25)
    #expect(text.contains("đôn đốc \(urged.count) cơ quan, đơn vị"))
  }

  @Test func anEmptyRegisterSaysSo() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(
      narrative(office, "--as-of", "2025-01-05")
        == "Tính đến ngày 05 tháng 01 năm 2025, sổ đăng ký chưa có hệ thống thông tin nào đang vận hành./.\n")
  }
}
