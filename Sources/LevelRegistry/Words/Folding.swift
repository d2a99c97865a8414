import CUTF8Proc
@preconcurrency import Glibc

/// Text at the door, and text compared as people compare names.
public enum Folding {
  /// Returns the text in Unicode's composed form (NFC), nil when it is not text at all.
  ///
  /// SQLite compares bytes and Swift compares meaning; stored text is NFC so that both agree.
  public static func compose(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return map(text, UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
  }

  /// Returns the text without case, marks and spacing: `UBND  xã Hòa` and `Ủy ban nhân dân Xã Hoà` become one.
  public static func fold(_ text: String) -> String {
    let options =
      UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STRIPMARK.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_IGNORE.rawValue
    // đ has no decomposition in Unicode.
    let plain = (map(text, options) ?? text).unicodeScalars.map { $0 == "đ" ? "d" : $0 }
    var words: [Substring.UnicodeScalarView] = []
    for word in String(String.UnicodeScalarView(plain)).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    {
      words.append(word)
    }
    let folded = words.map { String($0) }.joined(separator: " ")
    // Few texts have the words, and looking for all four in each costs more than the rest together.
    guard words.contains(where: { $0.elementsEqual("nhan".unicodeScalars) }) else { return folded }
    return folded.replacing("uy ban nhan dan", with: "ubnd")
  }

  private static func map(_ text: String, _ options: UInt32) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var result: UnsafeMutablePointer<UInt8>?
      let count = utf8proc_map(
        bytes.baseAddress, utf8proc_ssize_t(bytes.count), &result, utf8proc_option_t(rawValue: options))
      defer { free(result) }
      guard count >= 0, let result else { return nil }
      return String(validating: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
    }
  }
}
