import LevelRegistry
import RegistryFiles

/// The registry that a command works on, and how its answers are told.
struct Session {
  let arguments: Arguments
  let console: Console
  let registry: Registry

  init(_ arguments: Arguments, _ console: Console, for access: Registry.Access = .reading) throws {
    self.arguments = arguments
    self.console = console
    registry = try Registry(
      opening: arguments.database(in: console.environment), for: access, now: console.now,
      warn: console.warn)
    console.registry = registry
  }

  /// Who makes the entry; an act by root without a name is told to name nobody.
  var actor: String {
    if let claimed = arguments.claimedActor(in: console.environment) { return claimed }
    if OperatingSystem.userName == "root" {
      console.note(
        Phrase(
          "note: recorded as 'root'; say who you are with --actor NAME",
          "lưu ý: ghi với tên 'root'; hãy cho biết người ghi bằng --actor TÊN"))
    }
    return OperatingSystem.userName
  }

  /// What the registry is called as of a day, else the name of its file.
  func registryName(in snapshot: Snapshot) throws -> String {
    if let name = try snapshot.registryName() { return name.name }
    let file = registry.path.split(separator: "/").last.map { String($0) } ?? registry.path
    return file.hasSuffix(".db") ? String(file.dropLast(3)) : file
  }

  /// Of which day the figures of a snapshot are, and what was known.
  func mark(of snapshot: Snapshot) throws -> FigureMark {
    FigureMark(snapshot, of: try registryName(in: snapshot), closing: try closing(of: snapshot))
  }

  /// The closing that was asked for, where it is its own day that is shown.
  func closing(of snapshot: Snapshot) throws -> String? {
    guard case .closing(let name) = try arguments.knownAt(today: registry.today) else { return nil }
    let closing = try registry.closing(name)
    return closing.asOf == snapshot.day ? closing.name : nil
  }

  /// The snapshot that `--as-of` and `--known-at` ask for; a day ahead is answered and said to be so.
  func snapshot() throws -> Snapshot {
    let knownAt = try arguments.knownAt(today: registry.today)
    let day = try asked(knownAt)
    if day > registry.today {
      console.note(
        Phrase(
          "note: \(day) is in the future; answered with what is recorded so far",
          "lưu ý: ngày \(day.vietnamese) chưa đến; trả lời theo số liệu hiện có"))
    }
    return try registry.snapshot(asOf: day, knownAt: knownAt)
  }

  /// The day of `--as-of`, else the one that a closing closed, which is said, else today.
  private func asked(_ knownAt: KnownAt) throws -> Day {
    if let day = try arguments.day(.asOf, today: registry.today) { return day }
    guard case .closing(let name) = knownAt else { return registry.today }
    let closing = try registry.closing(name)
    console.note(
      Phrase(
        "note: as of \(closing.asOf), the day that '\(closing.name)' closed; --as-of asks for another",
        "lưu ý: số liệu tính đến ngày \(closing.asOf.vietnamese) của mốc chốt '\(closing.name)'; muốn hỏi ngày khác, dùng --as-of"
      ))
    return closing.asOf
  }

  /// Records acts and tells what each did.
  ///
  /// - Parameter note: why, for the journal; that of `--note` when left out.
  func record(
    saying act: Phrase = Phrase("", ""), note: String? = nil, _ body: (Recording, Day) throws -> [ActResult]
  ) throws -> ExitStatus {
    let day = try arguments.requireDay(.on, today: registry.today)
    return try recordUndated(saying: act, note: note) { recording in try body(recording, day) }
  }

  func recordUndated(
    saying act: Phrase = Phrase("", ""), note: String? = nil, _ body: (Recording) throws -> [ActResult]
  ) throws -> ExitStatus {
    let (changes, entry) = try registry.record(by: actor, note: note ?? arguments[.note], body)
    for change in changes { try tell(change, act, entry: entry ?? 0) }
    try tellNextSteps(of: changes.map(\.code))
    return .done
  }

  /// How many systems are told what comes next: of more, 'due' tells.
  private static let mostSteps = 3

  /// Says what comes next for the systems of an act, with its day.
  private func tellNextSteps(of codes: [String]) throws {
    guard arguments.command.isStepOfSystem, codes.count <= Self.mostSteps else { return }
    let snapshot = try registry.snapshot()
    for code in Set(codes).sorted() {
      guard let status = try snapshot.system(code) else { continue }
      var scope = Scope()
      scope.systems = [code]
      let deadlines = try snapshot.deadlines(within: 36_500, in: scope).filter { $0.system != nil }
      let step = NextStep(
        status: status, deadlines: deadlines, workingDays: snapshot.workingDays, program: console.program)
      if let line = try step.line() { console.note(line) }
    }
  }

