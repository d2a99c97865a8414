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
