import LevelRegistry
import RegistryFiles

/// What `capdo` alone answers: whether this is the right registry, and what is to be done now.
///
/// It comes at once: what a large registry would take long to count is replaced by its command. It records nothing and
/// complains of nothing.
struct HomePage {
  let session: Session
  let table: [Command]
  private var language: Language { session.console.language }

  /// Up to so many systems the figures are counted, and the deadlines (10,000 systems: 0.06 s; docs/scale.md).
  private static let countable = (figures: 50_000, deadlines: 10_000)

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  func page() throws -> Page {
    let snapshot = try session.registry.snapshot()
    let size = try snapshot.systemCount()
    var page = Page()
    let tally = size <= Self.countable.figures ? try snapshot.tally() : nil
    page.wrap(try heading(snapshot, tally))
    page.wrap(try file(snapshot))
    page.say()
    guard size > 0 else {
      page.say(say("No system is recorded yet. Next:", "Sổ chưa có hệ thống nào. Tiếp theo:"))
      page.add(.nextSteps(in: language, session.console.program, from: 1))
      return page
    }
    page.columns(try figures(snapshot, tally, size))
    page.say()
    page.say(say("Often used", "Thường dùng"))
    page.columns(oftenUsed)
    page.say(
      say(
        "Every command: capdo help · one command: capdo help import",
        "Mọi lệnh: capdo help · một lệnh: capdo help import"))
    return page
  }

  /// What each line says, and the command that says more.
  private func figures(_ snapshot: Snapshot, _ tally: Tally?, _ size: Int) throws -> [[String]] {
    var rows = rates(tally)
    if size <= Self.countable.deadlines {
      rows += try tasks(snapshot)
    } else {
      rows.append([say("Overdue, not confirmed", "Quá hạn, chưa xác nhận"), "", see("due")])
    }
    rows += try cutOff(snapshot)
    let width = rows.filter { $0.count > 2 }.map { terminalWidth($0[1]) }.max() ?? 0
    return rows.map { row in
      let space = String(repeating: " ", count: max(width - terminalWidth(row[1]), 0) + 3)
      return ["  " + row[0], row.count > 2 ? row[1] + space + row[2] : row[1]]
    }
  }

  private func see(_ command: String) -> String {
    say("see: ", "xem: ") + session.console.program.call(command)[language]
  }

  private func heading(_ snapshot: Snapshot, _ tally: Tally?) throws -> String {
    let today = session.registry.today
    var text = try session.registryName(in: snapshot)
    if let tally {
      let owners = try snapshot.ownerCount()
      text += say(
        " · \(owners) owner\(owners == 1 ? "" : "s"), \(tally.operating) operating system\(tally.operating == 1 ? "" : "s"), "
          + "levels 1–3",
        " · \(language.count(owners)) chủ quản, \(language.count(tally.operating)) hệ thống đang vận hành, cấp độ 1–3")
    }
    return text + say(" · today \(today)", " · hôm nay \(today.vietnamese)")
  }

  private func file(_ snapshot: Snapshot) throws -> String {
    var text = say("registry ", "sổ ") + session.registry.path
    try snapshot.forEachJournalLine(.init(after: snapshot.entry - 1)) { line in
      let day = line.recordedAt.day
      let when =
        line.recordedAt.timeOfDay.prefix(5) + " "
        + (day == session.registry.today ? say("today", "hôm nay") : day[language])
      let act = Act.words(line.act)[language]
      text += say(
        " · last recorded: entry \(line.entry), \(line.actor), \(when), \(act)",
        " · ghi gần nhất: mục \(line.entry), \(line.actor), \(when), \(act)")
    }
    return text
  }

  private func rates(_ tally: Tally?) -> [[String]] {
    guard let tally else {
      return [[say("Approved, carried out in full", "Phê duyệt, triển khai đầy đủ"), "", see("rate")]]
    }
    let full = [
      tally.completion(among: .approved)[language] + of(.approved, tally),
      tally.completion(among: .operating)[language] + of(.operating, tally),
    ]
    let label = say("Plan carried out in full", "Đã triển khai đầy đủ")
    // Both rates on one line, where that is not too wide.
    let both = full.joined(separator: " · ")
    var rows = [
      [say("Approved", "Được phê duyệt cấp độ"), tally.rate(of: .approval)[language] + of(.operating, tally)]
    ]
    rows += terminalWidth(both) <= 68 ? [[label, both]] : [[label, full[0]], ["", full[1]]]
    if tally.notReported > 0 {
      rows.append([
        say("Plan not reported", "Chưa báo cáo phương án"), language.count(tally.notReported),
        see("list --plan unreported"),
      ])
    }
    return rows
  }

  /// What a rate is of; where lists are not confirmed, not of all that operate.
  private func of(_ base: RateBase, _ tally: Tally) -> String {
    switch base {
    case .approved: say(" of those approved", " số được phê duyệt")
    case .operating where tally.confirmed < tally.operating:
      say(" of those operating, lists confirmed", " số đang vận hành, danh mục đã xác nhận")
    case .operating: say(" of those operating", " số đang vận hành")
    }
  }

