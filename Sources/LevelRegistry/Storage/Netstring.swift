import SQLite

/// How a value is put into a digest: a type tag, the length in bytes, a colon, the bytes, a comma.
///
/// `t5:hello,`, `i2:12,`, `n0:,` for NULL. No two different contents share bytes. docs/chain.md describes the same.
extension SHA256 {
  func add(_ value: Value) {
    switch value {
    case .null: addNull()
    case .integer(let integer): add(integer)
    case .text(let text): add(text)
    }
  }

  func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UInt8(ascii: "t"), UnsafeRawBufferPointer($0)) }
  }

  func addNull() {
    add(UInt8(ascii: "n"), UnsafeRawBufferPointer(start: nil, count: 0))
  }

  func add(_ integer: Int64) {
    withDigits(of: integer.magnitude, isNegative: integer < 0) { add(UInt8(ascii: "i"), $0) }
  }

  func add(_ tag: UInt8, _ bytes: UnsafeRawBufferPointer) {
    add(tag)
    withDigits(of: UInt64(bytes.count), isNegative: false) { update($0) }
    add(UInt8(ascii: ":"))
    update(bytes)
    add(UInt8(ascii: ","))
  }

  /// Lends the number in decimal: a String for each would cost more than the hash.
  private func withDigits(of number: UInt64, isNegative: Bool, _ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
      var (start, rest) = (20, number)
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if isNegative {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      body(UnsafeRawBufferPointer(rebasing: digits[start...]))
    }
  }
}
