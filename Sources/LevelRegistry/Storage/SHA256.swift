import CCrypto

/// A running SHA-256, by OpenSSL's libcrypto.
public final class SHA256 {
  private let context: OpaquePointer?
  private var buffer: [UInt8] = []
  private static let bufferSize = 16_384

  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    buffer.reserveCapacity(Self.bufferSize + 1_024)
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// Returns another one that goes on from here.
  func copy() throws(RegistryError) -> SHA256 {
    let copy = SHA256()
    guard EVP_MD_CTX_copy_ex(copy.context, context) == 1 else { throw .cannotHash }
    copy.buffer.append(contentsOf: buffer)
    return copy
  }

  /// Adds bytes.
  public func update(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { flush() }
  }

  private func flush() {
    EVP_DigestUpdate(context, buffer, buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Returns the digest of all that was added, in lower-case hexadecimal; nothing can be added afterwards.
  ///
  /// - Throws: `RegistryError.cannotHash` when libcrypto refuses, for want of memory.
  public func finish() throws(RegistryError) -> String {
    flush()
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1, length == 32 else { throw .cannotHash }
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
