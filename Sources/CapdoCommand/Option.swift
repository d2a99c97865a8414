import LevelRegistry

/// A word that begins with dashes, and what it means to a command.
struct Option: Sendable {
  /// The name without its dashes.
  let name: String
  /// The letter of the short form, for example `o` for `-o`.
  let short: Character?
  /// What stands for the value; nil for a flag, which has none.
  let placeholder: Placeholder?
  let isRequired: Bool
  let isRepeatable: Bool
  let help: Phrase

  init(
    _ name: String, _ placeholder: Placeholder? = nil, short: Character? = nil,
    required: Bool = false, repeatable: Bool = false, help: Phrase
  ) {
    self.name = name
    self.short = short
    self.placeholder = placeholder
    self.isRequired = required
    self.isRepeatable = repeatable
    self.help = help
  }

  /// Whether this is the option that `word`, dashes included, stands for.
  func isSpelled(_ word: Substring) -> Bool {
    if word.utf8.starts(with: "--".utf8) { return word.utf8.dropFirst(2).elementsEqual(name.utf8) }
    guard let short else { return false }
    return word.count == 2 && word.last == short
  }

  /// Returns the option as one types it, for example `--on DAY`.
  func usage(_ language: Language) -> String {
    guard let placeholder else { return "--" + name }
    return "--" + name + " " + placeholder[language]
  }
}
