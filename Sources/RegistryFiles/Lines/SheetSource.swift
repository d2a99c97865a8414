import LevelRegistry

/// A file that holds a sheet: what the journal calls it, how it is to be read, and where its bytes come from.
public struct SheetFile {
  /// What the entry calls it.
  public let name: String
  private let encoding: TextEncoding?
  private let sheet: String?
  private let source: () throws -> any ByteSource

  /// A file on disk, which is opened when it is imported and read once; it may be a pipe.
  ///
  /// - Parameters:
  ///   - name: what the entry calls it; nil is the path.
  ///   - sheet: the sheet of a workbook, by its name or number; nil is the first that is not hidden.
  ///   - encoding: how its text is written where the file itself does not say; nil is UTF-8.
  public init(path: String, named name: String? = nil, sheet: String? = nil, encoding: TextEncoding? = nil) {
    self.init(named: name ?? path, sheet: sheet, encoding: encoding) { try FileSource(path: path) }
  }

  /// The bytes of a file that came by another way, such as an upload.
  ///
  /// - Parameters: as of a file on disk.
  public init(_ bytes: [UInt8], named name: String, sheet: String? = nil, encoding: TextEncoding? = nil) {
    self.init(named: name, sheet: sheet, encoding: encoding) { MemorySource(bytes) }
  }

  /// - Parameter source: opens the file, once for each import; it may be a pipe.
  package init(
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
    try source.forEachBlock { block in
      hash.update(block)
      try spool.write(Array(block))
      guard spool.count <= limit else { throw WorkbookError.tooLarge(.file(limit)) }
    }
    // What is no file on a disk says that it is empty, whatever it holds.
    if let size = source.size, size > 0, size != spool.count { throw ImportError(problems: [Self.changed]) }
    return SheetBytes(spool: spool, digest: hash.finish(), sheet: sheet, encoding: encoding)
  }

  private static let changed = ImportProblem(
    .line(1), Phrase("the file changed while it was read", "tệp bị thay đổi trong khi đang đọc"),
    hint: Phrase("import it again when nobody writes to it", "hãy nhập lại khi không còn ai ghi vào tệp"))
}

extension SheetFile {
  /// Reads a catalog of requirements from the file, once: they are those of the bytes whose digest the entry bears.
  ///
  /// - Returns: the requirements, and what an entry calls the file.
  /// - Throws: as `CatalogFile.read` does, and `ImportError` where the file changes while it is read.
  package func catalog() throws -> (requirements: [Requirement], source: String) {
    let bytes = try read()
    return (try CatalogFile.read(bytes.spool.reader()), "\(name) sha256:\(bytes.digest)")
  }
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
    let prefix = try spool.reader().next(CSVDialect.prefixSize)
    if let kind = WorkbookError.Kind(ofText: prefix) { throw WorkbookError.otherKind(kind) }
    if Workbook.isLikely(prefix) {
      if let encoding { throw WorkbookError.noEncoding(encoding.rawValue) }
      let workbook = try Workbook(spool.reader())
      let index =
        try sheet == nil
        ? workbook.likeliest(looking: HeadingRating.rows) { rating($0).isWhole } : workbook.index(of: sheet)
      return try workbook.open(index)
    }
    if let sheet { throw WorkbookError.notAWorkbook(sheet) }
    return try CSVDialect(of: prefix, asked: encoding, rating: rating).open(spool.reader())
  }
}

extension SheetBytes {
  /// The first worksheet that has a name in one of the languages; nil where there is none.
  func worksheet(_ name: Phrase) throws -> (any SheetSource)? {
    guard Workbook.isLikely(try spool.reader().next(CSVDialect.prefixSize)) else { return nil }
    let workbook = try Workbook(spool.reader())
    let names = Language.allCases.map { name[$0] }
    return try workbook.sheets.firstIndex { names.contains($0.name) }.map(workbook.open)
  }
}
