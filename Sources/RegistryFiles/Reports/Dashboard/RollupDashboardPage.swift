import LevelRegistry

/// Several registries as one page: what they come to, who is missing in it, a bar for each, and the checkpoints that prove it.
///
/// It has counts and names of registries; the name of a system stands on it only where two registries have its decision.
package struct RollupDashboardPage: FigurePage {
  let language: Language
  private let report: RollupReport
  private let notes: [RollupNotes.Note]

  /// Of the decisions that two registries have, so many are named.
  private static let named = 100

  package init(_ report: RollupReport, _ notes: RollupNotes, in language: Language) {
    self.report = report
    self.notes = notes.all
    self.language = language
  }

  /// Writes the page.
  package func write(to sink: any ByteSink) throws {
    var buffer = OutputBuffer(to: sink)
    buffer.append((head + tiles([completionTile, approvalTile, registriesTile]) + limits).text)
    try writeRegistries(to: &buffer)
    buffer.append((groups + footBegins).text)
    for place in rollup.lines.indices where rollup.lines[place].isCounted {
      buffer.append(proof(rollup.lines[place], place).text)
      try buffer.drain()
    }
    buffer.append("</ul></footer></body></html>\n")
    try buffer.flush()
  }

  private var rollup: Rollup { report.rollup }
}

extension RollupDashboardPage {
  private var title: String {
    let matter = LegalTerm.matter(on: rollup.question.day)
    return say(
      "Roll-up of \(share) registries: \(matter.english) levels of information systems",
      "Tổng hợp \(share) sổ: cấp độ \(matter.vietnamese) của hệ thống thông tin")
  }

  private var share: String { "\(number(report.share.counted))/\(number(report.share.of))" }

  private var head: Markup {
    let day = rollup.question.day
    let about = [
      Level.all[language], say("counts added up, rates from the sums", "số lượng cộng lại, tỷ lệ tính từ tổng"),
    ]
    return head(title, of: day, data: data, about: "\(state) \(about.joined(separator: " · "))")
  }

  private var data: String {
    let day = rollup.question.day[language]
    return switch rollup.question {
    case .day: say("Data to the end of", "Số liệu đến hết") + " " + day
    case .closing: say("Closings of \(day)", "Theo mốc chốt ngày \(day)")
    }
  }

  /// Whether the figures can still change.
  private var state: Markup {
    switch rollup.question {
    case .day: "<b class=\"open\">\(say("not closed", "chưa chốt"))</b>"
    case .closing: "<b class=\"closed\">\(say("each registry's own closing", "mốc chốt của từng sổ"))</b>"
    }
  }
}

// The three tiles: the two rates, and of how many registries they are.
extension RollupDashboardPage {
  private var completionTile: Markup {
    let tally = rollup.tally
    let shares = [
      share(tally.completion(among: .approved), of: Self.approved),
      share(tally.completion(among: .operating), of: Self.confirmed(tally)),
    ]
    return tile(Self.completion[language], "\(shares)\(FigureNotes(tally).about(.completion).map(note))")
  }

  private var approvalTile: Markup {
    let tally = rollup.tally
    let rate = share(tally.rate(of: .approval), of: Self.confirmed(tally))
    let rest = share(number(tally.operating - tally.approved), "\(Self.undecided[language])")
    let notes = FigureNotes(tally, unconfirmedOwners: rollup.unconfirmedOwners).about(.approval)
    return tile(Self.approval[language], "\(rate)\(rest)\(notes.map(note))")
  }

  private func share(_ rate: Rate, of whole: Phrase) -> Markup {
    share(percent(rate), "\(number(rate.part))/\(number(rate.whole)) \(whole[language])")
  }

  private var registriesTile: Markup {
    let what =
      report.expected == nil
      ? say("of those handed in", "trong số sổ đã nhận") : say("of those expected", "trong số sổ phải gửi")
    let items = notes.map { note in
      """
      <li><strong>\(number(note.items.count))</strong> \
      <a href="#\(note.kind.rawValue)">\(note.kind.phrase[language])</a></li>

      """ as Markup
    }
    let none: Markup =
      "<li>\(say("All counted, each agrees with its checkpoint", "Tính đủ, sổ nào cũng khớp mốc xác minh"))</li>"
    return tile(
      say("Registries counted", "Sổ được tính"),
      "\(share(share, "\(what)"))<ul class=\"tasks\">\(items.isEmpty ? [none] : items)</ul>")
  }
}

