import LevelRegistry
import Testing

@testable import RegistryFiles

/// Rows from memory, as any kind of file could give them.
final class MemorySheet: SheetSource {
  let dialect: Phrase? = nil
  let isRegular = false
  private var rows: [SourceRow]

  convenience init(_ rows: [[String]]) { self.init(rows: rows.map { $0.map(SourceCell.text) }) }

  init(rows: [[SourceCell]]) { self.rows = rows.enumerated().map { SourceRow(.row($0 + 1), $1) }.reversed() }

  func next() -> SourceRow? { rows.popLast() }
}

/// How the heading is found, and which rows are no lines of data.
struct SheetTests {
  private static let heading = ["STT", "Tên HTTT", "Đơn vị chủ quản", "Cấp độ"]

  private func read(_ rows: [[String]]) throws -> (names: [String], skipped: [SkippedRow], problems: [ImportProblem]) {
    var sheet = try Sheet<SystemColumn>(MemorySheet(rows), required: [.name, .owner])
    var names: [String] = []
    while let row = try sheet.next() { names.append(row.raw(.name) ?? "") }
    return (names, sheet.skipped, sheet.problems)
  }

  private func refusal(_ rows: [[String]]) -> [ImportProblem] {
    do {
      _ = try read(rows)
      return []
    } catch {
      return (error as? ImportError)?.problems ?? []
    }
  }

  @Test func theHeadingIsFoundBelowTitles() throws {
    let read = try read([
      ["ỦY BAN NHÂN DÂN TỈNH"], ["DANH MỤC HỆ THỐNG THÔNG TIN", "", ""], [], Self.heading, ["1", "Cổng", "42", "2"],
    ])
    #expect(read.names == ["Cổng"])
    #expect(read.skipped.map(\.place.number) == [1, 2])
    #expect(read.skipped.allSatisfy { $0.reason == .aboveHeading })
  }

  @Test func headingsAreUnderstoodWithoutMarksCaseAndPunctuation() throws {
    let read = try read([["ten he thong thong tin:", "DON VI  CHU QUAN", "số, QĐ"], ["Cổng", "42", "1/QĐ"]])
    #expect(read.names == ["Cổng"])
  }

