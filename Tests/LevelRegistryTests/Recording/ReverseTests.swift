import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// Two communes, a third one, and a system of each.
private func office() throws -> Fixture {
  let fixture = try Fixture(today: "2026-11-20")
  try fixture.add("42", "Tỉnh", .province)
  for (code, name) in [("101", "Xã An"), ("102", "Xã Bình"), ("103", "Xã Cảnh")] {
    try fixture.add(code, name, .commune, under: "42")
  }
  for (code, owner) in [("A", "101"), ("B", "102"), ("C", "103")] {
    try fixture.register(code, owner: owner, authority: .commune)
  }
  return fixture
}

extension Fixture {
  /// Records acts and returns their entry.
  fileprivate func entry(_ body: (Recording) throws -> Void) throws -> Int64 {
    try #require(try registry.record(by: "lan", body).entry)
  }

  @discardableResult
  fileprivate func reverse(_ entry: Int64) throws -> Reversal {
    try registry.record(by: "minh", note: "ghi nhầm") { try $0.reverse(entry) }.result
  }

  /// All that is told of systems and organizations on some days.
  fileprivate func state() throws -> [String] {
    try ["2023-01-02", "2024-06-30", "2024-07-01", "2025-01-15", "2026-11-20"].flatMap { text in
      let snapshot = try snapshot(text)
      var lines = [text]
      try snapshot.forEachSystem(in: Scope(states: SystemState.allCases)) { lines.append(Comparison.line($0)) }
      lines += try snapshot.organizations().map { "\($0.organization) \(String(describing: $0.listConfirmedOn))" }
      return lines + [String(describing: try snapshot.tally())]
    }
  }
}

private let reform = "2024-07-01"

@Test(arguments: ["merge", "rename", "split", "abolish", "transfer", "register", "retire"])
func anEntryTakenBackLeavesNoTraceInTheAnswers(act: String) throws {
  let fixture = try office()
  let before = try fixture.state()
  let entry = try fixture.entry { recording in
    let day = try Day(reform)
    switch act {
    case "merge": try recording.mergeOrganizations(["101", "102"], into: "104", name: "Xã Mới", on: day)
    case "rename": try recording.renameOrganization("101", to: "Phường An", on: day)
    case "split": try recording.splitOrganization("101", into: ["102", "103"], on: day)
    case "abolish": try recording.abolishOrganization("101", on: day)
    case "transfer": for code in ["A", "B"] { try recording.transfer(code, owner: "103", on: day) }
    case "register":
      try recording.register(code: "D", name: "D", owner: "101", authority: .commune, proposedLevel: .two, on: day)
    default: try recording.retire("A", on: day)
    }
  }
  let after = try fixture.state()
  #expect(after != before)
  try fixture.reverse(entry)
  #expect(try fixture.state() == before)
  // As known then, it was so; and taking the reversal back records the entry again.
  #expect(try fixture.snapshot("2025-01-15", knownAt: .entry(entry)).entry == entry)
  try fixture.reverse(entry + 1)
  #expect(try fixture.state() == after)
  #expect(try Registry.verify(fixture.path).isSound)
}

@Test func aReversalTellsWhatItTookBack() throws {
  let fixture = try office()
  let entry = try fixture.entry { try $0.mergeOrganizations(["101"], into: "102", on: Day(reform)) }
  let reversal = try fixture.reverse(entry)
  #expect(reversal.entry.act == "organization merge")
  #expect(reversal.entry.actor == "lan")
  // The end of 101, the succession, and A in two parts; 101 and A as they were before.
  #expect((reversal.voided, reversal.restored) == (4, 2))
  var last: JournalLine?
  try fixture.snapshot("2026-11-20").forEachJournalLine { last = $0 }
  #expect(last?.act == "reverse \(entry)")
  #expect(last?.note == "ghi nhầm")
}

@Test func aHolidayIsTakenBackAndRecordedAgain() throws {
  let fixture = try Fixture(today: "2026-11-20")
  let before = try fixture.snapshot("2026-11-20").holidays().count
  let entry = try fixture.entry { try $0.addHoliday("Tết", from: Day("2027-02-05"), through: Day("2027-02-11")) }
  _ = try fixture.entry { try $0.addHoliday("Sau Tết", from: Day("2027-02-12"), through: Day("2027-02-12")) }
  try fixture.reverse(entry)
  #expect(try fixture.snapshot("2026-11-20").holidays().count == before + 1)
  try fixture.reverse(entry + 2)
  #expect(try fixture.snapshot("2026-11-20").holidays().count == before + 2)
}

