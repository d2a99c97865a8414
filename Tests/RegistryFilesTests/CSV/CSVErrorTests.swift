import LevelRegistry
import Testing

@testable import RegistryFiles

@Suite struct CSVErrorTests {
  @Test func aQuoteInsideAnUnquotedFieldIsRefused() {
    let error = CSVError(.quoteInUnquotedField, line: 2, column: 2, fieldLine: 2, offset: 7)
    #expect(refusal(of: "a,b\nc,d\"e\n") == error)
    #expect(refusal(of: "a, \"b\"\n")?.kind == .quoteInUnquotedField)
  }

  @Test func textAfterAClosingQuoteIsRefused() {
    let error = CSVError(.textAfterClosingQuote, line: 1, column: 2, fieldLine: 1, offset: 5)
    #expect(refusal(of: "a,\"b\" ,c\n") == error)
  }

  @Test func aQuoteThatIsNeverClosedIsRefusedWhereItBegan() {
    let second = CSVError(.unterminatedQuote, line: 2, column: 2, fieldLine: 3, offset: 11)
    #expect(refusal(of: "a,b,c\n\"d\n\",\"e,f\ng\n") == second)
    let third = CSVError(.unterminatedQuote, line: 2, column: 3, fieldLine: 3, offset: 11)
    #expect(refusal(of: "a,b,c\n\"\n\",,\"e\n\n") == third)
    #expect(refusal(of: "\"")?.kind == .unterminatedQuote)
    #expect(refusal(of: "\"a\"\"")?.kind == .unterminatedQuote)
  }

  @Test func aCarriageReturnAloneIsRefusedOutsideQuotes() {
    let error = CSVError(.loneCarriageReturn, line: 1, column: 2, fieldLine: 1, offset: 3)
    #expect(refusal(of: "a,b\rc,d\n") == error)
    for text in ["a\r", "\r", "\ra\n", "a\r\r\n", "\"a\"\rb\n"] {
      #expect(refusal(of: text)?.kind == .loneCarriageReturn)
    }
  }

  @Test func aNulByteIsRefusedEverywhere() {
    #expect(refusal(of: "a\nb,c\0\n") == CSVError(.nul, line: 2, column: 2, fieldLine: 2, offset: 5))
    for text in ["\0", "\"a\0\"\n", "\"a\"\0\n", "a\n\0\n"] { #expect(refusal(of: text)?.kind == .nul) }
  }

  @Test func afterAFaultOfStructureNothingMoreIsRead() throws {
    var reader = CSVReader(MemorySource("a\nb\"\nc\n".utf8))
    var record = CSVRecord()
    #expect(try reader.read(into: &record))
    for _ in 1...3 {
      do {
        _ = try reader.read(into: &record)
        Issue.record("the fault was forgotten")
      } catch {
        #expect((error as? CSVError)?.offset == 3)
      }
    }
  }

  @Test func aRecordMustHaveAsManyFieldsAsTheHeading() throws {
    let record = try record("\n\na,b\n")
    try record.requireCount(2)
    let error = #expect(throws: CSVError.self) { try record.requireCount(3) }
    #expect(error?.message(in: .english).hasPrefix("line 3: has 2 fields, the heading 3; ") == true)
    #expect(error?.message(in: .vietnamese).hasPrefix("dòng 3: có 2 ô, dòng tiêu đề có 3 ô; ") == true)
  }

  @Test func aFieldThatIsNotThereIsAnErrorAndNoTrap() throws {
    let record = try record("a,b\n")
    for index in [-1, 2, .max] {
      let error = #expect(throws: CSVError.self) { try record.text(index) }
      #expect(error?.kind == .noSuchField(count: 2))
    }
  }

  @Test func messagesGivePlaceReasonAndNextStep() {
    let error = CSVError(.quoteInUnquotedField, line: 12, column: 3, fieldLine: 12, offset: 400)
    #expect(
      error.message(in: .english)
        == "line 12, column 3: a quote inside a field that does not begin with one; "
        + "put the whole field in quotes and double each quote inside it")
    #expect(
      error.message(in: .vietnamese)
        == "dòng 12, cột 3: có dấu ngoặc kép bên trong ô không mở đầu bằng dấu ngoặc kép; "
        + "hãy đặt cả ô trong dấu ngoặc kép và viết đôi mỗi dấu ngoặc kép bên trong")
  }

  @Test func aFieldOnALaterLineIsNamedByBothLines() {
    let error = CSVError(.unterminatedQuote, line: 12, column: 3, fieldLine: 14, offset: 400)
    #expect(
      error.message(in: .english)
        == "line 12, column 3 (on line 14): the quote opened on line 14 is never closed; add the closing quote")
    #expect(
      error.message(in: .vietnamese)
        == "dòng 12, cột 3 (ở dòng 14): dấu ngoặc kép mở ở dòng 14 không được đóng; hãy thêm dấu ngoặc kép đóng")
  }

  @Test(arguments: Language.allCases) func everyKindHasAMessageInBothLanguages(language: Language) {
    let kinds: [CSVError.Kind] = [
      .loneCarriageReturn, .quoteInUnquotedField, .textAfterClosingQuote, .unterminatedQuote, .nul, .invalidUTF8,
      .tooLong(.field, limit: 1), .tooLong(.record, limit: 1), .tooLong(.file, limit: 1),
      .tooManyColumns(limit: 1), .fieldCount(1, heading: 2), .noSuchField(count: 1),
    ]
    let messages = kinds.map {
      CSVError($0, line: 1, column: 1, fieldLine: 1, offset: 0).message(in: language)
    }
    #expect(Set(messages).count == kinds.count)
    #expect(messages.allSatisfy { $0.contains("; ") && !$0.hasSuffix("; ") })
  }
}
