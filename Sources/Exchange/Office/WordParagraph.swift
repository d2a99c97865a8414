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
  /// A rule beneath it, this share of its width; nil: none.
  var rule: Double?
  /// How wide the paragraph is in millimetres, where it has a rule.
  var width = 0.0

  enum Alignment: String {
    case left, center, right
    case justified = "both"
  }

  var markup: Markup {
    "<w:p><w:pPr>\(format)</w:pPr>\(run)</w:p>" + ruled
  }

  private var format: Markup {
    """
    <w:spacing w:before="\(twips(space / 2))" w:after="\(twips(space / 2))"/>\
    <w:ind w:firstLine="\(millimetres(indent))"/><w:jc w:val="\(alignment.rawValue)"/>
    """
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
