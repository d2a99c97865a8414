import CapdoSQLite

/// Days on which the clocks of the law stand still, besides Saturdays and Sundays.
public struct Holiday: Hashable, Sendable {
  public let name: String
  /// The days of it; half open.
  public let from: Day
  public let to: Day
}

extension Holiday {
  init(_ fact: Fact) throws {
    self.init(name: try Fields(fact.values, "holiday").text(0), from: fact.from, to: fact.to)
  }

  /// The holidays of a new register: those of the years whose days off were announced when this was written.
  ///
  /// Days off that were exchanged for a working Saturday are among them; that Saturday is not counted as a working day.
  static func initial() throws -> [Holiday] {
    try [
      ("Tết Dương lịch", "2024-01-01", "2024-01-02"), ("Tết Nguyên đán", "2024-02-08", "2024-02-15"),
      ("Giỗ Tổ Hùng Vương", "2024-04-18", "2024-04-19"),
      ("Ngày Chiến thắng và Quốc tế Lao động", "2024-04-29", "2024-05-02"), ("Quốc khánh", "2024-09-02", "2024-09-04"),
      ("Tết Dương lịch", "2025-01-01", "2025-01-02"), ("Tết Nguyên đán", "2025-01-27", "2025-02-01"),
      ("Giỗ Tổ Hùng Vương", "2025-04-07", "2025-04-08"),
      ("Ngày Chiến thắng và Quốc tế Lao động", "2025-04-30", "2025-05-03"), ("Quốc khánh", "2025-09-01", "2025-09-03"),
      ("Tết Dương lịch", "2026-01-01", "2026-01-02"), ("Tết Nguyên đán", "2026-02-16", "2026-02-21"),
      ("Giỗ Tổ Hùng Vương", "2026-04-27", "2026-04-28"),
      ("Ngày Chiến thắng và Quốc tế Lao động", "2026-04-30", "2026-05-02"), ("Quốc khánh", "2026-09-01", "2026-09-03"),
    ].map { name, from, to in Holiday(name: name, from: try Day(from), to: try Day(to)) }
  }
}

extension Snapshot {
  /// Returns every holiday that was known, by day.
  public func holidays() throws -> [Holiday] {
    let columns = SQL.joined(FactTable.holiday.columns, separator: ", ")
    return try connection.statement(
      """
      SELECT \(columns) FROM holiday WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY valid_from
      """
    ).rows(.integer(entry)) { try Holiday(Fact($0, of: .holiday)) }
  }
}

extension Recording {
  /// Records days off, which can lie ahead: they are announced before they come.
  ///
  /// - Parameter last: the last day of it, `day` when left out.
  /// - Throws: `RegistryError.endsBeforeItBegins`, `holidayTaken` when one of the days is a holiday already.
  @discardableResult
  public func addHoliday(_ name: String, from day: Day, through last: Day? = nil) throws -> Holiday {
    try act("holiday add") {
      let name = try Text.name(name, .name)
      let holiday = Holiday(name: name, from: day, to: (last ?? day).next)
      guard holiday.from < holiday.to else { throw RegistryError.endsBeforeItBegins(from: day, to: last ?? day) }
      if let taken = try dayTaken(by: holiday) { throw RegistryError.holidayTaken(taken.from, by: taken.name) }
      try timeline(.holiday).write([], [.text(name)], from: holiday.from, to: holiday.to)
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
