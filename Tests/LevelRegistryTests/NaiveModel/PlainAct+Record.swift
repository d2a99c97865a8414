import LevelRegistry

extension PlainAct {
  func record(in recording: Recording) throws {
    switch self {
    case .add(let code, let tier, let parent, let from, let to):
      try recording.addOrganization(code: code, name: "Cơ quan \(code)", tier: tier, parent: parent, from: from, to: to)
    case .confirm(let owner, let day): try recording.confirmList(of: owner, on: day)
    case .contact(let code, let unit, let phone, let day):
      var parts: [Contact.Part: String] = [:]
      parts[.specializedUnit] = unit
      parts[.phone] = phone
      try recording.setContact(of: code, to: parts, on: day)
    case .reorganize(let it, let day): try it.record(on: day, in: recording)
    case .holiday(let first, let last): try recording.addHoliday("Ngày nghỉ", from: first, through: last)
    case .close(let name, let day): try recording.close(name, asOf: day)
    case .register(let it):
      try recording.register(
        code: it.code, name: "Hệ thống \(it.code)", owner: it.owner, operator: it.runBy, authority: it.authority,
        category: it.category, state: it.state, proposedLevel: it.proposed, on: it.day)
    case .onSystem(let code, let day, let step): try step.record(code, day, in: recording)
    case .remove(let code, let day, let kind): try recording.remove(kind, of: code, on: day)
    case .correct(let code, let day, let values): try values.record(code, day, in: recording)
    }
  }
}

extension PlainAct.Reorganization {
  fileprivate func record(on day: Day, in recording: Recording) throws {
    switch self {
    case .merge(let old, let into):
      try recording.mergeOrganizations(
        old, into: into.code, name: into.name, tier: into.tier, parent: into.parent, on: day)
    case .split(let old, let into): try recording.splitOrganization(old, into: into, on: day)
    case .abolish(let old): try recording.abolishOrganization(old, on: day)
    case .rename(let code, let name): try recording.renameOrganization(code, to: name, on: day)
    }
  }
}

extension PlainAct.Step {
  fileprivate func record(_ code: String, _ day: Day, in recording: Recording) throws {
    switch self {
    case .propose(let level): try recording.propose(code, level: level, on: day)
    case .move(.submitted): try recording.submit(code, on: day)
    case .move(.returned): try recording.returnDossier(of: code, on: day)
    case .move(.presented): try recording.present(code, on: day)
    case .move(.withdrawn): try recording.withdraw(code, on: day)
    case .move: try recording.appraise(code, on: day)
    case .approve(let level, let authority, let isReplacing):
      try recording.approve(
        code, level: level, authority: authority, decision: "\(day)/QĐ", issuer: "UBND", on: day,
        replacing: isReplacing)
    case .revoke: try recording.revoke(code, on: day)
    case .plan(let status): try recording.setPlan(of: code, to: status, on: day)
    case .inspect(let kind, let result, let remedyBy):
      try recording.inspect(code, Inspection(kind, result: result), remedyBy: remedyBy, on: day)
    case .bring(.suspended): try recording.suspend(code, on: day)
    case .retire(let despiteDecisions): try recording.retire(code, on: day, despiteDecisions: despiteDecisions)
    case .bring: try recording.start(code, on: day)
    case .change(let name, let category): try recording.change(code, name: name, category: category, on: day)
    case .transfer(let owner, let runBy, let authority):
      try recording.transfer(code, owner: owner, operator: runBy, authority: authority, on: day)
    }
  }
}

extension PlainAct.Values {
  fileprivate func record(_ code: String, _ day: Day, in recording: Recording) throws {
    switch self {
    case .dossier(let level, let status):
      try recording.correctDossier(of: code, on: day) {
        $0.proposedLevel = level
        $0.status = status
      }
    case .approval(let level, let authority):
      try recording.correctApproval(of: code, on: day) {
        $0.level = level
        $0.authority = authority
      }
    case .plan(let status): try recording.correctPlan(of: code, on: day) { $0.status = status }
    case .inspection(let kind, let result):
      try recording.correctInspection(of: code, kind, on: day) { $0.result = result }
    case .system(let name, let owner, let authority, let state):
      try recording.correctSystem(code, on: day) { system, since in
        system.name = name
        system.owner = try recording.organization(owner, on: since).id
        system.authority = authority
        system.state = state
      }
    }
  }
}