  @Test func aHeadingOfTwoRowsIsReadAsOne() throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([
        ["STT", "Tên HTTT", "Chủ quản HTTT", "Quyết định phê duyệt", "", "Ghi chú"],
        ["", "", "", "Số", "Ngày", ""],
        ["1", "Cổng", "42", "54/QĐ", "14/03/2023", "x"],
      ]), required: [.name, .owner])
    let row = try #require(try sheet.next())
    #expect(row.raw(.decisionNumber) == "54/QĐ")
    #expect(row.raw(.decidedOn) == "14/03/2023")
    #expect(sheet.heading.notKept == ["Ghi chú"])
  }

  @Test func aSecondRowOfTheHeadingMayHaveOneUnknownTextForTwoThatAreKnown() throws {
    let upper = ["STT", "Tên HTTT", "Chủ quản HTTT", "Quyết định phê duyệt", "", ""]
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([upper, ["", "", "", "Số", "Ngày", "Màu"], ["1", "Cổng", "42", "54/QĐ", "14/03/2023", "đỏ"]]),
      required: [.name, .owner])
    #expect(sheet.heading.unknown == ["Quyết định phê duyệt: Màu"])
    #expect(try sheet.next()?.raw(.decisionNumber) == "54/QĐ")
  }

  @Test func aRowOfDataIsNotTakenForASecondRowOfTheHeading() throws {
    #expect(try read([Self.heading, ["1", "Cổng", "42", "2"]]).names == ["Cổng"])
    #expect(try read([Self.heading, ["", "", "", "2"]]).names == [""])
  }

  @Test func numbersBlocksAndTotalsAreLeftOut() throws {
    let read = try read([
      Self.heading, ["(1)", "(2)", "(3)", "(4)"], ["I. Khối sở, ngành", "", "", ""], ["1", "Cổng", "42", "2"],
      ["II", "Khối huyện", "", ""], ["", "", "", ""], ["2", "Thư điện tử", "42", "2"], ["3", "", "", ""],
      ["Tổng cộng", "", "", "2"],
    ])
    #expect(read.names == ["Cổng", "Thư điện tử"])
    #expect(read.skipped.map(\.place.number) == [2, 3, 5, 8, 9])
    #expect(read.skipped.map(\.reason) == [.numbering, .block, .block, .empty, .total])
  }

  @Test func aBlockIsMarkedWithACapitalLetterToo() throws {
    let read = try read([
      Self.heading, ["A. Dùng chung", "", "", ""], ["1", "Cổng", "42", "2"], ["b) Riêng", "", "", ""],
      ["", "B. Của đơn vị", "", ""],
    ])
    #expect(read.skipped.map(\.reason) == [.block, .block, .block])
    #expect(read.names == ["Cổng"])
  }

  @Test func signaturesBelowAListAreLeftOutAndALineAmongThemIsNot() throws {
    let read = try read([
      Self.heading, ["1", "Cổng", "42", "2"], ["", "", "Lam Giang, ngày 05 tháng 12 năm 2024", ""],
      ["", "Người lập biểu", "", ""], ["", "Nguyễn Văn A", "", ""], ["2", "Thư điện tử", "42", "2"],
    ])
    #expect(read.names == ["Cổng", "Thư điện tử"])
    #expect(read.skipped.map(\.reason) == [.signature, .signature, .signature])
  }

  @Test func whatRepeatsTheCellAboveIsThatCell() throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([Self.heading, ["1", "Cổng", "42", "2"], ["2", "NT", "nt", "như trên"], ["3", "Thư", "\"", "nt."]]),
      required: [.name, .owner])
    _ = try sheet.next()
    for name in ["NT", "Thư"] {
      let row = try #require(try sheet.next())
      #expect([row.raw(.name), row.raw(.owner), row.raw(.level)] == [name, "42", "2"])
      #expect(row.repeated == [.owner, .level])
    }
  }

  @Test func whatRepeatsNothingIsRefused() throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([Self.heading, ["1", "Cổng", "42", "nt"]]), required: [.name, .owner])
    #expect(try sheet.next()?.problems.map(\.place.name) == ["D2"])
  }

  @Test(arguments: [
    "-", "…", "...", "N/A", "x", " – ", "………………………………", "________________",
  ])
  func aPlaceholderIsNothing(text: String) throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([Self.heading, ["1", text, "42", text]]), required: [.name, .owner])
    let row = try #require(try sheet.next())
    #expect(row.raw(.level) == nil)
    #expect(row.raw(.name) == text.trimmedOfBlanks, "a name is never nothing")
  }

  @Test(arguments: [
    ("đang trình", DossierStatus.submitted), ("Đang thẩm định", .submitted), ("chưa có", .draft), ("Chưa", .draft),
  ])
  func whatStandsWhereADecisionBelongsIsADossierAndTheLevelIsTheProposedOne(text: String, status: DossierStatus) throws
  {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([
        ["Tên HTTT", "Chủ quản", "Cấp độ", "Quyết định phê duyệt", "Cơ quan phê duyệt"],
        ["Cổng", "42", "2", text, "UBND tỉnh"],
      ]),
      required: [.name, .owner])
    var row = try #require(try sheet.next())
    let line = SystemLine(&row)
    #expect(row.problems.isEmpty)
    #expect(line.dossier == status)
    #expect(line.proposedLevel == .two)
    #expect([line.level == nil, line.issuer == nil, line.decidedOn == nil] == [true, true, true])
  }

  @Test(arguments: [
    "ngày 05 tháng 01 năm 2024", "05/01/2024 00:00:00", "2024-01-05 00:00:00", "Ngày 05/01/2024", "05-01-2024",
    " 05/01/2024\u{A0}",
  ])
  func aDayIsReadAsPeopleWriteIt(text: String) throws {
    var sheet = try Sheet<SystemColumn>(
      MemorySheet([["Tên HTTT", "Chủ quản", "Ngày QĐ"], ["Cổng", "42", text]]), required: [.name, .owner])
    var row = try #require(try sheet.next())
    #expect(row.day(.decidedOn) == (try Day("2024-01-05")))
  }

  @Test func aDayWithTheMonthFirstIsNamedWhereOthersOfItsColumnHaveTheDayFirst() throws {
    func mixed(_ other: String) throws -> [String] {
      let rows: [[SourceCell]] = [
        [.text("Tên HTTT"), .text("Chủ quản"), .text("Ngày QĐ")],
        [.text("Cổng"), .text("42"), .dayAfterMonth(try Day("2024-05-03"))], [.text("Thư"), .text("42"), .text(other)],
      ]
      var sheet = try Sheet<SystemColumn>(MemorySheet(rows: rows), required: [.name, .owner])
      while try sheet.next() != nil {}
      return sheet.mixedDays.map(\.name)
    }
    #expect(try mixed("14/03/2024") == ["C2"])
    #expect(try mixed("2024-03-14") == [])
    #expect(try mixed("14/13/2024") == [])
  }

  @Test func aLineThatOnlyLacksItsOwnerIsNotLeftOut() throws {
    #expect(try read([Self.heading, ["1", "Cổng", "", ""]]).names == ["Cổng"])
    #expect(try read([Self.heading, ["", "Cổng", "", "2"]]).names == ["Cổng"])
  }

  @Test func aNameThatBeginsAsATotalIsALineWhenItsOwnerIsThere() throws {
    #expect(try read([Self.heading, ["", "Tổng cộng", "42", ""]]).names == ["Tổng cộng"])
    #expect(try read([Self.heading, ["", "I. Cổng", "42", ""]]).names == ["I. Cổng"])
  }

  @Test func aSheetWithoutAHeadingIsRefused() {
    #expect(refusal([["a", "b"], ["c"]]).map(\.reason.english) == ["no heading is found"])
    #expect(refusal([]).map(\.reason.english) == ["the file is empty: not even a heading"])
  }

  @Test func aColumnThatIsUnknownIsLeftOutOrWhenAskedForRefusedWithItsCell() throws {
    let rows = [["Tên HTTT", "Chủ quản", "Màu"], ["Cổng", "42", "đỏ"]]
    var sheet = try Sheet<SystemColumn>(MemorySheet(rows), required: [.name, .owner])
    #expect(sheet.heading.unknown == ["Màu"])
    #expect(try sheet.next()?.problems.isEmpty == true)
    do {
      _ = try Sheet<SystemColumn>(MemorySheet(rows), required: [.name, .owner], isStrict: true)
      Issue.record("an unknown column is taken")
    } catch let error as ImportError {
      #expect(error.problems.map(\.place.name) == ["C1"])
      #expect(error.problems.map(\.column?.english) == ["Màu"])
    }
  }

  @Test func aColumnThatIsMissingOrThereTwiceIsRefusedWithItsCell() {
    #expect(refusal([["Tên HTTT", "Cấp độ"]]).map(\.column?.english) == ["owner"])
    let twice = refusal([["Tên HTTT", "Chủ quản", "Cấp độ", "Cấp độ được phê duyệt"]])
    #expect(twice.map(\.place.name) == ["D1"])
  }

  @Test func aValueBelowNoHeadingIsRefused() throws {
    let read = try read([Self.heading, ["1", "Cổng", "42", "2", "", "thừa"]])
    #expect(read.problems.map(\.place.name) == ["F2"])
    #expect(read.names.isEmpty)
  }

  @Test func noSpellingMeansTwoColumns() {
    for column in SystemColumn.allCases {
      #expect(SystemColumn.spellings[Spelling.key(column.phrase.vietnamese)] == column)
    }
    for column in OrganizationColumn.allCases {
      #expect(OrganizationColumn.spellings[Spelling.key(column.phrase.vietnamese)] == column)
    }
  }

  @Test(arguments: [
    ("2", "2"), ("cấp độ 2", "2"), ("CĐ2", "2"), ("Cấp độ II", "2"), ("III", "3"), ("I", "1"), ("2.0", "2"), ("4", "4"),
    ("12", "12"),
  ]) func levelsAreReadAsOfficesWriteThem(written: String, digit: String) {
    #expect(SheetRow<SystemColumn>.digit(written) == digit)
  }
}

struct PlaceTests {
  @Test func aCellOfAWorkbookHasLettersAndALineHasNone() {
    #expect(Place.row(17).cell(3).name == "D17")
    #expect(Place.row(2).cell(26).name == "AA2")
    #expect(Place.row(2).cell(701).name == "ZZ2")
    #expect(Place.row(17).phrase.vietnamese == "hàng 17")
    #expect(Place.line(12).cell(3).phrase.english == "line 12")
  }
}
