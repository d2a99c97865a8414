import LevelRegistry

extension DashboardPage {
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
}