  private func tasks(_ snapshot: Snapshot) throws -> [[String]] {
    let late = try snapshot.deadlines(within: 0).count { $0.standing(on: snapshot.day) == .late }
    let begins = try snapshot.reportingYear.begins
    let unconfirmed = try snapshot.ownersUnconfirmed(since: begins).count
    let owners = language.count(try snapshot.ownerCount())
    let label = say("Lists not sent this period", "Chủ quản chưa gửi kỳ này")
    return [
      late == 0
        ? [say("Overdue", "Việc quá hạn"), say("nothing", "không có")]
        : [say("Overdue", "Việc quá hạn"), language.count(late), see("due")],
      unconfirmed == 0
        ? [label, say("every owner has sent its list", "mọi chủ quản đã gửi danh mục")]
        : [
          label,
          say(
            "\(language.count(unconfirmed))/\(owners) (since \(begins))",
            "\(language.count(unconfirmed))/\(owners) (kỳ từ \(begins.vietnamese))"), see("due"),
        ],
    ]
  }

  /// The end of the reporting year, on which the figures are closed.
  private func cutOff(_ snapshot: Snapshot) throws -> [[String]] {
    let last = try snapshot.reportingYear.ends
    let left = last.days(since: snapshot.day)
    return [
      [
        say("Cut-off of the year's figures", "Chốt số liệu năm"),
        say("end of \(last), in \(left) days", "hết ngày \(last.vietnamese), còn \(language.count(left)) ngày"),
      ]
    ]
  }

  /// Commands that this program has, two to a line.
  private var oftenUsed: [[String]] {
    let commands: [(String, Phrase)] = [
      ("import", Phrase("lists and sheets sent in", "nhập danh mục, biểu gửi về")),
      ("rate", Phrase("one rate", "tính một tỷ lệ")),
      ("sheet systems", Phrase("a sheet for a unit to fill in", "xuất biểu để đơn vị điền")),
      ("summary", Phrase("figures by group", "bảng tổng hợp")),
      ("list", Phrase("find systems", "tìm hệ thống")),
      ("compare", Phrase("with last year, the last closing", "so với năm trước, lần chốt trước")),
      ("show", Phrase("look at one system", "xem một hệ thống")),
      ("due", Phrase("what is overdue or falls due", "quá hạn, đến hạn")),
      ("plan", Phrase("how far the plan has come", "ghi tình trạng phương án")),
      ("check", Phrase("findings", "rà soát")),
      ("approve", Phrase("a decision", "ghi quyết định phê duyệt")),
      ("report", Phrase("annual form, dashboard", "báo cáo năm, trang tổng quan")),
      ("undo", Phrase("undo what you recorded last", "hủy lần ghi vừa rồi của mình")),
      ("backup", Phrase("a copy that is proved", "sao lưu")),
    ].filter { name, _ in table.contains { $0.name == name || $0.isVerb(of: name) } }
    return stride(from: 0, to: commands.count, by: 2).map { place in
      commands[place..<min(place + 2, commands.count)].flatMap { ["  " + $0.0, $0.1[language]] }
    }
  }
}

extension Page {
  /// What `capdo` alone answers where there is no registry yet.
  static func firstSteps(in language: Language, _ program: Program, among table: [Command]) -> Page {
    func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }
    let create = program.call(
      SuggestedCommand("init").option("name", .said(Phrase("Lam Giang Province", "Tỉnh Lam Giang"))))
    var page = Page()
    page.say(say("There is no registry here yet. The first three steps:", "Chưa có sổ đăng ký ở đây. Ba bước đầu:"))
    page.say("  1  " + create[language])
    page.add(nextSteps(in: language, program, from: 2))
    let template =
      table.contains { $0.name == "sheet systems" }
      ? say("No list yet: ", "Chưa có danh mục: ") + program.call("sheet systems --blank 50")[language] + " · " : ""
    page.say(template + say("A registry elsewhere: capdo --db FILE", "Sổ ở nơi khác: capdo --db TỆP"))
    return page
  }

  /// How the list of an office comes into a registry that knows nothing yet.
  static func nextSteps(in language: Language, _ program: Program, from number: Int) -> Page {
    let (list, units, errors) = ("danh-muc.xlsx", "don-vi.xlsx", "loi.xlsx")
    let look = program.call(
      SuggestedCommand("import", .typed(list)).option(.on, .typed("today")).option("dry-run")
        .option("organizations", .typed(units)).option("errors", .typed(errors)))
    let record = program.call(SuggestedCommand("import", .typed(units), .typed(list)).option(.on, .typed("today")))
    let edit = Phrase("edit both files in Excel, then", "sửa hai tệp trong Excel, rồi")
    var page = Page()
    page.say("  \(number)  \(look[language])")
    page.say("  \(number + 1)  \(edit[language])  \(record[language])")
    return page
  }
}
