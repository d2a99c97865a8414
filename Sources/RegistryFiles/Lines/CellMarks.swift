import LevelRegistry

// What people write into a cell that is no text of its own. Each is told by its first bytes where it is none: nearly every
// cell of a list is asked.

/// Words that repeat the cell above: `nt`, `như trên`, `"`.
enum Ditto {
  private static let keys: Set<String> = ["nt", "nhu tren", "nhu dong tren"]

  static func isOne(_ text: String) -> Bool {
    // Most cells are told by their first byte: a key costs more than all else that is done with one.
    let (first, second) = (text.utf8.first ?? 0, text.utf8.dropFirst().first ?? 0)
    switch first {
    case UInt8(ascii: "n"), UInt8(ascii: "N"): guard "tThH".utf8.contains(second) else { return false }
    case UInt8(ascii: "\""), UInt8(ascii: " "), 0xE2, 0xE3: break
    default: return false
    }
    guard text.utf8.count < 24 else { return false }
    return ["\"", "〃", "”", "“"].contains(text.trimmedOfBlanks) || keys.contains(Spelling.key(text))
  }

  static let ofNothing = SourceCell.unreadable(
    Phrase("nothing stands above that could be repeated", "không có nội dung ở dòng trên để lặp lại"),
    hint: Phrase("write it out", "hãy ghi đầy đủ"))
}

/// What people write where there is nothing to write.
enum Placeholder {
  static func isOne(_ text: String) -> Bool {
    // Told by its first byte where it is none: a dash, a dot or a line, those of print among them, or the n of n/a.
    switch text.utf8.first {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "n"), UInt8(ascii: "N"), 0xE2: break
    default: return false
    }
    return text.allSatisfy { "-–—_.…".contains($0) } || (text.utf8.count == 3 && text.lowercased() == "n/a")
  }

  static func isCross(_ text: String) -> Bool { text.utf8.count == 1 && (text == "x" || text == "X") }
}
