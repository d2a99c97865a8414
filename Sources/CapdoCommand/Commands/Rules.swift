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
    options: Option.time + Option.table,
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

  static let rulesUpdate = Command(
    "rules update", for: .inspectors,
    Phrase(
      "add rules and days off that this version ships",
      "bổ sung quy định, ngày nghỉ của phiên bản này"),
    discussion: Phrase(
      "A registry keeps the rules of the version that made it; 'check' says when they are out of date. Days off that were "
        + "added with 'holiday add' stay as they are.",
      "Sổ giữ các quy định của phiên bản đã tạo ra nó; 'check' cho biết khi quy định chưa được cập nhật. Ngày nghỉ đã thêm "
        + "bằng 'holiday add' được giữ nguyên."),
    options: [.note],
    examples: [
      Example(
        "capdo rules update", Phrase("one entry, or none where nothing is missing", "một mục, hoặc không có mục nào"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let (update, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.updateRules()
    }
    guard let entry else {
      try console.say(
        Phrase("no change: the rules are those of this version", "không có thay đổi: quy định đã là của phiên bản này"))
      return .done
    }
    for holiday in update.holidays { try console.say(holiday, entry: entry) }
    for rule in update.rules {
      let (what, article) = (rule.phrase, rule.article.phrase)
      try console.say(
        Phrase(
          "\(what.english): \(article.english) (entry \(entry))",
          "\(what.vietnamese): \(article.vietnamese) (mục \(entry))"))
    }
    return .done
  }

  private static let first = Option("on", .day, required: true, help: Phrase("its first day", "ngày đầu"))
  private static let last = Option(
    "to", .day, help: Phrase("its last day (default: the first)", "ngày cuối (mặc định: ngày đầu)"))

  static let holidayAdd = Command(
    "holiday add", for: .inspectors,
    Phrase("add public holidays (not counted in deadlines)", "ghi ngày nghỉ lễ, không tính vào thời hạn"),
    operands: [Operand(.name, help: Phrase("what is celebrated", "tên ngày lễ"))], options: [first, last, .note],
    examples: [
      Example(
        "capdo holiday add 'Quốc khánh' --on 2023-09-01 --to 2023-09-04",
        Phrase("the days off of a year that no version ships", "ngày nghỉ của một năm chưa có sẵn"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let today = session.registry.today
    let from = try arguments.requireDay(first, today: today)
    let through = try arguments.day(last, today: today)
    let (holiday, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.addHoliday(arguments.operands[0], from: from, through: through)
    }
    try console.say(holiday, entry: entry ?? 0)
    return .done
  }

  static let holidayList = Command(
    "holiday list", for: .inspectors, Phrase("list the recorded holidays", "liệt kê các ngày nghỉ lễ đã ghi"),
    options: [.knownAt] + Option.table,
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

extension Console {
  /// Says which days are off from an entry on.
  fileprivate func say(_ holiday: Holiday, entry: Int64) throws {
    let end = holiday.to.previous
    try say(
      Phrase(
        "\(holiday.name): no working days from \(holiday.from) to \(end) (entry \(entry))",
        "\(holiday.name): nghỉ từ \(holiday.from.vietnamese) đến hết \(end.vietnamese) (mục \(entry))"))
  }
}
