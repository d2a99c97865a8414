import CapdoSQLite

extension Snapshot {
  /// Returns every rule that was known, of whatever day, by kind, subject and first day.
  package func rules() throws -> [Rule] {
    try facts(of: .rule, orderedBy: "kind, subject, valid_from").map { try Rule($0.fact) }
  }

  /// Returns every holiday that was known, by day.
  package func holidays() throws -> [Holiday] {
    try facts(of: .holiday, orderedBy: "valid_from").map { try Holiday($0.fact) }
  }

  /// What the rules and the holidays that were known lack of those that this version ships.
  func outdatedRules() throws -> OutdatedRules {
    try OutdatedRules(
      rules: facts(of: .rule, orderedBy: "kind, subject, valid_from"),
      holidays: facts(of: .holiday, orderedBy: "valid_from"))
  }

  /// What a reversal brought back is shipped where it was before.
  private func facts(of table: FactTable, orderedBy order: SQL) throws -> [OutdatedRules.Known] {
    let columns = table.columnList
    let same = SQL.joined((table.key + table.values).map { "o.\($0) IS f.\($0) AND " }, separator: "")
    return try connection.statement(
      """
      SELECT \(columns), entry = 1 OR (SELECT act = 'rules update' OR (act GLOB 'reverse *' OR act GLOB 'undo *')
          AND EXISTS (SELECT 1 FROM \(table.name) o JOIN entry u ON u.seq = o.entry
            WHERE \(same)o.valid_from = f.valid_from AND o.fact < f.fact AND (o.entry = 1 OR u.act = 'rules update'))
        FROM entry WHERE seq = f.entry)
      FROM \(table.name) f WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY \(order)
      """
    ).rows(.integer(entry)) {
      .init(fact: try Fact($0, of: table), isShipped: try $0.integer(table.columns.count) == 1)
    }
  }
}

/// How the rules and the holidays of a registry differ from those that this version of the program ships.
///
/// Only what was shipped before is ever out of date: what somebody typed holds on its days.
struct OutdatedRules {
  /// A fact that is known, and whether it was shipped or typed.
  struct Known {
    let fact: Fact
    let isShipped: Bool
  }

  /// What was shipped and is shipped no more.
  let obsolete: (rules: [Fact], holidays: [Fact])
  /// What is shipped and not known, without the days for which somebody typed something else.
  let missing: (rules: [Rule], holidays: [Holiday])

  init(rules: [Known], holidays: [Known]) throws {
    let wantedRules = try Rule.shipped().flatMap { rule in
      Self.gaps(in: rule.from..<rule.to, of: rules.filter { $0.fact.key == rule.key }).map { days in
        var part = rule
        (part.from, part.to) = (days.lowerBound, days.upperBound)
        return part
      }
    }
    let wantedHolidays = try Holiday.shipped().flatMap { holiday in
      Self.gaps(in: holiday.from..<holiday.to, of: holidays)
        .map { Holiday(name: holiday.name, from: $0.lowerBound, to: $0.upperBound) }
        .filter { !$0.weekdays.isEmpty }
    }
    let (oldRules, oldHolidays) = (rules.filter(\.isShipped), holidays.filter(\.isShipped))
    obsolete = (
      try oldRules.map(\.fact).filter { !wantedRules.contains(try Rule($0)) },
      try oldHolidays.map(\.fact).filter { !wantedHolidays.contains(try Holiday($0)) }
    )
    let known = (rules: try oldRules.map { try Rule($0.fact) }, holidays: try oldHolidays.map { try Holiday($0.fact) })
    missing = (
      wantedRules.filter { !known.rules.contains($0) }, wantedHolidays.filter { !known.holidays.contains($0) }
    )
  }

  var isEmpty: Bool {
    obsolete.rules.isEmpty && obsolete.holidays.isEmpty && missing.rules.isEmpty && missing.holidays.isEmpty
  }

  /// The weekdays that this version knows to be off and the registry does not, and the other way around.
  var daysThatDiffer: [Day] {
    get throws {
      let new = Set(missing.holidays.flatMap(\.weekdays))
      let old = Set(try obsolete.holidays.flatMap { try Holiday($0).weekdays })
      return new.symmetricDifference(old).sorted()
    }
  }

  /// The parts of a stretch of days for which nothing was typed.
  private static func gaps(in days: Range<Day>, of known: [Known]) -> [Range<Day>] {
    var gaps = [days]
    for typed in known where !typed.isShipped {
      gaps = gaps.flatMap { gap in
        [
          gap.lowerBound..<max(gap.lowerBound, min(gap.upperBound, typed.fact.from)),
          min(gap.upperBound, max(gap.lowerBound, typed.fact.to))..<gap.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return gaps
  }
}

extension Snapshot {
  /// The years in which a clock asked so far has run, and for which no holiday is recorded.
  package var yearsWithoutHolidays: [Int] { cache.calendar?.unknownYears.sorted() ?? [] }

  /// The next year, asked in December while none of its holidays is known.
  package var yearOfUnknownHolidays: Int? {
    get throws {
      let isKnown = try calendar().knows(day.year + 1)
      return day.month == 12 && !isKnown ? day.year + 1 : nil
    }
  }

  func calendar() throws -> WorkingCalendar {
    if let calendar = cache.calendar { return calendar }
    let calendar = WorkingCalendar(try holidays())
    cache.calendar = calendar
    return calendar
  }
}
