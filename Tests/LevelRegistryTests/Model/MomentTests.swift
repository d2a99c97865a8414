import LevelRegistry
import Testing

@Test(arguments: [
  ("2026-11-23T08:15:30Z", "2026-11-23T08:15:30Z"), ("2026-11-23T08:15:30", "2026-11-23T08:15:30Z"),
  ("2026-11-23 08:15", "2026-11-23T08:15:00Z"), ("2026-11-23T08:15:30+07:00", "2026-11-23T01:15:30Z"),
  ("2026-11-23T08:15:30+0700", "2026-11-23T01:15:30Z"), ("2026-11-23T03:00+07:00", "2026-11-22T20:00:00Z"),
  ("2026-12-31T22:30:00-03:30", "2027-01-01T02:00:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
])
func aMomentIsInUTCUnlessItSaysOtherwise(text: String, moment: String) throws {
  #expect(try Moment(text).description == moment)
}

@Test(arguments: [
  "", "2026-11-23", "2026-11-23T", "2026-11-23T08", "2026-11-23T24:00", "2026-11-23T08:60", "2026-11-23T08:15:60",
  "2026-11-31T08:15", "2026-11-23T08:15:30ZZ", "2026-11-23T08:15:30+07", "2026-11-23T08:15:30+07:60",
  "2026-11-23T08:15:30+25:00", "2026-11-23x08:15", "2026-11-23T8:15", "2026-11-23T08:15:30 ", "bây giờ, lúc này đây",
])
func whatIsNoMomentIsRefused(text: String) {
  #expect(throws: RegistryError.notAMoment(text)) { try Moment(text) }
}

@Test(arguments: [
  ("2024-11-20T16:59:59Z", "2024-11-20"), ("2024-11-20T17:00:00Z", "2024-11-21"),
  ("1969-12-31T16:59:59Z", "1969-12-31"), ("1969-12-31T17:00:00Z", "1970-01-01"),
])
func theDayChangesAtMidnightInVietnam(moment: String, day: String) throws {
  #expect(try Moment(moment).day.description == day)
}

@Test func aDayEndsOneSecondBeforeMidnightInVietnam() throws {
  #expect(try Moment(endOf: Day("2024-11-20")).description == "2024-11-20T16:59:59Z")
  #expect(try Moment(endOf: Day("1965-03-01")).description == "1965-03-01T16:59:59Z")
}

@Test func momentsAreOrderedInTime() throws {
  #expect(try Moment("2024-11-20T08:00:00+07:00") < Moment("2024-11-20T08:00:00Z"))
  #expect(Moment(seconds: 0).description == "1970-01-01T00:00:00Z")
}

@Test(arguments: [
  ("2026-11-23T08:15:30Z", "2026-11-23 15:15:30 +07:00", "23/11/2026 15:15:30 +07:00"),
  ("2026-11-23T17:00:00Z", "2026-11-24 00:00:00 +07:00", "24/11/2026 00:00:00 +07:00"),
])
func peopleReadTheTimeOfVietnamAndCanTypeIt(moment: String, english: String, vietnamese: String) throws {
  #expect(try Moment(moment).phrase == Phrase(english, vietnamese))
  #expect(try Moment(english).description == moment)
  #expect(try Moment(vietnamese).description == moment)
}
