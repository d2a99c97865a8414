import CapdoSQLite

/// Which days count for the clocks of the law: neither Saturdays and Sundays nor the recorded holidays.
///
/// A year for which no holiday is recorded is counted without any, and remembered, so that it can be said.
final class WorkingCalendar {
  private let holidays: [Holiday]
  private let known: Set<Int>
  private(set) var unknownYears: Set<Int> = []

  init(_ holidays: [Holiday]) {
    self.holidays = holidays
    known = Set(holidays.flatMap { [$0.from.year, $0.to.previous.year] })
  }

  func knows(_ year: Int) -> Bool { known.contains(year) }

  /// The last day on which something is in time when a rule gives it so long from a day, which itself is not counted.
  func end(of amount: Int, _ unit: Rule.Unit, from day: Day) -> Day {
    switch unit {
    case .workingDay: return working(amount, after: day)
    case .day: return day.adding(days: amount)
    case .month: return day.adding(months: amount)
    case .year: return day.adding(months: 12 * amount)
    }
  }

  private func working(_ count: Int, after day: Day) -> Day {
    var (day, left) = (day, count)
    while left > 0, day < .forever {
      day = day.next
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  /// How many days count after one day, up to another.
  func count(after first: Day, through last: Day) -> Int {
    var (day, count) = (first, 0)
    while day < last {
      day = day.next
      if isWorking(day) { count += 1 }
    }
    return count
  }

  private func isWorking(_ day: Day) -> Bool {
    if !known.contains(day.year) { unknownYears.insert(day.year) }
    return day.weekday < 6 && !holidays.contains { $0.from <= day && day < $0.to }
  }
}

extension Day {
  /// The same day so many months later, or the last of that month where it is shorter.
  package func adding(months: Int) -> Day {
    let count = year * 12 + month - 1 + months
    let (year, month) = (count / 12, count % 12 + 1)
    return Day(year: year, month: month, day: min(day, Self.length(ofMonth: month, in: year))) ?? .forever
  }
}