// Who and what is missing, and a bar for each that is not.
extension RollupDashboardPage {
  private var limits: Markup {
    guard !notes.isEmpty else { return "" }
    let kinds = notes.map { note in
      let shown = note.kind == .countedTwice ? note.items.prefix(Self.named) : note.items[...]
      return kind(
        note.kind.sentence[language].capitalizedFirst, "\(number(note.items.count))", shown.map { $0[language] },
        rest: note.items.count - shown.count, isBad: isBad(note.kind), at: note.kind.rawValue)
    }
    return """
      <section id="limits"><h2>\(say("What is missing, and what is not proved", "Còn thiếu và chưa xác minh được"))</h2>
      <ul class="list-of-kinds">\(kinds)</ul></section>

      """
  }

  /// Whether the figures are wrong or incomplete by it, and not only less certain.
  private func isBad(_ kind: RollupNotes.Kind) -> Bool {
    switch kind {
    case .notCounted, .notSent, .checkpointAlone, .countedTwice: true
    case .unexpected, .withoutCheckpoint, .figuresOnly, .noCheckpointFile: false
    }
  }

  /// First those that most is left to do for.
  private func writeRegistries(to buffer: inout OutputBuffer) throws {
    let lines = rollup.lines.enumerated().compactMap { place, line in
      line.isCounted ? line.figures.map { (place: place, line: line, tally: $0.tally) } : nil
    }
    let sorted = lines.sorted { a, b in
      (b.tally.approved - b.tally.full, a.place) < (a.tally.approved - a.tally.full, b.place)
    }
    let longest = lines.map(\.tally.approved).max() ?? 0
    let title = say("Registries, those with most left to do first", "Từng sổ, sổ còn nhiều việc nhất trước")
    buffer.append(("<section id=\"registries\"><h2>\(title)</h2>\n\(key)<ul class=\"rows\">" as Markup).text)
    for (place, line, tally) in sorted {
      let bar = bar(
        "<a href=\"#r\(place)\">\(line.title)</a>", tally, longest: longest,
        value: percent(tally.rate(of: .completion)), aside: aside(line, tally)
      ) { _ in "r\(place)" }
      buffer.append(bar.text)
      try buffer.drain()
    }
    buffer.append("</ul></section>\n")
  }

  /// The two numbers of the rate, and what they rest on where it is not a proved registry.
  private func aside(_ line: Rollup.Line, _ tally: Tally) -> String {
    let counts =
      tally.approved == 0
      ? say("no approved system", "chưa có hệ thống được phê duyệt")
      : tally.notReported == tally.approved
        ? say(
          "none of \(tally.approved) has reported", "cả \(number(tally.approved)) hệ thống chưa báo cáo")
        : "\(number(tally.full))/\(number(tally.approved))"
    let standing = line.standing == .trusted ? nil : line.standing.phrase[language]
    return [counts, standing].compactMap { $0 }.joined(separator: " · ")
  }

  /// Levels and approving tiers; no chart of a single bar for the tiers.
  private var groups: Markup {
    let (levels, tiers) = (charted(rollup.summary(byLevel: true)), charted(rollup.summary(byLevel: false)))
    guard !levels.isEmpty else { return "" }
    let byLevel = breakdown("levels", Self.byLevel[language], bars(levels))
    let byTier = tiers.count < 2 ? "" : breakdown("tiers", Self.byTier[language], bars(tiers))
    return "<div class=\"pair\">\(byLevel)\(byTier)</div>\n"
  }

  private func charted(_ summary: Summary) -> [Summary.Group] { summary.groups.filter { $0.tally.approved > 0 } }

  private func bars(_ groups: [Summary.Group]) -> Markup {
    let longest = groups.map(\.tally.approved).max() ?? 0
    return Markup(
      groups.map { group in
        let name: Markup = "\(group.phrase[language].capitalizedFirst)"
        return bar(name, group.tally, longest: longest, value: counts(group.tally)) { _ in nil }
      })
  }
}

// The foot: what is counted, and by what each registry's figures can be proved.
extension RollupDashboardPage {
  private var footBegins: Markup {
    """
    </main><footer><h2>\(say("What these figures are", "Về các số liệu này"))</h2>
    <p>\(whatIsCounted)</p>
    <h2>\(say("Checkpoints of the registries counted", "Mốc xác minh của các sổ được tính"))</h2>
    <ul>
    """
  }

  private func proof(_ line: Rollup.Line, _ place: Int) -> Markup {
    guard let identity = line.identity else { return "" }
    let closing = line.figures?.closing.map { say("closing \($0)", "mốc chốt \($0)") }
    let entry = number(Int(identity.checkpoint.entries))
    let facts = [identity.provinceCode, line.standing.phrase[language], closing, say("entry \(entry)", "mục \(entry)")]
    return """
      <li id="r\(place)"><b>\(line.title)</b> · \(facts.compactMap { $0 }.joined(separator: " · ")) · \(line.path)<br>\
      <code>\(identity.checkpoint.registry)</code><br><code>\(identity.checkpoint.digest)</code></li>

      """
  }
}
