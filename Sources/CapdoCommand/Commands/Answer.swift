import LevelRegistry
import RegistryFiles

extension Command {
  private static let until = Option(
    "until", .day, required: true, help: Phrase("the last day of the answer", "ngày cuối của giải trình"))
  private static let why = Option(
    "reason", .text, required: true, help: Phrase("the explanation", "nội dung giải trình"))
  private static let document = Option(
    "document", .number, help: Phrase("the paper that explains it", "số văn bản giải trình"))
  private static let day = Option(
    "on", .day,
    help: Phrase("the first day of the answer (default: today)", "ngày đầu của giải trình (mặc định: hôm nay)"))

  static let answer = Command(
    "answer", for: .inspectors, Phrase("explain why a finding is left as it is", "ghi giải trình cho phát hiện"),
    discussion: Phrase(
      "An answered finding is listed apart ('check --answered') and comes back after the last day, or when other facts "
        + "show it. An answer never changes what was known before it. Without OBJECT, a filter chooses.",
      "Phát hiện đã giải trình được liệt kê riêng ('check --answered'), xuất hiện lại sau ngày cuối hoặc khi số liệu đối "
        + "chiếu thay đổi. Giải trình không làm thay đổi số liệu đã ghi nhận trước đó. Không ghi ĐỐI-TƯỢNG thì chọn bằng "
        + "bộ lọc."),
    operands: [
      Operand(.oneOf(Finding.Code.allCases.map(\.rawValue)), help: Phrase("the finding", "mã phát hiện")),
      Operand(
        .recorded(Phrase("OBJECT", "ĐỐI-TƯỢNG"), [.systems, .organizations]), required: false, repeating: true,
        help: Phrase("systems or organizations", "mã HTTT hoặc đơn vị")),
    ],
    options: [until, why, document, day] + Option.filters + [.note],
    examples: [
      Example(
        "capdo answer plan-full-without-evidence HT-0012 --until 2025-06-30 --reason 'hồ sơ giấy lưu tại Sở' "
          + "--document 45/CV",
        Phrase("until the end of June", "đến hết tháng 6"))
    ]
  ) { arguments, console in
    let word = arguments.operands[0]
    guard let code = Finding.Code(rawValue: word) else {
      throw UsageError.badValue(word, for: arguments.command.operands[0])
    }
    let objects = Array(arguments.operands.dropFirst())
    if objects.isEmpty { try arguments.requireOne(of: Option.filters) }
    let session = try Session(arguments, console, for: .recording)
    let today = session.registry.today
    let (first, last) = (try arguments.day(day, today: today) ?? today, try arguments.requireDay(until, today: today))
    let scope = try arguments.scope()
    let (answered, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.answer(
        code, of: objects, in: scope, until: last, reason: try arguments.require(why), document: arguments[document],
        on: first)
    }
    guard let entry else {
      try console.say(Phrase("no finding to answer", "không có phát hiện nào để giải trình"))
      return .done
    }
    for each in answered {
      let (object, what) = (each.finding.object, code.phrase)
      try console.say(
        Phrase(
          "\(object.code) \(object.name): \(what.english), answered until \(each.until) (entry \(entry))",
          "\(object.code) \(object.name): \(what.vietnamese), đã giải trình đến hết ngày \(each.until.vietnamese) (mục \(entry))"
        ))
    }
    return .done
  }
}
