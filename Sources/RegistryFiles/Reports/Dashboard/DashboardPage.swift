import LevelRegistry

/// A dashboard as one page that needs no network and no script.
///
/// The first screen answers what is asked by telephone: the figure that will be quoted with both its wholes, the one asked
/// next, and whom to call. Every figure is a link to the systems behind it, and each system is printed once. The list goes
/// by owner and is folded; the target of a figure lies before it, and a rule of style unfolds the list and hides the rows
/// that do not belong for as long as it is the target. A browser tries every such rule on every row: a rule for each owner
/// would make it crawl.
public struct DashboardPage: FigurePage {
  let dashboard: Dashboard
  let language: Language
  /// How many systems are kept in memory at once, unless one owner has more.
  var mostKept = 20_000
  /// The selections that figures link to, in the order met; the place gives the target its name.
  private var selections: [Selection: Int] = [:]
  private(set) var targets: [(selection: Selection, words: String, count: Int)] = []

  /// Makes the page of a dashboard, in one language.
  public init(_ dashboard: Dashboard, in language: Language) {
    self.dashboard = dashboard
    self.language = language
  }

  /// Writes the page.
  public mutating func write(to sink: any ByteSink) throws {
    let first = tiles() + explanation + mostToDo() + groups()
    let figures = first + series() + deadlines() + findings() + lacking()
    var buffer = OutputBuffer(to: sink)
    buffer.append((head + figures).text)
    try writeSystems(to: &buffer)
    buffer.append(footer.text)
    try buffer.flush()
  }

  /// The place of a selection among the targets of the page.
  mutating func target(_ selection: Selection, _ words: String, _ count: Int) -> Int {
    let place = selections[selection] ?? targets.count
    if place == targets.count {
      selections[selection] = place
      targets.append((selection, words, count))
    }
    return place
  }

  /// A count that links to the systems behind it.
  mutating func figure(_ count: Int, _ selection: Selection, _ words: String) -> Markup {
    guard count > 0 else { return "0" }
    return "<a href=\"#f\(target(selection, words, count))\">\(number(count))</a>"
  }

}

extension DashboardPage {
  private var title: String {
    let matter = LegalTerm.matter(on: dashboard.day)
    return say(
      "\(dashboard.name): \(matter.english) levels of information systems",
      "\(dashboard.name): cấp độ \(matter.vietnamese) của hệ thống thông tin")
  }

  /// The head of the page and its first lines; made last, when every target is known.
  private var head: Markup {
    head(
      title, of: dashboard.day, data: say("Data to the end of", "Số liệu đến hết") + " " + dashboard.day[language],
      about: "\(state) \(context)", rules: rules)
  }

  /// Whether the figures may be signed.
  private var state: Markup {
    guard let closing = dashboard.closing else { return "<b class=\"open\">\(say("not closed", "chưa chốt"))</b>" }
    return "<b class=\"closed\">\(say("closed: \(closing)", "đã chốt: \(closing)"))</b>"
  }

  private var context: String {
    var parts: [String] = []
    if dashboard.closing == nil {
      parts.append(
        dashboard.lastClosing.map { say("last closing: \($0)", "lần chốt gần nhất: \($0)") }
          ?? say("nothing was closed yet", "chưa có lần chốt nào"))
    }
    let words = dashboard.scope.words[language]
    if !words.isEmpty { parts.append(words) }
    parts.append(Level.all[language])
    let column = dashboard.comparison.last
    parts.append(
      say(
        "lists confirmed: \(column.ownersConfirmed)/\(column.owners) owners",
        "danh mục đã xác nhận: \(number(column.ownersConfirmed))/\(number(column.owners)) chủ quản"))
    return parts.joined(separator: " · ")
  }

  /// What the figures count, and the checkpoint by which they can be proved.
  private var footer: Markup {
    """
    </main><footer><h2>\(say("What these figures are", "Về các số liệu này"))</h2>
    <p>\(say("As known at entry", "Theo số liệu ghi nhận đến mục")) \(number(Int(dashboard.entry))) \
    (\(dashboard.knownAt.description)).</p>
    <p>\(whatIsCounted)</p>
    <p>\(say("Checkpoint", "Mốc xác minh")):<br><code>\(dashboard.registry)</code><br><code>\(Int(dashboard.entry))</code>\
    <br><code>\(dashboard.digest)</code></p></footer></body></html>

    """
  }
}

// The three tiles: what is quoted, what is asked next, and what is to be done.
extension DashboardPage {
  private mutating func tiles() -> Markup {
    tiles([completionTile(), approvalTile(), tasksTile()])
  }

