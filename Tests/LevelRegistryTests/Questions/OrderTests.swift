import LevelRegistry
import Testing

/// Every order of some things.
private func orders<T>(_ things: [T]) -> [[T]] {
  guard !things.isEmpty else { return [[]] }
  return things.indices.flatMap { index in
    var rest = things
    let first = rest.remove(at: index)
    return orders(rest).map { [first] + $0 }
  }
}

private typealias Act = @Sendable (Recording, String) throws -> Void

private func approval(_ level: Level, _ day: String) -> Act {
  { recording, code in
    try recording.approve(
      code, level: level, authority: .province, decision: "\(day)/QĐ", issuer: "Sở TTTT", on: Day(day),
      replacing: true)
  }
}

private func plan(_ status: PlanStatus, _ day: String) -> Act {
  { recording, code in try recording.setPlan(of: code, to: status, on: Day(day)) }
}

/// Six acts on six days: level 2, full, inspected, level 3, partial, full again.
private let acts: [Act] = [
  approval(.two, "2023-03-01"), plan(.full, "2023-05-01"),
  { recording, code in try recording.inspect(code, Inspection(.periodic), on: Day("2023-07-01")) },
  approval(.three, "2024-01-10"), plan(.partial, "2024-02-01"), plan(.full, "2024-06-01"),
]

/// 720 systems in one register, one for each order.
@Test func theSameActsRecordedInEveryOrderGiveTheSameFigures() throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.record { recording in
    try recording.addOrganization(code: "X", name: "X", tier: .province)
    for (number, order) in orders(acts).enumerated() {
      let code = "X\(number)"
      try recording.register(code: code, name: code, owner: "X", authority: .province, on: Day("2023-01-02"))
      for act in order { try act(recording, code) }
    }
  }
  let expected = [
    ("2023-02-28", "n/a", "n/a"), ("2023-04-30", "n/a", "0/720 = 0%"), ("2023-05-01", "720/720 = 100%", "0/720 = 0%"),
    ("2023-07-01", "720/720 = 100%", "720/720 = 100%"), ("2024-01-09", "720/720 = 100%", "0/720 = 0%"),
    ("2024-01-10", "n/a", "0/720 = 0%"), ("2024-02-01", "0/720 = 0%", "0/720 = 0%"),
    ("2024-05-31", "0/720 = 0%", "0/720 = 0%"), ("2024-06-01", "720/720 = 100%", "0/720 = 0%"),
  ]
  for (day, completion, inspection) in expected {
    let scope = Scope(owners: ["X"])
    #expect(try fixture.rate(day, .completion, scope) == completion, "\(day)")
    #expect(try fixture.rate(day, .inspection, scope) == inspection, "\(day)")
  }
}

@Test func confirmationsInEveryOrderGiveTheSameApprovalRate() throws {
  let fixture = try Fixture()
  let days = ["2023-02-01", "2023-06-01", "2024-02-01"]
  try fixture.record { recording in
    for (number, order) in orders(days).enumerated() {
      let code = "X\(number)"
      try recording.addOrganization(code: code, name: code, tier: .province)
      try recording.register(code: code, name: code, owner: code, authority: .province, on: Day("2023-01-02"))
      for day in order { try recording.confirmList(of: code, on: Day(day)) }
    }
  }
  #expect(try fixture.rate("2023-01-31", .approval) == "n/a")
  for day in ["2023-02-01", "2023-06-01", "2023-12-31", "2024-02-01"] {
    #expect(try fixture.rate(day, .approval) == "0/6 = 0%", "\(day)")
  }
}

/// Two decisions and one dossier: whatever is recorded first, the dossier ends with the first decision.
@Test func aDossierAndTwoDecisionsInEveryOrderGiveTheSamePositions() throws {
  let fixture = try Fixture.withTwoSystems()
  let acts: [Act] = [
    { recording, code in try recording.propose(code, level: .two, on: Day("2023-02-01")) },
    approval(.two, "2023-03-01"), approval(.three, "2024-01-10"),
  ]
  let codes = try fixture.record { recording in
    try orders(acts).enumerated().map { number, order in
      let code = "X\(number)"
      try recording.register(code: code, name: code, owner: "SYT", authority: .province, on: Day("2023-01-02"))
      for act in order { try act(recording, code) }
      return code
    }
  }
  for code in codes {
    let position = try #require(try fixture.position(code, "2024-06-01"))
    #expect(position.dossier?.status == .approved, "\(code)")
    #expect(position.dossierOn?.description == "2023-03-01", "\(code)")
    #expect(try fixture.position(code, "2023-02-28")?.dossier?.status == .draft, "\(code)")
  }
}
