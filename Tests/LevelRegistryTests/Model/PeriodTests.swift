import LevelRegistry
import Testing

@Test(arguments: [
  ("2027-06-15", "2027-06-15", "2027-06-15", "15/06/2027"), ("15/6/2027", "2027-06-15", "2027-06-15", "15/06/2027"),
  ("2027-06", "2027-06", "2027-06-30", "06/2027"), ("06/2027", "2027-06", "2027-06-30", "06/2027"),
  ("2028-02", "2028-02", "2028-02-29", "02/2028"), ("12/2027", "2027-12", "2027-12-31", "12/2027"),
  ("2027-Q1", "2027-Q1", "2027-03-31", "Quý I/2027"), ("2027-Q2", "2027-Q2", "2027-06-30", "Quý II/2027"),
  ("Q3/2027", "2027-Q3", "2027-09-30", "Quý III/2027"), ("Quý II/2027", "2027-Q2", "2027-06-30", "Quý II/2027"),
  ("quý iv/2027", "2027-Q4", "2027-12-31", "Quý IV/2027"), ("QUÝ 3/2027", "2027-Q3", "2027-09-30", "Quý III/2027"),
  ("2027", "2027", "2027-12-31", "2027"),
])
func aPeriodIsDueOnItsLastDayAndPrintedAsGiven(text: String, stored: String, due: String, vietnamese: String) throws {
  let period = try Period(text)
  #expect(period.description == stored)
  #expect(period.lastDay.description == due)
  #expect(period[.vietnamese] == vietnamese)
}

@Test(arguments: [
  "", "27", "2027-13", "2027-00", "13/2027", "06-2027", "2027/06", "2027-Q0", "2027-Q5", "Quý V/2027", "Q2", "Quý II",
  "2027-06-31", "6/27", "0000", "2027-", "-2027", "/2027", "06//2027", "2027-06-", "2027-06/", "tháng 6", "sớm",
])
func whatIsNoPeriodIsRefused(text: String) {
  #expect(throws: RegistryError.notAPeriod(text)) { try Period(text) }
}

@Test func whatIsStoredIsReadBackTheSame() throws {
  for text in ["2027-06-15", "2027-06", "2027-Q4", "2027"] {
    #expect(try Period(Period(text).description) == Period(text))
  }
}
