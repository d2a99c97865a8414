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
    if let topic = Topic(rawValue: topic) { return topic.text(in: language) }
    if let command = table.first(where: { $0.name == topic }) { return page(on: command) }
    let verbs = table.filter { $0.isVerb(of: topic) }
    if verbs.isEmpty { throw UsageError.unknownCommand(topic, in: table, or: Topic.allCases.map(\.rawValue)) }
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
    return text + (option.placeholder.map(choices) ?? "")
  }

  /// The words to choose from, where they are too many for the usage line; those of every finding fill half a screen, and
  /// `check` shows them beside what they mean.
  private func choices(of placeholder: Placeholder) -> String {
    let words = placeholder.choices.joined(separator: ", ")
    if words.utf8.count > 400 {
      return Phrase(", as 'capdo check' names it", ", theo tên mà 'capdo check' nêu")[language]
    }
    return placeholder.isLong ? ": " + words : ""
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

extension Manual {
  /// Returns every command on a line of its own, with its abstract, under those it is meant for.
  func overview() -> String {
    let about = Phrase(
      "capdo keeps the registry of information-system security levels of a province.",
      "capdo quản lý sổ đăng ký cấp độ hệ thống thông tin của tỉnh.")
    let width = table.map { terminalWidth($0.name) }.max() ?? 0
    var text = about[language] + "\n\n" + usageHeading + ": capdo " + globalUsage + " " + command + " …\n"
    for audience in Audience.allCases {
      let commands = table.filter { $0.audience == audience }
      if commands.isEmpty { continue }
      text += "\n" + audience.heading[language] + "\n"
      text += listing(commands.map { ($0.name, $0.abstract[language]) }, width: width, wraps: false)
    }
    text += heading("TOPICS", "CHỦ ĐỀ")
    text += listing(
      Topic.allCases.map { ($0.rawValue, $0.abstract[language]) }, width: width, wraps: false)
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

  /// Returns how a command is used, what it does, its words, its options and examples.
  func page(on command: Command) -> String {
    var text = wrapped(command.abstract[language].asSentence, indentedBy: 0) + "\n"
    text += usageHeading + "\n" + wrapped(usage(of: command), indentedBy: 2, hanging: 4)
    if let discussion = command.discussion {
      text += "\n"
      for paragraph in discussion[language].split(separator: "\n") { text += wrapped(String(paragraph), indentedBy: 0) }
    }
    if !command.operands.isEmpty {
      let operands = command.operands.map { ($0.usage(language), $0.help[language] + choices(of: $0.placeholder)) }
      text += heading("ARGUMENTS", "THAM SỐ") + listing(operands)
    }
    let listedApart = (Self.shared.map(\.options) + command.groups.map(\.options)).flatMap { $0.map(\.help) }
    let own = command.options.filter { !listedApart.contains($0.help) }
    if !own.isEmpty { text += heading("OPTIONS", "TÙY CHỌN") + list(own) }
    for (index, group) in command.groups.enumerated() {
      if index == 0 { text += heading("OPTIONS BY KIND", "TÙY CHỌN THEO LOẠI") }
      text += listing([(group.value, group.options.map { "--" + $0.name }.joined(separator: " "))], width: 10)
    }
    return text + sharedOptions(of: command) + examples(of: command)
  }

  /// The options that many commands take, and the topic that explains them.
  private static let shared: [(name: Phrase, options: [Option], topic: Topic)] = [
    (Phrase("Filters", "Bộ lọc"), Option.filters, .filters),
    (Phrase("Time", "Thời điểm"), Option.time, .time),
    (Phrase("Table", "Bảng"), Option.table, .formats),
    (Phrase("Always", "Chung"), Option.global, .environment),
  ]

  /// Returns one line for each kind of shared options that a command takes.
  private func sharedOptions(of command: Command) -> String {
    let given = command.options + Option.global
    let lines = Self.shared.compactMap { name, options, topic -> (String, String)? in
      let taken = options.filter { option in given.contains { $0.help == option.help } }
      guard !taken.isEmpty else { return nil }
      return (name[language], taken.map { "--\($0.name)" }.joined(separator: " ") + " (capdo help \(topic.rawValue))")
    }
    return heading("SHARED OPTIONS", "TÙY CHỌN DÙNG CHUNG") + listing(lines)
  }

  /// Returns the words of a usage line: what may be left out stands in brackets, many such options as one word.
  private func usage(of command: Command) -> [String] {
    let required = command.options.filter(\.isRequired).map { $0.usage(language) }
    let others = command.options.filter { !$0.isRequired }.map { "[" + $0.usage(language) + "]" }
    let summed = others.count > 6 ? [Phrase("[options]", "[tùy chọn]")[language]] : others
    return ["capdo " + command.name] + command.operands.map { $0.usage(language) } + required + summed
  }

  private func examples(of command: Command) -> String {
    guard !command.examples.isEmpty else { return "" }
    return heading("EXAMPLES", "VÍ DỤ")
      + command.examples.map { Self.broken($0.line) + wrapped($0.meaning[language], indentedBy: 6) }.joined()
  }

  /// Returns a line of the shell, continued behind a backslash where it is too long; what is quoted stays whole.
  private static func broken(_ line: String) -> String {
    var words: [String] = [""]
    var quote: Character?
    for character in line {
      if character == quote { quote = nil } else if quote == nil, "'\"".contains(character) { quote = character }
      if character == " ", quote == nil { words.append("") } else { words[words.count - 1].append(character) }
    }
    var lines = ["  " + words[0]]
    for word in words.dropFirst() {
      if terminalWidth(lines[lines.count - 1]) + terminalWidth(word) > 76 {
        lines.append("      " + word)
      } else {
        lines[lines.count - 1] += " " + word
      }
    }
    return lines.joined(separator: " \\\n") + "\n"
  }
}

extension String {
  /// The text with a capital at its beginning and a period at its end.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

/// Returns two columns, indented by two spaces; a label too wide for its column gets a line of its own.
///
/// - Parameter width: The width of the first column; nil for the widest label, within reason.
func listing(_ lines: [(label: String, text: String)], width: Int? = nil, wraps: Bool = true) -> String {
  let widest = lines.map { terminalWidth($0.label) }.max() ?? 0
  let width = width ?? min(widest, 28)
  var listing = ""
  for (label, text) in lines {
    let padding = width - terminalWidth(label)
    listing += "  " + label
    listing += padding < 0 ? "\n" + spaces(width + 4) : spaces(padding + 2)
    listing += wraps ? wrapped(text, indentedBy: width + 4).drop { $0 == " " } : text + "\n"
  }
  return listing
}

/// Returns the words of a text in lines of at most 80 columns.
func wrapped(_ text: String, indentedBy indentation: Int) -> String {
  wrapped(text.split(separator: " ").map(String.init), indentedBy: indentation)
}

/// Returns words in lines of at most 80 columns; a word may have spaces in it, and is never broken.
///
/// - Parameter hanging: The further indentation of every line but the first.
func wrapped(_ words: [String], indentedBy indentation: Int, hanging: Int = 0) -> String {
  var lines = spaces(indentation) + (words.first ?? "")
  var width = terminalWidth(lines)
  for word in words.dropFirst() {
    let wordWidth = terminalWidth(word)
    if width + 1 + wordWidth > 80 {
      lines += "\n" + spaces(indentation + hanging) + word
      width = indentation + hanging + wordWidth
    } else {
      lines += " " + word
      width += 1 + wordWidth
    }
  }
  return lines + "\n"
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
