extension String {
  /// Appends the text as a string of RFC 8259, quotes included.
  ///
  /// U+2028 and U+2029 are escaped too: JavaScript once took them for line ends.
  mutating func append(jsonString text: String) {
    append("\"")
    if text.utf8.contains(where: mayNeedEscape) {
      for scalar in text.unicodeScalars { append(jsonScalar: scalar) }
    } else {
      append(text)
    }
    append("\"")
  }

  private mutating func append(jsonScalar scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case "\0"..<" ", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: unicodeScalars.append(scalar)
    }
  }
}

/// Whether a scalar that begins with this byte may have to be escaped; 0xE2 begins U+2028 and U+2029.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2
}
