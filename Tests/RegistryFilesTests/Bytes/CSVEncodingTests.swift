import Testing

@testable import RegistryFiles

@Suite struct CSVEncodingTests {
  /// Bytes that are no UTF-8, by the reason why.
  static let bad: [(String, [UInt8])] = [
    ("stray continuation", [0x80]), ("stray continuation", [0xBF, 0xBF]),
    ("overlong slash", [0xC0, 0xAF]), ("overlong", [0xC1, 0xBF]), ("overlong comma", [0xC0, 0xAC]),
    ("overlong, three bytes", [0xE0, 0x80, 0xAF]), ("overlong, four bytes", [0xF0, 0x80, 0x80, 0xAF]),
    ("overlong NUL", [0xC0, 0x80]), ("high surrogate", [0xED, 0xA0, 0x80]), ("low surrogate", [0xED, 0xBF, 0xBF]),
    ("above U+10FFFF", [0xF4, 0x90, 0x80, 0x80]), ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
    ("never a byte of UTF-8", [0xFE]), ("never a byte of UTF-8", [0xFF]),
    ("two of three bytes", [0xE1, 0xBA]), ("one of two bytes", [0xC3]), ("three of four bytes", [0xF0, 0x9F, 0x98]),
    ("Windows-1258", [0xF4, 0xEC, 0x74]), ("Latin-1", [0xE9, 0x74, 0xE9]),
  ]

  @Test(arguments: bad) func bytesThatAreNotUTF8AreRefusedWithTheirPlace(reason: String, bytes: [UInt8]) {
    for (before, after) in [("a,b\nc,xế", "z,d\n"), ("a,b\nc,\"ế", "z\",d\n"), ("a,b\nc,xế", "")] {
      let document = Array(before.utf8) + bytes + Array(after.utf8)
      let error = refusal(of: document)
      #expect(error == CSVError(.invalidUTF8, line: 2, column: 2, fieldLine: 2, offset: before.utf8.count))
    }
  }

  @Test func aSequenceMayNotGoOnInTheNextField() {
    #expect(refusal(of: [0xE1, 0xBA, 0x2C, 0xBF])?.offset == 0)
  }

  @Test func theOffsetCountsTheByteOrderMarkAndDoubledQuotes() {
    let document = Array("\u{FEFF}a,\"\"\"b\"\"c".utf8) + [0xFF] + Array("\"\n".utf8)
    #expect(refusal(of: document)?.offset == 12)
    #expect(document[12] == 0xFF)
  }

  @Test func allTheBadFieldsOfAFileAreFoundInOnePass() throws {
    let document = Array("a,".utf8) + [0xFF] + Array("\nb,c\n".utf8) + [0xC3] + Array(",\"".utf8) + [0x80, 0x22]
    var reader = CSVReader(MemorySource(document))
    var record = CSVRecord()
    var places: [[Int]] = []
    while try reader.read(into: &record) {
      for index in 0..<record.count {
        do throws(CSVError) {
          _ = try record.text(index)
        } catch {
          places.append([error.line, error.column, error.offset])
        }
      }
    }
    #expect(places == [[1, 2, 2], [3, 1, 8], [3, 2, 11]])
  }

  @Test func theMessageSaysHowToSaveTheFile() {
    let error = refusal(of: [0x61, 0x0A, 0xFF])
    #expect(
      error?.message(in: .english)
        == "line 2, column 1: the text is not UTF-8 (byte offset 2); save the file as CSV UTF-8; a Windows-1258 file is imported with --encoding windows-1258"
    )
    #expect(
      error?.message(in: .vietnamese)
        == "dòng 2, cột 1: nội dung không phải mã UTF-8 (vị trí byte 2); hãy lưu tệp dưới dạng CSV UTF-8; tệp mã Windows-1258 thì nhập bằng --encoding windows-1258"
    )
  }

  @Test func validTextOfEveryLengthIsReadAsItIs() throws {
    let text = "a\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try rows(text + "\n", stride: 1) == [[text]])
  }

  @Test(arguments: [
    ("UTF-16, little end first", [0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00] as [UInt8]),
    ("UTF-16, big end first", [0xFE, 0xFF, 0x00, 0x61, 0x00, 0x2C]),
    ("UTF-16 without a mark", [0x61, 0x00, 0x2C, 0x00]),
    ("XLSX", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]),
    ("gzip", [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00]),
  ])
  func aFileThatIsNoUTF8TextIsRefusedAtItsFirstNul(name: String, bytes: [UInt8]) {
    #expect(refusal(of: bytes)?.kind == .nul)
    #expect(refusal(of: bytes)?.offset == bytes.firstIndex(of: 0))
  }
}
