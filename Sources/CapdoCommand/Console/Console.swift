import CapdoSQLite
@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// What a command talks to: the language, the environment, the output and the words about it.
final class Console {
  var language: Language = .english
  /// How the next command is called.
  var program = Program()
  var environment: Environment
  /// The registry that the command works on: what it recorded is said although something fails afterwards.
  var registry: Registry?
  /// Data, buffered.
  let output: BufferedSink
  /// Words about data, never buffered.
  let errors: any ByteSink

  /// The clock, which a test can hold.
  var now: @Sendable () -> Moment = Moment.now

  /// Whether somebody watches the errors on a terminal, where progress can be shown.
  let isWatched: Bool

  /// The terminal on which people read the output; nil where a program or a file takes it.
  let terminal: Terminal?

  /// What shows the output page by page, where it is longer than the screen of the terminal.
  let pager: PagedSink?

  /// Reads the answer to a question; nil where nobody is there who could be asked.
  let answer: (() -> String?)?

  init(
    output: any ByteSink, errors: any ByteSink, environment: Environment, isWatched: Bool = false,
    terminal: Terminal? = nil, pager: PagedSink? = nil, answer: (() -> String?)? = nil
  ) {
    self.output = BufferedSink(output)
    self.errors = errors
    self.environment = environment
    self.isWatched = isWatched
    self.terminal = terminal
    self.pager = pager
    self.answer = answer
  }

  /// The console of this process.
  static func standard() -> Console {
    let terminal = Terminal(of: 1, .process)
    let pager = terminal.map { PagedSink(DescriptorSink(1), lines: $0.height) }
    return Console(
      output: pager ?? DescriptorSink(1), errors: DescriptorSink(2), environment: .process, isWatched: isatty(2) == 1,
      terminal: terminal, pager: pager, answer: isatty(0) == 1 && isatty(2) == 1 ? { readAnswer() } : nil)
  }

  /// Writes to the output as it is.
  func write(_ text: String) throws {
    try output.write(Array(text.utf8))
  }

  /// Writes one line to the output, with what could deceive a terminal made visible.
  func say(_ phrase: Phrase) throws {
    try write(lines(visible(phrase[language])))
  }

  /// A line, broken at blanks where it is wider than the terminal; a command to copy stays whole, on a line of its own.
  private func lines(_ text: String) -> String {
    guard let terminal, terminalWidth(text) > terminal.width else { return text + "\n" }
    if let command = text.firstRange(of: ": capdo ") {
      return lines(String(text[..<command.lowerBound]) + ":") + "  " + text[command.lowerBound...].dropFirst(2) + "\n"
    }
    guard !text.contains("capdo ") else { return text + "\n" }
    return wrapped(text, to: terminal.width - 2, cutsWords: false).joined(separator: "\n  ") + "\n"
  }

  /// Writes one line about the output to the errors, after what has been put out so far.
  ///
  /// Never throws: a failure of the output is met again by its next flush, one of the errors has nowhere to go.
  func note(_ phrase: Phrase) {
    noteRaw(lines(visible(phrase[language])))
  }

  /// Names a file that was made.
  func noteMade(_ path: String) { note(Phrase("made \(path)", "đã lập \(path)")) }

  /// Tells what does not stop the work.
  func warn(_ warning: RegistryWarning) {
    let phrase = warning.phrase
    note(Phrase("warning: \(phrase.english)", "cảnh báo: \(phrase.vietnamese)"))
  }

  /// Writes to the errors as it is.
  func noteRaw(_ text: String) {
    try? output.flush()
    if let pager {
      try? pager.note(Array(text.utf8), to: errors)
    } else {
      try? errors.write(Array(text.utf8))
    }
  }

  /// Puts out what is still buffered, and waits for the reader of a pager.
  func finish() throws {
    try output.flush()
    try pager?.finish()
  }
}

extension Console {
  /// Tells people what went wrong.
  ///
  /// - Returns: The status that the run ends with.
  func report(_ error: any Error) -> ExitStatus {
    if Interruption.signal != 0 {
      report(
        Phrase("stopped as asked; nothing is half done", "đã dừng theo yêu cầu; không có việc nào dở dang"),
        hint: Phrase("only what is reported above was recorded", "chỉ những gì báo ở trên là đã được ghi"))
      return .interrupted
    }
    guard let error = error as? any PresentableError else {
      report(Phrase(String(describing: error), String(describing: error)), hint: nil)
      return .ioError
    }
    guard let stands = AfterRecording(registry?.recorded ?? [], error) else {
      report(error.message, hint: error.hint(in: program))
      return error.exitStatus
    }
    // Whoever tries again what was busy would record it twice.
    let isBusy = error.exitStatus == .tempFail
    report(stands.message, hint: isBusy ? nil : error.hint(in: program))
    return isBusy ? .ioError : error.exitStatus
  }

  private func report(_ message: Phrase, hint: Phrase?) {
    for (index, line) in message[language].split(separator: "\n").enumerated() {
      note(index == 0 ? Phrase("error: \(line)", "lỗi: \(line)") : Phrase("  \(line)", "  \(line)"))
    }
    guard let hint else { return }
    for line in hint[language].split(separator: "\n") {
      note(Phrase("hint: \(line)", "gợi ý: \(line)"))
    }
  }
}

/// What failed after entries were recorded, which stand: nobody is to record them again.
private struct AfterRecording {
  let message: Phrase

  init?(_ entries: [Int64], _ cause: any PresentableError) {
    guard let first = entries.first, let last = entries.last else { return nil }
    let what =
      first == last
      ? Phrase("entry \(first) is recorded", "mục nhật ký \(first) đã được ghi")
      : Phrase("entries \(first) to \(last) are recorded", "các mục nhật ký từ \(first) đến \(last) đã được ghi")
    message = Phrase(
      "\(what.english); what follows failed: \(cause.message.english)",
      "\(what.vietnamese); phần tiếp theo không thực hiện được: \(cause.message.vietnamese)")
  }
}

/// An error that can be told to people in their language.
protocol PresentableError: Error {
  /// What is wrong: the thing and the reason, without a period.
  var message: Phrase { get }
  /// The next step; each line of it is printed as a hint of its own.
  func hint(in program: Program) -> Phrase?
  var exitStatus: ExitStatus { get }
}

/// How a run ended, in the numbers that scripts read (those of sysexits.h, and 1).
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The registry says no, or a check found something.
  case refused = 1
  /// The words do not parse.
  case usage = 64
  /// A file to be read has errors in it.
  case badData = 65
  case noInput = 66
  case cannotCreate = 73
  case ioError = 74
  /// Busy, and nothing is recorded; or it is not known whether the act was.
  case tempFail = 75
  case notPermitted = 77
  /// A signal asked for the end; the process ends with that signal.
  case interrupted = 130
}
