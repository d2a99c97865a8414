import LevelRegistry

/// Bytes on their way to a sink, handed over in large pieces.
struct OutputBuffer {
  private static let size = 64 * 1024

  private let sink: any ByteSink
  private var bytes: [UInt8] = []

  init(to sink: any ByteSink) {
    self.sink = sink
    bytes.reserveCapacity(Self.size)
  }

  /// The number of bytes not handed over yet.
  var count: Int { bytes.count }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ byte: UInt8, times: Int) {
    bytes.append(contentsOf: repeatElement(byte, count: times))
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a number in decimal digits.
  mutating func append(digitsOf number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf magnitude: UInt) {
    if magnitude > 9 { append(digitsOf: magnitude / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }

  /// Hands the bytes over once there are enough of them; to be called between rows.
  mutating func drain() throws {
    if bytes.count >= Self.size { try flush() }
  }

  mutating func flush() throws {
    guard !bytes.isEmpty else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Hands bytes on and works out their SHA-256 as they pass.
package final class DigestSink: ByteSink {
  private let sink: any ByteSink
  private let hash = SHA256()

  package init(_ sink: any ByteSink) {
    self.sink = sink
  }

  package func write(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    try sink.write(bytes)
  }

  /// Returns the digest in lower-case hexadecimal.
  package func finish() -> String { hash.finish() }
}

/// Somewhere bytes go: a file, the standard output, a string in a test.
public protocol ByteSink: AnyObject {
  /// Writes all the bytes or throws.
  func write(_ bytes: [UInt8]) throws
}

/// Bytes gathered in memory.
final class GatheredBytes: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
