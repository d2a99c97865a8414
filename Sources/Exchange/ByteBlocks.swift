/// The bytes of a source, one block at a time.
struct ByteBlocks: ~Copyable {
  /// The bytes of a block unless a test says otherwise.
  static let standardSize = 64 * 1024

  private let source: any ByteSource
  private var block: [UInt8]
  private var count = 0
  private var position = 0
  private var blockOffset = 0

  init(_ source: any ByteSource) {
    self.source = source
    block = [UInt8](repeating: 0, count: Self.standardSize)
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
