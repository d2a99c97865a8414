import LevelRegistry
import Testing

/// An act that the register refuses, and its rule.
private struct Refused: Sendable, CustomTestStringConvertible {
  let rule: String
  let act: @Sendable (Recording) throws -> Void
  var testDescription: String { rule }

  init(_ rule: String, _ act: @escaping @Sendable (Recording) throws -> Void) {
    self.rule = rule
    self.act = act
  }

  static let all = [
    Refused("unknown owner") {
      try $0.register(code: "C", name: "C", owner: "Z", authority: .province, on: Day("2023-05-01"))
    },
    Refused("unknown operator") {
      try $0.register(
        code: "C", name: "C", owner: "SYT", operator: "Z", authority: .province, on: Day("2023-05-01"))
    },
    Refused("code of a system taken") {
      try $0.register(
        code: "A", name: "C", owner: "SYT", authority: .province, proposedLevel: .one, on: Day("2023-05-01"))
    },
    Refused("code that is none") {
      try $0.register(code: "C C", name: "C", owner: "SYT", authority: .province, on: Day("2023-05-01"))
    },
    Refused("registered ahead") {
      try $0.register(code: "C", name: "C", owner: "SYT", authority: .province, on: Day("2025-05-01"))
    },
    Refused("code of an organization taken") {
      try $0.addOrganization(code: "SYT", name: "C", tier: .province)
    },
    Refused("unknown parent") {
      try $0.addOrganization(code: "C", name: "C", tier: .province, parent: "Z")
    },
    Refused("decision without number") {
      try $0.approve("A", level: .one, authority: .province, decision: "", issuer: "C", on: Day("2023-05-01"))
    },
    Refused("second decision of a day") {
      try $0.approve("B", level: .one, authority: .province, decision: "1", issuer: "C", on: Day("2023-03-01"))
    },
    Refused("decision ahead") {
      try $0.approve("A", level: .one, authority: .province, decision: "1", issuer: "C", on: Day("2025-03-01"))
    },
    Refused("step that is none") { try $0.appraise("A", on: Day("2023-05-01")) },
    Refused("plan of an unknown system") { try $0.setPlan(of: "Z", to: .full, on: Day("2023-05-01")) },
    Refused("inspection ahead") { try $0.inspect("A", Inspection(.periodic), on: Day("2025-05-01")) },
    Refused("list confirmed ahead") { try $0.confirmList(of: "SYT", on: Day("2025-05-01")) },
  ]
}

@Test(arguments: Refused.all)
private func nothingIsLeftBehindByARefusedAct(refused: Refused) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("B", .one, on: "2023-03-01")
  let before = try fixture.dump()
  #expect(throws: RegistryError.self) { try fixture.record { try refused.act($0) } }
  #expect(try fixture.snapshot("2024-01-01").entry == 3)
  #expect(try fixture.dump() == before)
}

@Test(arguments: Refused.all)
private func aRefusedActThatTheBodyPassesOverLeavesNothingEither(refused: Refused) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.approve("B", .one, on: "2023-03-01")
  let before = try fixture.dump()
  try fixture.record { recording in
    #expect(throws: RegistryError.self) { try refused.act(recording) }
  }
  #expect(try fixture.dump() == before)
}
