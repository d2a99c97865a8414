extension CompletionScript {
  /// Returns a script for bash 4 or newer.
  func bash() -> String {
    """
    # bash completion for capdo, written by 'capdo completions bash'
    _capdo() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      local command= words= files= index
      # bash makes three words of --name=value.
      if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          \(Self.globalWithValue.joined(separator: "|"))) [[ ${COMP_WORDS[index + 1]} == = ]] && ((index++)); ((index++)) ;;
          -*) ;;
          *) command+=${command:+ }${COMP_WORDS[index]}
             case $command in \((groups + ["''"]).joined(separator: "|"))) ;; *) break ;; esac ;;
        esac
      done
      case "$command $previous" in
    \(bashValues())    *) case $command in
    \(bashWords())      esac
           words+=' \(Option.global.flatMap(\.words).joined(separator: " "))' ;;
      esac
      COMPREPLY=()
      if [[ $words ]]; then mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"); fi
      if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current")
      fi
    }
    complete -F _capdo capdo

    """
  }

  /// What follows an option with a value, a line for each option.
  private func bashValues() -> String {
    valuePatterns().map { pattern, placeholder in "    \(pattern)) \(bashAction(placeholder)) ;;\n" }.joined()
  }

  private func bashAction(_ placeholder: Placeholder) -> String {
    switch placeholder {
    case .word: "return"
    case .file: "files=yes"
    case .command: "words=" + firstWords.joined(separator: " ").quoted
    case .oneOf(let choices): "words=" + choices.joined(separator: " ").quoted
    }
  }

  /// What may follow a command, a line for each command and group.
  private func bashWords() -> String {
    var lines = bashLine("", firstWords)
    for group in groups { lines += bashLine(group, verbs(of: group).map(\.verb)) }
    for command in table {
      let offers = offers(for: command)
      lines += bashLine(command.name, offers.words + command.options.flatMap(\.words), files: offers.files)
    }
    return lines
  }

  private func bashLine(_ command: String, _ words: [String], files: Bool = false) -> String {
    "        '\(command)') words=\(words.joined(separator: " ").quoted)\(files ? " files=yes" : "") ;;\n"
  }
}
