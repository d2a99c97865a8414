import LevelRegistry

/// A summary as a table, the total on its last line.
package enum SummaryTable {
  package static var columns: [Column] {
    [
      Column("group", Phrase("group", "Nhóm")),
      Column("operating", Phrase("operating", "Đang vận hành")),
      Column("approved", Phrase("approved", "Đã phê duyệt")),
      Column("approval_rate", Phrase("approval rate", "Tỷ lệ phê duyệt")),
      Column("none", Phrase("none", "Chưa triển khai")),
      Column("partial", Phrase("partial", "Một số hạng mục")),
      Column("full", Phrase("full", "Đầy đủ")),
      Column("not_reported", Phrase("not reported", "Chưa báo cáo")),
      Column("completion_rate", Phrase("completion rate", "Tỷ lệ triển khai đầy đủ")),
      Column("inspected", Phrase("inspected", "Đã kiểm tra định kỳ")),
    ]
  }

  /// The rows of a summary, the total last.
  package static func rows(_ summary: Summary) -> [[Cell]] {
    summary.groups.map { row(.term($0.key, $0.phrase), $0.tally) }
      + [row(.term("total", Phrase("total", "Tổng cộng")), summary.total)]
  }

  /// The rows of a time series, which make no whole.
  package static func rows(_ months: [Summary.Month]) -> [[Cell]] {
    months.map { row(Cell($0.day), $0.tally) }
  }

  private static func row(_ group: Cell, _ tally: Tally) -> [Cell] {
    [
      group, .integer(tally.operating), .integer(tally.approved),
      .percent(hundredths: tally.rate(of: .approval).hundredths), .integer(tally.none), .integer(tally.partial),
      .integer(tally.full), .integer(tally.notReported), .percent(hundredths: tally.rate(of: .completion).hundredths),
      .integer(tally.inspected),
    ]
  }
}

extension SheetChart {
  /// How far the plans of each group are, in the colours of the dashboard.
  package static let plans = SheetChart(
    Phrase("Plan completion of approved systems", "Tình trạng triển khai phương án của hệ thống đã phê duyệt"),
    of: [
      Piece(column: "full", fill: "1B7540", ink: "FFFFFF"), Piece(column: "partial", fill: "E0A21A", ink: "16202B"),
      Piece(column: "none", fill: "B3261E", ink: "FFFFFF"),
      Piece(column: "not_reported", fill: "B4BEC8", ink: "16202B"),
    ])
}

/// What is different between two snapshots as a table: a line for each difference.
package enum ChangesTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("owner", Phrase("owner", "Chủ quản HTTT")), Column("change", Phrase("change", "Thay đổi")),
      Column("before", Phrase("before", "Trước")), Column("after", Phrase("after", "Sau")),
      Column("since", Phrase("since", "Từ ngày")), Column("entry", Phrase("entry", "Mục")),
    ]
  }

  package static func row(_ difference: Difference) -> [Cell] {
    [
      .text(difference.code), .text(difference.name), .text(difference.owner), Cell(difference.kind),
      cell(difference.before), cell(difference.after), Cell(difference.since == .always ? nil : difference.since),
      difference.entry.map { .integer(Int($0)) } ?? .empty,
    ]
  }

  private static func cell(_ content: Difference.Content?) -> Cell {
    content.map { .term($0.key, $0.phrase) } ?? .empty
  }
}

/// How the groups of a breakdown came from one snapshot to another, the total on its last line.
package enum BalanceTable {
  package static var columns: [Column] {
    [
      Column("group", Phrase("group", "Nhóm")), Column("opening", Phrase("opening", "Đầu kỳ")),
      Column("entered", Phrase("entered", "Tăng trong kỳ")), Column("moved_in", Phrase("moved in", "Chuyển đến")),
      Column("left", Phrase("left", "Giảm trong kỳ")), Column("moved_out", Phrase("moved out", "Chuyển đi")),
      Column("closing", Phrase("closing", "Cuối kỳ")),
    ]
  }

  package static func rows(_ balance: Balance) -> [[Cell]] {
    balance.lines.map { row(.term($0.key, $0.phrase), $0.movement) }
      + [row(.term("total", Phrase("total", "Tổng cộng")), balance.total)]
  }

  private static func row(_ group: Cell, _ movement: Balance.Movement) -> [Cell] {
    [group]
      + [
        movement.opening, movement.entered, movement.movedIn, movement.left, movement.movedOut, movement.closing,
      ].map { .integer($0) }
  }
}
