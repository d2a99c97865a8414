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
