/// Somewhere bytes come from: a file, or an array in a test.
package protocol ByteSource: AnyObject {
  /// The number of bytes in all, where that is known before they are read.
  var size: Int? { get }

  /// Fills the front of the buffer and returns how many bytes it wrote; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension ByteSource {
  /// Calls `body` with what is left, block by block.
  package func forEachBlock(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var block = [UInt8](repeating: 0, count: ByteBlocks.standardSize)
    while true {
      let count = try block.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { return }
      try body(block[..<count])
    }
  }

  /// Reads the next bytes: so many, or all where there are fewer.
  package func next(_ limit: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try self.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return Array(bytes[..<count])
  }
}

/// Bytes held in memory.
package final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let stride: Int
  private var position = 0

  /// The number of bytes held.
  package var size: Int? { bytes.count }

  /// Holds the bytes and gives at most `stride` of them at a time.
  package init(_ bytes: some Sequence<UInt8>, stride: Int = .max) {
    self.bytes = Array(bytes)
    self.stride = max(stride, 1)
  }

  /// Copies the next bytes, never more than `stride`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(stride, buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

/// The bytes of a source, one block at a time.
struct ByteBlocks: ~Copyable {
  /// The bytes of a block unless a test says otherwise.
  static let standardSize = 64 * 1024

  private let source: any ByteSource
  private var block: [UInt8]
  private var count = 0
  private var position = 0
  private var blockOffset = 0

  init(_ source: any ByteSource, size: Int = Self.standardSize) {
    self.source = source
    block = [UInt8](repeating: 0, count: size)
  }

  /// The offset in the source of the next byte.
  var offset: Int { blockOffset + position }

  /// The number of bytes read from the source so far.
  var bytesRead: Int { blockOffset + count }

  /// The next byte of the block, nil at its end.
  var next: UInt8? { position < count ? block[position] : nil }

  mutating func advance() {
    position += 1
  }

  /// Reads the next block; false at the end of the source.
  mutating func refill() throws -> Bool {
    blockOffset += count
    position = 0
    count = 0
    return try readMore()
  }

  /// Passes over these bytes if the source begins with them; only before anything else is read.
  mutating func skip(mark: [UInt8]) throws {
    while count < mark.count, try readMore() {}
    if block[..<count].starts(with: mark) { position = mark.count }
  }

  /// Appends the bytes before the first stop in this block, at most `limit` of them; false if there are more.
  mutating func copy(until stops: ByteSet, limit: Int, to bytes: inout [UInt8]) -> Bool {
    let end = end(ofRunUntil: stops)
    guard end - position <= limit else { return false }
    bytes.append(contentsOf: block[position..<end])
    position = end
    return true
  }

  /// Takes a text of so many bytes, which were written as UTF-8; nil where the block ends before it does.
  mutating func text(ofBytes length: Int) -> String? {
    guard length <= count - position else { return nil }
    defer { position += length }
    return String(decoding: block[position..<position + length], as: UTF8.self)
  }

  /// Appends the next bytes of this block, at most so many of them.
  mutating func copy(atMost limit: Int, to bytes: inout [UInt8]) {
    let end = min(count, position + limit)
    bytes.append(contentsOf: block[position..<end])
    position = end
  }

  private func end(ofRunUntil stops: ByteSet) -> Int {
    let bytes = block.span
    var end = position
    while end < count, !stops.contains(bytes[end]) { end += 1 }
    return end
  }

  private mutating func readMore() throws -> Bool {
    let start = count
    let read = try block.withUnsafeMutableBytes { buffer in
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
    }
    count += max(0, min(read, block.count - start))
    return count > start
  }
}

/// A set of bytes below 64, which all bytes that shape a CSV file are; it fits a register.
struct ByteSet {
  private var bits: UInt64 = 0

  init(_ members: UInt8...) {
    for member in members { bits |= 1 << UInt64(member) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 && bits & (1 &<< UInt64(byte)) != 0
  }
}

/// The bytes that shape a CSV file; none of them is ever part of a longer UTF-8 sequence.
enum CSVByte {
  static let nul: UInt8 = 0x00
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let apostrophe: UInt8 = 0x27
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
