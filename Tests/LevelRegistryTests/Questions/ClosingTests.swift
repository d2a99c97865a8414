import LevelRegistry
import Testing

/// A is approved and its plan full when the year is closed; B is recorded to be approved in that year only afterwards.
private func closedFixture() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.record { try $0.close("năm-2023", asOf: Day("2023-12-14")) }
  try fixture.approve("B", .two, on: "2023-06-01")
  return fixture
}

@Test func aClosingGivesItsFiguresForEver() throws {
  let fixture = try closedFixture()
  let closed = try fixture.registry.snapshot(knownAt: .closing("năm-2023"))
  #expect(closed.day.description == "2023-12-14")
  #expect(closed.entry == 5)
  #expect(try closed.rate(of: .completion).description == "1/1 = 100%")
  #expect(try fixture.rate("2023-12-14") == "1/2 = 50.00%")
}

@Test func aClosingIsAskedForAnotherDayWhenOneIsGiven() throws {
  let fixture = try closedFixture()
  let earlier = try fixture.snapshot("2023-04-01", knownAt: .closing("năm-2023"))
  #expect(try earlier.rate(of: .completion).description == "n/a")
  #expect(try earlier.tally().approved == 1)
}

@Test func theEntryOfAClosingIsTheOneThatGaveTheName() throws {
  let closing = try closedFixture().registry.closing("năm-2023")
  #expect(closing.name == "năm-2023")
  #expect(closing.asOf.description == "2023-12-14")
  #expect(closing.entry == 5)
}

@Test func aClosingWrittenWithSeparateMarksIsTheSame() throws {
  #expect(try closedFixture().registry.closing("na\u{306}m-2023").entry == 5)
}

@Test func aNameIsGivenOnce() throws {
  let fixture = try closedFixture()
  let taken = try fixture.registry.closing("năm-2023")
  #expect(throws: RegistryError.closingTaken(taken)) {
    try fixture.record { try $0.close("năm-2023", asOf: Day("2024-06-30")) }
  }
  #expect(throws: RegistryError.closingTaken(taken)) {
    try fixture.record { try $0.close("năm-2023", asOf: Day("2023-01-01")) }
  }
}

@Test(arguments: ["", " ", "2023", "2023-12-14", "-a", "năm 2023", "a\nb", "today", "'; DROP TABLE entry"])
func aNameThatCouldBeTakenForAnotherPointInTimeIsRefused(name: String) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.notAClosingName(name)) {
    try fixture.record { try $0.close(name, asOf: Day("2023-12-14")) }
  }
  #expect(try fixture.registry.snapshot().entry == 2)
}

@Test func aDayAheadIsNotClosed() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.isInTheFuture(try Day("2024-11-21"), today: try Day("2024-11-20"))) {
    try fixture.record { try $0.close("a", asOf: Day("2024-11-21")) }
  }
}

@Test func anEmptyRegisterCanBeClosed() throws {
  let fixture = try Fixture()
  try fixture.record { try $0.close("start", asOf: Day("2024-01-01")) }
  #expect(try fixture.registry.snapshot(knownAt: .closing("start")).tally() == Tally())
}

@Test func theCheckpointOfAClosingIsThatOfItsOwnEntry() throws {
  let fixture = try closedFixture()
  let snapshot = try fixture.registry.snapshot(knownAt: .closing("năm-2023"))
  let checkpoint = try snapshot.checkpoint()
  let first = try fixture.registry.snapshot(knownAt: .entry(1))
  #expect(checkpoint.registry == first.digest)
  #expect(checkpoint.entries == 5)
  #expect(checkpoint.digest == snapshot.digest)
  #expect(checkpoint.description == "\(first.digest)\n5\n\(snapshot.digest)")
}
