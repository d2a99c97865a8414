import LevelRegistry

/// A column whose cells hold what several columns are for: `123/QĐ-UBND ngày 05/3/2024 của UBND tỉnh`.
enum SharedColumn<Column: Spelled>: Equatable {
  /// The number, day and issuer of a document.
  case document(number: Column, day: Column, issuer: Column)
  /// Which inspections there were.
  case inspections(beforeUse: Column, periodic: Column)

  var columns: [Column] {
    switch self {
    case .document(let number, let day, let issuer): [number, day, issuer]
    case .inspections(let beforeUse, let periodic): [beforeUse, periodic]
    }
  }

  /// Splits a cell, if it reads in exactly one way.
  func split(_ text: String) throws(CellFault) -> SplitCell<Column> {
    switch self {
    case .document(let number, let day, let issuer):
      let document = try DocumentCell(text)
      var parts: [Column: String] = [:]
      parts[number] = document.number
      parts[day] = document.day?.description
      parts[issuer] = document.issuer
      return SplitCell(parts: parts)
    case .inspections(let beforeUse, let periodic):
      let inspections = try InspectionCell(text)
      var parts: [Column: String] = [:]
      parts[beforeUse] = inspections.days[.beforeUse]?.description
      parts[periodic] = inspections.days[.periodic]?.description
      return SplitCell(parts: parts, inspectionsWithoutDay: inspections.undated)
    }
  }
}

/// What a cell of a shared column says, by column.
struct SplitCell<Column: Spelled> {
  var parts: [Column: String]
  /// Inspections that are said to have happened, and nobody knows when: the register has no place for them.
  var inspectionsWithoutDay: [InspectionKind] = []
}

/// Why a cell cannot be split.
struct CellFault: Error {
  let reason: Phrase
  let hint: Phrase
}

extension CellFault {
  static func saidOtherwise(in column: Phrase) -> CellFault {
    CellFault(
      reason: Phrase(
        "the column '\(column.english)' says otherwise", "cột '\(column.vietnamese)' ghi khác"),
      hint: Phrase("make the two agree, or clear one of them", "hãy sửa cho hai ô khớp nhau hoặc xóa một ô"))
  }
}
