/// A Word document (Office Open XML, ECMA-376): paragraphs and tables on upright pages, then on landscape ones.
///
/// Pages are those of an official text (Decree 30/2020, annex I): A4, Times New Roman, numbers at the top but on the first.
struct WordDocument {
  private var body: Markup = ""

  mutating func add(_ paragraph: WordParagraph) { body += paragraph.markup }

  mutating func add(_ table: WordTable) { body += table.markup }

  /// Ends the upright pages; what follows stands on landscape ones.
  mutating func turnToLandscape() {
    body += "<w:p><w:pPr>\(Self.section(isLandscape: false))</w:pPr></w:p>"
  }

  /// The bytes of the file; the same document gives the same bytes.
  func file() throws -> [UInt8] {
    let archive = try ZipWriter()
    for (name, part) in Self.parts { try archive.add(name, Self.declaration + part.text) }
    let document: Markup = """
      <w:document \(Self.namespaces)><w:body>\(body)\(Self.section(isLandscape: true))</w:body></w:document>
      """
    try archive.add("word/document.xml", Self.declaration + document.text)
    return try archive.finish()
  }

  private static func section(isLandscape: Bool) -> Markup {
    let size: Markup =
      isLandscape
      ? #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"# : #"<w:pgSz w:w="11906" w:h="16838"/>"#
    return """
      <w:sectPr><w:headerReference w:type="default" r:id="rId2"/>\
      \(isLandscape ? "" : #"<w:headerReference w:type="first" r:id="rId3"/>"# as Markup)\(size)\
      <w:pgMar w:top="1134" w:right="\(isLandscape ? 1_134 : 1_021)" w:bottom="1134" w:left="\(isLandscape ? 1_134 : 1_701)" \
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
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>
    """

  private static let pageNumber: Markup = """
    <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
    <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
    """

  private static func header(_ content: Markup) -> Markup { "<w:hdr \(namespaces)>\(content)</w:hdr>" }
}
