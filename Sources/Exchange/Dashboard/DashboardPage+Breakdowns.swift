import LevelRegistry

extension DashboardPage {
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
}
