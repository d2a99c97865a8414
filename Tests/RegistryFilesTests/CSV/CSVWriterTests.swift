import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  @Test func aTableIsAHeadingAndALineForEachRow() throws {
    let text = try csv(columns("code", "count"), [[.text("HT-1"), .integer(7)], [.empty, .integer(-7)]])
    #expect(text == "code,count\nHT-1,7\n,-7\n")
  }

  @Test func anEmptyTableIsItsHeading() throws {
    #expect(try csv(columns("code", "name"), []) == "code,name\n")
  }

  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
    ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""), ("a b", "a b"), ("a;b\tc", "a;b\tc"),
    ("Ủy ban", "Ủy ban"), ("a,\u{301}", "\"a,\u{301}\""), ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func textIsQuotedOnlyWhenItMustBe(text: String, field: String) throws {
    #expect(try csv(columns("x"), [[.text(text)]]) == "x\n\(field)\n")
  }

  @Test(arguments: [
    (7093, "70.93"), (0, "0"), (10_000, "100"), (5_000, "50.00"), (1, "0.01"), (9_999, "99.99"), (-150, "-1.50"),
  ])
  func aPercentIsAPlainNumber(share: Int, field: String) throws {
    #expect(try csv(columns("x"), [[.percent(hundredths: share)]]) == "x\n\(field)\n")
  }

  @Test(arguments: [
    (0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (-100, "-100"), (86_061, "86061"), (.max, "9223372036854775807"),
    (.min, "-9223372036854775808"),
  ])
  func aNumberIsItsDigits(number: Int, field: String) throws {
    #expect(try csv(columns("x"), [[.integer(number)]]) == "x\n\(field)\n")
  }

  /// A fact fills few of the columns of a history.
  @Test(arguments: 1...50) func aRowOfFewCellsLeavesTheOtherColumnsEmpty(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...60, using: &random)
    let places = (0..<width - 1).filter { _ in Bool.random(using: &random) } + [width - 1]
    let cells = places.map { place in place.isMultiple(of: 3) ? Cell.empty : .text("=\(place)") }
    var row = Array(repeating: Cell.empty, count: width)
    for (place, cell) in zip(places, cells) { row[place] = cell }
    func compare<Writer: TableWriter>(_ makeWriter: (any ByteSink) -> Writer) throws {
      let (whole, few) = (MemorySink(), MemorySink())
      var (plain, sparse) = (makeWriter(whole), makeWriter(few))
      let heading = (0..<width).map { Column("c\($0)", Phrase("c", "c")) }
      try plain.begin(heading)
      try sparse.begin(heading)
      try plain.write(row)
      try sparse.write(cells, at: places)
      try plain.end()
      try sparse.end()
      #expect(whole.text == few.text)
    }
    try compare { CSVWriter(to: $0) }
    try compare { CSVWriter(to: $0, style: .vietnameseExcel(.vietnamese)) }
    try compare { JSONWriter(to: $0) }
  }

  @Test func aRowOfFewCellsThatMissesTheLastColumnIsRefused() throws {
    var writer = CSVWriter(to: MemorySink())
    try writer.begin(columns("x", "y", "z"))
    #expect(throws: TableError.self) { try writer.write([.integer(1)], at: [1]) }
    #expect(throws: TableError.self) { try writer.write([.integer(1)], at: [0, 2]) }
  }

  @Test func noRateIsAnEmptyField() throws {
    #expect(try csv(columns("x", "y"), [[.percent(hundredths: nil), .empty]]) == "x,y\n,\n")
  }

  @Test func aTermIsItsWordForPrograms() throws {
    #expect(try csv(columns("x"), [[.term("province", Phrase("Province", "Cấp tỉnh"))]]) == "x\nprovince\n")
  }

  @Test func textIsGuardedAndNumbersAreNot() throws {
    let row: [Cell] = [.text("-1"), .integer(-1), .text("=1+2,\"3\"")]
    #expect(try csv(columns("a", "b", "c"), [row]) == "a,b,c\n'-1,-1,\"'=1+2,\"\"3\"\"\"\n")
  }

  /// A term can be somebody's own words: what an entry says of a remedy is its task.
  @Test func aTermIsGuardedAsATextIs() throws {
    #expect(try csv(columns("x"), [[.term("=1+2", Phrase("=1+2", "=1+2"))]]) == "x\n'=1+2\n")
  }

  @Test func aRowWithOneEmptyCellIsNoBlankLine() throws {
    let text = try csv(columns("x"), [[.empty], [.text("")], [.percent(hundredths: nil)]])
    #expect(text == "x\n\"\"\n\"\"\n\"\"\n")
    #expect(try rows(text).count == 4)
  }

  @Test func aRowMustHaveACellForEachColumn() throws {
    var writer = CSVWriter(to: MemorySink())
    try writer.begin(columns("a", "b"))
    #expect(throws: TableError.self) { try writer.write([.empty]) }
    #expect(throws: TableError.self) { try writer.write([.empty, .empty, .empty]) }
  }

  @Test func bytesGoOutInLargePieces() throws {
    let sink = MemorySink()
    var writer = CSVWriter(to: sink)
    try writer.begin(columns("x"))
    for _ in 1...20_000 { try writer.write([.text("0123456789")]) }
    try writer.end()
    #expect(sink.bytes.count == 2 + 20_000 * 11)
    #expect(sink.writes == 4)
  }

  @Test func whatTheSinkThrowsIsThrown() throws {
    var writer = CSVWriter(to: FullSink())
    try writer.begin(columns("x"))
    #expect(throws: FullSink.Full.self) { try writer.end() }
  }

  private func csv(_ columns: [Column], _ rows: [[Cell]]) throws -> String {
    try written(columns, rows, by: CSVWriter.init)
  }
}

/// Takes nothing.
final class FullSink: ByteSink {
  struct Full: Error {}

  func write(_ bytes: [UInt8]) throws { throw Full() }
}
