import Foundation
import LevelRegistry
import Testing

@testable import RegistryFiles

/// The encoding and the separator of a file are told from the file, or it is refused.
struct CSVDialectTests {
  private static let table = "Tên HTTT,Chủ quản,Cấp độ\n\"Cổng, ghế\",42,2\n"

  private func read(_ bytes: some Sequence<UInt8>, asked: TextEncoding? = nil) throws -> (
    names: [String], dialect: String?
  ) {
    let bytes = Array(bytes)
    let file = SheetFile(named: "x", encoding: asked) { MemorySource(bytes, stride: 7) }
    let source = try file.read().rows { HeadingFinder([.name, .owner] as [SystemColumn]).rating(of: $0) }
    var sheet = try Sheet<SystemColumn>(source, required: [.name, .owner])
    var names: [String] = []
    while var row = try sheet.next() {
      names.append(row.text(.name) ?? "")
      sheet.add(row.problems)
    }
    if let problem = sheet.problems.first { throw problem }
    return (names, source.dialect?.english)
  }

  private func reason(_ bytes: some Sequence<UInt8>, asked: TextEncoding? = nil) -> String? {
    do {
      _ = try read(bytes, asked: asked)
      return nil
    } catch {
      return (error as? ImportProblem ?? (error as? ImportError)?.problems.first)?.reason.english
    }
  }

  /// The text in an encoding of iconv, as Python writes it.
  private func encoded(_ text: String, _ mark: [UInt8], _ encoding: String.Encoding) throws -> [UInt8] {
    mark + [UInt8](try #require(text.data(using: encoding)))
  }

  @Test func plainUTF8NeedsNoWord() throws {
    let plain = try read(Self.table.utf8)
    #expect(plain.names == ["Cổng, ghế"] && plain.dialect == nil)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(Self.table.utf8)).names == ["Cổng, ghế"])
  }

  @Test func theSeparatorIsTheOneThatGivesAHeading() throws {
    let semicolons = try read("Danh mục, năm 2024\nTên HTTT;Chủ quản\nCổng, ghế;42\n".utf8)
    #expect(semicolons.names == ["Cổng, ghế"])
    #expect(semicolons.dialect == "UTF-8, separated by semicolons")
    #expect(try read("Tên HTTT\tChủ quản\nCổng\t42\n".utf8).dialect == "UTF-8, separated by tabs")
  }

  @Test(arguments: ["sep=;\n", "\"sep=;\"\r\n", "SEP=;\n"]) func aLineMayAnnounceTheSeparator(line: String) throws {
    let read = try read((line + "Tên HTTT;Chủ quản\nCổng;42\n").utf8)
    #expect(read.names == ["Cổng"])
  }

  @Test func anAnnouncementOfNothingIsRefused() {
    #expect(reason("sep=|\nTên HTTT|Chủ quản\n".utf8) == "the line 'sep=' names no separator")
  }

  @Test func aFileThatTwoSeparatorsFitIsRefused() {
    #expect(
      reason("Tên HTTT,Chủ quản\nTên HTTT;Chủ quản\n".utf8)
        == "the file can be read with more than one separator: commas, semicolons")
  }

  @Test func utf16WithAMarkIsRead() throws {
    for (mark, encoding) in [([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian)] {
      let read = try read(try encoded(Self.table + "Ứng dụng 😀,42,2\n", mark.map { UInt8($0) }, encoding))
      #expect(read.names == ["Cổng, ghế", "Ứng dụng 😀"])
      #expect(read.dialect == "UTF-16, separated by commas")
    }
  }

  @Test func utf16CutInTheMiddleIsRefused() throws {
    let whole = try encoded(Self.table, [0xFF, 0xFE], .utf16LittleEndian)
    #expect(reason(whole.dropLast(1)) == "bytes that mean nothing in this encoding")
    #expect(reason(whole.dropLast(2) + [0x00, 0xD8]) == "bytes that mean nothing in this encoding")
  }

  /// "Sở Y tế" in Windows-1258: a letter, then the mark above it.
  @Test func windows1258IsReadWhenAskedAndComposed() throws {
    let line =
      Array("Ten HTTT,Chu quan\n".utf8) + [0x53, 0xF5, 0xD2, 0x20, 0x59, 0x20, 0x74, 0xEA, 0xEC, 0x2C, 0x34, 0x32]
    let read = try read(line, asked: .windows1258)
    #expect(read.names.map { Array($0.utf8) } == [Array("Sở Y tế".utf8)])
    #expect(read.dialect == "Windows-1258, separated by commas")
    #expect(reason(line)?.contains("is not UTF-8") == true)
  }

  @Test func whatIsTheSameInEveryEncodingIsReadInTheOneAsked() throws {
    #expect(try read("Ten HTTT,Chu quan\nCong,42\n".utf8, asked: .windows1258).names == ["Cong"])
  }

  @Test func aFileInAnotherEncodingThanAskedIsRefused() throws {
    #expect(reason(Self.table.utf8, asked: .windows1258) == "the file is UTF-8, not Windows-1258")
    let utf16 = try encoded(Self.table, [0xFF, 0xFE], .utf16LittleEndian)
    #expect(reason(utf16, asked: .windows1258) == "the file is UTF-16, not Windows-1258")
  }

  @Test(arguments: ["C\u{FFFD}ng", "C?ng", "Së Y tÕ"]) func damagedTextIsRefused(name: String) throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([["Tên HTTT", "Chủ quản"], [name, "42"]]), required: [.name, .owner])
    var row = try #require(try sheet.next())
    #expect(row.text(.name) == nil)
    #expect(row.problems.map(\.place.name) == ["A2"])
  }
}
