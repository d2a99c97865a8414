import CapdoCExpat
import Glibc

/// Who is told what stands in a part of a workbook.
protocol XMLHandler: AnyObject {
  func begin(_ element: XMLWord, _ attributes: XMLAttributes) throws
  func end(_ element: XMLWord) throws
  /// A piece of text, UTF-8.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
}

/// The name of an element, or the value of an attribute, while expat lends it: compared without a copy.
struct XMLWord {
  private let start: UnsafePointer<XML_Char>
  private let length: Int

  fileprivate init(_ text: UnsafePointer<XML_Char>) { (start, length) = (text, strlen(text)) }

  /// A name without its prefix.
  fileprivate init(local name: UnsafePointer<XML_Char>) {
    let prefix = strrchr(name, 0x3A)
    self.init(prefix.map { UnsafePointer($0) + 1 } ?? name)
  }

  static func ~= (word: StaticString, other: Self) -> Bool { other == word }

  static func == (word: Self, other: StaticString) -> Bool {
    word.length == other.utf8CodeUnitCount && memcmp(word.start, other.utf8Start, word.length) == 0
  }
}

/// The attributes of one element, only while it begins.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of an attribute, looked up without its prefix.
  subscript(name: StaticString) -> String? { value(name).map { String(cString: $0) } }

  func word(_ name: StaticString) -> XMLWord? { value(name).map { XMLWord($0) } }

  private func value(_ name: StaticString) -> UnsafePointer<XML_Char>? {
    guard var entry = list else { return nil }
    while let attribute = entry[0], let value = entry[1] {
      if XMLWord(local: attribute) == name { return value }
      entry += 2
    }
    return nil
  }
}

/// Reads XML a block at a time with expat; a document type is refused, and so are elements within elements without end.
final class XMLReader {
  private static let depth = 100
  private static let longestTag = 1 << 20

  private let parser: XML_Parser
  private let part: ZipPart
  private let handler: any XMLHandler
  private var block = [UInt8](repeating: 0, count: 1 << 15)
  private var fed = 0
  private var depth = 0
  private var failure: (any Error)?
  private(set) var isAtEnd = false

  init(_ part: ZipPart, _ handler: any XMLHandler) throws(WorkbookError) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged(part.name) }
    self.parser = parser
    self.part = part
    self.handler = handler
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLReader.of($0)?.begin($1, $2) }, { reader, name in XMLReader.of(reader)?.end(name) })
    XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.text($1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in XMLReader.of(reader)?.refuseDocumentType() }
  }

  deinit {
    XML_ParserFree(parser)
  }

  /// Reads the whole part.
  static func read(_ part: ZipPart, _ handler: any XMLHandler) throws {
    let reader = try XMLReader(part, handler)
    while !reader.isAtEnd { try reader.step() }
  }

  /// Reads one block, telling the handler what is in it.
  func step() throws {
    let count = try block.withUnsafeMutableBytes { try part.read(into: $0) }
    isAtEnd = count == 0
    fed += count
    let status = block.withUnsafeBufferPointer { block in
      block.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32(count), isAtEnd ? 1 : 0) }
    }
    if let failure { throw failure }
    // A tag, a comment or another piece that expat must see whole.
    guard status == XML_STATUS_OK, fed - XML_GetCurrentByteIndex(parser) <= Self.longestTag else {
      throw WorkbookError.damaged(part.name)
    }
  }

  private static func of(_ reader: UnsafeMutableRawPointer?) -> XMLReader? {
    reader.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ name: UnsafePointer<XML_Char>?, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    guard let name else { return }
    depth += 1
    attempt {
      guard depth <= Self.depth else { throw WorkbookError.damaged(part.name) }
      try handler.begin(XMLWord(local: name), XMLAttributes(list: list))
    }
  }

  private func end(_ name: UnsafePointer<XML_Char>?) {
    guard let name else { return }
    depth -= 1
    attempt { try handler.end(XMLWord(local: name)) }
  }

  private func text(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard let text else { return }
    attempt {
      try text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        try handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
  }

  private func refuseDocumentType() {
    attempt { throw WorkbookError.documentType(part.name) }
  }

  private func attempt(_ body: () throws -> Void) {
    guard failure == nil else { return }
    do {
      try body()
    } catch {
      failure = error
      XML_StopParser(parser, 0)
    }
  }
}
