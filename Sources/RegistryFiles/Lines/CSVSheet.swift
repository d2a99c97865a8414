import LevelRegistry

/// The rows of a CSV file.
final class CSVSheet: SheetSource {
  private var reader: CSVReader
  private var record = CSVRecord()
  private var skipsFirst: Bool
  let dialect: Phrase?
  let isRegular = true

  init(
    _ source: any ByteSource, separatedBy separator: CSVSeparator = .comma, skippingFirst: Bool = false,
    dialect: Phrase? = nil
  ) {
    reader = CSVReader(source, separatedBy: separator)
    skipsFirst = skippingFirst
    self.dialect = dialect
  }

  func next() throws -> SourceRow? {
    do {
      if skipsFirst { _ = try reader.read(into: &record) }
      skipsFirst = false
      guard try reader.read(into: &record) else { return nil }
    } catch let error as CSVError {
      throw ImportProblem(error)
    } catch let error as EncodingError {
      throw ImportProblem(error, at: .line(reader.line))
    }
    return SourceRow(.line(record.line), (0..<record.count).map(cell))
  }

  private func cell(_ index: Int) -> SourceCell {
    do throws(CSVError) {
      return .text(CSVGuard.remove(try record.text(index)))
    } catch {
      return .unreadable(error.reason, hint: error.advice)
    }
  }
}

/// How a CSV file is to be read: its encoding and its separator.
struct CSVDialect {
  private let encoding: TextEncoding
  private let separator: CSVSeparator
  /// Whether the first line only says `sep=;`.
  private let isAnnounced: Bool
  /// The first two bytes, which tell one UTF-16 from the other.
  private let mark: [UInt8]

  /// The bytes from which the dialect is told: enough for what may stand above the heading.
  static let prefixSize = 1 << 18

  /// Tells the dialect from the first bytes of a file.
  ///
  /// The separator is the one that a line `sep=;` announces, else the one with which a heading is found. It is not
  /// guessed: where two separators give a whole heading the file is refused.
  /// - Throws: `ImportProblem`.
  init(of prefix: [UInt8], asked: TextEncoding?, rating: ([SourceRow]) -> HeadingRating) throws {
    encoding = try TextEncoding.of(prefix, asked: asked)
    mark = Array(prefix.prefix(2))
    let text = Self.text(of: try Self.decoded(MemorySource(prefix), encoding, mark))
    let announced = try Self.announced(in: text)
    isAnnounced = announced != nil
    separator = try announced ?? Self.separator(of: text, rating: rating)
  }

  /// For people; nil for plain UTF-8 with commas.
  private var phrase: Phrase? {
    if encoding == .utf8, separator == .comma { return nil }
    let name = separator.phrase
    return Phrase(
      "\(encoding.name), separated by \(name.english)", "\(encoding.name), phân cách bằng \(name.vietnamese)")
  }

  func open(_ source: any ByteSource) throws -> CSVSheet {
    CSVSheet(
      try Self.decoded(source, encoding, mark), separatedBy: separator, skippingFirst: isAnnounced, dialect: phrase)
  }

  private static func decoded(
    _ source: any ByteSource, _ encoding: TextEncoding, _ mark: [UInt8]
  ) throws(EncodingError) -> any ByteSource {
    encoding == .utf8 ? source : try DecodedSource(source, from: encoding, mark: mark)
  }

  /// All that can be read; a character cut at the end is not.
  private static func text(of source: any ByteSource) -> [UInt8] {
    var text: [UInt8] = []
    try? source.forEachBlock { text += $0 }
    return text.starts(with: CSVByte.byteOrderMark) ? Array(text.dropFirst(3)) : text
  }

  /// The separator that the first line names: `sep=;`.
  private static func announced(in text: [UInt8]) throws(ImportProblem) -> CSVSeparator? {
    let line = text.prefix { $0 != CSVByte.lineFeed }.filter {
      $0 != CSVByte.carriageReturn && $0 != CSVByte.quote
    }
    guard String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
    if line.count == 5, let separator = CSVSeparator(rawValue: line[4]) { return separator }
    throw ImportProblem(
      .line(1), Phrase("the line 'sep=' names no separator", "dòng 'sep=' không nêu dấu phân cách nào"),
      hint: Phrase("write sep=, or sep=; or remove the line", "hãy viết sep=, hoặc sep=; hoặc bỏ dòng này"))
  }

  private static func separator(
    of text: [UInt8], rating: ([SourceRow]) -> HeadingRating
  ) throws(ImportProblem) -> CSVSeparator {
    let ratings = ratings(of: text, rating)
    let whole = ratings.filter(\.rating.isWhole).map(\.separator)
    guard whole.count <= 1 else { throw ambiguous(whole) }
    if let only = whole.first { return only }
    // None will do: the one that comes nearest shows what is wrong; the comma, where they are equal.
    let most = ratings.map(\.rating.columns).max() ?? 0
    return ratings.first { $0.rating.columns == most }?.separator ?? .comma
  }

  /// How each separator rates. Those that the rows do not have leave them as they are, and rate alike.
  private static func ratings(
    of text: [UInt8], _ rating: ([SourceRow]) -> HeadingRating
  ) -> [(separator: CSVSeparator, rating: HeadingRating)] {
    var rated: [(cells: [[SourceCell]], rating: HeadingRating)] = []
    return CSVSeparator.allCases.map { separator in
      let rows = rows(of: text, separator)
      let cells = rows.map(\.cells)
      if let same = rated.first(where: { $0.cells == cells }) { return (separator, same.rating) }
      rated.append((cells, rating(rows)))
      return (separator, rated[rated.count - 1].rating)
    }
  }

  /// The rows at the start of a file as a separator cuts them, up to the first that cannot be read.
  private static func rows(of text: [UInt8], _ separator: CSVSeparator) -> [SourceRow] {
    let sheet = CSVSheet(MemorySource(text), separatedBy: separator)
    var rows: [SourceRow] = []
    while rows.count < HeadingRating.rows, let row = try? sheet.next() { rows.append(row) }
    return rows
  }

  private static func ambiguous(_ separators: [CSVSeparator]) -> ImportProblem {
    let english = separators.map(\.phrase.english).joined(separator: ", ")
    let vietnamese = separators.map(\.phrase.vietnamese).joined(separator: ", ")
    return ImportProblem(
      .line(1),
      Phrase(
        "the file can be read with more than one separator: \(english)",
        "tệp có thể đọc được với nhiều dấu phân cách: \(vietnamese)"),
      hint: Phrase("write sep=, or sep=; on the first line", "hãy ghi sep=, hoặc sep=; ở dòng đầu tiên"))
  }
}

extension CSVSeparator {
  fileprivate var phrase: Phrase {
    switch self {
    case .comma: Phrase("commas", "dấu phẩy")
    case .semicolon: Phrase("semicolons", "dấu chấm phẩy")
    case .tab: Phrase("tabs", "dấu tab")
    }
  }
}
