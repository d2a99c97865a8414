import TestSupport

/// Makes documents that are CSV, nearly CSV, or neither.
struct CSVDocuments {
  private var random: SeededGenerator

  private static let tokens = [
    ",", ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "a", "b", " ", "ế", "e\u{302}\u{301}", "\u{301}",
    "'", "=", ";", "\t", "\u{2028}", "\u{85}", "\u{FEFF}", "😀",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> [UInt8] {
    var document = isOne(in: 5) ? Array("\u{FEFF}".utf8) : []
    document += isOne(in: 2) ? tokens(upTo: 24) : records()
    if isOne(in: 16) { damage(&document) }
    return document
  }

  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 1...count, using: &random) == 1 }

  private mutating func tokens(upTo count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...count, using: &random) {
      bytes += Array((Self.tokens.randomElement(using: &random) ?? "").utf8)
    }
    return bytes
  }

  /// Lines that are CSV but for a rare slip.
  private mutating func records() -> [UInt8] {
    var bytes: [UInt8] = []
    let end = isOne(in: 2) ? "\n" : "\r\n"
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      for index in 0..<Int.random(in: 1...5, using: &random) {
        if index > 0 { bytes.append(0x2C) }
        bytes += field()
      }
      bytes += Array((isOne(in: 8) ? end + end : end).utf8)
    }
    if isOne(in: 3), !bytes.isEmpty { bytes.removeLast(end.utf8.count) }
    return bytes
  }

  private mutating func field() -> [UInt8] {
    let text = tokens(upTo: 5)
    if isOne(in: 2) {
      return [0x22] + text.flatMap { $0 == 0x22 ? [$0, $0] : [$0] } + (isOne(in: 60) ? [] : [0x22])
    }
    return isOne(in: 60) ? text : text.filter { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
  }

  private mutating func damage(_ document: inout [UInt8]) {
    let bytes: [UInt8] = [0x00, 0x00, 0x00, 0x80, 0xC0, 0xED, 0xFF, 0xE1]
    let byte = bytes.randomElement(using: &random) ?? 0
    document.insert(byte, at: Int.random(in: 0...document.count, using: &random))
  }
}
