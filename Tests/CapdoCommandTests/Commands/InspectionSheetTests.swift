import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// What inspections found, filled in by a unit in the second worksheet of its sheet. The clock stands on 25/11/2026.
///
/// The lines begin in row 4: code in B, name in C, kind in D, day in E, inspector in F, minutes in G, result in H, what is
/// to be remedied in I, its last day in J.
struct InspectionSheetTests {
  private let office: Office

  init() throws {
    office = try Office()
    try run("init", "--name", "Tỉnh Lam Giang")
    try run("organization", "add", "TTDL", "--name", "Trung tâm dữ liệu", "--tier", "province", "--from", "2020-01-01")
    for code in ["CSDL", "LGSP"] {
      try run("register", code, "--name", "Hệ thống \(code)", "--owner", "TTDL", "--on", "2024-01-02")
    }
    try run("inspect", "LGSP", "--kind", "periodic", "--on", "2026-03-05")
    try run("sheet", "systems", "--owner", "TTDL", "-o", sheet, "--lang", "vi")
  }

  @discardableResult
  private func run(_ words: String..., status: Status = .done) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2026-11-25T05:00:00Z"))
    #expect(outcome.status == status, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private var sheet: String { path("bieu.xlsx") }

  private func path(_ name: String) -> String { office.folder.appending(path: name).path }

  private func edit(_ cells: [String: String], in path: String? = nil, _ also: (inout SheetEditor) -> Void = { _ in })
    throws
  {
    let url = URL(filePath: path ?? sheet)
    var editor = try SheetEditor(Array(try Data(contentsOf: url)))
    for (cell, text) in cells { editor.set(cell, to: text, inSheet: 2) }
    also(&editor)
    try Data(try editor.bytes()).write(to: url)
  }

  private func entries() throws -> Int64 {
    try Registry(opening: office.database, for: .reading).checkpoint().entries
  }

  /// The XML of the second worksheet of a file.
  private func inspections(of path: String) throws -> String {
    try Archive.part("xl/worksheets/sheet2.xml", of: URL(filePath: path))
  }

  @Test func belowTheRecordedInspectionsTenEmptyLinesAreCounted() throws {
    let numbers = try inspections(of: sheet).matches(of: /<c r="A\d+"[^>]*><v>(\d+)<\/v>/).compactMap { Int($0.1) }
    #expect(numbers == Array(1...11))
  }

  @Test func aRecordedInspectionIsFilledInAndANewOneTakesAnEmptyLine() throws {
    try edit([
      "F4": "Trung tâm dữ liệu", "G4": "12/BB", "H4": "phù hợp",
      "B5": "CSDL", "D5": "Đột xuất", "E5": "20/10/2026", "G5": "13/BB", "H5": "chưa phù hợp",
    ])
    let before = try entries()
    let recorded = try run("import", sheet, "--lang", "vi")
    #expect(recorded.output.contains("thêm 0, sửa 2, giữ nguyên 2\n"), "\(recorded.output)")
    #expect(try entries() == before + 1, "one file, one entry")
    let periodic = try run("show", "LGSP", "--lang", "vi").output
    #expect(periodic.contains("12/BB") && periodic.contains("phù hợp"), "\(periodic)")
    let unscheduled = try run("show", "CSDL", "--lang", "vi").output
    #expect(unscheduled.contains("13/BB") && unscheduled.contains("chưa phù hợp"), "\(unscheduled)")
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
    #expect(try entries() == before + 1)
    try run("verify")
  }

  @Test func aLineThatDoesNotSayWhichInspectionItIsIsRefused() throws {
    try edit(["B5": "CSDL", "D5": "Đột xuất", "G5": "13/BB"])
    let before = try entries()
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(refused.output.contains("lần kiểm tra phải có mã hệ thống, hình thức và ngày"), "\(refused.output)")
    #expect(try entries() == before)
  }

