import RegistryFiles
import Testing

@Suite struct CSVGuardTests {
  static let starts = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "＝", "＋", "－", "＠"]

  @Test(arguments: starts) func aTextThatBeginsAsAFormulaGetsAnApostrophe(start: String) {
    for rest in ["", "1+2", "cmd|' /C calc'!A0", "\u{301}", "\n", "'"] {
      #expect(Array(CSVGuard.add(start + rest).utf8) == Array("'".utf8) + Array((start + rest).utf8))
    }
  }

  @Test(arguments: ["", "a", "1", "a=b", "ế", " =1", "\"=1\"", "ﬁ", "\u{FEFF}=1", "’", "HT-0001", "/", ".", "_"])
  func otherTextIsLeftAsItIs(text: String) {
    #expect(CSVGuard.add(text) == text)
  }

  @Test(arguments: ["'", "'a", "'Hà Tĩnh", "'\u{301}=", "’=1", "'’"])
  func anApostropheThatGuardsNothingStays(text: String) {
    #expect(Array(CSVGuard.remove(text).utf8) == Array(text.utf8))
  }

  @Test func oneApostropheIsRemovedAndNoMore() {
    #expect(CSVGuard.remove("'=1") == "=1")
    #expect(CSVGuard.remove("''=1") == "'=1")
    #expect(CSVGuard.remove("'''") == "''")
    #expect(CSVGuard.remove("'\r\na") == "\r\na")
  }

  @Test func everyShortTextComesBackAndNoTwoLookAlike() {
    let alphabet = Self.starts + ["a", ",", " ", "\u{301}", "ế", "\u{FEFF}"]
    var texts = [""]
    for _ in 1...3 { texts = [""] + texts.flatMap { text in alphabet.map { $0 + text } } }
    let originals = Set(texts.map { Array($0.utf8) })
    var guarded: Set<[UInt8]> = []
    for original in originals {
      let text = CSVGuard.add(String(decoding: original, as: UTF8.self))
      #expect(Array(CSVGuard.remove(text).utf8) == original)
      guarded.insert(Array(text.utf8))
    }
    #expect(guarded.count == originals.count)
  }
}
