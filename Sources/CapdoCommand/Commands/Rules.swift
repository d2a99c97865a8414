import LevelRegistry
import RegistryFiles

extension Command {
  static let rules = Command(
    "rules", for: .auditors,
    Phrase("list the rules of the law that capdo goes by", "liệt kê các quy định mà capdo áp dụng"),
    discussion: Phrase(
      "Each with its article and the days on which it is in force. Check them against the official gazette (Công báo) "
        + "before you sign what rests on them.",
      "Mỗi quy định kèm điều khoản và thời gian hiệu lực. Hãy đối chiếu với Công báo trước khi ký văn bản dựa vào đó."),
    options: Option.time + [.format],
    examples: [
      Example("capdo rules", Phrase("every rule, of whatever day", "mọi quy định, của mọi thời kỳ")),
      Example(
        "capdo rules --as-of 2024-11-13", Phrase("those in force on that day", "các quy định có hiệu lực ngày đó")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let rules = try snapshot.rules().filter {
      arguments[.asOf] == nil || $0.from <= snapshot.day && snapshot.day < $0.to
    }
    try session.table(RuleTable.columns) { write in
      for rule in rules { try write(RuleTable.row(rule, in: console.language)) }
    }
    return .done
  }

  private static let first = Option("on", .day, required: true, help: Phrase("its first day", "ngày đầu"))
  private static let last = Option("to", .day, help: Phrase("its last day (the first)", "ngày cuối (ngày đầu)"))

  static let holidayAdd = Command(
    "holiday add", for: .inspectors,
    Phrase("record days off, on which time limits stand still", "ghi ngày nghỉ lễ, không tính vào thời hạn"),
    operands: [Operand(.name, help: Phrase("what is celebrated", "tên ngày lễ"))], options: [first, last, .note],
    examples: [
      Example(
        "capdo holiday add 'Tết Nguyên đán' --on 2027-02-05 --to 2027-02-11",
        Phrase("seven days off, as they were announced", "nghỉ bảy ngày, theo thông báo"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let today = session.registry.today
    let from = try arguments.requireDay(first, today: today)
    let through = try arguments.day(last, today: today)
    let (holiday, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.addHoliday(arguments.operands[0], from: from, through: through)
    }
    let end = holiday.to.previous
    try console.say(
      Phrase(
        "\(holiday.name): no working days from \(holiday.from) to \(end) (entry \(entry ?? 0))",
        "\(holiday.name): nghỉ từ \(holiday.from.vietnamese) đến hết \(end.vietnamese) (mục \(entry ?? 0))"))
    return .done
  }

  static let holidayList = Command(
    "holiday list", for: .inspectors, Phrase("list the holidays on record", "liệt kê các ngày nghỉ lễ đã ghi"),
    options: [.knownAt, .format],
    examples: [
      Example("capdo holiday list --format csv", Phrase("every holiday, as a file", "mọi ngày nghỉ, dạng tệp"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let holidays = try session.snapshot().holidays()
    try session.table(HolidayTable.columns) { write in
      for holiday in holidays { try write(HolidayTable.row(holiday)) }
    }
    return .done
  }
}
