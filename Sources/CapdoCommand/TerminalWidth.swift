/// Returns how many columns of a terminal the text takes, if it is all visible.
func terminalWidth(_ text: String) -> Int {
  var isASCII = true
  var width = 0
  for byte in text.utf8 {
    width += 1
    if byte >= 0x80 { isASCII = false }
  }
  return isASCII ? width : text.unicodeScalars.reduce(0) { $0 + $1.columns }
}

extension Unicode.Scalar {
  /// The columns this takes: none for a mark on the letter before it, two for the wide letters of East Asia.
  fileprivate var columns: Int {
    if value < 0x300 || (0x1E00...0x1EFF).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide ? 2 : 1
    }
  }

  /// Whether Unicode's EastAsianWidth.txt calls this wide or full-width, by block.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
    case 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD: true
    default: properties.isEmojiPresentation
    }
  }
}
