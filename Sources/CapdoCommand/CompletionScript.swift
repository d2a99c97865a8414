import LevelRegistry

/// A shell that capdo can write completions for.
enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}

/// Scripts that complete the words of the command table.
struct CompletionScript {
  let table: [Command]
  let language: Language

  init(_ table: [Command], in language: Language) {
    self.table = table
    self.language = language
  }

  func text(for shell: Shell) -> String {
    switch shell {
    case .bash: bash()
    case .zsh: zsh()
    case .fish: fish()
    }
  }

  /// The groups in the order of the table.
  var groups: [String] {
    var groups: [String] = []
    for case let group? in table.map(\.group) where !groups.contains(group) { groups.append(group) }
    return groups
  }

  /// The words that can stand first: commands and groups, in the order of the table.
  var firstWords: [String] {
    var words: [String] = []
    for word in table.map({ $0.group ?? $0.name }) where !words.contains(word) { words.append(word) }
    return words
  }

  /// The words and files to offer where a command expects what is no option.
  func offers(for command: Command) -> (words: [String], files: Bool) {
    var words: [String] = []
    var files = false
    for operand in command.operands {
      switch operand.placeholder {
      case .word: continue
      case .file: files = true
      case .command: words += firstWords
      case .oneOf(let choices): words += choices
      }
    }
    return (words, files)
  }

  /// Every option with a value, as the pattern of a `case` on the command and the word before the value.
  func valuePatterns() -> [(pattern: String, placeholder: Placeholder)] {
    let own = table.flatMap { command in command.options.map { (beginning: "'" + command.name + " ", option: $0) } }
    let global = Option.global.map { (beginning: "*' ", option: $0) }
    return (own + global).compactMap { beginning, option in
      option.placeholder.map { (option.words.map { beginning + $0 + "'" }.joined(separator: "|"), $0) }
    }
  }

  /// The verbs of a group.
  func verbs(of group: String) -> [Command] { table.filter { $0.isVerb(of: group) } }

  /// The first words of the line with what they do; a group is described by its verbs.
  var firstWordsExplained: [(word: String, meaning: String)] {
    firstWords.map { word in
      let command = table.first { $0.name == word }
      let verbs = verbs(of: word).map(\.verb).joined(separator: ", ")
      return (word, command?.abstract[language] ?? verbs)
    }
  }

  /// The global options that are followed by a value.
  static let globalWithValue = Option.global.filter { $0.placeholder != nil }.flatMap(\.words)
}

extension Option {
  /// The ways to type this option.
  var words: [String] { ["--" + name] + (short.map { ["-\($0)"] } ?? []) }
}

extension String {
  /// The text as one word of a shell.
  var quoted: String { "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'" }
}
