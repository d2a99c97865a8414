import LevelRegistry

// The tables of counts: a line for each group, each count linked to its systems.
extension DashboardPage {
  /// What a line counts, in the order of its cells.
  enum Count: String, CaseIterable {
    case operating, approved, full, partial, none, unreported

    var plan: PlanStatus? { PlanStatus(rawValue: rawValue) }

    func of(_ tally: Tally) -> Int {
      switch self {
      case .operating: tally.operating
      case .approved: tally.approved
      case .full: tally.full
      case .partial: tally.partial
      case .none: tally.none
      case .unreported: tally.notReported
      }
    }

    /// The systems counted, of a group.
    func selection(_ group: Selection) -> Selection {
      switch self {
      case .operating: group.operating
      case .approved: group.approved
      default: group.with(plan)
      }
    }

    var phrase: Phrase {
      switch self {
      case .operating: SystemState.operating.phrase
      case .approved: Phrase("approved", "đã phê duyệt")
      case .unreported: PlanStatus.notReported
      default: plan?.phrase ?? PlanStatus.notReported
      }
    }

    /// What stands above the column, where there is little room.
    var heading: Phrase {
      switch self {
      case .full: Phrase("Full", "Đầy đủ")
      case .partial: Phrase("Partial", "Một số hạng mục")
      default: Phrase(phrase.english.capitalizedFirst, phrase.vietnamese.capitalizedFirst)
      }
    }
  }

