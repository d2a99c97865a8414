import LevelRegistry
import RegistryFiles

extension Command {
  private static let within = Option(
    "within", .word(Phrase("DAYS", "SỐ-NGÀY")),
    help: Phrase("how many days ahead (default: 30)", "trong số ngày tới (mặc định: 30)"))
  private static let letters = Option(
    "by", .oneOf(["operator"]),
    help: Phrase("one block for each unit, for the reminder letter", "mỗi đơn vị một đoạn, để đưa vào văn bản đôn đốc"))

  static let due = Command(
    "due", for: .officials, Phrase("list what is late and what falls due", "liệt kê việc quá hạn và sắp đến hạn"),
    discussion: Phrase(
      "Time limits are those of 'capdo rules', in working days where the law says so; what no time is counted for is "
        + "never late. Whether a report was sent is not recorded, so it only falls due.",
      "Thời hạn theo 'capdo rules', tính theo ngày làm việc khi luật quy định như vậy; việc chưa tính thời hạn "
        + "thì không bao giờ quá hạn. Sổ không ghi việc gửi báo cáo nên báo cáo chỉ được nhắc sắp đến hạn."),
    options: [within, letters] + Option.time + Option.filters + [.pageFormat],
    examples: [
      Example("capdo due --within 60", Phrase("the next two months", "hai tháng tới")),
      Example("capdo due --by operator --lang vi", Phrase("text for the letters", "nội dung văn bản đôn đốc")),
    ]
  ) { arguments, console in
    let days = try arguments.days(within) ?? 30
    if let word = arguments[letters], word != "operator" { throw UsageError.badValue(word, for: letters) }
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    if arguments[letters] == nil, session.wantsPage {
      try session.duePage(of: snapshot, in: scope, within: days).write(to: console)
    } else if arguments[letters] != nil, ["page", "table"].contains(arguments[.pageFormat] ?? "table") {
      let deadlines = try snapshot.deadlines(within: days, in: scope)
      let all = Reminder.letters(deadlines)
      for letter in all { try letter.write(to: console, on: snapshot.day, within: days) }
      if all.isEmpty {
        console.note(
          Phrase(
            "no unit has anything late or due within \(days) days",
            "không đơn vị nào có việc quá hạn hoặc đến hạn trong \(days) ngày tới"))
      }
    } else {
      var deadlines = try snapshot.deadlines(within: days, in: scope)
      if arguments[letters] != nil { deadlines.sortByOperator() }
      try session.table(DeadlineTable.columns, under: .counted(asOf: snapshot.day)) { write in
        for deadline in deadlines { try write(DeadlineTable.row(deadline, on: snapshot.day, in: console.language)) }
      }
    }
    session.tellOfYearsWithoutHolidays(in: snapshot)
    if let year = try snapshot.yearOfUnknownHolidays, !snapshot.yearsWithoutHolidays.contains(year) {
      console.note(
        Phrase(
          "note: the days off of \(year) are not recorded yet; add them with 'capdo holiday add' once they are announced",
          "lưu ý: sổ chưa có ngày nghỉ của năm \(year); khi có thông báo, hãy bổ sung bằng 'capdo holiday add'"))
    }
    return .done
  }
}

extension Arguments {
  /// Reads a number of days.
  fileprivate func days(_ option: Option) throws -> Int? {
    guard let text = self[option] else { return nil }
    guard let days = Int(text), (0...36_600).contains(days) else { throw UsageError.badValue(text, for: option) }
    return days
  }
}

extension [Deadline] {
  /// Brings what one unit has to do together; what is owed without a system comes last.
  fileprivate mutating func sortByOperator() {
    let last = "\u{10FFFF}"
    self = enumerated().sorted {
      ($0.element.system?.operator.code ?? last, $0.offset) < ($1.element.system?.operator.code ?? last, $1.offset)
    }.map(\.element)
  }
}

extension Session {
  /// The page of what is late and falls due, and of who has not confirmed its list.
  func duePage(of snapshot: Snapshot, in scope: Scope, within days: Int) throws -> Page {
    let yearBegins = try snapshot.reportingYear.begins
    return try DeadlinePage(
      deadlines: snapshot.deadlines(within: days, in: scope),
      unconfirmed: snapshot.ownersUnconfirmed(since: yearBegins, in: scope),
      owners: snapshot.ownerCount(in: scope), yearBegins: yearBegins, within: days,
      name: registryName(in: snapshot), day: snapshot.day, language: console.language
    ).page(
      each: line(["due", "--within", "\(days)", "--format", "table"]),
      letters: console.program.call(letters)[console.language],
      owners: console.program.call(
        SuggestedCommand("organization list").option("unconfirmed-since", .typed("\(yearBegins)")))[console.language])
  }

  /// The line that writes the letters to the owners asked for, else to all.
  private var letters: SuggestedCommand {
    let owners = arguments.all(.byOwner)
    let whose = owners.isEmpty ? ["--all-late"] : owners.flatMap { ["--owner", $0] }
    return SuggestedCommand("report letters", (whose + ["-o", "cong-van"]).map { .typed($0) })
  }

  /// Says for which years a clock was counted without a holiday.
  func tellOfYearsWithoutHolidays(in snapshot: Snapshot) {
    for year in snapshot.yearsWithoutHolidays {
      console.note(
        Phrase(
          "note: no holidays are recorded for \(year); add them with 'capdo holiday add'",
          "lưu ý: sổ chưa có ngày nghỉ lễ của năm \(year); hãy bổ sung bằng 'capdo holiday add'"))
    }
  }
}
