import LevelRegistry

/// A file that holds a sheet: what it is called, its digest, and its rows.
public struct SheetFile {
  /// What the entry calls it.
  let name: String
  private let encoding: TextEncoding?
  private let sheet: String?
  private let source: () throws -> any ByteSource

  /// - Parameters:
  ///   - sheet: the sheet of a workbook, by its name or number; nil is the first that is not hidden.
  ///   - encoding: how its text is written where the file itself does not say; nil is UTF-8.
  ///   - source: opens the file; that is done for its digest, for its kind and for its rows.
  public init(
    named name: String, sheet: String? = nil, encoding: TextEncoding? = nil,
    _ source: @escaping () throws -> any ByteSource
  ) {
    self.name = name
    self.sheet = sheet
    self.encoding = encoding
    self.source = source
  }

  func digest() throws -> String { try FileDigest.sha256(of: try source()) }

  /// Opens the file as what its first bytes say it is.
  ///
  /// - Parameter rating: says how much of a heading rows hold, from which the separator of a CSV file is told.
  /// - Throws: `WorkbookError`, `ImportProblem`, or what the source throws.
  func rows(rating: ([SourceRow]) -> HeadingRating) throws -> any SheetSource {
    let prefix = try source().prefix(CSVDialect.prefixSize)
    if Workbook.isLikely(prefix) {
      if let encoding { throw WorkbookError.noEncoding(encoding.rawValue) }
      let workbook = try Workbook(try source())
      return try workbook.open(try workbook.index(of: sheet))
    }
    if let sheet { throw WorkbookError.notAWorkbook(sheet) }
    return try CSVDialect(of: prefix, asked: encoding, rating: rating).open(try source())
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
