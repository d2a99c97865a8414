/// Where a cell stands: `D17` is column 3, counted from 0, of row 17.
struct CellReference: Equatable {
  let row: Int
  let column: Int

  /// The last row and the number of columns that a sheet can have.
  static let lastRow = 1_048_576
  static let columns = 16_384

  /// Reads `D17`, `$D$17`; nil for anything else, and for what lies outside a sheet.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        row = row * 10 + Int(byte - 48)
      default: return nil
      }
      guard column <= Self.columns, row <= Self.lastRow else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.row = row
    self.column = column - 1
  }
}

/// A block of cells that are shown as one.
struct MergedCells: Equatable {
  let first: CellReference
  let last: CellReference

  /// Reads `A5:A9`.
  init?(_ text: String) {
    let corners = text.split(separator: ":")
    guard corners.count == 2, let first = CellReference(corners[0]), let last = CellReference(corners[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }
}
