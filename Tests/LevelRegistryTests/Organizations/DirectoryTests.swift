import Testing

@testable import LevelRegistry

/// A directory looks a few bodies up one by one and then reads all: nobody can tell when.
@Suite struct DirectoryTests {
  /// A province with a hundred offices; the tenth was called otherwise before 2024 and is abolished in 2025.
  private func filled() throws -> Fixture {
    let fixture = try Fixture(today: "2026-11-20")
    try fixture.add("T", "UBND tỉnh", .province)
    try fixture.record { recording in
      for number in 1...100 {
        try recording.addOrganization(code: "D\(number)", name: "Sở số \(number)", tier: .province, parent: "T")
      }
      try recording.renameOrganization("D10", to: "Văn phòng số 10", on: Day("2024-01-01"))
      try recording.abolishOrganization("D10", on: Day("2025-01-01"))
    }
    return fixture
  }

  private func told(_ id: Int64, by directory: Directory) throws -> [String] {
    let days = [try Day("2023-06-01"), try Day("2024-06-01"), try Day("2026-06-01")]
    return try days.map { try directory.name(of: id, asOf: $0) }
      + days.map { "\(try directory.isThere(id, on: $0))" }
      + [
        "\(try directory.history(of: id).count)", try directory.reference(to: id, on: days[2]),
        try directory.end(of: id)?.description ?? "",
      ]
  }

  @Test func whatIsToldOfABodyIsTheSameBeforeAndAfterAllAreRead() throws {
    let fixture = try filled()
    let directory = Directory(fixture.registry.connection)
    let id = try #require(try directory.bearer(of: "D10", on: Day("2023-06-01"))?.id)
    let top = try #require(try directory.bearer(of: "T", on: Day("2023-06-01"))?.id)
    let first = try told(id, by: directory)
    #expect(
      first == [
        "Sở số 10", "Văn phòng số 10", "Văn phòng số 10", "true", "true", "false", "2", "D10@2024-12-31", "2025-01-01",
      ])
    let below = try directory.everBelow(top)
    #expect(below.count == 100)
    for number in 1...100 { #expect(try directory.bearer(of: "D\(number)", on: Day("2023-06-01")) != nil) }
    #expect(try told(id, by: directory) == first)
    #expect(try directory.everBelow(top) == below)
    #expect(try directory.bearer(of: "D10", on: Day("2026-06-01")) == nil)
  }

  @Test(arguments: [1, 99]) func whatIsAddedIsFoundByNumberCodeNameAndBodyAbove(lookedUp: Int) throws {
    let fixture = try filled()
    try fixture.record { recording in
      let day = try Day("2026-06-01")
      for number in 1...lookedUp { _ = try recording.directory.bearer(of: "D\(number)", on: day) }
      #expect(try recording.directory.bearer(of: "NEW", on: day) == nil)
      let top = try recording.organization("T", on: day).id
      let before = try recording.directory.everBelow(top).count
      let directory = recording.directory
      try recording.addOrganization(code: "NEW", name: "Sở mới", tier: .province, parent: "T")
      #expect(recording.directory === directory, "all would be read again for each of thousands")
      let added = try #require(try directory.bearer(of: "NEW", on: day))
      #expect(try directory.organization(added.id, asOf: day) == added)
      #expect(try directory.everBelow(top).count == before + 1)
      #expect(try recording.organization("Sở mới", on: day) == added)
      try recording.renameOrganization("NEW", to: "Sở cũ", on: day)
      #expect(try recording.directory.name(of: added.id, asOf: day) == "Sở cũ")
    }
  }

  @Test func aCorrectionThatNamesNoBodyLooksNoneUp() throws {
    let fixture = try Fixture.withTwoSystems()
    let closed = try Fixture()
    let directory = Directory(closed.registry.connection)
    closed.registry.close()
    let day = try Day("2024-03-01")
    let correction = try Correction(
      of: Plan(.full, expected: nil, evidence: nil), from: day, of: "A",
      becoming: Plan(.partial, expected: nil, evidence: nil), in: directory)
    #expect(correction.references.isEmpty)
    let system = try #require(try fixture.snapshot("2024-03-01").system("A"))
    #expect(throws: RegistryError.isClosed) { try directory.name(of: system.owner.id, asOf: day) }
  }
}
