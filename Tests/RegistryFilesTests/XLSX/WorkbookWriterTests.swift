import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// What a workbook holds beside its cells, as the parts of its archive have it.
struct WorkbookWriterTests {
  private let columns = [
    Column("code", Phrase("code", "Mã")), Column("tier", Phrase("tier", "Cấp")), Column("on", Phrase("on", "Ngày")),
  ]
  private let long = (1...40).map { "Đơn vị thứ \($0)" }

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let archive = try ZipArchive(bytes, limits: WorkbookLimits())
    let part = try archive.open(name)
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try block.withUnsafeMutableBytes({ try part.read(into: $0) }), count > 0 {
      text += block[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func layout(_ choices: [String: SheetChoices] = [:]) -> SheetLayout {
    var layout = SheetLayout()
    layout.choices = choices
    return layout
  }

  /// Two worksheets of one row each, the first with lists that drop down.
  private func twoSheets(to sink: any ByteSink) throws {
    let book = try WorkbookWriter(to: sink, in: .vietnamese)
    let choices = ["tier": SheetChoices(["Cấp tỉnh", "Cấp xã"], advice: "Chọn cấp"), "code": SheetChoices(long)]
    let first = try book.begin("Hệ thống", layout(choices))
    try first.writeAbove([(.text("Số liệu tính đến ngày"), .label), (.day(try Day("2024-11-13")), .wanted)])
    try first.begin(columns)
    try first.write([.text("A"), .empty, .empty], looks: [.fixed, .wanted])
    try first.end()
    let second = try book.begin("Kiểm tra '24", layout(["on": SheetChoices(long, isOpen: true)]))
    try second.begin(columns)
    try second.write([.text("B"), .integer(7), .day(try Day("2024-11-13"))])
    try second.end()
    try book.finish()
  }

  @Test func theElementsOfAWorksheetHaveTheOrderOfTheStandard() throws {
    let sink = MemorySink()
    var wanted = layout(["tier": SheetChoices(["a"])])
    wanted.chart = SheetChart(Phrase("t", "t"), of: [.init(column: "on", fill: "000000", ink: "FFFFFF")])
    wanted.hasTotal = true
    let writer = try XLSXWriter(to: sink, in: .english, layout: wanted)
    try writer.begin(columns)
    for _ in 1...3 { try writer.write([.text("A"), .empty, .integer(1)]) }
    try writer.end()
    let text = try part("xl/worksheets/sheet1.xml", of: sink.bytes)
    let order = [
      "<sheetPr>", "<sheetViews>", "<sheetFormatPr", "<cols>", "<sheetData>", "<autoFilter", "<dataValidations",
      "<pageMargins", "<pageSetup", "<headerFooter>", "<drawing", "</worksheet>",
    ]
    let places = try order.map { element in try #require(text.firstRange(of: element), "\(element)").lowerBound }
    #expect(places == places.sorted())
    #expect(try part("xl/charts/chart1.xml", of: sink.bytes).contains("<c:f>&#39;Table&#39;!$C$2:$C$3</c:f>"))
    #expect(try part("xl/workbook.xml", of: sink.bytes).contains(">&#39;Table&#39;!$1:$1</definedName>"))
  }

  @Test(arguments: [(0, "<pane ySplit=\"1\""), (1, "<pane xSplit=\"1\" ySplit=\"1\""), (2, "<pane xSplit=\"2\"")])
  func theHeadingAndSoManyColumnsStayInSight(columns frozen: Int, pane: String) throws {
    let sink = MemorySink()
    var wanted = layout()
    wanted.frozenColumns = frozen
    let writer = try XLSXWriter(to: sink, in: .english, layout: wanted)
    try writer.begin(columns)
    try writer.end()
    #expect(try part("xl/worksheets/sheet1.xml", of: sink.bytes).contains(pane))
  }

  /// A workbook of so many bars of 3, and their total where there is one.
  private func charted(bars: Int, hasTotal: Bool) throws -> [UInt8] {
    let sink = MemorySink()
    var wanted = layout()
    wanted.chart = SheetChart(Phrase("t", "t"), of: [.init(column: "on", fill: "1B7540", ink: "FFFFFF")])
    wanted.hasTotal = hasTotal
    let writer = try XLSXWriter(to: sink, in: .english, layout: wanted)
    try writer.begin(columns)
    for _ in 1...bars { try writer.write([.text("A"), .empty, .integer(3)]) }
    if hasTotal { try writer.write([.text("Total"), .empty, .integer(3 * bars)]) }
    try writer.end()
    return sink.bytes
  }

  @Test func theTotalIsInBoldAndNothingElseIs() throws {
    let bytes = try charted(bars: 2, hasTotal: true)
    let fonts = try part("xl/styles.xml", of: bytes).components(separatedBy: "<cellXfs")[1].matches(of: /fontId="(\d)"/)
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    let isBold = sheet.matches(of: /<c r="C(\d)" s="(\d+)"/).map { fonts[Int($0.2) ?? 0].1 == "1" }
    #expect(isBold == [true, false, false, true])
  }

  @Test(arguments: [(hasTotal: true, last: 21), (hasTotal: false, last: 21)])
  func aChartShowsEveryRowButTheTotalAndTheNameOfEach(hasTotal: Bool, last: Int) throws {
    let bytes = try charted(bars: 20, hasTotal: hasTotal)
    let chart = try part("xl/charts/chart1.xml", of: bytes)
    #expect(
      chart.contains("<c:f>&#39;Table&#39;!$C$2:$C$\(last)</c:f>") && chart.contains("<c:tickLblSkip val=\"1\"/>"))
    // Seven millimetres for a bar, and four centimetres for title, axis and legend.
    let drawing = try part("xl/drawings/drawing1.xml", of: bytes)
    #expect(drawing.firstMatch(of: /cy="(\d+)"/)?.1 == "\(18 * 360_000)")
  }

  @Test func everyWorksheetComesBack() throws {
    let sink = MemorySink()
    try twoSheets(to: sink)
    let book = try Workbook(MemorySource(sink.bytes))
    #expect(book.sheets.map(\.name) == ["Hệ thống", "Kiểm tra '24", "danh sách chọn"])
    #expect(book.sheets.map(\.isHidden) == [false, false, true])
    let rows = try (0...2).map { index in
      let sheet = try book.open(index)
      var rows: [[String]] = []
      while let row = try sheet.next() { rows.append(row.cells.map(\.text)) }
      return rows
    }
    #expect(rows[0] == [["Số liệu tính đến ngày", "2024-11-13"], ["Mã", "Cấp", "Ngày"], ["A"]])
    #expect(rows[1] == [["Mã", "Cấp", "Ngày"], ["B", "7", "2024-11-13"]])
    #expect(rows[2] == long.map { [$0] })
  }

  @Test func aShortListStandsInItsWorksheetAndALongOneInAHiddenOneOnce() throws {
    let sink = MemorySink()
    try twoSheets(to: sink)
    let first = try part("xl/worksheets/sheet1.xml", of: sink.bytes)
    #expect(first.contains("prompt=\"Chọn cấp\" sqref=\"B3:B203\"><formula1>&quot;Cấp tỉnh,Cấp xã&quot;</formula1>"))
    let list = "<formula1>&#39;danh sách chọn&#39;!$A$1:$A$40</formula1>"
    #expect(first.contains("sqref=\"A3:A203\">\(list)"))
    #expect(try part("xl/worksheets/sheet2.xml", of: sink.bytes).contains("sqref=\"C2:C202\">\(list)"))
  }

  @Test(arguments: [
    (["a"], "\"a\""), (["a\"b"], "\"a\"\"b\""), (["a, b"], nil), (["", ""], "\",\""),
    ([String(repeating: "ạ", count: 255)], "\"\(String(repeating: "ạ", count: 255))\""),
    ([String(repeating: "ạ", count: 256)], nil),
  ]) func aListStandsInItsWorksheetWhereExcelAllowsThat(words: [String], formula: String?) {
    #expect(SheetChoices(words).inline == formula)
  }

  @Test(arguments: [
    "", "a/b", "'a", "a'", "[a]", "a:b", String(repeating: "a", count: 32), "HỆ THỐNG", "Danh sách chọn",
  ])
  func aNameThatNoWorksheetCanHaveIsRefused(name: String) throws {
    let book = try WorkbookWriter(to: MemorySink(), in: .vietnamese)
    let sheet = try book.begin("Hệ thống")
    try sheet.begin(columns)
    try sheet.end()
    #expect(throws: XLSXError.sheetName(name)) { try book.begin(name) }
  }

  @Test func worksheetsAreWrittenOneAfterTheOther() throws {
    let book = try WorkbookWriter(to: MemorySink(), in: .vietnamese)
    let sheet = try book.begin("A")
    #expect(throws: XLSXError.outOfOrder) { try book.begin("B") }
    #expect(throws: XLSXError.outOfOrder) { try sheet.write([]) }
    #expect(throws: XLSXError.outOfOrder) { try book.finish() }
    try sheet.begin(columns)
    try sheet.end()
    #expect(throws: XLSXError.outOfOrder) { try sheet.write([.empty, .empty, .empty]) }
    try book.finish()
  }

  @Test func oneRowTooManyIsRefused() throws {
    let book = try WorkbookWriter(to: MemorySink(), in: .vietnamese)
    let sheet = try book.begin("A")
    sheet.mostRows = 3
    try sheet.begin(columns)
    for _ in 1...2 { try sheet.write([.empty, .empty, .empty]) }
    #expect(throws: XLSXError.tooManyRows) { try sheet.write([.empty, .empty, .empty]) }
  }

  @Test func aFailureOfTheSinkAtAnyByteIsThrown() throws {
    let whole = MemorySink()
    try twoSheets(to: whole)
    for room in stride(from: 0, to: whole.bytes.count, by: 7) {
      #expect(throws: LimitedSink.Full.self, "\(room) bytes") { try twoSheets(to: LimitedSink(room: room)) }
    }
    try twoSheets(to: LimitedSink(room: whole.bytes.count))
  }

  @Test func theSameTablesGiveTheSameBytes() throws {
    let (a, b) = (MemorySink(), MemorySink())
    try twoSheets(to: a)
    try twoSheets(to: b)
    #expect(a.bytes == b.bytes)
  }

  @Test func rowsAreHandedOverAsTheyCome() throws {
    let sink = MemorySink()
    let writer = try XLSXWriter(to: sink, in: .english)
    try writer.begin(columns)
    var random = SeededGenerator(seed: 7)
    for number in 1...20_000 {
      try writer.write([.text("\(random.next())"), .text(number == 1_500 ? "wider than those before" : "x"), .empty])
    }
    let before = sink.bytes.count
    try writer.end()
    #expect(before > 100_000 && sink.bytes.count - before < 100_000, "\(before) of \(sink.bytes.count)")
    let sheet = try Workbook(MemorySource(sink.bytes)).open(0)
    var count = 0
    while try sheet.next() != nil { count += 1 }
    #expect(count == 20_001)
  }
}

/// A sink that is full after so many bytes.
private final class LimitedSink: ByteSink {
  struct Full: Error {}
  private var room: Int

  init(room: Int) { self.room = room }

  func write(_ bytes: [UInt8]) throws {
    guard bytes.count <= room else { throw Full() }
    room -= bytes.count
  }
}
