import LevelRegistry
import RegistryFiles

/// All that is wrong with a file, told to people, and what they do next.
struct ImportRefusal: PresentableError {
  private let error: ImportError
  /// Where all errors were written.
  private let errors: String?
  /// Where organizations that are not recorded were written, to be completed.
  private let organizations: String?
  private let lines: [Phrase]

  private static let shown = 100

  init(_ error: ImportError, errors: String?, organizations: String?, in program: Program) {
    self.error = error
    self.errors = errors
    self.organizations = organizations
    lines = error.lines(in: program)
  }

  var message: Phrase {
    let shown = lines.prefix(Self.shown)
    let rest = lines.count - shown.count
    let count = error.problems.count
    let more = rest > 0 ? Phrase("\n… and \(rest) more", "\n… và \(rest) lỗi nữa") : Phrase("", "")
    return Phrase(
      "the file has \(count) error\(count == 1 ? "" : "s"); nothing was recorded\n"
        + shown.map(\.english).joined(separator: "\n") + more.english,
      "tệp có \(count) lỗi; chưa ghi nhận gì\n"
        + shown.map(\.vietnamese).joined(separator: "\n") + more.vietnamese)
  }

  func hint(in program: Program) -> Phrase? {
    let hints = [wayToErrors, wayToOrganizations(program)].compactMap { $0 }
    return Phrase(
      hints.map(\.english).joined(separator: "\n"), hints.map(\.vietnamese).joined(separator: "\n"))
  }

  var exitStatus: ExitStatus { .badData }

  private var wayToErrors: Phrase? {
    if let errors { return Phrase("every error is in \(errors)", "toàn bộ lỗi đã ghi ra \(errors)") }
    guard lines.count > Self.shown else { return nil }
    return Phrase("--errors FILE writes every error to a file", "--errors TỆP ghi toàn bộ lỗi ra tệp")
  }

  private func wayToOrganizations(_ program: Program) -> Phrase? {
    let missing = error.unknownOrganizations.count
    guard missing > 0 else { return nil }
    let start = Phrase("organizations not recorded: \(missing)", "cơ quan, đơn vị chưa có trong sổ: \(missing)")
    guard let organizations else {
      return Phrase(
        "\(start.english); --organizations FILE writes them as a sheet to complete",
        "\(start.vietnamese); --organizations TỆP ghi ra bảng để bổ sung")
    }
    let next = program.call("import organizations", .typed(organizations))
    return Phrase(
      "\(start.english); settle what is left open there, then: \(next.english)",
      "\(start.vietnamese); hãy chọn phần còn để trống, rồi: \(next.vietnamese)")
  }
}

extension ImportError {

  /// Each error on a line; one that several lines have in one cell is said once, with the other lines.
  fileprivate func lines(in program: Program) -> [Phrase] {
    var others: [Cause: [Place]] = [:]
    var firsts: [ImportProblem] = []
    for problem in problems {
      if others[Cause(problem)]?.append(problem.place) == nil {
        others[Cause(problem)] = []
        firsts.append(problem)
      }
    }
    return firsts.map { first in
      let places = others[Cause(first)] ?? []
      let phrase = first.phrase(in: program)
      guard !places.isEmpty else { return phrase }
      let named = Place.phrase(of: Array(places.prefix(10)))
      let more = places.count > 10 ? " …" : ""
      return Phrase(
        "\(phrase.english) (also: \(named.english)\(more))",
        "\(phrase.vietnamese) (cả ở \(named.vietnamese)\(more))")
    }
  }

  /// What two errors have in common that are one.
  private struct Cause: Hashable {
    let column: Phrase?
    let value: String?
    let reason: Phrase

    init(_ problem: ImportProblem) {
      column = problem.column
      value = problem.value
      reason = problem.reason
    }
  }
}

extension ImportProblem {
  /// The next step. With nothing near an unknown organization, the way on is to add it, which is said once for all of them.
  func hint(in program: Program) -> Phrase? {
    switch cause {
    case .unknownOrganization(_, _, let nearest)? where nearest.isEmpty: nil
    case let cause?: cause.hint(in: program)
    case nil: hint
    }
  }