  private mutating func completionTile() -> Markup {
    let tally = dashboard.total
    let (operating, approved) = (Selection().operating, Selection().approved)
    let full = say("plan full", "đã triển khai đầy đủ")
    let ofApproved = share(
      tally.completion(among: .approved), part: (operating.with(.full), full),
      whole: (approved, Self.approved[language]))
    let ofOperating = share(
      tally.completion(among: .operating), part: (operating.with(.full).and(.confirmed), full),
      whole: (operating.and(.confirmed), Self.confirmed(tally)[language]))
    let notes = FigureNotes(tally, unconfirmedOwners: dashboard.unconfirmedOwners).about(.completion)
    return tile(
      Self.completion[language], [ofApproved, ofOperating],
      trend("trend-full", say("carried out in full", "triển khai đầy đủ")) { $0.rate(of: .completion) },
      .completionRate, notes, .completion)
  }

  private mutating func approvalTile() -> Markup {
    let tally = dashboard.total
    let operating = Selection().operating
    let rate = share(
      tally.rate(of: .approval),
      part: (Selection().approved.and(.confirmed), say("approved", "được phê duyệt")),
      whole: (operating.and(.confirmed), Self.confirmed(tally)[language]))
    let missing = tally.operating - tally.approved
    let words = Self.undecided[language]
    let rest = share(number(missing), missing == 0 ? "\(words)" : link(missing, operating.and(.level(nil)), words))
    let notes = FigureNotes(tally, unconfirmedOwners: dashboard.unconfirmedOwners).about(.approval)
    return tile(
      Self.approval[language], [rate, rest],
      trend("trend-approved", say("approved", "được phê duyệt")) { $0.rate(of: .approval) }, .approvalRate, notes,
      .approval)
  }

  /// How far the targets of a rate are: the rate as a bar, and in words what is left.
  private func targets(_ measure: Measure) -> Markup {
    let targets = dashboard.targets.filter { $0.measure == measure }
    guard let reached = dashboard.total.rate(of: measure).hundredths, !targets.isEmpty else { return "" }
    let sentences = targets.map { note($0.sentence(dashboard.total)) }
    return
      "<div class=\"reached\"><span style=\"width:\(Rate.decimal(reached, point: "."))%\"></span></div>\(sentences)"
  }

  private mutating func link(_ count: Int, _ selection: Selection, _ words: String) -> Markup {
    "<a href=\"#f\(target(selection, words, count))\">\(words)</a>"
  }

  private mutating func share(_ rate: Rate, part: (Selection, String), whole: (Selection, String)) -> Markup {
    let counts: Markup =
      "\(figure(rate.part, part.0, part.1))/\(figure(rate.whole, whole.0, whole.1)) \(whole.1)"
    return share(percent(rate), counts)
  }

  private func tile(
    _ heading: String, _ shares: [Markup], _ trend: Markup, _ figure: ComparedFigure, _ notes: [Phrase],
    _ measure: Measure
  ) -> Markup {
    tile(
      heading,
      """
      \(shares)<div class="trend">\(trend)<p>\(change(figure))</p></div>\
      \(notes.map(note))\(targets(measure))
      """)
  }

  /// The difference of the printed rates; the sign is the meaning, the colour repeats it.
  private func change(_ figure: ComparedFigure) -> Markup {
    let day = dashboard.comparison.first.day[language]
    guard case .points(let points)? = dashboard.comparison.change(of: figure) else {
      return "<span class=\"quiet\">\(say("not comparable with \(day)", "không so sánh được với \(day)"))</span>"
    }
    let sign = points == 0 ? "" : points > 0 ? "+" : "−"
    let size = Rate.decimal(abs(points), point: language == .vietnamese ? "," : ".")
    let kind = points > 0 ? "up" : points < 0 ? "down" : "quiet"
    let mark = dashboard.comparison.growthAgainstRate(of: figure) == nil ? "" : " ①"
    return """
      <b class="\(kind)">\(sign)\(size) \(say("points", "đ.%"))</b> \
      <span class="quiet">\(say("on \(day)", "so với \(day)"))\(mark)</span>
      """
  }

  /// Why the completion rate fell though more was done, or rose though less is.
  private var explanation: Markup {
    let figures: [ComparedFigure] = [.completionRate, .approvalRate]
    let sentences = figures.compactMap { figure in
      dashboard.comparison.growthAgainstRate(of: figure).map { sentence(figure, $0) }
    }
    return sentences.isEmpty ? "" : "<p class=\"why\">① \(sentences.joined(separator: " "))</p>\n"
  }

