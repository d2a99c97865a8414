/// Markup in which no text can be taken for markup: literals are markup, what is interpolated is escaped.
///
/// ```swift
/// let row: Markup = "<td>\(system.name)</td>"
/// ```
struct Markup: ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Style, in which nothing but `</` would end it; the project writes none of that.
  init(style: String) {
    text = style
  }

  /// Parts one after the other.
  init(_ parts: [Markup]) {
    text = parts.map(\.text).joined()
  }

  static func + (a: Markup, b: Markup) -> Markup { Markup([a, b]) }

  static func += (a: inout Markup, b: Markup) { a.text += b.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ string: String) { text += escaped(string) }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ html: Markup) { text += html.text }

    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }
  }
}

extension [Markup] {
  func joined(separator: Markup) -> Markup {
    enumerated().reduce(into: "") { $0 += $1.offset > 0 ? separator + $1.element : $1.element }
  }
}

/// The text with what HTML and XML give a meaning replaced by references, in content and in quoted attributes alike.
func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: needsReference) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "'": safe += "&#39;"
    default: safe.unicodeScalars.append(scalar.isMarkupSafe ? scalar : "\u{FFFD}")
    }
  }
  return safe
}

private func needsReference(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
  default: byte < 0x20 || byte == 0x7F || byte == 0xEF
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 has this character (§2.2): most controls and two noncharacters are none of its.
  fileprivate var isMarkupSafe: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
