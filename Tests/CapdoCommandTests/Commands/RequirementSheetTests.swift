import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// What stands behind "full", filled in by a unit in a workbook. The clock stands on 25/11/2026.
///
/// Under Circular 12 a system of level 1 has 34 requirements: 3 on policy, in the lines 8 to 10 of the sheet, 4 of the network,
/// in the lines 38 to 41; the line above them is of the whole group. Results are in column H, reasons in I, days in J.
struct RequirementSheetTests {
  private let office: Office

  init() throws {
    office = try Office()
    try run("init", "--name", "Tỉnh Lam Giang")
    try run("organization", "add", "TTDL", "--name", "Trung tâm dữ liệu", "--tier", "province", "--from", "2020-01-01")
    for (code, category) in [("TTDL-1", "infrastructure"), ("LGSP", "internal"), ("MOI", "internal")] {
      try run(
        "register", code, "--name", "Hệ thống \(code)", "--owner", "TTDL", "--category", category, "--on", "2024-01-02")
    }
    for code in ["TTDL-1", "LGSP"] {
      try run(
        "approve", code, "--level", "1", "--decision", "1/QĐ", "--issuer", "TTDL", "--on", "2024-03-05",
        "--regulation", "2/QĐ", "--regulation-on", "2024-03-05")
    }
  }

  @discardableResult
  private func run(_ words: String..., status: Status = .done) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2026-11-25T05:00:00Z"))
    #expect(outcome.status == status, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private var sheet: String { office.folder.appending(path: "yeu-cau.xlsx").path }

  private func edit(_ cells: [String: String]) throws {
    let url = URL(filePath: sheet)
    var editor = try SheetEditor(Array(try Data(contentsOf: url)))
    for (cell, text) in cells { editor.set(cell, to: text) }
    try Data(try editor.bytes()).write(to: url)
  }

  private func entries() throws -> Int64 {
    try Registry(opening: office.database, for: .reading).checkpoint().entries
  }

  private func write() throws {
    try? FileManager.default.removeItem(atPath: sheet)
    try run("sheet", "requirements", "LGSP", "-o", sheet, "--lang", "vi")
  }

