import LevelRegistry
import Testing

/// The differences between two days as `code kind before→after since entry`.
private func lines(_ fixture: Fixture, _ from: String, _ to: String, _ scope: Scope = Scope()) throws -> [String] {
  try lines(Changes(from: fixture.snapshot(from), to: fixture.snapshot(to), in: scope))
}

private func lines(_ diff: Changes) throws -> [String] {
  var lines: [String] = []
  try diff.forEachDifference { difference in
    let (before, after) = (difference.before?.key ?? "", difference.after?.key ?? "")
    let since = difference.since?.description ?? "-"
    let entry = difference.entry.map { "\($0)" } ?? "-"
    lines.append("\(difference.code) \(difference.kind.rawValue) \(before)→\(after) \(since) \(entry)")
  }
  return lines
}

@Test func aDayComparedWithItselfIsNoDifferent() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  #expect(try lines(fixture, "2023-06-01", "2023-06-01") == [])
}

@Test func anEmptyRegisterHasNoDifferences() throws {
  let fixture = try Fixture()
  let diff = Changes(from: try fixture.snapshot("2023-01-01"), to: try fixture.snapshot("2024-01-01"))
  #expect(try lines(diff) == [])
  #expect(try diff.balance(by: .level).total == diff.forEachDifference { _ in })
}

@Test func whatWasApprovedAndCompletedIsToldWithItsDayAndEntry() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  #expect(
    try lines(fixture, "2023-02-01", "2023-06-01")
      == ["A approved →2 2023-03-01 3", "A completed →full 2023-05-01 4"])
  #expect(try lines(fixture, "2023-03-01", "2023-06-01") == ["A completed →full 2023-05-01 4"])
}

@Test func aSystemRegisteredBetweenTheDaysEnteredWithAllThatCameOfIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", on: "2023-04-01")
  try fixture.approve("C", .one, on: "2023-05-01")
  #expect(
    try lines(fixture, "2023-03-01", "2023-06-01")
      == ["C entered →operating 2023-04-01 3", "C approved →1 2023-05-01 4"])
}

@Test func aSystemThatIsBuiltIsNotCountedYet() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C", state: .building, on: "2023-04-01")
  let diff = Changes(from: try fixture.snapshot("2023-03-01"), to: try fixture.snapshot("2023-06-01"))
  #expect(try lines(diff) == ["C state →building 2023-04-01 3"])
  #expect(try diff.balance(by: .level).total.closing == 2)
}

@Test func aLevelThatChangedTakesThePlanAlong() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-04-01")
  try fixture.approve("A", .three, on: "2023-09-01")
  #expect(
    try lines(fixture, "2023-06-01", "2023-12-01")
      == ["A level 2→3 2023-09-01 5", "A plan full→ 2023-09-01 5"])
}

@Test func theEntryIsTheOneThatRecordedItAndNotTheOneThatEndedIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2024-03-01")
  #expect(try lines(fixture, "2023-01-15", "2023-06-01") == ["A approved →2 2023-03-01 3"])
}

@Test func aRegulationThatIsAddedToADecisionIsNoOtherDecision() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  let before = try fixture.snapshot("2023-06-01")
  try fixture.registry.record(by: "lan", note: "added") {
    try $0.correctApproval(of: "A", on: Day("2023-03-01")) { $0.regulation.number = "7/QC" }
  }
  let added = try fixture.snapshot("2023-06-01")
  #expect(try lines(Changes(from: before, to: added)) == ["A regulation →7/QC 2023-03-01 4"])
  try fixture.registry.record(by: "lan", note: "added") {
    try $0.correctApproval(of: "A", on: Day("2023-03-01")) {
      $0.number = "34/QĐ"
      $0.regulation.number = "8/QC"
    }
  }
  let lines = try lines(Changes(from: added, to: fixture.snapshot("2023-06-01")))
  #expect(lines == ["A decision 2023-03-01/QĐ→34/QĐ 2023-03-01 5"])
}

@Test func anApprovalThatWasRevokedIsLost() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.revoke("A", on: Day("2023-09-01")) }
  #expect(try lines(fixture, "2023-06-01", "2023-12-01") == ["A lost-approval 2→ 2023-09-01 4"])
}

@Test func aSystemThatStoppedLeftAndOneThatStartedEntered() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { try $0.suspend("A", on: Day("2023-04-01")) }
  try fixture.record { try $0.retire("B", on: Day("2023-05-01")) }
  #expect(
    try lines(fixture, "2023-03-01", "2023-06-01")
      == [
        "A left operating→suspended 2023-04-01 3", "A state operating→suspended 2023-04-01 3",
        "B left operating→retired 2023-05-01 4", "B state operating→retired 2023-05-01 4",
      ])
  try fixture.record { try $0.start("A", on: Day("2023-07-01")) }
  #expect(
    try lines(fixture, "2023-06-01", "2023-08-01")
      == ["A entered suspended→operating 2023-07-01 5", "A state suspended→operating 2023-07-01 5"])
}

@Test func aTransferIsToldFromOwnerToOwner() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("SGD", "Sở Giáo dục", .province, under: "42")
  try fixture.record { try $0.transfer("A", owner: "SGD", on: Day("2023-04-01")) }
  #expect(try lines(fixture, "2023-03-01", "2023-06-01") == ["A owner SYT→SGD 2023-04-01 4"])
  let diff = Changes(
    from: try fixture.snapshot("2023-03-01"), to: try fixture.snapshot("2023-06-01"), in: Scope(owners: ["SGD"]))
  #expect(
    try lines(diff)
      == ["A entered operating→operating 2023-04-01 4", "A owner SYT→SGD 2023-04-01 4"])
}

