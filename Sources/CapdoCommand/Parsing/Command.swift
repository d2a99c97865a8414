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
  private let makeGroups: @Sendable () -> [OptionGroup]
  private let makeExamples: @Sendable () -> [Example]

  var operands: [Operand] { makeOperands() }
  var options: [Option] { makeOptions() }
  /// Options that belong together, which help lists on a line each instead of one by one.
  var groups: [OptionGroup] { makeGroups() }
  var examples: [Example] { makeExamples() }

  init(
    _ name: String, for audience: Audience, _ abstract: Phrase, discussion: Phrase? = nil,
    operands: @autoclosure @escaping @Sendable () -> [Operand] = [],
    options: @autoclosure @escaping @Sendable () -> [Option] = [],
    groups: @autoclosure @escaping @Sendable () -> [OptionGroup] = [],
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
    makeGroups = groups
    makeExamples = examples
  }

  /// Whether this is one of the commands of a group, for example of `organization`.
  func isVerb(of group: String) -> Bool {
    name.utf8.count > group.utf8.count && name.hasPrefix(group)
      && name.utf8.dropFirst(group.utf8.count).first == UInt8(ascii: " ")
  }

  /// Whether it takes a system a step further, after which the next one can be named.
  var isStepOfSystem: Bool {
    [
      "register", "propose", "submit", "return", "appraise", "withdraw", "approve", "revoke", "plan", "inspect",
      "start",
    ].contains(name)
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

/// Options that go with one value of an operand.
struct OptionGroup: Sendable {
  let value: String
  let options: [Option]
}

/// A line that people can copy, and what it does.
struct Example: Sendable {
  let line: String
  let meaning: Phrase

  init(_ line: String, _ meaning: Phrase) {
    self.line = line
    self.meaning = meaning
  }
}

/// A word of the line that is no option, and what it means to a command.
struct Operand: Sendable {
  let placeholder: Placeholder
  let isRequired: Bool
  /// Whether it stands for any number of words; at most one operand of a command does.
  let isRepeating: Bool
  let help: Phrase

  init(_ placeholder: Placeholder, required: Bool = true, repeating: Bool = false, help: Phrase) {
    self.placeholder = placeholder
    self.isRequired = required
    self.isRepeating = repeating
    self.help = help
  }

  /// The codes of the systems that an act is done to.
  static let systems = Operand(.system, repeating: true, help: Phrase("the systems", "mã các HTTT"))

  /// Returns the operand as usage shows it, for example `CODE…`.
  func usage(_ language: Language) -> String {
    let name = placeholder.brief(language) + (isRepeating ? "…" : "")
    return isRequired ? name : "[" + name + "]"
  }
}

/// Whom a command is meant for first; everybody may use it.
enum Audience: CaseIterable, Sendable {
  case inspectors
  case officials
  case auditors
  case everybody

  /// The heading of its commands in the overview.
  var heading: Phrase {
    switch self {
    case .inspectors: Phrase("FOR INSPECTORS", "DÀNH CHO CÁN BỘ CHUYÊN TRÁCH, CÁN BỘ NHẬP LIỆU")
    case .officials: Phrase("FOR OFFICIALS", "DÀNH CHO LÃNH ĐẠO")
    case .auditors: Phrase("FOR AUDITORS", "DÀNH CHO NGƯỜI KIỂM TRA, KIỂM TOÁN")
    case .everybody: Phrase("FOR EVERYBODY", "DÀNH CHO MỌI NGƯỜI")
    }
  }
}
