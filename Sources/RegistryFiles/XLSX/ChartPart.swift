import LevelRegistry

/// A bar for each row of a table, and in it a piece for each of some columns (ECMA-376 §21.2).
struct ChartPart {
  let title: String
  let sheet: String
  /// The rows of the worksheet that have a bar, from 0; the first column names them.
  let rows: ClosedRange<Int>
  let columns: [Column]
  let pieces: [SheetChart.Piece]
  let language: Language

  /// In the units of drawings.
  private static let centimetre = 360_000
  private static let drawingML = "http://schemas.openxmlformats.org/drawingml/2006"

  /// The drawing that holds the chart, below so many rows; each bar has the room that its name takes to be read.
  static func drawing(below row: Int, bars: Int) -> Markup {
    let height = max(10, 4 + 0.7 * Double(bars))
    return """
      <xdr:wsDr xmlns:xdr="\(drawingML)/spreadsheetDrawing" xmlns:a="\(drawingML)/main"><xdr:oneCellAnchor>\
      <xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(row + 1)</xdr:row><xdr:rowOff>0</xdr:rowOff>\
      </xdr:from><xdr:ext cx="\(24 * centimetre)" cy="\(Int(height * Double(centimetre)))"/>\
      <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/>\
      </xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
      <a:graphic><a:graphicData uri="\(drawingML)/chart">\
      <c:chart xmlns:c="\(drawingML)/chart" xmlns:r="\(OfficeXML.office)" r:id="rId1"/></a:graphicData></a:graphic>\
      </xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>
      """
  }

  var markup: Markup {
    """
    <c:chartSpace xmlns:c="\(Self.drawingML)/chart" xmlns:a="\(Self.drawingML)/main"><c:chart>\
    <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>\(title)</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/>\
    </c:title><c:autoTitleDeleted val="0"/>\
    <c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>\(series)\
    <c:gapWidth val="50"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
    \(axis("cat", number: 1, crossing: 2, at: "l", "<c:delete val=\"0\"/>"))\
    \(axis("val", number: 2, crossing: 1, at: "b", "<c:delete val=\"0\"/>"))</c:plotArea>\
    <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>\
    <c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>
    """
  }

  private func axis(_ kind: String, number: Int, crossing: Int, at side: String, _ deleted: Markup) -> Markup {
    // The first row of the table is the bar at the top.
    let direction = kind == "cat" ? "maxMin" : "minMax"
    return """
      <c:\(kind)Ax><c:axId val="\(number)"/><c:scaling><c:orientation val="\(direction)"/></c:scaling>\(deleted)\
      <c:axPos val="\(side)"/><c:numFmt formatCode="General" sourceLinked="1"/><c:tickLblPos val="nextTo"/>\
      <c:crossAx val="\(crossing)"/><c:crosses val="\(kind == "cat" ? "autoZero" : "max")"/>\
      \(kind == "cat" ? "<c:tickLblSkip val=\"1\"/>" as Markup : "")</c:\(kind)Ax>
      """
  }

  private var series: [Markup] {
    let drawn = pieces.compactMap { piece in columns.firstIndex { $0.name == piece.column }.map { (piece, $0) } }
    return drawn.enumerated().map { number, drawn in
      let (piece, column) = drawn
      return """
        <c:ser><c:idx val="\(number)"/><c:order val="\(number)"/>\
        <c:tx><c:v>\(columns[column].heading[language].capitalizedFirst)</c:v></c:tx>\
        <c:spPr>\(Self.solid(piece.fill))</c:spPr><c:invertIfNegative val="0"/>\(Self.numbers(in: piece.ink))\
        <c:cat><c:strRef><c:f>\(range(0))</c:f></c:strRef></c:cat>\
        <c:val><c:numRef><c:f>\(range(column))</c:f></c:numRef></c:val></c:ser>
        """
    }
  }

  private static func solid(_ colour: String) -> Markup {
    "<a:solidFill><a:srgbClr val=\"\(colour)\"/></a:solidFill>"
  }

  /// The number of each piece in it; a zero has no piece.
  private static func numbers(in ink: String) -> Markup {
    let shown = ["LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"].map {
      "<c:show\($0) val=\"\($0 == "Val" ? 1 : 0)\"/>" as Markup
    }
    return """
      <c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>\
      <c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr b="1">\(solid(ink))</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>\
      \(shown)</c:dLbls>
      """
  }

  private func range(_ column: Int) -> String {
    let (first, last) = (rows.lowerBound, rows.upperBound)
    return WorkbookWriter.quoted(sheet) + "!" + CellReference.fixed(row: first, column: column) + ":"
      + CellReference.fixed(row: last, column: column)
  }
}
