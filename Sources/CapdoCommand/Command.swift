import LevelRegistry

/// One thing that capdo does: its words, their meaning, and the work.
struct Command: Sendable {
  /// One word, or a group and its verb, for example `organization add`.
  let name: String
  let audience: Audience
  /// What it does, in one line.
  let abstract: Phrase
  let discussion: Phrase?
  let run: @Sendable (Arguments, Console) throws -> ExitStatus

  // Made when asked for: building those of every command took 0.1 ms of each start.
  private let makeOperands: @Sendable () -> [Operand]
  private let makeOptions: @Sendable () -> [Option]
  private let makeExamples: @Sendable () -> [Example]

  var operands: [Operand] { makeOperands() }
  var options: [Option] { makeOptions() }
  var examples: [Example] { makeExamples() }

  init(
    _ name: String, for audience: Audience, _ abstract: Phrase, discussion: Phrase? = nil,
    operands: @autoclosure @escaping @Sendable () -> [Operand] = [],
    options: @autoclosure @escaping @Sendable () -> [Option] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    run: @escaping @Sendable (Arguments, Console) throws -> ExitStatus
  ) {
    self.name = name
    self.audience = audience
    self.abstract = abstract
    self.discussion = discussion
    self.run = run
    makeOperands = operands
    makeOptions = options
    makeExamples = examples
  }

  /// Whether this is one of the commands of a group, for example of `organization`.
  func isVerb(of group: String) -> Bool {
    name.utf8.count > group.utf8.count && name.hasPrefix(group)
      && name.utf8.dropFirst(group.utf8.count).first == UInt8(ascii: " ")
  }

  /// The word before the verb; nil for a command of one word.
  var group: String? {
    name.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(name[..<$0]) }
  }

  /// The last word of the name.
  var verb: String {
    name.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(name[$0...].dropFirst()) } ?? name
  }
}
