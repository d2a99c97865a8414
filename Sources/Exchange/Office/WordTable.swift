/// A table of a Word document.
struct WordTable {
  /// In millimetres.
  let widths: [Double]
  var hasBorders = true
  /// How many rows are said again on each page.
  var headings = 0
  private(set) var rows: [Markup] = []

  init(widths: [Double], hasBorders: Bool = true, headings: Int = 0) {
    self.widths = widths
    self.hasBorders = hasBorders
    self.headings = headings
  }

  /// Adds a row, a list of paragraphs for each cell; a row is never parted between pages.
  mutating func add(_ cells: [[WordParagraph]]) {
    let isHeading = rows.count < headings
    let drawn = zip(widths, cells).map { width, paragraphs in
      """
      <w:tc><w:tcPr><w:tcW w:w="\(millimetres(width))" w:type="dxa"/></w:tcPr>\(paragraphs.map(\.markup))</w:tc>
      """ as Markup
    }
    rows.append(
      """
      <w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" as Markup : "")</w:trPr>\(drawn)</w:tr>
      """)
  }

  var markup: Markup {
    let columns = widths.map { "<w:gridCol w:w=\"\(millimetres($0))\"/>" as Markup }
    return """
      <w:tbl><w:tblPr><w:tblW w:w="\(millimetres(widths.reduce(0, +)))" w:type="dxa"/><w:jc w:val="center"/>\
      \(hasBorders ? Self.borders : "")<w:tblLayout w:type="fixed"/>\
      <w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>\
      <w:tblGrid>\(columns)</w:tblGrid>\(rows)</w:tbl>
      """
  }

  private static var borders: Markup {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" as Markup
    }
    return "<w:tblBorders>\(sides)</w:tblBorders>"
  }
}
