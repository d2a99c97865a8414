import LevelRegistry

/// Why a CSV file cannot be read, and where.
package struct CSVError: Error, Equatable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    /// A carriage return outside quotes that no line feed follows.
    case loneCarriageReturn
    /// A quote in a field that does not begin with one.
    case quoteInUnquotedField
    /// Something other than a separator or a line end after a closing quote.
    case textAfterClosingQuote
    /// A quote that is still open at the end of the file.
    case unterminatedQuote
    /// A byte of zeros, which no text file has.
    case nul
    /// Bytes that are not UTF-8; the only fault of a field after which reading goes on.
    case invalidUTF8
    /// A part of the file has more bytes than the limit.
    case tooLong(Part, limit: Int)
    /// A record has more fields than the limit.
    case tooManyColumns(limit: Int)
    /// A record with another number of fields than the heading.
    case fieldCount(Int, heading: Int)
    /// A field was asked for that the record does not have.
    case noSuchField(count: Int)
  }

  /// What can be too long.
  package enum Part: Sendable {
    case field
    case record
    case file
  }

  /// What is wrong.
  package let kind: Kind
  /// The physical line where the record begins, from 1; a line ends with a line feed.
  package let line: Int
  /// The number of the field in its record, from 1.
  package let column: Int
  /// The physical line where the field begins; another than `line` when a quoted field before it spans lines.
  package let fieldLine: Int
  /// The offset in the file, from 0, of the byte that is wrong; of the opening quote if a quote is never closed, and
  /// of the first byte of the field if a limit is passed.
  package let offset: Int

  init(_ kind: Kind, line: Int, column: Int, fieldLine: Int, offset: Int) {
    self.kind = kind
    self.line = line
    self.column = column
    self.fieldLine = fieldLine
    self.offset = offset
  }
}

extension CSVError: RegistryFailure {
  package var code: String { "not-csv" }

  package var message: Phrase {
    if case .tooLong(.file, _) = kind { return reason }
    return Phrase("\(place.english): \(reason.english)", "\(place.vietnamese): \(reason.vietnamese)")
  }

  /// Returns the place, the reason and the next step, as one sentence for people.
  package func message(in language: Language) -> String {
    message[language] + "; " + advice[language]
  }

  /// Where it is: line and column.
  package var place: Phrase {
    if case .fieldCount = kind { return Phrase("line \(line)", "dòng \(line)") }
    guard fieldLine != line else {
      return Phrase("line \(line), column \(column)", "dòng \(line), cột \(column)")
    }
    return Phrase(
      "line \(line), column \(column) (on line \(fieldLine))",
      "dòng \(line), cột \(column) (ở dòng \(fieldLine))")
  }

  /// What is wrong.
  package var reason: Phrase {
    switch kind {
    case .loneCarriageReturn:
      Phrase("a carriage return without a line feed", "có ký tự CR không đi kèm ký tự LF")
    case .quoteInUnquotedField:
      Phrase(
        "a quote inside a field that does not begin with one",
        "có dấu ngoặc kép bên trong ô không mở đầu bằng dấu ngoặc kép")
    case .textAfterClosingQuote:
      Phrase("text after the closing quote", "còn chữ đứng sau dấu ngoặc kép đóng")
    case .unterminatedQuote:
      Phrase(
        "the quote opened on line \(fieldLine) is never closed",
        "dấu ngoặc kép mở ở dòng \(fieldLine) không được đóng")
    case .nul:
      Phrase(
        "a NUL byte (byte offset \(offset)): not a text file, or not UTF-8",
        "có byte NUL (vị trí byte \(offset)): không phải tệp văn bản hoặc không phải mã UTF-8")
    case .invalidUTF8:
      Phrase(
        "the text is not UTF-8 (byte offset \(offset))",
        "nội dung không phải mã UTF-8 (vị trí byte \(offset))")
    case .fieldCount(let count, let heading):
      Phrase("has \(count) fields, the heading \(heading)", "có \(count) ô, dòng tiêu đề có \(heading) ô")
    case .noSuchField(let count):
      Phrase("the line has only \(count) fields", "dòng này chỉ có \(count) ô")
    case .tooLong(let part, let limit):
      Phrase(
        "the \(part.phrase.english) is longer than \(limit) bytes",
        "\(part.phrase.vietnamese) dài hơn \(limit) byte")
    case .tooManyColumns(let limit):
      Phrase("the line has more than \(limit) columns", "dòng có hơn \(limit) cột")
    }
  }

  /// What to do about it.
  package var advice: Phrase {
    switch kind {
    case .invalidUTF8:
      Phrase(
        "save the file as CSV UTF-8; a Windows-1258 file is imported with --encoding windows-1258",
        "hãy lưu tệp dưới dạng CSV UTF-8; tệp mã Windows-1258 thì nhập bằng --encoding windows-1258")
    case .nul: Phrase("save the file as CSV UTF-8", "hãy lưu tệp dưới dạng CSV UTF-8")
    case .loneCarriageReturn:
      Phrase(
        "save the file again as CSV UTF-8, with line ends LF or CRLF",
        "hãy lưu lại tệp dưới dạng CSV UTF-8, xuống dòng bằng LF hoặc CRLF")
    case .quoteInUnquotedField:
      Phrase(
        "put the whole field in quotes and double each quote inside it",
        "hãy đặt cả ô trong dấu ngoặc kép và viết đôi mỗi dấu ngoặc kép bên trong")
    case .textAfterClosingQuote:
      Phrase(
        "double each quote that belongs to the text",
        "hãy viết đôi mỗi dấu ngoặc kép thuộc về nội dung của ô")
    case .unterminatedQuote:
      Phrase("add the closing quote", "hãy thêm dấu ngoặc kép đóng")
    case .tooLong(.file, _):
      Phrase("split it into several files", "hãy chia thành nhiều tệp")
    case .tooLong, .tooManyColumns:
      Phrase(
        "look for a missing quote or line end before this place",
        "hãy kiểm tra xem phía trước có thiếu dấu ngoặc kép hoặc dấu xuống dòng không")
    case .fieldCount, .noSuchField:
      Phrase(
        "check the separators and quotes of this line",
        "hãy kiểm tra dấu phân cách và dấu ngoặc kép của dòng này")
    }
  }
}

extension CSVError.Part {
  fileprivate var phrase: Phrase {
    switch self {
    case .field: Phrase("field", "ô")
    case .record: Phrase("line", "dòng")
    case .file: Phrase("file", "tệp")
    }
  }
}