  @Test func whatTheRegistryHasRecordedMeanwhileIsAConflict() throws {
    try run("inspect", "LGSP", "--kind", "periodic", "--on", "2026-03-05", "--document", "11/BB", "--actor", "minh")
    try edit(["G4": "12/BB", "H4": "phù hợp"])
    let before = try entries()
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(
      refused.output.contains(
        "'Kiểm tra'!G4, cột Số biên bản '12/BB': khi lập biểu là '–'; sổ nay ghi '11/BB'"), "\(refused.output)")
    #expect(try entries() == before)
    try run("import", sheet, "--take", "registry")
    #expect(try entries() == before)
    try run("import", sheet, "--take", "sheet")
    let shown = try run("show", "LGSP", "--lang", "vi").output
    #expect(shown.contains("12/BB") && shown.contains("phù hợp"), "\(shown)")
  }

  @Test(
    arguments: [
      (["E5": "20/10/2026"], "'Kiểm tra'!B5, cột Mã hệ thống"),
      (["B5": "CSDL", "E5": "20/10/2026"], "'Kiểm tra'!D5, cột Hình thức"),
      (["B5": "CSDL", "D5": "Định kỳ"], "'Kiểm tra'!E5, cột Ngày kiểm tra"),
      (["B5": "KHONG", "D5": "Định kỳ", "E5": "20/10/2026"], "'Kiểm tra'!B5, cột Mã hệ thống 'KHONG'"),
      (["B5": "CSDL", "D5": "Thường xuyên", "E5": "20/10/2026"], "'Kiểm tra'!D5, cột Hình thức 'Thường xuyên'"),
      (["B5": "CSDL", "D5": "Định kỳ", "E5": "20/10/2027"], "'Kiểm tra'!E5, cột Ngày kiểm tra '20/10/2027'"),
      (["B5": "CSDL", "D5": "Định kỳ", "E5": "20/10/2026", "H5": "tạm"], "'Kiểm tra'!H5, cột Kết quả 'tạm'"),
      (["B5": "LGSP", "D5": "Định kỳ", "E5": "5/3/2026"], "'Kiểm tra'!E5, cột Ngày kiểm tra '5/3/2026'"),
      (["E4": "06/03/2026"], "'Kiểm tra'!E4, cột Ngày kiểm tra '06/03/2026'"),
    ]) func whatCannotBeRecordedIsNamedByItsWorksheetAndCell(cells: [String: String], named: String) throws
  {
    try edit(cells)
    let before = try entries()
    let refused = try run("import", sheet, "--lang", "vi", status: .badData)
    #expect(refused.output.contains(named), "\(refused.output)\(refused.errors)")
    #expect(try entries() == before)
  }

  @Test func aRefusedSheetComesBackWithBothWorksheetsAndIsImportedOnceMended() throws {
    try edit(["G4": "12/BB", "B5": "CSDL", "D5": "Định kỳ", "E5": "20/10/2027", "G5": "13/BB"]) {
      $0.set("C8", to: "Cơ sở dữ liệu dùng chung")
    }
    let errors = path("loi.xlsx")
    try run("import", sheet, "--errors", errors, "--lang", "vi", status: .badData)
    // 5/3/2026 is a day there too, the 46,086th of a workbook.
    let returned = try inspections(of: errors)
    #expect(returned.contains("<v>46086</v>") && !returned.contains("2026-03-05"))
    let before = try entries()
    try run("import", errors, "--lang", "vi", status: .badData)
    #expect(try entries() == before)
    try edit(["E5": "20/10/2026"], in: errors)
    let recorded = try run("import", errors, "--lang", "vi")
    #expect(try entries() == before + 1, "\(recorded.output)")
    #expect(try run("show", "LGSP", "--lang", "vi").output.contains("12/BB"))
    let shown = try run("show", "CSDL", "--lang", "vi").output
    #expect(shown.contains("13/BB") && shown.contains("Cơ sở dữ liệu dùng chung"), "\(shown)")
  }

