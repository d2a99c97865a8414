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
public struct CSVReader: ~Copyable {
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
  public init(
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
  public mutating func read(into record: inout CSVRecord) throws -> Bool {
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
