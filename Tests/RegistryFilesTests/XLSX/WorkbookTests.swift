import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

struct WorkbookTests {
  /// A workbook of one sheet with this XML in its sheet data and after it.
  private func workbook(_ rows: String, after: String = "") throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return try zipArchive(of: [
      (
        "xl/workbook.xml", "<workbook><sheets><sheet name='A' r:id='r1' xmlns:r='\(office)'/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='\(office)/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
      ),
      (
        "xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>"
      ),
    ])
  }

  private func rows(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws -> [SourceRow] {
    let sheet = try Workbook(MemorySource(bytes), limits: limits).open(0)
    var rows: [SourceRow] = []
    while let row = try sheet.next() { rows.append(row) }
    return rows
  }

  private func texts(_ row: SourceRow) -> [String] { row.cells.map(\.text) }

  @Test func cellsWithoutAPlaceFollowOneAnother() throws {
    let rows = try rows(
      workbook("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='5'><c r='B5'><v>3</v></c></row>"))
    #expect(rows.map(texts) == [["1", "", "2"], ["", "3"]])
    #expect(rows.map(\.place) == [.row(1), .row(5)])
  }

  @Test(arguments: ["s", "str", "inlineStr", "b", "e", "d", "n"])
  func aCellWithoutAValueIsEmptyWhateverTypeItIsSaidToHave(type: String) throws {
    let rows = try rows(workbook("<row><c t='\(type)'/><c><v>7</v></c></row>"))
    #expect(rows.map(texts) == [["", "7"]])
  }

  @Test(arguments: [
    "<row r='2'/><row r='1'/>", "<row r='1'><c r='B1'/><c r='A1'/></row>", "<row r='1'><c r='A2'/></row>",
    "<row r='0'/>", "<row r='1048577'/>", "<row r='1'><c r='1A'/></row>",
  ])
  func rowsAndCellsOutOfOrderAreRefused(xml: String) throws {
    #expect(throws: WorkbookError.self) { try rows(try workbook(xml)) }
  }

  @Test func aBlockMergedDownwardsHoldsForAllItsRows() throws {
    let xml =
      "<row><c><v>1</v></c><c><v>7</v></c></row><row><c r='A2'><v>2</v></c></row><row/><row r='4'><c r='A4'><v>3</v></c></row>"
    let merged = try workbook(xml, after: "<mergeCells><mergeCell ref='B1:B2'/><mergeCell ref='A4:C4'/></mergeCells>")
    #expect(try rows(merged).map(texts) == [["1", "7"], ["2", "7"], ["3"]])
  }

  @Test(arguments: ["B5:A9", "A9:A5", "A5", "A5:"]) func whatDoesNotGoFromItsUpperLeftToItsLowerRightIsNoBlock(
    text: String
  ) {
    #expect(MergedCells(text) == nil)
  }

  @Test func aPartThatHasEndedStaysEnded() throws {
    let part = try ZipArchive(try workbook("<row/>"), limits: WorkbookLimits()).open("xl/workbook.xml")
    var block = [UInt8](repeating: 0, count: 100)
    func next() throws -> Int { try block.withUnsafeMutableBytes { try part.read(into: $0) } }
    while try next() > 0 {}
    #expect(try next() == 0)
  }

  @Test func whatIsTooMuchIsRefusedEarly() throws {
    let bytes = try workbook("<row><c t='str'><v>\(String(repeating: "ab", count: 5_000))</v></c></row>")
    #expect(throws: WorkbookError.tooLarge(.file(100))) { try rows(bytes, limits: WorkbookLimits(file: 100)) }
    #expect(throws: WorkbookError.tooLarge(.parts(2))) { try rows(bytes, limits: WorkbookLimits(parts: 2)) }
    #expect(throws: WorkbookError.tooLarge(.inflated(9_000))) {
      try rows(bytes, limits: WorkbookLimits(inflated: 9_000))
    }
    #expect(throws: WorkbookError.bomb("xl/worksheets/sheet1.xml")) {
      try rows(bytes, limits: WorkbookLimits(ratio: 10, small: 1_000))
    }
    #expect(throws: WorkbookError.row(1, .tooLong(99))) {
      try rows(bytes, limits: WorkbookLimits(cells: CSVLimits(field: 99)))
    }
    #expect(throws: WorkbookError.row(1, .tooManyColumns(1_000))) {
      try rows(try workbook("<row r='1'><c r='ALM1'><v>1</v></c></row>"))
    }
  }

  @Test func elementsWithinElementsEndSomewhere() throws {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(throws: WorkbookError.damaged("xl/worksheets/sheet1.xml")) { try rows(try workbook(deep)) }
  }

  @Test(arguments: [(1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_609.75, "2024-11-13")])
  func aDayIsCountedAsSpreadsheetsDo(serial: Double, day: String) throws {
    #expect(SerialDay(countsFrom1904: false).day(serial) == (try Day(day)))
  }

  @Test func daysThatNeverWereAreNone() {
    for serial in [-1, 0, 60, 2_958_466, 1e300] { #expect(SerialDay(countsFrom1904: false).day(serial) == nil) }
    #expect(SerialDay(countsFrom1904: true).day(0) == Day(year: 1904, month: 1, day: 1))
  }

  @Test(arguments: [
    ("dd/mm/yyyy", NumberFormat.date(.day)), ("[$-42A]d mmmm yyyy;@", .date(.day)), ("m/d/yyyy", .date(.dayAfterMonth)),
    ("yyyy-mm-dd", .date(.day)), ("mm/yyyy", .date(.month)), ("\"tháng \"m\"/\"yyyy", .date(.month)),
    ("yyyy", .date(.year)), ("mmm", .other), ("h:mm", .time), ("General", .number), ("#,##0.00", .number),
    ("[Red]0", .number), ("0\"ngày\"", .written(before: "", digits: 1, after: "ngày")),
    ("000", .written(before: "", digits: 3, after: "")),
    ("0\"/QĐ-SYT\"", .written(before: "", digits: 1, after: "/QĐ-SYT")),
    ("\"HT-\"0000", .written(before: "HT-", digits: 4, after: "")), ("QĐ 0", .other), ("0%", .other), ("# ?/?", .other),
    ("#,##0 \"đồng\"", .other), ("_-* #,##0\\ _₫_-", .number),
  ])
  func aFormatSaysWhatItsNumberIs(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }
}
