import LevelRegistry

/// Words on the command line that cannot be understood.
struct UsageError: PresentableError {
  let message: Phrase
  let hint: Phrase?

  var exitStatus: ExitStatus { .usage }

  init(_ message: Phrase, hint: Phrase? = nil) {
    self.message = message
    self.hint = hint
  }

  /// Returns the same error with the help to read as its last hint.
  ///
  /// - Parameter topic: A command or a group; nil stands for capdo as a whole.
  func pointing(to topic: String?) -> UsageError {
    let line = ["capdo", topic, "--help"].compactMap { $0 }.joined(separator: " ")
    let see = Phrase("see '\(line)'", "xem '\(line)'")
    guard let hint else { return UsageError(message, hint: see) }
    return UsageError(
      message, hint: Phrase(hint.english + "\n" + see.english, hint.vietnamese + "\n" + see.vietnamese))
  }
}
