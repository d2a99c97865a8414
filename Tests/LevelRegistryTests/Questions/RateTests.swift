import LevelRegistry
import Testing

@Test func completionIsFullOfApproved() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record {
    for code in ["A", "B"] {
      try $0.approve(
        code, level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"))
    }
    try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01"))
  }
  #expect(try fixture.rate("2023-05-01") == "1/2 = 50.00%")
  #expect(try fixture.rate("2023-04-30") == "n/a")
  #expect(try fixture.rate("2023-02-28") == "n/a")
}

@Test(arguments: [
  (61, 86, "61/86 = 70.93%"), (1, 3, "1/3 = 33.33%"), (2, 3, "2/3 = 66.67%"), (1, 2, "1/2 = 50.00%"),
  (86, 367, "86/367 = 23.43%"), (1, 8, "1/8 = 12.50%"), (1_234, 62_846, "1234/62846 = 1.96%"),
])
func aRateIsPrintedWithPartWholeAndTwoDecimals(part: Int, whole: Int, text: String) throws {
  #expect(try #require(Rate(part: part, whole: whole)).description == text)
}

@Test(arguments: [
  (1, 800, "0.13"), (3, 800, "0.38"), (5, 800, "0.63"), (799, 800, "99.88"), (1, 1_600, "0.06"), (1, 20_000, "0.01"),
  (3, 20_000, "0.02"), (19_997, 20_000, "99.99"),
])
func halvesAreRoundedUp(part: Int, whole: Int, percent: String) throws {
  #expect(try #require(Rate(part: part, whole: whole)).percent == percent)
}

@Test(arguments: [
  (19_999, 20_000, "99.99"), (29_999, 30_000, "99.99"), (99_999_999, 100_000_000, "99.99"), (1, 30_000, "0.01"),
  (1, 100_000_000, "0.01"),
])
func whatIsNotWholeNeverPrintsAsWholeNorAsNothing(part: Int, whole: Int, percent: String) throws {
  #expect(try #require(Rate(part: part, whole: whole)).percent == percent)
}

@Test func allIsOneHundredAndNoneIsZero() throws {
  #expect(try #require(Rate(part: 86, whole: 86)).description == "86/86 = 100%")
  #expect(try #require(Rate(part: 0, whole: 86)).description == "0/86 = 0%")
  #expect(try #require(Rate(part: 1, whole: 1)).percent == "100")
  #expect(try #require(Rate(part: 0, whole: 1)).percent == "0")
}

@Test func nothingOfNothingIsNotAvailable() throws {
  let rate = try #require(Rate(part: 0, whole: 0))
  #expect(rate.description == "n/a")
  #expect(rate[.vietnamese] == "–")
  #expect(rate.percent == nil)
  #expect(rate.hundredths == nil)
}

@Test func aWithheldRateIsNotAvailable() throws {
  let rate = try #require(Rate(part: 0, whole: 281, withheld: .nothingReported))
  #expect(rate.description == "n/a")
  #expect(rate.percent == nil)
  #expect(rate.whole == 281)
}

@Test(arguments: [
  (61, 86, "61/86 = 70,93%"), (1_234, 62_846, "1.234/62.846 = 1,96%"), (86, 86, "86/86 = 100%"), (0, 999, "0/999 = 0%"),
  (1_000_000, 1_000_000, "1.000.000/1.000.000 = 100%"), (999, 1_000, "999/1.000 = 99,90%"),
])
func aRateIsWrittenAsVietnameseHasIt(part: Int, whole: Int, text: String) throws {
  #expect(try #require(Rate(part: part, whole: whole))[.vietnamese] == text)
}

@Test func theLargestCountsDoNotOverflow() throws {
  #expect(try #require(Rate(part: .max, whole: .max)).percent == "100")
  #expect(try #require(Rate(part: .max - 1, whole: .max)).percent == "99.99")
  #expect(try #require(Rate(part: 4_611_686_018_427_387_903, whole: .max)).percent == "50.00")
  #expect(try #require(Rate(part: 1, whole: .max)).percent == "0.01")
}

@Test(arguments: [(-1, 2), (3, 2), (1, 0), (0, -1), (-2, -1), (.min, .max), (.max, .min)])
func whatIsNoPartOfAWholeIsNoRate(part: Int, whole: Int) {
  #expect(Rate(part: part, whole: whole) == nil)
}

/// 38 + 45 + 3 of 86: each share is rounded by itself.
@Test func sharesAreNeverForcedToAddUpToOneHundred() throws {
  let shares = try [38, 45, 3].map { part in try #require(Rate(part: part, whole: 86)) }
  #expect(shares.map(\.percent) == ["44.19", "52.33", "3.49"])
  #expect(shares.compactMap(\.hundredths).reduce(0, +) == 10_001)
}
