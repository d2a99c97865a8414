/// Reads CSV as RFC 4180 has it, a record at a time and in bounded memory.
///
/// ```swift
/// var reader = CSVReader(try FileSource(path: "systems.csv"))
/// var record = CSVRecord()
/// while try reader.read(into: &record) { … }
/// ```
///
/// It works on bytes alone, so a combining mark after a quote or a comma hides neither.
/// docs/csv.md has the rules, the limits and where they are stricter than other readers.
package struct CSVReader: ~Copyable {
  var blocks: ByteBlocks
  var line = 1
  let separator: UInt8
  let limits: CSVLimits
  let unquotedStops: ByteSet
  let quotedStops = ByteSet(CSVByte.quote, CSVByte.lineFeed, CSVByte.nul)

  private let size: Int?
  private var isStarted = false
  private var failure: (any Error)?

  /// Reads from this source; nothing is read before the first record is asked for.
  package init(
    _ source: any ByteSource, separatedBy separator: CSVSeparator = .comma, limits: CSVLimits = CSVLimits()
  ) {
    blocks = ByteBlocks(source)
    size = source.size
    self.separator = separator.rawValue
    self.limits = limits
    unquotedStops = ByteSet(
      separator.rawValue, CSVByte.quote, CSVByte.carriageReturn, CSVByte.lineFeed, CSVByte.nul)
  }

  /// Reads the next record, passing over blank lines; false at the end of the file.
  ///
  /// - Throws: `CSVError`, or what the source throws. After either nothing more can be read: the next call throws
  ///   the same again.
  package mutating func read(into record: inout CSVRecord) throws -> Bool {
    if let failure { throw failure }
    do {
      return try readRecord(into: &record)
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func readRecord(into record: inout CSVRecord) throws -> Bool {
    record.bytes.removeAll(keepingCapacity: true)
    record.fields.removeAll(keepingCapacity: true)
    try start()
    repeat {
      record.line = line
      guard try peek() != nil else { return false }
    } while try takeLineEnd(in: record)
    while try readField(into: &record) {}
    return true
  }

  private mutating func start() throws {
    guard !isStarted else { return }
    isStarted = true
    if let size { try requireFileSize(size) }
    try blocks.skip(mark: CSVByte.byteOrderMark)
    try requireFileSize(blocks.bytesRead)
  }

  /// Returns the next byte, nil at the end of the file.
  mutating func peek() throws -> UInt8? {
    if let byte = blocks.next { return byte }
    return try refill() ? blocks.next : nil
  }

  mutating func refill() throws -> Bool {
    guard try blocks.refill() else { return false }
    try requireFileSize(blocks.bytesRead)
    return true
  }

  private func requireFileSize(_ size: Int) throws(CSVError) {
    guard size > limits.file else { return }
    throw CSVError(
      .tooLong(.file, limit: limits.file), line: line, column: 1, fieldLine: line, offset: limits.file)
  }
}

extension CSVReader {
  /// Reads one field and what ends it; false if it was the last of its record.
  mutating func readField(into record: inout CSVRecord) throws -> Bool {
    if try peek() == CSVByte.quote {
      try readQuotedField(into: &record)
    } else {
      try beginField(in: &record, isQuoted: false)
      _ = try copy(until: unquotedStops, into: &record)
    }
    return try takeSeparatorOrEnd(in: record)
  }

  private mutating func readQuotedField(into record: inout CSVRecord) throws {
    let opening = blocks.offset
    blocks.advance()
    try beginField(in: &record, isQuoted: true)
    while let stop = try copy(until: quotedStops, into: &record) {
      if stop == CSVByte.nul { throw error(.nul, in: record) }
      blocks.advance()
      if stop == CSVByte.quote {
        guard try peek() == CSVByte.quote else { return }
        blocks.advance()
      } else {
        line += 1
      }
      record.bytes.append(stop)  // one too many is refused by the next copy
    }
    throw error(.unterminatedQuote, in: record, offset: opening)
  }

  private mutating func beginField(in record: inout CSVRecord, isQuoted: Bool) throws {
    record.fields.append(
      CSVRecord.Field(start: record.bytes.count, offset: blocks.offset, line: line, isQuoted: isQuoted))
    guard record.count <= limits.columns else {
      throw error(.tooManyColumns(limit: limits.columns), in: record)
    }
  }

  /// Appends bytes up to a stop, which stays to be read; returns it, nil at the end of the file.
  private mutating func copy(until stops: ByteSet, into record: inout CSVRecord) throws -> UInt8? {
    repeat {
      guard blocks.copy(until: stops, limit: room(in: record), to: &record.bytes) else {
        throw excess(in: record)
      }
      if let byte = blocks.next { return byte }
    } while try refill()
    return nil
  }

  /// Takes what ends a field; true if another field follows.
  private mutating func takeSeparatorOrEnd(in record: CSVRecord) throws -> Bool {
    guard let byte = try peek() else { return false }
    if byte == separator {
      blocks.advance()
      return true
    }
    if try takeLineEnd(in: record) { return false }
    switch byte {
    case CSVByte.nul: throw error(.nul, in: record)
    case CSVByte.quote: throw error(.quoteInUnquotedField, in: record)
    default: throw error(.textAfterClosingQuote, in: record)
    }
  }

  /// Takes a line end if one is next.
  mutating func takeLineEnd(in record: CSVRecord) throws -> Bool {
    let offset = blocks.offset
    switch try peek() {
    case CSVByte.lineFeed: break
    case CSVByte.carriageReturn:
      blocks.advance()
      guard try peek() == CSVByte.lineFeed else {
        throw error(.loneCarriageReturn, in: record, offset: offset)
      }
    default: return false
    }
    blocks.advance()
    line += 1
    return true
  }

  /// Returns how many bytes more the last field may hold.
  private func room(in record: CSVRecord) -> Int {
    let used = record.bytes.count - (record.fields.last?.start ?? 0)
    return min(limits.field - used, limits.record - record.bytes.count)
  }

  private func excess(in record: CSVRecord) -> CSVError {
    let used = record.bytes.count - (record.fields.last?.start ?? 0)
    let isField = limits.field - used <= limits.record - record.bytes.count
    let kind: CSVError.Kind =
      isField ? .tooLong(.field, limit: limits.field) : .tooLong(.record, limit: limits.record)
    return record.error(kind, at: record.count - 1)
  }

  /// Returns an error in the field that is being read, at the next byte unless told otherwise.
  private func error(_ kind: CSVError.Kind, in record: CSVRecord, offset: Int? = nil) -> CSVError {
    record.error(kind, at: max(record.count - 1, 0), offset: offset ?? blocks.offset)
  }
}

/// One record of a CSV file: a line, or several where a quoted field holds line ends.
///
/// A record is read over and over into the same memory; copy it to keep it.
package struct CSVRecord: Sendable {
  struct Field {
    /// Where the field begins in `bytes`; it ends where the next one begins.
    let start: Int
    /// Where its first byte is in the file, after an opening quote.
    let offset: Int
    let line: Int
    let isQuoted: Bool
  }

  /// The physical line where the record begins, from 1.
  package internal(set) var line = 0
  var bytes: [UInt8] = []
  var fields: [Field] = []

  /// Makes an empty record to read into.
  package init() {}

  /// The number of fields.
  package var count: Int { fields.count }

  /// Whether the field holds nothing, in quotes or not; a field that is not there holds nothing.
  package func isEmpty(_ index: Int) -> Bool {
    range(of: index).isEmpty
  }

  /// Whether the field was written in quotes.
  package func isQuoted(_ index: Int) -> Bool {
    fields.indices.contains(index) && fields[index].isQuoted
  }

  /// Returns the physical line where the field begins: `line`, unless a field before it spans lines.
  package func line(of index: Int) -> Int {
    fields.indices.contains(index) ? fields[index].line : line
  }

  /// Returns the text of a field, counted from 0, as it is in the file: neither trimmed nor normalized.
  ///
  /// - Throws: `CSVError` of kind `invalidUTF8` or `noSuchField`. The other fields and records can still be read.
  package func text(_ index: Int) throws(CSVError) -> String {
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
  package func requireCount(_ heading: Int) throws(CSVError) {
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

/// The byte between two fields.
package enum CSVSeparator: UInt8, CaseIterable, Sendable {
  /// `,`, as in RFC 4180.
  case comma = 0x2C
  /// `;`, as spreadsheets with Vietnamese settings have it.
  case semicolon = 0x3B
  /// A tab, as in "Unicode text".
  case tab = 0x09
}

/// How much a file may hold before it is refused.
package struct CSVLimits: Equatable, Sendable {
  /// The bytes of one field, without its outer quotes and with doubled quotes counted once.
  package var field: Int
  /// The bytes of all the fields of one record, counted in the same way.
  package var record: Int
  /// The bytes of the file.
  package var file: Int
  /// The fields of one record.
  package var columns: Int

  /// 64 KiB, 1 MiB, 1 GiB and 1,000 columns, unless told otherwise.
  package init(field: Int = 1 << 16, record: Int = 1 << 20, file: Int = 1 << 30, columns: Int = 1_000) {
    self.field = field
    self.record = record
    self.file = file
    self.columns = columns
  }
}
