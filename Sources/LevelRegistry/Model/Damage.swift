/// What an old encoding or a careless conversion has done to a text: its marks are gone, and cannot be guessed.
package enum Damage: Hashable, Sendable {
  /// U+FFFD, put where something could not be read.
  case replacementCharacter
  /// A question mark in the middle of a name: `S? Y t?`.
  case questionMark
  /// UTF-8 that was read as Windows-1252: `Há»‡ thá»‘ng`.
  case doublyEncoded
  /// What a web page writes for a letter: `H&#7879;`, `&amp;`.
  case webEntity
  /// What a spreadsheet shows in place of a value: `#REF!`, `########`.
  case errorWord
  /// Text typed for a TCVN3 or VNI font, read as if it were Unicode: `Së Y tÕ`, `Sôû Y teá`.
  case oldFont

  /// Finds the damage in a name, nil when there is none.
  package init?(in name: String) {
    guard Self.isSuspicious(name) else { return nil }
    let scalars = Array(name.unicodeScalars)
    if Self.isErrorWord(scalars) {
      self = .errorWord
    } else if Self.hasWebEntity(scalars) {
      self = .webEntity
    } else if Self.isDoublyEncoded(scalars) {
      self = .doublyEncoded
    } else if scalars.contains("\u{FFFD}") {
      self = .replacementCharacter
    } else if Self.hasLostLetters(scalars) {
      self = .questionMark
    } else if Self.isForOldFont(scalars) {
      self = .oldFont
    } else {
      return nil
    }
  }

  /// Whether it is worth a closer look, as few names are: told from bytes alone, for every name of a sheet is asked.
  private static func isSuspicious(_ name: String) -> Bool {
    var hasLatin1 = false
    for byte in name.utf8 {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&") || byte == 0xEF {
        return true
      }
      if byte == 0xC2 || byte == 0xC3 { hasLatin1 = true }
    }
    return hasLatin1 && !name.unicodeScalars.contains(where: isVietnameseOnly)
  }

  private static let errorWords: Set<String> = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
  ]

  /// Whether it is what a spreadsheet shows for a formula that fails, or for a column that is too narrow.
  private static func isErrorWord(_ text: [Unicode.Scalar]) -> Bool {
    guard text.first == "#" else { return false }
    if text.count > 2, text.allSatisfy({ $0 == "#" }) { return true }
    return errorWords.contains(String(scalars: text).uppercased())
  }

  /// Whether a character stands there as web pages write it: `&amp;`, `&#7879;`, `&#x1EC7;`.
  private static func hasWebEntity(_ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { index in
      guard text[index] == "&", let end = text[index...].prefix(10).firstIndex(of: ";"), end > index + 2 else {
        return false
      }
      let name = text[(index + 1)..<end]
      return name.first == "#"
        ? name.dropFirst().allSatisfy { $0.properties.isASCIIHexDigit || $0 == "x" || $0 == "X" }
        : isEntity(String(scalars: name).lowercased())
    }
  }

  private static func isEntity(_ name: String) -> Bool {
    ["amp", "lt", "gt", "quot", "apos", "nbsp"].contains(name)
      || ["acute", "grave", "circ", "tilde"].contains { name.count == $0.count + 1 && name.hasSuffix($0) }
  }

  /// The signs that Windows-1252 has for the bytes 0x80 to 0x9F.
  private static let windows1252: [Unicode.Scalar: UInt8] = {
    let signs = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    return Dictionary(uniqueKeysWithValues: zip(signs, UInt8(0x80)...))
  }()

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    windows1252[scalar] ?? (scalar.value < 0x100 ? UInt8(scalar.value) : nil)
  }

  /// Whether two or three characters in a row are the bytes of one Vietnamese letter.
  private static func isDoublyEncoded(_ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { index in
      let length = ["Ã", "Ä", "Å", "Æ"].contains(text[index]) ? 2 : text[index] == "á" ? 3 : 0
      guard length > 0, index + length <= text.count else { return false }
      let bytes = text[index..<index + length].compactMap(byte)
      guard bytes.count == length, let letter = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
        return false
      }
      return isVietnameseOnly(letter) || isLatin1Letter(letter)
    }
  }

  /// Whether a question mark stands where a letter must have been: after a letter, and before one or before the next word;
  /// or at the start of a word.
  private static func hasLostLetters(_ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { index in
      guard text[index] == "?" else { return false }
      let before = index == 0 ? " " : text[index - 1]
      let next = text[(index + 1)...].drop { $0 == "?" || ($0 == " " && isLetter(before)) }
      return (isLetter(before) || before == " ") && (next.first.map(isLetter) ?? false)
    }
  }

  /// Text in Unicode has letters that no old font has; text for an old font has signs and letters that no Vietnamese has.
  private static func isForOldFont(_ text: [Unicode.Scalar]) -> Bool {
    if text.contains(where: isVietnameseOnly) { return false }
    let pairs = zip(text, text.dropFirst())
    if pairs.contains(where: { isSign($0) && isLetter($1) || isBasicLetter($0) && isSign($1) && $1 != "®" }) {
      return true
    }
    // An accented capital after a small letter, or the accents of VNI, which follow their vowel.
    if pairs.contains(where: { isSmall($0) && isAccentedCapital($1) || isVowelWithAccent($0, $1) }) { return true }
    // The Ð of Iceland at the start of a word is a Đ from another keyboard: no old font has a word that begins with its é.
    let accented = text.indices.filter { index in
      isLatin1Letter(text[index]) && !(text[index] == "Ð" && (index == 0 || !isLetter(text[index - 1])))
    }.map { text[$0] }
    return accented.count > 1 && accented.contains(where: isForeign)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static func isBasicLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isLetter(scalar) }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

  private static func isLatin1Letter(_ scalar: Unicode.Scalar) -> Bool {
    (0xC0...0xFF).contains(scalar.value) && scalar != "×" && scalar != "÷"
  }

  private static func isAccentedCapital(_ scalar: Unicode.Scalar) -> Bool { (0xC0...0xDE).contains(scalar.value) }

  /// ă, đ, ơ, ư and every letter with two marks.
  private static func isVietnameseOnly(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x100 && ((0x1EA0...0x1EF9).contains(scalar.value) || vietnamese.contains(scalar))
  }

  /// The lookalikes among them are those that fonts lend: Ƣ for Ư.
  private static let vietnamese = Set("ĂăĐđĨĩŨũƠơƯưƢƣ".unicodeScalars)

  /// Letters of Latin-1 that Vietnamese does not have.
  private static let foreign = Set("ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ".unicodeScalars)

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool { foreign.contains(scalar) }

  /// Signs that TCVN3 has letters for.
  private static let signs = Set("¨©ª«¬\u{AD}®µ¶·¸¹»¼½¾×÷".unicodeScalars)

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { signs.contains(scalar) }

  /// aâ, eâ, oâ and their like: VNI writes the accent after the vowel; no Vietnamese syllable has these.
  private static func isVowelWithAccent(_ vowel: Unicode.Scalar, _ accent: Unicode.Scalar) -> Bool {
    if "aAeE".unicodeScalars.contains(vowel) { return "âÂáÁàÀãÃ".unicodeScalars.contains(accent) }
    return "oO".unicodeScalars.contains(vowel) && "âÂ".unicodeScalars.contains(accent)
  }
}

extension Damage {
  var phrase: Phrase {
    switch self {
    case .replacementCharacter:
      Phrase("letters were lost: the text holds U+FFFD", "chữ đã bị mất: nội dung có ký tự U+FFFD")
    case .questionMark:
      Phrase("letters were lost: a question mark stands inside a word", "chữ đã bị mất: có dấu hỏi (?) ở giữa từ")
    case .doublyEncoded:
      Phrase("UTF-8 was read as Windows-1252", "nội dung UTF-8 đã bị đọc nhầm thành Windows-1252")
    case .webEntity:
      Phrase("the text has letters as web pages write them", "nội dung có chữ viết theo mã của trang web (như &amp;)")
    case .errorWord: Phrase("the cell shows an error", "ô báo lỗi")
    case .oldFont:
      Phrase("the text is in a TCVN3 or VNI font encoding", "nội dung dùng bảng mã TCVN3 hoặc VNI")
    }
  }
}
