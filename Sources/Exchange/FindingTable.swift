import LevelRegistry

/// Findings as a table; evidence and article are text for people, in their language in every format.
public enum FindingTable {
  public static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã phát hiện")), Column("severity", Phrase("severity", "Mức độ")),
      Column("object", Phrase("object", "Mã đối tượng")), Column("name", Phrase("name", "Tên")),
      Column("since", Phrase("since", "Từ ngày")), Column("evidence", Phrase("evidence", "Căn cứ trong sổ")),
      Column("article", Phrase("article", "Điều khoản")), Column("entry", Phrase("entry", "Mục")),
      Column("source", Phrase("source", "Nguồn")),
    ]
  }

  public static func row(_ finding: Finding, in language: Language) -> [Cell] {
    [
      .text(finding.code.rawValue), Cell(finding.severity), .text(finding.object.code), .text(finding.object.name),
      Cell(finding.since), .text(finding.evidence[language]), Cell(finding.article?.phrase[language]),
      .text("\(finding.entry)"), Cell(finding.source),
    ]
  }
}
