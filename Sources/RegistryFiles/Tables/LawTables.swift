import LevelRegistry

/// What is late and what falls due as a table; the article is text for people, in their language in every format.
package enum DeadlineTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("owner", Phrase("owner", "Chủ quản")), Column("operator", Phrase("operator", "Đơn vị vận hành")),
      Column("task", Phrase("task", "Việc")), Column("since", Phrase("since", "Tính từ ngày")),
      Column("due_on", Phrase("due on", "Hạn")), Column("expected", Phrase("as promised", "Dự kiến đã nêu")),
      Column("standing", Phrase("standing", "Tình trạng")), Column("days_left", Phrase("days left", "Số ngày còn lại")),
      Column("article", Phrase("article", "Điều khoản")),
    ]
  }

  package static func row(_ deadline: Deadline, on day: Day, in language: Language) -> [Cell] {
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

extension Article {
  /// The place as it is said aloud: `NĐ 331 Đ.30.6`, `Decree 331 Art. 30.6`.
  package var short: Phrase {
    let documents = text.split(separator: ";")
    let places = documents.compactMap { Self.short(String($0)) }
    guard places.count == documents.count else { return phrase }
    return Phrase(places.map(\.english).joined(separator: "; "), places.map(\.vietnamese).joined(separator: "; "))
  }

  /// The places in one document.
  private static func short(_ text: String) -> Phrase? {
    let parts = text.split(separator: ",", maxSplits: 1)
    let words = (parts.first ?? "").split(separator: " ")
    guard let document = words.first.flatMap({ documents[String($0)] }),
      let numbers = words.first(where: { $0.first?.isNumber ?? false })?.split(separator: "/")
    else { return nil }
    // A law is called by its number and year, a decree by its number.
    let number = numbers.prefix(words[0] == "Luật" ? 2 : 1).joined(separator: "/")
    let place = parts.count < 2 ? "" : String(parts[1].replacing("Điều ", with: "Đ."))
    return Phrase(
      "\(document.english) \(number)\(place.replacing("Đ.", with: "Art. "))", "\(document.vietnamese) \(number)\(place)"
    )
  }

  private static let documents = [
    "Nghị": Phrase("Decree", "NĐ"), "Thông": Phrase("Circular", "TT"), "Chỉ": Phrase("Directive", "CT"),
    "Luật": Phrase("Law", "Luật"),
  ]
}

/// Findings as a table; evidence and article are text for people, in their language in every format.
package enum FindingTable {
  /// All columns, and behind the code of the finding its words.
  package static var columnsWithNames: [Column] {
    Array(columns.prefix(1)) + [Column("words", Phrase("words", "Phát hiện"))] + columns.dropFirst()
  }

  package static func rowWithNames(_ finding: Finding, in language: Language) -> [Cell] {
    let row = row(finding, in: language)
    return row.prefix(1) + [.text(finding.code.phrase[language].capitalizedFirst)] + row.dropFirst()
  }

  package static var columns: [Column] {
    [
      Column("finding", Phrase("finding", "Mã phát hiện")), Column("severity", Phrase("severity", "Mức độ")),
      Column("code", Phrase("code", "Mã đối tượng")), Column("name", Phrase("name", "Tên")),
      Column("since", Phrase("since", "Từ ngày")), Column("evidence", Phrase("evidence", "Số liệu đối chiếu")),
      Column("article", Phrase("article", "Điều khoản")), Column("entry", Phrase("entry", "Mục")),
      Column("source", Phrase("source", "Nguồn")),
    ]
  }

  package static func row(_ finding: Finding, in language: Language) -> [Cell] {
    [
      .text(finding.code.rawValue), Cell(finding.severity), .text(finding.object.code), .text(finding.object.name),
      Cell(finding.since), .text(finding.evidence[language]), Cell(finding.article?.phrase[language]),
      .integer(Int(finding.entry)), Cell(finding.source),
    ]
  }
}

/// The rules of the law as a table.
package enum RuleTable {
  package static var columns: [Column] {
    [
      Column("kind", Phrase("kind", "Loại")), Column("subject", Phrase("subject", "Ký hiệu")),
      Column("rule", Phrase("rule", "Quy định")), Column("amount", Phrase("amount", "Số lượng")),
      Column("unit", Phrase("unit", "Đơn vị tính")), Column("day", Phrase("day of the year", "Ngày trong năm")),
      Column("valid_from", Phrase("from", "Từ ngày")), Column("valid_to", Phrase("until before", "Đến trước ngày")),
      Column("article", Phrase("article", "Điều khoản")),
    ]
  }

  package static func row(_ rule: Rule, in language: Language) -> [Cell] {
    [
      Cell(rule.kind), .text(rule.subject), .text(rule.phrase[language]), rule.amount.map(Cell.integer) ?? .empty,
      Cell(rule.unit), Cell(rule.day), Cell(rule.from == .always ? nil : rule.from),
      Cell(rule.to == .forever ? nil : rule.to), .text(rule.article.phrase[language]),
    ]
  }
}

/// Holidays as a table, each with its first and its last day.
package enum HolidayTable {
  package static var columns: [Column] {
    [
      Column("on", Phrase("from", "Từ ngày")), Column("to", Phrase("to", "Đến hết ngày")),
      Column("name", Phrase("name", "Tên")),
    ]
  }

  package static func row(_ holiday: Holiday) -> [Cell] {
    [Cell(holiday.from), Cell(holiday.to.previous), .text(holiday.name)]
  }
}
