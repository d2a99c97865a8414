import LevelRegistry

/// A dashboard as one page that needs no network and no script.
///
/// Every figure is a link to the systems behind it, and each system is printed once. The list goes by owner, so that the
/// figures of an owner lead to its block; the target of any other figure lies before the list, and a rule of style hides the
/// rows that do not belong for as long as it is the target. A browser tries every such rule on every row: a rule for each
/// owner would make it crawl.
public struct DashboardPage {
  let dashboard: Dashboard
  let language: Language
  /// The selections that figures link to, in the order met; the place gives the target its name.
  private var selections: [Selection: Int] = [:]
  private(set) var targets: [(selection: Selection, words: String, count: Int)] = []

  public init(_ dashboard: Dashboard, in language: Language) {
    self.dashboard = dashboard
    self.language = language
  }

  /// Writes the page.
  public mutating func write(to sink: any ByteSink) throws {
    let figures = rates() + breakdowns() + series() + deadlines() + findings() + owners()
    var buffer = OutputBuffer(to: sink)
    buffer.append((head + figures).text)
    try writeSystems(to: &buffer)
    buffer.append(footer.text)
    try buffer.flush()
  }

  func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  /// A count that links to the systems behind it.
  mutating func figure(_ count: Int, _ selection: Selection, _ words: String) -> Markup {
    guard count > 0 else { return "0" }
    let place = selections[selection] ?? targets.count
    if place == targets.count {
      selections[selection] = place
      targets.append((selection, words, count))
    }
    return "<a href=\"#f\(place)\">\(number(count))</a>"
  }

  func number(_ count: Int) -> String { language == .vietnamese ? Rate.grouped(count) : "\(count)" }

  func percent(_ rate: Rate) -> String {
    rate.hundredths.map { Rate.decimal($0, point: language == .vietnamese ? "," : ".") + "%" }
      ?? say("n/a", "–")
  }
}

extension DashboardPage {
  private var title: String { say("Information systems by security level", "Hệ thống thông tin theo cấp độ") }

  /// The head of the page and its first lines; made last, when every target is known.
  var head: Markup {
    """
    <!doctype html>
    <html lang="\(language.rawValue)"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title), \(dashboard.day[language])</title>
    <style>\(Markup(style: DashboardStyle.text + rules))</style></head><body>
    <header><h1>\(title)</h1>
    <p>\(say("As of", "Số liệu tính đến ngày")) <strong>\(dashboard.day[language])</strong>\(scope)</p>
    <nav aria-label="\(say("Parts of this page", "Các phần của trang"))"><ul>\(links)</ul></nav></header><main>

    """
  }

  private var scope: String {
    let words = dashboard.scope.words[language]
    return words.isEmpty ? "" : ", " + words
  }

  private var links: Markup {
    let parts = [
      ("rates", say("Rates", "Tỷ lệ")), ("groups", say("Authority and level", "Cấp phê duyệt và cấp độ")),
      ("time", say("Over time", "Theo thời gian")), ("due", say("Late and due", "Đến hạn và quá hạn")),
      ("findings", say("Findings", "Phát hiện")),
      ("owners", say("Owners", "Chủ quản")),
      ("systems", say("Systems", "Hệ thống")),
    ]
    return Markup(parts.map { "<li><a href=\"#\($0)\">\($1)</a></li>" })
  }

  /// What the figures count, and the checkpoint by which they can be proved.
  var footer: Markup {
    """
    </main><footer><h2>\(say("What these figures are", "Về các số liệu này"))</h2>
    <p>\(say("As of", "Số liệu tính đến ngày")) \(dashboard.day[language]); \
    \(say("as known at entry", "theo số liệu ghi nhận đến mục")) \(number(Int(dashboard.entry))) \
    (\(dashboard.knownAt.description)).</p>
    <p>\(counted)</p>
    <p>\(say("Checkpoint", "Mốc xác minh")):<br><code>\(dashboard.registry)</code><br><code>\(Int(dashboard.entry))</code>\
    <br><code>\(dashboard.digest)</code></p></footer></body></html>

    """
  }