  private func tell(_ change: ActResult, _ act: Phrase, entry: Int64) throws {
    let before = change.before.map { Phrase("\($0.english) → ", "\($0.vietnamese) → ") } ?? Phrase("", "")
    let since = change.since == .always ? nil : change.since
    try console.say(
      Phrase(
        "\(change.code) \(change.name): \(act.english)\(before.english)\(change.after.english)\(since.map { ", since \($0)" } ?? "") (entry \(entry))",
        "\(change.code) \(change.name): \(act.vietnamese)\(before.vietnamese)\(change.after.vietnamese)\(since.map { ", từ ngày \($0.vietnamese)" } ?? "") (mục \(entry))"
      ))
    for (fact, from) in [
      (change.later, Phrase("from", "từ ngày")), (change.alongside, Phrase("also from", "cả từ ngày")),
    ] {
      if let fact { tell(fact, from) }
    }
    for remark in change.remarks {
      console.note(Phrase("note: \(remark.english)", "lưu ý: \(remark.vietnamese)"))
    }
  }

  private func tell(_ fact: ActResult.Standing, _ from: Phrase) {
    let line = console.program.call(SuggestedCommand(fact.correction))
    console.note(
      Phrase(
        "note: \(from.english) \(fact.since), \(fact.phrase.english) still applies; if that is wrong: \(line.english)",
        "lưu ý: \(from.vietnamese) \(fact.since.vietnamese), \(fact.phrase.vietnamese) vẫn giữ nguyên; nếu không đúng: \(line.vietnamese)"
      ))
  }

  /// Prints a table in the format asked for, with the columns, in the order and as long as asked for.
  ///
  /// - Parameters:
  ///   - heading: what a person reads above it.
  ///   - hasTotal: whether the last row adds up the others, so that the rows stay where they are.
  func table(
    _ columns: [Column], under heading: Phrase? = nil, hasTotal: Bool = false,
    _ body: (([Cell]) throws -> Void) throws -> Void
  ) throws {
    try console.table(
      columns, under: console.terminal == nil ? nil : heading, as: arguments[.format] ?? "table",
      choosing: try TableChoice(arguments, isOrdered: hasTotal), body)
  }
}

extension Console {
  /// Prints a table in a format, and of it what was chosen.
  ///
  /// - Parameter heading: what a person reads above it.
  func table(
    _ columns: [Column], under heading: Phrase?, as format: String, choosing choice: TableChoice,
    _ body: (([Cell]) throws -> Void) throws -> Void
  ) throws {
    switch format {
    case "csv": try write(CSVWriter(to: output), choice, columns, body)
    case "json": try write(JSONWriter(to: output), choice, columns, body)
    case "table":
      if let heading { try say(heading) }
      if let terminal {
        let table = FittedTable(to: output, on: terminal, in: language, choosesColumns: choice.isOffered)
        try write(table, choice, columns, body)
      } else {
        try write(TerminalTable(to: output, in: language), choice, columns, body)
      }
    case let other: throw UsageError.badValue(other, for: .format)
    }
  }

  private func write(
    _ writer: some TableWriter, _ choice: TableChoice, _ columns: [Column],
    _ body: (([Cell]) throws -> Void) throws -> Void
  ) throws {
    var writer = ChosenTable(writer, choice)
    try writer.begin(columns)
    try body { try writer.write($0) }
    try writer.end()
  }
}

/// What one unit has to do, as text for the letter that reminds it.
struct Reminder {
  let unit: Organization
  let deadlines: [Deadline]

  /// What those do who have the dossier, and not the unit that sent it in.
  private static let ofOthers: Set<Deadline.Task> = [.reply, .appraise, .approve]

  /// A letter for each unit that operates one of the systems and has something to do by a day, by code; each names the report
  /// that the unit owes.
  static func letters(_ deadlines: [Deadline]) -> [Reminder] {
    let report = deadlines.filter { $0.task == .reportToOwner }
    var byUnit: [Organization: [Deadline]] = [:]
    for deadline in deadlines where deadline.dueOn != nil && !ofOthers.contains(deadline.task) {
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

extension Session {
  /// Whether people are to read the answer: on a terminal, unless another format is asked for.
  var wantsPage: Bool {
    switch arguments[.pageFormat] {
    case nil: console.terminal != nil
    case "page": true
    default: false
    }
  }

  /// The line that runs a command on this registry, with the filters of this one.
  func line(_ words: [String]) -> String {
    var command = SuggestedCommand(words[0], words.dropFirst().map { .typed($0) })
    for option in Option.filters {
      for value in arguments.all(option) { command = command.option(option, .typed(value)) }
    }
    return console.program.call(command)[console.language]
  }
}

extension Phrase {
  /// What is counted, levels 4 and 5 being in the ministry's list, and of which day.
  static func counted(asOf day: Day) -> Phrase {
    Phrase(
      "\(Level.all.english.capitalizedFirst), as of \(day)",
      "\(Level.all.vietnamese.capitalizedFirst), số liệu tính đến ngày \(day.vietnamese)")
  }

  /// What is compared between two days.
  static func counted(from first: Day, to last: Day) -> Phrase {
    Phrase(
      "\(Level.all.english.capitalizedFirst), from \(first) to \(last)",
      "\(Level.all.vietnamese.capitalizedFirst), từ ngày \(first.vietnamese) đến ngày \(last.vietnamese)")
  }
}
