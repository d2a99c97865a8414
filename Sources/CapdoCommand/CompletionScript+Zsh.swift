extension CompletionScript {
  /// Returns a script that works in zsh's function path as well as sourced.
  func zsh() -> String {
    """
    #compdef capdo
    # zsh completion for capdo, written by 'capdo completions zsh'
    _capdo() {
      local command= previous=$words[CURRENT-1] files= index
      local -a found
      if [[ $PREFIX == --*=* ]]; then previous=${PREFIX%%=*}; compset -P '*='; fi
      for ((index = 2; index < CURRENT; index++)); do
        case $words[index] in
          (\(Self.globalWithValue.joined(separator: "|"))) ((index++)) ;;
          (-*) ;;
          (*) command+=${command:+ }$words[index]
              case $command in (\((groups + ["''"]).joined(separator: "|"))) ;; (*) break ;; esac ;;
        esac
      done
      case "$command $previous" in
    \(zshValues())  esac
      case $command in
    \(zshWords())  esac
      found+=(\(zshOptions(Option.global)))
      _describe capdo found
      if [[ -n $files ]]; then _files; fi
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _capdo "$@"; else compdef _capdo capdo; fi

    """
  }

  /// What follows an option with a value, a line for each option.
  private func zshValues() -> String {
    valuePatterns().map { pattern, placeholder in "    (\(pattern)) \(zshAction(placeholder))return ;;\n" }.joined()
  }

  private func zshAction(_ placeholder: Placeholder) -> String {
    switch placeholder {
    case .word: ""
    case .file: "_files; "
    case .command: "compadd -- " + firstWords.joined(separator: " ") + "; "
    case .oneOf(let choices): "compadd -- " + choices.joined(separator: " ") + "; "
    }
  }

  /// What may follow a command, a line for each command and group.
  private func zshWords() -> String {
    var lines = "    ('') found=(\(zshList(firstWordsExplained))) ;;\n"
    for group in groups {
      lines += "    ('\(group)') found=(\(zshList(verbs(of: group).map { ($0.verb, $0.abstract[language]) }))) ;;\n"
    }
    for command in table {
      let offers = offers(for: command)
      let found = [zshList(offers.words.map { ($0, "") }), zshOptions(command.options)].filter { !$0.isEmpty }
      let files = offers.files ? " files=yes" : ""
      lines += "    ('\(command.name)') found=(\(found.joined(separator: " ")))\(files) ;;\n"
    }
    return lines
  }

  private func zshOptions(_ options: [Option]) -> String {
    zshList(options.flatMap { option in option.words.map { ($0, option.help[language]) } })
  }

  /// Returns words with what they mean, as _describe reads them.
  private func zshList(_ words: [(word: String, meaning: String)]) -> String {
    words.map { ($0.meaning.isEmpty ? $0.word : $0.word + ":" + $0.meaning).quoted }.joined(separator: " ")
  }
}
