import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand
@testable import RegistryFiles

/// The sheets of a province's communes on their round. The clock stands on 25/11/2026.
struct SheetCommandTests {
  private let office: Office
  private let communes: Int

  init() throws { try self.init(communes: 14) }

  private init(communes: Int) throws {
    self.communes = communes
    office = try Office()
    let codes = (1...communes).map { "X\($0 < 10 ? "0" : "")\($0)" }
    let organizations = "code,name,tier\n" + codes.map { "\($0),UBND xã \($0),commune\n" }.joined()
    let systems =
      "code,name,owner,registered_on,plan,plan_on,level,decided_on,decision_number,issuer\n"
      + codes.map { "\($0)-1,Mạng LAN \($0),\($0),2026-01-05,none,2026-05-05,1,2026-03-02,1/QĐ,UBND xã \($0)\n" }
      .joined()
    try run("init", "--name", "Tỉnh Lam Giang")
    try run("import", try file("a.csv", organizations), try file("b.csv", systems), "--on", "2026-11-20")
  }

  @discardableResult
  private func run(_ words: String..., status: Status = .done) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2026-11-25T05:00:00Z"))
    #expect(outcome.status == status, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = office.folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func path(_ name: String) -> String { office.folder.appending(path: name).path }

  /// Writes into cells of a sheet of the folder, as a person would.
  private func edit(_ path: String, _ cells: [String: String]) throws {
    let url = URL(filePath: path)
    var editor = try SheetEditor(Array(try Data(contentsOf: url)))
    for (cell, text) in cells { editor.set(cell, to: text) }
    try Data(try editor.bytes()).write(to: url)
  }

  /// Where the plan of the one system of a commune's sheet stands, and the answer whether the list is complete.
  private static let plan = "P8"
  private static let isComplete = "D4"

