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
  var text = String.UnicodeScalarView()
  var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
  while let scalar = rest.first {
    if let (escaped, length) = escape(at: rest) {
      text.append(escaped)
      rest = rest.dropFirst(length)
    } else {
      text.append(scalar)
      rest = rest.dropFirst()
    }
  }
  return String(text)
}

/// The character that `_xHHHH_` at the front stands for, and the length of that.
func escape(at text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
  guard text.first == "_" else { return nil }
  let seven = Array(text.prefix(7))
  guard seven.count == 7, seven[1] == "x", seven[6] == "_" else { return nil }
  let digits = String(String.UnicodeScalarView(seven[2..<6]))
  guard digits.utf8.allSatisfy({ isHexadecimal($0) }), let value = UInt32(digits, radix: 16),
    let scalar = Unicode.Scalar(value)
  else { return nil }
  return (scalar, 7)
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
    UInt8(ascii: "a")...UInt8(ascii: "f"):
    true
  default: false
  }
}
