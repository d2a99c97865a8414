import LevelRegistry

extension Console {
  /// Tells people what went wrong.
  ///
  /// - Returns: The status that the run ends with.
  func report(_ error: any Error) -> ExitStatus {
    guard let error = error as? any PresentableError else {
      report(Phrase(String(describing: error), String(describing: error)), hint: nil)
      return .ioError
    }
    report(error.message, hint: error.hint)
    return error.exitStatus
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
