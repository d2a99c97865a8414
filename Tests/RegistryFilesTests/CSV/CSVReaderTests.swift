import RegistryFiles
import Testing

@Suite struct CSVReaderTests {
  @Test func fieldsAreWhatStandsBetweenSeparators() throws {
    #expect(try rows("a,b,c\nd,,f\n") == [["a", "b", "c"], ["d", "", "f"]])
  }

  @Test func anEmptyFileHasNoRecords() throws {
    #expect(try rows("") == [])
    #expect(try rows("\u{FEFF}") == [])
    #expect(try rows("\n\r\n\n") == [])
  }

  @Test func linesEndWithLineFeedOrBoth() throws {
    #expect(try rows("a,b\r\nc,d\ne,f\r\n") == [["a", "b"], ["c", "d"], ["e", "f"]])
  }

  @Test func theLastLineNeedsNoEnd() throws {
    #expect(try rows("a,b\nc,d") == [["a", "b"], ["c", "d"]])
    #expect(try rows("a,\"b\"") == [["a", "b"]])
    #expect(try rows("a,\"\"") == [["a", ""]])
  }

  @Test func aSeparatorAtTheEndBeginsAnEmptyField() throws {
    #expect(try rows("a,") == [["a", ""]])
    #expect(try rows("a,\n,\n") == [["a", ""], ["", ""]])
  }

  @Test func blankLinesArePassedOver() throws {
    #expect(try rows("\na\n\r\n\nb\n\n") == [["a"], ["b"]])
  }

  @Test func aLineOfSpacesIsNotBlank() throws {
    #expect(try rows("a\n \nb\n") == [["a"], [" "], ["b"]])
  }

  @Test func aLineOfTwoQuotesIsARecordWithOneEmptyField() throws {
    #expect(try rows("a\n\"\"\n") == [["a"], [""]])
  }

  @Test func aByteOrderMarkIsPassedOverOnce() throws {
    #expect(try rows("\u{FEFF}a,b\n") == [["a", "b"]])
    #expect(try rows("\u{FEFF}\"a\",b\n") == [["a", "b"]])
    #expect(try rows("\u{FEFF}\u{FEFF}a\n\u{FEFF}b\n") == [["\u{FEFF}a"], ["\u{FEFF}b"]])
  }

  @Test func aQuotedFieldMayHoldSeparatorsQuotesAndLineEnds() throws {
    #expect(try rows("\"a,b\",\"c\"\"d\",\"e\nf\r\ng\rh\"\n") == [["a,b", "c\"d", "e\nf\r\ng\rh"]])
    #expect(try rows("\"\"\"\",\"\"\"\"\"\"\n") == [["\"", "\"\""]])
  }

  @Test func spacesBelongToTheField() throws {
    #expect(try rows(" a , b\t\n") == [[" a ", " b\t"]])
  }

  @Test func theSeparatorMayBeASemicolonOrATab() throws {
    #expect(try rows("a,b;c\n\"d;e\";f\n", separatedBy: .semicolon) == [["a,b", "c"], ["d;e", "f"]])
    #expect(try rows("a;b\tc,d\n\"e\tf\"\tg\n", separatedBy: .tab) == [["a;b", "c,d"], ["e\tf", "g"]])
  }

  @Test func aCombiningMarkHidesNeitherQuoteNorSeparator() throws {
    #expect(try rows("a,\u{301}b\n") == [["a", "\u{301}b"]])
    #expect(try rows("\"a\",\"\u{301}b\"\n") == [["a", "\u{301}b"]])
    #expect(try rows("\"a,b\"\"\u{301}\"\n") == [["a,b\"\u{301}"]])
    #expect(refusal(of: "\"a\"\u{301},b\n")?.kind == .textAfterClosingQuote)
    #expect(refusal(of: "a\"\u{301},b\n")?.kind == .quoteInUnquotedField)
  }

  @Test func textIsNotNormalized() throws {
    let text = try record("e\u{302}\u{301},ế\n").text(0)
    #expect(Array(text.utf8) == Array("e\u{302}\u{301}".utf8))
  }

  @Test func aFieldKnowsWhetherItWasQuotedOrEmpty() throws {
    let record = try record("a,\"b\",,\"\"\n")
    #expect((0..<5).map(record.isQuoted) == [false, true, false, true, false])
    #expect((0..<5).map(record.isEmpty) == [false, false, true, true, true])
  }

  @Test func recordsAndFieldsKnowTheLinesWhereTheyBegin() throws {
    var reader = CSVReader(MemorySource("\na,b\r\n\"c\nd\",e,\"\n\",f\n\ng,h\n".utf8))
    var record = CSVRecord()
    var lines: [[Int]] = []
    while try reader.read(into: &record) {
      lines.append([record.line] + (0..<record.count).map(record.line(of:)))
    }
    #expect(lines == [[2, 2, 2], [3, 3, 4, 4, 5], [7, 7, 7]])
  }

  @Test func aCopiedRecordStaysWhenTheNextIsRead() throws {
    var reader = CSVReader(MemorySource("a\nb\n".utf8))
    var record = CSVRecord()
    _ = try reader.read(into: &record)
    let first = record
    _ = try reader.read(into: &record)
    #expect(try [first.text(0), record.text(0)] == ["a", "b"])
  }

  @Test(arguments: 1...5) func blocksMayEndAnywhere(stride: Int) throws {
    let text = "\u{FEFF}mã,\"tên \"\"gọi\"\"\"\r\n\r\n\"\",\"dòng\r\nhai\"\nế,\"\"\"\"\r\n,"
    let expected = [["mã", "tên \"gọi\""], ["", "dòng\r\nhai"], ["ế", "\""], ["", ""]]
    #expect(try rows(text, stride: stride) == expected)
  }

  @Test(arguments: [65_533, 65_534, 65_535, 65_536, 65_537])
  func aLineEndMayFallOnTheEndOfABlock(length: Int) throws {
    let long = String(repeating: "x", count: length / 2)
    let other = String(repeating: "ế", count: (length - long.utf8.count) / 3)
    #expect(try rows("\(long),\"\(other)\"\r\n\"b\",c\r\n") == [[long, other], ["b", "c"]])
  }
}