  func columns(_ first: String) -> Markup {
    let rest = (Count.allCases.map { $0.heading[language] } + [shareHeading])
      .map { #"<th scope="col" class="n">\#($0)</th>"# as Markup }
    return #"<thead><tr><th scope="col">\#(first)</th>\#(rest)</tr></thead>"#
  }

  private var shareHeading: String { say("Completion", "Tỷ lệ đầy đủ") }

  /// A line whose figures show their systems in the list.
  mutating func row(_ name: String, _ tally: Tally, _ mark: Selection.Mark) -> Markup {
    let cells = Count.allCases.map { count in
      figure(count.of(tally), count.selection(Selection().and(mark)), "\(name), \(count.phrase[language])")
    }
    return line(name, tally, cells)
  }

  var total: Markup {
    mutating get {
      let cells = Count.allCases.map { count in
        figure(count.of(dashboard.total), count.selection(Selection()), count.phrase[language])
      }
      return line(say("Total", "Tổng cộng"), dashboard.total, cells, isTotal: true)
    }
  }

  func line(_ name: String, _ tally: Tally, _ figures: [Markup], isTotal: Bool = false) -> Markup {
    let cells = zip(Count.allCases, figures).map { count, figure in
      #"<td class="n" data-h="\#(count.heading[language])">\#(figure)</td>"# as Markup
    }
    return """
      <tr\(isTotal ? #" class="total""# as Markup : "")><th scope="row">\(name)</th>\(cells)\
      <td class="n" data-h="\(shareHeading)">\(percent(tally.rate(of: .completion)))</td></tr>

      """
  }

  /// Systems by authority and by level: a chart and a table each.
  mutating func breakdowns() -> Markup {
    let authorities = dashboard.authorities.groups.map { group in
      (group, Selection.Mark.authority(Authority(rawValue: group.key)))
    }
    let levels = dashboard.levels.groups.map { group in
      (group, Selection.Mark.level(try? Level(group.key)))
    }
    return """
      <section id="groups"><h2>\(say("By authority and level", "Theo cấp phê duyệt và cấp độ"))</h2>
      \(key)<div class="pair">
      \(breakdown("authority", say("Approved systems by authority", "Hệ thống đã phê duyệt theo cấp phê duyệt"), authorities))
      \(breakdown("level", say("Approved systems by level", "Hệ thống đã phê duyệt theo cấp độ"), levels))
      </div></section>

      """
  }

  private mutating func breakdown(
    _ id: String, _ title: String, _ groups: [(group: Summary.Group, mark: Selection.Mark)]
  ) -> Markup {
    let charted = groups.filter { $0.group.tally.approved > 0 }
    let bars = charted.map {
      BarChart.Bar(
        name: $0.group.phrase[language], parts: parts($0.group.tally), caption: number($0.group.tally.approved))
    }
    let rows = groups.map { row($0.group.phrase[language], $0.group.tally, $0.mark) }
    return """
      <div><h3>\(title)</h3>\(charted.isEmpty ? "" : BarChart(id: id, title: title, bars: bars).html)
      <table class="wide">\(columns(say("Group", "Nhóm")))<tbody>\(rows)\(total)</tbody></table></div>
      """
  }

  /// The parts of a bar, from the ground up.
  func parts(_ tally: Tally) -> [BarChart.Part] {
    [
      part(tally.full, "full", PlanStatus.full.phrase), part(tally.partial, "partial", PlanStatus.partial.phrase),
      part(tally.none, "none", PlanStatus.none.phrase),
      part(tally.notReported, "unreported", PlanStatus.notReported),
    ].filter { $0.value > 0 }
  }

  private func part(_ value: Int, _ kind: String, _ phrase: Phrase) -> BarChart.Part {
    .init(value: value, kind: kind, description: "\(phrase[language]): \(number(value))")
  }

  /// What the colours of the bars mean.
  private var key: Markup {
    let colours: [(String, Phrase)] = [
      ("full", PlanStatus.full.phrase), ("partial", PlanStatus.partial.phrase), ("none", PlanStatus.none.phrase),
      ("unreported", PlanStatus.notReported),
    ]
    let items = colours.map { #"<li><span class="\#($0)"></span>\#($1[language].capitalizedFirst)</li>"# as Markup }
    return #"<ul class="key">\#(items)</ul>"#
  }

  private static let charted = 10

  /// The owners: a chart of those with most systems behind, and all of them as a table, lowest completion first.
  mutating func owners() -> Markup {
    let groups = dashboard.owners.groups
    let title = say("Owners with most systems not yet full", "Chủ quản có nhiều hệ thống chưa triển khai đầy đủ nhất")
    let bars = behind(groups).map { group in
      BarChart.Bar(
        name: group.key, parts: parts(group.tally).filter { $0.kind != "full" },
        caption: number(group.tally.approved - group.tally.full))
    }
    var rows: Markup = ""
    for group in groups {
      rows += line(group.phrase[language], group.tally, Count.allCases.map { figure($0, of: group) })
    }
    return """
      <section id="owners"><h2>\(say("By owner", "Theo chủ quản"))</h2>
      \(bars.isEmpty ? "" : chart(title, bars))
      <table class="wide"><caption>\(say("Lowest completion first", "Tỷ lệ triển khai thấp nhất trước"))</caption>\
      \(columns(say("Owner", "Chủ quản")))<tbody>\(rows)\(total)</tbody></table></section>

      """
  }

  private func chart(_ title: String, _ bars: [BarChart.Bar]) -> Markup {
    "<h3>\(title)</h3>\(BarChart(id: "behind", title: title, bars: bars).html)"
  }

  private func behind(_ groups: [Summary.Group]) -> [Summary.Group] {
    let sorted = groups.enumerated().filter { $0.element.tally.approved > $0.element.tally.full }
      .sorted { a, b in
        (b.element.tally.approved - b.element.tally.full, a.offset)
          < (a.element.tally.approved - a.element.tally.full, b.offset)
      }
    return sorted.prefix(Self.charted).map(\.element)
  }

  /// A count that links to the owner's block of the list, and within it to the systems of a plan status.
  private func figure(_ count: Count, of group: Summary.Group) -> Markup {
    let number = count.of(group.tally)
    guard number > 0, let owner = group.organization else { return "\(self.number(number))" }
    let place = count == .operating || count == .approved ? "" : "-" + count.rawValue
    return "<a href=\"#o\(Int(owner))\(place)\">\(self.number(number))</a>"
  }

  /// The list that all figures link to: each system once, in the block of its owner and there by plan.
  func writeSystems(to buffer: inout OutputBuffer) throws {
    buffer.append(listBegins.text)
    for (owner, systems) in blocks {
      buffer.append(heading(owner, systems.count).text)
      for count in Self.order {
        let rows = systems.filter { count == self.count($0) }
        guard !rows.isEmpty else { continue }
        let place = count.map { "\(Int(owner.id))-\($0.rawValue)" } ?? "\(Int(owner.id))-other"
        buffer.append("<tbody id=\"o\(place)\">\n")
        for system in rows { buffer.append(row(system).text) }
        buffer.append("</tbody>\n")
        try buffer.drain()
      }
    }
    buffer.append("</table></section>\n")
  }

  /// For each target the rule that hides the rows that do not belong.
  var rules: String {
    targets.enumerated().map { place, target in
      "#f\(place):target~.list tbody tr\(target.selection.others){display:none}"
    }.joined()
  }

  /// Within a block: the counted ones by plan, those not approved, those not operating.
  private static let order: [Count?] = [.full, .partial, Count.none, .unreported, .operating, nil]

  /// The last column that counts the system; nil for one that no figure counts.
  private func count(_ system: Dashboard.System) -> Count? {
    guard system.position.state == .operating else { return nil }
    guard system.position.approval != nil else { return .operating }
    return system.position.plan.flatMap { Count(rawValue: $0.status.rawValue) } ?? .unreported
  }

  /// The systems by owner, owners in the order of their first system.
  private var blocks: [(owner: Organization, systems: [Dashboard.System])] {
    var places: [Int64: Int] = [:]
    var blocks: [(owner: Organization, systems: [Dashboard.System])] = []
    for system in dashboard.systems {
      let owner = system.position.owner
      if let place = places[owner.id] {
        blocks[place].systems.append(system)
      } else {
        places[owner.id] = blocks.count
        blocks.append((owner, [system]))
      }
    }
    return blocks
  }

  private var listBegins: Markup {
    var html: Markup = "<section id=\"systems\"><h2>\(say("Systems", "Danh sách hệ thống"))</h2>\n"
    for (place, target) in targets.enumerated() {
      html += """
        <p class="shown" id="f\(place)">\(target.words.capitalizedFirst): \(number(target.count)). \
        <a href="#systems">\(say("Show all", "Xem tất cả"))</a></p>

        """
    }
    let headings = [
      say("Code", "Mã"), say("System", "Tên HTTT"), say("Owner", "Chủ quản"), say("State", "Trạng thái"),
      say("Level", "Cấp độ"), say("Decision", "Quyết định"), say("Plan", "Phương án"),
      say("Full expected", "Dự kiến đầy đủ"),
    ]
    let cells = headings.map { #"<th scope="col">\#($0)</th>"# as Markup }
    return html + "<table class=\"wide list\"><thead><tr>\(cells)</tr></thead>\n"
  }

  private func heading(_ owner: Organization, _ count: Int) -> Markup {
    """
    <tbody id="o\(Int(owner.id))" class="owner"><tr><th colspan="7" scope="rowgroup">\(owner.name) \
    <span class="quiet">(\(number(count)))</span></th></tr></tbody>

    """
  }

  /// One of thousands, so the end tags that HTML can do without are left out; the owner is the third cell.
  private func row(_ system: Dashboard.System) -> Markup {
    let position = system.position
    let marks = system.marks(on: dashboard.day).map(\.name).joined(separator: " ")
    return """
      <tr id="s-\(position.code)" class="\(marks)"><th scope="row">\(position.code)<td>\(position.name)\
      <td>\(position.owner.name)<td>\(state(position))\
      <td>\(position.approval.map { "\($0.level.rawValue)" } ?? "")<td>\(decision(position))\
      <td>\(plan(position))<td>\(position.plan?.expected?[language] ?? "")</td>

      """
  }

  /// Nothing for an operating one, as nearly all are.
  private func state(_ position: SystemStatus) -> String {
    position.state == .operating ? "" : position.state.phrase[language].capitalizedFirst
  }

  private func decision(_ position: SystemStatus) -> String {
    guard let approval = position.approval else { return "" }
    let number = approval.number.map { $0 + ", " } ?? ""
    return number + approval.decidedOn[language]
  }

  private func plan(_ position: SystemStatus) -> String {
    guard position.approval != nil else { return "" }
    return (position.plan?.status.phrase ?? PlanStatus.notReported)[language].capitalizedFirst
  }
}
