import LevelRegistry
import RegistryFiles

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

/// A file being read whose progress is shown on a terminal: how far, how fast, how long still.
final class ProgressSource: ByteSource {
  private let source: any ByteSource
  private let name: String
  private let seconds: () -> Int64
  private let show: (Phrase) -> Void
  private let start: Int64
  private var shown: Int64
  private var read = 0
  var size: Int? { source.size }

  /// - Parameters:
  ///   - seconds: a clock.
  ///   - show: puts a line in place of the last one.
  init(
    _ source: any ByteSource, named name: String, seconds: @escaping () -> Int64, show: @escaping (Phrase) -> Void
  ) {
    self.source = source
    self.name = name
    self.seconds = seconds
    self.show = show
    start = seconds()
    shown = start
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    read += count
    tell(atEnd: count == 0)
    return count
  }

  /// Once a second; a file that is read within one shows nothing, and the last line is cleared.
  private func tell(atEnd isAtEnd: Bool) {
    guard let size, size > 0 else { return }
    let now = seconds()
    if isAtEnd {
      if shown > start { show(Phrase("", "")) }
    } else if now - shown >= 1 {
      shown = now
      show(line(after: now - start, of: size))
    }
  }

  private func line(after elapsed: Int64, of size: Int) -> Phrase {
    let rate = read / Int(elapsed)
    let left = rate == 0 ? 0 : (size - read + rate - 1) / rate
    let percent = read * 100 / size
    return Phrase(
      "\(name): \(percent)%, \(rate / 1024) KiB/s, \(left) s left",
      "\(name): \(percent)%, \(rate / 1024) KiB/giây, còn \(left) giây")
  }
}

extension Console {
  /// The file itself, or, where a person watches a terminal, the file with its progress.
  func showingProgress(of source: FileSource, named name: String) -> any ByteSource {
    guard isWatched else { return source }
    let seconds = { [now] in now().seconds }
    return ProgressSource(source, named: name, seconds: seconds) { [self] line in
      noteRaw("\r\u{1B}[K" + visible(line[language]))
    }
  }
}
