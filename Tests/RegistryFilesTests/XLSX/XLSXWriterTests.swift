import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

struct XLSXWriterTests {
  private let columns = [Column("name", Phrase("name", "Tên")), Column("on", Phrase("on", "Ngày"))]

  private func written(_ rows: [[Cell]], in language: Language = .vietnamese) throws -> [UInt8] {
    let sink = MemorySink()
    let writer = try XLSXWriter(to: sink, in: language)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
    return sink.bytes
  }

  /// The rows of the workbook, the heading first.
  private func read(_ bytes: [UInt8]) throws -> [[SourceCell]] {
    let sheet = try Workbook(MemorySource(bytes)).open(0)
    var rows: [[SourceCell]] = []
    while let row = try sheet.next() { rows.append(row.cells) }
    return rows
  }

  @Test(arguments: [
    "=1+1", "'=1+1", "+84", "-", "@x", "a\nb", "a\tb", "a\rb", "\u{FFFE}", "\u{FFFF}_", "\u{7F}", "\u{FEFF}", "_x0041_",
    "_x005F_x0041_", "__x0041__", "_x0041\u{7F}", "_x0041\u{1}_", "x_", "\u{1}",
    "Hoà", "Ho\u{61}\u{300}", "  hai  dấu cách ", "<a & \"b\">", "🂡", "007", "2024-11-13",
  ])
  func everyTextComesBackAsItWas(text: String) throws {
    let rows = try read(try written([[.text(text), .empty]]))
    #expect(Array(rows[1][0].text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func daysNumbersAndPercentsAreNumbersOfTheirKind() throws {
    let day = try Day("2024-11-13")
    let rows = try read(
      try written([[.integer(281), .day(day)], [.percent(hundredths: 7093), .day(try Day("1899-05-01"))]]))
    #expect(rows[0] == [.text("Tên"), .text("Ngày")])
    #expect(rows[1] == [.text("281"), .text("2024-11-13")])
    // A percentage shows something else than the number it holds: no import may take it for that number.
    guard case .unreadable = rows[2][0] else { return #expect(Bool(false), "\(rows[2])") }
    #expect(rows[2][1] == .text("01/05/1899"))
  }

  @Test func aTextThatNoCellCanHoldIsRefusedAndNotCut() {
    #expect(throws: XLSXError.textTooLong) { try written([[.text(String(repeating: "a", count: 32_768)), .empty]]) }
  }

  @Test(arguments: [
    ("", 1), ("Cấp độ đề xuất", 2), ("Cấp độ", 1), ("một\nhai", 2), ("0123456789", 1), ("01234567890", 2),
    ("a 0123456789012345678901", 4), ("\n", 2),
  ])
  func aRowIsAsHighAsTheLinesOfItsTexts(text: String, lines: Int) {
    #expect(wrappedLines(of: text, width: 10) == lines)
  }

  @Test func theHeightOfARowIsWrittenForProgramsThatDoNotFindItThemselves() throws {
    let bytes = try written([[.text("ngắn"), .empty], [.text(String(repeating: "dài ", count: 100)), .empty]])
    let part = try ZipArchive(bytes, limits: WorkbookLimits()).open("xl/worksheets/sheet1.xml")
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = try block.withUnsafeMutableBytes { try part.read(into: $0) }
    let xml = String(decoding: block[..<count], as: UTF8.self)
    // 100 words, ten to a line of 40 characters: ten lines of 15 points.
    #expect(xml.contains("<row r=\"2\"><c") && xml.contains("<row r=\"3\" ht=\"150\" customHeight=\"1\">"), "\(xml)")
  }

  @Test func aTableWithoutRowsIsAWorkbookWithAHeading() throws {
    #expect(try read(try written([])).count == 1)
  }

  @Test func aRowThatDoesNotFitItsTableIsRefused() {
    #expect(throws: TableError.self) { try written([[.empty]]) }
  }
}
