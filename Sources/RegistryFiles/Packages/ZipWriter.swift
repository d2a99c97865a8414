import CapdoCMinizip
import LevelRegistry

/// Writes a ZIP archive to a sink, part by part as they come; the same parts give the same bytes.
///
/// Nothing is kept but the list of parts: a part may be larger than the memory. The format is that of APPNOTE.TXT 6.3.10
/// without its extensions for more than 4 GiB.
final class ZipWriter: ByteSink {
  private let sink: any ByteSink
  private let deflater: Deflater
  private var directory: [UInt8] = []
  private var parts = 0
  private var open: Part?
  /// The bytes handed to the sink.
  private var offset = 0

  private struct Part {
    let name: String
    let offset: Int
    var checkSum: UInt = 0
    var size = 0
    var packed = 0
  }

  /// - Throws: `ZipError`.
  init(to sink: any ByteSink) throws(ZipError) {
    self.sink = sink
    deflater = try Deflater()
  }

  /// Adds a part that is at hand.
  func add(_ name: String, _ text: String) throws {
    guard open == nil else { throw ZipError.cannotWrite }
    let bytes = Array(text.utf8)
    var part = Part(name: name, offset: offset)
    part.checkSum = crc32(0, bytes, UInt32(bytes.count))
    part.size = bytes.count
    var packed: [UInt8] = []
    try deflater.begin()
    try deflater.deflate(bytes, isLast: true) { packed += $0 }
    part.packed = packed.count
    try hand(Self.header(0x0403_4b50, part, isStreamed: false) + Array(name.utf8) + packed)
    list(part, isStreamed: false)
  }

  /// Begins a part whose bytes come one after the other.
  func begin(_ name: String) throws {
    guard open == nil else { throw ZipError.cannotWrite }
    let part = Part(name: name, offset: offset)
    try deflater.begin()
    try hand(Self.header(0x0403_4b50, part, isStreamed: true) + Array(name.utf8))
    open = part
  }

  /// Adds to the part that was begun.
  func write(_ bytes: [UInt8]) throws { try write(bytes, isLast: false) }

  /// Ends the part that was begun.
  func end() throws {
    try write([], isLast: true)
    guard let part = open else { throw ZipError.cannotWrite }
    open = nil
    try hand(number32(0x0807_4b50) + Self.sums(part))
    list(part, isStreamed: true)
  }

  private func write(_ bytes: [UInt8], isLast: Bool) throws {
    guard var part = open else { throw ZipError.cannotWrite }
    part.checkSum = crc32(part.checkSum, bytes, UInt32(bytes.count))
    part.size += bytes.count
    try deflater.deflate(bytes, isLast: isLast) { packed in
      part.packed += packed.count
      try hand(packed)
    }
    guard part.size <= UInt32.max else { throw ZipError.tooLarge }
    open = part
  }

  /// Ends the archive; nothing can be added afterwards.
  func finish() throws {
    guard open == nil, parts <= UInt16.max else { throw ZipError.cannotWrite }
    let count = number16(UInt16(parts))
    let end = number32(0x0605_4b50) + [0, 0, 0, 0] + count + count
    try hand(directory + end + number32(UInt32(directory.count)) + number32(UInt32(offset)) + [0, 0])
  }

  private func hand(_ bytes: [UInt8]) throws {
    offset += bytes.count
    guard offset <= UInt32.max else { throw ZipError.tooLarge }
    try sink.write(bytes)
  }

  private func list(_ part: Part, isStreamed: Bool) {
    // Made by version 2.0 of the format; no comment, disk 0, no attributes.
    let header = Self.header(0x0201_4b50, part, isStreamed: isStreamed, sums: Self.sums(part))
    directory += header + [UInt8](repeating: 0, count: 10) + number32(UInt32(part.offset)) + Array(part.name.utf8)
    parts += 1
  }

  /// A header up to the lengths of name and extra field. That of a part that is streamed has its sums after the part.
  private static func header(_ signature: UInt32, _ part: Part, isStreamed: Bool, sums: [UInt8]? = nil) -> [UInt8] {
    var bytes = number32(signature)
    if sums != nil { bytes += number16(20) }
    bytes += number16(20) + number16(isStreamed ? 1 << 3 : 0) + number16(8)
    // The first day that the format has: the archive says nothing of when it was made.
    bytes += number16(0) + number16(1 << 5 | 1)
    bytes += sums ?? (isStreamed ? [UInt8](repeating: 0, count: 12) : Self.sums(part))
    return bytes + number16(UInt16(part.name.utf8.count)) + number16(0)
  }

  private static func sums(_ part: Part) -> [UInt8] {
    number32(UInt32(truncatingIfNeeded: part.checkSum)) + number32(UInt32(part.packed)) + number32(UInt32(part.size))
  }
}

private func number16(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

private func number32(_ number: UInt32) -> [UInt8] {
  number16(UInt16(number & 0xFFFF)) + number16(UInt16(number >> 16))
}

/// Packs bytes with zlib, without a header of its own.
private final class Deflater {
  // zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var block = [UInt8](repeating: 0, count: 1 << 15)

  init() throws(ZipError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    let code = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    guard code == Z_OK else { throw ZipError.cannotWrite }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func begin() throws(ZipError) {
    guard deflateReset(stream) == Z_OK else { throw .cannotWrite }
  }

  /// Hands over what is packed so far; all of it after the last bytes.
  func deflate(_ bytes: [UInt8], isLast: Bool, to body: ([UInt8]) throws -> Void) throws {
    var bytes = bytes
    try bytes.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      repeat {
        let count = try block.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          guard CapdoCMinizip.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH) != Z_STREAM_ERROR else {
            throw ZipError.cannotWrite
          }
          return output.count - Int(stream.pointee.avail_out)
        }
        if count > 0 { try body(Array(block[..<count])) }
      } while stream.pointee.avail_out == 0
    }
  }
}

/// An archive that could not be made.
package enum ZipError: RegistryFailure, Equatable {
  package var code: String { "cannot-pack" }

  /// Parts that do not follow one another, or no memory.
  case cannotWrite
  /// More than 4 GiB.
  case tooLarge

  /// What is wrong.
  package var message: Phrase {
    switch self {
    case .cannotWrite: Phrase("cannot pack the file", "không nén được tệp")
    case .tooLarge: Phrase("the file would be larger than 4 GiB", "tệp sẽ lớn hơn 4 GiB")
    }
  }
}
