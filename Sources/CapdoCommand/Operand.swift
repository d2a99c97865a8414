import LevelRegistry

/// A word of the line that is no option, and what it means to a command.
struct Operand: Sendable {
  let placeholder: Placeholder
  let isRequired: Bool
  /// Whether it stands for any number of words; at most one operand of a command does.
  let isRepeating: Bool
  let help: Phrase

  init(_ placeholder: Placeholder, required: Bool = true, repeating: Bool = false, help: Phrase) {
    self.placeholder = placeholder
    self.isRequired = required
    self.isRepeating = repeating
    self.help = help
  }

  /// The codes of the systems that an act is done to.
  static let systems = Operand(.code, repeating: true, help: Phrase("the systems", "mã các HTTT"))

  /// Returns the operand as usage shows it, for example `CODE…`.
  func usage(_ language: Language) -> String {
    let name = placeholder[language] + (isRepeating ? "…" : "")
    return isRequired ? name : "[" + name + "]"
  }
}
