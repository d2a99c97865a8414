import LevelRegistry

/// The texts that the cells of a workbook point to by number.
final class SharedStrings: XMLHandler {
  private let limit: Int
  private let limitOfEach: Int
  /// The texts one after the other, as people read them.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var text: [UInt8] = []
  private var isText = false
  private var readings = 0

  /// No texts.
  ///
  /// - Parameters:
  ///   - limit: the bytes of all of them.
  ///   - limitOfEach: those of each: many cells may show it.
  init(limit: Int, ofEach limitOfEach: Int) {
    self.limit = limit
    self.limitOfEach = limitOfEach
  }

  /// Returns a text by its number, nil where there is none.
  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) {
    switch element {
    case "t": isText = readings == 0
    case "rPh": readings += 1
    default: break
    }
  }

  func end(_ element: XMLWord) {
    switch element {
    case "t": isText = false
    case "rPh": readings -= 1
    case "si":
      bytes.append(contentsOf: unescaped(text[...]).utf8)
      ends.append(bytes.count)
      text.removeAll(keepingCapacity: true)
    default: break
    }
  }

  func text(_ part: UnsafeBufferPointer<UInt8>) throws {
    guard isText else { return }
    text.append(contentsOf: part)
    guard text.count <= limitOfEach else { throw WorkbookError.tooLarge(.text(limitOfEach)) }
    guard bytes.count + text.count <= limit else { throw WorkbookError.tooLarge(.sharedText(limit)) }
  }
}

/// Returns text with `_x000D_` and the like as the characters that they stand for.
func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var index = bytes.startIndex
  while index < bytes.endIndex {
    if let escaped = escape(at: bytes[index...]) {
      text.append(contentsOf: UTF8.encode(escaped) ?? UTF8.encodedReplacementCharacter)
      index += escapeLength
    } else {
      text.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes of `_xHHHH_`.
let escapeLength = 7

/// The character that `_xHHHH_` at the front stands for.
func escape(at bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
  let start = bytes.startIndex
  guard bytes.count >= escapeLength, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
    bytes[start + 6] == UInt8(ascii: "_")
  else { return nil }
  let digits = bytes[start + 2..<start + 6]
  guard digits.allSatisfy(isHexadecimal), let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
    return nil
  }
  return Unicode.Scalar(value)
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
    UInt8(ascii: "a")...UInt8(ascii: "f"):
    true
  default: false
  }
}
