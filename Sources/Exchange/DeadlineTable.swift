import LevelRegistry

/// What is late and what falls due as a table; the article is text for people, in their language in every format.
public enum DeadlineTable {
  public static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("owner", Phrase("owner", "Chủ quản")), Column("operator", Phrase("operator", "Đơn vị vận hành")),
      Column("task", Phrase("task", "Việc")), Column("since", Phrase("since", "Tính từ ngày")),
      Column("due_on", Phrase("due on", "Hạn")), Column("expected", Phrase("as promised", "Dự kiến đã nêu")),
      Column("standing", Phrase("standing", "Tình trạng")), Column("days_left", Phrase("days left", "Số ngày còn lại")),
      Column("article", Phrase("article", "Điều khoản")),
    ]
  }

  public static func row(_ deadline: Deadline, on day: Day, in language: Language) -> [Cell] {
    [
      Cell(deadline.system?.code), Cell(deadline.system?.name), organization(deadline.system?.owner),
      organization(deadline.system?.operator), Cell(deadline.task), Cell(deadline.since), Cell(deadline.dueOn),
      Cell(deadline.expected), Cell(deadline.standing(on: day)),
      deadline.daysLeft(on: day).map(Cell.integer) ?? .empty, Cell(deadline.article?.phrase[language]),
    ]
  }

  /// Files hold the code, people read the name.
  private static func organization(_ organization: Organization?) -> Cell {
    organization.map { .term($0.code, Phrase($0.name, $0.name)) } ?? .empty
  }
}
