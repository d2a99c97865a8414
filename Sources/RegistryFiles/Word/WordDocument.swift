/// A Word document (Office Open XML, ECMA-376): paragraphs and tables on upright pages, then on landscape ones.
///
/// Pages are those of an official text (Decree 30/2020, annex I): A4, Times New Roman, numbers at the top but on the first.
/// What is added is packed at once: a table of ten thousand rows has as many megabytes of markup, and packed hardly one.
final class WordDocument {
  private let bytes = GatheredBytes()
  private let archive: ZipWriter
  private var text: OutputBuffer
  private var isLandscape = false

  /// - Throws: `ZipError`.
  init() throws {
    archive = try ZipWriter(to: bytes)
    for (name, part) in Self.parts { try archive.add(name, Self.declaration + part.text) }
    try archive.begin("word/document.xml")
    text = OutputBuffer(to: archive)
    text.append(Self.declaration + ("<w:document \(Self.namespaces)><w:body>" as Markup).text)
  }

  func add(_ paragraph: WordParagraph) throws { try add(paragraph.markup) }

  /// Adds a table.
  ///
  /// - Parameter rows: calls what it is given with every row: a list of paragraphs for each cell. A row is never parted
  ///   between pages.
  func add(_ table: WordTable, _ rows: (_ add: ([[WordParagraph]]) throws -> Void) throws -> Void) throws {
    try add(table.beginning)
    var count = 0
    try rows { cells in
      try add(table.row(cells, isHeading: count < table.headings))
      count += 1
    }
    try add("</w:tbl>")
  }

  /// Adds a table of a few rows.
  func add(_ table: WordTable) throws {
    try add(table) { add in for row in table.rows { try add(row) } }
  }

  private func add(_ markup: Markup) throws {
    text.append(markup.text)
    try text.drain()
  }

  /// Ends the upright pages with a paragraph; what follows stands on landscape ones.
  ///
  /// An empty paragraph of its own would stand on an empty page where the page before it is full.
  func turnToLandscape(after last: WordParagraph) throws {
    try add(last.markup(ending: Self.section(isLandscape: false)))
    isLandscape = true
  }

  /// Ends the document and returns the bytes of the file; the same document gives the same bytes.
  ///
  /// - Throws: `ZipError`, also when it was ended before.
  func file() throws -> [UInt8] {
    try add("\(Self.section(isLandscape: isLandscape))</w:body></w:document>")
    try text.flush()
    try archive.end()
    try archive.finish()
    return bytes.bytes
  }

