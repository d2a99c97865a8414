/// What an old encoding or a careless conversion has done to a text: its marks are gone, and cannot be guessed.
public enum Damage: Hashable, Sendable {
  /// U+FFFD, put where something could not be read.
  case replacementCharacter
  /// A question mark in the middle of a name: `S? Y t?`.
  case questionMark
  /// Text typed for a TCVN3 or VNI font, read as if it were Unicode: `Së Y tÕ`, `Sôû Y teá`.
  case oldFont

  /// Finds the damage in a name, nil when there is none.
  public init?(in name: String) {
    guard Self.isSuspicious(name) else { return nil }
    let scalars = Array(name.unicodeScalars)
    if scalars.contains("\u{FFFD}") {
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
      switch byte {
      case UInt8(ascii: "?"), 0xEF: return true
      case 0xC2, 0xC3: hasLatin1 = true
      default: break
      }
    }
    return hasLatin1 && !name.unicodeScalars.contains(where: isVietnameseOnly)
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
    let accented = text.filter(isLatin1Letter)
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
    (0x100...0x1B0).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
  }

  /// Letters of Latin-1 that Vietnamese does not have.
  private static let foreign = Set("ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ".unicodeScalars)

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool { foreign.contains(scalar) }

  /// Signs that TCVN3 has letters for.
  private static let signs = Set("¨©ª«¬\u{AD}®µ¶·¸¹»¼½¾×÷".unicodeScalars)

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { signs.contains(scalar) }

  /// aâ, eâ, oâ and their like: VNI writes the accent after the vowel; no Vietnamese syllable has these.
  private static func isVowelWithAccent(_ vowel: Unicode.Scalar, _ accent: Unicode.Scalar) -> Bool {
    switch vowel {
    case "a", "A", "e", "E": "âÂáÁàÀãÃ".unicodeScalars.contains(accent)
    case "o", "O": "âÂ".unicodeScalars.contains(accent)
    default: false
    }
  }
}

extension Damage {
  var phrase: Phrase {
    switch self {
    case .replacementCharacter:
      Phrase("letters were lost: the text holds U+FFFD", "chữ đã bị mất: nội dung có ký tự U+FFFD")
    case .questionMark:
      Phrase("letters were lost: a question mark stands inside a word", "chữ đã bị mất: có dấu hỏi (?) ở giữa từ")
    case .oldFont:
      Phrase("the text is in a TCVN3 or VNI font encoding", "nội dung dùng bảng mã TCVN3 hoặc VNI")
    }
  }
}
