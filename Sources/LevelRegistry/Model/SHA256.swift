import CapdoCCrypto
import CapdoSQLite

/// A running SHA-256, by OpenSSL's libcrypto.
package final class SHA256 {
  private var context = SHA256_CTX()
  /// What was added and not hashed yet.
  private let waiting = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
  private var count = 0

  private static let room = 1_024

  package init() {
    SHA256_Init(&context)
  }

  deinit {
    waiting.deallocate()
  }

  /// Returns another one that goes on from here.
  func copy() -> SHA256 {
    let copy = SHA256()
    copy.context = context
    copy.count = count
    copy.waiting.update(from: waiting, count: count)
    return copy
  }

  /// Adds bytes.
  package func update(_ bytes: some Sequence<UInt8>) {
    let inOnePiece: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if inOnePiece == nil { for byte in bytes { add(byte) } }
  }

  /// Adds bytes that lie in one piece.
  func update(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= Self.room, let start = bytes.baseAddress else {
      flush()
      SHA256_Update(&context, bytes.baseAddress, bytes.count)
      return
    }
    append(atMost: bytes.count) { piece in
      UnsafeMutableRawPointer(piece).copyMemory(from: start, byteCount: bytes.count)
      return bytes.count
    }
  }

  func add(_ byte: UInt8) {
    append(atMost: 1) { piece in
      piece.pointee = byte
      return 1
    }
  }

  /// Lends the place of the next bytes; `body` returns how many it wrote there, at most `room` of them.
  private func append(atMost length: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if length > Self.room - count { flush() }
    count += body(waiting + count)
  }

  private func flush() {
    SHA256_Update(&context, waiting, count)
    count = 0
  }

  /// Returns the digest of all that was added, in lower-case hexadecimal, and begins anew.
  package func finish() -> String {
    flush()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&digest, &context)
    SHA256_Init(&context)
    return Self.hexadecimal(digest)
  }

  /// Whether a text is a digest as `finish` writes one.
  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { ("0123456789abcdef".utf8).contains($0) }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

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
    guard bytes.count < 100 else {
      add(tag)
      withDigits(of: UInt64(bytes.count), isNegative: false) { update($0) }
      add(UInt8(ascii: ":"))
      update(bytes)
      return add(UInt8(ascii: ","))
    }
    // The length of nearly every value has one digit or two: it is put down in one piece.
    append(atMost: bytes.count + 5) { piece in
      var end = 0
      func put(_ byte: UInt8) {
        piece[end] = byte
        end += 1
      }
      put(tag)
      if bytes.count > 9 { put(UInt8(ascii: "0") + UInt8(bytes.count / 10)) }
      put(UInt8(ascii: "0") + UInt8(bytes.count % 10))
      put(UInt8(ascii: ":"))
      if let start = bytes.baseAddress {
        UnsafeMutableRawPointer(piece + end).copyMemory(from: start, byteCount: bytes.count)
      }
      end += bytes.count
      put(UInt8(ascii: ","))
      return end
    }
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
