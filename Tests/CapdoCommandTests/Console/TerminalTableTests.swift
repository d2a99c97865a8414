import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

struct TerminalTableTests {
  private let columns = [
    Column("code", Phrase("Code", "Mã")),
    Column("name", Phrase("Name", "Tên")),
    Column("systems", Phrase("Systems", "Số HTTT")),
    Column("rate", Phrase("Rate", "Tỷ lệ")),
    Column("plan", Phrase("Plan", "Phương án")),
  ]

  private func table(_ rows: [[Cell]], in language: Language = .english) throws -> String {
    let sink = MemorySink()
    var table = TerminalTable(to: sink, in: language)
    try table.begin(columns)
    for row in rows { try table.write(row) }
    try table.end()
    return sink.text
  }

  private let rows: [[Cell]] = [
    [
      .text("HT-1"), .text("Sở Y tế"), .integer(1234), .percent(hundredths: 7093),
      .term("full", Phrase("full", "Đã triển khai đầy đủ")),
    ],
    [.text("HT-22"), .text("Sở Tài chính"), .integer(7), .percent(hundredths: nil), .empty],
  ]

  @Test func columnsLineUpAndNumbersStandOnTheRight() throws {
    #expect(
      try table(rows) == """
        Code   Name          Systems    Rate  Plan
        ─────  ────────────  ───────  ──────  ────
        HT-1   Sở Y tế          1234  70.93%  full
        HT-22  Sở Tài chính        7     n/a

        """)
  }

  @Test func numbersAndTermsAreVietnameseInVietnamese() throws {
    #expect(
      try table(rows, in: .vietnamese) == """
        Mã     Tên           Số HTTT   Tỷ lệ  Phương án
        ─────  ────────────  ───────  ──────  ────────────────────
        HT-1   Sở Y tế         1.234  70,93%  Đã triển khai đầy đủ
        HT-22  Sở Tài chính        7       –

        """)
  }

  @Test func anEmptyTableIsItsHeading() throws {
    #expect(try table([]) == "Code  Name  Systems  Rate  Plan\n")
  }

  @Test func aTextThatCouldBreakTheLineIsShown() throws {
    let text = try table([[.text("A\u{202E}B"), .text("hai\ndòng"), .empty, .empty, .text("\u{1B}[2J")]])
    #expect(text.hasSuffix("A\\u{202E}B  hai⏎dòng                 \\u{1B}[2J\n"))
  }

  @Test func aColumnWithOneTextInItStandsOnTheLeft() throws {
    let text = try table([
      [.integer(1), .empty, .empty, .empty, .empty], [.text("total"), .empty, .empty, .empty, .empty],
    ])
    #expect(text.hasSuffix("\n1\ntotal\n"))
  }

  @Test func rowsBeyondTheMeasuredOnesAreWrittenAsTheyCome() throws {
    let row: [Cell] = [.text("A"), .empty, .empty, .empty, .empty]
    let text = try table(Array(repeating: row, count: 10_001) + [[.text("longer"), .text("x")]])
    #expect(text.split(separator: "\n").count == 2 + 10_002)
    #expect(text.hasSuffix("\nlonger  x\n"))
  }

  @Test(arguments: [
    (7093, "70.93%", "70,93%"), (10_000, "100%", "100%"), (0, "0%", "0%"), (1, "0.01%", "0,01%"),
    (5_000, "50.00%", "50,00%"), (-250, "-2.50%", "-2,50%"), (9_999, "99.99%", "99,99%"),
  ])
  func aShareIsPrintedToTwoPlaces(hundredths: Int, english: String, vietnamese: String) {
    #expect(Language.english.percent(hundredths) == english)
    #expect(Language.vietnamese.percent(hundredths) == vietnamese)
  }

  @Test func thousandsAreMarkedInVietnamese() {
    #expect([0, 999, 1000, -1_234_567].map(Language.vietnamese.count) == ["0", "999", "1.000", "-1.234.567"])
    #expect(Language.english.count(-1_234_567) == "-1234567")
    #expect(Language.vietnamese.count(.min) == "-9.223.372.036.854.775.808")
  }
}
