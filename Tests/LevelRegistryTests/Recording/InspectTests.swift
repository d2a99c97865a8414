import LevelRegistry
import Testing

@Test func anInspectionIsKeptWithAllItsParts() throws {
  let fixture = try Fixture.withTwoSystems()
  let change = try fixture.record {
    try $0.inspect(
      "A",
      Inspection(
        .periodic, inspector: " Sở TTTT ", document: "12/BB", result: .notConforming),
      on: Day("2024-03-01"))
  }
  #expect(change.before == nil)
  #expect(change.after.english == "periodic inspection, not conforming")
  #expect(change.after.vietnamese == "kiểm tra, đánh giá: Định kỳ, chưa phù hợp")
  let row = try fixture.shell("SELECT kind, inspector_name, document, result, valid_from FROM inspection")
    .output
  #expect(row == "periodic|Sở TTTT|12/BB|not-conforming|2024-03-01\n")
}

@Test func anInspectionTellsTheOneOfItsKindBeforeAndAfterIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", on: "2023-03-01")
  try fixture.inspect("A", on: "2024-09-01")
  try fixture.inspect("A", .unscheduled, on: "2023-06-01")
  let change = try fixture.inspect("A", on: "2024-03-01")
  #expect(change.before?.english == "periodic inspection of 2023-03-01")
  #expect(change.before?.vietnamese == "kiểm tra, đánh giá: Định kỳ ngày 01/03/2023")
  #expect(change.later?.since.description == "2024-09-01")
}

@Test func kindsOfInspectionDoNotEndEachOther() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.inspect("A", .beforeUse, on: "2023-01-10")
  try fixture.inspect("A", .periodic, on: "2023-06-01")
  try fixture.inspect("A", .unscheduled, on: "2023-07-01")
  let position = try #require(try fixture.position("A", "2024-01-01"))
  #expect(position.inspectedBeforeUseOn?.description == "2023-01-10")
  #expect(position.inspectedPeriodicallyOn?.description == "2023-06-01")
}

@Test func anInspectionAheadIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  let (tomorrow, today) = (try Day("2024-11-21"), try Day("2024-11-20"))
  #expect(throws: RegistryError.isInTheFuture(tomorrow, today: today)) { try fixture.inspect("A", on: "2024-11-21") }
}

@Test func anInspectorOrDocumentWithControlCharactersIsRefused() throws {
  let fixture = try Fixture.withTwoSystems()
  #expect(throws: RegistryError.textNotAllowed(.inspector)) {
    try fixture.record { try $0.inspect("A", Inspection(.periodic, inspector: "\u{0}"), on: Day("2024-03-01")) }
  }
  #expect(throws: RegistryError.textNotAllowed(.document)) {
    try fixture.record { try $0.inspect("A", Inspection(.periodic, document: "1\u{7}"), on: Day("2024-03-01")) }
  }
}
