import LevelRegistry
import RegistryFiles

/// What is late and what falls due, for whoever decides whom to urge; and who has not confirmed its list this period.
struct DeadlinePage {
  let deadlines: [Deadline]
  let unconfirmed: [(owner: Organization, listConfirmedOn: Day?, systems: Int)]
  /// How many owners have operating systems in scope.
  let owners: Int
  /// The first day of the reporting year.
  let yearBegins: Day
  let within: Int
  /// What the registry is called.
  let name: String
  let day: Day
  let language: Language

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  /// - Parameters:
  ///   - each: the line that lists every task.
  ///   - owners: the line that lists the owners.
  func page(each: String, letters: String, owners: String) -> Page {
    var page = Page()
    page.wrap(verdict)
    for standing in Deadline.Standing.allCases { write(standing, to: &page) }
    write(unconfirmed, to: &page)
    page.say()
    if !deadlines.isEmpty {
      page.say(say("Each of them: ", "Từng việc: ") + each)
    }
    if !deadlines.isEmpty || !unconfirmed.isEmpty {
      page.say(say("Letters: ", "Công văn đôn đốc: ") + letters)
    }
    if !unconfirmed.isEmpty { page.say(say("All these owners: ", "Đủ các chủ quản này: ") + owners) }
    if deadlines.isEmpty, unconfirmed.isEmpty {
      page.say(say("Further ahead: capdo due --within 90", "Xa hơn: capdo due --within 90"))
    }
    return page
  }

  private var verdict: String {
    let start = say("DUE ", "ĐẾN HẠN ") + name + ", " + Level.all[language] + ", " + day[language] + ": "
    let (late, due) = (count(.late), count(.due))
    var parts = [
      late == 0
        ? say("nothing is late", "không có việc quá hạn") : say("\(late) late", "\(language.count(late)) việc quá hạn"),
      due == 0
        ? say("nothing falls due within \(within) days", "không có việc đến hạn trong \(within) ngày tới")
        : say("\(due) due within \(within) days", "\(language.count(due)) việc đến hạn trong \(within) ngày tới"),
    ]
    parts.append(confirmation)
    return start + parts.joined(separator: "; ") + "."
  }

  private var confirmation: String {
    if !unconfirmed.isEmpty {
      return say(
        unconfirmed.count == 1
          ? "1 owner has not confirmed its list" : "\(unconfirmed.count) owners have not confirmed their lists",
        "\(language.count(unconfirmed.count)) chủ quản chưa xác nhận danh mục kỳ này")
    }
    return owners == 0
      ? say("no operating system in scope", "phạm vi này không có hệ thống nào đang vận hành")
      : say("every owner has confirmed its list", "mọi chủ quản đã xác nhận danh mục kỳ này")
  }

  private func count(_ standing: Deadline.Standing) -> Int { deadlines.count { $0.standing(on: day) == standing } }

  private func heading(_ standing: Deadline.Standing) -> String {
    switch standing {
    case .late: say("LATE", "QUÁ HẠN")
    case .due: say("DUE", "SẮP ĐẾN HẠN")
    case .notSet: say("NO TIME LIMIT COUNTED", "CHƯA TÍNH THỜI HẠN")
    }
  }

  private func write(_ standing: Deadline.Standing, to page: inout Page) {
    let found = deadlines.filter { $0.standing(on: day) == standing }
    guard !found.isEmpty else { return }
    page.say()
    page.say(heading(standing))
    for task in Deadline.Task.allCases {
      let tasks = found.filter { $0.task == task }
      guard let first = tasks.first else { continue }
      let article = first.article.map { ", " + $0.short[language] } ?? ""
      let number = first.system == nil ? "" : ": \(language.count(tasks.count))"
      page.wrap("  " + task.phrase[language].sentenceCase + number + time(first, tasks.count) + article, indent: 2)
      let words = tasks.count <= 3 ? named(tasks) : counted(tasks)
      if !words.isEmpty { page.wrap(words, indent: 4) }
    }
  }

  /// The earliest day, and how far it is.
  private func time(_ deadline: Deadline, _ count: Int) -> String {
    guard let dueOn = deadline.dueOn, let left = deadline.daysLeft(on: day) else { return "" }
    let start = count > 1 ? say(", the first on ", ", sớm nhất ") : say(", on ", ", hạn ")
    let days = language.count(abs(left))
    return start + dueOn[language]
      + (left < 0
        ? say(" (\(days) days late)", " (quá \(days) ngày)") : say(" (in \(days) days)", " (còn \(days) ngày)"))
  }

  private func named(_ tasks: [Deadline]) -> String {
    tasks.compactMap(\.system).map { system in "\(system.name) (\(system.owner.name))" }.joined(separator: ", ")
  }

  private func counted(_ tasks: [Deadline]) -> String {
    let owners = Dictionary(grouping: tasks.compactMap { $0.system?.owner.name }, by: { $0 })
      .map { (name: $0.key, count: $0.value.count) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    return list(owners.map { "\($0.name) \(language.count($0.count))" })
  }

  private func write(
    _ owners: [(owner: Organization, listConfirmedOn: Day?, systems: Int)], to page: inout Page
  ) {
    guard !owners.isEmpty else { return }
    page.say()
    page.say(
      say("LIST NOT CONFIRMED since \(yearBegins)", "CHƯA XÁC NHẬN DANH MỤC từ ngày \(yearBegins.vietnamese)"))
    let most = owners.sorted { ($1.systems, $0.owner.name) < ($0.systems, $1.owner.name) }
    page.wrap(
      list(
        most.map {
          say("\($0.owner.name) (\($0.systems) systems)", "\($0.owner.name) (\(language.count($0.systems)) hệ thống)")
        }),
      indent: 2)
  }

  private func list(_ parts: [String]) -> String {
    let rest = parts.count - 4
    let shown = parts.prefix(4).joined(separator: ", ")
    return rest > 0
      ? shown + say(" and \(rest) more owner\(rest == 1 ? "" : "s")", " và \(language.count(rest)) chủ quản khác")
      : shown
  }
}
