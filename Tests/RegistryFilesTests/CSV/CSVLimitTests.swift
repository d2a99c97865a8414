import RegistryFiles
import Testing

@Suite struct CSVLimitTests {
  @Test func theLimitsAreThoseOfTheManual() {
    let limits = CSVLimits()
    #expect([limits.field, limits.record, limits.file, limits.columns] == [65_536, 1_048_576, 1_073_741_824, 1_000])
  }

  @Test(arguments: [false, true]) func aFieldMayHoldAsMuchAsTheLimitAndNoMore(isQuoted: Bool) throws {
    let quote = isQuoted ? "\"" : ""
    let most = String(repeating: "x", count: 65_536)
    #expect(try rows("a,\(quote)\(most)\(quote)\n") == [["a", most]])
    let error = refusal(of: "a\nb,\(quote)\(most)y\(quote)\n")
    #expect(error?.kind == .tooLong(.field, limit: 65_536))
    #expect(error.map { [$0.line, $0.column, $0.offset] } == [2, 2, isQuoted ? 5 : 4])
  }

  @Test func doubledQuotesAndLineEndsCountOnceEach() throws {
    let most = String(repeating: "\"\"", count: 65_535) + "\n"
    #expect(try rows("\"\(most)\"").first?.first?.utf8.count == 65_536)
    #expect(refusal(of: "\"\(most)\"\"\"")?.kind == .tooLong(.field, limit: 65_536))
    #expect(refusal(of: "\"\(most)\n\"")?.kind == .tooLong(.field, limit: 65_536))
  }

  @Test func aRecordMayHoldAsMuchAsTheLimitAndNoMore() throws {
    let field = String(repeating: "x", count: 65_536)
    let most = Array(repeating: field, count: 16).joined(separator: ",")
    #expect(try rows(most + "\n\(most),,\n").map(\.count) == [16, 18])
    let error = refusal(of: "\(most),y\n")
    #expect(error?.kind == .tooLong(.record, limit: 1_048_576))
    #expect(error?.column == 17)
  }

  @Test func aRecordMayHaveAsManyColumnsAsTheLimitAndNoMore() throws {
    let most = String(repeating: ",", count: 999)
    #expect(try rows(most + "\n").first?.count == 1_000)
    let error = refusal(of: "a\n\(most),\n")
    #expect(error?.kind == .tooManyColumns(limit: 1_000))
    #expect(error.map { [$0.line, $0.column] } == [2, 1_001])
  }

  @Test func aFileOfKnownSizeIsRefusedBeforeItIsRead() throws {
    #expect(try rows("abc\n".utf8, limits: CSVLimits(file: 4)) == [["abc"]])
    #expect(refusal(of: "abcd\n", limits: CSVLimits(file: 4))?.kind == .tooLong(.file, limit: 4))
    let source = EndlessSource("a\n", size: 1 << 40)
    #expect(refusal(of: source)?.message(in: .english).hasPrefix("the file is longer than 1073741824 bytes; ") == true)
    #expect(source.bytesGiven == 0)
  }

  @Test(arguments: ["a", "\"", ",", "\n", "a,b\n", "\"\"\n"])
  func aSourceWithoutAnEndIsRefusedEarly(text: String) {
    let source = EndlessSource(text)
    let error = refusal(of: source, limits: CSVLimits(file: 1 << 20))
    #expect(error != nil)
    #expect(source.bytesGiven <= (1 << 20) + 65_536)
  }

  private func refusal(of source: EndlessSource, limits: CSVLimits = CSVLimits()) -> CSVError? {
    var reader = CSVReader(source, limits: limits)
    var record = CSVRecord()
    do {
      while try reader.read(into: &record) {}
      return nil
    } catch {
      return error as? CSVError
    }
  }

  private func refusal(of text: String, limits: CSVLimits = CSVLimits()) -> CSVError? {
    RegistryFilesTests.refusal(of: text, limits: limits)
  }
}

/// Gives the same text again and again, and counts; loses patience after 4 MiB.
private final class EndlessSource: ByteSource {
  struct Overrun: Error {}

  let size: Int?
  private let text: [UInt8]
  private(set) var bytesGiven = 0

  init(_ text: String, size: Int? = nil) {
    self.text = Array(text.utf8)
    self.size = size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard bytesGiven < 1 << 22 else { throw Overrun() }
    for index in buffer.indices { buffer[index] = text[(bytesGiven + index) % text.count] }
    bytesGiven += buffer.count
    return buffer.count
  }
}
