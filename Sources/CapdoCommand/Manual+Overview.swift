import LevelRegistry

extension Manual {
  /// Returns every command on a line of its own, with its abstract, under those it is meant for.
  func overview() -> String {
    let about = Phrase(
      "capdo keeps the register of information-system security levels of a province.",
      "capdo quản lý sổ đăng ký cấp độ hệ thống thông tin của tỉnh.")
    let width = table.map { terminalWidth($0.name) }.max() ?? 0
    var text = about[language] + "\n\n" + usageHeading + ": capdo " + globalUsage + " " + command + " …\n"
    for audience in Audience.allCases {
      let commands = table.filter { $0.audience == audience }
      if commands.isEmpty { continue }
      text += "\n" + audience.heading[language] + "\n"
      text += listing(commands.map { ($0.name, $0.abstract[language]) }, width: width, wraps: false)
    }
    return text + globalOptions() + "\n" + more("capdo help " + command) + "\n"
  }

  /// Returns the verbs of a group.
  func overview(of verbs: [Command], in group: String) -> String {
    let verb = Phrase("VERB", "VIỆC")[language]
    return usageHeading + ": capdo \(group) \(verb) …\n\n"
      + listing(verbs.map { ($0.name, $0.abstract[language]) }, wraps: false)
      + "\n" + more("capdo help \(group) \(verb)") + "\n"
  }

  var usageHeading: String { Phrase("USAGE", "CÁCH DÙNG")[language] }

  private var command: String { Placeholder.command[language] }

  private var globalUsage: String {
    [Option.database, .language, .actor].map { "[" + $0.usage(language) + "]" }.joined(separator: " ")
  }

  private func more(_ line: String) -> String {
    Phrase(
      "See '\(line)' for the options of a command, with examples.",
      "Xem '\(line)' để biết các tùy chọn và ví dụ của từng lệnh.")[language]
  }
}