  private var counted: String {
    say(
      "Counted are operating systems. Completion: those approved whose plan is full, of those approved; approved systems "
        + "that have not reported count in the whole. Approval: approved of operating systems, of owners that vouch for "
        + "their lists. Inspection: approved systems with a periodic inspection since \(dashboard.yearBegins), of those approved.",
      "Chỉ tính hệ thống đang vận hành. Tỷ lệ triển khai đầy đủ phương án: số đã triển khai đầy đủ trên số đã phê duyệt; hệ "
        + "thống chưa báo cáo vẫn được tính vào mẫu số. Tỷ lệ phê duyệt cấp độ: số đã phê duyệt trên số đang vận hành, của các "
        + "chủ quản đã xác nhận danh mục. Tỷ lệ kiểm tra, đánh giá định kỳ: số được kiểm tra định kỳ từ ngày "
        + "\(dashboard.yearBegins.vietnamese) trên số đã phê duyệt.")
  }

  /// The three rates, large, each with what has to be said beside it.
  mutating func rates() -> Markup {
    let tally = dashboard.total
    let operating = Selection().operating
    let approved = Selection().approved
    let whole = say("approved systems", "hệ thống đã phê duyệt")
    let completion = card(
      .completion, tally, part: (operating.with(.full), say("plan full", "đã triển khai đầy đủ")),
      whole: (approved, whole))
    let approval = card(
      .approval, tally,
      part: (approved.and(.confirmed), say("approved, list confirmed", "đã phê duyệt, danh mục đã xác nhận")),
      whole: (operating.and(.confirmed), say("operating, list confirmed", "đang vận hành, danh mục đã xác nhận")))
    let inspection = card(
      .inspection, tally, part: (approved.and(.inspected), say("inspected", "đã kiểm tra định kỳ")),
      whole: (approved, whole))
    return """
      <section id="rates" aria-label="\(say("Rates", "Tỷ lệ"))">
      <div class="rates">\(completion)\(approval)\(inspection)</div>
      \(others())
      </section>

      """
  }

  private mutating func card(
    _ measure: Measure, _ tally: Tally, part: (Selection, String), whole: (Selection, String)
  ) -> Markup {
    let rate = tally.rate(of: measure)
    let fraction: Markup =
      "\(figure(rate.part, part.0, part.1)) / \(figure(rate.whole, whole.0, whole.1)) <span class=\"quiet\">\(whole.1)</span>"
    let notes = FigureNotes(tally, unconfirmedOwners: dashboard.unconfirmedOwners).about(measure)
    return """
      <div class="rate"><h2>\(measure.phrase[language].capitalizedFirst)</h2>\
      <p class="share">\(percent(rate))</p><p>\(fraction)</p>\
      \(notes.map { note in "<p class=\"note\">\(note[language].capitalizedFirst)</p>" as Markup })</div>
      """
  }

  /// The systems that no rate counts.
  private mutating func others() -> Markup {
    let counts = [(dashboard.total.building, SystemState.building), (dashboard.total.suspended, .suspended)]
      .filter { $0.0 > 0 }
    guard !counts.isEmpty else { return "" }
    let named = counts.map { count, state in
      "\(state.phrase[language]): \(figure(count, Selection().and(.state(state)), state.phrase[language]))" as Markup
    }
    return """
      <p class="note">\(say("Not counted", "Không tính")): \(named.joined(separator: "; "))</p>
      """
  }
}

extension [Markup] {
  func joined(separator: Markup) -> Markup {
    enumerated().reduce(into: "") { $0 += $1.offset > 0 ? separator + $1.element : $1.element }
  }
}

extension DashboardPage {
  /// The completion rate over time: a chart, and its figures as a table.
  func series() -> Markup {
    let title = say("Completion rate at the end of each month", "Tỷ lệ triển khai đầy đủ vào cuối mỗi tháng")
    let bars = dashboard.months.map { month in
      let rate = month.tally.rate(of: .completion)
      let part = BarChart.Part(value: rate.hundredths ?? 0, kind: "share", description: rate[language])
      return BarChart.Bar(name: Self.month(month.day), parts: [part])
    }
    return """
      <section id="time"><h2>\(say("Over time", "Theo thời gian"))</h2><div class="pair">
      <div><h3>\(title)</h3>\(BarChart(id: "months", title: title, bars: bars, top: 10_000, namesEveryBar: false).html)</div>
      <table class="wide"><thead><tr><th scope="col">\(say("Day", "Ngày"))</th>\
      <th scope="col" class="n">\(say("Operating", "Đang vận hành"))</th>\
      <th scope="col" class="n">\(say("Completion", "Tỷ lệ đầy đủ"))</th></tr></thead><tbody>
      \(dashboard.months.map(monthRow))</tbody></table></div></section>

      """
  }

