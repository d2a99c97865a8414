/// One record of a CSV file: a line, or several where a quoted field holds line ends.
///
/// A record is read over and over into the same memory; copy it to keep it.
public struct CSVRecord: Sendable {
  struct Field {
    /// Where the field begins in `bytes`; it ends where the next one begins.
    let start: Int
    /// Where its first byte is in the file, after an opening quote.
    let offset: Int
    let line: Int
    let isQuoted: Bool
  }

  /// The physical line where the record begins, from 1.
  public internal(set) var line = 0
  var bytes: [UInt8] = []
  var fields: [Field] = []

  /// Makes an empty record to read into.
  public init() {}

  /// The number of fields.
  public var count: Int { fields.count }

  /// Whether the field holds nothing, in quotes or not; a field that is not there holds nothing.
  public func isEmpty(_ index: Int) -> Bool {
    range(of: index).isEmpty
  }

  /// Whether the field was written in quotes.
  public func isQuoted(_ index: Int) -> Bool {
    fields.indices.contains(index) && fields[index].isQuoted
  }

  /// Returns the physical line where the field begins: `line`, unless a field before it spans lines.
  public func line(of index: Int) -> Int {
    fields.indices.contains(index) ? fields[index].line : line
  }

  /// Returns the text of a field, counted from 0, as it is in the file: neither trimmed nor normalized.
  ///
  /// - Throws: `CSVError` of kind `invalidUTF8` or `noSuchField`. The other fields and records can still be read.
  public func text(_ index: Int) throws(CSVError) -> String {
    guard fields.indices.contains(index) else { throw error(.noSuchField(count: count), at: index) }
    let range = range(of: index)
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
    } catch {
      let bad = range.lowerBound + error.byteOffsets.lowerBound
      throw self.error(.invalidUTF8, at: index, offset: offset(ofByte: bad, inField: index))
    }
  }

  /// Throws `CSVError` of kind `fieldCount` unless the record has as many fields as the heading.
  public func requireCount(_ heading: Int) throws(CSVError) {
    guard count == heading else { throw error(.fieldCount(count, heading: heading), at: 0) }
  }

  func error(_ kind: CSVError.Kind, at index: Int, offset: Int? = nil) -> CSVError {
    let start = (fields.indices.contains(index) ? fields[index] : fields.last)?.offset
    return CSVError(
      kind, line: line, column: index &+ 1, fieldLine: line(of: index), offset: offset ?? start ?? 0)
  }

  private func range(of index: Int) -> Range<Int> {
    guard fields.indices.contains(index) else { return 0..<0 }
    let end = index + 1 < fields.count ? fields[index + 1].start : bytes.count
    return fields[index].start..<end
  }

  /// Returns where in the file a byte of a field is: a quote inside a quoted field takes two bytes there.
  private func offset(ofByte position: Int, inField index: Int) -> Int {
    let field = fields[index]
    let before = bytes[field.start..<position]
    return field.offset + before.count + before.count { $0 == CSVByte.quote }
  }
}
