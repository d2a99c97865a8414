import LevelRegistry

/// Requirements as a table: the columns in which a catalog is read, so that a list can be imported again.
package enum RequirementTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Ký hiệu")), Column("catalog", Phrase("catalog", "Bộ yêu cầu")),
      Column("level", Phrase("level", "Cấp độ")), Column("part", Phrase("part", "Phần")),
      Column("group", Phrase("group", "Nhóm")), Column("title_vi", Phrase("title (Vietnamese)", "Yêu cầu")),
      Column("title_en", Phrase("title", "Yêu cầu (tiếng Anh)")), Column("article", Phrase("article", "Điều khoản")),
      Column("same_as", Phrase("at the level below", "Ở cấp độ dưới")),
      Column("carry", Phrase("carried over", "Chuyển tiếp")), Column("valid_from", Phrase("from", "Từ ngày")),
      Column("valid_to", Phrase("until before", "Đến trước ngày")),
    ]
  }

  package static func row(_ requirement: Requirement) -> [Cell] {
    [
      .text(requirement.code), .text(requirement.key.catalog), Cell(requirement.level), Cell(requirement.part),
      .term(requirement.group, requirement.groupPhrase), .text(requirement.title.vietnamese),
      .text(requirement.title.english), Cell(requirement.article?.text), Cell(requirement.predecessor),
      Cell(requirement.carry), Cell(requirement.from),
      Cell(requirement.to == .forever ? nil : requirement.to),
    ]
  }

  /// What people read of a requirement: its code, its group and its title.
  package static func columnsForPeople(in language: Language) -> [Column] {
    let title: Column = columns[language == .vietnamese ? 5 : 6]
    return [columns[2], columns[0], columns[4], Column("title", title.heading), columns[8], columns[9]]
  }

  package static func rowForPeople(_ requirement: Requirement, in language: Language) -> [Cell] {
    let row = row(requirement)
    return [row[2], row[0], row[4], row[language == .vietnamese ? 5 : 6], row[8], row[9]]
  }
}

/// Where the requirements of one system stand, as a table.
package enum RequirementStatusTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Ký hiệu")), Column("group", Phrase("group", "Nhóm")),
      Column("title", Phrase("requirement", "Yêu cầu")), Column("value", Phrase("result", "Kết quả")),
      Column("since", Phrase("since", "Từ ngày")), Column("expected", Phrase("expected", "Dự kiến đáp ứng")),
      Column("inherited_from", Phrase("inherited from", "Kế thừa từ")),
      Column("to_be_confirmed", Phrase("to be confirmed", "Chờ xác nhận")),
      Column("assessed_by", Phrase("assessed by", "Đơn vị đánh giá")),
      Column("reason", Phrase("reason", "Lý do")), Column("evidence", Phrase("evidence", "Tài liệu minh chứng")),
    ]
  }

  package static func row(_ status: RequirementStatus, in language: Language) -> [Cell] {
    let assessment = status.assessment
    return [
      .text(status.requirement.code), .term(status.requirement.group, status.requirement.groupPhrase),
      .text(status.requirement.title[language]),
      status.value.map { Cell($0) } ?? .term("not-assessed", Fulfillment.notAssessed), Cell(status.since),
      Cell(assessment?.expected), Cell(status.provider), Cell(status.carried?.value), Cell(assessment?.assessor),
      Cell(assessment?.reason ?? assessment?.ground), Cell(assessment?.evidence?.path),
    ]
  }
}

/// Requirements counted by group, the total on the last line.
package enum RequirementCountTable {
  package static var columns: [Column] {
    [
      Column("group", Phrase("group", "Nhóm")), Column("name", Phrase("name", "Tên")),
      Column("whole", Phrase("requirements", "Số yêu cầu")),
      Column("met", Phrase("met", "Đáp ứng")), Column("inherited", Phrase("of these inherited", "Trong đó kế thừa")),
      Column("partial", Phrase("partly met", "Đáp ứng một phần")), Column("not_met", Phrase("not met", "Chưa đáp ứng")),
      Column("not_applicable", Phrase("not applicable", "Không áp dụng")),
      Column("not_assessed", Phrase("not assessed", "Chưa đánh giá")), Column("rate", Phrase("rate", "Tỷ lệ đáp ứng")),
    ]
  }

  package static func rows(_ counts: [RequirementCount], in language: Language) -> [[Cell]] {
    let total = counts.reduce(RequirementTally()) { $0 + $1.tally }
    return counts.map { row($0, in: language) }
      + [row(.term("total", Phrase("total", "Tổng cộng")), .empty, total)]
  }

  /// What people read of groups, whose keys are their names: one column for both.
  package static var columnsForPeople: [Column] { [columns[0]] + columns.dropFirst(2) }

  package static func rowsForPeople(_ counts: [RequirementCount], in language: Language) -> [[Cell]] {
    rows(counts, in: language).map { row in [row[1] == .empty ? row[0] : row[1]] + row.dropFirst(2) }
  }

  package static func row(_ count: RequirementCount, in language: Language) -> [Cell] {
    row(.text(count.key), .text(count.phrase[language]), count.tally)
  }

  private static func row(_ key: Cell, _ name: Cell, _ tally: RequirementTally) -> [Cell] {
    [
      key, name, .integer(tally.whole), .integer(tally.met), .integer(tally.inherited), .integer(tally.partial),
      .integer(tally.notMet), .integer(tally.notApplicable), .integer(tally.notAssessed),
      .percent(hundredths: tally.rate.hundredths),
    ]
  }
}
