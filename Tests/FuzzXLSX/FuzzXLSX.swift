import LevelRegistry

@testable import RegistryFiles

/// libFuzzer's entry: whatever the bytes, a workbook is read to its end or refused with words.
///
/// Bytes that are no archive are taken for the XML of a part, so that the fuzzer need not guess check sums.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  if input.first == 0x50 || input.first == 0xD0 {
    read(input)
  } else if let text = String(validating: input, as: UTF8.self) {
    for part in ["sheet", "strings", "styles", "workbook"] {
      if let archive = try? workbook(with: text, as: part) { read(archive) }
    }
    _ = try? DocumentCell(text)
    _ = try? InspectionCell(text)
    _ = NumberFormat(code: text)
    precondition(unescaped(Array(escapedForWorkbook(text).utf8)[...]) == text, "an escaped text reads otherwise")
  }
  return 0
}

private func read(_ bytes: [UInt8]) {
  let limits = WorkbookLimits(file: 1 << 20, parts: 50, inflated: 1 << 22, sharedText: 1 << 20)
  let required: [SystemColumn] = [.name, .owner]
  do {
    let book = try Workbook(MemorySource(bytes), limits: limits)
    for index in book.sheets.indices.prefix(3) {
      var sheet = try Sheet(try book.open(index), required: required)
      while var row = try sheet.next() { _ = SystemLine(&row) }
    }
  } catch {
    precondition(error is WorkbookError || error is ImportError, "an error without words: \(error)")
  }
}

/// A workbook one part of which is this text.
private func workbook(with text: String, as part: String) throws -> [UInt8] {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let parts = [
    "workbook": "<workbook><sheets><sheet name='A' id='r1'/></sheets></workbook>",
    "sheet": """
    <worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c s='1'><v>45000</v></c></row></sheetData>
    </worksheet>
    """,
    "strings": "<sst><si><t>Tên HTTT</t></si><si><t>Chủ quản HTTT</t></si></sst>",
    "styles": "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>",
  ].merging([part: text]) { $1 }
  let bytes = GatheredBytes()
  let writer = try ZipWriter(to: bytes)
  let all = [
    ("xl/workbook.xml", parts["workbook"] ?? ""),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <r><Relationship Id='r1' Type='\(office)/worksheet' Target='sheet.xml'/>\
      <Relationship Id='r2' Type='\(office)/sharedStrings' Target='strings.xml'/>\
      <Relationship Id='r3' Type='\(office)/styles' Target='styles.xml'/></r>
      """
    ),
    ("xl/sheet.xml", parts["sheet"] ?? ""),
    ("xl/strings.xml", parts["strings"] ?? ""),
    ("xl/styles.xml", parts["styles"] ?? ""),
  ]
  for part in all { try writer.add(part.0, part.1) }
  try writer.finish()
  return bytes.bytes
}
