import CapdoCUTF8Proc

/// When two texts are one name: written in capitals, with other blanks, with the tone on the other vowel (hòa, hoà), or with
/// one of the abbreviations that everybody reads alike.
///
/// Names that differ in a mark or a tone are two: "quản lý hồ" is not "quản lý hộ". What is recorded goes by this; `Folding`,
/// which leaves out the marks, only suggests.
package enum NameSpelling {
  /// What all spellings of one name have in common.
  package static func key(_ name: String) -> String { written(name).joined(separator: " ") }

  /// The key without "Ủy ban nhân dân" in front: "UBND xã X" and "Xã X" are one body where only one has the name.
  package static func bodyKey(_ name: String) -> String {
    let words = written(name)
    let isCommittee = words.count > committee.count && words.starts(with: committee)
    return (isCommittee ? Array(words.dropFirst(committee.count)) : words).joined(separator: " ")
  }

  /// Whether a name is written without any mark, so that it may stand for several.
  static func hasMarks(_ name: String) -> Bool { key(name).utf8.contains { $0 >= 0x80 } }

  private static let everywhere = NameEquivalents.everywhere.mapValues(words)
  private static let atTheStart = NameEquivalents.atTheStart.mapValues(words)
  private static let committee = words(of: "ủy ban nhân dân")

  /// A word of a name, with every abbreviation written out.
  private struct Word {
    let written: [String]
    /// What it means in front of others, if that is something else.
    let atTheStart: [String]?

    init(_ word: String) {
      // Most words have none of the marks, and what begins with their bytes is looked at letter by letter.
      let hasMarks = word.utf8.contains { [0x26, 0x2C, 0x2D, 0x2E, 0xE2].contains($0) }
      let letters = hasMarks ? word.filter { !"&.,-–".contains($0) } : word
      written = NameSpelling.everywhere[letters] ?? (word == "&" ? ["và"] : [word])
      atTheStart = word.utf8.last == UInt8(ascii: ".") ? NameSpelling.atTheStart[letters] : nil
    }
  }

  private static let known = WordMemo { word in words(of: word).map(Word.init) }

  private static func written(_ name: String) -> [String] {
    let words = known.all(in: name)
    guard words.count > 1, let start = words[0].atTheStart else { return words.flatMap(\.written) }
    return start + words.dropFirst().flatMap(\.written)
  }

  /// The words in small letters, each with its tone behind it, without the marks that only part them.
  private static func words(of name: String) -> [String] {
    if Folding.isASCII(name) { return plainWords(of: name) }
    let options =
      UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue
    let scalars = Folding.map(Folding.withoutLookalikes(name), options)?.unicodeScalars ?? name.unicodeScalars
    return scalars.split(whereSeparator: \.isSpace).compactMap { word in
      var word = word
      while let last = word.last, ",;".unicodeScalars.contains(last) { word.removeLast() }
      var letters = Array(word.filter { !tones.contains($0) })
      // Behind the last letter: behind a full stop it would be part of that.
      let end = letters.lastIndex(where: \.properties.isAlphabetic).map { $0 + 1 } ?? letters.count
      letters.insert(contentsOf: word.filter(tones.contains), at: end)
      let text = String(scalars: letters)
      return ["", "-", "–", "—"].contains(text) ? nil : Folding.compose(text) ?? text
    }
  }

  /// The same of a name without any mark.
  private static func plainWords(of name: String) -> [String] {
    name.lowercased().unicodeScalars.split(whereSeparator: \.isSpace).compactMap { word in
      var word = word
      while let last = word.last, [",", ";"].contains(last) { word.removeLast() }
      let text = String(word)
      return ["", "-"].contains(text) ? nil : text
    }
  }

  /// Grave, acute, hook, tilde and dot below: a syllable has at most one, on whichever of its vowels it is put.
  private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
}
