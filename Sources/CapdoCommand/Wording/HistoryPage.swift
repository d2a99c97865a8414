import LevelRegistry

/// The history of a system as a story: what each entry recorded, from when it holds, and what took its place.
struct HistoryPage {
  private let code: String
  private let lines: [HistoryLine]
  private let console: Console
  private let showsCorrections: Bool

  init(_ code: String, _ lines: [HistoryLine], _ console: Console, showsCorrections: Bool) {
    self.code = code
    self.lines = lines
    self.console = console
    self.showsCorrections = showsCorrections
  }

  func page() -> Page {
    var page = Page()
    let facts = lines.reduce(0) { $0 + $1.facts }
    let replaced = lines.reduce(0) { $0 + ($1.voidedBy == nil ? 0 : $1.facts) }
    page.say(
      say(
        "HISTORY of \(code): \(facts) facts recorded, \(replaced == 0 ? "all of them current" : "\(replaced) of them replaced since")",
        "LỊCH SỬ \(code): \(facts) ghi nhận, \(replaced == 0 ? "đều còn hiệu lực" : "\(replaced) đã bị thay")"))
    for (index, line) in lines.enumerated() {
      if index == 0 || lines[index - 1].entry != line.entry { add(entry: line, to: &page) }
      add(fact: line, to: &page)
    }
    if !showsCorrections {
      page.say()
      page.say(
        say("To withdraw one of them: ", "Để hủy một ghi nhận: ")
          + console.program.call(SuggestedCommand("history", .typed(code)).option("corrections"))[console.language])
    }
    return page
  }

  private func add(entry line: HistoryLine, to page: inout Page) {
    let source = line.source.map { say(" from \($0)", " từ \($0)").split(separator: " sha256:")[0] } ?? ""
    let act = Act.words(line.act)
    let note = line.note.map { ", '\($0)'" } ?? ""
    page.say()
    page.wrap(
      say(
        "Entry \(line.entry), \(line.recordedAt.phrase.english), \(line.actor): \(act.english)",
        "Mục \(line.entry), \(line.recordedAt.phrase.vietnamese), \(line.actor): \(act.vietnamese)") + source + note)
  }

  private func add(fact line: HistoryLine, to page: inout Page) {
    page.wrap("\(days(of: line)): \(line.phrase[console.language])", indent: 2)
    if let entry = line.voidedBy {
      page.wrap(say("replaced by entry \(entry)", "bị thay bởi mục \(entry)"), indent: 6)
    }
    guard showsCorrections else { return }
    for command in [line.withdrawal, line.withdrawalOfEnd].compactMap(\.self) {
      page.wrap(console.program.call(command)[console.language], indent: 6)
    }
  }

  /// The days on which a fact holds, the last one as people name it.
  private func days(of line: HistoryLine) -> String {
    let from = line.from == .always ? nil : line.from[console.language]
    let last = line.to == .forever ? nil : line.to.previous[console.language]
    switch (from, last) {
    case (nil, nil): return say("always", "luôn luôn")
    case (let from?, nil): return say("from \(from)", "từ \(from)")
    case (nil, let last?): return say("until \(last)", "đến hết \(last)")
    case (let from?, let last?): return from == last ? from : say("\(from) to \(last)", "\(from) đến hết \(last)")
    }
  }

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[console.language] }
}

extension HistoryLine {
  /// What withdraws it: its correction, else the reversal of the whole entry.
  var withdrawal: SuggestedCommand? {
    correction.map { SuggestedCommand($0) } ?? reversal.map { SuggestedCommand(reversing: $0) }
  }

  /// What withdraws its end.
  var withdrawalOfEnd: SuggestedCommand? { correctionOfEnd.map { SuggestedCommand($0) } }
}