  /// A sheet for each commune, in a folder: each reports its plan and vouches for its list, two with something wrong.
  private func filledSheets() throws -> String {
    let folder = path("bieu")
    try run("sheet", "systems", "--each", "owner", "-o", folder, "--lang", "vi")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try edit("\(folder)/\(name)", [Self.plan: "Đã triển khai đầy đủ", Self.isComplete: "Có"])
    }
    try edit("\(folder)/X07.xlsx", [Self.plan: "xong rồi"])
    try run("plan", "X12-1", "partial", "--on", "2026-11-24", "--actor", "minh")
    return folder
  }

  /// CAPDO_OFFICES offices, 14 by default; 69 in `make test-full`, as many as a province has communes.
  @Test func ofTheSheetsOfAllOfficesTheGoodOnesAreRecordedAndTwoAreNamed() throws {
    try (number("CAPDO_OFFICES").map { try Self(communes: $0) } ?? self).bringsInAllSheetsButTwo()
  }

  private func bringsInAllSheetsButTwo() throws {
    let (good, percent) = (communes - 2, [14: "85.71", 69: "97.10"][communes] ?? "?")
    let folder = try filledSheets()
    let before = try entries()
    let outcome = try run("import", folder, "--lang", "vi", status: .badData)
    #expect(
      outcome.output.hasPrefix(
        "ĐÃ GHI tệp: \(good)/\(communes), mục \(before + 1)–\(before + Int64(good)) · thêm 0, sửa \(good), giữ nguyên 0\n"
      ))
    #expect(outcome.output.contains("\nPHẢI SỬA, chưa ghi gì: 2\n"))
    #expect(outcome.output.contains("\n  X07.xlsx: 1 lỗi\n    P8, cột Tình trạng triển khai phương án 'xong rồi':"))
    #expect(outcome.output.contains("\n  X12.xlsx: 1 lỗi\n    P8, cột Tình trạng triển khai phương án"))
    #expect(outcome.output.contains("\nBIỂU VÀ SỔ KHÁC NHAU: 1;"))
    #expect(outcome.output.contains("\nChủ quản xác nhận danh mục: \(good)\n"))
    #expect(try run("rate").output == "\(good)/\(communes) = \(percent)%\n")
    let again = try run("import", folder, "--lang", "vi", status: .badData)
    #expect(
      again.output.hasPrefix(
        "KHÔNG GHI GÌ MỚI. Tệp đọc không có lỗi: \(good)/\(communes) · thêm 0, sửa 0, giữ nguyên \(good)\n"))
    #expect(try entries() == before + Int64(good))
    // They are one command, and are taken back as one.
    let undone = try run("undo", "--yes", "--lang", "vi").output
    #expect(
      undone.hasPrefix("mục \(before + 1), lan, ") && undone.contains("\n  … và \(good - 10) mục nữa\n"), "\(undone)")
    #expect(try entries() == before + Int64(good) + 1)
    #expect(try run("rate").output == "0/\(communes) = 0%\n")
    #expect(
      try run("organization", "list", "--unconfirmed-since", "2026-01-01", "--format", "csv").output.contains(
        "\nX\(communes),"))
    try run("verify")
  }

  private func entries() throws -> Int64 {
    try Registry(opening: office.database, for: .reading).checkpoint().entries
  }

  @Test func whatIsDecidedInTheListOfConflictsIsRecordedWithTheSheet() throws {
    let folder = try filledSheets()
    let (sheet, list) = ("\(folder)/X12.xlsx", path("khac-nhau.xlsx"))
    let refused = try run("import", sheet, "--conflicts", list, "--lang", "vi", status: .badData)
    #expect(refused.output.hasSuffix("\nTiếp theo, sau khi sửa: capdo import \(list) \(sheet)\n"))
    for language in ["en", "vi"] {
      let open = try run("import", sheet, "--lang", language, status: .badData).output
      try Golden.expect(open.replacing(office.folder.path, with: "DIR"), asIn: "sheet-conflict.\(language).txt")
    }
    try edit(list, ["K2": "biểu nào"])
    let unread = try run("import", list, sheet, "--lang", "vi", status: .badData).output
    #expect(unread.contains("'biểu nào' không có trong các từ cho phép") && unread.contains("Theo biểu"), "\(unread)")
    try edit(list, ["K2": "Theo sổ"])
    #expect(try run("import", list, sheet).output.hasPrefix("RECORDED files: 2, entry "))
    #expect(try run("show", "X12-1", "--format", "csv").output.contains("partial"))
    try edit(list, ["K2": "Theo biểu"])
    #expect(try run("import", sheet, list).output.hasPrefix("RECORDED files: 2, entry "))
    #expect(try run("show", "X12-1", "--format", "csv").output.contains("full"))
    #expect(try run("import", sheet).output.hasPrefix("NOTHING RECORDED. "))
  }

  @Test func oneWordDecidesAllConflicts() throws {
    let folder = try filledSheets()
    try run("import", "\(folder)/X12.xlsx", "--take", "registry")
    #expect(try run("show", "X12-1", "--format", "csv").output.contains("partial"))
    try run("import", "\(folder)/X12.xlsx", "--take", "sheet")
    #expect(try run("show", "X12-1", "--format", "csv").output.contains("full"))
  }

  @Test func anUnchangedSheetWithoutConfirmationIsNoEntryAndWithOneItIs() throws {
    let sheet = path("x.xlsx")
    try run("sheet", "systems", "--owner", "X01", "-o", sheet)
    let before = try entries()
    try run("import", sheet)
    #expect(try entries() == before)
    try edit(sheet, [Self.isComplete: "Yes", "D5": "Trần B", "D6": "0900 000 001"])
    #expect(try run("import", sheet).output.contains("Owners that confirmed their lists: 1\n"))
    #expect(try entries() == before + 1)
    try run("import", sheet)
    #expect(try entries() == before + 1)
    let last = try Registry(opening: office.database, for: .reading).snapshot().journal().last
    #expect(last?.note == "Trần B, 0900 000 001")
  }

  @Test func whatIsEmptiedOrMissingIsReportedAndChangesNothing() throws {
    let sheet = path("x.xlsx")
    try run("sheet", "systems", "--owner", "X01", "-o", sheet, "--lang", "vi")
    try edit(sheet, [Self.plan: "", Self.isComplete: "Có"])
    let emptied = try run("import", sheet, "--dry-run")
    #expect(emptied.output.contains("\n  x.xlsx: emptied, which changes nothing: P8\n"))
    var editor = try SheetEditor(Array(try Data(contentsOf: URL(filePath: sheet))))
    editor.removeRow(8)
    try Data(try editor.bytes()).write(to: URL(filePath: sheet))
    let before = try entries()
    let missing = try run("import", sheet, "--lang", "vi").output
    #expect(missing.contains("thiếu 1 hàng, sổ giữ nguyên (X01-1)"))
    #expect(missing.contains("chưa ghi nhận xác nhận danh mục"))
    #expect(try entries() == before)
  }

  @Test func aSheetOfAnotherRegistryOrFromLaterThanThisOneIsRefused() throws {
    let sheet = path("x.xlsx")
    try FileManager.default.copyItem(atPath: office.database, toPath: path("old.db"))
    try run("plan", "X01-1", "partial", "--on", "2026-11-21")
    try run("sheet", "systems", "--owner", "X01", "-o", sheet)
    let older = try run("--db", path("old.db"), "import", sheet, status: .badData)
    #expect(older.output.contains("the sheet was written from entry 4, the registry ends with entry 3"))
    try run("--db", path("old.db"), "plan", "X02-1", "full", "--on", "2026-11-21")
    let forked = try run("--db", path("old.db"), "import", sheet, status: .badData)
    #expect(forked.output.contains("entry 4 of the registry is not the one that the sheet was written from"))
    try run("--db", path("other.db"), "init")
    let other = try run("--db", path("other.db"), "import", sheet, status: .badData)
    #expect(other.output.contains("the sheet was written from another registry"))
  }

  @Test func theSheetWithItsErrorsIsTheSameSheetAndCanBeImportedOnceItIsMended() throws {
    let folder = try filledSheets()
    let errors = path("loi.xlsx")
    try run("import", "\(folder)/X07.xlsx", "--errors", errors, "--lang", "vi", status: .badData)
    let xml = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: errors))
    #expect(xml.contains(">Cần sửa<"))
    #expect(xml.contains("xong rồi"))
    try edit(errors, [Self.plan: "Đã triển khai một số hạng mục"])
    #expect(try run("import", errors).output.hasPrefix("RECORDED files: 1, entry "))
    #expect(try run("show", "X07-1", "--format", "csv").output.contains("partial"))
  }

  @Test func eachUnitGetsAReceipt() throws {
    let folder = try filledSheets()
    try edit("\(folder)/X09.xlsx", ["C9": "Cổng mới", Self.isComplete: ""])
    let receipts = path("giay-bao")
    try run("import", folder, "--receipts", receipts, "--lang", "vi", status: .badData)
    #expect(try FileManager.default.contentsOfDirectory(atPath: receipts).count == communes)
    for name in ["X07", "X09", "X12"] {
      try Golden.expect(try text(of: "\(receipts)/\(name).xlsx.giay-bao.docx"), asIn: "receipt-\(name).vi.txt")
    }
    try run("import", "\(folder)/X07.xlsx", "--receipts", receipts, status: .badData)
    try Golden.expect(try text(of: "\(receipts)/X07.xlsx.receipt.docx"), asIn: "receipt-X07.en.txt")
  }

  /// The paragraphs of a document, a line each.
  private func text(of document: String) throws -> String {
    let page = try Archive.part("word/document.xml", of: URL(filePath: document))
    let lines = page.matches(of: /<w:t[^>]*>([^<]*)<\/w:t>/).map { String($0.output.1).replacing("&#39;", with: "'") }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func anInboxTakesCleanSheetsAndMovesThem() throws {
    let folder = try filledSheets()
    let outcome = try run("import", "--inbox", folder, status: .badData)
    #expect(outcome.output == "taken: 12/14; what became of each: \(folder)/results\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/taken").count == 12)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/not-taken")) == ["X07.xlsx", "X12.xlsx"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/results") == ["2026-11-25T050000Z.xlsx"])
    #expect(try run("import", "--inbox", folder).output == "")
  }

  @Test func aSheetSentInAgainUnderItsNameReplacesNoneThatWasTaken() throws {
    let folder = path("bieu")
    try run("sheet", "systems", "--each", "owner", "-o", folder, "--lang", "vi")
    let sheet = try Data(contentsOf: URL(filePath: "\(folder)/X01.xlsx"))
    let inbox = path("den")
    for _ in 0..<2 {
      try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
      try sheet.write(to: URL(filePath: "\(inbox)/X01.xlsx"))
      try? FileManager.default.removeItem(atPath: "\(inbox)/results")
      try run("import", "--inbox", inbox)
    }
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: "\(inbox)/taken")) == [
        "X01.xlsx", "2026-11-25T050000Z X01.xlsx",
      ])
  }

  @Test func contactsGoOutAndComeBackInTheirSheet() throws {
    let sheet = path("lien-he.xlsx")
    try run("sheet", "organizations", "-o", sheet, "--lang", "vi")
    try edit(sheet, ["E7": "Trần Văn B", "H7": "0900 000 001", "J8": "UBND xã X01"])
    #expect(
      try run("import", sheet).output.hasPrefix("RECORDED files: 1, entry 4 · 0 added, 2 changed, 12 unchanged\n"))
    let shown = try run("organization", "show", "X01").output
    #expect(shown.contains("Trần Văn B") && shown.contains("0900 000 001"))
    #expect(try run("import", sheet).output.hasPrefix("NOTHING RECORDED. "))
  }

  /// A program that took a telephone for a number would drop the zero in front of it.
  @Test func theCellsForTelephonesHoldText() throws {
    let book = URL(filePath: path("lien-he.xlsx"))
    try run("sheet", "organizations", "-o", book.path, "--lang", "vi")
    let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: book)
    let styles = try Archive.part("xl/styles.xml", of: book).components(separatedBy: "<cellXfs")[1]
    let formats = styles.matches(of: /<xf numFmtId="(\d+)"/).map { $0.1 }
    let style = try #require(sheet.firstMatch(of: /<c r="H7" s="(\d+)"/).flatMap { Int($0.1) })
    #expect(formats[style] == "49")
  }

  @Test func aSheetOfContactsWithItsErrorsIsTheSameSheetAndCanBeImportedOnceItIsMended() throws {
    let (sheet, errors) = (path("lien-he.xlsx"), path("loi.xlsx"))
    try run("sheet", "organizations", "-o", sheet, "--lang", "vi")
    try edit(sheet, ["E7": "Trần Văn B", "H7": "0900 000 001", "J8": "Sở Không Có"])
    try run("import", sheet, "--errors", errors, "--lang", "vi", status: .badData)
    let xml = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: errors))
    #expect(xml.contains(">Cần sửa<") && xml.contains("Sở Không Có") && xml.contains("THÔNG TIN LIÊN HỆ"))
    #expect(try run("import", errors, status: .badData).output.contains("J8, column"))
    try edit(errors, ["J8": "UBND xã X01"])
    #expect(
      try run("import", errors).output.hasPrefix("RECORDED files: 1, entry 4 · 0 added, 2 changed, 12 unchanged\n"))
    #expect(try run("organization", "show", "X01").output.contains("0900 000 001"))
  }

  @Test func aSystemOfOthersIsNotTakenFromTheSheetOfOneUnit() throws {
    let folder = path("bieu")
    try run("sheet", "systems", "--each", "owner", "-o", folder, "--lang", "vi")
    try edit("\(folder)/X01.xlsx", ["C9": "Cổng mới", "D9": "UBND xã X02"])
    #expect(try run("import", "\(folder)/X01.xlsx", status: .badData).output.contains("this sheet is of UBND xã X01"))
    try edit("\(folder)/X01.xlsx", ["D9": "", "B9": "X02-1"])
    let coded = try run("import", "\(folder)/X01.xlsx", status: .badData).output
    #expect(coded.contains("the sheet was written without this code"))
    try edit("\(folder)/X01.xlsx", ["B9": ""])
    #expect(try run("import", "\(folder)/X01.xlsx").output.contains(" 1 added, "))
  }
}
