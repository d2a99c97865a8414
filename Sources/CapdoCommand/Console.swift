import Exchange
@preconcurrency import Glibc
import LevelRegistry

/// What a command talks to: the language, the environment, the output and the words about it.
final class Console {
  var language: Language = .english
  /// The register named on the command line.
  var database: String?
  let environment: Environment
  /// Data, buffered.
  let output: BufferedSink
  /// Words about data, never buffered.
  let errors: any ByteSink

  /// The clock, which a test can hold.
  var now: @Sendable () -> Moment = Moment.now

  /// Whether somebody watches the errors on a terminal, where progress can be shown.
  let isWatched: Bool

  init(output: any ByteSink, errors: any ByteSink, environment: Environment, isWatched: Bool = false) {
    self.output = BufferedSink(output)
    self.errors = errors
    self.environment = environment
    self.isWatched = isWatched
  }

  /// The console of this process.
  static func standard() -> Console {
    Console(output: DescriptorSink(1), errors: DescriptorSink(2), environment: .process, isWatched: isatty(2) == 1)
  }

  /// Writes to the output as it is.
  func write(_ text: String) throws {
    try output.write(Array(text.utf8))
  }

  /// Writes one line to the output, with what could deceive a terminal made visible.
  func say(_ phrase: Phrase) throws {
    try write(visible(phrase[language]) + "\n")
  }

  /// Writes one line about the output to the errors, after what has been put out so far.
  ///
  /// Never throws: a failure of the output is met again by its next flush, one of the errors has nowhere to go.
  func note(_ phrase: Phrase) {
    noteRaw(visible(phrase[language]) + "\n")
  }

  /// Tells what does not stop the work.
  func warn(_ warning: RegistryWarning) {
    let phrase = warning.phrase
    note(Phrase("warning: \(phrase.english)", "cảnh báo: \(phrase.vietnamese)"))
  }

  /// Writes to the errors as it is.
  func noteRaw(_ text: String) {
    try? output.flush()
    try? errors.write(Array(text.utf8))
  }
}