  /// The place, the value, the reason and the next step, on one line.
  ///
  /// - Parameter sayingValueOnce: leaves the value out where the reason says it.
  func phrase(in program: Program, sayingValueOnce: Bool = false) -> Phrase {
    let column = column.map { Phrase(", column \($0.english)", ", cột \($0.vietnamese)") } ?? Phrase("", "")
    let isSaid = sayingValueOnce && value.map { reason.english.contains("'\($0)'") } ?? false
    let value = isSaid ? "" : value.map { " '\(visible($0))'" } ?? ""
    let advised = advised(hint(in: program))
    return Phrase(
      "\(place.phrase.english)\(column.english)\(value): \(advised.english)",
      "\(place.phrase.vietnamese)\(column.vietnamese)\(value): \(advised.vietnamese)")
  }
}

extension ImportResult {
  /// Says what was done, and what was left out.
  ///
  /// - Parameter isDryRun: tells every line; else only those that lower a level or replace a decision.
  func tell(on console: Console, isDryRun: Bool) throws {
    try tellChanges(on: console, isDryRun: isDryRun)
    for (reason, rows) in Dictionary(grouping: skipped, by: \.reason).sorted(by: { $0.value[0] < $1.value[0] }) {
      let places = Place.phrase(of: rows.map(\.place))
      console.note(
        Phrase(
          "left out, \(reason.phrase.english): \(places.english)",
          "bỏ qua, \(reason.phrase.vietnamese): \(places.vietnamese)"))
    }
    if !columnsNotKept.isEmpty {
      let names = columnsNotKept.joined(separator: "; ")
      console.note(Phrase("columns not imported: \(names)", "các cột không nhập: \(names)"))
    }
    if !columnsUnknown.isEmpty {
      let names = columnsUnknown.joined(separator: "; ")
      console.note(
        Phrase(
          "columns left out, not known: \(names) (--strict refuses them)",
          "bỏ qua các cột không xác định: \(names) (--strict: từ chối)"))
    }
    if !newCodes.isEmpty, !isDryRun {
      let codes = newCodes.prefix(10).joined(separator: ", ") + (newCodes.count > 10 ? " … (\(newCodes.count))" : "")
      try console.say(Phrase("new codes: \(codes)", "mã mới: \(codes)"))
    }
  }

  /// Says what changes, line by line, and how much.
  func tellChanges(on console: Console, isDryRun: Bool) throws {
    if let dialect {
      console.note(Phrase("read as: \(dialect.english)", "đọc theo: \(dialect.vietnamese)"))
    }
    for line in lines where isDryRun || line.lowersLevel || line.replacesDecision {
      try console.say(Phrase(line.phrase(in: .english), line.phrase(in: .vietnamese)))
    }
    try console.say(counts(isDryRun: isDryRun))
    noteRemarks(on: console)
  }

  /// Says what a reader should know of lines that were recorded: each kind once, with its places.
  ///
  /// - Parameter errorFile: the workbook in whose second worksheet all rows stand, with what is said of each.
  func noteRemarks(on console: Console, allIn errorFile: String? = nil) {
    if !inspectionsWithoutDay.isEmpty {
      let cells = Place.phrase(of: inspectionsWithoutDay)
      console.note(
        Phrase(
          "left out, an inspection without its day: \(cells.english); write the day after it, or use capdo inspect",
          "bỏ qua, kiểm tra, đánh giá không ghi ngày: \(cells.vietnamese); hãy ghi thêm ngày hoặc dùng lệnh capdo inspect"
        ))
    }
    if !mixedDays.isEmpty {
      let cells = Place.phrase(of: mixedDays)
      console.note(
        Phrase(
          "\(cells.english): the month is first here, in a column of days with the day first; was 3/5 typed for 5 March?",
          "\(cells.vietnamese): tháng ghi trước ngày, khác các ô khác trong cột; ngày và tháng có bị đảo không?"))
    }
    let renamed = lines.filter(\.isRenamed).count
    if renamed >= 5 {
      console.note(
        Phrase(
          "\(renamed) systems get another name; are the codes those of the right systems?",
          "\(renamed) hệ thống đổi tên; mã có đúng hệ thống không?"))
    }
    for remark in remarks.prefix(Self.remarksShown) {
      let text = remark.remark.phrase
      console.note(
        Phrase(
          "\(remark.place.phrase.english), \(remark.code): \(text.english)",
          "\(remark.place.phrase.vietnamese), \(remark.code): \(text.vietnamese)"))
    }
    let rest = remarks.count - Self.remarksShown
    guard rest > 0 else { return }
    let sheet = UnderstoodTable.worksheet
    let way =
      errorFile.map {
        Phrase("all are in worksheet '\(sheet.english)' of \($0)", "đủ ở trang '\(sheet.vietnamese)' của \($0)")
      }
      ?? Phrase("--dry-run --errors FILE.xlsx lists them all", "--dry-run --errors TỆP.xlsx liệt kê đủ")
    console.note(Phrase("… and \(rest) more; \(way.english)", "… còn \(rest) lưu ý; \(way.vietnamese)"))
  }

