/// Somewhere bytes come from: a file, or an array in a test.
public protocol ByteSource: AnyObject {
  /// The number of bytes in all, where that is known before they are read.
  var size: Int? { get }

  /// Fills the front of the buffer and returns how many bytes it wrote; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes held in memory.
public final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let stride: Int
  private var position = 0

  /// The number of bytes held.
  public var size: Int? { bytes.count }

  /// Holds the bytes and gives at most `stride` of them at a time.
  public init(_ bytes: some Sequence<UInt8>, stride: Int = .max) {
    self.bytes = Array(bytes)
    self.stride = max(stride, 1)
  }

  /// Copies the next bytes, never more than `stride`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(stride, buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
