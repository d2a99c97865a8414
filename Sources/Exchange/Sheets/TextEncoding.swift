import LevelRegistry

/// How the text of a file is written in bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1258 = "windows-1258"

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .windows1258: "Windows-1258"
    }
  }

  /// What the mark at the start of a file says; nil when there is none.
  init?(markOf bytes: [UInt8]) {
    if bytes.starts(with: CSVByte.byteOrderMark) {
      self = .utf8
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      return nil
    }
  }

  /// Decides how a file is read: as its mark says, else as asked, else as UTF-8.
  ///
  /// - Throws: `ImportProblem` when the file is not what was asked for.
  static func of(_ prefix: [UInt8], asked: TextEncoding?) throws(ImportProblem) -> TextEncoding {
    let told = TextEncoding(markOf: prefix) ?? (asked == .windows1258 && isUTF8(prefix) ? .utf8 : nil)
    if let told, let asked, told != asked {
      throw ImportProblem(
        .line(1),
        Phrase("the file is \(told.name), not \(asked.name)", "tệp là \(told.name), không phải \(asked.name)"),
        hint: Phrase("import it without --encoding", "hãy nhập mà không dùng --encoding"))
    }
    return told ?? asked ?? .utf8
  }

  /// Whether text beyond ASCII is well-formed UTF-8, which text in an old encoding is not by chance.
  private static func isUTF8(_ prefix: [UInt8]) -> Bool {
    guard prefix.contains(where: { $0 >= 0x80 }) else { return false }
    // The last character of the prefix may be cut.
    return (0...3).contains { String(validating: prefix.dropLast($0), as: UTF8.self) != nil }
  }
}
