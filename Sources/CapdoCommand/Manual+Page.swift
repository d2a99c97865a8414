import LevelRegistry

extension Manual {
  /// Returns how a command is used, what it does, its words, its options and examples.
  func page(on command: Command) -> String {
    var text = wrapped(command.abstract[language].asSentence, indentedBy: 0) + "\n"
    text += usageHeading + "\n" + wrapped(usage(of: command), indentedBy: 2, hanging: 4)
    if let discussion = command.discussion {
      text += "\n"
      for paragraph in discussion[language].split(separator: "\n") { text += wrapped(String(paragraph), indentedBy: 0) }
    }
    if !command.operands.isEmpty {
      let operands = command.operands.map { ($0.usage(language), $0.help[language]) }
      text += heading("ARGUMENTS", "THAM SỐ") + listing(operands)
    }
    if !command.options.isEmpty { text += heading("OPTIONS", "TÙY CHỌN") + list(command.options) }
    return text + globalOptions() + examples(of: command)
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
      + command.examples.map { "  " + $0.line + "\n" + wrapped($0.meaning[language], indentedBy: 6) }.joined()
  }
}

extension String {
  /// The text with a capital at its beginning and a period at its end.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