  private func monthRow(_ month: Summary.Month) -> Markup {
    """
    <tr><th scope="row">\(month.day[language])</th>\
    <td class="n" data-h="\(say("Operating", "Đang vận hành"))">\(number(month.tally.operating))</td>\
    <td class="n" data-h="\(say("Completion", "Tỷ lệ đầy đủ"))">\(month.tally.rate(of: .completion)[language])</td></tr>

    """
  }

  /// A month with the last two digits of its year, for there is little room: `11/24`.
  private static func month(_ day: Day) -> String { "\(day.month)/" + "\(day.year)".suffix(2) }

  /// What is late and what falls due, a line for each task.
  mutating func deadlines() -> Markup {
    var rows: Markup = ""
    for task in Deadline.Task.allCases {
      let deadlines = dashboard.deadlines.filter { $0.task == task }
      if !deadlines.isEmpty { rows += row(task, deadlines) }
    }
    let headings = [say("Late", "Quá hạn"), say("Due within 30 days", "Đến hạn trong 30 ngày")]
      .map { #"<th scope="col" class="n">\#($0)</th>"# as Markup }
    let table: Markup = """
      <table><thead><tr><th scope="col">\(say("Task", "Việc"))</th>\(headings)\
      <th scope="col">\(say("First day", "Hạn sớm nhất"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
    let none: Markup = "<p>\(say("Nothing.", "Không có."))</p>"
    return """
      <section id="due"><h2>\(say("Late and due", "Đến hạn và quá hạn"))</h2>
      \(dashboard.deadlines.isEmpty ? none : table)</section>

      """
  }

  private mutating func row(_ task: Deadline.Task, _ deadlines: [Deadline]) -> Markup {
    let name = task.phrase[language].capitalizedFirst
    var cells: Markup = ""
    for standing in [Deadline.Standing.late, .due] {
      let counted = deadlines.filter { $0.standing(on: dashboard.day) == standing }
      let systems = Set(counted.compactMap { $0.system?.code }).count
      let words = "\(name), \(standing.phrase[language])"
      let shown = systems > 0 ? figure(systems, Selection().and(.deadline(task, standing)), words) : "\(counted.count)"
      cells += #"<td class="n">\#(shown)</td>"#
    }
    let first = deadlines.compactMap(\.dueOn).min()?[language] ?? ""
    return "<tr><th scope=\"row\">\(name)</th>\(cells)<td>\(first)</td></tr>\n"
  }

  /// What is true but wrong, a line for each code.
  mutating func findings() -> Markup {
    var rows: Markup = ""
    for group in dashboard.findings { rows += row(group) }
    let headings = [say("Weight", "Mức"), say("Finding", "Phát hiện"), say("Article", "Căn cứ")]
      .map { #"<th scope="col">\#($0)</th>"# as Markup }
    let table: Markup = """
      <table><thead><tr>\(headings)<th scope="col" class="n">\(say("Count", "Số lượng"))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    let none: Markup = "<p>\(say("None.", "Không có."))</p>"
    return """
      <section id="findings"><h2>\(say("Findings", "Phát hiện"))</h2>
      \(dashboard.findings.isEmpty ? none : table)</section>

      """
  }

  private mutating func row(_ group: Dashboard.FindingGroup) -> Markup {
    let phrase = group.code.phrase[language].capitalizedFirst
    let articles = Set(group.findings.compactMap(\.article)).map { $0.phrase[language] }.sorted()
    return """
      <tr><td>\(group.code.severity.phrase[language].capitalizedFirst)</td>\
      <td>\(phrase)\(organizations(group))</td><td>\(articles.joined(separator: "; "))</td>\
      <td class="n">\(count(group, phrase))</td></tr>

      """
  }

  /// A count of systems leads to them; organizations stand beside it by name.
  private mutating func count(_ group: Dashboard.FindingGroup, _ phrase: String) -> Markup {
    let systems = group.systems.count
    guard systems > 0 else { return "\(number(group.findings.count))" }
    return figure(systems, Selection().and(.finding(group.code)), phrase)
  }

  private func organizations(_ group: Dashboard.FindingGroup) -> Markup {
    let names = group.findings.filter { $0.object.kind == .organization }.map(\.object.name)
    return names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
  }
}
