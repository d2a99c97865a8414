import LevelRegistry

/// One line on a terminal that says how far a long command has come, and is gone at its end.
final class ProgressLine {
  private let console: Console
  private var shown = ""

  init(_ console: Console) {
    self.console = console
  }

  func show(_ phrase: Phrase) {
    guard console.isWatched, phrase[console.language] != shown else { return }
    shown = phrase[console.language]
    console.noteRaw("\r\u{1B}[K" + shown)
  }

  func clear() {
    if !shown.isEmpty { console.noteRaw("\r\u{1B}[K") }
    shown = ""
  }
}

extension ProgressLine {
  func show(_ step: VerificationStep) {
    switch step {
    case .file: show(Phrase("reading every page of the file …", "đang đọc toàn bộ tệp …"))
    case .chain(let done, let total):
      let percent = total == 0 ? 100 : done * 100 / total
      show(Phrase("recomputing the chain: \(percent) %", "đang tính lại chuỗi mã băm: \(percent) %"))
    case .rules: show(Phrase("comparing the rules …", "đang đối chiếu các quy tắc …"))
    }
  }
}
