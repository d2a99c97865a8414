import LevelRegistry

extension Dashboard {
  /// What the results under one catalog say is lacking most; catalogs are never added up.
  package struct Lacking: Sendable {
    package let catalog: String
    package let tally: RequirementTally
    /// The requirements that are not met somewhere, those of most systems first.
    package let items: [RequirementCount]
  }
}

extension Snapshot {
  /// What is lacking under each catalog that has results; nothing in a registry without results.
  func lacking(in scope: Scope) throws -> [Dashboard.Lacking] {
    try assessedCatalogs(in: scope).map { catalog in
      let counts = try requirementCounts(of: catalog, by: .item, in: scope)
      let unmet = counts.enumerated().filter { $0.element.tally.unmet > 0 }.sorted { a, b in
        (b.element.tally.unmet, a.offset) < (a.element.tally.unmet, b.offset)
      }
      return .init(
        catalog: catalog, tally: try requirementTally(of: catalog, in: scope), items: unmet.map(\.element))
    }
  }
}

extension RequirementTally {
  /// What somebody assessed and what applies.
  fileprivate var applied: Int { met + unmet }
}

// Beside the findings: which requirements most systems do not meet.
extension DashboardPage {
  private static let listed = 5

  func lacking() -> Markup {
    let catalogs = dashboard.lacking.map(lacking)
    guard !catalogs.isEmpty else { return "" }
    return """
      <section id="lacking"><h2>\(say("What is lacking most", "Yêu cầu còn thiếu nhiều nhất"))</h2>
      \(catalogs)</section>

      """
  }

  private func lacking(_ lacking: Dashboard.Lacking) -> Markup {
    let tally = lacking.tally
    let name = Requirement.name(ofCatalog: lacking.catalog)
    let without = tally.systems - tally.assessedSystems
    let rest = say(
      "\(without) systems have no result yet", "\(number(without)) hệ thống chưa có kết quả theo từng yêu cầu")
    let words = say(
      "\(name.english): \(tally.met)/\(tally.rate.whole) requirements met (\(percent(tally.rate)))",
      "\(name.vietnamese): đã đáp ứng \(number(tally.met))/\(number(tally.rate.whole)) yêu cầu (\(percent(tally.rate)))"
    )
    let items = lacking.items.prefix(Self.listed).map(item)
    let more = lacking.items.count - items.count
    let end: Markup =
      more > 0 ? "<p class=\"quiet\">\(say("and \(more) more", "và \(number(more)) yêu cầu nữa"))</p>" : ""
    let none: Markup =
      "<p>\(say("Nothing assessed is lacking.", "Không có yêu cầu nào được đánh giá là chưa đáp ứng."))</p>"
    return """
      <p class="quiet">\(words)\(without > 0 ? " · \(rest)" : "")</p>
      \(items.isEmpty ? none : "<ul class=\"rows\">\(Array(items))</ul>\(end)")
      """
  }

  /// How many systems do not meet a requirement, of those that assessed it.
  private func item(_ count: RequirementCount) -> Markup {
    let share = count.tally.unmet * 100 / max(count.tally.applied, 1)
    return """
      <li class="row"><span class="who">\(count.phrase[language].capitalizedFirst)</span>\
      <span class="bar axis"><span class="share" style="width:\(share)%"></span></span>\
      <span class="value">\(number(count.tally.unmet))/\(number(count.tally.applied)) \(say("systems", "hệ thống"))</span></li>

      """
  }
}
