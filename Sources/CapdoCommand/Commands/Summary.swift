import Exchange
import LevelRegistry

extension Command {
  static let groupBy = Option(
    "by", .oneOf(Grouping.allCases.map(\.rawValue)), required: true, help: Phrase("what to group by", "nhóm theo"))
  private static let sort = Option(
    "sort", .oneOf(["completion"]), help: Phrase("lowest completion first", "tỷ lệ triển khai thấp nhất trước"))
  private static let standing = Option(
    "all", help: Phrase("also organizations without systems", "cả đơn vị chưa có hệ thống"))

  static let summary = Command(
    "summary", for: .officials, Phrase("count systems by group", "tổng hợp số liệu theo nhóm"),
    options: [groupBy, sort, standing] + Option.time + Option.filters + [.format],
    examples: [
      Example(
        "capdo summary --by level --authority province --format csv",
        Phrase("the province's systems by level", "hệ thống cấp tỉnh theo cấp độ")),
      Example(
        "capdo summary --by owner --sort completion", Phrase("the slowest owners first", "chủ quản chậm nhất trước")),
    ]
  ) { arguments, console in
    let grouping: Grouping = try arguments.requireTerm(groupBy)
    if let order = arguments[sort], order != "completion" { throw UsageError.badValue(order, for: sort) }
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    var summary = try snapshot.summary(by: grouping, in: scope, all: arguments.has(standing))
    if arguments[sort] != nil { summary.sortByCompletion() }
    try session.table(SummaryTable.columns) { write in
      for row in SummaryTable.rows(summary) { try write(row) }
    }
    let owners = { try snapshot.unconfirmedOwners(in: scope) }
    try Footnotes(console).tell(.completion, summary.total, unconfirmedOwners: owners)
    if summary.total.confirmed < summary.total.operating {
      try Footnotes(console).tell(.approval, summary.total, unconfirmedOwners: owners)
    }
    return .done
  }
}
