import LevelRegistry

/// What one unit has to do, as text for the letter that reminds it.
struct Reminder {
  let unit: Organization
  let deadlines: [Deadline]

  /// A letter for each unit that operates one of the systems, by code; each names the report that the unit owes.
  static func letters(_ deadlines: [Deadline]) -> [Reminder] {
    let report = deadlines.filter { $0.task == .reportToOwner }
    var byUnit: [Organization: [Deadline]] = [:]
    for deadline in deadlines {
      if let unit = deadline.system?.operator { byUnit[unit, default: []].append(deadline) }
    }
    return byUnit.map { Reminder(unit: $0, deadlines: $1 + report) }.sorted { $0.unit.code < $1.unit.code }
  }

  func write(to console: Console, on day: Day, within days: Int) throws {
    try console.say(Phrase("To: \(unit.name) (\(unit.code))", "Kính gửi: \(unit.name) (\(unit.code))"))
    try console.say(
      Phrase(
        "As of \(day), this is late or falls due within \(days) days:",
        "Tính đến ngày \(day.vietnamese), các việc sau đã quá hạn hoặc đến hạn trong \(days) ngày tới:"))
    for (index, deadline) in deadlines.enumerated() {
      let line = Self.line(deadline, on: day)
      try console.say(Phrase("\(index + 1). \(line.english)", "\(index + 1). \(line.vietnamese)"))
    }
    try console.say(
      Phrase(
        "Please do what is listed and report the result.",
        "Đề nghị quý đơn vị thực hiện và báo cáo kết quả./."))
    try console.write("\n")
  }

  private static func line(_ deadline: Deadline, on day: Day) -> Phrase {
    let system = deadline.system.map { "\($0.code) \($0.name): " } ?? ""
    let task = deadline.task.phrase
    let time = time(deadline, on: day)
    return Phrase("\(system)\(task.english), \(time.english)", "\(system)\(task.vietnamese), \(time.vietnamese)")
  }

  private static func time(_ deadline: Deadline, on day: Day) -> Phrase {
    guard let dueOn = deadline.dueOn, let left = deadline.daysLeft(on: day) else {
      return Deadline.Standing.notSet.phrase
    }
    // A day that was promised is the day that is due.
    let promised = deadline.expected.flatMap { period in
      period == Period(dueOn) ? nil : Phrase("promised for \(period), ", "dự kiến \(period[.vietnamese]), ")
    }
    let days = abs(left) == 1 ? "1 day" : "\(abs(left)) days"
    return Phrase(
      "\(promised?.english ?? "")due on \(dueOn) (\(left < 0 ? "\(days) late" : "in \(days)"))",
      "\(promised?.vietnamese ?? "")hạn \(dueOn.vietnamese) (\(left < 0 ? "quá hạn" : "còn") \(abs(left)) ngày)")
  }
}
