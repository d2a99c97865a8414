/// What was typed, sorted into a command, options and operands, with nothing checked yet.
///
/// Sorting never throws, so that `--help` and `--lang` are heard on a line that is otherwise wrong.
struct Typed {
  /// One option as it was given.
  struct Given {
    let option: Option
    let value: String?
  }

  private(set) var command: Command?
  /// The group whose verb is not known yet, or never came.
  private(set) var group: String?
  private(set) var given: [Given] = []
  private(set) var operands: [String] = []
  /// The first word that made no sense.
  private(set) var problem: UsageError?
  /// The options that mean something so far: before its command is named, a command's options do not.
  private var known = Option.global
  /// The words from the one on that should have been a command, and is none.
  private var lost: [String] = []
  /// Whether nothing was wrong before it.
  private var isLostFirst = false
  let table: [Command]

  init(_ words: [String], in table: [Command]) {
    self.table = table
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { accept(operand) }
        rest = []
      } else if word.readsAsOption {
        accept(option: word, valueFrom: &rest)
      } else if word.beginsWithLongDash {
        complain(.unknownOption(word, among: known))
      } else {
        accept(word)
      }
    }
    if isLostFirst, let first = lost.first { problem = .unknownCommand(first, Array(lost.dropFirst()), in: table) }
  }

  /// The command or group that help is wanted on, nil for capdo as a whole.
  var topic: String? { command?.name ?? group }

  /// Whether nothing was asked: no command, and no word that makes no sense.
  var isBare: Bool { command == nil && group == nil && problem == nil && operands.isEmpty }

  func has(_ option: Option) -> Bool {
    given.contains { $0.option.name == option.name }
  }

  /// Returns the value given first.
  func value(of option: Option) -> String? {
    given.first { $0.option.name == option.name }?.value
  }

  private mutating func accept(_ word: String) {
    if let verb = verb(word) {
      command = verb
      known = verb.options + Option.global
      return
    }
    guard lost.isEmpty else { return lost.append(word) }
    guard command == nil else { return operands.append(word) }
    let name = group.map { $0 + " " + word } ?? word
    if let found = table.first(where: { $0.name == name }) ?? (name == Command.offer.name ? .offer : nil) {
      command = found
      known = found.options + Option.global
    } else if group == nil, table.contains(where: { $0.isVerb(of: word) }) {
      group = word
    } else {
      lost = [name]
      isLostFirst = problem == nil
    }
  }

  /// The command that the first word after another one makes of it, as `update` does of `rules`.
  private func verb(_ word: String) -> Command? {
    guard let command, operands.isEmpty,
      given.allSatisfy({ given in Option.global.contains { $0.name == given.option.name } })
    else { return nil }
    return table.first { $0.name == "\(command.name) \(word)" }
  }

  private mutating func accept(option word: String, valueFrom rest: inout ArraySlice<String>) {
    let equals = word.utf8.firstIndex(of: UInt8(ascii: "="))
    let spelling = word[..<(equals ?? word.endIndex)]
    let attached = equals.map { String(word[word.utf8.index(after: $0)...]) }
    guard let option = known.first(where: { $0.isSpelled(spelling) }) else {
      return complain(unknown(spelling))
    }
    if option.placeholder == nil {
      if attached != nil { complain(.takesNoValue(option)) }
      given.append(Given(option: option, value: nil))
    } else if let value = attached ?? (rest.first.map(\.readsAsOption) == false ? rest.popFirst() : nil) {
      given.append(Given(option: option, value: value))
    } else {
      complain(.missingValue(for: String(spelling)))
    }
  }

  private func unknown(_ spelling: Substring) -> UsageError {
    let isMisplaced = command == nil && table.contains { $0.options.contains { $0.isSpelled(spelling) } }
    return isMisplaced ? .tooEarly(String(spelling)) : .unknownOption(String(spelling), among: known)
  }

  private mutating func complain(_ error: UsageError) {
    if problem == nil { problem = error }
  }
}

extension String {
  /// Whether this is a dash followed by a letter or another dash: `-1` and `- a note` are plain words.
  fileprivate var readsAsOption: Bool {
    guard utf8.first == UInt8(ascii: "-"), let second = utf8.dropFirst().first else { return false }
    return second == UInt8(ascii: "-") || (second | 0x20 >= UInt8(ascii: "a") && second | 0x20 <= UInt8(ascii: "z"))
  }

  /// Whether this begins with the dash that word processors make of `--`.
  fileprivate var beginsWithLongDash: Bool {
    unicodeScalars.first.map { "–—−".unicodeScalars.contains($0) } ?? false
  }
}

/// Returns the candidate that was most likely meant, or nil if none is near.
func nearest(to word: String, among candidates: [String]) -> String? {
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let isBeginning = word.utf8.count > 1 && candidate.hasPrefix(word)
    let distance = isBeginning ? 1 : editDistance(Array(word.utf8), Array(candidate.utf8))
    guard distance <= max(1, word.utf8.count / 3), distance < word.utf8.count else { continue }
    if let best, best.distance <= distance { continue }
    best = (candidate, distance)
  }
  return best?.candidate
}

/// Returns how many bytes must be added, removed, replaced or swapped with their neighbour.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  guard !a.isEmpty else { return b.count }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      var least = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
