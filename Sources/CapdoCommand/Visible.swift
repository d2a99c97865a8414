/// Returns the text with everything shown that a terminal would act on or hide.
///
/// A line break becomes `⏎`; other controls, bidirectional marks and characters of no width become `\u{202E}`.
func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  guard text.unicodeScalars.contains(where: \.isDeceptive) else { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if !scalar.isDeceptive {
      shown.unicodeScalars.append(scalar)
    } else if scalar == "\n" {
      shown += "⏎"
    } else {
      shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
  return shown
}

extension Unicode.Scalar {
  /// Whether a terminal acts on this or shows nothing for it.
  fileprivate var isDeceptive: Bool {
    if value < 0x7F { return value < 0x20 }
    if isLatinLetter { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether this is a Latin letter from the blocks that Vietnamese takes its letters from.
  fileprivate var isLatinLetter: Bool {
    (0xC0...0x24F).contains(value) || (0x1E00...0x1EFF).contains(value)
  }
}
