import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand
@testable import RegistryFiles

/// An import can be tried first, and its errors taken away as files.
struct ImportPlanTests {
  private static let lines = "code,name,owner\nVB-01,Văn bản,HT-SYT\nHT-0004,Cổng mới,42\n"

  @Test func aDryRunLeavesTheFileAsItIsAndSaysWhatTheRunDoes() throws {
    let office = try Office.copied()
    let before = try Data(contentsOf: URL(filePath: office.database))
    let tried = try office.importing(Self.lines, "--on", "2024-11-13", "--dry-run")
    #expect(try Data(contentsOf: URL(filePath: office.database)) == before)
    #expect(
      tried.output == """
        DRY RUN, nothing is recorded: sheet.csv, day 2024-11-13
          2 rows of systems (rows 2–3)  2 can be recorded
        CHANGED: 1
          line 3: change HT-0004 Cổng mới: name Cổng thông tin điện tử tỉnh → Cổng mới
        UNDERSTOOD: 2 of 2 rows
          row  system, owner    level  decision  plan
          2    Văn bản, HT-SYT  –      none      not reported
          3    Cổng mới, 42     –      none      not reported
        Next: capdo import \(office.folder.appending(path: "sheet.csv").path) --on 2024-11-13

        """)
    let done = try office.importing(Self.lines, "--on", "2024-11-13")
    #expect(done.output == "1 added, 1 changed, 0 unchanged (entry 4)\n")
  }

  @Test func aDryRunTellsInVietnameseToo() throws {
    let office = try Office.copied()
    let tried = try office.importing(
      "code,name,owner,plan,plan_on\nHT-0003,\"Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) tỉnh\",42,full,2024-11-01\n",
      "--on", "2024-11-13", "--dry-run", "--lang", "vi")
    let words = tried.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "dòng 2: sửa HT-0003 Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) tỉnh: Tình trạng triển khai phương án: Đã triển khai "
          + "một số hạng mục → Đã triển khai đầy đủ; Ngày báo cáo triển khai: 02/10/2024 → 01/11/2024 ĐÃ HIỂU"))
  }

  @Test func theOwnerOfALineMayBeNamedWithoutThatBeingAChange() throws {
    let office = try Office.copied()
    let tried = try office.importing(
      "code,name,owner\nHT-0012,\"Hệ thống theo dõi nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao\",Văn phòng UBND tỉnh\n",
      "--on", "2024-11-13", "--dry-run")
    #expect(!tried.output.contains("CHANGED") && tried.output.contains("1 can be recorded"))
  }

  @Test func allErrorsAreWrittenToAFile() throws {
    let office = try Office.copied()
    let path = office.folder.appending(path: "errors.csv").path
    let lines = (1...150).map { "X\($0),Tên,42,9,2024-13-01" }.joined(separator: "\n")
    let outcome = try office.importing("code,name,owner,level,decided_on\n" + lines, "--errors", path)
    #expect(outcome.status == .badData)
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 301)
    #expect(rows[0] == "line,column,value,reason_en,reason_vi")
    // The guard against formulas doubles an apostrophe at the beginning of a text.
    let expected =
      "2,level,9,\"''9' is not a level; write 1, 2 or 3\",\"''9' không phải là cấp độ hợp lệ; hãy viết 1, 2 hoặc 3\""
    #expect(rows[1] == expected)
  }

  @Test func ofManyRemarksTheFirstArePrintedAndAllAreInTheWorksheet() throws {
    let office = try Office.copied()
    let lines = (1...25).map { "K\($0),Kho \($0),Văn phòng UBND tỉnh,2024-10-01,1,\($0)/QĐ,2024-0\($0 % 9 + 1)-05" }
    let sheet =
      "code,name,owner,registered_on,level,decision_number,decided_on\n" + lines.joined(separator: "\n") + "\n"
    let path = office.folder.appending(path: "loi.xlsx")
    let tried = try office.importing(sheet, "--on", "2024-11-13", "--dry-run", "--errors", path.path)
    #expect(tried.status == .done)
    let remarks = tried.errors.split(separator: "\n").filter { $0.contains("decided on") }
    #expect(remarks.count == 10)
    #expect(
      tried.errors.hasSuffix("… and 15 more; all are in worksheet 'Understood' of \(path.path)\n"), "\(tried.errors)")
    let rows = try Archive.part("xl/worksheets/sheet2.xml", of: path).components(separatedBy: "decided on 2024-")
    #expect(rows.count - 1 == 25)
    let recorded = try office.importing(sheet, "--on", "2024-11-13", "--lang", "vi")
    #expect(recorded.errors.hasSuffix("… còn 15 lưu ý; --dry-run --errors TỆP.xlsx liệt kê đủ\n"), "\(recorded.errors)")
  }

  @Test func manySystemsThatGetAnotherNameAtOnceAreReported() throws {
    let office = try Office.copied()
    func renaming(_ count: Int) throws -> String {
      let lines = (1...count).map { "HT-000\($0),Tên khác \($0),42\n" }.joined()
      return try office.importing("code,name,owner\n" + lines, "--on", "2024-11-13", "--dry-run").errors
    }
    #expect(try renaming(5).contains("5 systems get another name; are the codes those of the right systems?"))
    #expect(try !renaming(4).contains("another name"))
  }

  @Test func noFileOfErrorsIsLeftWhenThereAreNone() throws {
    let office = try Office.copied()
    let path = office.folder.appending(path: "errors.csv").path
    #expect(try office.importing(Self.lines, "--on", "2024-11-13", "--errors", path).status == .done)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aFileOfErrorsNeverOverwritesAFile() throws {
    let office = try Office.copied()
    let path = office.folder.appending(path: "sheet.csv").path
    #expect(try office.importing(Self.lines, "--errors", path).status == .cannotCreate)
  }

  @Test func unknownOrganizationsAreASheetThatIsImportedOnceCompleted() throws {
    let office = try Office.copied()
    let path = office.folder.appending(path: "organizations.csv").path
    let sheet =
      "name,owner\nMột cửa,Trung tâm Chuyển đổi số\nVăn bản,TRUNG TÂM  CHUYỂN ĐỔI SỐ\nKế toán,\"Trạm \"\"A\"\"\"\n"
    let refused = try office.importing(sheet, "--on", "2024-11-13", "--organizations", path)
    #expect(refused.status == .badData)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n")[0] == "code,name,tier,parent,doubt,nearest,named_in")
    #expect(text.split(separator: "\n").count == 3)
    text.replace("TTCDS,Trung tâm Chuyển đổi số,,", with: "TTCDS,Trung tâm Chuyển đổi số,cấp tỉnh,42")
    text.replace("TA,\"Trạm \"\"A\"\"\",,", with: "TA,\"Trạm \"\"A\"\"\",xã,42")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let added = office.run("import", "organizations", path)
    #expect(added.output == "2 added, 0 changed, 0 unchanged (entry 4)\n", "\(added.errors)")
    #expect(try office.importing(sheet, "--on", "2024-11-13").output.hasPrefix("3 added"))
  }

  @Test func aDryRunOfAnOfficesListSaysWhatMustBeDoneAndWhatWasUnderstood() throws {
    let office = try Office.copied()
    let path = office.folder.appending(path: "don-vi.csv").path
    let tried = try office.importing(
      """
      STT,Tên HTTT,Chủ quản HTTT,Cấp độ,Quyết định phê duyệt,Kinh phí,Màu
      1,Một cửa,Sở Lạ,2,đang trình,5,đỏ
      2,Kế toán,nt,2-3,,5,xanh
      3,Văn bản,Văn phòng UBND tỉnh,2,12/QĐ ngày 05/03/2024,,
      3,Văn bản,Văn phòng UBND tỉnh,2,12/QĐ ngày 05/03/2024,,
      Tổng cộng,,,,,,

      """, "--on", "2024-11-13", "--dry-run", "--organizations", path)
    #expect(tried.status == .badData)
    #expect(
      tried.output == """
        DRY RUN, nothing is recorded: sheet.csv, day 2024-11-13
          4 rows of systems (rows 2–5)  2 can be recorded · 1 duplicates · 1 must be corrected
          1 organizations not recorded  1 filled in
        MUST BE CORRECTED in sheet.csv, cells: 1
          line 3, column level: '2-3' is not a level; write 1, 2 or 3
        DUPLICATES
          row 5 is the same as row 4: left out
        UNDERSTOOD: 2 of 2 rows
          row  system, owner                 level  decision                 plan
          2    Một cửa, Sở Lạ                –      none yet ('đang trình')  not reported ①
          4    Văn bản, Văn phòng UBND tỉnh  2      12/QĐ, 2024-03-05        not reported
          ① level 2 proposed, dossier: submitted
        LEFT OUT
          rows 6 total
          columns 'Kinh phí': the registry has no place for them
          columns 'Màu': not known
        Next, when corrected: capdo import \(path) \(office.folder.appending(path: "sheet.csv").path) --on 2024-11-13

        """, "\(tried.errors)")
    #expect(
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").last?.hasPrefix("SL,Sở Lạ,province,42,,")
        == true)
  }

  @Test func everyUnknownOrganizationIsToldInOnePass() throws {
    let office = try Office.copied()
    let outcome = try office.importing(
      "name,owner,operator,registered_on\nMột,Sở Lạ,Đội Lạ,2024-01-01\nHai,Trạm Lạ,42,2024-02-30\n")
    for name in ["Sở Lạ", "Đội Lạ", "Trạm Lạ", "2024-02-30"] { #expect(outcome.errors.contains("'\(name)'")) }
  }

  @Test func oneErrorOfManyLinesIsToldOnce() throws {
    let office = try Office.copied()
    let lines = (1...13).map { "Hệ thống \($0),Sở Lạ\n" }.joined()
    let outcome = try office.importing("name,owner\n" + lines, "--on", "2024-11-13")
    #expect(outcome.errors.hasPrefix("error: the file has 13 errors"))
    #expect(outcome.errors.contains("(also: lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …)"))
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }

  @Test func progressIsShownOnceASecondAndClearedAtTheEnd() throws {
    var clock: Int64 = 100
    var shown: [String] = []
    let source = ProgressSource(
      MemorySource([UInt8](repeating: 0, count: 8_192), stride: 2_048), named: "a.csv", seconds: { clock },
      show: { shown.append($0.english) })
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while try buffer.withUnsafeMutableBytes({ try source.read(into: $0) }) > 0 { clock += 1 }
    #expect(
      shown == ["a.csv: 50%, 4 KiB/s, 1 s left", "a.csv: 75%, 3 KiB/s, 1 s left", "a.csv: 100%, 2 KiB/s, 0 s left", ""])
  }
}
