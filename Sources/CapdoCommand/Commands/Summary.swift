import LevelRegistry
import RegistryFiles

extension Command {
  static let month = "month"
  static let groupBy = Option(
    "by", .oneOf(Grouping.allCases.map(\.rawValue) + [month, "group", "item"]),
    help: Phrase(
      "what to group by (default: level); month: a time series",
      "nhóm theo (mặc định: level, cấp độ); month: số liệu theo từng tháng"))
  static let firstMonth = Option(
    "from", .day,
    help: Phrase("by month: from the month of this day on", "theo tháng: bắt đầu từ tháng của ngày này"))
  static let summarySort = Option(
    "sort", .oneOf(["completion"]), help: Phrase("lowest completion first", "tỷ lệ triển khai thấp nhất trước"))
  static let standing = Option(
    "all", help: Phrase("also organizations without systems", "cả đơn vị chưa có hệ thống"))

  private static let of = Option(
    "of", .oneOf(["systems", RequirementFigures.word]),
    help: Phrase(
      "what to count; requirements: by \(RequirementFigures.groupings.joined(separator: ", ")) (default: systems)",
      "đếm hệ thống hay yêu cầu; yêu cầu: nhóm theo \(RequirementFigures.groupings.joined(separator: ", ")) (mặc định: systems)"
    ))

  static let summary = Command(
    "summary", for: .officials, Phrase("count systems by group", "tổng hợp số liệu theo nhóm"),
    discussion: Phrase(
      "Groups add up to the whole on the last line. Months do not: each line counts the systems as of the last day of a "
        + "month, up to the day asked.",
      "Các nhóm cộng lại bằng tổng ở dòng cuối. Theo tháng thì không cộng: mỗi dòng là số liệu tính đến ngày cuối tháng, "
        + "đến ngày được hỏi."),
    options: [groupBy, of, firstMonth, summarySort, standing] + RequirementFigures.options + Option.time
      + Option.filters + [
        .format, .columns,
      ],
    examples: [
      Example(
        "capdo summary --by level --authority province --format csv",
        Phrase("the province's systems by level", "hệ thống cấp tỉnh theo cấp độ")),
      Example(
        "capdo summary --by owner --sort completion", Phrase("the slowest owners first", "chủ quản chậm nhất trước")),
      Example(
        "capdo summary --by month --from 2024-01-01 --as-of 2024-12-31 --format csv",
        Phrase("the figures of a year for a chart", "số liệu một năm để vẽ biểu đồ")),
      Example(
        "capdo summary --of requirements --by item --catalog tt12-2022",
        Phrase("what the whole province lacks most", "cả tỉnh còn thiếu yêu cầu nào nhiều nhất")),
    ]
  ) { arguments, console in
    if arguments[of] == RequirementFigures.word {
      for option in [summarySort, standing, firstMonth] where arguments.has(option) {
        throw UsageError.unexpected("--\(option.name)")
      }
      return try RequirementFigures.summary(
        arguments, try Session(arguments, console), by: arguments[groupBy] ?? RequirementGrouping.group.rawValue,
        for: groupBy)
    }
    if let option = RequirementFigures.options.first(where: arguments.has) {
      throw UsageError.unexpected("--\(option.name)")
    }
    if let word = arguments[of], word != "systems" { throw UsageError.badValue(word, for: of) }
    if let order = arguments[summarySort], order != "completion" { throw UsageError.badValue(order, for: summarySort) }
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    let (rows, total) = try figures(arguments, snapshot, scope)
    try session.table(SummaryTable.columns, under: .counted(asOf: snapshot.day), hasTotal: true) { write in
      for row in rows { try write(row) }
    }
    try Footnotes(console).tell(
      total.operating > 0 ? [.completion, .approval] : [.completion], total, snapshot, scope)
    return .done
  }

  /// The rows of a summary or of a time series, and the figures as of the day asked.
  static func figures(_ arguments: Arguments, _ snapshot: Snapshot, _ scope: Scope) throws
    -> (rows: [[Cell]], total: Tally)
  {
    guard arguments[groupBy] == month else {
      if arguments.has(firstMonth) { throw UsageError.unexpected("--from") }
      var summary = try snapshot.summary(
        by: try arguments.term(groupBy) ?? Grouping.level, in: scope, all: arguments.has(standing))
      if arguments[summarySort] != nil { summary.sortByCompletion() }
      return (SummaryTable.rows(summary), summary.total)
    }
    for option in [summarySort, standing] where arguments.has(option) {
      throw UsageError.unexpected("--\(option.name)")
    }
    let first = try arguments[firstMonth].map { text in try Day(text) }
    if let first, first > snapshot.day { throw UsageError.inReverse(first, snapshot.day) }
    let months = try snapshot.months(from: first, in: scope)
    return (SummaryTable.rows(months), months.last?.tally ?? Tally())
  }
}