@Test func whatWasRecordedSinceStays() throws {
  let fixture = try office()
  let entry = try fixture.entry { try $0.mergeOrganizations(["101"], into: "102", on: Day(reform)) }
  try fixture.record { try $0.confirmList(of: "102", on: Day("2025-01-15")) }
  try fixture.record { try $0.change("B", name: "Tên mới", on: Day("2025-01-15")) }
  try fixture.reverse(entry)
  #expect(try fixture.position("A", "2025-01-15")?.owner.code == "101")
  #expect(try fixture.position("B", "2025-01-15")?.name == "Tên mới")
  #expect(try fixture.snapshot("2025-01-15").tally().confirmed == 1)
}

@Test func whatALaterEntryRestsOnIsNotTakenBackBeforeIt() throws {
  let fixture = try office()
  let merger = try fixture.entry { try $0.mergeOrganizations(["101"], into: "104", name: "Xã Mới", on: Day(reform)) }
  let later: [(Recording) throws -> Void] = [
    // Names the one that the merger made.
    { try $0.register(code: "D", name: "D", owner: "104", authority: .commune, on: Day("2025-01-15")) },
    // Was handed over because of the merger.
    { try $0.register(code: "E", name: "E", owner: "101", authority: .commune, on: Day("2024-01-15")) },
    // Changed what the merger wrote.
    { try $0.change("A", name: "Khác", on: Day("2025-01-15")) },
  ]
  for act in later {
    let entry = try fixture.entry(act)
    let error = #expect(throws: RegistryError.self) { try fixture.reverse(merger) }
    guard case .builtUpon(merger, by: entry, _) = error else {
      Issue.record("\(String(describing: error))")
      continue
    }
    try fixture.reverse(entry)
  }
  try fixture.reverse(merger)
  #expect(try fixture.position("A", "2025-01-15")?.owner.code == "101")
}

@Test func whatAnEarlierDayTookForItsEndIsNotTakenBack() throws {
  let fixture = try office()
  let entry = try fixture.entry { try $0.setPlan(of: "A", to: .full, on: Day("2025-01-15")) }
  let later = try fixture.entry { try $0.setPlan(of: "A", to: .partial, on: Day("2024-06-30")) }
  #expect(throws: RegistryError.builtUpon(entry, by: later, act: "plan")) { try fixture.reverse(entry) }
}

@Test func aCodeThatAnotherBearsNowIsToBeFreedFirst() throws {
  let fixture = try office()
  let entry = try fixture.entry { try $0.abolishOrganization("101", on: Day(reform)) }
  let later = try fixture.entry {
    try $0.addOrganization(code: "101", name: "Xã Khác", tier: .commune, from: Day("2025-01-15"))
  }
  #expect(throws: RegistryError.builtUpon(entry, by: later, act: "organization add")) {
    try fixture.reverse(entry)
  }
  try fixture.reverse(later)
  try fixture.reverse(entry)
  #expect(try fixture.position("A", "2025-01-15")?.owner.name == "Xã An")
}

@Test func aMergerRecordedSinceHoldsForWhatIsThereAgain() throws {
  let fixture = try office()
  try fixture.confirm("101", on: "2024-01-15")
  let entry = try fixture.entry { try $0.abolishOrganization("101", on: Day(reform)) }
  try fixture.record { try $0.mergeOrganizations(["42"], into: "43", name: "Tỉnh Mới", on: Day("2024-10-01")) }
  try fixture.reverse(entry)
  for (day, above) in [("2024-09-30", "42"), ("2024-10-01", "43")] {
    #expect(try fixture.tally(day, Scope(owners: [above])).operating == 3, "on \(day)")
  }
  let parent = try fixture.snapshot("2025-01-15").details(of: "101").organization.parent
  #expect(try parent == fixture.snapshot("2025-01-15").details(of: "43").organization.id)
}

