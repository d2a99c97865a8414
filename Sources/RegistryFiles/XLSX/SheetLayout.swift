import LevelRegistry

/// What a worksheet has around its table; without anything said, a heading and the rows.
package struct SheetLayout: Sendable {
  /// What the worksheet is called, where it is the only one of its workbook.
  package var name = Phrase("Table", "Bảng")
  /// Lines above the heading, the first one in bold.
  package var titles: [String] = []
  /// How many columns have their numbers below the heading, `(1) (2) …`; none: 0.
  package var numbered = 0
  /// Whether empty cells have lines around them too, to be filled in.
  package var rulesEmptyCells = false
  /// The widths of the columns in characters; empty: as wide as what stands in the first thousand rows.
  package var widths: [Int] = []
  /// What is offered in the cells of a column, by its name.
  package var choices: [String: SheetChoices] = [:]
  /// What the cells of a column are for, by its name, where they are empty or hold text that programs would take for a day.
  package var kinds: [String: CellKind] = [:]
  /// How many columns stay in sight when the others are moved; none: 0.
  package var frozenColumns = 0
  /// Whether the last row adds up the others: it is in bold, and no chart shows it.
  package var hasTotal = false
  /// What is drawn below the table.
  package var chart: SheetChart?
  /// What stands at the foot of each printed page, beside its number.
  package var footer = ""

  /// Makes the plain layout: a heading and rows.
  package init() {}
}

/// How a cell looks, beside what its value asks for.
package enum CellLook: Hashable, Sendable {
  /// Above the table, in bold and without lines around it.
  case title
  /// Above the table, without lines around it.
  case label
  case heading
  case body
  /// What adds up the others.
  case total
  /// Shaded: not to be changed.
  case fixed
  /// Coloured: to be filled in.
  case wanted
  /// Coloured: to be corrected.
  case wrong
}

/// What a cell is for that is empty yet.
package enum CellKind: Hashable, Sendable {
  case day
  /// Text, whatever it looks like: `12/2025` is no month.
  case plainText
}

/// A bar for each row of a table, and in it a piece for each of some columns.
package struct SheetChart: Sendable {
  package let title: Phrase
  package let pieces: [Piece]

  /// A column by its name, and its colours as RRGGBB.
  package struct Piece: Sendable {
    let column: String
    let fill: String
    /// Of the number in it.
    let ink: String
  }

  /// Makes a chart of pieces.
  package init(_ title: Phrase, of pieces: [Piece]) {
    self.title = title
    self.pieces = pieces
  }
}

/// A list that drops down in a cell.
package struct SheetChoices: Sendable {
  package let words: [String]
  /// Whether something else may be written.
  package let isOpen: Bool
  /// What is said beside the cell, at most 255 characters.
  package let advice: String?

  /// Makes a list of words; an open one lets others be typed.
  package init(_ words: [String], isOpen: Bool = false, advice: String? = nil) {
    self.words = words
    self.isOpen = isOpen
    self.advice = advice
  }

  /// The list as it may stand in the worksheet itself; nil for one that is too long for that or has a comma in a word.
  var inline: String? {
    let list = words.joined(separator: ",")
    guard list.utf16.count <= 255, !words.contains(where: { $0.contains(",") }) else { return nil }
    return "\"\(list.replacing("\"", with: "\"\""))\""
  }
}

/// Why a workbook cannot be written.
package enum XLSXError: RegistryFailure, Equatable {
  package var code: String { "cannot-be-a-workbook" }

  /// A table with more rows than a worksheet can have.
  case tooManyRows
  /// A table with more columns than a worksheet can have.
  case tooManyColumns
  /// A text longer than a cell can hold.
  case textTooLong
  /// A name that no worksheet can have, or that another one has.
  case sheetName(String)
  /// A worksheet that was begun before another one ended, or rows after the end.
  case outOfOrder

  /// What is wrong.
  package var message: Phrase {
    switch self {
    case .tooManyRows:
      Phrase("the table has more rows than a sheet can hold", "bảng có nhiều hàng hơn một trang tính chứa được")
    case .tooManyColumns:
      Phrase("the table has more columns than a sheet can hold", "bảng có nhiều cột hơn một trang tính chứa được")
    case .textTooLong:
      Phrase("a text is longer than a cell can hold", "có nội dung dài hơn một ô chứa được")
    case .sheetName(let name):
      Phrase("no worksheet can be called '\(name)'", "không thể đặt tên trang tính là '\(name)'")
    case .outOfOrder:
      Phrase("the worksheets were not written one after the other", "các trang tính không được ghi lần lượt")
    }
  }

  /// The next step.
  package var hint: Phrase? {
    switch self {
    case .tooManyRows, .tooManyColumns, .textTooLong: Phrase("use --format csv", "hãy dùng --format csv")
    case .sheetName:
      Phrase(
        "a name has 1 to 31 characters, none of them [ ] : * ? / \\, and no apostrophe at its ends",
        "tên có 1 đến 31 ký tự, không có [ ] : * ? / \\ và không bắt đầu hay kết thúc bằng dấu nháy đơn")
    case .outOfOrder: nil
    }
  }
}
