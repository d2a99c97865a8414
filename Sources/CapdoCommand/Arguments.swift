/// What was typed, checked against the command it is for.
struct Arguments {
  let command: Command
  /// The words that are no options, in order; never fewer than the command requires.
  let operands: [String]
  /// The table that the command was found in.
  let table: [Command]
  private let given: [Typed.Given]

  /// - Throws: UsageError for the first thing that the command cannot be run with.
  init(_ typed: Typed, for command: Command) throws {
    self.command = command
    operands = typed.operands
    table = typed.table
    given = typed.given
    if let problem = typed.problem { throw problem }
    try checkLanguage()
    try checkRepetition()
    try checkOperands()
    for option in command.options where option.isRequired && !has(option) { throw UsageError.missing(option) }
  }

  /// The value of an option; nil if it was not given.
  subscript(option: Option) -> String? { all(option).first }

  /// Returns the value of an option that this line cannot do without.
  ///
  /// - Throws: UsageError if it was not given.
  func require(_ option: Option) throws -> String {
    guard let value = self[option] else { throw UsageError.missing(option) }
    return value
  }

  func has(_ option: Option) -> Bool {
    given.contains { $0.option.name == option.name }
  }

  /// Returns every value of an option that may be repeated, in the order given.
  func all(_ option: Option) -> [String] {
    given.compactMap { $0.option.name == option.name ? $0.value : nil }
  }

  private func checkLanguage() throws {
    let choices = Option.language.placeholder?.choices ?? []
    for value in all(.language) where !choices.contains(value) { throw UsageError.badValue(value, for: .language) }
  }

  private func checkRepetition() throws {
    for (index, each) in given.enumerated() where !each.option.isRepeatable {
      let isRepeated = given[..<index].contains { $0.option.name == each.option.name }
      if isRepeated { throw UsageError.givenTwice(each.option) }
    }
  }

  private func checkOperands() throws {
    let expected = command.operands
    let required = expected.filter(\.isRequired)
    if operands.count < required.count { throw UsageError.missing(required[operands.count]) }
    let isOpen = expected.contains(where: \.isRepeating)
    if !isOpen, operands.count > expected.count { throw UsageError.unexpected(operands[expected.count]) }
  }
}
