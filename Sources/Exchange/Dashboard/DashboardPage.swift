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
