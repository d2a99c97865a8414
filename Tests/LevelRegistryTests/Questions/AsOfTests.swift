import LevelRegistry
import Testing

@Test func aFigureCanBeAskedForAnyPastDay() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("B", .two, on: "2024-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  #expect(try fixture.tally("2023-01-01").operating == 0)
  #expect(try fixture.tally("2023-01-02").operating == 2)
  #expect(try fixture.rate("2024-02-29") == "1/1 = 100%")
  #expect(try fixture.rate("2024-03-01") == "1/2 = 50.00%")
}

@Test func aQuestionWithoutADayIsAskedOfToday() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(fixture.registry.today.description == "2024-11-20")
  #expect(try fixture.registry.snapshot().day.description == "2024-11-20")
}

@Test(arguments: ["2024-11-21", "2027-01-01", "9999-12-30", "9999-12-31"])
func aFutureDayIsAnsweredWithWhatIsOnRecord(day: String) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  #expect(try fixture.rate(day) == "1/1 = 100%")
}

@Test func theFirstDayOfAllIsAnswered() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(try fixture.tally("0001-01-01") == Tally())
  #expect(try fixture.rate("0001-01-01", .inspection) == "n/a")
}

@Test func aPositionTellsSinceWhenEverythingHolds() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .partial, on: "2023-05-01")
  let position = try #require(try fixture.position("A", "2023-06-01"))
  #expect(position.registeredOn.description == "2023-01-02")
  #expect(position.since.description == "2023-01-02")
  #expect(position.dossierOn?.description == "2023-03-01")
  #expect(position.approval?.decidedOn.description == "2023-03-01")
  #expect(position.planOn?.description == "2023-05-01")
  #expect(position.owner.code == "SYT")
  #expect(position.operator.code == "SYT")
}

@Test func aCodeThatNobodyBearsOnTheDayHasNoPosition() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(try fixture.position("A", "2023-01-01") == nil)
  #expect(try fixture.position("Z", "2023-06-01") == nil)
}

@Test func positionsComeByCode() throws {
  let fixture = try Fixture.withTwoSystems()
  for code in ["Z", "C", "d", "B1"] { try fixture.register(code) }
  var codes: [String] = []
  try fixture.snapshot("2023-06-01").forEachSystem { codes.append($0.code) }
  #expect(codes == ["A", "B", "B1", "C", "Z", "d"])
}
