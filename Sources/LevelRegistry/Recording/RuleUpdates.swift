import CapdoSQLite

/// What bringing the rules up to date added.
package struct RulesUpdate: Hashable, Sendable {
  package let rules: [Rule]
  package let holidays: [Holiday]
  /// How many rules and holidays of an earlier version no longer hold as they were written.
  package let replaced: Int
}

// The law as the registry knows it: rules come with the program, holidays are also typed as they are announced.
extension Recording {
  /// Writes the rules of the law and the holidays that a new registry knows, as facts of entry 1.
  func writeRules() throws {
    for rule in try Rule.shipped() { try write(rule) }
    for holiday in try Holiday.shipped() { try write(holiday) }
  }

  /// Adds the rules and the holidays that this version ships and the registry lacks, and replaces those of an earlier
  /// version that have changed since.
  ///
  /// Holidays that somebody typed stay as they are, and hold on their days. A registry that lacks nothing is left without
  /// an entry.
  @discardableResult
  package func updateRules() throws -> RulesUpdate {
    try act(.rulesUpdate) {
      let outdated = try Snapshot(connection: connection, day: today, head: .open).outdatedRules()
      for fact in outdated.obsolete.rules { try timeline(.rule).void(fact) }
      for fact in outdated.obsolete.holidays { try timeline(.holiday).void(fact) }
      for rule in outdated.missing.rules { try write(rule) }
      for holiday in outdated.missing.holidays { try write(holiday) }
      knownRules = [:]
      return RulesUpdate(
        rules: outdated.missing.rules, holidays: outdated.missing.holidays,
        replaced: outdated.obsolete.rules.count + outdated.obsolete.holidays.count)
    }
  }

  private func write(_ rule: Rule) throws {
    try timeline(.rule).write(rule.key, rule.values, from: rule.from, to: rule.to)
  }

  private func write(_ holiday: Holiday) throws {
    try timeline(.holiday).write([], [.text(holiday.name)], from: holiday.from, to: holiday.to)
  }

  /// Records days off, which can lie ahead: they are announced before they come.
  ///
  /// - Parameter last: the last day of it, `day` when left out.
  /// - Throws: `RegistryError.endsBeforeItBegins`, `holidayTaken` when one of the days is a holiday already.
  @discardableResult
  package func addHoliday(_ name: String, from day: Day, through last: Day? = nil) throws -> Holiday {
    try act(.holidayAdd) {
      let name = try Text.name(name, .name)
      let holiday = Holiday(name: name, from: day, to: (last ?? day).next)
      guard holiday.from < holiday.to else { throw RegistryError.endsBeforeItBegins(from: day, to: last ?? day) }
      if let taken = try dayTaken(by: holiday) { throw RegistryError.holidayTaken(taken.from, by: taken.name) }
      try write(holiday)
      return holiday
    }
  }

  private func dayTaken(by holiday: Holiday) throws -> (name: String, from: Day)? {
    try connection.statement(
      """
      SELECT name, valid_from FROM holiday WHERE voided_by IS NULL AND valid_from < ? AND valid_to > ?
      ORDER BY valid_from LIMIT 1
      """
    ).first(.text(holiday.to.description), .text(holiday.from.description)) { (try $0.text(0), try Day($0.text(1))) }
  }
}

extension Recording {
  /// Records a share that is to be reached.
  ///
  /// - Parameters:
  ///   - name: the plan or directive that asks for it.
  ///   - document: the number of that paper.
  ///   - day: the first day on which it is a target.
  /// - Throws: `RegistryError.nothingChanges` where the same paper has set a share of that rate already; reversing its entry
  ///   comes first.
  @discardableResult
  package func addTarget(
    _ name: String, of measure: Measure, percent: Int, by last: Day, document: String? = nil, from day: Day
  ) throws -> Target {
    try act(.targetAdd) {
      let name = try Text.name(name, .name)
      let document = try Text.optional(document, .document).map { " (\($0))" } ?? ""
      guard day <= last else { throw RegistryError.endsBeforeItBegins(from: day, to: last) }
      let known = try Snapshot(connection: connection, day: day, head: .open).rules().filter { $0.kind == .target }
      var rule = Rule(
        kind: .target, subject: measure.rawValue, amount: percent, unit: nil, day: last.description,
        article: Article(name + document), from: day, to: .forever)
      if let same = known.first(where: { $0.article == rule.article && $0.measure == measure }) {
        throw RegistryError.nothingChanges(same.article.text, since: same.from, same.phrase)
      }
      let taken = Set(known.map(\.subject))
      rule.subject = (2...).lazy.map { "\(measure.rawValue)-\($0)" }.first { !taken.contains($0) } ?? rule.subject
      try timeline(.rule).write(rule.key, rule.values, from: rule.from, to: rule.to)
      guard let target = Target(rule) else { throw RegistryError.schemaDiffers("rule") }
      return target
    }
  }
}
