import Testing

@testable import LevelRegistry

struct HolidayTests {
  // The weekdays that PyPI's `holidays` 0.109 gives for Vietnam, `holidays.VN(years=…)`, Saturdays and Sundays left out.
  private static let others: [Int: String] = [
    2024: """
    01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03
    """,
    2025: """
    01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02
    """,
    2026: """
    01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24
    """,
  ]

  // It lacks the Friday that was exchanged for Saturday 10 January 2026 (12729/VPCP-KGVX of 25 December 2025).
  @Test(arguments: [(2024, Set()), (2025, Set()), (2026, Set(["2026-01-02"]))])
  func theDaysOffAreThoseThatOthersList(year: Int, missingThere: Set<String>) throws {
    let ours = Set(try Holiday.shipped().flatMap(\.weekdays).filter { $0.year == year }.map(\.description))
    let theirs = Set(try #require(Self.others[year]).split(separator: " ").map { "\(year)-\($0)" })
    #expect(theirs.subtracting(ours).isEmpty)
    #expect(ours.subtracting(theirs) == missingThere)
  }

  @Test(arguments: ["2026-01-02", "2026-08-31", "2026-11-24"]) func theDaysOffOfThisYearAreAllThere(day: String) throws
  {
    let day = try Day(day)
    #expect(try Fixture().snapshot("2026-11-24").holidays().contains { $0.from <= day && day < $0.to })
  }

  @Test func nothingIsShippedForAYearThatIsNotAnnounced() throws {
    #expect(try Holiday.shipped().allSatisfy { $0.from.year < 2027 })
  }

  @Test func holidaysOfANewRegistryAreThoseOfThreeYears() throws {
    let holidays = try Fixture().snapshot("2024-11-20").holidays()
    #expect(Set(holidays.map(\.from.year)) == [2024, 2025, 2026])
    #expect(holidays.count == 16)
  }

  @Test func noHolidayOfANewRegistryIsAWeekendAlone() throws {
    for holiday in try Fixture().snapshot("2024-11-20").holidays() {
      #expect(holiday.from.weekday < 6)
    }
  }

  @Test func anAddedHolidayMovesTheClocks() throws {
    let fixture = try Fixture(today: "2026-11-24")
    try fixture.record {
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
      try $0.register(code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, on: Day("2023-01-02"))
    }
    try fixture.dossier("A", [("propose", "2026-11-16"), ("submit", "2026-11-16")])
    #expect(try fixture.due("2026-11-24").last == "appraise A 2026-12-08 due")
    let holiday = try fixture.record { try $0.addHoliday("Nghỉ 'hoán đổi'", from: Day("2026-11-23")) }
    #expect(holiday.to == (try Day("2026-11-24")))
    #expect(try fixture.due("2026-11-24").last == "appraise A 2026-12-09 due")
    let before = try fixture.snapshot("2026-11-24", knownAt: .entry(3)).deadlines()
    #expect(before.contains { $0.dueOn?.description == "2026-12-08" })
  }

  @Test func aDayIsAHolidayOnce() throws {
    let fixture = try Fixture()
    try fixture.record { try $0.addHoliday("Tết", from: Day("2027-02-05"), through: Day("2027-02-11")) }
    #expect(throws: RegistryError.holidayTaken(try Day("2027-02-05"), by: "Tết")) {
      try fixture.record { try $0.addHoliday("Tết", from: Day("2027-02-11"), through: Day("2027-02-12")) }
    }
    #expect(throws: RegistryError.self) {
      try fixture.record { try $0.addHoliday("Tết", from: Day("2027-03-02"), through: Day("2027-03-01")) }
    }
    #expect(throws: RegistryError.emptyText(.name)) {
      try fixture.record { try $0.addHoliday(" ", from: Day("2027-03-02")) }
    }
    #expect(try fixture.snapshot("2024-11-20").holidays().count == 17)
  }

  @Test(arguments: [("2024-02-29", 12, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-12-15", 1, "2025-01-15")])
  func aMonthLaterIsTheSameDayOrTheLast(day: String, months: Int, later: String) throws {
    #expect(try Day(day).adding(months: months).description == later)
  }
}
