import Foundation
import Testing

@testable import CapdoCommand

/// A workbook with names of offices and no codes, on a register that knows nobody.
struct FirstHourTests {
  private static let folder = Office.fixtures.deletingLastPathComponent().appending(path: "first-hour")
  private static let list = folder.appending(path: "danh-muc.xlsx").path
  private let office: Office

  init() throws {
    office = try Office()
    try #require(office.run("init").status == .done)
  }

  private func refused(_ words: String...) -> Outcome {
    office.run(["import", "systems", Self.list, "--on", "2024-11-13"] + words)
  }

  @Test func organizationsNotOnRecordBecomeAWorkbookThatImportTakesOnceItIsCompleted() throws {
    let path = office.folder.appending(path: "don-vi.xlsx").path
    let outcome = refused("--organizations", path)
    #expect(outcome.errors.contains("then: capdo import organizations \(path)\n"))
    let again = office.run(["import", "organizations", path])
    #expect(again.errors.contains("\n  C5, column tier: "), "all but the tier of the hospital is filled in")
  }

  @Test func theWorkbookOffersTheTiers() throws {
    let path = office.folder.appending(path: "don-vi.xlsx").path
    _ = refused("--organizations", path, "--lang", "vi")
    let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: path))
    #expect(sheet.contains("<formula1>&quot;cấp tỉnh,cấp huyện,cấp xã&quot;</formula1>"))
  }

  @Test func theErrorsBecomeAWorkbookWhenTheirFileIsCalledOne() throws {
    let path = office.folder.appending(path: "loi.XLSX").path
    #expect(refused("--errors", path).errors.contains("hint: every error is in \(path)\n"))
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Array("PK".utf8)))
  }

  @Test func errorsNameCellsFromTheLeftAndInVietnameseTheHeadingOfTheSheet() {
    let errors = refused("--lang", "vi").errors.split(separator: "\n").map(String.init)
    let cells = errors.compactMap { $0.hasPrefix("  ") ? $0.split(separator: ",")[0].dropFirst(2) : nil }
    #expect(cells == ["C8", "D8", "C9", "C11", "E11", "C13", "G13", "B14", "C15"])
    #expect(errors.contains { $0.hasPrefix("  G13, cột Quyết định phê duyệt: Ngày '06/05/24': ") })
  }

  @Test func anEncodingIsRefusedForAWorkbook() {
    let outcome = refused("--encoding", "windows-1258")
    #expect(outcome.status == .usage)
    #expect(
      outcome.errors == """
        error: the file is a workbook; 'windows-1258' is an encoding of text files
        hint: import it without --encoding

        """)
  }

  @Test func theCorrectedListIsTakenOverOnce() {
    let organizations = Self.folder.appending(path: "don-vi-da-dien.xlsx").path
    #expect(office.run(["import", "organizations", organizations]).output.hasPrefix("5 added, 0 changed, 0 unchanged"))
    let list = Self.folder.appending(path: "danh-muc-da-sua.xlsx").path
    let words = ["import", "systems", list, "--on", "2024-11-13"]
    let first = office.run(words)
    #expect(first.output.hasPrefix("7 added, 0 changed, 0 unchanged (entry 3)\n"))
    #expect(first.errors.contains("left out, heading of a block: rows 7, 12\n"))
    #expect(office.run(words).output == "0 added, 0 changed, 7 unchanged; nothing recorded\n")
    #expect(office.run("rate", "--as-of", "2024-11-13").output == "4/7 = 57.14%\n")
  }
}
