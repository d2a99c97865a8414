import Testing

@testable import CapdoCommand

struct VisibleTests {
  @Test(arguments: ["Ủy ban nhân dân tỉnh Hà Tĩnh", "e\u{301}", "漢字", "🙂", "a\\b", "", "½ “” – …"])
  func honestTextStaysAsItIs(text: String) {
    #expect(visible(text) == text)
  }

  @Test(arguments: [
    ("a\nb", "a⏎b"), ("a\r\nb", "a\\u{D}⏎b"), ("\t", "\\u{9}"), ("\u{0}", "\\u{0}"), ("\u{7F}", "\\u{7F}"),
    ("\u{9B}31m", "\\u{9B}31m"), ("\u{202E}", "\\u{202E}"), ("\u{2066}", "\\u{2066}"), ("\u{200B}", "\\u{200B}"),
    ("\u{FEFF}", "\\u{FEFF}"), ("\u{AD}", "\\u{AD}"), ("\u{2028}", "\\u{2028}"), ("\u{E0041}", "\\u{E0041}"),
    ("\u{3164}", "\\u{3164}"),
  ])
  func whatATerminalWouldActOnOrHideIsShown(text: String, shown: String) {
    #expect(visible(text) == shown)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("Đã triển khai", 13), ("e\u{301}\u{323}", 1), ("漢字", 4), ("한", 2), ("Ａ", 2), ("🙂", 2),
    ("–", 1),
  ])
  func widthIsCountedInColumns(text: String, width: Int) {
    #expect(terminalWidth(text) == width)
  }
}
