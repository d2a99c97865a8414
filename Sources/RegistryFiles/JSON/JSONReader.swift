import LevelRegistry

/// A JSON document (RFC 8259) whose numbers have no fraction, as all are that capdo writes.
package indirect enum JSONDocument: Equatable, Sendable {
  case object([String: JSONDocument])
  case array([JSONDocument])
  case string(String)
  case integer(Int)
  case bool(Bool)
  case null

  /// Reads a document, with or without a byte order mark.
  ///
  /// - Throws: `JSONError` where it is none, a key comes twice, or it is nested deeper than 32.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes: bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...])
    self = try reader.document()
  }
}

/// The mark with which some programs begin a file in UTF-8.
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Why bytes are no JSON that is read here, and in which line.
package struct JSONError: RegistryFailure, Equatable {
  package let line: Int
  package var code: String { "not-json" }

  package var message: Phrase {
    Phrase("it is not JSON as capdo writes it: line \(line)", "không phải JSON do capdo ghi: dòng \(line)")
  }
}

/// Goes through the bytes once.
private struct JSONReader {
  private static let deepest = 32

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  mutating func document() throws(JSONError) -> JSONDocument {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.endIndex else { throw error }
    return value
  }

  private var error: JSONError {
    JSONError(line: 1 + bytes[..<min(place, bytes.endIndex)].count { $0 == UInt8(ascii: "\n") })
  }

  private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  /// Passes over a byte that is next, blanks before it left aside; false where another one is.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONDocument {
    guard depth < Self.deepest else { throw error }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{")?: return try object(depth)
    case UInt8(ascii: "[")?: return try array(depth)
    case UInt8(ascii: "\"")?: return .string(try string())
    case UInt8(ascii: "t")?: return try word("true", .bool(true))
    case UInt8(ascii: "f")?: return try word("false", .bool(false))
    case UInt8(ascii: "n")?: return try word("null", .null)
    default: return try integer()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSONDocument {
    var members: [String: JSONDocument] = [:]
    place += 1
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      let key = try string()
      guard members[key] == nil, take(":") else { throw error }
      members[key] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw error }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSONDocument {
    var items: [JSONDocument] = []
    place += 1
    if take("]") { return .array(items) }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error }
    return .array(items)
  }

  private mutating func word(_ word: String, _ value: JSONDocument) throws(JSONError) -> JSONDocument {
    guard bytes[place...].starts(with: word.utf8) else { throw error }
    place += word.utf8.count
    return value
  }

  private mutating func integer() throws(JSONError) -> JSONDocument {
    let start = place
    while let byte = next, byte == UInt8(ascii: "-") || isDigit(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let number = Int(text), "\(number)" == text, next.map({ !".eE".utf8.contains($0) }) ?? true
    else { throw error }
    return .integer(number)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func string() throws(JSONError) -> String {
    guard next == UInt8(ascii: "\"") else { throw error }
    place += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error }
      place += 1
      if byte == UInt8(ascii: "\\") { text += try String(escaped()).utf8 } else { text.append(byte) }
    }
    guard next != nil, let string = String(validating: text, as: UTF8.self) else { throw error }
    place += 1
    return string
  }

  private mutating func escaped() throws(JSONError) -> Character {
    guard let byte = next else { throw error }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(UnicodeScalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default: throw error
    }
  }

  /// What four digits say, or twice four where the scalar needs a pair.
  private mutating func scalar() throws(JSONError) -> Character {
    let first = try unit()
    guard (0xD800..<0xDC00).contains(first) else {
      guard let scalar = UnicodeScalar(first) else { throw error }
      return Character(scalar)
    }
    guard bytes[place...].starts(with: "\\u".utf8) else { throw error }
    place += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error }
    return Character(scalar)
  }

  private mutating func unit() throws(JSONError) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error }
    place += 4
    return unit
  }
}
