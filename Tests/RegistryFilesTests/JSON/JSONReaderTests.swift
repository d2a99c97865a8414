import Foundation
import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

struct JSONReaderTests {
  private func read(_ text: String) -> JSONDocument? { try? JSONDocument(parsing: Array(text.utf8)) }

  @Test func everyKindOfValueIsRead() {
    #expect(
      read(" {\"a\" : [1, -20, true, false, null], \"b\":{}, \"c\":\"\\u0111\\n\\ud83d\\ude00/\\/\"}\r\n")
        == .object([
          "a": .array([.integer(1), .integer(-20), .bool(true), .bool(false), .null]), "b": .object([:]),
          "c": .string("đ\n😀//"),
        ]))
    #expect(read("\u{FEFF}[]") == .array([]))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "[1] 2", "1.5", "1e3", "01", "+1", "-", "--1", "nul", "\"a",
    "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "{\"a\":1,\"a\":2}", "99999999999999999999", "\"\\",
    "\"\\ud800\\u0041\"", "[1 2]", "'a'",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(read(text) == nil)
  }

  @Test func nestingHasAnEnd() {
    #expect(read(String(repeating: "[", count: 31) + String(repeating: "]", count: 31)) != nil)
    #expect(read(String(repeating: "[", count: 100_000)) == nil)
    #expect(throws: JSONError.self) { try JSONDocument(parsing: Array("[\n\n}".utf8)) }
  }

  /// What Foundation refuses is refused, and neither traps; the other way about a fraction or a key given twice is.
  @Test func anotherReaderAgrees() {
    let seed = chosenSeed()
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("{}[]\",:0123456789-tfn\\u ae\"".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let foundation = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      if (try? JSONDocument(parsing: bytes)) != nil {
        #expect(foundation != nil, "CAPDO_SEED=\(seed): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}
