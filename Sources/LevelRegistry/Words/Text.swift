import SQLite

/// Text that may be stored: NFC, not blank, without characters that no file can carry.
enum Text {
  /// Returns a name or a note as it is stored.
  ///
  /// - Throws: `RegistryError.emptyText`, `textDamaged`, or `textNotAllowed` for a NUL or another control character but tab
  ///   and newline.
  static func name(_ text: String, _ field: RegistryError.Field) throws(RegistryError) -> String {
    guard let composed = Folding.compose(text) else { throw .textNotAllowed(field) }
    guard !isBlank(composed) else { throw .emptyText(field) }
    let trimmed = trim(composed)
    guard trimmed.unicodeScalars.allSatisfy({ !isControl($0) || $0 == "\n" || $0 == "\t" || $0 == "\r" }) else {
      throw .textNotAllowed(field)
    }
    if let damage = Damage(in: trimmed), field.isName || damage == .replacementCharacter { throw .textDamaged(damage) }
    return trimmed
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
    return composed
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
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }

  private static func trim(_ text: String) -> String {
    let bytes = text.utf8
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0d).contains($0) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(Substring(bytes[first...last]))
  }
}
