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

  /// What to offer where a command expects what is no option.
  struct Offers {
    var words: [String] = []
    /// The kinds of what a registry holds, as `Command.offer` takes them.
    var recorded: String?
    var files = false
  }

  func offers(for command: Command) -> Offers {
    var offers = Offers()
    for operand in command.operands {
      switch operand.placeholder {
      case .word: continue
      case .recorded(_, let kinds): offers.recorded = Recorded.list(kinds)
      case .file: offers.files = true
      case .command: offers.words += firstWords
      case .oneOf(let choices): offers.words += choices
      }
    }
    return offers
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

extension CompletionScript.Offers {
  /// What bash and zsh set beside the words.
  fileprivate var assignments: String {
    (recorded.map { " recorded=" + $0 } ?? "") + (files ? " files=yes" : "")
  }
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
    #"""
    # bash completion for capdo, written by 'capdo completions bash'
    # What the registry of the line holds of some kinds, in the form in which the shell takes it.
    _capdo_recorded() {
      local typed=$2 quote= database= word index
      local -a named=()
      case $typed in \'*|\"*) quote=${typed:0:1} typed=${typed:1} ;; *) typed=${typed//\\/} ;; esac
      for ((index = 1; index < ${#COMP_WORDS[@]} - 1; index++)); do
        if [[ ${COMP_WORDS[index]} == --db ]]; then
          database=${COMP_WORDS[index + 1]}
          if [[ $database == = ]]; then database=${COMP_WORDS[index + 2]}; fi
        fi
      done
      database=${database//[\'\"\\]/}
      if [[ $database ]]; then named=(--db "${database/#\~\//$HOME/}"); fi
      while IFS=$'\t' read -r word _; do
        if [[ ! $quote ]]; then printf -v word %q "$word"; word=${word//\\,/,}; fi
        COMPREPLY+=("$word")
      done < <("${COMP_WORDS[0]/#\~\//$HOME/}" "${named[@]}" \#(Command.offer.name) "$1" -- "$typed" 2>/dev/null)
    }
    _capdo() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      local command= words= files= recorded= index
      # bash makes three words of --name=value.
      if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          \#(Self.globalWithValue.joined(separator: "|"))) [[ ${COMP_WORDS[index + 1]} == = ]] && ((index++)); ((index++)) ;;
          -*) ;;
          *) command+=${command:+ }${COMP_WORDS[index]}
             case $command in \#((groups + ["''"]).joined(separator: "|"))) ;; *) break ;; esac ;;
        esac
      done
      case "$command $previous" in
    \#(bashValues())    *) case $command in
    \#(bashWords())      esac
           words+=' \#(Option.global.flatMap(\.words).joined(separator: " "))' ;;
      esac
      COMPREPLY=()
      if [[ $words ]]; then mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"); fi
      if [[ $recorded && $current != -* ]]; then _capdo_recorded "$recorded" "$current"; fi
      if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current")
      fi
    }
    complete -F _capdo capdo

    """#
  }

  /// What follows an option with a value, a line for each option.
  private func bashValues() -> String {
    valuePatterns().map { pattern, placeholder in "    \(pattern)) \(bashAction(placeholder)) ;;\n" }.joined()
  }

  private func bashAction(_ placeholder: Placeholder) -> String {
    switch placeholder {
    case .word: "return"
    case .recorded(_, let kinds): "recorded=" + Recorded.list(kinds)
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
      lines += bashLine(command.name, offers.words + command.options.flatMap(\.words), offers)
    }
    return lines
  }

  private func bashLine(_ command: String, _ words: [String], _ offers: Offers = Offers()) -> String {
    "        '\(command)') words=\(words.joined(separator: " ").quoted)\(offers.assignments) ;;\n"
  }

  /// Returns a script that works in zsh's function path as well as sourced.
  func zsh() -> String {
    """
    #compdef capdo
    # zsh completion for capdo, written by 'capdo completions zsh'
    # What the registry of the line holds of some kinds; capdo itself finds what fits, marks or not.
    _capdo_recorded() {
      local -a named lines recorded shown
      local index line
      for ((index = 2; index < $#words; index++)); do
        case $words[index] in
          (--db) named=(--db ${(Q)~words[index+1]}) ;;
          (--db=*) named=(--db ${(Q)~${words[index]#--db=}}) ;;
        esac
      done
      lines=(${(f)"$(${(Q)~words[1]} $named \(Command.offer.name) $1 -- ${(Q)PREFIX} 2>/dev/null)"})
      for line in $lines; do recorded+=(${line%%$'\t'*}); shown+=("${line/$'\t'/  }"); done
      if (( $#recorded )); then compadd -U -l -d shown -a recorded; fi
    }
    _capdo() {
      local command= previous=$words[CURRENT-1] files= recorded= index
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
      if [[ -n $recorded && $PREFIX != -* ]]; then _capdo_recorded $recorded; fi
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
    case .recorded(_, let kinds): "_capdo_recorded \(Recorded.list(kinds)); "
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
      lines += "    ('\(command.name)') found=(\(found.joined(separator: " ")))\(offers.assignments) ;;\n"
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
    # What the registry of the line holds of some kinds.
    function __capdo_recorded
      set -l words (commandline -opc)
      set -l named
      for index in (seq (count $words))
        switch $words[$index]
          case '--db=*'
            set named --db (string replace -- --db= '' $words[$index])
          case --db
            set named --db $words[(math $index + 1)]
        end
      end
      set -l typed (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
      set typed (string replace -r '^["\\x27]' '' -- $typed | string replace -a '\\\\' '')
      $words[1] $named \(Command.offer.name) $argv -- "$typed" 2>/dev/null
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
    if let recorded = offers.recorded { lines += fishStart(command.name) + fishRecorded(recorded) + "\n" }
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

  private func fishRecorded(_ kinds: String) -> String { " -a '(__capdo_recorded \(kinds))'" }

  private func fishValue(_ placeholder: Placeholder?) -> String {
    switch placeholder {
    case nil: ""
    case .word: " -x"
    case .recorded(_, let kinds): " -x" + fishRecorded(Recorded.list(kinds))
    case .file: " -r -F"
    case .command: " -x -a " + firstWords.joined(separator: " ").quoted
    case .oneOf(let choices): " -x -a " + choices.joined(separator: " ").quoted
    }
  }
}
