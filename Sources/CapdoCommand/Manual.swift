import LevelRegistry

/// The texts that tell people what to type.
struct Manual {
  let table: [Command]
  let language: Language

  init(_ table: [Command], in language: Language) {
    self.table = table
    self.language = language
  }

  /// Returns the help on a command or a group, or the overview if the topic is empty.
  ///
  /// - Throws: UsageError if there is no such command.
  func text(on topic: String) throws -> String {
    if topic.isEmpty { return overview() }
    if let command = table.first(where: { $0.name == topic }) { return page(on: command) }
    let verbs = table.filter { $0.isVerb(of: topic) }
    if verbs.isEmpty { throw UsageError.unknownCommand(topic, in: table) }
    return overview(of: verbs, in: topic)
  }

  /// Returns the options that every command takes.
  func globalOptions() -> String {
    heading("GLOBAL OPTIONS", "TÙY CHỌN CHUNG") + list(Option.global)
  }

  func list(_ options: [Option]) -> String {
    listing(options.map { ($0.label(language), help(on: $0)) })
  }

  private func help(on option: Option) -> String {
    var text = option.help[language]
    if option.isRequired { text += Phrase(" (required)", " (bắt buộc)")[language] }
    if option.isRepeatable { text += Phrase(" (may be repeated)", " (có thể ghi nhiều lần)")[language] }
    return text
  }

  func heading(_ english: String, _ vietnamese: String) -> String {
    "\n" + Phrase(english, vietnamese)[language] + "\n"
  }
}

extension Option {
  /// Returns the option as lists show it, its short form first.
  fileprivate func label(_ language: Language) -> String {
    (short.map { "-\($0), " } ?? "") + usage(language)
  }
}
