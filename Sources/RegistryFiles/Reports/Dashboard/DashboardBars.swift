import LevelRegistry

// Lying bars: a name, the parts with their numbers in the colours of the plan, and what they come to.
extension DashboardPage {
  /// The owners with most systems that are approved and not full; first those most is left to do for.
  mutating func mostToDo() -> Markup {
    let shown = 5
    let groups = dashboard.owners.groups.filter { $0.tally.approved > $0.tally.full }.enumerated().sorted { a, b in
      (b.element.tally.approved - b.element.tally.full, a.offset)
        < (a.element.tally.approved - a.element.tally.full, b.offset)
    }.map(\.element)
    let longest = groups.map(\.tally.approved).max() ?? 0
    let bars = groups.map { ownerBar($0, longest) }
    let done = dashboard.owners.groups.count { $0.tally.approved > 0 && $0.tally.approved == $0.tally.full }
    let ready =
      done == 0
      ? say("no owner has carried out everything in full", "chưa đơn vị nào triển khai đầy đủ hết")
      : say("\(done) owners have carried out everything in full", "\(number(done)) đơn vị đã triển khai đầy đủ hết")
    let rest = groups.count - shown
    let more: Markup =
      rest <= 0
      ? "<p class=\"quiet\">\(ready.capitalizedFirst)</p>"
      : """
      <details><summary>\(say("\(rest) more owners", "\(number(rest)) đơn vị nữa")) <span class="quiet">· \(ready)</span></summary>
      <ul class="rows">\(Array(bars.dropFirst(shown)))</ul></details>
      """
    return """
      <section id="owners"><h2>\(say("Owners with most left to do", "Đơn vị còn nhiều việc nhất"))</h2>
      \(key)<ul class="rows">\(Array(bars.prefix(shown)))</ul>\(more)</section>

      """
  }

  private func ownerBar(_ group: Summary.Group, _ longest: Int) -> Markup {
    let id = Int(group.organization ?? 0)
    return bar(
      "<a href=\"#o\(id)\">\(group.phrase[language])</a>", group.tally, longest: longest,
      value: counts(group.tally), aside: contact(group.organization)
    ) { "o\(id)-\($0.rawValue)" }
  }

  /// A person and a telephone; nil for all where the page leaves the house.
  private func contact(_ owner: Int64?) -> String? {
    guard let owner, !dashboard.contacts.isEmpty else { return nil }
    let contact = dashboard.contacts[owner]
    let parts = [contact?.representative, contact?.phone].compactMap { $0 }
    return parts.isEmpty ? say("no contact recorded", "chưa có đầu mối") : parts.joined(separator: ", ")
  }

  /// Levels and approving tiers; no chart of a single bar.
  mutating func groups() -> Markup {
    let levels = dashboard.levels.groups.filter { $0.tally.approved > 0 }.map { group in
      (group, Selection.Mark.level(try? Level(group.key)))
    }
    let tiers = dashboard.authorities.groups.filter { $0.tally.approved > 0 }.map { group in
      (group, Selection.Mark.authority(Authority(rawValue: group.key)))
    }
    guard !levels.isEmpty else { return "" }
    let byLevel = breakdown("levels", Self.byLevel[language], levels)
    let byTier = tiers.count < 2 ? "" : breakdown("tiers", Self.byTier[language], tiers)
    return "<div class=\"pair\">\(byLevel)\(byTier)</div>\n"
  }

  private mutating func breakdown(
    _ id: String, _ title: String, _ groups: [(group: Summary.Group, mark: Selection.Mark)]
  ) -> Markup {
    let longest = groups.map(\.group.tally.approved).max() ?? 0
    var bars: Markup = ""
    for (group, mark) in groups {
      let name = group.phrase[language].capitalizedFirst
      var places: [PlanPart: Int] = [:]
      for part in PlanPart.allCases where part.of(group.tally) > 0 {
        let selection = Selection().and(mark).with(part.plan)
        places[part] = target(selection, "\(name), \(part.phrase[language])", part.of(group.tally))
      }
      bars += bar("\(name)", group.tally, longest: longest, value: counts(group.tally)) { "f\(places[$0] ?? 0)" }
    }
    return breakdown(id, title, bars)
  }

  /// The rates at the end of each month, with the axis above and the values beside.
  func series() -> Markup {
    let rows = dashboard.months.map { month in
      let rate = month.tally.rate(of: .completion)
      let length = rate.hundredths ?? 0
      return """
        <li class="row"><span class="who">\(month.day[language])</span><span class="bar axis">\
        <span class="share" style="width:\(length / 100).\(length % 100 < 10 ? "0" : "")\(length % 100)%"></span></span>\
        <span class="value">\(rate[language])</span></li>

        """ as Markup
    }
    return """
      <section id="time"><h2>\(say("Carried out in full, of those approved, over the months", "Triển khai đầy đủ trên số được phê duyệt, theo tháng"))</h2>
      <div class="row scale" aria-hidden="true"><span class="who"></span><span class="bar"><i>0%</i><i>50%</i><i>100%</i></span><span class="value"></span></div>
      <ul class="rows">\(rows)</ul></section>

      """
  }
}

