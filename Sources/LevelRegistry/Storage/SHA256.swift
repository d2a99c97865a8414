import CCrypto

/// A running SHA-256, by OpenSSL's libcrypto.
public final class SHA256 {
  private let context: OpaquePointer?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)
  private var used = 0

  public init() {
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
  public func update(_ bytes: some Sequence<UInt8>) {
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
  public func finish() throws(RegistryError) -> String {
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
