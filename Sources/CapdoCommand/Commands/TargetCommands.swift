import LevelRegistry
import RegistryFiles

extension Command {
  private static let measured = Option(
    "rate", .oneOf(Measure.allCases.map(\.rawValue)), required: true,
    help: Phrase("the rate that is to reach it", "tỷ lệ phải đạt mục tiêu"))
  private static let percent = Option(
    "percent", .number, required: true, help: Phrase("how much, from 1 to 100", "mức phải đạt, từ 1 đến 100"))
  private static let last = Option(
    "by", .day, required: true, help: Phrase("the last day for it", "ngày cuối phải đạt"))
  private static let document = Option(
    "document", .number, help: Phrase("the number of the paper", "số văn bản"))
  private static let first = Option(
    "on", .day, help: Phrase("since when it applies (default: today)", "áp dụng từ ngày (mặc định: hôm nay)"))

  static let targetAdd = Command(
    "target add", for: .officials,
    Phrase("record a share that is to be reached", "ghi mục tiêu phải đạt"),
    discussion: Phrase(
      "'compare' and the dashboard show how far it is. Those of Directive 09/CT-TTg are there from the beginning.",
      "'compare' và trang tổng quan cho biết còn thiếu bao nhiêu. Mục tiêu của Chỉ thị 09/CT-TTg có sẵn."),
    operands: [Operand(.name, help: Phrase("the plan that asks for it", "kế hoạch, chỉ thị đặt mục tiêu"))],
    options: [measured, percent, last, document, first, .note],
    examples: [
      Example(
        "capdo target add 'Kế hoạch năm 2026' --rate completion --percent 80 --by 2026-12-31 --document 45/KH-UBND",
        Phrase("80% carried out in full by the end of the year", "80% triển khai đầy đủ đến hết năm"))
    ]
  ) { arguments, console in
    let typed = try arguments.require(percent)
    guard let share = Int(typed), 1...100 ~= share else { throw UsageError.badValue(typed, for: percent) }
    let session = try Session(arguments, console, for: .recording)
    let today = session.registry.today
    let (measure, by) = (try arguments.requireTerm(measured) as Measure, try arguments.requireDay(last, today: today))
    let since = try arguments.day(first, today: today) ?? today
    let (target, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.addTarget(
        arguments.operands[0], of: measure, percent: share, by: by, document: arguments[document], from: since)
    }
    let sentence = target.sentence(try session.registry.snapshot().tally())
    try console.say(
      Phrase(
        "recorded (entry \(entry ?? 0)): \(sentence.english)", "đã ghi (mục \(entry ?? 0)): \(sentence.vietnamese)"))
    return .done
  }

  static let targetList = Command(
    "target list", for: .officials,
    Phrase("list the targets, and how far each is", "liệt kê mục tiêu và mức đã đạt"),
    options: Option.time + Option.filters + Option.table,
    examples: [
      Example("capdo target list", Phrase("the targets of today", "các mục tiêu hiện nay")),
      Example(
        "capdo target list --authority province --as-of 2024-11-13",
        Phrase("how far the province was on that day", "mức cấp tỉnh đã đạt đến ngày đó")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let (targets, tally) = (try snapshot.targets(), try snapshot.tally(in: try arguments.scope()))
    try session.table(TargetTable.columns, under: .counted(asOf: snapshot.day)) { write in
      for target in targets { try write(TargetTable.row(target, tally, in: console.language)) }
    }
    if targets.isEmpty { console.note(Phrase("no target on that day", "ngày đó chưa có mục tiêu nào")) }
    return .done
  }
}
