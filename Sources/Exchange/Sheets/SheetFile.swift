import LevelRegistry

/// A file that holds a sheet: what it is called, its digest, and its rows.
public struct SheetFile {
  /// What the entry calls it.
  let name: String
  private let source: () throws -> any ByteSource

  /// - Parameter source: opens the file; that is done once for its digest and again for its rows.
  public init(named name: String, _ source: @escaping () throws -> any ByteSource) {
    self.name = name
    self.source = source
  }

  func digest() throws -> String { try FileDigest.sha256(of: try source()) }

  func rows() throws -> any SheetSource { CSVSheet(try source()) }
}
