import LevelRegistry

extension DashboardPage {
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
