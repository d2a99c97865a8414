import LevelRegistry
import Testing

@Test(arguments: [
  ("2024-11-13", "2024-11-13"), ("13/11/2024", "2024-11-13"), ("1/2/2024", "2024-02-01"),
  ("2024-02-29", "2024-02-29"), ("29/02/2000", "2000-02-29"), ("0001-01-01", "0001-01-01"),
  ("9999-12-31", "9999-12-31"),
])
func aDayIsReadInBothSpellings(text: String, day: String) throws {
  #expect(try Day(text).description == day)
}

@Test(arguments: [
  "", "2024", "2024-11", "2024-11-31", "2023-02-29", "1900-02-29", "2100-02-29", "2024-13-01", "2024-00-10",
  "2024-01-00", "0000-01-01", "31/02/2024", "13/11/24", "11/13/2024", "2024-1-3", "2024/11/13", "13-11-2024",
  " 2024-11-13", "2024-11-13 ", "2024-11-13T00:00", "+024-11-13", "２０２４-11-13", "1//2024", "/1/2024", "hôm nay",
])
func whatIsNoDayIsRefused(text: String) {
  #expect(throws: RegistryError.notADay(text)) { try Day(text) }
}

@Test func aDayIsPrintedForPeopleInVietnam() throws {
  #expect(try Day("2024-02-01").vietnamese == "01/02/2024")
  #expect(try Day("2024-02-01")[.vietnamese] == "01/02/2024")
  #expect(try Day("2024-02-01")[.english] == "2024-02-01")
}

@Test(arguments: [
  ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"), ("2023-02-28", 1, "2023-03-01"),
  ("2024-01-01", -1, "2023-12-31"), ("2024-01-01", 366, "2025-01-01"), ("2000-01-01", 146_097, "2400-01-01"),
  ("1970-01-01", -1, "1969-12-31"),
])
func daysAreAddedByTheCalendar(day: String, days: Int, sum: String) throws {
  #expect(try Day(day).adding(days: days).description == sum)
}

@Test func theEndsOfTheCalendarAreNotPassed() throws {
  #expect(Day.forever.next == .forever)
  #expect(Day.always.previous == .always)
  #expect(try Day("2024-11-13").adding(days: .max) == .forever)
  #expect(try Day("1024-11-13").adding(days: .min) == .always)
}

@Test(arguments: [
  ("2024-11-13", 3), ("2024-11-18", 1), ("2024-11-24", 7), ("1970-01-01", 4), ("0001-01-01", 1), ("9999-12-31", 5),
])
func mondayIsTheFirstDayOfTheWeek(day: String, weekday: Int) throws {
  #expect(try Day(day).weekday == weekday)
}

@Test func daysAreOrderedInTime() throws {
  #expect(try Day("2024-11-13") < Day("2024-12-01"))
  #expect(try Day("01/12/2024") > Day("30/11/2024"))
  #expect(try Day("1/2/2024") == Day("2024-02-01"))
}

@Test func aDayOfTheCalendarIsTakenApart() throws {
  let day = try Day("1999-12-31")
  #expect([day.year, day.month, day.day] == [1999, 12, 31])
}

/// Walks 800 years, two whole eras, with the length of each month written out.
@Test func everyDayFollowsTheOneBefore() throws {
  var day = try Day("1600-01-01")
  for year in 1600..<2400 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
      try #require(day == Day(year: year, month: month + 1, day: 1))
      try #require(Day(year: year, month: month + 1, day: length + 1) == nil)
      day = day.adding(days: length - 1)
      try #require([day.year, day.month, day.day] == [year, month + 1, length])
      day = day.next
    }
  }
}
