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
      let line = addressed(line)
      note(Phrase("hint: \(line)", "gợi ý: \(line)"))
    }
  }

  /// The line with the register that was named on the command line in every command of it, so that it can be typed.
  private func addressed(_ line: Substring) -> String {
    guard let database else { return String(line) }
    let call = "capdo "
    let parts = line.split(separator: call, omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { line, part in
      let isCommand = part.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
      return line + call + (isCommand ? "--db \(ShellWord.quote(database)) " : "") + part
    }
  }
}
