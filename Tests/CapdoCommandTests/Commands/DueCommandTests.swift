import LevelRegistry
import Testing

@testable import CapdoCommand

struct DueCommandTests {
  private func due(_ words: String...) throws -> Outcome {
    let office = try Office.filled()
    return CapdoCommandTests.run(
      ["due", "--as-of", "2024-12-28", "--within", "10"] + words, in: Command.all,
      environment: ["CAPDO_DB": office.database, "LANG": "C"])
  }

  @Test func whatIsLateComesFirstAndIsPrintedAsPromised() throws {
    let outcome = try due("--format", "csv")
    #expect(outcome.status == .done)
    #expect(
      outcome.output == """
        code,name,owner,operator,task,since,due_on,expected,standing,days_left,article
        HT-0025,Mạng nội bộ (LAN) Sở Giáo dục và Đào tạo,HT-SGDDT,HT-SGDDT,expected-plan,2024-09-18,2024-12-20,2024-12-20,late,-8,
        HT-0054,Mạng nội bộ (LAN) Sở Xây dựng,HT-SXD,HT-SXD,expected-plan,2024-07-01,2024-12-31,2024-12-31,due,3,
        HT-0072,"Trang thông tin điện tử Sở Văn hóa, Thể thao và Du lịch",HT-SVHTTDL,HT-SVHTTDL,expected-plan,2024-08-08,2024-12-31,2024-12,due,3,
        HT-0084,Mạng nội bộ (LAN) Ban Quản lý Khu kinh tế tỉnh,HT-BQLKKT,HT-BQLKKT,expected-plan,2024-09-18,2024-12-31,2024-12,due,3,

        """)
    #expect(outcome.errors.isEmpty)
  }

  @Test func eachUnitHasABlockForItsLetter() throws {
    let english = try due("--by", "operator", "--operator", "HT-SGDDT,HT-BQLKKT").output
    #expect(
      english == """
        To: Ban Quản lý Khu kinh tế tỉnh (HT-BQLKKT)
        As of 2024-12-28, this is late or falls due within 10 days:
        1. HT-0084 Mạng nội bộ (LAN) Ban Quản lý Khu kinh tế tỉnh: carry out the plan in full, promised for 2024-12, due on 2024-12-31 (in 3 days)
        Please do what is listed and report the result.

        To: Sở Giáo dục và Đào tạo (HT-SGDDT)
        As of 2024-12-28, this is late or falls due within 10 days:
        1. HT-0025 Mạng nội bộ (LAN) Sở Giáo dục và Đào tạo: carry out the plan in full, due on 2024-12-20 (8 days late)
        Please do what is listed and report the result.


        """)
    let vietnamese = try due("--by", "operator", "--operator", "HT-BQLKKT", "--lang", "vi").output
    #expect(
      vietnamese == """
        Kính gửi: Ban Quản lý Khu kinh tế tỉnh (HT-BQLKKT)
        Tính đến ngày 28/12/2024, các việc sau đã quá hạn hoặc đến hạn trong 10 ngày tới:
        1. HT-0084 Mạng nội bộ (LAN) Ban Quản lý Khu kinh tế tỉnh: triển khai đầy đủ phương án, dự kiến 12/2024, hạn 31/12/2024 (còn 3 ngày)
        Đề nghị quý đơn vị thực hiện và báo cáo kết quả./.


        """)
  }

  @Test func thePageEndsWithTheLinesThatListEachTaskAndWriteTheLetters() throws {
    let page = try due("--format", "page").output
    #expect(page.contains("\nEach of them: capdo due --within 10 --format table\n"))
    #expect(page.contains("\nLetters: capdo report letters --all-late -o cong-van\n"))
  }

  @Test func aLetterNamesTheReportThatTheUnitOwes() throws {
    let office = try Office.filled()
    let letter = office.run("due", "--as-of", "2024-12-15", "--by", "operator", "--operator", "HT-SGDDT").output
    #expect(letter.contains("2. annual report to the owner, due on 2024-12-19 (in 4 days)"))
    #expect(!letter.contains("ministry"))
  }

  @Test func inAFileTheLinesOfAUnitStandTogether() throws {
    let lines = try due("--by", "operator", "--format", "csv").output.split(separator: "\n").dropFirst()
    #expect(lines.map { $0.prefix(7) } == ["HT-0084", "HT-0025", "HT-0072", "HT-0054"])
  }

  @Test(arguments: [["--within", "x"], ["--within=-1"], ["--by", "owner"]]) func wordsThatDoNotParseAreRefused(
    words: [String]
  ) throws {
    let office = try Office.filled()
    let outcome = CapdoCommandTests.run(
      ["due"] + words, in: Command.all, environment: ["CAPDO_DB": office.database, "LANG": "C"])
    #expect(outcome.status == .usage)
  }

  @Test func aYearWithoutHolidaysIsSaidAndCanBeFilled() throws {
    let office = try Office.filled()
    #expect(office.run("propose", "HT-0001", "--level", "3", "--on", "2023-11-01").status == .done)
    #expect(office.run("submit", "HT-0001", "--on", "2023-11-01").status == .done)
    #expect(office.run("appraise", "HT-0001", "--on", "2023-11-02").status == .done)
    let presented = office.run("submit", "HT-0001", "--for", "approval", "--on", "2023-11-02")
    #expect(presented.output.contains("dossier presented for approval, level 3 proposed"), "\(presented)")
    let before = office.run("due", "--as-of", "2023-11-03")
    #expect(
      before.errors == "note: no holidays are recorded for 2023; add them with 'capdo holiday add'\n")
    let added = office.run("holiday", "add", "Ngày 'nghỉ'", "--on", "2023-11-06", "--to", "7/11/2023")
    #expect(added.output == "Ngày 'nghỉ': no working days from 2023-11-06 to 2023-11-07 (entry 8)\n")
    let after = office.run("due", "--as-of", "2023-11-03", "--format", "csv")
    #expect(after.errors.isEmpty)
    #expect(after.output.contains(",approve,2023-11-02,2023-11-15,,due,12,"))
    let again = office.run("holiday", "add", "Ngày nghỉ", "--on", "2023-11-07")
    #expect(again.status == .refused)
    #expect(again.errors.contains("'Ngày 'nghỉ'' is recorded from 2023-11-06"))
  }

  @Test(arguments: [("2026-11-30", false), ("2026-12-01", true), ("2025-12-31", false)])
  func inDecemberTheUnknownDaysOffOfTheNextYearAreSaid(day: String, isSaid: Bool) throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let errors = office.run("due", "--as-of", day).errors
    #expect(errors.contains("the days off of 2027 are not recorded yet") == isSaid)
    #expect(office.run("holiday", "add", "Tết Dương lịch", "--on", "2027-01-01").status == .done)
    #expect(!office.run("due", "--as-of", day).errors.contains("2027 are not recorded"))
  }

  @Test func rulesThatLackNothingAreLeftWithoutAnEntry() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(office.run("rules", "update").output == "no change: the rules are those of this version\n")
    #expect(try office.shell("SELECT count(*) FROM entry") == ["1"])
  }

  @Test func holidaysAndRulesAreListed() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let holidays = office.run("holiday", "list", "--format", "csv").output
    #expect(holidays.hasPrefix("on,to,name\n2024-01-01,2024-01-01,Tết Dương lịch\n2024-02-08,2024-02-14,"))
    let rules = office.run("rules", "--as-of", "2024-11-13", "--format", "csv", "--lang", "vi").output
    #expect(rules.hasPrefix("kind,subject,rule,amount,unit,day,valid_from,valid_to,article\n"))
    #expect(
      rules.contains(
        "clock,appraise-3,thẩm định hồ sơ hợp lệ cấp độ 3 trong 15 ngày,15,day,,2016-07-01,2026-08-19,\"Nghị định 85/2016/NĐ-CP, Điều 16.2"
      ))
    #expect(!rules.contains("331/2026/NĐ-CP, Điều 23"))
    #expect(office.run("rules", "--format", "csv").output.contains("331/2026/NĐ-CP, Art. 23.2"))
  }
}
