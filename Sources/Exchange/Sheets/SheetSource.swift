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
