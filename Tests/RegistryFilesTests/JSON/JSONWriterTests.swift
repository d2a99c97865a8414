import Foundation
import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  @Test func aTableIsAnArrayWithAnObjectOnEachLine() throws {
    let rows: [[Cell]] = [
      [.text("HT-1"), .integer(7), .percent(hundredths: 7093), .term("full", Phrase("Full", "Đủ"))],
      [.empty, .integer(-7), .percent(hundredths: nil), .text("")],
    ]
    #expect(
      try json(columns("code", "count", "rate", "plan"), rows) == """
        [
        {"code":"HT-1","count":7,"rate":"70.93","plan":"full"},
        {"code":null,"count":-7,"rate":null,"plan":""}
        ]

        """)
  }

  @Test func anEmptyTableIsAnEmptyArray() throws {
    #expect(try json(columns("code"), []) == "[]\n")
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\r\n", #"\r\n"#), ("\t", #"\t"#), ("\0", #"\u0000"#),
    ("\u{1F}", #"\u001f"#), ("\u{8}", #"\u0008"#), ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("\"\u{301}", "\\\"\u{301}"),
    ("/", "/"), ("\u{7F}", "\u{7F}"), ("ế – ’", "ế – ’"), ("=1", "=1"), ("😀", "😀"),
  ])
  func textIsEscapedOnlyWhereItMustBe(text: String, escaped: String) throws {
    let written = try json(columns("x"), [[.text(text)]])
    #expect(Array(written.utf8) == Array("[\n{\"x\":\"\(escaped)\"}\n]\n".utf8))
  }

  @Test func everyScalarBelow0x3000ComesBackFromAnotherParser() throws {
    let texts = (0..<0x3000).compactMap(Unicode.Scalar.init).map { "a\($0)b" }
    let written = try json(columns("x\"\n"), texts.map { [.text($0)] })
    let decoded = try JSONDecoder().decode([[String: String]].self, from: Data(written.utf8))
    #expect(decoded.compactMap { $0["x\"\n"] }.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test func aRowMustHaveACellForEachColumn() throws {
    var writer = JSONWriter(to: MemorySink())
    try writer.begin(columns("a", "b"))
    #expect(throws: TableError.self) { try writer.write([.empty]) }
  }

  @Test func whatTheSinkThrowsIsThrown() throws {
    var writer = JSONWriter(to: FullSink())
    try writer.begin(columns("x"))
    #expect(throws: FullSink.Full.self) { try writer.end() }
  }

  @Test func anObjectKeepsTheOrderOfItsKeys() {
    var object: JSONObject = ["part": 61, "whole": 86, "percent": "70.93", "closing": nil]
    object.append("scope", .raw(JSONObject().text))
    #expect(object.text == #"{"part":61,"whole":86,"percent":"70.93","closing":null,"scope":{}}"#)
  }

  private func json(_ columns: [Column], _ rows: [[Cell]]) throws -> String {
    try written(columns, rows, by: JSONWriter.init)
  }
}
