import CapdoCUTF8Proc
import CapdoSQLite
@preconcurrency import Glibc

/// Text that may be stored: NFC, not blank, without characters that no file can carry.
enum Text {
  /// Returns a name or a note as it is stored.
  ///
  /// - Throws: `RegistryError.emptyText`, `textTooLong`, `textDamaged`, or `textNotAllowed` for a NUL or another control
  ///   character but tab and newline, and for the noncharacters of Unicode, which no XML can carry.
  static func name(_ text: String, _ field: RegistryError.Field) throws(RegistryError) -> String {
    guard let composed = Folding.compose(text) else { throw .textNotAllowed(field) }
    guard !isBlank(composed) else { throw .emptyText(field) }
    let trimmed = trim(composed)
    guard trimmed.unicodeScalars.allSatisfy(isAllowed) else { throw .textNotAllowed(field) }
    guard trimmed.utf8.count <= field.limit || trimmed.unicodeScalars.count <= field.limit else {
      throw .textTooLong(field, limit: field.limit)
    }
    if let damage = Damage(in: trimmed), field.isName || damage == .replacementCharacter { throw .textDamaged(damage) }
    return Folding.withoutLookalikes(trimmed)
  }

  /// Returns an optional text as it is stored; one in which nothing can be seen is none.
  static func optional(_ text: String?, _ field: RegistryError.Field) throws(RegistryError) -> String? {
    guard let text, !isBlank(text) else { return nil }
    return try name(text, field)
  }

  /// Returns a code as it is stored: 1 to 64 letters, digits, marks of letters or `- . _ /`, not beginning with a hyphen.
  static func code(_ text: String) throws(RegistryError) -> String {
    guard let composed = Folding.compose(text), (1...64).contains(composed.unicodeScalars.count),
      composed.utf8.first != UInt8(ascii: "-"),
      composed.unicodeScalars.allSatisfy({ isPartOfCode($0) })
    else { throw .notACode(text) }
    return Folding.withoutLookalikes(composed)
  }

  private static func isPartOfCode(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "/": true
      default: false
      }
    }
    // Some fillers are letters that nobody sees.
    return scalar.properties.isAlphabetic && !scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Whether nothing can be seen of a text: spaces of every kind, and characters without a width.
  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isSpace || $0.properties.isDefaultIgnorableCodePoint }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: true
    case 0x09, 0x0A, 0x0D: true
    default: !isControl(scalar) && !isNoncharacter(scalar)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }

  /// U+FDD0 to U+FDEF, and the last two of every plane.
  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Takes the blanks of every kind at both ends away: sheets are full of no-break spaces that nobody sees.
  private static func trim(_ text: String) -> String {
    let scalars = text.unicodeScalars
    // Nearly every text begins and ends with a letter.
    guard scalars.first.map(isInvisible) ?? true || scalars.last.map(isInvisible) ?? true else { return text }
    guard let first = scalars.firstIndex(where: { !isInvisible($0) }),
      let last = scalars.lastIndex(where: { !isInvisible($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}

extension RegistryError.Field {
  /// How many characters schema.sql lets a text of this kind have.
  var limit: Int {
    switch self {
    case .code, .closing: 64
    case .actor, .act, .decisionNumber, .regulationNumber, .document: 200
    case .name, .owner, .authority, .appraiser, .issuer, .regulationIssuer, .inspector, .decidedOn, .ground: 500
    case .contact: 1000
    case .note, .reason, .task: 4000
    case .evidence: 4096
    }
  }
}

/// Text at the door, and text compared as people compare names.
package enum Folding {
  /// Returns the text in Unicode's composed form (NFC), nil when it is not text at all.
  ///
  /// SQLite compares bytes and Swift compares meaning; stored text is NFC so that both agree.
  package static func compose(_ text: String) -> String? {
    if isComposed(text) { return text }
    return map(text, UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
  }

  /// Whether a text is of ASCII and of letters of Latin that stand for themselves in NFC, as Vietnamese that was typed is:
  /// U+0080 to U+02FF and U+1E00 to U+1EFF, none of which is a mark or is written in another way.
  private static func isComposed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case 0..<0x80: index += 1
        case 0xC2...0xCB: index += 2
        case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): index += 3
        default: return false
        }
      }
      return true
    }
  }

  /// Whether Unicode has nothing to say of a text, so that it need not be asked.
  static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// Returns the text with each mark behind its letter.
  static func decomposed(_ text: String) -> String {
    map(text, UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue) ?? text
  }

  /// Returns the text with the letters that only look Vietnamese made Vietnamese: Ð of Iceland is Đ, Ƣ is Ư.
  package static func withoutLookalikes(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xC3 || $0 == 0xC6 || $0 == 0xC9 }),
      text.unicodeScalars.contains(where: { meant(by: $0) != $0 })
    else { return text }
    return String(scalars: text.unicodeScalars.lazy.map(meant))
  }

  private static func meant(by scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "Ð", "Ɖ": "Đ"
    case "ð", "ɖ": "đ"
    case "Ƣ": "Ư"
    case "ƣ": "ư"
    default: scalar
    }
  }

  /// Returns the text without case, marks and spacing: `UBND  xã Hòa` and `Ủy ban nhân dân Xã Hoà` become one.
  package static func fold(_ text: String) -> String {
    var folded = FoldedWords(capacity: text.utf8.count)
    for scalar in text.unicodeScalars { folded.append(scalar) }
    let words = folded.text
    // Few texts have the word, and looking for all four in each costs more than the rest together.
    return folded.hasWordOfCommittee ? words.replacing("uy ban nhan dan", with: "ubnd") : words
  }

  /// Returns what becomes of one letter, whatever stands beside it: the letter without case and marks, a blank, or nothing.
  fileprivate static func fold(_ scalar: Unicode.Scalar) -> String {
    let options =
      UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STRIPMARK.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_IGNORE.rawValue
    let letter = String(meant(by: scalar))
    // đ has no decomposition in Unicode.
    return String(scalars: (map(letter, options) ?? letter).unicodeScalars.lazy.map { $0 == "đ" ? "d" : $0 })
  }

  static func map(_ text: String, _ options: UInt32) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var result: UnsafeMutablePointer<UInt8>?
      let count = utf8proc_map(
        bytes.baseAddress, utf8proc_ssize_t(bytes.count), &result, utf8proc_option_t(rawValue: options))
      defer { free(result) }
      guard count >= 0, let result else { return nil }
      return String(utf8: UnsafeBufferPointer(start: result, count: count))
    }
  }
}