@Test func whoIsGoneAgainHandsOverWhatItWasGivenSince() throws {
  let fixture = try office()
  let merger = try fixture.entry { try $0.mergeOrganizations(["101"], into: "104", name: "Xã Mới", on: Day(reform)) }
  try fixture.reverse(merger)
  let reversal = try fixture.registry.snapshot().entry
  try fixture.register("D", owner: "101", authority: .commune)
  try fixture.record { try $0.transfer("B", operator: "101", on: Day("2025-01-01")) }
  try fixture.confirm("101", on: "2025-01-10")
  try fixture.reverse(reversal)
  #expect(try fixture.position("D", "2024-06-30")?.owner.name == "Xã An")
  #expect(try fixture.position("D", reform)?.owner.name == "Xã Mới")
  #expect(try fixture.position("B", "2025-01-15")?.operator.name == "Xã Mới")
  #expect(try fixture.snapshot("2025-01-15").tally().confirmed == 0)
  let vouching = try fixture.registry.connection.statement("SELECT count(*) FROM confirmation WHERE voided_by IS NULL")
  #expect(try vouching.first { try $0.integer(0) } == 0)
}

@Test func whoIsGoneVouchesForNothingAgain() throws {
  let fixture = try office()
  try fixture.confirm("102", on: "2024-01-15")
  let entry = try fixture.entry { try $0.mergeOrganizations(["101"], into: "102", on: Day("2024-03-01")) }
  try fixture.record { try $0.abolishOrganization("102", on: Day(reform)) }
  try fixture.reverse(entry)
  #expect(try fixture.snapshot("2024-06-30").tally().confirmed == 1)
  #expect(try fixture.snapshot(reform).tally().confirmed == 0)
}

@Test func historySpeaksOfAnOrganizationThatWasTakenBackByItsName() throws {
  let fixture = try office()
  let entry = try fixture.entry { try $0.mergeOrganizations(["101"], into: "104", name: "Xã Mới", on: Day(reform)) }
  let transfer = try fixture.entry { try $0.transfer("C", owner: "104", operator: "104", on: Day(reform)) }
  try fixture.record { try $0.transfer("C", owner: "103", operator: "103", on: Day(reform)) }
  try fixture.reverse(transfer + 1)
  try fixture.reverse(transfer)
  try fixture.reverse(entry)
  let snapshot = try fixture.snapshot("2025-01-15")
  for code in ["A", "C"] {
    let lines = try snapshot.history(of: code).map(\.phrase.english)
    #expect(lines.contains { $0.contains("owner Xã Mới, operator Xã Mới") }, "\(lines)")
  }
  // What would have to name it again cannot be wanted.
  let corrections = try snapshot.history(of: "C").compactMap(\.correction)
  #expect(!corrections.isEmpty && corrections.allSatisfy { $0.change == nil }, "\(corrections)")
}

@Test func someEntriesStandForGood() throws {
  let fixture = try office()
  let closing = try fixture.entry { try $0.close("nam-2024", asOf: Day("2024-12-14")) }
  let act = try fixture.entry { try $0.retire("A", on: Day(reform)) }
  #expect(throws: RegistryError.irreversible(1, act: "init")) { try fixture.reverse(1) }
  #expect(throws: RegistryError.irreversible(closing, act: "close")) { try fixture.reverse(closing) }
  #expect(throws: RegistryError.unknownEntry(99, last: act)) { try fixture.reverse(99) }
  #expect(throws: RegistryError.emptyText(.reason)) { try fixture.record { try $0.reverse(act) } }
  try fixture.reverse(act)
  #expect(throws: RegistryError.reversedAlready(act, by: act + 1)) { try fixture.reverse(act) }
}

@Test func whateverAnEntryRecordedIsTakenBackWithoutATrace() throws {
  let seed = chosenSeed()
  print("CAPDO_SEED=\(seed)")
  let fixture = try Fixture(today: "2025-11-20")
  var random = RandomActs(seed: seed)
  var reversed = 0
  for _ in 0..<250 {
    let acts = try random.entry()
    // A closing stands for good.
    guard !acts.contains(where: { if case .close = $0 { true } else { false } }) else { continue }
    let record = {
      try fixture.registry.record(by: "lan", note: "lý do") { for act in acts { try act.record(in: $0) } }.entry
    }
    let before = try fixture.state()
    guard let entry = try? record() else { continue }
    // Acts that took one another back leave nothing that could be reversed.
    if try fixture.state() == before { continue }
    try fixture.reverse(entry)
    try #require(try fixture.state() == before, "CAPDO_SEED=\(seed): \(acts)")
    try #require(try record() == entry + 2, "CAPDO_SEED=\(seed): \(acts)")
    for act in acts { random.learn(act) }
    reversed += 1
  }
  #expect(reversed > 50)
  #expect(try Registry.verify(fixture.path).isSound)
}
