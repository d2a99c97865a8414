import LevelRegistry

extension DashboardPage {
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
