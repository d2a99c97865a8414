import LevelRegistry
import RegistryFiles

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
    try checkPresence()
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

  /// Whatever the line lacks is told at once.
  private func checkPresence() throws {
    let lackingOperands = command.operands.filter(\.isRequired).dropFirst(operands.count)
    let lackingOptions = command.options.filter { $0.isRequired && !has($0) }
    guard !lackingOperands.isEmpty || !lackingOptions.isEmpty else { return }
    throw UsageError.missing(all: Array(lackingOperands), lackingOptions)
  }

  private func checkOperands() throws {
    let expected = command.operands
    let isOpen = expected.contains(where: \.isRepeating)
    if !isOpen, operands.count > expected.count { throw UsageError.unexpected(operands[expected.count]) }
  }
}

extension Arguments {
  /// Reads a day: 2024-11-13, 13/11/2024, today or hôm nay.
  func day(_ option: Option, today: Day) throws -> Day? {
    try self[option].map { try Self.day($0, today: today) }
  }

  static func day(_ text: String, today: Day) throws -> Day {
    try Day(spelled: text, today: today)
  }

  /// The state of knowledge asked for; today means its end, as any day does.
  func knownAt(today: Day) throws -> KnownAt {
    try self[.knownAt].map { text in
      if let day = try? Day(spelled: text, today: today) { return .moment(Moment(endOf: day)) }
      return try KnownAt(text)
    } ?? .now
  }

  func requireDay(_ option: Option, today: Day) throws -> Day {
    guard let day = try day(option, today: today) else { throw UsageError.missing(option) }
    return day
  }

  func period(_ option: Option) throws -> Period? {
    try self[option].map { text in try Period(text) }
  }

  func level(_ option: Option) throws -> Level? {
    try self[option].map { text in try Level(spelled: text) }
  }

  func requireLevel(_ option: Option) throws -> Level {
    guard let level = try level(option) else { throw UsageError.missing(option) }
    return level
  }

  /// The word given for an option that has a list of them, else the one meant by silence.
  func choice(_ option: Option, default word: String) throws -> String {
    guard let given = self[option] else { return word }
    guard option.placeholder?.choices.contains(given) ?? true else { throw UsageError.badValue(given, for: option) }
    return given
  }

  /// The format given, else the one that the name of the file says, else the one meant by silence.
  ///
  /// A file that is called as another kind of document is refused: it would open as nothing.
  func format(_ option: Option, of file: Option, default word: String) throws -> String {
    guard let path = self[file] else { return try choice(option, default: word) }
    guard has(option) else { return try Self.format(of: path, among: option.placeholder?.choices ?? []) ?? word }
    let format = try choice(option, default: word)
    let isText = ["csv", "json"].contains(format)
    _ = try Self.format(of: path, among: [format] + (isText ? ["txt"] : []))
    return format
  }

  /// The format that the name of a file says; nil for a name without an ending.
  static func format(of path: String, among formats: [String]) throws(UsageError) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let suffix = parts.last?.lowercased(), (2...5).contains(suffix.utf8.count),
      suffix.utf8.first.map({ (0x61...0x7A).contains($0) }) == true
    else { return nil }
    guard formats.contains(suffix) else { throw .notWritten(suffix, path, formats) }
    return suffix
  }

  func term<T: Term>(_ option: Option) throws -> T? {
    guard let text = self[option] else { return nil }
    guard let term = T(spelled: text) else { throw UsageError.badValue(text, for: option) }
    return term
  }

  func requireTerm<T: Term>(_ option: Option) throws -> T {
    guard let term: T = try term(option) else { throw UsageError.missing(option) }
    return term
  }

  /// Reads words joined by commas; `missing` is the word for what has none.
  func terms<T: Term>(_ option: Option, missing: String? = nil) throws -> [T?] {
    // Some have a comma in their names.
    if let text = self[option], let whole = T(spelled: text) { return [whole] }
    return try list(option).map { word in
      if word == missing { return nil }
      guard let term = T(spelled: word) else { throw UsageError.badValue(word, for: option) }
      return term
    }
  }

  /// Demands that at least one of these options was given.
  func requireOne(of options: [Option]) throws {
    guard options.contains(where: has) else { throw UsageError.missing(oneOf: options) }
  }

  func list(_ option: Option) -> [String] {
    self[option].map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } } ?? []
  }

  /// The severities asked for, all when none is named.
  func severities() throws -> Set<Severity> {
    let named = try terms(.bySeverity).compactMap { $0 as Severity? }
    return named.isEmpty ? Set(Severity.allCases) : Set(named)
  }

  /// The scope that the filters describe.
  func scope() throws -> Scope {
    let levels: [Level?] = try list(.byLevel).map { $0 == "unapproved" ? nil : try Level(spelled: $0) }
    if has(.ownerAlone), !has(.byOwner) { throw UsageError.missing(.byOwner) }
    var scope = Scope(
      authorities: try terms(.byAuthority).compactMap { $0 }, levels: levels, owners: list(.byOwner),
      operators: list(.byOperator), districts: list(.byDistrict),
      categories: try terms(.byCategory, missing: "unclassified"), states: try terms(.byState).compactMap { $0 },
      dossiers: try terms(.byDossier, missing: "missing"), plans: try terms(.byPlan).compactMap { $0 })
    scope.ownersAlone = has(.ownerAlone)
    return scope
  }

  /// Returns the file of the registry: that of `--db`, else of CAPDO_DB, else capdo.db.
  func database(in environment: Environment) -> String {
    self[.database] ?? environment["CAPDO_DB"] ?? "capdo.db"
  }

  /// Returns who is said to make the entry, by `--actor` or CAPDO_ACTOR; nil leaves it to the login name.
  func claimedActor(in environment: Environment) -> String? {
    self[.actor] ?? environment["CAPDO_ACTOR"]
  }
}

extension NewFile {
  /// Makes the file of a table, which is a workbook or CSV by its name.
  convenience init(ofTable path: String) throws {
    _ = try Arguments.format(of: path, among: ["xlsx", "csv"])
    try self.init(path: path)
  }

  /// Makes the file of a workbook, which no other ending opens as one.
  convenience init(ofWorkbook path: String) throws {
    _ = try Arguments.format(of: path, among: ["xlsx"])
    try self.init(path: path)
  }
}