/// The words of a text as `Folding.fold` has them, one blank between two, while they are put together.
private struct FoldedWords {
  private var bytes: [UInt8] = []
  /// Where the last word begins.
  private var start = 0
  /// Whether one of the words is "nhân" of "Ủy ban nhân dân".
  private(set) var hasWordOfCommittee = false

  private static let blank = UInt8(ascii: " ")

  /// What becomes of the letters that Vietnamese is written with: U+0000 to U+02FF, the marks up to U+036F, U+1E00 to U+1EFF.
  private static let known = [0..<0x370, 0x1E00..<0x1F00].map { letters in
    letters.map { Unicode.Scalar(UInt32($0)).map(Folding.fold).map { Array($0.utf8) } ?? [] }
  }

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A: bytes.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
    case 0x20, 0x09...0x0D: endWord()
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0..<0x370: append(Self.known[0][Int(scalar.value)])
    case 0x1E00..<0x1F00: append(Self.known[1][Int(scalar.value) - 0x1E00])
    default: append(Array(Folding.fold(scalar).utf8))
    }
  }

  /// Appends what became of a letter; some become a blank and a mark that is left out.
  private mutating func append(_ folded: [UInt8]) {
    guard folded.count > 1 || folded.first == Self.blank else { return bytes.append(contentsOf: folded) }
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      if scalar.isSpace { endWord() } else { bytes.append(contentsOf: Array(String(scalar).utf8)) }
    }
  }

  private mutating func endWord() {
    guard bytes.count > start else { return }
    if bytes.count - start == 4, bytes[start...].elementsEqual("nhan".utf8) { hasWordOfCommittee = true }
    bytes.append(Self.blank)
    start = bytes.count
  }

  var text: String {
    mutating get {
      endWord()
      return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
  }
}

extension String {
  /// Makes a text of scalars, one by one: handed over as a whole, an array of them costs a hundred times as much.
  package init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    self.init(view)
  }
}

extension Unicode.Scalar {
  /// Whether it is white space of any kind: of an ASCII character, that is nearly every one, without asking Unicode's tables.
  package var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