// What is late, and what was found, by name.
extension DashboardPage {
  private static let named = 5

  /// What is late and what falls due, and who has not confirmed its list.
  mutating func deadlines() -> Markup {
    var blocks: Markup = ""
    for standing in [Deadline.Standing.late, .due] {
      for task in Deadline.Task.allCases {
        let found = dashboard.deadlines.filter { $0.task == task && $0.standing(on: dashboard.day) == standing }
        if !found.isEmpty { blocks += block(task, standing, found) }
      }
    }
    let none: Markup =
      "<p>\(say("Nothing is late, and nothing falls due within 30 days.", "Không có việc quá hạn hay đến hạn trong 30 ngày tới."))</p>"
    return """
      <section id="due"><h2>\(say("Late, and due within 30 days", "Quá hạn và đến hạn trong 30 ngày"))</h2>
      \(dashboard.deadlines.isEmpty ? none : "<ul class=\"list-of-kinds\">\(blocks)</ul>")\(unconfirmed)</section>

      """
  }

  private mutating func block(_ task: Deadline.Task, _ standing: Deadline.Standing, _ found: [Deadline]) -> Markup {
    let words = "\(standing.phrase[language].capitalizedFirst): \(task.phrase[language])"
    let systems = Set(found.compactMap { $0.system?.code }).count
    let count: Markup = systems == 0 ? "" : figure(systems, Selection().and(.deadline(task, standing)), words)
    let names = found.prefix(Self.named).map { deadline in
      let name = deadline.system.map { "\($0.name) (\($0.owner.name)): " } ?? ""
      return "\(name)\(deadline.dueOn?[language] ?? ""), \(days(deadline))"
    }
    return kind(words, count, names, rest: found.count - names.count, isBad: standing == .late)
  }

  private var unconfirmed: Markup {
    let owners = dashboard.unconfirmed
    guard !owners.isEmpty else { return "" }
    let items = owners.map { owner, systems in
      "<li><a href=\"#o\(Int(owner.id))\">\(owner.name)</a> <span class=\"quiet\">\(say("\(systems) system\(systems == 1 ? "" : "s")", "\(number(systems)) hệ thống"))</span></li>\n"
        as Markup
    }
    return """
      <h3 id="unconfirmed">\(say("Lists not confirmed since", "Chưa xác nhận danh mục từ ngày")) \(dashboard.yearBegins[language])</h3>
      <details><summary>\(say("\(owners.count) owners", "\(number(owners.count)) chủ quản"))</summary>
      <ul class="names">\(items)</ul></details>
      """
  }

  /// What was found, by kind; a place in the law beside each.
  mutating func findings() -> Markup {
    var blocks: Markup = ""
    for group in dashboard.findings.groups {
      let phrase = group.code.phrase[language].capitalizedFirst
      let count: Markup =
        group.systems == 0
        ? "\(number(group.count))" : figure(group.systems, Selection().and(.finding(group.code)), phrase)
      let since = group.since.map { say(", since \($0)", ", từ ngày \($0.vietnamese)") } ?? ""
      let article = group.article.map { " [\($0.short[language])]" } ?? ""
      blocks += kind(
        "\(severity(group.code.severity)): \(phrase)\(since)\(article)", count, names(group),
        rest: max(0, group.ownerCount - Self.named), isBad: group.code.severity == .error)
    }
    let none: Markup = "<p>\(say("Nothing was found.", "Không có phát hiện nào."))</p>"
    return """
      <section id="findings"><h2>\(say("Findings", "Phát hiện"))</h2>
      \(dashboard.findings.groups.isEmpty ? none : "<ul class=\"list-of-kinds\">\(blocks)</ul>")</section>

      """
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: say("Not as the law requires", "Chưa đúng quy định")
    case .warning: say("Needs a second look", "Cần xem lại")
    case .note: say("Information missing", "Thiếu thông tin")
    }
  }

  /// Up to three by name, more by owner.
  private func names(_ group: FindingGroup) -> [String] {
    guard group.count > FindingGroup.mostNamed else {
      return group.named.map { finding, owner in
        guard finding.object.kind != .registry else { return finding.evidence[language] }
        return owner.map { $0 == finding.object.name ? $0 : "\(finding.object.name) (\($0))" } ?? finding.object.name
      }
    }
    return group.owners.prefix(Self.named).map { "\($0.name): \(number($0.count))" }
  }
}
