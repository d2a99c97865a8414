import LevelRegistry
import RegistryFiles

extension Command {
  private static let of = Option(
    "of", .oneOf(Measure.allCases.map(\.rawValue)), help: Phrase("which rate (completion)", "tỷ lệ nào (completion)"))
  private static let format = Option(
    "format", .oneOf(["text", "json"]), help: Phrase("how to print (text)", "cách trình bày (text)"))

  static let rate = Command(
    "rate", for: .officials, Phrase("print one rate: 61/86 = 70.93%", "in một tỷ lệ: 61/86 = 70,93%"),
    discussion: Phrase(
      "Completion: approved systems whose plan is full, of those approved. Approval: approved of operating systems, of "
        + "owners that vouch for their lists. Inspection: approved systems with a periodic inspection in the reporting "
        + "year, of those approved.",
      "completion: hệ thống đã triển khai đầy đủ phương án trên số đã phê duyệt. approval: hệ thống đã phê duyệt trên số "
        + "đang vận hành, của các chủ quản đã xác nhận danh mục. inspection: hệ thống được kiểm tra định kỳ trong kỳ báo "
        + "cáo trên số đã phê duyệt."),
    options: [of] + Option.time + Option.filters + [format],
    examples: [
      Example(
        "capdo rate --authority province --as-of 2024-11-13",
        Phrase("the province's completion rate on that day", "tỷ lệ triển khai đầy đủ của cấp tỉnh đến ngày đó")),
      Example("capdo rate --of approval", Phrase("the approval rate of today", "tỷ lệ phê duyệt đến hôm nay")),
    ]
  ) { arguments, console in
    let measure: Measure = try arguments.term(of) ?? .completion
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    let tally = try snapshot.tally(for: [measure], in: scope)
    let rate = tally.rate(of: measure)
    switch arguments[format] ?? "text" {
    case "text": try console.write(rate[console.language] + "\n")
    case "json": try console.write(json(rate, tally, measure, snapshot).text + "\n")
    case let other: throw UsageError.badValue(other, for: format)
    }
    try Footnotes(console).tell([measure], tally, unconfirmedOwners: { try snapshot.unconfirmedOwners(in: scope) })
    return .done
  }

  private static func json(_ rate: Rate, _ tally: Tally, _ measure: Measure, _ snapshot: Snapshot) -> JSONObject {
    [
      ("part", .integer(rate.part)), ("whole", .integer(rate.whole)),
      ("percent", rate.percent.map(JSONValue.string) ?? .null),
      ("not_reported", measure == .completion ? .integer(tally.notReported) : .null),
      ("as_of", .string("\(snapshot.day)")), ("known_at", .string("\(snapshot.knownAt)")),
      ("entry", .integer(Int(snapshot.entry))), ("digest", .string(snapshot.digest)),
    ].reduce(into: JSONObject()) { $0.append($1.0, $1.1) }
  }
}
