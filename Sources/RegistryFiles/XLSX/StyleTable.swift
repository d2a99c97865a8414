import LevelRegistry

/// The formats of a workbook's cells, each numbered when it is first used.
struct StyleTable {
  /// What the value of a cell asks for.
  enum Kind: Hashable {
    case text, plainText, integer, percent, day
  }

  fileprivate struct Format: Hashable {
    let look: CellLook
    let kind: Kind
  }

  private let language: Language
  private var numbers: [Format: Int] = [:]
  private var formats: [Format] = []

  init(_ language: Language) {
    self.language = language
  }

  /// The number by which a cell points to its format; 0 is the one of cells without any.
  mutating func number(_ look: CellLook, _ kind: Kind) -> Int {
    let format = Format(look: look, kind: kind)
    if let known = numbers[format] { return known }
    formats.append(format)
    numbers[format] = formats.count
    return formats.count
  }

  /// The part of the workbook that spells them.
  var part: Markup {
    let fills = Self.fills.map {
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\($0)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        as Markup
    }
    return """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <numFmts count="2"><numFmt numFmtId="164" formatCode="\(Self.percent)"/>\
      <numFmt numFmtId="165" formatCode="\(language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd")"/></numFmts>\
      <fonts count="2"><font>\(Self.font)</font><font><b/>\(Self.font)</font></fonts>\
      <fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      \(fills)</fills>\
      <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\(Self.lines)</borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(formats.count + 1)"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      \(formats.map(\.markup))</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }

  /// What is whole prints without decimals, as everywhere.
  private static let percent = "[=1]0%;[=0]0%;0.00%"

  private static let font: Markup = #"<sz val="11"/><name val="Calibri"/><family val="2"/>"#

  /// Of a heading, of what is not to be changed, of what is to be filled in, and of what is to be corrected.
  private static let fills = ["FFDCE6F1", "FFEDEDED", "FFFFF2CC", "FFFFC7CE"]

  private static let lines: Markup = {
    let sides = ["left", "right", "top", "bottom"].map {
      "<\($0) style=\"thin\"><color auto=\"1\"/></\($0)>" as Markup
    }
    return "<border>\(sides)<diagonal/></border>"
  }()
}

extension StyleTable.Format {
  fileprivate var markup: Markup {
    let wraps = (kind == .text || kind == .plainText) && look != .title && look != .label
    return """
      <xf numFmtId="\(numberFormat)" fontId="\(isBold ? 1 : 0)" fillId="\(fill)" borderId="\(hasLines ? 1 : 0)" xfId="0" \
      applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
      <alignment vertical="top"\(wraps ? #" wrapText="1""# as Markup : "")/></xf>
      """
  }

  private var numberFormat: Int {
    switch kind {
    case .text: 0
    case .plainText: 49
    case .integer: 1
    case .percent: 164
    case .day: 165
    }
  }

  private var isBold: Bool { look == .title || look == .heading || look == .total }

  private var hasLines: Bool { look != .title && look != .label }

  private var fill: Int {
    switch look {
    case .title, .label, .body, .total: 0
    case .heading: 2
    case .fixed: 3
    case .wanted: 4
    case .wrong: 5
    }
  }
}
