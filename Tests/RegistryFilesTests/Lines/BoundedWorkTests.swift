import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// A small file cannot keep the registry busy: it is recorded or refused within seconds. Times are those of the thread's
/// processor, of a debug build, and a tenth or less of what these files cost before.
struct BoundedWorkTests {
  private let registry: Registry
  private let folder: TemporaryFolder
  private let terms: ImportOptions

  init() throws {
    folder = try TemporaryFolder()
    terms = ImportOptions(day: try Day("2024-11-13"))
    let now = try Moment("2024-11-20T12:00:00+07:00")
    registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { now })
    try registry.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province) }
  }

  private func outcome(of bytes: some Sequence<UInt8>) throws -> String {
    let bytes = Array(bytes)
    do {
      let result = try registry.importSystems(
        from: SheetFile(named: "x") { MemorySource(bytes) }, by: "lan", terms: terms)
      return "\(result.added) added"
    } catch let error as WorkbookError {
      return error.message.english
    } catch let error as ImportError {
      return "\(error.problems.count) problems, the last: \(error.problems.last?.reason.english ?? "")"
    }
  }

  @Test func aTextThatManyCellsShareIsNotReadForEachOfThem() throws {
    let rows = String(repeating: cells("A", text: 3, "42"), count: 2_000)
    for (letters, reason) in [
      (60_000, "the cells of the file hold more than 8388608 bytes"),
      (70_000, "a text of the file has more than 65536 bytes"),
    ] {
      let book = try workbook(
        rows: rows, strings: ["Mã", "Tên HTTT", "Chủ quản", String(repeating: "_", count: letters)])
      #expect(book.count < 20_000)
      try #expect(processorTime(atMost: 4) { try outcome(of: book) } == reason)
    }
  }

  @Test func aFormatOfManyZerosShowsTheNumber() throws {
    let book = try workbook(
      rows: (1...2_000).map { "<row>\(inline("A\($0)"))\(inline("Tên \($0)"))<c s='1'><v>42</v></c></row>" }.joined(),
      format: String(repeating: "0", count: 60_000))
    try #expect(processorTime(atMost: 8) { try outcome(of: book) } == "2000 added")
  }

  @Test func mergedBlocksThatOverlapCostNoMoreThanOthers() throws {
    let merges = (0..<99_999).map { "<mergeCell ref='\("ABC".map(String.init)[$0 % 3])2:C\(60_000 + $0)'/>" }
    let rows = (2...1_001).map { "<row r='\($0)'>\(inline("A\($0)"))\(inline("Tên \($0)"))\(inline("42"))</row>" }
    let book = try workbook(rows: rows.joined(), after: "<mergeCells>\(merges.joined())</mergeCells>")
    try #expect(processorTime(atMost: 12) { try outcome(of: book) } == "1000 added")
  }

  @Test func anUnknownOwnerDoesNotCostAWalkOverAllOrganizations() throws {
    try registry.record(by: "lan") {
      for number in 1...1_000 { try $0.addOrganization(code: "X\(number)", name: "Xã số \(number)", tier: .commune) }
    }
    let lines = (1...1_000).map { "A\($0),Tên,Phường không có thật thứ \($0)\n" }
    let reason = "1000 problems, the last: no organization 'Phường không có thật thứ 1000'"
    let found = try processorTime(atMost: 12) { try outcome(of: ("code,name,owner\n" + lines.joined()).utf8) }
    #expect(found.hasPrefix(reason), "\(found)")
  }

  @Test func linesWithoutCodesCostTheSameEach() throws {
    var times: [Double] = []
    for (first, last) in [(1, 500), (501, 2_500)] {
      let text = "name,owner\n" + (first...last).map { "Tên \($0),42\n" }.joined()
      let start = processorTime()
      try #expect(outcome(of: text.utf8) == "\(last - first + 1) added")
      times.append(processorTime() - start)
    }
    #expect(times[1] < 8 * times[0], "four times the lines: \(times)")
  }

  @Test func aLineThatComesAgainCostsTheSameHoweverWideItsFirstRowWas() throws {
    let wide = (0..<15).map { _ in String(repeating: "x", count: 60_000) }.joined(separator: ",")
    let heading = "code,name,owner," + (0..<15).map { "zz\($0)" }.joined(separator: ",")
    let again = String(repeating: "A,Tên,42" + String(repeating: ",", count: 15) + "\n", count: 2_000)
    let text = "\(heading)\nA,Tên,42,\(wide)\n\(again)"
    try #expect(processorTime(atMost: 4) { try outcome(of: text.utf8) } == "1 added")
  }

  @Test func aLineWithoutACodeThatComesAgainCostsNoLookAtAllOfItsName() throws {
    let first = ",Tên,42\n"
    let others = (1...500).map { "A\($0),Tên,42\n" }.joined()
    let text = "code,name,owner\n" + first + others + String(repeating: first, count: 500)
    try #expect(processorTime(atMost: 4) { try outcome(of: text.utf8) } == "501 added")
  }

  @Test func organizationsThousandsDeepAreRecordedInTime() throws {
    let lines = (1...3_000).reversed().map { "D\($0),Đơn vị \($0),commune,\($0 == 1 ? "42" : "D\($0 - 1)")\n" }
    let text = "code,name,tier,parent\n" + lines.joined()
    let result = try processorTime(atMost: 6) {
      try registry.importOrganizations(
        from: SheetFile(named: "x") { MemorySource(text.utf8) }, by: "lan", terms: terms)
    }
    #expect(result.added == 3_000)
  }

  @Test func afterTenThousandErrorsTheRestIsNotLookedAt() throws {
    let text = "name,owner,level\n" + String(repeating: "Tên,42,9\n", count: 30_000)
    let found = try processorTime(atMost: 25) { try outcome(of: text.utf8) }
    #expect(
      found == "10001 problems, the last: there are 10000 errors above; from here on nothing was checked")
  }
}

