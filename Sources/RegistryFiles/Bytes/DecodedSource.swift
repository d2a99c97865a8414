import Glibc
import LevelRegistry

/// How the text of a file is written in bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16, with or without a mark.
  case utf16 = "utf-16"
  /// The code page that Vietnamese Windows used.
  case windows1258 = "windows-1258"

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .windows1258: "Windows-1258"
    }
  }

  /// What the mark at the start of a file says; nil when there is none.
  init?(markOf bytes: [UInt8]) {
    if bytes.starts(with: CSVByte.byteOrderMark) {
      self = .utf8
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      return nil
    }
  }
}

/// Bytes in another encoding, given as UTF-8 by iconv(3).
final class DecodedSource: ByteSource {
  private let source: any ByteSource
  private let converter: iconv_t
  private var input: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 1 << 18)
  private var ready = 0..<0
  private var isAtEnd = false
  let size: Int? = nil

  /// - Throws: `EncodingError.unavailable` where the C library has no such converter.
  init(_ source: any ByteSource, from encoding: TextEncoding, mark: [UInt8]) throws(EncodingError) {
    self.source = source
    let name =
      switch encoding {
      case .utf8: "UTF-8"
      case .utf16: mark.starts(with: [0xFE, 0xFF]) ? "UTF-16BE" : "UTF-16LE"
      case .windows1258: "CP1258"
      }
    // (iconv_t)-1 says that there is none.
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      throw .unavailable(encoding)
    }
    self.converter = converter
  }

  deinit {
    iconv_close(converter)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while ready.isEmpty, !isAtEnd { try refill() }
    let taken = ready.prefix(buffer.count)
    buffer.copyBytes(from: output[taken])
    ready = taken.upperBound..<ready.upperBound
    return taken.count
  }

  private func refill() throws {
    var block = [UInt8](repeating: 0, count: 1 << 14)
    let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
    input += block[..<count]
    isAtEnd = count == 0
    try convert()
    if isAtEnd {
      // A character cut by the end of the file; CP1258 also keeps the last letter back, in case a mark follows.
      guard input.isEmpty else { throw EncodingError.malformed }
      try finish()
    }
  }

  private func convert() throws(EncodingError) {
    let (used, written, isMalformed) = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = output.count
        let result = iconv(converter, &from, &left, &to, &room)
        return (input.count - left, output.count - room, result == .max && errno == EILSEQ)
      }
    }
    guard !isMalformed else { throw .malformed }
    input.removeFirst(used)
    ready = 0..<written
  }

  private func finish() throws(EncodingError) {
    let start = ready.upperBound
    let written = output[start...].withUnsafeMutableBytes { output in
      var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = output.count
      iconv(converter, nil, nil, &to, &room)
      return output.count - room
    }
    ready = ready.lowerBound..<start + written
  }
}

/// Why bytes cannot be read in an encoding.
enum EncodingError: Error {
  /// Bytes that mean nothing in it.
  case malformed
  case unavailable(TextEncoding)
}
