import LevelRegistry

/// A day as spreadsheets count it.
struct SerialDay {
  /// Whether day 0 is 1904-01-01, as old programs for the Macintosh had it.
  let countsFrom1904: Bool

  /// Returns the day of a number; nil where the calendar has none.
  ///
  /// The other way of counting has a 29 February 1900, its day 60, that never was. A time of day is left out.
  func day(_ serial: Double) -> Day? {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    let number = Int(serial)
    guard !countsFrom1904 else { return Day(year: 1904, month: 1, day: 1)?.adding(upTo: number) }
    switch number {
    case 1..<60: return Day(year: 1899, month: 12, day: 31)?.adding(upTo: number)
    case 61...: return Day(year: 1899, month: 12, day: 30)?.adding(upTo: number)
    default: return nil
    }
  }
}

extension Day {
  /// The day so many days later, nil beyond the calendar's end.
  fileprivate func adding(upTo days: Int) -> Day? {
    let day = adding(days: days)
    return day < .forever ? day : nil
  }
}
