import LevelRegistry

/// Figures side by side as a table: a line for each figure of each day, so that the columns are the same whatever is
/// compared; the differences stand on the lines of the last day.
package enum ComparisonTable {
  package static var columns: [Column] {
    [
      Column("figure", Phrase("figure", "Chỉ tiêu")), Column("as_of", Phrase("as of", "Tính đến ngày")),
      Column("closing", Phrase("closing", "Mốc chốt")),
      Column("entry", Phrase("as known at entry", "Ghi nhận đến mục")),
      Column("count", Phrase("number", "Số lượng")), Column("of", Phrase("of", "Trên tổng số")),
      Column("percent", Phrase("percent", "Tỷ lệ")), Column("change", Phrase("change", "Tăng, giảm")),
      Column("points", Phrase("percentage points", "Điểm phần trăm")),
    ]
  }

  package static func rows(_ comparison: FigureComparison) -> [[Cell]] {
    ComparedFigure.allCases.flatMap { figure in
      comparison.columns.enumerated().map { place, column in
        let isLast = place == comparison.columns.count - 1
        return [Cell(figure), Cell(column.day), Cell(column.closing), column.entry.map { .integer(Int($0)) } ?? .empty]
          + cells(column.content(of: figure)) + (isLast ? cells(comparison.change(of: figure)) : [.empty, .empty])
      }
    }
  }

  private static func cells(_ content: FigureComparison.Content) -> [Cell] {
    switch content {
    case .count(let count): [.integer(count), .empty, .empty]
    case .rate(let rate): [.integer(rate.part), .integer(rate.whole), .percent(hundredths: rate.hundredths)]
    }
  }

  private static func cells(_ change: FigureComparison.Change?) -> [Cell] {
    switch change {
    case .count(let count): [.integer(count), .empty]
    case .points(let points): [.empty, .percent(hundredths: points)]
    case nil: [.empty, .percent(hundredths: nil)]
    }
  }
}