  @Test func anEmptiedCellOrAMissingLineOfAnInspectionChangesNothing() throws {
    try run("inspect", "LGSP", "--kind", "periodic", "--on", "2026-03-05", "--document", "11/BB")
    try FileManager.default.removeItem(atPath: sheet)
    try run("sheet", "systems", "--owner", "TTDL", "-o", sheet, "--lang", "vi")
    try edit(["G4": ""])
    let before = try entries()
    let emptied = try run("import", sheet, "--lang", "vi")
    #expect(emptied.output.contains("'Kiểm tra'!G4"), "\(emptied.output)")
    try edit([:]) { $0.removeRow(4, inSheet: 2) }
    try run("import", sheet, "--lang", "vi")
    #expect(try entries() == before)
    #expect(try run("show", "LGSP", "--lang", "vi").output.contains("11/BB"))
  }

  /// The remedies as `id|task|due`.
  private func remedies() throws -> [String] {
    try office.shell(
      "SELECT id || '|' || task || '|' || ifnull(due_on, '') FROM remedy WHERE voided_by IS NULL AND done_on IS NULL AND valid_to = '9999-12-31' "
        + "AND source = 'inspection' ORDER BY id")
  }

  @Test func whatIsToBeRemediedIsRecordedWithTheInspectionInOneEntryAndOnce() throws {
    try edit([
      "H4": "chưa phù hợp", "I4": "bịt cổng 23", "J4": "31/12/2026",
      "B5": "CSDL", "D5": "Đột xuất", "E5": "20/10/2026", "G5": "13/BB", "H5": "chưa phù hợp", "J5": "15/01/2027",
    ])
    let before = try entries()
    try run("import", sheet, "--lang", "vi")
    #expect(try entries() == before + 1)
    #expect(try remedies() == ["1|bịt cổng 23|2026-12-31", "2|khắc phục theo biên bản 13/BB|2027-01-15"])
    #expect(
      try office.shell("SELECT valid_from FROM remedy ORDER BY id") == ["2026-03-05", "2026-10-20"],
      "from the day of the inspection on")
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
    // One that is done is not asked for again by the sheet that asked for it.
    try run("remedy", "done", "1", "--on", "2026-11-01")
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
    try run("verify")
  }

  @Test func theNextSheetShowsWhatIsOpenAndTakesAnotherDayForIt() throws {
    try run(
      "inspect", "LGSP", "--kind", "periodic", "--on", "2026-03-05", "--result", "not-conforming", "--remedy-by",
      "2026-06-30", "--task", "bịt cổng 23")
    try run("remedy", "add", "LGSP", "--source", "roadmap", "--task", "thay máy chủ", "--on", "2026-03-05")
    try FileManager.default.removeItem(atPath: sheet)
    try run("sheet", "systems", "--owner", "TTDL", "-o", sheet, "--lang", "vi")
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
    try edit(["J4": "31/12/2026"])
    let changed = try run("import", sheet, "--lang", "vi", "--dry-run").output
    #expect(changed.contains("sửa 1, giữ nguyên 2"), "\(changed)")
    try run("import", sheet)
    #expect(try remedies() == ["1|bịt cổng 23|2026-12-31"])
    // Until the day of the sheet it was overdue, and stays so.
    let overdue = try run("remedy", "list", "--as-of", "2026-10-01", "--format", "csv").output
    #expect(overdue.contains("2026-06-30") && overdue.contains("overdue"), "\(overdue)")
    try edit(["I4": "tắt dịch vụ cũ"])
    try run("import", sheet)
    #expect(try remedies() == ["1|bịt cổng 23|2026-12-31", "5|tắt dịch vụ cũ|2026-12-31"])
    #expect(try run("import", sheet, "--lang", "vi").output.contains("KHÔNG GHI GÌ MỚI"))
  }

  @Test func aWrongLastDayIsNamedByItsCellAndComesBackInTheSheetOfErrors() throws {
    try edit(["I4": "bịt cổng 23", "J4": "mai"])
    let before = try entries()
    let errors = path("loi.xlsx")
    let refused = try run("import", sheet, "--errors", errors, "--lang", "vi", status: .badData)
    #expect(refused.output.contains("'Kiểm tra'!J4, cột Hạn khắc phục 'mai'"), "\(refused.output)")
    #expect(try entries() == before)
    try edit(["J4": "31/12/2026"], in: errors)
    try run("import", errors, "--lang", "vi")
    #expect(try remedies() == ["1|bịt cổng 23|2026-12-31"])
  }
}
