import LevelRegistry

/// The rules of the law as a table.
public enum RuleTable {
  public static var columns: [Column] {
    [
      Column("kind", Phrase("kind", "Loại")), Column("subject", Phrase("subject", "Ký hiệu")),
      Column("rule", Phrase("rule", "Quy định")), Column("amount", Phrase("amount", "Số lượng")),
      Column("unit", Phrase("unit", "Đơn vị tính")), Column("day", Phrase("day of the year", "Ngày trong năm")),
      Column("valid_from", Phrase("from", "Từ ngày")), Column("valid_to", Phrase("until before", "Đến trước ngày")),
      Column("article", Phrase("article", "Điều khoản")),
    ]
  }

  public static func row(_ rule: Rule, in language: Language) -> [Cell] {
    [
      Cell(rule.kind), .text(rule.subject), .text(rule.phrase[language]), rule.amount.map(Cell.integer) ?? .empty,
      Cell(rule.unit), Cell(rule.day), Cell(rule.from == .always ? nil : rule.from),
      Cell(rule.to == .forever ? nil : rule.to), .text(rule.article.phrase[language]),
    ]
  }
}
