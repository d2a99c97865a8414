import CapdoSQLite

/// The year for which figures are reported: it ends with the cut-off that the rule `report-cut-off` sets, and bears the
/// number of that day's year (Decree 331/2026, Art. 35.3: 15 December to 14 December).
package struct ReportingYear: Hashable, Sendable {
  /// The year that a report names.
  package let number: Int
  /// The day after the cut-off of the year before.
  package let begins: Day
  /// The cut-off, at whose end the figures are closed.
  package let ends: Day

  /// The year that the cut-off of one calendar year ends; the ends of the calendar are not passed.
  package init(_ number: Int, cutOff: Day) {
    self.number = number
    begins = Day(year: number - 1, month: cutOff.month, day: cutOff.day)?.next ?? .always
    ends = Day(year: number, month: cutOff.month, day: cutOff.day) ?? .forever
  }
}

extension Snapshot {
  /// The reporting year of the day asked.
  package var reportingYear: ReportingYear {
    get throws {
      let year = try reportingYear(day.year)
      return day <= year.ends ? year : try reportingYear(day.year + 1)
    }
  }

  /// Returns a reporting year by its number, with the cut-off in force on the day asked: before there was such a rule, and
  /// after it, with the nearest.
  package func reportingYear(_ number: Int) throws -> ReportingYear {
    ReportingYear(number, cutOff: try cutOff())
  }

  /// A day whose month and day are those of the cut-off; read once.
  private func cutOff() throws -> Day {
    if let known = cache.cutOff { return known }
    let found = try connection.statement(
      """
      SELECT day FROM rule WHERE kind = 'deadline' AND subject = 'report-cut-off' AND day IS NOT NULL
        AND \(Query.known("rule"))
      ORDER BY valid_from > ?1, CASE WHEN valid_from <= ?1 THEN valid_from END DESC, valid_from LIMIT 1
      """
    ).rows(.text(day.description), .integer(entry)) { try $0.text(0) }.first
    guard let found else { throw RegistryError.schemaDiffers("rule") }
    let cutOff = try Day("2001-\(found)")
    cache.cutOff = cutOff
    return cutOff
  }
}
