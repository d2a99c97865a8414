import LevelRegistry

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