  @Test func besideTheResultsOfOneSystemStandsWhatThePlanIsByThem() throws {
    let first = try run("requirement", "show", "LGSP")
    #expect(
      first.errors
        == "no requirements are recorded yet: the first capdo requirement set does it\n")
    try run("requirement", "set", "TTDL-1", "met", "--group", "policy", "--on", "2024-04-01")
    let none = try run("requirement", "show", "LGSP")
    #expect(none.errors == "none of the 34 requirements has a result\n")
    try run("requirement", "set", "LGSP", "met", "--group", "policy", "--on", "2024-04-01")
    let some = try run("requirement", "show", "LGSP")
    #expect(
      some.errors == """
        3 met, 31 not assessed
        plan by these results: cannot be derived; declared: not reported

        """)
  }

  @Test func theLineOfAGroupFillsItsEmptyLinesAndExceptionsAreTyped() throws {
    let made = try run("sheet", "requirements", "--operator", "TTDL", "-o", sheet, "--lang", "vi")
    #expect(made.output.contains("yeu-cau.xlsx: 2 hệ thống, 68 yêu cầu, số liệu ngày 25/11/2026\n"))
    #expect(made.errors == "lưu ý: không đưa vào biểu vì chưa có cấp độ: 1 hệ thống\n")
    try edit([
      "H7": "Đáp ứng", "H10": "chưa đáp ứng", "J10": "Quý 2/2027", "H37": "Kế thừa từ TTDL-1", "I37": "HĐ 12/2024",
    ])
    let before = try entries()
    let recorded = try run("import", sheet, "--lang", "vi")
    #expect(recorded.output.contains("thêm 0, sửa 7, giữ nguyên 61\n"), "\(recorded.output)")
    // The catalog first, in an entry of its own.
    #expect(try entries() == before + 2)
    let shown = try run("requirement", "show", "LGSP", "--format", "csv").output
    #expect(shown.contains("I.1.1.2,"), "\(shown)")
    // Two of policy are met; what the data center provides counts once it has a result of its own.
    #expect(try run("rate", "--of", "requirements").output == "2/68 = 2.94%\n")
    try run("requirement", "set", "TTDL-1", "met", "--group", "network", "--on", "2026-11-25")
    #expect(try run("rate", "--of", "requirements").output == "10/68 = 14.71%\n")
    let after = try entries()
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
    #expect(try entries() == after)
    try run("verify")
    let undone = try run("undo", "--yes", "--actor", "lan", "--lang", "vi")
    #expect(try run("rate", "--of", "requirements").output == "2/68 = 2.94%\n", "\(undone.output)")
  }

  @Test func whatTheRegistryWroteComesBackWithoutAnEntry() throws {
    try write()
    let empty = try entries()
    #expect(try run("import", sheet, "--lang", "en").output.contains("34 unchanged"))
    #expect(try entries() == empty, "not even the catalog")
    try run("requirement", "set", "LGSP", "met", "--group", "policy", "--on", "2026-11-20")
    try run("requirement", "set", "TTDL-1", "met", "--group", "network", "--on", "2026-11-20")
    try run(
      "requirement", "inherit", "LGSP", "--group", "network", "--from-system", "TTDL-1", "--ground", "HĐ 12/2024",
      "--on", "2026-11-20")
    for language in ["vi", "en"] {
      let path = office.folder.appending(path: "\(language).xlsx").path
      try run("sheet", "requirements", "-o", path, "--lang", language)
      let before = try entries()
      #expect(try run("import", path, "--lang", "en").output.contains("68 unchanged"))
      #expect(try entries() == before)
    }
  }

  @Test func anEditOfWhatTheRegistryHasChangedMeanwhileIsAConflict() throws {
    try run("requirement", "set", "LGSP", "met", "--group", "policy", "--on", "2026-11-20")
    try write()
    try run("requirement", "set", "LGSP", "I.1.1.1", "not-met", "--on", "2026-11-24", "--actor", "minh")
    try edit(["H8": "Đáp ứng một phần", "H9": "Đáp ứng một phần"])
    let before = try entries()
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(
      refused.output.contains(
        "H8, cột Kết quả 'Đáp ứng một phần': khi lập biểu là 'Đáp ứng'; sổ nay ghi 'Chưa đáp ứng'"),
      "\(refused.output)")
    #expect(try entries() == before)
    try run("import", sheet, "--take", "sheet")
    #expect(try run("requirement", "show", "LGSP", "--format", "csv").output.contains("I.1.1.1,"))
    #expect(try run("rate", "--of", "requirements").output == "1/68 = 1.47%\n")
  }

  @Test(
    arguments: [
      (["H8": "xong rồi"], "H8, cột Kết quả 'xong rồi'"),
      (["H8": "Không áp dụng"], "I8, cột Lý do, căn cứ"),
      (["H8": "Kế thừa từ KHONG-CO", "I8": "HĐ"], "H8, cột Kết quả"),
      (["H8": "Kế thừa từ TTDL-1"], "I8, cột Lý do, căn cứ"),
      (["H8": "Kế thừa từ LGSP", "I8": "HĐ"], "H8, cột Kết quả"),
      (["J8": "2027"], "H8, cột Kết quả"),
      (["E8": "I.9.9.9", "H8": "Đáp ứng"], "E8, cột Ký hiệu 'I.9.9.9'"),
      (["B8": "LGSB", "H8": "Đáp ứng"], "B8, cột Mã hệ thống 'LGSB'"),
      (["H8": "Đáp ứng", "J8": "sang năm"], "J8, cột Dự kiến đáp ứng 'sang năm'"),
      (["E9": "I.1.1.1", "H8": "Đáp ứng"], "E9, cột Ký hiệu 'I.1.1.1'"),
    ]) func whatCannotBeRecordedIsNamedByItsCell(cells: [String: String], named: String) throws
  {
    try write()
    try edit(cells)
    let before = try entries()
    let errors = office.folder.appending(path: "loi.xlsx").path
    let refused = try run("import", sheet, "--errors", errors, "--lang", "vi", status: .badData)
    #expect(refused.output.contains(named), "\(refused.output)\(refused.errors)")
    #expect(FileManager.default.fileExists(atPath: errors))
    let catalogs = try entries() - before
    #expect(catalogs <= 1, "nothing but the catalog")
  }

  @Test func aRemedyIsWrittenBesideItsRequirementAndComesBackUnchanged() throws {
    try write()
    try edit(["H8": "Chưa đáp ứng", "K8": "Ban hành chính sách", "L8": "31/03/2027"])
    try run("import", sheet, "--lang", "vi")
    let listed = try run("remedy", "list", "--format", "csv").output
    #expect(listed.contains(",Ban hành chính sách,2027-03-31,open,I.1.1.1,TTDL,own-assessment,2026-11-25"), "\(listed)")
    try write()
    let before = try entries()
    #expect(try run("import", sheet, "--lang", "en").output.contains("34 unchanged"))
    try edit(["L8": "30/06/2027"])
    #expect(try run("import", sheet, "--lang", "vi").output.contains("thêm 0, sửa 1, giữ nguyên 33"))
    #expect(try entries() == before + 1)
    let moved = try run("remedy", "list", "--format", "csv").output
    #expect(moved.contains(",2027-06-30,open") && !moved.contains("2027-03-31"), "\(moved)")
  }

  @Test func aRemedyInTheLineOfAGroupIsRefused() throws {
    try write()
    try edit(["H7": "Chưa đáp ứng", "K7": "Ban hành chính sách"])
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(refused.output.contains("K7, cột Nội dung khắc phục"), "\(refused.output)")
  }

  @Test func resultsOfALevelThatIsNoMoreAreRefused() throws {
    try write()
    try run(
      "approve", "LGSP", "--level", "2", "--decision", "3/QĐ", "--issuer", "TTDL", "--on", "2026-11-25", "--regulation",
      "2/QĐ", "--regulation-on", "2024-03-05")
    try edit(["H8": "Đáp ứng"])
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(
      refused.output.contains(
        "yeu-cau.xlsx: 1 lỗi\n    B8, cột Mã hệ thống 'LGSP': biểu lập theo yêu cầu của cấp độ 1, nay 'LGSP'"))
  }
}
