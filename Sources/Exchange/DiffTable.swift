import LevelRegistry

/// What is different between two snapshots as a table: a line for each difference.
public enum DiffTable {
  public static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("owner", Phrase("owner", "Chủ quản HTTT")), Column("change", Phrase("change", "Thay đổi")),
      Column("before", Phrase("before", "Trước")), Column("after", Phrase("after", "Sau")),
      Column("since", Phrase("since", "Từ ngày")), Column("entry", Phrase("entry", "Mục")),
    ]
  }

  public static func row(_ difference: Difference) -> [Cell] {
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
public enum BalanceTable {
  public static var columns: [Column] {
    [
      Column("group", Phrase("group", "Nhóm")), Column("opening", Phrase("opening", "Đầu kỳ")),
      Column("entered", Phrase("entered", "Thêm vào")), Column("moved_in", Phrase("moved in", "Chuyển đến")),
      Column("left", Phrase("left", "Ra khỏi")), Column("moved_out", Phrase("moved out", "Chuyển đi")),
      Column("closing", Phrase("closing", "Cuối kỳ")),
    ]
  }

  public static func rows(_ balance: Balance) -> [[Cell]] {
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
