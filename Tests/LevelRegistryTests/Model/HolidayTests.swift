import Testing

@testable import LevelRegistry

struct HolidayTests {
  @Test func holidaysOfANewRegisterAreThoseOfThreeYears() throws {
    let holidays = try Fixture().snapshot("2024-11-20").holidays()
    #expect(Set(holidays.map(\.from.year)) == [2024, 2025, 2026])
    #expect(holidays.count == 15)
  }

  @Test func noHolidayOfANewRegisterIsAWeekendAlone() throws {
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
    #expect(try fixture.due("2026-11-24").last == "appraise A 2026-12-07 due")
    let holiday = try fixture.record { try $0.addHoliday("Ngày Văn hóa 'VN'", from: Day("2026-11-24")) }
    #expect(holiday.to == (try Day("2026-11-25")))
    #expect(try fixture.due("2026-11-24").last == "appraise A 2026-12-08 due")
    let before = try fixture.snapshot("2026-11-24", knownAt: .entry(3)).deadlines()
    #expect(before.contains { $0.dueOn?.description == "2026-12-07" })
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
    #expect(try fixture.snapshot("2024-11-20").holidays().count == 16)
  }

  @Test(arguments: [("2024-02-29", 12, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-12-15", 1, "2025-01-15")])
  func aMonthLaterIsTheSameDayOrTheLast(day: String, months: Int, later: String) throws {
    #expect(try Day(day).adding(months: months).description == later)
  }
}
