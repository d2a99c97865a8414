import LevelRegistry
import RegistryFiles

extension Command {
  private static let of = Option(
    "of", .oneOf(Measure.allCases.map(\.rawValue) + [RequirementFigures.word]),
    help: Phrase("which rate (default: completion)", "loại tỷ lệ (mặc định: completion)"))
  private static let among = Option(
    "among", .oneOf(RateBase.allCases.map(\.rawValue)),
    help: Phrase(
      "what completion is a share of (default: approved)", "tỷ lệ triển khai đầy đủ trên số nào (mặc định: approved)"))
  private static let format = Option(
    "format", .oneOf(["text", "json"]),
    help: Phrase("how to print (default: text)", "định dạng hiển thị (mặc định: text)"))

  static let rate = Command(
    "rate", for: .officials, Phrase("print one rate: 61/86 = 70.93%", "tính một tỷ lệ: 61/86 = 70,93%"),
    discussion: Phrase(
      "Completion: approved systems whose plan is full, of those approved, or of all that operate (--among operating). Approval: approved of operating systems, of "
        + "owners that confirmed their lists. Inspection: approved systems with a periodic inspection in the reporting "
        + "year, of those approved. Requirements: those met, of all of the approved systems but those that do not apply.",
      "completion: hệ thống đã triển khai đầy đủ phương án trên số đã phê duyệt, hoặc trên số đang vận hành (--among operating). approval: hệ thống đã phê duyệt trên số "
        + "đang vận hành, của các chủ quản đã xác nhận danh mục. inspection: hệ thống được kiểm tra định kỳ trong kỳ báo "
        + "cáo trên số đã phê duyệt. requirements: yêu cầu đã đáp ứng trên tổng số yêu cầu có áp dụng của các hệ thống đã phê "
        + "duyệt."),
    options: [of, among] + RequirementFigures.options + Option.time + Option.filters + [format],
    examples: [
      Example(
        "capdo rate --authority province --as-of 2024-11-13",
        Phrase("the province's completion rate on that day", "tỷ lệ triển khai đầy đủ của cấp tỉnh đến ngày đó")),
      Example(
        "capdo rate --among operating",
        Phrase("today: fully carried out, of all operating", "hôm nay: triển khai đầy đủ trên số đang vận hành")),
      Example(
        "capdo rate --known-at nam-2024", Phrase("as it was closed, to the digit", "đúng như lúc chốt số liệu")),
    ]
  ) { arguments, console in
    if arguments[of] == RequirementFigures.word {
      if arguments.has(among) { throw UsageError.misplaced(among, for: RequirementFigures.word) }
      return try rateOfRequirements(arguments, console)
    }
    if let option = RequirementFigures.options.first(where: arguments.has) {
      throw UsageError.unexpected("--\(option.name)")
    }
    let measure: Measure = try arguments.term(of) ?? .completion
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    let base: RateBase = try arguments.term(among) ?? (measure == .approval ? .operating : .approved)
    if arguments.has(among), measure != .completion { throw UsageError.misplaced(among, for: measure.rawValue) }
    let isOfOperating = measure == .completion && base == .operating
    let tally = try snapshot.tallyWithResults(for: isOfOperating ? [.completion, .approval] : [measure], in: scope)
    let rate = isOfOperating ? tally.completion(among: base) : tally.rate(of: measure)
    switch arguments[format] ?? "text" {
    case "text": try console.write(rate[console.language] + "\n")
    case "json": try console.write(json(rate, tally, measure, base, snapshot, scope).text + "\n")
    case let other: throw UsageError.badValue(other, for: format)
    }
    if isOfOperating {
      try Footnotes(console).tellCompletionOfOperating(tally, snapshot, scope)
    } else {
      try Footnotes(console).tell([measure], tally, snapshot, scope)
    }
    if measure == .completion { try RequirementFigures.sayWhatStandsBehind(tally, snapshot, on: console) }
    return .done
  }

  private static func rateOfRequirements(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let tally = try RequirementFigures.rate(arguments, session, snapshot)
    switch arguments[format] ?? "text" {
    case "text": try console.write(tally.rate[console.language] + "\n")
    case "json": try console.write(RequirementFigures.json(tally, snapshot).text + "\n")
    case let other: throw UsageError.badValue(other, for: format)
    }
    RequirementFigures.say(tally, on: console)
    return .done
  }

  private static func json(
    _ rate: Rate, _ tally: Tally, _ measure: Measure, _ base: RateBase, _ snapshot: Snapshot, _ scope: Scope
  ) throws -> JSONObject {
    var object = JSONObject()
    object.append("part", .integer(rate.part))
    object.append("whole", .integer(rate.whole))
    object.append("percent", rate.percent.map(JSONValue.string) ?? .null)
    object.append("among", .string(base.rawValue))
    let missing = base == .approved ? tally.notReported : tally.confirmedNotReported
    object.append("not_reported", measure == .completion ? .integer(missing) : .null)
    if measure == .approval {
      object.append("operated_before_approval", .integer(try snapshot.operatedBeforeApproval(in: scope)))
    }
    object.append("as_of", .string("\(snapshot.day)"))
    object.append("known_at", .string("\(snapshot.knownAt)"))
    object.append("entry", .integer(Int(snapshot.entry)))
    object.append("digest", .string(snapshot.digest))
    return object
  }
}
