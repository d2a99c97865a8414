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
