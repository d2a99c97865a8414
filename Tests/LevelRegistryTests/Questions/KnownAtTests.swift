import LevelRegistry
import Synchronization
import Testing

/// A clock that a test sets.
private final class Clock: Sendable {
  private let moment = Mutex(Moment(seconds: 0))
  var now: Moment { moment.withLock { $0 } }
  func set(_ text: String) throws {
    let new = try Moment(text)
    moment.withLock { $0 = new }
  }
}

/// A register with A approved and its plan full, recorded at two moments of the same night in Vietnam.
private struct Night {
  let fixture: Fixture
  let registry: Registry
  let clock = Clock()

  init() throws {
    fixture = try Fixture.withTwoSystems()
    let clock = clock
    registry = try Registry(opening: fixture.path, now: { clock.now }, user: "tester")
    try clock.set("2024-11-21T23:30:00+07:00")
    try registry.record(by: "lan") {
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "Sở TTTT", on: Day("2023-03-01"))
      try $0.setPlan(of: "A", to: .none, on: Day("2023-05-01"))
    }
    try clock.set("2024-11-22T00:30:00+07:00")
    try registry.record(by: "lan") { try $0.setPlan(of: "A", to: .full, on: Day("2023-05-01")) }
  }

  func rate(_ knownAt: String) throws -> String {
    try registry.snapshot(asOf: Day("2023-06-01"), knownAt: KnownAt(knownAt)).rate(of: .completion).description
  }
}

@Test func theSameQuestionKnownAtAnEarlierEntryGivesTheEarlierFigure() throws {
  let night = try Night()
  #expect(try night.rate("2") == "n/a")
  #expect(try night.rate("3") == "0/1 = 0%")
  #expect(try night.rate("4") == "1/1 = 100%")
}

@Test func aDayMeansItsEndInVietnam() throws {
  let night = try Night()
  #expect(try night.rate("2024-11-20") == "n/a")
  #expect(try night.rate("2024-11-21") == "0/1 = 0%")
  #expect(try night.rate("21/11/2024") == "0/1 = 0%")
  #expect(try night.rate("2024-11-22") == "1/1 = 100%")
  #expect(try night.rate("2030-01-01") == "1/1 = 100%")
}

@Test func aMomentIncludesWhatWasRecordedInItsSecond() throws {
  let night = try Night()
  #expect(try night.rate("2024-11-21T16:29:59Z") == "n/a")
  #expect(try night.rate("2024-11-21T16:30:00Z") == "0/1 = 0%")
  #expect(try night.rate("2024-11-22T00:29:59+07:00") == "0/1 = 0%")
  #expect(try night.rate("2024-11-21 17:30") == "1/1 = 100%")
}

@Test func aClockThatWasSetBackAddsNothingToWhatHadBeenKnownBefore() throws {
  let night = try Night()
  try night.clock.set("2024-11-20T13:00:00+07:00")
  try night.registry.record(by: "lan") { try $0.setPlan(of: "A", to: .partial, on: Day("2023-05-01")) }
  #expect(try night.rate("2024-11-20") == "n/a")
  #expect(try night.rate("2024-11-21") == "0/1 = 0%")
  #expect(try night.rate("4") == "1/1 = 100%")
  #expect(try night.rate("2024-11-22") == "0/1 = 0%")
  #expect(try night.registry.snapshot(knownAt: KnownAt("2024-11-22")).entry == 5)
}

@Test func aSnapshotNamesTheEntryItKnows() throws {
  let night = try Night()
  let snapshot = try night.registry.snapshot(asOf: Day("2023-06-01"), knownAt: KnownAt("2024-11-21"))
  #expect(snapshot.entry == 3)
  #expect(snapshot.knownAt.description == "2024-11-21T16:30:00Z")
  #expect(snapshot.digest.count == 64)
  #expect(try snapshot.digest != night.registry.snapshot().digest)
}

@Test func aSnapshotKeepsItsAnswerWhateverIsRecordedLater() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .partial, on: "2023-05-01")
  let snapshot = try fixture.snapshot("2023-06-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  try fixture.approve("B", .two, on: "2023-03-01")
  try fixture.register("C")
  try fixture.add("BV", "Bệnh viện", .province, under: "SYT")
  #expect(try snapshot.rate(of: .completion).description == "0/1 = 0%")
  #expect(try snapshot.tally().operating == 2)
  #expect(try snapshot.system("A")?.plan?.status == .partial)
  #expect(try snapshot.system("C") == nil)
  #expect(throws: RegistryError.self) { try snapshot.tally(in: Scope(owners: ["BV"])) }
  #expect(try fixture.rate("2023-06-01") == "1/2 = 50.00%")
}

@Test func whatWasKnownIsAskedForAnyDay() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2024-03-01")
  let entry = try fixture.snapshot("2024-06-01").entry
  try fixture.approve("A", .one, on: "2023-03-01")
  let known = try fixture.snapshot("2023-06-01", knownAt: .entry(entry))
  #expect(try known.tally().approved == 0)
  #expect(try fixture.tally("2023-06-01").approved == 1)
}

@Test(arguments: [0, -1, 3, .max])
func anEntryThatIsNotThereIsRefused(number: Int64) throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.unknownEntry(number, last: 2)) {
    try fixture.snapshot("2023-06-01", knownAt: .entry(number))
  }
}

@Test func nothingIsKnownBeforeTheRegisterBegins() throws {
  let fixture = try Fixture.withTwoSystems()
  let asked = try Moment("2024-11-20T04:59:59Z")
  let first = try Moment("2024-11-20T05:00:00Z")
  #expect(throws: RegistryError.nothingKnown(asked, first: first)) {
    try fixture.snapshot("2023-06-01", knownAt: .moment(asked))
  }
}

@Test func anUnknownClosingIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.unknownClosing("quý-4")) {
    try fixture.snapshot("2023-06-01", knownAt: KnownAt("quý-4"))
  }
}

@Test(arguments: [
  ("12", KnownAt.entry(12)), ("2024-11-20", .moment(Moment(seconds: 1_732_121_999))),
  ("2024-11-20T16:59:59Z", .moment(Moment(seconds: 1_732_121_999))), ("báo-cáo-2024", .closing("báo-cáo-2024")),
])
func aPointInTimeIsReadByItsShape(text: String, knownAt: KnownAt) throws {
  #expect(try KnownAt(text) == knownAt)
}

@Test(arguments: ["", "-1", "+1", "1.5", "2024-13-01", "99999999999999999999", " 12", "#1"])
func whatIsNoPointInTimeIsRefused(text: String) {
  #expect(throws: RegistryError.notAPointInTime(text)) { try KnownAt(text) }
}