@Test func whatWasRecordedLateIsFoundBetweenTwoStatesOfKnowledge() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.close("year", asOf: Day("2023-12-14")) }
  try fixture.plan("A", .partial, on: "2023-05-01")
  try fixture.approve("B", .one, on: "2024-02-01")
  let closed = try fixture.registry.snapshot(knownAt: .closing("year"))
  let now = try fixture.registry.snapshot(asOf: closed.day)
  #expect(try lines(Changes(from: closed, to: now)) == ["A plan →partial 2023-05-01 5"])
}

@Test func aDecisionTakenBackSinceIsFoundBetweenTwoStatesOfKnowledge() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.revoke("A", on: Day("2023-03-01")) }
  let before = try fixture.snapshot("2023-06-01", knownAt: .entry(3))
  #expect(try lines(Changes(from: before, to: fixture.snapshot("2023-06-01"))) == ["A lost-approval 2→ 2023-03-01 4"])
}

@Test func openingAndWhatCameLessWhatWentIsClosingInEveryGroup() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.register("C")
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("B", .two, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2023-05-01")
  try fixture.record { try $0.retire("B", on: Day("2023-05-01")) }
  try fixture.register("D", on: "2023-05-01")
  let diff = Changes(from: try fixture.snapshot("2023-04-01"), to: try fixture.snapshot("2023-06-01"))
  let balance = try diff.balance(by: .level)
  let texts = balance.lines.map { line in
    let it = line.movement
    return "\(line.key): \(it.opening) +\(it.entered) +\(it.movedIn) -\(it.left) -\(it.movedOut) = \(it.closing)"
  }
  #expect(
    texts == [
      "2: 2 +0 +0 -1 -1 = 0", "3: 0 +0 +1 -0 -0 = 1", "unapproved: 1 +1 +0 -0 -0 = 2",
    ])
  let it = balance.total
  #expect([it.opening, it.entered, it.movedIn, it.left, it.movedOut, it.closing] == [3, 1, 1, 1, 1, 3])
}

// Retired in the last entry, inspected in the one before.
@Test func aSystemThatWasRetiredLeftWithItsRetirementWhateverElseChanged() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2024-03-01")
  try fixture.inspect("A", .periodic, on: "2024-04-12")
  try fixture.record { try $0.retire("A", on: Day("2024-10-01")) }
  #expect(
    try lines(fixture, "2024-01-01", "2024-12-31") == [
      "A left operating→retired 2024-10-01 5", "A state operating→retired 2024-10-01 5", "A approved →2 2024-03-01 3",
      "A inspected →2024-04-12 2024-04-12 4",
    ])
}

@Test func aSystemLeavesAScopeWithTheFactThatTookItOut() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.approve("A", .three, on: "2023-06-01")
  try fixture.inspect("A", .periodic, on: "2023-08-01")
  let diff = Changes(
    from: try fixture.snapshot("2023-04-01"), to: try fixture.snapshot("2023-12-01"), in: Scope(levels: [.two]))
  #expect(
    try lines(diff) == [
      "A left operating→operating 2023-06-01 4", "A level 2→3 2023-06-01 4",
      "A inspected →2023-08-01 2023-08-01 5",
    ])
}

@Test func backInTimeTheSameFactIsNamed() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.record { try $0.retire("B", on: Day("2023-05-01")) }
  #expect(
    try lines(fixture, "2023-06-01", "2023-02-01") == [
      "A lost-approval 2→ 2023-03-01 3", "B entered retired→operating 2023-05-01 4",
      "B state retired→operating 2023-05-01 4",
    ])
}

@Test func aSystemThatWasTakenBackNamesTheEntryThatDidIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.registry.record(by: "lan", note: "nhầm") { try $0.remove(.system, of: "B", on: Day("2023-01-02")) }
  let before = try fixture.snapshot("2023-06-01", knownAt: .entry(2))
  #expect(
    try lines(Changes(from: before, to: fixture.snapshot("2023-06-01"))) == ["B left operating→ 2023-01-02 3"])
}

@Test func theLevelThatADecisionHadInBetweenDidNotMakeItAnother() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.registry.record(by: "lan", note: "nhầm") {
    try $0.correctApproval(of: "A", on: Day("2023-03-01")) { $0.level = .three }
  }
  try fixture.approve("A", .two, on: "2023-06-01")
  let changes = Changes(
    from: try fixture.snapshot("2023-07-01"), to: try fixture.snapshot("2023-04-01", knownAt: .entry(3)))
  #expect(try lines(changes) == ["A decision 2023-06-01/QĐ→2023-03-01/QĐ 2023-06-01 5"])
}

@Test func thatADossierEndedInADecisionIsSaidByTheDecision() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.propose("A", .two, on: "2023-02-01")
  try fixture.record { try $0.submit("A", on: Day("2023-02-10")) }
  #expect(try lines(fixture, "2023-02-01", "2023-02-10") == ["A dossier draft→submitted 2023-02-10 4"])
  try fixture.approve("A", .two, on: "2023-03-01")
  #expect(try lines(fixture, "2023-02-10", "2023-03-01") == ["A approved →2 2023-03-01 5"])
}

@Test func onTheWayBackADifferenceBeginsOnTheDayThatUndidIt() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("A", .two, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-05-01")
  #expect(try lines(fixture, "2023-05-01", "2023-04-30") == ["A plan full→ 2023-05-01 4"])
  #expect(try lines(fixture, "2023-05-02", "2023-04-30") == ["A plan full→ 2023-05-01 4"])
}
