import LevelRegistry

/// Why a file cannot be read as a workbook.
public enum WorkbookError: Error, Equatable {
  /// Not a workbook of the kind that can be read.
  case otherKind(Kind)
  case encrypted
  /// A part of the file is broken, or the archive is.
  case damaged(String)
  case missingPart(String)
  /// A part with a document type, by which files attack programs that read them.
  case documentType(String)
  /// A part that grows beyond measure when it is unpacked.
  case bomb(String)
  case tooLarge(Limit)
  /// No sheet has this name or number; the names of those that there are.
  case noSuchSheet(String, sheets: [String])
  /// A sheet was asked for, and the file is none that has sheets.
  case notAWorkbook(String)
  /// How the text is written was told, and the file is a workbook, which tells that itself.
  case noEncoding(String)
  /// The sheet was asked for by a number that is another sheet's name.
  case ambiguousSheet(String)
  /// Something in a row from which no reader could go on.
  case row(Int, RowFault)

  /// The kinds of files that are taken for a workbook and are not one.
  public enum Kind: Sendable {
    /// Excel 97–2003, `.xls`.
    case legacy
    /// Excel's binary workbook, `.xlsb`.
    case binary
    /// OpenDocument, `.ods`.
    case openDocument
    /// Some other archive: a document, a presentation, a ZIP file.
    case archive
  }

  /// What there is too much of.
  public enum Limit: Equatable, Sendable {
    case file(Int)
    case parts(Int)
    case inflated(Int)
    case sharedText(Int)
    case merges(Int)
  }

  /// What is wrong with a row.
  public enum RowFault: Equatable, Sendable {
    /// Rows or cells that do not follow one another.
    case outOfOrder
    case tooManyColumns(Int)
    case tooLong(Int)
  }
}
