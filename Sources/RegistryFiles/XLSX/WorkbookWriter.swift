import LevelRegistry

/// Writes a workbook of Excel 2007 and later (ECMA-376) to a sink, one worksheet after the other, their rows as they come.
///
/// ```swift
/// let book = try WorkbookWriter(to: sink, in: .vietnamese)
/// let sheet = try book.begin("Hệ thống", SheetLayout())
/// try sheet.begin(columns)
/// for row in rows { try sheet.write(row) }
/// try sheet.end()
/// try book.finish()
/// ```
///
/// Nothing is kept but a worksheet's first thousand rows, from which the widths of its columns are told. Every byte goes
/// through the sink, whose errors are thrown; the same tables give the same bytes.
package final class WorkbookWriter {
  let language: Language
  private let archive: ZipWriter
  private var sheets: [SheetPart] = []
  private var isSheetOpen = false
  private var lists = ChoiceLists()
  private var charts = 0
  private var styles: StyleTable

  /// What the workbook says of one of its worksheets.
  struct SheetPart {
    let name: String
    var isHidden = false
    /// Names of ranges that belong to it, and what they stand for.
    var definedNames: [(name: String, range: String, isHidden: Bool)] = []
  }

  /// - Throws: `ZipError`.
  package init(to sink: any ByteSink, in language: Language) throws {
    self.language = language
    archive = try ZipWriter(to: sink)
    styles = StyleTable(language)
    // file(1) and mail gateways tell what an archive is by its third or fourth part, where those before it are small.
    try archive.add(
      "_rels/.rels",
      OfficeXML.relationships([
        ("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"),
        ("custom-properties", "docProps/custom.xml"),
      ]))
    let application: Markup = "<Application>capdo</Application>"
    try archive.add("docProps/app.xml", Self.properties("extended", application))
    try archive.add("docProps/custom.xml", Self.properties("custom", ""))
  }

  /// Begins a worksheet, which must be ended before the next one is begun.
  ///
  /// - Throws: `XLSXError`.
  package func begin(_ name: String, _ layout: SheetLayout = SheetLayout()) throws -> WorksheetWriter {
    guard !isSheetOpen else { throw XLSXError.outOfOrder }
    try mustBeFree(name)
    isSheetOpen = true
    sheets.append(SheetPart(name: name))
    try archive.begin("xl/worksheets/sheet\(sheets.count).xml")
    return WorksheetWriter(self, named: name, layout, isFirst: sheets.count == 1)
  }

  /// Ends the workbook: the lists that drop down, and what holds the parts together.
  ///
  /// - Throws: `XLSXError.outOfOrder` when a worksheet has not ended or there is none.
  package func finish() throws {
    guard !isSheetOpen, !sheets.isEmpty else { throw XLSXError.outOfOrder }
    if !lists.isEmpty { try writeLists() }
    try archive.add("xl/styles.xml", OfficeXML.declaration + styles.part.text)
    let targets: [(type: String, target: String)] = sheets.indices.map {
      ("worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    try archive.add("xl/_rels/workbook.xml.rels", OfficeXML.relationships(targets + [("styles", "styles.xml")]))
    try archive.add("xl/workbook.xml", OfficeXML.declaration + workbookPart.text)
    try archive.add("[Content_Types].xml", OfficeXML.declaration + contentTypes.text)
    try archive.finish()
  }

  private static func properties(_ kind: String, _ content: Markup) -> String {
    let part: Markup = """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/\(kind)-properties">\(content)</Properties>
      """
    return OfficeXML.declaration + part.text
  }

  /// Names are told apart as Excel does: without regard to case.
  private func mustBeFree(_ name: String) throws(XLSXError) {
    let isNameOfSheet =
      (1...31).contains(name.utf16.count) && !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) }
      && !name.hasPrefix("'") && !name.hasSuffix("'") && !name.unicodeScalars.contains { $0.value < 0x20 }
    let others = sheets.map(\.name) + [listSheet]
    guard isNameOfSheet, !others.contains(where: { $0.lowercased() == name.lowercased() }) else {
      throw .sheetName(name)
    }
  }

  func write(_ bytes: [UInt8]) throws { try archive.write(bytes) }

  func style(_ look: CellLook, _ kind: StyleTable.Kind) -> Int { styles.number(look, kind) }

  /// The formula of a list that drops down.
  func formula(of choices: SheetChoices) -> String {
    choices.inline ?? "\(Self.quoted(listSheet))!\(lists.range(of: choices.words))"
  }

  /// Ends the worksheet that is open, and adds its chart and the drawing that holds it.
  func endSheet(
    _ names: [(name: String, range: String, isHidden: Bool)], chart: (drawing: Markup, part: Markup)?
  ) throws {
    try archive.end()
    isSheetOpen = false
    let number = sheets.count
    sheets[number - 1].definedNames = names
    guard let chart else { return }
    charts += 1
    try archive.add(
      "xl/worksheets/_rels/sheet\(number).xml.rels",
      OfficeXML.relationships([("drawing", "../drawings/drawing\(charts).xml")]))
    try archive.add("xl/drawings/drawing\(charts).xml", OfficeXML.declaration + chart.drawing.text)
    try archive.add(
      "xl/drawings/_rels/drawing\(charts).xml.rels",
      OfficeXML.relationships([("chart", "../charts/chart\(charts).xml")]))
    try archive.add("xl/charts/chart\(charts).xml", OfficeXML.declaration + chart.part.text)
  }

  /// The name of a worksheet as it stands in a formula.
  static func quoted(_ name: String) -> String { "'\(name.replacing("'", with: "''"))'" }
}

extension WorkbookWriter {
  private var listSheet: String { Phrase("choices", "danh sách chọn")[language] }

  /// Writes the worksheet, not to be seen, in which the long lists stand, a column each.
  private func writeLists() throws {
    sheets.append(SheetPart(name: listSheet, isHidden: true))
    try archive.begin("xl/worksheets/sheet\(sheets.count).xml")
    var bytes = Array("\(OfficeXML.declaration)<worksheet xmlns=\"\(OfficeXML.main)\"><sheetData>".utf8)
    for row in 0..<lists.height {
      bytes += "<row r=\"\(row + 1)\">".utf8
      for (column, words) in lists.all.enumerated() where row < words.count {
        appendCell(words[row], at: CellReference.name(row: row, column: column), style: 0, to: &bytes)
      }
      bytes += "</row>".utf8
      if bytes.count > 1 << 16 {
        try archive.write(bytes)
        bytes = []
      }
    }
    try archive.write(bytes + Array("</sheetData></worksheet>".utf8))
    try archive.end()
  }

  private var workbookPart: Markup {
    let sheets = sheets.enumerated().map { index, sheet in
      """
      <sheet name="\(sheet.name)" sheetId="\(index + 1)"\(sheet.isHidden ? " state=\"hidden\"" as Markup : "") \
      r:id="rId\(index + 1)"/>
      """ as Markup
    }
    let names = self.sheets.enumerated().flatMap { index, sheet in
      sheet.definedNames.map { name in
        """
        <definedName name="\(name.name)" localSheetId="\(index)"\(name.isHidden ? " hidden=\"1\"" as Markup : "")>\
        \(name.range)</definedName>
        """ as Markup
      }
    }
    return """
      <workbook xmlns="\(OfficeXML.main)" xmlns:r="\(OfficeXML.office)"><bookViews><workbookView/></bookViews>\
      <sheets>\(sheets)</sheets>\(names.isEmpty ? "" : "<definedNames>\(names)</definedNames>" as Markup)\
      <calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>
      """
  }

  private var contentTypes: Markup {
    let office = "application/vnd.openxmlformats-officedocument."
    func override(_ part: String, _ type: String) -> Markup {
      "<Override PartName=\"/xl/\(part).xml\" ContentType=\"\(office)\(type)+xml\"/>"
    }
    let sheets = sheets.indices.map { override("worksheets/sheet\($0 + 1)", "spreadsheetml.worksheet") }
    let charts = (0..<charts).map {
      override("drawings/drawing\($0 + 1)", "drawing") + override("charts/chart\($0 + 1)", "drawingml.chart")
    }
    return """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/docProps/app.xml" ContentType="\(office)extended-properties+xml"/>\
      <Override PartName="/docProps/custom.xml" ContentType="\(office)custom-properties+xml"/>\
      \(override("workbook", "spreadsheetml.sheet.main"))\(override("styles", "spreadsheetml.styles"))\
      \(sheets)\(charts)</Types>
      """
  }
}

/// The lists that are too long to stand where they drop down.
private struct ChoiceLists {
  private(set) var all: [[String]] = []

  var isEmpty: Bool { all.isEmpty }
  var height: Int { all.map(\.count).max() ?? 0 }

  /// Where a list stands; the same list stands there once.
  mutating func range(of words: [String]) -> String {
    let column = all.firstIndex(of: words) ?? all.count
    if column == all.count { all.append(words) }
    let letters = Place.letters(column)
    return "$\(letters)$1:$\(letters)$\(max(words.count, 1))"
  }
}

/// What the parts of a workbook have in common.
enum OfficeXML {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The part that says what another part points to, `rId1` first.
  static func relationships(_ targets: [(type: String, target: String)]) -> String {
    let list = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.type)\" Target=\"\(target.target)\"/>" as Markup
    }
    let part: Markup = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(list)</Relationships>
      """
    return declaration + part.text
  }
}

extension CellReference {
  /// `D17` of row 16 and column 3, both counted from 0.
  static func name(row: Int, column: Int) -> String { Place.letters(column) + String(row + 1) }

  /// `$D$17`.
  static func fixed(row: Int, column: Int) -> String { "$\(Place.letters(column))$\(row + 1)" }
}