  /// How many lines are remarked on one by one.
  private static let remarksShown = 10

  private func counts(isDryRun: Bool) -> Phrase {
    let recorded =
      isDryRun
      ? Phrase("; a dry run, nothing recorded", "; chạy thử, không ghi nhận gì")
      : entry.map { Phrase(" (entry \($0))", " (mục \($0))") } ?? Phrase("; nothing recorded", "; không ghi nhận gì")
    return Phrase(
      "\(added) added, \(changed) changed, \(unchanged) unchanged\(recorded.english)",
      "thêm \(added), sửa \(changed), giữ nguyên \(unchanged)\(recorded.vietnamese)")
  }
}

extension SkippedRow {
  fileprivate static func < (a: SkippedRow, b: SkippedRow) -> Bool { a.place.number < b.place.number }
}

extension LineRemark {
  var phrase: Phrase {
    switch self {
    case .similarName(let others):
      Phrase(
        "the same name but for its marks as \(others.joined(separator: ", ")); recorded as another system",
        "tên chỉ khác dấu so với \(others.joined(separator: ", ")); ghi nhận là hệ thống khác")
    case .registeredAfterTheSheet(let day):
      Phrase(
        "registered on \(day), later than the day of the sheet, whose lists and figures do not have it",
        "đăng ký ngày \(day.vietnamese), sau ngày của bảng, nên chưa có trong danh sách và số liệu ngày đó")
    case .decidedAfterTheSheet(let day):
      Phrase(
        "the decision of \(day) is later than the day of the sheet, whose figures do not count it",
        "quyết định ngày \(day.vietnamese) sau ngày của bảng, nên chưa tính vào số liệu ngày đó")
    case .retired(let day):
      Phrase("listed, but retired since \(day)", "có trong bảng nhưng đã kết thúc vận hành từ ngày \(day.vietnamese)")
    case .shownOtherwise(let columns):
      Phrase(
        "something else is recorded besides, which the registry shows on the day of the sheet: \(columns.joined(separator: ", "))",
        "sổ còn ghi nhận khác, nên vào ngày của bảng thể hiện khác ở cột \(columns.joined(separator: ", "))")
    case .withoutDecision(let columns):
      Phrase(
        "no decision on the line, so left out: \(columns.joined(separator: ", "))",
        "dòng chưa có quyết định nên bỏ qua cột \(columns.joined(separator: ", "))")
    case .decidedBeforeRegistration(let decidedOn, let registeredOn):
      Phrase(
        "decided on \(decidedOn), registered on \(registeredOn)",
        "quyết định ngày \(decidedOn.vietnamese), đăng ký ngày \(registeredOn.vietnamese)")
    case .numberRecorded(let day): Approval.numberRecorded(of: day)
    case .nearlyNamed(let nearly): nearly.phrase
    }
  }
}

extension PlannedLine {
  fileprivate var isRenamed: Bool {
    switch kind {
    case .added: false
    case .changed(let cells), .ended(let cells): cells.contains { $0.column.name == SystemColumn.name.rawValue }
    }
  }

  /// The place, what is done, to what, and each cell before and after.
  func phrase(in language: Language) -> String {
    let changes =
      switch kind {
      case .added: ""
      case .changed(let cells), .ended(let cells): ": " + cells.map { $0.text(in: language) }.joined(separator: "; ")
      }
    return "\(place.phrase[language]): \(verb[language]) \(code) \(name)\(changes)\(warnings[language])"
  }

  private var verb: Phrase {
    switch kind {
    case .added: Phrase("add", "thêm")
    case .changed: Phrase("change", "sửa")
    case .ended: Phrase("end", "kết thúc")
    }
  }

  /// What an inspector must not overlook.
  private var warnings: Phrase {
    let lowered = lowersLevel ? Phrase(" [level lowered]", " [hạ cấp độ]") : Phrase("", "")
    let replaced = replacesDecision ? Phrase(" [decision replaced]", " [thay quyết định]") : Phrase("", "")
    return Phrase(lowered.english + replaced.english, lowered.vietnamese + replaced.vietnamese)
  }
}

extension CellChange {
  fileprivate func text(in language: Language) -> String {
    let (before, after) = (before.text(in: language), after.text(in: language))
    let name = language == .vietnamese ? column.heading.vietnamese + ":" : column.name
    return "\(name) \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
  }
}
