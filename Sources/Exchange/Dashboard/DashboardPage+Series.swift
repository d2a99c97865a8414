import LevelRegistry

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
}
