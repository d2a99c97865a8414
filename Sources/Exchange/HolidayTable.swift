import LevelRegistry

/// Holidays as a table, each with its first and its last day.
public enum HolidayTable {
  public static var columns: [Column] {
    [
      Column("on", Phrase("from", "Từ ngày")), Column("to", Phrase("to", "Đến hết ngày")),
      Column("name", Phrase("name", "Tên")),
    ]
  }

  public static func row(_ holiday: Holiday) -> [Cell] {
    [Cell(holiday.from), Cell(holiday.to.previous), .text(holiday.name)]
  }
}