/// Runs something and expects the thread to have had the processor for so many seconds at most.
private func processorTime<T>(
  atMost seconds: Int, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> T
) rethrows -> T {
  let start = processorTime()
  let result = try body()
  let took = processorTime() - start
  #expect(took <= Double(seconds), "\(took) s", sourceLocation: sourceLocation)
  return result
}

private func inline(_ text: String) -> String { "<c t='inlineStr'><is><t>\(text)</t></is></c>" }

/// A row whose second cell is a shared text.
private func cells(_ code: String, text: Int, _ owner: String) -> String {
  "<row>\(inline(code))<c t='s'><v>\(text)</v></c>\(inline(owner))</row>"
}

/// A workbook with a heading of three shared texts.
private func workbook(
  rows: String, strings: [String] = ["Mã", "Tên HTTT", "Chủ quản"], format: String = "0", after: String = ""
) throws -> [UInt8] {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let heading = (0...2).map { "<c t='s'><v>\($0)</v></c>" }.joined()
  return try zipArchive(of: [
    ("xl/workbook.xml", "<workbook><sheets><sheet name='A' id='r1'/></sheets></workbook>"),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <r><Relationship Id='r1' Type='\(office)/worksheet' Target='sheet.xml'/>\
      <Relationship Id='r2' Type='\(office)/sharedStrings' Target='strings.xml'/>\
      <Relationship Id='r3' Type='\(office)/styles' Target='styles.xml'/></r>
      """
    ),
    ("xl/sheet.xml", "<worksheet><sheetData><row>\(heading)</row>\(rows)</sheetData>\(after)</worksheet>"),
    ("xl/strings.xml", "<sst>\(strings.map { "<si><t>\($0)</t></si>" }.joined())</sst>"),
    (
      "xl/styles.xml",
      "<s><numFmts><numFmt numFmtId='200' formatCode='\(format)'/></numFmts><cellXfs><xf/><xf numFmtId='200'/></cellXfs></s>"
    ),
  ])
}
