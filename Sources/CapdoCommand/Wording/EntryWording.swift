import LevelRegistry

extension JournalLine {
  /// What was done, in the words of the help: the act is called as its command is.
  func wording(among table: [Command]) -> Phrase {
    let command = table.first { $0.name == act } ?? table.first { act.hasPrefix($0.name + " ") && !$0.name.isEmpty }
    return command?.abstract ?? Phrase(act, act)
  }
}
