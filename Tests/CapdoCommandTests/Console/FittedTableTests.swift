import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

/// Returns the lines of a table on a terminal of so many columns.
private func lines(
  _ headings: [String], _ rows: [[Cell]], width: Int, isStyled: Bool = false, _ language: Language = .english
) throws -> [String] {
  let sink = MemorySink()
  var table = FittedTable(to: sink, on: Terminal(width: width, isStyled: isStyled), in: language)
  try table.begin(headings.map { Column($0, Phrase($0, $0)) })
  for row in rows { try table.write(row) }
  try table.end()
  return sink.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
}

private let names: [[Cell]] = [
  [.text("A1"), .text("Cổng thông tin điện tử tỉnh"), .text("nd85"), .integer(7), .empty],
  [.text("A2"), .text("Quản lý văn bản"), .text("nd85"), .integer(1200), .empty],
]
private let headings = ["code", "name", "basis", "count", "note"]

@Test func aTableThatFitsStaysAsItIs() throws {
  #expect(
    try lines(headings, names, width: 80) == [
      "code  name                         basis  count  note",
      "────  ───────────────────────────  ─────  ─────  ────",
      "A1    Cổng thông tin điện tử tỉnh  nd85       7",
      "A2    Quản lý văn bản              nd85    1200",
    ])
}

@Test func whatIsTheSameInEveryRowIsSaidOnceAboveATableThatDoesNotFit() throws {
  #expect(
    try lines(headings, names, width: 42) == [
      "In every row: basis nd85",
      "Empty in every row: note",
      "code  name                         count",
      "────  ───────────────────────────  ─────",
      "A1    Cổng thông tin điện tử tỉnh      7",
      "A2    Quản lý văn bản               1200",
    ])
}

@Test func aLongTextIsWrappedAtItsWordsUnderItsColumn() throws {
  #expect(
    try lines(headings, names, width: 28, .vietnamese).dropFirst(2) == [
      "code  name             count",
      "────  ───────────────  ─────",
      "A1    Cổng thông tin       7",
      "      điện tử tỉnh",
      "A2    Quản lý văn bản  1.200",
    ])
}

@Test func theColumnsForWhichThereIsNoRoomAreNamedBelowWithTheWayToSeeThem() throws {
  let wide = try lines(
    ["code", "name", "owner", "decision"],
    [
      [.text("A1"), .text("một"), .text("sở"), .text("1234567890123456")],
      [.text("A2"), .text("hai"), .text("xã"), .text("6543210987654321")],
    ], width: 34)
  #expect(
    wide.suffix(2)
      == ["Not shown, for want of room: decision", "To see them: --columns decision, or --format csv"].flatMap {
        wrapped($0, to: 34)
      }.suffix(2))
  #expect(!wide.contains { $0.contains("1234567890123456") })
}

@Test func onANarrowTerminalEachRowIsABlock() throws {
  #expect(
    try lines(
      ["code", "name", "decision"],
      [[.text("A1"), .text("Cổng thông tin"), .text("1234567890123456")], [.text("A2"), .text("Thư"), .empty]],
      width: 24) == [
        "code: A1", "name: Cổng thông tin", "decision:", "  1234567890123456", "", "code: A2", "name: Thư", "",
      ])
}

@Test func headingsAreBoldAndStatesColoredWhereTheTerminalIsStyled() throws {
  let plain = try lines(["code", "plan"], [[.text("A"), .term("full", Phrase("full", "đầy đủ"))]], width: 80)
  let styled = try lines(
    ["code", "plan"], [[.text("A"), .term("full", Phrase("full", "đầy đủ"))]], width: 80, isStyled: true)
  #expect(plain[2] == "A     full")
  #expect(styled[0].contains("\u{1B}[1mcode\u{1B}[0m"))
  #expect(styled[2] == "A     \u{1B}[32mfull\u{1B}[0m")
}

@Test(arguments: [20, 33, 47, 80, 120, 200])
func noLineIsWiderThanTheTerminal(width: Int) throws {
  var random = SeededGenerator(seed: 11)
  let words = ["Sở", "Thông", "tin", "và", "Truyền", "thông", "UBND", "phường", "hệ", "thống", "điều", "hành"]
  let rows: [[Cell]] = (0..<50).map { _ in
    (0..<9).map { _ in
      .text(
        (0...Int.random(in: 0...9, using: &random)).compactMap { _ in words.randomElement(using: &random) }
          .joined(separator: " "))
    }
  }
  let table = try lines((1...9).map { "column \($0)" }, rows, width: width)
  #expect(table.filter { terminalWidth($0) > width } == [])
}

@Test func anEmptyTableHasItsHeading() throws {
  #expect(try lines(["code", "name"], [], width: 80) == ["code  name"])
}
