import LevelRegistry

/// The rows of a sheet, all of them read and put aside, so that reading them again costs little and cannot fail for what
/// the file holds.
///
/// An import reads its file before it takes the registry's lock; what it does under the lock is bounded by what is here.
final class RowSpool: SheetSource {
  let dialect: Phrase?
  let isRegular: Bool
  let worksheet: String?
  let otherWorksheets: [String]
  private let reader: SpooledValues
  /// Why the file could not be read to its end.
  private let failure: (any Error)?

  /// How many bytes the rows of a file of this size may hold: a workbook writes a text once and shows it in many cells.
  static func limit(ofFile size: Int) -> Int { max(8 << 20, 20 * size) }

  /// Reads the source to its end, or to what cannot be read.
  ///
  /// - Parameter limit: the bytes that its rows may hold.
  /// - Throws: `WorkbookError.tooLarge`, `SpoolError`.
  init(_ source: any SheetSource, limit: Int) throws {
    dialect = source.dialect
    isRegular = source.isRegular
    worksheet = source.worksheet
    otherWorksheets = source.otherWorksheets
    let spool = Spool()
    var values = OutputBuffer(to: spool)
    var failure: (any Error)?
    do {
      while let row = try source.next() {
        values.append(row)
        guard spool.count + values.count <= limit else { throw WorkbookError.tooLarge(.rows(limit)) }
        try values.drain()
      }
    } catch let problem as ImportProblem {
      failure = problem
    }
    try values.flush()
    self.failure = failure
    reader = SpooledValues(spool.reader())
  }

  func next() throws -> SourceRow? {
    if let row = try reader.row() { return row }
    if let failure { throw failure }
    return nil
  }
}

extension OutputBuffer {
  /// A number of at most 63 bits, seven bits a byte.
  fileprivate mutating func append(number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  mutating func append(counted text: String) {
    append(number: text.utf8.count)
    append(text)
  }

  mutating func append(_ row: SourceRow) {
    append(number: row.place.number)
    append(row.place.isLine ? 0 : 1)
    append(number: row.cells.count)
    for cell in row.cells {
      switch cell {
      case .text(let text):
        append(0)
        append(counted: text)
      case .dayAfterMonth(let day):
        append(3)
        append(counted: day.description)
      case .unreadable(let reason, let hint):
        append(hint == nil ? 1 : 2)
        for phrase in [reason, hint].compactMap({ $0 }) {
          append(counted: phrase.english)
          append(counted: phrase.vietnamese)
        }
      }
    }
  }
}

/// Reads back what was written to a spool.
final class SpooledValues {
  private var blocks: ByteBlocks

  init(_ source: any ByteSource, blockSize: Int = ByteBlocks.standardSize) {
    blocks = ByteBlocks(source, size: blockSize)
  }

  /// Where the next value begins, from where the reading began.
  var offset: Int { blocks.offset }

  /// nil at the end.
  func nextText() throws -> String? { try number().map { try text(ofBytes: $0) } }

  func row() throws -> SourceRow? {
    guard let number = try number() else { return nil }
    let place = try byte() == 0 ? Place.line(number) : Place.row(number)
    let count = try self.number() ?? 0
    var cells: [SourceCell] = []
    cells.reserveCapacity(count)
    for _ in 0..<count { cells.append(try cell()) }
    return SourceRow(place, cells)
  }

  private func cell() throws -> SourceCell {
    switch try byte() {
    case 0: .text(try text())
    case 1: .unreadable(try phrase(), hint: nil)
    case 3: .dayAfterMonth(try Day(text()))
    default: .unreadable(try phrase(), hint: try phrase())
    }
  }

  private func phrase() throws -> Phrase { Phrase(try text(), try text()) }

  private func text() throws -> String { try text(ofBytes: try number() ?? 0) }

  private func text(ofBytes count: Int) throws -> String {
    if let text = blocks.text(ofBytes: count) { return text }
    // It lies across the end of a block.
    var bytes: [UInt8] = []
    repeat {
      blocks.copy(atMost: count - bytes.count, to: &bytes)
    } while try bytes.count < count && blocks.refill()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// nil at the end.
  private func number() throws -> Int? {
    guard var byte = try byte() else { return nil }
    var number = UInt(byte & 0x7F)
    var shift = 7
    while byte >= 0x80 {
      byte = try self.byte() ?? 0
      number |= UInt(byte & 0x7F) << UInt(shift)
      shift += 7
    }
    return Int(bitPattern: number)
  }

  private func byte() throws -> UInt8? {
    while blocks.next == nil {
      guard try blocks.refill() else { return nil }
    }
    defer { blocks.advance() }
    return blocks.next
  }
}
