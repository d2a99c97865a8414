import LevelRegistry

/// How a CSV file is written.
package enum CSVStyle: Sendable {
  /// RFC 4180 in UTF-8 without a byte order mark: commas, line feeds.
  case plain
  /// As a spreadsheet with Vietnamese settings has it: a byte order mark, semicolons, CRLF, decimal commas; for people, so
  /// headings and words are those of a language.
  case vietnameseExcel(Language)

  /// The language of headings and words; nil: they are those of programs.
  fileprivate var language: Language? {
    switch self {
    case .plain: nil
    case .vietnameseExcel(let language): language
    }
  }
}

/// Writes a table as CSV, plain RFC 4180 unless asked for another style; quotes only where needed.
///
/// Text that a spreadsheet would run as a formula is guarded, see `CSVGuard`; other cells never are.
package struct CSVWriter: TableWriter {
  private var buffer: OutputBuffer
  private var columns = 0
  private let language: Language?

  /// Writes to this sink, in pieces of about 64 KiB; the last one goes out with `end()`.
  package init(to sink: any ByteSink) {
    self.init(to: sink, style: .plain)
  }

  /// Writes to this sink in another style.
  package init(to sink: any ByteSink, style: CSVStyle) {
    buffer = OutputBuffer(to: sink)
    language = style.language
  }

  private var isForExcel: Bool { language != nil }
  private var separator: CSVSeparator { isForExcel ? .semicolon : .comma }

  /// Writes the heading: the names of the columns, for people their headings.
  package mutating func begin(_ columns: [Column]) throws {
    self.columns = columns.count
    if isForExcel {
      for byte in CSVByte.byteOrderMark { buffer.append(byte) }
    }
    try write(
      columns.map { column in
        language.map { .text(column.heading[$0].capitalizedFirst) } ?? .term(column.name, column.heading)
      })
  }

  /// Writes one line.
  ///
  /// - Throws: `TableError` unless there is a cell for each column, or what the sink throws.
  package mutating func write(_ row: [Cell]) throws {
    guard row.count == columns else { throw TableError(cells: row.count, columns: columns) }
    let start = buffer.count
    for index in row.indices {
      if index > 0 { buffer.append(separator.rawValue) }
      append(row[index])
    }
    try endLine(from: start)
  }

  package mutating func write(_ cells: [Cell], at places: [Int]) throws {
    guard cells.count == places.count, places.last == columns - 1 else {
      throw TableError(cells: (places.last ?? -1) + 1, columns: columns)
    }
    let start = buffer.count
    var column = 0
    for index in cells.indices {
      buffer.append(separator.rawValue, times: places[index] - column)
      column = places[index]
      append(cells[index])
    }
    try endLine(from: start)
  }

  private mutating func endLine(from start: Int) throws {
    // A blank line would be no row.
    if buffer.count == start { appendQuoted(UnsafeBufferPointer(start: nil, count: 0)) }
    if isForExcel { buffer.append(CSVByte.carriageReturn) }
    buffer.append(CSVByte.lineFeed)
    try buffer.drain()
  }

  /// Hands the rest over to the sink; nothing is added.
  package mutating func end() throws {
    try buffer.flush()
  }

  private mutating func append(_ cell: Cell) {
    switch cell {
    case .empty, .percent(hundredths: nil): break
    case .text(let text): append(CSVGuard.add(text))
    case .integer(let number): buffer.append(digitsOf: number)
    case .percent(hundredths: let share?): append(percent: plainPercent(hundredths: share))
    case .day(let day): buffer.append(day.description)
    case .term(let raw, let phrase): append(CSVGuard.add(language.map { phrase[$0] } ?? raw))
    }
  }

  private mutating func append(percent: String) {
    guard isForExcel else { return buffer.append(percent) }
    buffer.append(percent.split(separator: ".").joined(separator: ","))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      if needsQuotes(bytes, separator: separator.rawValue) {
        appendQuoted(bytes)
      } else {
        buffer.append(bytes)
      }
    }
  }

  private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(CSVByte.quote)
    var rest = bytes[...]
    while let quote = rest.firstIndex(of: CSVByte.quote) {
      buffer.append(UnsafeBufferPointer(rebasing: rest[...quote]))
      buffer.append(CSVByte.quote)
      rest = rest[(quote + 1)...]
    }
    buffer.append(UnsafeBufferPointer(rebasing: rest))
    buffer.append(CSVByte.quote)
  }
}

private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
  guard bytes.first != CSVByte.space, bytes.last != CSVByte.space else { return true }
  return bytes.contains {
    switch $0 {
    case separator, CSVByte.quote, CSVByte.carriageReturn, CSVByte.lineFeed: true
    default: false
    }
  }
}

/// Keeps a spreadsheet from running a cell as a formula.
///
/// A text that begins as a formula does gets an apostrophe in front, and so does a text that begins with an
/// apostrophe; so `remove` gives back every text that was guarded, and no two texts look alike in a file.
package enum CSVGuard {
  private static let starts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "＝", "＋", "－", "＠",
  ]

  /// Whether the first scalar of the text is one that a spreadsheet may act upon, or an apostrophe.
  package static func isNeeded(for text: String) -> Bool {
    guard let byte = text.utf8.first else { return false }
    return isCandidate(byte) && startsDangerously(text.unicodeScalars)
  }

  /// Returns the text with an apostrophe in front where it needs one.
  package static func add(_ text: String) -> String {
    isNeeded(for: text) ? "'" + text : text
  }

  /// Returns the text without the apostrophe in front, if that was put there as a guard.
  package static func remove(_ text: String) -> String {
    guard text.utf8.first == CSVByte.apostrophe else { return text }
    let rest = text.unicodeScalars.dropFirst()
    return startsDangerously(rest) ? String(rest) : text
  }

  /// Whether a scalar of `starts` may begin with this byte: letters and digits may not.
  private static func isCandidate(_ byte: UInt8) -> Bool {
    byte < 0x30 || byte == 0x3D || byte == 0x40 || byte == 0xEF
  }

  private static func startsDangerously(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first else { return false }
    return starts.contains(first)
  }
}
