import LevelRegistry

/// Where the rows of a sheet come from, whatever the kind of file: a CSV file, a sheet of a workbook.
///
/// A source knows nothing of columns, headings and dates: it gives places and texts. `Sheet` finds the heading in them,
/// leaves out what is no line of data, and collects what is wrong.
public protocol SheetSource: AnyObject {
  /// How the file was read where that had to be found out, for people.
  var dialect: Phrase? { get }

  /// Whether every row has as many cells as the heading, so that another number is a fault.
  var isRegular: Bool { get }

  /// Returns the next row, nil after the last one. Rows without any text may be left out.
  ///
  /// - Throws: `ImportProblem` when neither this row nor anything after it can be read.
  func next() throws -> SourceRow?
}

/// One row of a sheet as its file has it.
public struct SourceRow: Sendable {
  public let place: Place
  /// The cells from the first column on; cells at the end may be missing.
  public var cells: [SourceCell]

  public init(_ place: Place, _ cells: [SourceCell]) {
    self.place = place
    self.cells = cells
  }
}

/// What one cell holds.
public enum SourceCell: Hashable, Sendable {
  /// Text; a date as `2024-11-13`, a number in plain digits as `2` or `2.5`. An empty text is an empty cell.
  case text(String)
  /// Something that is no text, and why.
  case unreadable(Phrase, hint: Phrase?)

  /// Whether there is nothing in it but space.
  var isBlank: Bool {
    guard case .text(let text) = self else { return false }
    return text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// The text, empty for what is none.
  var text: String {
    if case .text(let text) = self { text } else { "" }
  }
}

extension SourceRow {
  var isBlank: Bool { cells.allSatisfy(\.isBlank) }

  /// What is wrong with the first cell that is no text.
  var unreadable: ImportProblem? {
    for (index, cell) in cells.enumerated() {
      if case .unreadable(let reason, let hint) = cell { return ImportProblem(place.cell(index), reason, hint: hint) }
    }
    return nil
  }

  /// The text of a cell, empty where there is none.
  func text(_ index: Int) -> String { cells.indices.contains(index) ? cells[index].text : "" }
}

/// A file that holds a sheet: what the journal calls it, how it is to be read, and where its bytes come from.
public struct SheetFile {
  /// What the entry calls it.
  let name: String
  private let encoding: TextEncoding?
  private let sheet: String?
  private let source: () throws -> any ByteSource

  /// - Parameters:
  ///   - sheet: the sheet of a workbook, by its name or number; nil is the first that is not hidden.
  ///   - encoding: how its text is written where the file itself does not say; nil is UTF-8.
  ///   - source: opens the file, once for each import; it may be a pipe.
  public init(
    named name: String, sheet: String? = nil, encoding: TextEncoding? = nil,
    _ source: @escaping () throws -> any ByteSource
  ) {
    self.name = name
    self.sheet = sheet
    self.encoding = encoding
    self.source = source
  }

  /// Reads the file to its end, so that its digest and its rows are those of the same bytes.
  ///
  /// - Throws: `ImportError` when it is too large or changed while it was read, `SpoolError`, or what the source throws.
  func read(limit: Int = CSVLimits().file) throws -> SheetBytes {
    let source = try source()
    let (spool, hash) = (Spool(), SHA256())
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      hash.update(block[..<count])
      try spool.write(Array(block[..<count]))
      guard spool.count <= limit else { throw WorkbookError.tooLarge(.file(limit)) }
    }
    // What is no file on a disk says that it is empty, whatever it holds.
    if let size = source.size, size > 0, size != spool.count { throw ImportError(problems: [Self.changed]) }
    return SheetBytes(spool: spool, digest: try hash.finish(), sheet: sheet, encoding: encoding)
  }

  /// Reads the file, and opens it as what its first bytes say it is.
  func rows(rating: ([SourceRow]) -> HeadingRating) throws -> any SheetSource { try read().rows(rating: rating) }

  private static let changed = ImportProblem(
    .line(1), Phrase("the file changed while it was read", "tệp bị thay đổi trong khi đang đọc"),
    hint: Phrase("import it again when nobody writes to it", "hãy nhập lại khi không còn ai ghi vào tệp"))
}

/// The bytes of a sheet's file, all of them, and their digest.
struct SheetBytes {
  fileprivate let spool: Spool
  /// The SHA-256 in lower-case hexadecimal.
  let digest: String
  fileprivate let sheet: String?
  fileprivate let encoding: TextEncoding?

  var count: Int { spool.count }

  /// Opens the file as what its first bytes say it is.
  ///
  /// - Parameter rating: says how much of a heading rows hold, from which the separator of a CSV file is told.
  /// - Throws: `WorkbookError`, `ImportProblem`, or what the source throws.
  func rows(rating: ([SourceRow]) -> HeadingRating) throws -> any SheetSource {
    let prefix = try spool.reader().prefix(CSVDialect.prefixSize)
    if Workbook.isLikely(prefix) {
      if let encoding { throw WorkbookError.noEncoding(encoding.rawValue) }
      let workbook = try Workbook(spool.reader())
      return try workbook.open(try workbook.index(of: sheet))
    }
    if let sheet { throw WorkbookError.notAWorkbook(sheet) }
    return try CSVDialect(of: prefix, asked: encoding, rating: rating).open(spool.reader())
  }
}

extension ByteSource {
  /// Reads the first bytes, up to so many.
  fileprivate func prefix(_ limit: Int) throws -> [UInt8] {
    let limit = min(limit, size ?? limit)
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try self.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return Array(bytes[..<count])
  }
}

/// Where a row or a cell stands in its file, as a person finds it again: line 12, row 17, D17.
public struct Place: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case line, row
    case cell(column: Int)
  }

  /// The line of a text file or the row of a sheet, from 1.
  public let number: Int
  private let kind: Kind

  /// A line of a text file; its columns have no letters.
  public static func line(_ number: Int) -> Place { Place(number: number, kind: .line) }

  /// A row of a workbook's sheet.
  public static func row(_ number: Int) -> Place { Place(number: number, kind: .row) }

  /// The place of a cell of this row, its column counted from 0; in a text file that is still the line.
  public func cell(_ column: Int) -> Place {
    kind == .line ? self : Place(number: number, kind: .cell(column: column))
  }

  /// Whether it is a line of a text file.
  var isLine: Bool { kind == .line }

  /// `12` or `D17`, as a list of errors has it.
  public var name: String {
    guard case .cell(let column) = kind else { return String(number) }
    return Self.letters(column) + String(number)
  }

  /// `line 12`, `row 17` or `D17`.
  public var phrase: Phrase { Self.phrase(of: [self]) }

  /// `lines 4, 9`, `rows 4, 9` or `D4, D9`: places of one kind.
  public static func phrase(of places: [Place]) -> Phrase {
    let names = places.map(\.name).joined(separator: ", ")
    let plural = places.count == 1 ? "" : "s"
    return switch places.first?.kind {
    case .line: Phrase("line\(plural) \(names)", "dòng \(names)")
    case .row: Phrase("row\(plural) \(names)", "hàng \(names)")
    case .cell, nil: Phrase(names, names)
    }
  }

  /// Rows from above, in a row the cells from the left.
  static func precedes(_ a: Place, _ b: Place) -> Bool { (a.number, a.column) < (b.number, b.column) }

  private var column: Int {
    if case .cell(let column) = kind { column } else { 0 }
  }

  /// A, B … Z, AA, AB …
  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}
