import LevelRegistry
import RegistryFiles

/// What a check found, for whoever decides whom to telephone: the kinds first, how many, whose, since when, and the article.
struct FindingPage {
  let found: FindingOverview
  /// What the registry is called.
  let name: String
  let day: Day
  let language: Language

  private var groups: [FindingGroup] { found.groups }

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  /// - Parameters:
  ///   - one: the line that lists the findings of one code.
  ///   - export: the line that makes a workbook of all.
  ///   - all: the line that lists those that are answered.
  func page(one: String, export: String, all: String) -> Page {
    var page = Page()
    page.wrap(verdict)
    let explained =
      say("Answered, not counted above: ", "Đã giải trình, không tính ở trên: ")
      + language.count(found.answered) + say(" · see: ", " · xem: ") + all
    guard !groups.isEmpty else {
      if found.answered > 0 { page.say(explained) }
      page.say(say("Whether the file was altered: capdo verify", "Tệp có bị sửa đổi không: capdo verify"))
      return page
    }
    page.columns(
      [["", say("number", "số"), say("owners", "chủ quản"), say("since", "từ ngày"), say("article", "điều khoản")]]
        .map(Self.placed), right: [1, 2])
    for severity in Severity.allCases {
      let found = groups.filter { $0.code.severity == severity }
      if found.isEmpty { continue }
      page.say(heading(severity))
      for group in found {
        let words = Self.lines(of: group.code.phrase[language].sentenceCase)
        page.columns([Self.placed(row(group, words[0]))], right: [1, 2])
        for line in words.dropFirst() { page.say("  " + line) }
        write(group, to: &page)
      }
    }
    page.say()
    if found.answered > 0 { page.say(explained) }
    page.say(say("Each of them: ", "Từng hệ thống: ") + one)
    page.say(say("As a workbook: ", "Ra Excel: ") + export)
    return page
  }

  private var verdict: String {
    let start = say("CHECK ", "RÀ SOÁT ") + name + ", " + Level.all[language] + ", " + day[language] + ": "
    guard !groups.isEmpty else { return start + say("nothing was found.", "không có phát hiện nào.") }
    let findings = groups.map(\.count).reduce(0, +)
    let systems = found.systems
    let owners = Set(groups.flatMap(\.ownerNames)).count
    return start
      + say(
        "\(findings) finding\(findings == 1 ? "" : "s") in \(systems) system\(systems == 1 ? "" : "s") of \(owners) owner\(owners == 1 ? "" : "s")",
        "\(language.count(findings)) phát hiện ở \(language.count(systems)) hệ thống của \(language.count(owners)) chủ quản"
      )
  }

  /// The registry finds, it does not convict.
  private func heading(_ severity: Severity) -> String {
    switch severity {
    case .error: say("NOT AS THE LAW REQUIRES", "CHƯA ĐÚNG QUY ĐỊNH")
    case .warning: say("NEEDS A SECOND LOOK", "CẦN XEM LẠI")
    case .note: say("INFORMATION MISSING", "THIẾU THÔNG TIN")
    }
  }

  /// How wide the words of a kind are at most.
  private static let widest = 47

  /// The words of a kind in lines that leave room for its numbers.
  private static func lines(of words: String) -> [String] {
    words.split(separator: " ").reduce(into: [""]) { lines, word in
      let line = lines[lines.count - 1] + (lines[lines.count - 1].isEmpty ? "" : " ") + word
      if terminalWidth(line) <= widest - 2 { lines[lines.count - 1] = line } else { lines.append(String(word)) }
    }
  }

  private func row(_ group: FindingGroup, _ words: String) -> [String] {
    [
      "  " + words, language.count(group.count),
      group.ownerCount == 0 ? "–" : language.count(group.ownerCount), group.since?[language] ?? "–",
      group.article.map { fitted($0.short[language]) } ?? "–",
    ]
  }

  /// The first places of an article that the line has room for; 'capdo check --finding' prints them all.
  private func fitted(_ article: String) -> String {
    let room = Self.widths[4]
    guard terminalWidth(article) > room else { return article }
    var (fitted, places) = ("", article.split(separator: ",", omittingEmptySubsequences: false)[...])
    while let place = places.first, fitted.isEmpty || terminalWidth(fitted + place) + 3 <= room {
      fitted += fitted.isEmpty ? String(place) : ",\(place)"
      places = places.dropFirst()
    }
    return fitted + " …"
  }

  /// How wide the columns are, with two blanks between them; the last has what is left of a page.
  private static let widths = [widest, 6, 8, 10, Page.width - widest - 6 - 8 - 10 - 8]

  /// The columns stand at the same places under every heading.
  private static func placed(_ row: [String]) -> [String] {
    zip(row, widths).enumerated().map { place, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - terminalWidth(cell.0)))
      return [1, 2].contains(place) ? space + cell.0 : cell.0 + space
    }
  }

  /// Up to three are named, more are counted by owner; the code stands below the words, for scripts.
  private func write(_ group: FindingGroup, to page: inout Page) {
    let code = "[\(group.code.rawValue)]"
    let words = group.count <= FindingGroup.mostNamed ? named(group) : counted(group)
    var text = Page()
    text.wrap(words, indent: 4)
    let last = text.lines.last ?? ""
    let space = Page.width - terminalWidth(last) - terminalWidth(code)
    for line in text.lines.dropLast() { page.say(line) }
    if space >= 2 {
      page.say(last + String(repeating: " ", count: space) + code)
    } else {
      page.say(last)
      page.say(String(repeating: " ", count: max(4, Page.width - terminalWidth(code))) + code)
    }
  }

  private func named(_ group: FindingGroup) -> String {
    group.named.map { finding, owner in
      guard finding.object.kind != .registry else { return finding.evidence[language] }
      guard let owner, owner != finding.object.name else { return finding.object.name }
      return "\(finding.object.name) (\(owner))"
    }.joined(separator: ", ")
  }

  private func counted(_ group: FindingGroup) -> String {
    let owners = group.owners
    let shown = owners.prefix(4).map { "\($0.name) \(language.count($0.count))" }.joined(separator: ", ")
    let rest = owners.count - 4
    return rest > 0
      ? shown + say(" and \(rest) more owner\(rest == 1 ? "" : "s")", " và \(language.count(rest)) chủ quản khác")
      : shown
  }
}
