import LevelRegistry

/// What the lines of a file are, in the order in which files are imported: what was decided first, an owner before its
/// systems.
package enum SheetKind: Int, CaseIterable, Comparable, Sendable {
  case decisions, organizations, contacts, successions, systems, requirements

  package static func < (a: SheetKind, b: SheetKind) -> Bool { a.rawValue < b.rawValue }

  /// The kind whose heading rows have; where none has a whole one, the kind that comes nearest.
  static func of(_ rows: [SourceRow]) -> SheetKind {
    // Of those that are equal, systems: their lists have most columns that others have too.
    var (nearest, best) = (SheetKind.systems, HeadingRating.none)
    for kind in allCases.reversed() where best < kind.rating(of: rows) {
      (nearest, best) = (kind, kind.rating(of: rows))
    }
    return nearest
  }

  /// How much of the heading of a kind rows hold.
  func rating(of rows: [SourceRow]) -> HeadingRating {
    switch self {
    case .decisions: HeadingFinder<ConflictColumn>().rating(of: rows)
    case .organizations: HeadingFinder<OrganizationColumn>().rating(of: rows)
    // Only a sheet that says so: others list organizations and systems by the same columns.
    case .contacts, .requirements: .none
    case .successions: HeadingFinder<SuccessionColumn>().rating(of: rows)
    case .systems: HeadingFinder<SystemColumn>().rating(of: rows)
    }
  }
}

/// A file that was read to its end, to be imported: its bytes are those that the entry attests.
package struct SheetInput {
  /// What messages and the journal call it.
  package let name: String
  package let kind: SheetKind
  /// What a sheet says of itself that a registry wrote; nil for any other list.
  package let origin: SheetOrigin?
  private let bytes: SheetBytes

  /// Reads the file.
  ///
  /// - Parameter kind: nil lets the heading say it.
  /// - Throws: `ImportError`, `WorkbookError`, or what the source throws.
  package init(_ file: SheetFile, as kind: SheetKind? = nil) throws {
    name = file.name
    bytes = try file.read()
    origin = try bytes.worksheet(SheetOrigin.worksheet).flatMap { SheetOrigin(try $0.first(HeadingRating.rows)) }
    self.kind = try kind ?? origin?.kind ?? Self.kind(of: bytes)
  }

  /// What was filled in above the lines of a sheet that a registry wrote.
  func answers<Column: Spelled>(above column: Column.Type) throws -> SystemForm.Answers {
    let source = try rows(for: column)
    var above: [SourceRow] = []
    while above.count < HeadingRating.rows, let row = try source.next(),
      !Heading<Column>(row).has(Column.required)
    {
      above.append(row)
    }
    return SystemForm.Answers(above)
  }

  /// The heading of a sheet and the rows below it, as they are in the file.
  func rawRows<Column: Spelled>(of column: Column.Type) throws -> (heading: Heading<Column>, rows: [SourceRow]) {
    try Self.rawRows(of: try rows(for: column))
  }

  /// The same of a worksheet beside the first; no rows where the file has none of that name.
  func rawRows<Column: Spelled>(
    of column: Column.Type, inWorksheet name: Phrase
  ) throws -> (heading: Heading<Column>, rows: [SourceRow]) {
    try rows(ofWorksheet: name).map { try Self.rawRows(of: $0) } ?? (Heading([], at: .row(1)), [])
  }

  private static func rawRows<Column: Spelled>(
    of source: any SheetSource
  ) throws -> (heading: Heading<Column>, rows: [SourceRow]) {
    var (heading, rows): (Heading<Column>?, [SourceRow]) = (nil, [])
    while let row = try source.next() {
      if heading != nil {
        if !row.isBlank { rows.append(row) }
      } else if case let found = Heading<Column>(row), found.has(Column.required) {
        heading = found
      }
    }
    return (heading ?? Heading([], at: .row(1)), rows)
  }

  /// The name and the digest of the file, as its entry has them.
  var source: String { "\(name) sha256:\(bytes.digest)" }

  /// Decodes all the rows, or says why that cannot be done.
  func rows<Column: Spelled>(for column: Column.Type) throws -> any SheetSource {
    try Self.reading {
      try decoded(try bytes.rows { HeadingFinder<Column>().rating(of: $0) })
    }
  }

  /// Decodes all the rows of a worksheet beside the first; nil where the file has none of that name.
  func rows(ofWorksheet name: Phrase) throws -> (any SheetSource)? {
    try Self.reading { try bytes.worksheet(name).map(decoded) }
  }

  private func decoded(_ source: any SheetSource) throws -> any SheetSource {
    try RowSpool(source, limit: RowSpool.limit(ofFile: bytes.count))
  }

  private static func kind(of bytes: SheetBytes) throws -> SheetKind {
    try reading {
      let source = try bytes.rows { rows in
        SheetKind.allCases.map { $0.rating(of: rows) }.max() ?? HeadingRating.none
      }
      return SheetKind.of(try source.first(HeadingRating.rows))
    }
  }

  private static func reading<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let problem as ImportProblem {
      throw ImportError(problems: [problem])
    } catch let error as EncodingError {
      throw ImportError(problems: [ImportProblem(error, at: .line(1))])
    }
  }
}
