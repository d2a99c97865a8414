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
    var rows = rates(tally)
    if size <= Self.countable.deadlines {
      rows += try tasks(snapshot)
    } else {
      rows.append([say("  Late, not confirmed", "  Quá hạn, chưa xác nhận"), "", see("due")])
    }
    rows += try cutOff(snapshot)
    page.columns(rows.map { [$0[0], $0.dropFirst().filter { !$0.isEmpty }.joined(separator: "  ")] })
    page.say()
    page.say(say("Often used", "Thường dùng"))
    page.columns(oftenUsed)
    page.say(
      say(
        "Every command: capdo help · one command: capdo help import",
        "Mọi lệnh: capdo help · một lệnh: capdo help import"))
    return page
  }

  private func see(_ command: String) -> String {
    say("see: ", "xem: ") + session.console.program.call(command)[language]
  }

  private func heading(_ snapshot: Snapshot, _ tally: Tally?) throws -> String {
    let today = session.registry.today
    var text = try session.registryName(in: snapshot).sentenceCase
    if let tally {
      let owners = try snapshot.ownerCount()
      text += say(
        " · \(owners) owners, \(tally.operating) operating systems, levels 1–3",
        " · \(language.count(owners)) chủ quản, \(language.count(tally.operating)) hệ thống đang vận hành, cấp độ 1–3")
    }
    return text + say(" · today \(today)", " · hôm nay \(today.vietnamese)")
  }

  private func file(_ snapshot: Snapshot) throws -> String {
    var text = say("registry ", "sổ ") + session.registry.path
    try snapshot.forEachJournalLine(.init(after: snapshot.entry - 1)) { line in
      let day = line.recordedAt.day
      let when = day == session.registry.today ? say("today", "hôm nay") : day[language]
      text += say(
        " · last recorded: entry \(line.entry), \(line.actor), \(when), \(line.act)",
        " · ghi gần nhất: mục \(line.entry), \(line.actor), \(when), \(line.act)")
    }
    return text
  }

  private func rates(_ tally: Tally?) -> [[String]] {
    guard let tally else {
      return [
        [say("  Approved, carried out in full", "  Phê duyệt, triển khai đầy đủ"), "", see("rate")]
      ]
    }
    var rows = [
      [say("  Approved", "  Được phê duyệt cấp độ"), tally.rate(of: .approval)[language] + of(.operating, tally), ""],
      [
        say("  Plan carried out in full", "  Đã triển khai đầy đủ"),
        tally.completion(among: .approved)[language] + of(.approved, tally), "",
      ],
      ["", tally.completion(among: .operating)[language] + of(.operating, tally), ""],
    ]
    if tally.notReported > 0 {
      rows.append([
        say("  Plan not reported", "  Chưa báo cáo phương án"), language.count(tally.notReported),
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
    let begins = snapshot.reportingYearBegins
    let owners = try snapshot.ownersUnconfirmed(since: begins).count
    return [
      [
        say("  Late", "  Việc quá hạn"), late == 0 ? say("nothing", "không có") : language.count(late),
        late == 0 ? "" : see("due"),
      ],
      [
        say("  Lists not confirmed", "  Chủ quản chưa xác nhận"),
        owners == 0
          ? say("every list is confirmed this period", "mọi danh mục đã được xác nhận kỳ này")
          : say(
            "\(owners) owners (period from \(begins))", "\(language.count(owners)) (kỳ từ \(begins.vietnamese))"),
        owners == 0 ? "" : see("due"),
      ],
    ]
  }

  /// The end of the reporting year, on which the figures are closed.
  private func cutOff(_ snapshot: Snapshot) throws -> [[String]] {
    let last = snapshot.reportingYearEnds
    let left = last.days(since: snapshot.day)
    return [
      [
        say("  Figures of the year close", "  Chốt số liệu năm"),
        say("at the end of \(last), in \(left) days", "hết ngày \(last.vietnamese), còn \(language.count(left)) ngày"),
        "",
      ]
    ]
  }

  /// Commands that this program has, two to a line.
  private var oftenUsed: [[String]] {
    let commands: [(String, Phrase)] = [
      ("import", Phrase("lists and sheets that were sent", "nhập danh mục, biểu gửi về")),
      ("rate", Phrase("one rate", "tính một tỷ lệ")),
      ("sheet systems", Phrase("a sheet for a unit to fill in", "xuất biểu để đơn vị điền")),
      ("compare", Phrase("with last year, the last closing", "so với năm trước, lần chốt trước")),
      ("list", Phrase("find systems", "tìm hệ thống")),
      ("due", Phrase("what is late, what falls due", "quá hạn, đến hạn")),
      ("show", Phrase("look at one system", "xem một hệ thống")), ("check", Phrase("findings", "rà soát")),
      ("plan", Phrase("how far the plan has come", "ghi tình trạng phương án")),
      ("summary", Phrase("figures by group", "bảng tổng hợp")),
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
  static func firstSteps(in language: Language) -> Page {
    func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }
    var page = Page()
    page.say(say("There is no registry here yet. The first steps:", "Chưa có sổ đăng ký ở đây. Các bước đầu:"))
    page.say("  1  capdo init")
    page.say(
      "  2  capdo import systems danh-muc.xlsx --on today --dry-run --organizations don-vi.xlsx --errors loi.xlsx")
    page.say(
      say(
        "  3  complete the two files in a spreadsheet program, then",
        "  3  sửa hai tệp trong Excel, rồi nhập:"))
    page.say("       capdo import organizations don-vi.xlsx")
    page.say("       capdo import systems danh-muc.xlsx --on today")
    page.say(
      say(
        "A registry elsewhere: capdo --db FILE · every command: capdo help",
        "Sổ ở nơi khác: capdo --db TỆP · mọi lệnh: capdo help"))
    return page
  }
}
