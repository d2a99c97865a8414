import LevelRegistry

/// Where the rows of a sheet come from, whatever the kind of file: a CSV file, a sheet of a workbook.
///
/// A source knows nothing of columns, headings and dates: it gives places and texts. `Sheet` finds the heading in them,
/// leaves out what is no line of data, and collects what is wrong.
package protocol SheetSource: AnyObject {
  /// How the file was read where that had to be found out, for people.
  var dialect: Phrase? { get }

  /// The name of the worksheet that is read; nil where the file has none.
  var worksheet: String? { get }

  /// The names of the others that are not hidden.
  var otherWorksheets: [String] { get }

  /// Whether every row has as many cells as the heading, so that another number is a fault.
  var isRegular: Bool { get }

  /// Returns the next row, nil after the last one. Rows without any text may be left out.
  ///
  /// - Throws: `ImportProblem` when neither this row nor anything after it can be read.
  func next() throws -> SourceRow?
}

extension SheetSource {
  package var otherWorksheets: [String] { [] }
  package var worksheet: String? { nil }

  /// The next rows, at most so many.
  func first(_ limit: Int) throws -> [SourceRow] {
    var rows: [SourceRow] = []
    while rows.count < limit, let row = try next() { rows.append(row) }
    return rows
  }
}

/// One row of a sheet as its file has it.
package struct SourceRow: Sendable {
  package let place: Place
  /// The cells from the first column on; cells at the end may be missing.
  package var cells: [SourceCell]

  package init(_ place: Place, _ cells: [SourceCell]) {
    self.place = place
    self.cells = cells
  }
}

/// What one cell holds.
package enum SourceCell: Hashable, Sendable {
  /// Text; a date as `2024-11-13`, a number in plain digits as `2` or `2.5`. An empty text is an empty cell.
  case text(String)
  /// A date that the cell shows with the month before the day, as in America: where its neighbors are texts with the day
  /// first, somebody typed one and got the other.
  case dayAfterMonth(Day)
  /// Something that is no text, and why.
  case unreadable(Phrase, hint: Phrase?)

  /// Whether there is nothing in it but space.
  var isBlank: Bool {
    switch self {
    case .text(let text): text.isBlank
    case .dayAfterMonth, .unreadable: false
    }
  }

  /// The text, empty for what is none.
  var text: String {
    switch self {
    case .text(let text): text
    case .dayAfterMonth(let day): day.description
    case .unreadable: ""
    }
  }
}

extension String {
  /// Whether there is nothing in it but space: nearly always told by its first byte.
  var isBlank: Bool {
    guard let first = utf8.first else { return true }
    return (first <= 0x20 || first >= 0x80) && unicodeScalars.allSatisfy(\.isSpace)
  }

  /// Without the blanks of every kind at both ends.
  var trimmedOfBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isSpace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }
    // Nearly every text begins and ends with a byte of ASCII that is seen.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      return self
    }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last, isBlank(first) || isBlank(last) else {
      return self
    }
    let start = unicodeScalars.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }
    return end.map { String(start[...$0]) } ?? ""
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

/// Where a row or a cell stands in its file, as a person finds it again: line 12, row 17, D17.
public struct Place: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case line, row
    case cell(column: Int)
  }

  /// The line of a text file or the row of a sheet, from 1.
  package let number: Int
  private let kind: Kind
  /// The worksheet of a workbook whose other worksheets are read too; nil: the one that is read first.
  package private(set) var worksheet: String?

  /// A line of a text file; its columns have no letters.
  package static func line(_ number: Int) -> Place { Place(number: number, kind: .line) }

  /// A row of a workbook's sheet.
  package static func row(_ number: Int) -> Place { Place(number: number, kind: .row) }

  /// The place of a cell of this row, its column counted from 0; in a text file that is still the line.
  package func cell(_ column: Int) -> Place {
    kind == .line ? self : Place(number: number, kind: .cell(column: column), worksheet: worksheet)
  }

  /// The same place in the worksheet that is read first.
  var onFirst: Place {
    var place = self
    place.worksheet = nil
    return place
  }

  /// The same place in another worksheet than the one that is read first.
  func on(_ worksheet: String) -> Place {
    var place = self
    place.worksheet = worksheet
    return place
  }

  /// Whether it is a line of a text file.
  var isLine: Bool { kind == .line }

  /// `12`, `D17` or `'Kiểm tra'!D17`, as a list of errors has it.
  package var name: String {
    let sheet = worksheet.map { "'\($0)'!" } ?? ""
    guard case .cell(let column) = kind else { return sheet + String(number) }
    return sheet + Self.letters(column) + String(number)
  }

  /// `line 12`, `row 17` or `D17`.
  public var phrase: Phrase { Self.phrase(of: [self]) }

  /// `lines 4, 9`, `rows 4, 9` or `D4, D9`: places of one kind; of more than ten the first ten, and how many they are.
  package static func phrase(of places: [Place]) -> Phrase {
    let names =
      places.prefix(10).map(\.name).joined(separator: ", ") + (places.count > 10 ? " … (\(places.count))" : "")
    let plural = places.count == 1 ? "" : "s"
    return switch places.first?.kind {
    case .line: Phrase("line\(plural) \(names)", "dòng \(names)")
    case .row: Phrase("row\(plural) \(names)", "hàng \(names)")
    case .cell, nil: Phrase(names, names)
    }
  }

  /// `1–4, 7`: numbers of rows, each once, those that follow each other in one.
  package static func ranges(of numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in Set(numbers).sorted() {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// Worksheet by worksheet, rows from above, in a row the cells from the left.
  static func precedes(_ a: Place, _ b: Place) -> Bool {
    (a.worksheet ?? "", a.number, a.column) < (b.worksheet ?? "", b.number, b.column)
  }

  private var column: Int {
    if case .cell(let column) = kind { column } else { 0 }
  }

  /// A, B … Z, AA, AB …
  static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}

/// How much of a heading is found in the first rows of a file.
struct HeadingRating: Comparable {
  /// The rows that are looked at.
  static let rows = 40

  /// The columns that are understood in the best row.
  let columns: Int
  /// Whether no required column is missing.
  let isWhole: Bool

  /// That of rows without any heading.
  static let none = HeadingRating(columns: 0, isWhole: false)

  static func < (a: HeadingRating, b: HeadingRating) -> Bool {
    (a.isWhole ? 1 : 0, a.columns) < (b.isWhole ? 1 : 0, b.columns)
  }
}
