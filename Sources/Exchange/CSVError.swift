/// Why a CSV file cannot be read, and where.
public struct CSVError: Error, Equatable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
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
  public enum Part: Sendable {
    case field
    case record
    case file
  }

  /// What is wrong.
  public let kind: Kind
  /// The physical line where the record begins, from 1; a line ends with a line feed.
  public let line: Int
  /// The number of the field in its record, from 1.
  public let column: Int
  /// The physical line where the field begins; another than `line` when a quoted field before it spans lines.
  public let fieldLine: Int
  /// The offset in the file, from 0, of the byte that is wrong; of the opening quote if a quote is never closed, and
  /// of the first byte of the field if a limit is passed.
  public let offset: Int

  init(_ kind: Kind, line: Int, column: Int, fieldLine: Int, offset: Int) {
    self.kind = kind
    self.line = line
    self.column = column
    self.fieldLine = fieldLine
    self.offset = offset
  }
}
