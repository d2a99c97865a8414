import LevelRegistry

/// An act as a value, to be done in the register and in the naive model.
enum PlainAct: Sendable {
  case add(String, Authority, parent: String?, from: Day, to: Day)
  case confirm(String, Day)
  case register(Registration)
  case onSystem(String, Day, Step)

  struct Registration: Sendable {
    let code: String
    let owner: String
    let runBy: String
    let authority: Authority
    let category: LevelRegistry.Category?
    let state: SystemState
    let proposed: Level?
    let day: Day
  }

  enum Step: Sendable {
    case propose(Level)
    case move(DossierStatus)
    case approve(Level, Authority)
    case plan(PlanStatus)
    case inspect(InspectionKind)
  }

  /// The code of what it is done to.
  var code: String {
    switch self {
    case .add(let code, _, _, _, _), .confirm(let code, _), .onSystem(let code, _, _): code
    case .register(let registration): registration.code
    }
  }

  func record(in recording: Recording) throws {
    switch self {
    case .add(let code, let tier, let parent, let from, let to):
      try recording.addOrganization(code: code, name: "Cơ quan \(code)", tier: tier, parent: parent, from: from, to: to)
    case .confirm(let owner, let day): try recording.confirmList(of: owner, on: day)
    case .register(let it):
      try recording.register(
        code: it.code, name: "Hệ thống \(it.code)", owner: it.owner, operator: it.runBy, authority: it.authority,
        category: it.category, state: it.state, proposedLevel: it.proposed, on: it.day)
    case .onSystem(let code, let day, let step): try step.record(code, day, in: recording)
    }
  }
}

extension PlainAct.Step {
  fileprivate func record(_ code: String, _ day: Day, in recording: Recording) throws {
    switch self {
    case .propose(let level): try recording.propose(code, level: level, on: day)
    case .move(.submitted): try recording.submit(code, on: day)
    case .move(.returned): try recording.returnDossier(of: code, on: day)
    case .move: try recording.appraise(code, on: day)
    case .approve(let level, let authority):
      try recording.approve(
        code, level: level, authority: authority, decision: "12/QĐ", issuer: "UBND", on: day)
    case .plan(let status): try recording.setPlan(of: code, to: status, on: day)
    case .inspect(let kind): try recording.inspect(code, Inspection(kind), on: day)
    }
  }
}
