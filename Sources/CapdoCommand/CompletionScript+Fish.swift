extension CompletionScript {
  /// Returns a script for fish 3 or newer.
  func fish() -> String {
    """
    # fish completion for capdo, written by 'capdo completions fish'
    function __capdo_command
      set -l found
      set -l skips no
      for word in (commandline -opc)[2..-1]
        if test $skips = yes
          set skips no
          continue
        end
        switch $word
          case \(Self.globalWithValue.joined(separator: " "))
            set skips yes
          case '-*'
          case '*'
            set -a found $word
            contains -- "$found" \((groups + ["''"]).joined(separator: " ")); or break
        end
      end
      echo "$found"
    end
    function __capdo_at
      set -l command (__capdo_command)
      test "$command" = "$argv"
    end
    complete -c capdo -f

    """ + fishCommands() + table.map { fishLines(for: $0) }.joined()
      + Option.global.map { "complete -c capdo" + fishOption($0) }.joined()
  }

  private func fishCommands() -> String {
    var lines = firstWordsExplained.map { fishWord($0.word, at: "", $0.meaning) }.joined()
    for group in groups {
      lines += verbs(of: group).map { fishWord($0.verb, at: group, $0.abstract[language]) }.joined()
    }
    return lines
  }

  private func fishLines(for command: Command) -> String {
    let offers = offers(for: command)
    var lines = offers.words.map { fishWord($0, at: command.name) }.joined()
    if offers.files { lines += fishStart(command.name) + " -F\n" }
    for option in command.options { lines += fishStart(command.name) + fishOption(option) }
    return lines
  }

  private func fishStart(_ command: String) -> String {
    "complete -c capdo -n " + ("__capdo_at " + command).quoted
  }

  private func fishWord(_ word: String, at command: String, _ meaning: String = "") -> String {
    fishStart(command) + " -a \(word)" + (meaning.isEmpty ? "" : " -d " + meaning.quoted) + "\n"
  }

  private func fishOption(_ option: Option) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    return " -l \(option.name)\(short)\(fishValue(option.placeholder)) -d \(option.help[language].quoted)\n"
  }

  private func fishValue(_ placeholder: Placeholder?) -> String {
    switch placeholder {
    case nil: ""
    case .word: " -x"
    case .file: " -r -F"
    case .command: " -x -a " + firstWords.joined(separator: " ").quoted
    case .oneOf(let choices): " -x -a " + choices.joined(separator: " ").quoted
    }
  }
}