  private func sentence(_ figure: ComparedFigure, _ growth: (part: Int, whole: Int)) -> String {
    let (wholes, parts) = (number(abs(growth.whole)), number(abs(growth.part)))
    let isApproval = figure == .approvalRate
    let whole = isApproval ? Phrase("operating", "đang vận hành") : Phrase("approved", "được phê duyệt")
    let part = isApproval ? Phrase("approved", "được phê duyệt") : Phrase("in full", "triển khai đầy đủ")
    return growth.part > 0
      ? say(
        "The whole grew faster than the part: in a year \(wholes) more \(whole.english), \(parts) more \(part.english).",
        "Mẫu số tăng nhanh hơn: trong một năm thêm \(wholes) hệ thống \(whole.vietnamese), thêm \(parts) hệ thống \(part.vietnamese)."
      )
      : say(
        "The whole shrank faster than the part: in a year \(wholes) fewer \(whole.english), \(parts) fewer \(part.english).",
        "Mẫu số giảm nhanh hơn: trong một năm bớt \(wholes) hệ thống \(whole.vietnamese), bớt \(parts) hệ thống \(part.vietnamese)."
      )
  }

  private func tasksTile() -> Markup {
    let late = dashboard.deadlines.filter { $0.standing(on: dashboard.day) == .late }
    let wrong = dashboard.findings.groups.filter { $0.code.severity == .error }.map(\.count).reduce(0, +)
    let unconfirmed = dashboard.unconfirmed.count
    let items = [
      task(
        late.count, "due", say("late", "việc quá hạn"), say("nothing is late", "không có việc quá hạn"), latest(late)),
      task(
        unconfirmed, "unconfirmed",
        say(
          unconfirmed == 1 ? "owner has not confirmed its list" : "owners have not confirmed their lists",
          "chủ quản chưa xác nhận danh mục kỳ này"),
        say("every list is confirmed this period", "mọi danh mục đã được xác nhận kỳ này"),
        say("period from \(dashboard.yearBegins)", "kỳ từ \(dashboard.yearBegins.vietnamese)")),
      task(
        wrong, "findings", say("not as the law requires", "điểm chưa đúng quy định"),
        say("nothing found against the law's rules", "không có điểm chưa đúng quy định"), ""),
    ]
    return tile(say("To be done now", "Cần làm ngay"), "<ul class=\"tasks\">\(items)</ul>")
  }

  private func task(_ count: Int, _ place: String, _ words: String, _ none: String, _ more: String) -> Markup {
    guard count > 0 else { return "<li>\(none.capitalizedFirst)</li>\n" }
    let rest: Markup = more.isEmpty ? "" : "<br><span class=\"quiet\">\(more)</span>"
    return "<li><strong>\(number(count))</strong> <a href=\"#\(place)\">\(words)</a>\(rest)</li>\n"
  }

  /// The two that are late longest.
  private func latest(_ late: [Deadline]) -> String {
    let named = late.sorted { $0.dueOn ?? .forever < $1.dueOn ?? .forever }.prefix(2).compactMap { deadline in
      deadline.system.map { "\($0.name), \(days(deadline))" }
    }
    let rest = late.count - named.count
    return (named + (rest > 0 ? [say("\(rest) more", "\(number(rest)) việc nữa")] : [])).joined(separator: " · ")
  }

  func days(_ deadline: Deadline) -> String {
    let left = deadline.daysLeft(on: dashboard.day) ?? 0
    let days = number(abs(left))
    return left < 0 ? say("\(days) days late", "quá \(days) ngày") : say("in \(days) days", "còn \(days) ngày")
  }

  /// How a rate went over the months: a line below the dotted one of 100%.
  private func trend(_ id: String, _ what: String, _ rate: (Tally) -> Rate) -> Markup {
    let rates = dashboard.months.map { (day: $0.day, rate: rate($0.tally)) }
    let step = 180 / max(rates.count - 1, 1)
    let points = rates.enumerated().compactMap { place, month in
      month.rate.hundredths.map { "\(5 + place * step),\(44 - $0 * 38 / 10_000)" }
    }
    guard points.count > 1, let last = points.last?.split(separator: ",").map(String.init) else { return "" }
    let title = say("\(what.capitalizedFirst) over the months", "\(what.capitalizedFirst) qua các tháng")
    let description = rates.map { "\($0.day[language]): \(percent($0.rate))" }.joined(separator: "; ")
    return """
      <svg viewBox="0 0 222 48" role="img" aria-labelledby="\(id)-t \(id)-d" data-rates="\(points.count)">\
      <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\
      <line class="goal" x1="5" x2="185" y1="6" y2="6"/><text x="190" y="10">100%</text><polyline class="line" points="\(points.joined(separator: " "))"/>\
      <circle class="end" cx="\(last[0])" cy="\(last[1])" r="3.5"/></svg>
      """
  }
}
