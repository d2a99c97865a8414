/// Days on which the clocks of the law stand still, besides Saturdays and Sundays.
package struct Holiday: Hashable, Sendable {
  package let name: String
  /// The days of it; half open.
  package let from: Day
  package let to: Day
}

extension Holiday {
  init(_ fact: Fact) throws {
    self.init(name: try Fields(fact.values, "holiday").text(0), from: fact.from, to: fact.to)
  }

  /// The holidays of a new registry: those of the years whose days off had been announced when this was written.
  ///
  /// Days off that were exchanged for a working Saturday are among them; that Saturday is not counted as a working day.
  static func shipped() throws -> [Holiday] {
    try [
      ("Tết Dương lịch", "2024-01-01", "2024-01-02"), ("Tết Nguyên đán", "2024-02-08", "2024-02-15"),
      ("Giỗ Tổ Hùng Vương", "2024-04-18", "2024-04-19"),
      // 29 April for Saturday 4 May.
      ("Ngày Chiến thắng và Quốc tế Lao động", "2024-04-29", "2024-05-02"), ("Quốc khánh", "2024-09-02", "2024-09-04"),
      ("Tết Dương lịch", "2025-01-01", "2025-01-02"), ("Tết Nguyên đán", "2025-01-27", "2025-02-01"),
      ("Giỗ Tổ Hùng Vương", "2025-04-07", "2025-04-08"),
      // 2 May for Saturday 26 April.
      ("Ngày Chiến thắng và Quốc tế Lao động", "2025-04-30", "2025-05-03"), ("Quốc khánh", "2025-09-01", "2025-09-03"),
      // 2 January for Saturday 10 January.
      ("Tết Dương lịch", "2026-01-01", "2026-01-03"), ("Tết Nguyên đán", "2026-02-16", "2026-02-21"),
      ("Giỗ Tổ Hùng Vương", "2026-04-27", "2026-04-28"),
      ("Ngày Chiến thắng và Quốc tế Lao động", "2026-04-30", "2026-05-02"),
      // 31 August for Saturday 22 August.
      ("Quốc khánh", "2026-08-31", "2026-09-03"),
      // A day off every year, by Resolution 28/2026/QH16.
      ("Ngày Văn hóa Việt Nam", "2026-11-24", "2026-11-25"),
    ].map { name, from, to in Holiday(name: name, from: try Day(from), to: try Day(to)) }
  }

  /// The days of it that are neither Saturdays nor Sundays.
  var weekdays: [Day] {
    Array(sequence(first: from) { $0.next < to ? $0.next : nil }).filter { $0.weekday < 6 }
  }
}