  private static func section(isLandscape: Bool) -> Markup {
    let size: Markup =
      isLandscape
      ? #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"# : #"<w:pgSz w:w="11906" w:h="16838"/>"#
    return """
      <w:sectPr><w:headerReference w:type="default" r:id="rId2"/>\
      \(isLandscape ? "" : #"<w:headerReference w:type="first" r:id="rId3"/>"# as Markup)\(size)\
      <w:pgMar w:top="1134" w:right="\(isLandscape ? 850 : 1_021)" w:bottom="1134" w:left="\(isLandscape ? 1_134 : 1_701)" \
      w:header="567" w:footer="567" w:gutter="0"/>\(isLandscape ? "" : "<w:titlePg/>" as Markup)</w:sectPr>
      """
  }

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  private static let namespaces: Markup = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  /// Every part but the document, by name.
  private static var parts: [(String, Markup)] {
    let office: Markup = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package: Markup = "http://schemas.openxmlformats.org/package/2006"
    let word: Markup = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return [
      (
        "[Content_Types].xml",
        """
        <Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>\
        <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>\
        <Override PartName="/word/header1.xml" ContentType="\(word).header+xml"/>\
        <Override PartName="/word/header2.xml" ContentType="\(word).header+xml"/></Types>
        """
      ),
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/></Relationships>
        """
      ),
      (
        "word/_rels/document.xml.rels",
        """
        <Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="\(office)/header" Target="header1.xml"/>\
        <Relationship Id="rId3" Type="\(office)/header" Target="header2.xml"/></Relationships>
        """
      ),
      ("word/styles.xml", styles), ("word/header1.xml", header(pageNumber)), ("word/header2.xml", header("<w:p/>")),
    ]
  }

  private static let styles: Markup = """
    <w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
    <w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl/></w:pPr>\
    </w:style></w:styles>
    """

  private static let pageNumber: Markup = """
    <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
    <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
    """

  private static func header(_ content: Markup) -> Markup { "<w:hdr \(namespaces)>\(content)</w:hdr>" }
}

/// A paragraph of a Word document, in one style of letters.
struct WordParagraph {
  var text: String
  /// In points.
  var size = 14.0
  var isBold = false
  var isItalic = false
  var alignment = Alignment.justified
  /// The indent of its first line in millimetres.
  var indent = 0.0
  /// The space above and below in points.
  var space = 6.0
  /// Whether it stands on the page of what follows it.
  var isKeptWithNext = false
  /// Whether it stands at the top of a page.
  var beginsPage = false
  /// Whether a frame is drawn around it, as wide as this in millimetres; nil: none.
  var frame: Double?
  /// A rule beneath it, this share of its width; nil: none.
  var rule: Double?
  /// How wide the paragraph is in millimetres, where it has a rule or a frame.
  var width = 0.0

  enum Alignment: String {
    case left, center, right
    case justified = "both"
  }

  var markup: Markup { markup(ending: "") }

  /// The paragraph, and with it the section that it is the last of.
  func markup(ending section: Markup) -> Markup {
    "<w:p><w:pPr>\(format)\(section)</w:pPr>\(run)</w:p>" + ruled
  }

  /// Its mark has the size of its letters: an empty cell would else be as high as the letters of the text.
  private var format: Markup {
    """
    \(isKeptWithNext ? "<w:keepNext/>" as Markup : "")\(beginsPage ? "<w:pageBreakBefore/>" as Markup : "")\(framed)\
    <w:spacing w:before="\(twips(space / 2))" w:after="\(twips(space / 2))"/>\
    <w:ind\(sides) w:firstLine="\(millimetres(indent))"/><w:jc w:val="\(alignment.rawValue)"/>\
    <w:rPr><w:sz w:val="\(Int(size * 2))"/></w:rPr>
    """
  }

  private var framed: Markup {
    guard frame != nil else { return "" }
    let lines = ["top", "left", "bottom", "right"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"000000\"/>" as Markup
    }
    return "<w:pBdr>\(lines)</w:pBdr>"
  }

  /// What a frame leaves free at both sides.
  private var sides: Markup {
    guard let frame else { return "" }
    let side = millimetres((width - frame) / 2)
    return " w:left=\"\(side)\" w:right=\"\(side)\""
  }

  private var run: Markup {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "<w:t xml:space=\"preserve\">\(String($0))</w:t>" as Markup
    }
    let style: Markup = """
      <w:rPr>\(isBold ? "<w:b/>" as Markup : "")\(isItalic ? "<w:i/>" as Markup : "")<w:sz w:val="\(Int(size * 2))"/></w:rPr>
      """
    return "<w:r>\(style)\(lines.joined(separator: "<w:br/>"))</w:r>"
  }

  /// An empty paragraph of one point, whose border is the rule.
  private var ruled: Markup {
    guard let rule else { return "" }
    let side = millimetres(width * (1 - rule) / 2)
    return """
      <w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>\
      <w:spacing w:before="20" w:after="0" w:line="40" w:lineRule="exact"/><w:ind w:left="\(side)" w:right="\(side)"/>\
      </w:pPr></w:p>
      """
  }
}

/// A length in points in twentieths of a point, as Word counts.
func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

/// A length in millimetres in twentieths of a point.
func millimetres(_ length: Double) -> Int { Int((length * 1_440 / 25.4).rounded()) }

/// A table of a Word document.
struct WordTable {
  /// In millimetres.
  let widths: [Double]
  var hasBorders = true
  /// How many rows are said again on each page.
  var headings = 0
  /// Those of a table that is at hand.
  var rows: [[[WordParagraph]]] = []

  fileprivate func row(_ cells: [[WordParagraph]], isHeading: Bool) -> Markup {
    let drawn = zip(widths, cells).map { width, paragraphs in
      """
      <w:tc><w:tcPr><w:tcW w:w="\(millimetres(width))" w:type="dxa"/></w:tcPr>\(paragraphs.map(\.markup))</w:tc>
      """ as Markup
    }
    return "<w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" as Markup : "")</w:trPr>\(drawn)</w:tr>"
  }

  fileprivate var beginning: Markup {
    let columns = widths.map { "<w:gridCol w:w=\"\(millimetres($0))\"/>" as Markup }
    return """
      <w:tbl><w:tblPr><w:tblW w:w="\(millimetres(widths.reduce(0, +)))" w:type="dxa"/><w:jc w:val="center"/>\
      \(hasBorders ? Self.borders : "")<w:tblLayout w:type="fixed"/>\
      <w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar></w:tblPr>\
      <w:tblGrid>\(columns)</w:tblGrid>
      """
  }

  private static var borders: Markup {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" as Markup
    }
    return "<w:tblBorders>\(sides)</w:tblBorders>"
  }
}
