import Foundation
import LevelRegistry
import RegistryFiles
import Testing

@testable import CapdoCommand

/// The clock of the command line stands in the running reporting year.
struct AnnualReportTests {
  private func report(_ words: [String], in office: Office, on day: String = "2026-12-20") throws -> Outcome {
    let noon = try Moment("\(day)T05:00:00Z")
    return office.run(["report", "annual"] + words, now: noon)
  }

  private func document(_ file: URL) throws -> String {
    try Archive.part("word/document.xml", of: file)
  }

  /// The texts of the paragraphs and cells, one to a line.
  private func texts(_ document: String) -> [String] {
    Archive.paragraphs(of: document).filter { !$0.isEmpty }
  }

  @Test func theFormOfTheFixtureReadsAsKept() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    let words = ["--owner", "HT-SGDDT", "--year", "2024", "--draft", "--to", "Công an tỉnh", "-o", file.path]
    #expect(try report(words, in: office).status == .done)
    try Golden.expect(texts(try document(file)).joined(separator: "\n") + "\n", asIn: "annual.vi.txt")
  }

  @Test(arguments: ["x.pdf", "x.doc", "x.PDF"])
  func aFileOfAnotherKindIsRefusedInsteadOfWrittenUnderThatName(name: String) throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: name)
    let outcome = try report(["--owner", "42", "-o", file.path], in: office)
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("end the name in one of: .docx, .xlsx, .csv"))
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let typed = try report(["--owner", "42", "-o", file.path, "--format", "docx"], in: office)
    #expect(typed.status == .usage && typed.errors.contains("end the name in one of: .docx\n"), "\(typed.errors)")
  }

  @Test func noCommandWritesAFileUnderTheNameOfAnotherKind() throws {
    let office = try Office.filled()
    let path = office.folder.appending(path: "x.pdf").path
    for words in [
      ["export", "systems", "-o", path], ["export", "systems", "-o", path, "--format", "csv"],
      ["report", "dashboard", "-o", path], ["report", "dashboard", "-o", path, "--format", "json"],
      ["sheet", "systems", "-o", path], ["sheet", "organizations", "-o", path],
      ["import", "systems", Office.fixtures.appending(path: "systems.csv").path, "--errors", path],
    ] {
      let outcome = office.run(words)
      #expect(outcome.status == .usage, "\(words)")
      #expect(outcome.errors.contains("no .pdf file is written here"), "\(outcome.errors)")
    }
  }

  @Test func itsCountersAreThoseThatTheShellCountsInTheFile() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    #expect(try report(["--owner", "42", "--year", "2024", "--draft", "-o", file.path], in: office).status == .done)
    let counted = texts(try document(file)).compactMap { $0.firstMatch(of: /^- Tổng số .*: ([\d.]+)\.$/) }
      .map { String($0.1).replacing(".", with: "") }
    let holds = "valid_from <= '2024-12-14' AND '2024-12-14' < valid_to AND voided_by IS NULL"
    let sql = """
      SELECT count(*), sum(s.category IS NOT NULL),
        sum(EXISTS (SELECT 1 FROM dossier WHERE system = s.id AND status <> 'withdrawn' AND \(holds))),
        sum(EXISTS (SELECT 1 FROM dossier WHERE system = s.id AND status IN ('appraised', 'approved') AND \(holds))),
        sum(EXISTS (SELECT 1 FROM approval WHERE system = s.id AND \(holds))),
        sum(EXISTS (SELECT 1 FROM inspection WHERE system = s.id AND kind = 'periodic' AND \(holds)
          AND valid_from >= '2023-12-15'))
      FROM system s WHERE \(holds) AND s.state <> 'retired'
      """
    #expect(counted.joined(separator: "|") == (try office.shell(sql)).first)
    #expect(counted == ["367", "367", "367", "367", "367", "14"])
  }

  @Test func theFormIsADraftThatListsWhatIsMissing() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    let outcome = try report(["--owner", "HT-SXD", "--year", "2024", "--draft", "-o", file.path], in: office)
    #expect(outcome.errors.contains("column 8: approved without a regulation recorded: 1 (HT-0054)"))
    #expect(outcome.errors.contains("the representative of the owner is not recorded: 1 (HT-SXD)"))
    #expect(outcome.errors.contains("draft: the form was issued in 2026, after the year 2024"))
    // Below the number, at the left, where an official text has its marks; why it is one stands under the head.
    let head = try #require(try document(file).split(separator: "</w:tbl>").first)
    #expect(texts(String(head)).suffix(4).first == "DỰ THẢO")
    #expect(!head.contains("<w:tblBorders>"), "no lines stand around the head of an official text")
    #expect(texts(try document(file)).contains("Biểu mẫu ban hành năm 2026, sau năm báo cáo 2024"))
  }

  @Test func ownersOfWhomNothingIsKnownShareOneParagraphAndAUnitThatManyHaveHasOneBlock() throws {
    let office = try Office.filled()
    for (owner, more) in [("HT-SYT", ["--phone", "0239 000 001"]), ("HT-SXD", []), ("HT-STTTT", [])] {
      let words = ["organization", "set", owner, "--specialized-unit", "HT-STTTT", "--on", "2024-11-01"] + more
      try #require(office.run(words).status == .done)
    }
    let file = office.folder.appending(path: "form.docx")
    try #require(
      try report(["--owner", "42", "--year", "2024", "--draft", "-o", file.path], in: office).status == .done)
    let lines = texts(try document(file))
    let unknown = lines.filter {
      $0.hasPrefix("Chưa có thông tin (2) đến (5) và đơn vị chuyên trách của 240 chủ quản: ")
    }
    #expect(unknown.count == 1 && unknown.first?.contains("; Sở Nội vụ; ") == true)
    #expect(lines.count { $0 == "a) Chủ quản hệ thống thông tin" } == 3)
    #expect(lines.count { $0 == "b) Đơn vị chuyên trách về an ninh mạng" } == 1)
    let again = "b) Đơn vị chuyên trách về an ninh mạng: Sở Thông tin và Truyền thông (thông tin đã nêu ở trên)"
    #expect(lines.count { $0 == again } == 2)
  }

  @Test func noPageIsLeftToAnEmptyParagraphAndSectionThreeIsAsWideAsItsPage() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    try #require(
      try report(["--owner", "42", "--year", "2024", "--draft", "-o", file.path], in: office).status == .done)
    let document = try document(file)
    let ended = document.components(separatedBy: "</w:p>").filter { $0.contains("</w:sectPr></w:pPr>") }
    #expect(ended.count == 1 && ended.allSatisfy { !texts($0 + "</w:p>").isEmpty })
    let page = try #require(document.components(separatedBy: "<w:sectPr>").last)
    func number(_ expression: Regex<(Substring, Substring)>, _ text: String) -> Int? {
      text.firstMatch(of: expression).flatMap { Int($0.1) }
    }
    let width = try #require(number(/<w:pgSz w:w="(\d+)"/, page))
    let margins = try #require(number(/w:right="(\d+)"/, page)) + #require(number(/w:left="(\d+)"/, page))
    let table = try #require(document.components(separatedBy: "<w:tbl>").last)
    #expect(abs(try #require(number(/<w:tblW w:w="(\d+)"/, table)) - (width - margins)) < 20)
  }

  @Test func theSheetOfSectionThreeIsToBeFilledInAndNotMadeAgain() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.xlsx")
    let outcome = try report(["--owner", "HT-SXD", "--year", "2024", "--draft", "-o", file.path], in: office)
    let last = outcome.errors.split(separator: "\n").last.map(String.init) ?? ""
    #expect(last.hasPrefix("to fill in section 3: complete "), "\(last)")
    #expect(last.contains("form.xlsx, then capdo ") && last.hasSuffix("form.xlsx"), "\(last)")
  }

  @Test func whatIsMissingIsAskedForWithTheSheetsThatMendIt() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    let outcome = try report(["--owner", "HT-SXD", "--year", "2024", "--draft", "-o", file.path], in: office)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    let asked = lines.suffix(2).compactMap { $0.split(separator: "capdo ").last }
    #expect(lines.suffix(2).map { $0.prefix(22) } == ["to fill in section 2: ", "to fill in section 3: "])
    for (line, made) in zip(asked, ["contacts.xlsx", "mau-08-2024.xlsx"]) {
      let words = line.replacing(made, with: office.folder.appending(path: made).path).split(separator: " ")
      let said = Array(words.map(String.init).drop { $0 != "sheet" && $0 != "report" })
      #expect(office.run(said, now: try Moment("2026-12-20T05:00:00Z")).status == .done, "\(line)")
      #expect(FileManager.default.fileExists(atPath: office.folder.appending(path: made).path))
    }
  }

  @Test func whatManyLackIsOneLineWithTheirNumber() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    let outcome = try report(["--owner", "42", "--year", "2024", "--draft", "-o", file.path], in: office)
    let lines = outcome.errors.split(separator: "\n")
    let owners = try office.shell("SELECT count(DISTINCT owner) FROM system").first ?? ""
    #expect(lines.count { $0.contains("the representative of the owner is not recorded") } == 1)
    #expect(lines.contains { $0.contains("the representative of the owner is not recorded: \(owners) (") })
    #expect(lines.count < 20)
  }

  @Test func beforeTheCutOffTheFormSaysThatItIsNotClosed() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    #expect(try report(["--owner", "HT-SYT", "-o", file.path], in: office, on: "2026-12-13").status == .done)
    #expect(texts(try document(file)).contains("Số liệu đến ngày 13/12/2026, chưa chốt"))
  }

  @Test(arguments: ["2026-12-14", "2026-12-31"])
  func theCutOffIsTheFourteenthOfDecember(day: String) throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    #expect(try report(["--owner", "HT-SYT", "--year", "2026", "-o", file.path], in: office, on: day).status == .done)
    #expect(!texts(try document(file)).contains { $0.contains("chưa chốt") })
  }

  @Test func theFormOverwritesNothing() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    #expect(try report(["--owner", "HT-SYT", "-o", file.path], in: office).status == .done)
    #expect(try report(["--owner", "HT-SYT", "-o", file.path], in: office).status == .cannotCreate)
  }

  @Test func aYearBeforeTheFormNeedsToBeAskedForAsADraft() throws {
    let outcome = try report(["--owner", "HT-SYT", "--year", "2025", "-o", "/nowhere/x.docx"], in: try Office.filled())
    #expect(outcome.status == .refused)
    #expect(outcome.errors.contains("the form was issued in 2026: there was none for 2025"))
    #expect(outcome.errors.contains("--draft"))
  }

  @Test func aYearIsOneOfThisCenturyInFourDigits() throws {
    let office = try Office.filled()
    for (year, status) in [("2000", Status.refused), ("1999", .usage), ("02024", .usage), ("24", .usage)] {
      let outcome = try report(["--owner", "HT-SYT", "--year", year, "-o", "/nowhere/x.docx"], in: office)
      #expect(outcome.status == status, "\(year): \(outcome.errors)")
    }
  }

  @Test func aYearThatHasNotBegunIsRefused() throws {
    let outcome = try report(["--owner", "HT-SYT", "--year", "2028"], in: try Office.filled())
    #expect(outcome.status == .refused)
    #expect(outcome.errors.contains("the reporting year 2028 has not begun; 2027 is running"))
  }

  @Test func theSheetOfAnOperatorHasTheTwelveColumnsAndTheCode() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "sheet.csv")
    let words = ["--operator", "HT-SYT", "--year", "2024", "--draft", "--format", "csv", "-o", file.path]
    #expect(try report(words, in: office).status == .done)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(
      lines[0]
        == """
        STT,Tên HTTT,Chủ quản HTTT,Đơn vị vận hành HTTT,Cấp độ đề xuất,Tình trạng phê duyệt cấp độ,\
        Quyết định phê duyệt cấp độ,Quy chế bảo đảm ANM cho hệ thống,Dự kiến thời điểm phê duyệt HSĐXCĐ,\
        Đã triển khai đầy đủ PA BĐANM,Dự kiến thời điểm triển khai đầy đủ PA BĐANM,Đã kiểm tra, đánh giá ANM,Mã HTTT
        """.replacing("Đã kiểm tra, đánh giá ANM", with: "\"Đã kiểm tra, đánh giá ANM\""))
    // A heading, and the five systems that it operates.
    #expect(lines.count == 6)
  }

  @Test func theFormNamesWhoIsReachedHow() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "form.docx")
    func set(_ words: String...) {
      let outcome = office.run(["organization", "set"] + words + ["--on", "2024-11-01"])
      #expect(outcome.status == .done, "\(outcome.errors)")
    }
    set(
      "HT-SYT", "--functions", "Quyết định 5/QĐ-UBND", "--representative", "Nguyễn Văn \"A\" & Sơn", "--position",
      "Giám đốc", "--address", "1 Đường Số Một", "--phone", "0239 000 001", "--email", "syt@example.vn",
      "--specialized-unit", "HT-STTTT")
    set(
      "HT-STTTT", "--functions", "Quyết định 6/QĐ-UBND", "--representative", "Trần Thị B", "--address",
      "2 Đường Số Hai",
      "--email", "stttt@example.vn")
    let outcome = try report(["--owner", "HT-SYT", "--year", "2024", "--draft", "-o", file.path], in: office)
    #expect(!outcome.errors.contains("HT-SYT: "))
    let lines = texts(try document(file))
    let start = try #require(lines.firstIndex(of: "a) Chủ quản hệ thống thông tin"))
    #expect(
      lines[start...].prefix(12) == [
        "a) Chủ quản hệ thống thông tin", "(1) Tên: Sở Y tế",
        "(2) Quy định chức năng, nhiệm vụ và quyền hạn: Quyết định 5/QĐ-UBND",
        "(3) Người đại diện, chức vụ: Nguyễn Văn &quot;A&quot; &amp; Sơn, Giám đốc",
        "(4) Địa chỉ liên lạc: 1 Đường Số Một", "(5) Thông tin liên hệ: 0239 000 001; syt@example.vn",
        "b) Đơn vị chuyên trách về an ninh mạng", "(1) Tên: Sở Thông tin và Truyền thông",
        "(2) Quy định chức năng, nhiệm vụ và quyền hạn: Quyết định 6/QĐ-UBND",
        "(3) Người đại diện, chức vụ: Trần Thị B", "(4) Địa chỉ liên lạc: 2 Đường Số Hai",
        "(5) Thông tin liên hệ: stttt@example.vn",
      ])
  }

  @Test func eachPartOfAContactThatIsLackingIsToldUntilItIsThere() throws {
    let office = try Office.filled()
    func missing() throws -> Int {
      let file = office.folder.appending(path: "\(UUID().uuidString).docx").path
      let outcome = try report(["--owner", "HT-SYT", "--year", "2024", "--draft", "-o", file], in: office)
      return outcome.errors.components(separatedBy: "(HT-SYT)").count - 1
    }
    #expect(try missing() == 5)
    for (option, value, left) in [
      ("--functions", "5/QĐ", 4), ("--representative", "A", 3), ("--address", "B", 2), ("--phone", "C", 1),
      ("--specialized-unit", "HT-STTTT", 4), ("--phone", "", 5),
    ] {
      #expect(office.run("organization", "set", "HT-SYT", option, value, "--on", "2024-11-01").status == .done)
      #expect(try missing() == left)
    }
  }

  @Test func someoneHasToReport() throws {
    #expect(try report([], in: try Office.filled()).status == .usage)
    #expect(try report(["--owner", "42", "--operator", "42"], in: try Office.filled()).status == .usage)
  }
}
