import CapdoCCrypto
import CapdoSQLite

/// A running SHA-256, by OpenSSL's libcrypto.
package final class SHA256 {
  private let context: OpaquePointer?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)
  private var used = 0

  /// libcrypto as it is: a configuration of somebody else could load modules, or stop all hashing.
  private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

  package init() {
    _ = Self.isReady
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit {
    EVP_MD_CTX_free(context)
    buffer.deallocate()
  }

  /// Returns another one that goes on from here.
  func copy() throws(RegistryError) -> SHA256 {
    let copy = SHA256()
    guard EVP_MD_CTX_copy_ex(copy.context, context) == 1 else { throw .cannotHash }
    copy.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<used]))
    return copy
  }

  /// Adds bytes.
  package func update(_ bytes: some Sequence<UInt8>) {
    let inOnePiece: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if inOnePiece == nil { for byte in bytes { add(byte) } }
  }

  /// Adds bytes that lie in one piece.
  func update(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count > buffer.count - used { flush() }
    guard bytes.count <= buffer.count, let start = bytes.baseAddress else {
      EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
      return
    }
    buffer.baseAddress?.advanced(by: used).copyMemory(from: start, byteCount: bytes.count)
    used += bytes.count
  }

  func add(_ byte: UInt8) {
    if used == buffer.count { flush() }
    buffer[used] = byte
    used += 1
  }

  private func flush() {
    EVP_DigestUpdate(context, buffer.baseAddress, used)
    used = 0
  }

  /// Returns the digest of all that was added, in lower-case hexadecimal, and begins anew.
  ///
  /// - Throws: `RegistryError.cannotHash` when libcrypto refuses, for want of memory.
  package func finish() throws(RegistryError) -> String {
    flush()
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1, length == 32,
      EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { throw .cannotHash }
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
    add(tag)
    // The length of nearly every value has one digit or two.
    if bytes.count < 100 {
      if bytes.count > 9 { add(UInt8(ascii: "0") + UInt8(bytes.count / 10)) }
      add(UInt8(ascii: "0") + UInt8(bytes.count % 10))
    } else {
      withDigits(of: UInt64(bytes.count), isNegative: false) { update($0) }
    }
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
