import LevelRegistry

extension NaiveModel {
  /// Does an act under an entry, and returns whether the rules allow it; of a refused act nothing is to be kept.
  mutating func apply(_ act: PlainAct, entry: Int64) -> Bool {
    switch act {
    case .add(let code, let tier, let parent, let from, let to):
      return add(code, tier, parent, from, to, entry)
    case .confirm(let owner, let day):
      guard day <= today, let owner = organization(owner, on: day) else { return false }
      confirmations[owner, default: Line()].write(true, from: day, entry: entry)
      return true
    case .register(let registration):
      return register(registration, entry)
    case .onSystem(let code, let day, let step):
      guard day <= today, let index = systems.firstIndex(where: { $0.code == code }) else { return false }
      guard systems[index].state != .retired || day < systems[index].day else { return false }
      return apply(step, to: index, on: day, entry)
    }
  }

  private mutating func add(
    _ code: String, _ tier: Authority, _ parent: String?, _ from: Day, _ to: Day, _ entry: Int64
  ) -> Bool {
    let above = parent.map { organization($0, on: from == .always ? today : from) }
    if case .some(nil) = above { return false }
    guard from < to, !organizations.contains(where: { $0.code == code && $0.from < to && from < $0.to }) else {
      return false
    }
    organizations.append(
      Organization(code: code, tier: tier, parent: above ?? nil, from: from, to: to, entry: entry))
    return true
  }

  private mutating func register(_ it: PlainAct.Registration, _ entry: Int64) -> Bool {
    guard it.day <= today, approves(it.authority, on: it.day), !systems.contains(where: { $0.code == it.code }),
      let owner = organization(it.owner, on: it.day), let operating = organization(it.runBy, on: it.day)
    else { return false }
    systems.append(
      System(
        code: it.code, owner: owner, runBy: operating, category: it.category, authority: it.authority,
        state: it.state, day: it.day, entry: entry))
    guard let level = it.proposed else { return true }
    setDossier(of: systems.count - 1, to: Dossier(proposedLevel: level, status: .draft), on: it.day, entry)
    return true
  }

  private func approves(_ authority: Authority, on day: Day) -> Bool {
    authority != .district || day.description < "2025-07-01"
  }

  private mutating func apply(_ step: PlainAct.Step, to system: Int, on day: Day, _ entry: Int64) -> Bool {
    switch step {
    case .propose(let level):
      let status = systems[system].dossiers.value(on: day)?.value.status
      guard [nil, .draft, .approved, .withdrawn].contains(status) else { return false }
      setDossier(of: system, to: Dossier(proposedLevel: level, status: .draft), on: day, entry)
    case .move(let status):
      let allowed: [DossierStatus: [DossierStatus]] = [
        .submitted: [.draft, .returned], .returned: [.submitted, .appraised], .appraised: [.submitted],
      ]
      guard var dossier = systems[system].dossiers.value(on: day)?.value,
        allowed[status, default: []].contains(dossier.status)
      else { return false }
      dossier.status = status
      setDossier(of: system, to: dossier, on: day, entry)
    case .approve(let level, let authority):
      guard approves(authority, on: day), !systems[system].approvals.days().contains(day) else { return false }
      systems[system].approvals.write(Decision(level: level, authority: authority), from: day, entry: entry)
      endDossier(of: system, on: day, entry)
    case .plan(let status):
      systems[system].plans.write(status, from: day, entry: entry)
    case .inspect(let kind):
      systems[system].inspections[kind, default: Line()].write(true, from: day, entry: entry)
    }
    return true
  }

  /// An approval that comes before the next step on record ends an open dossier.
  private mutating func setDossier(of system: Int, to dossier: Dossier, on day: Day, _ entry: Int64) {
    let next = systems[system].dossiers.firstDay(after: day)
    systems[system].dossiers.write(dossier, from: day, entry: entry)
    guard dossier.status.isOpen, let decided = systems[system].approvals.firstDay(after: day),
      decided < next ?? .forever
    else { return }
    var approved = dossier
    approved.status = .approved
    systems[system].dossiers.write(approved, from: decided, entry: entry)
  }

  /// A decision ends the open dossier; if a later one had ended it, that end is taken back.
  private mutating func endDossier(of system: Int, on day: Day, _ entry: Int64) {
    guard var dossier = systems[system].dossiers.value(on: day)?.value, dossier.status.isOpen else { return }
    if let next = systems[system].dossiers.firstDay(after: day),
      systems[system].dossiers.value(on: next)?.value.status == .approved
    {
      systems[system].dossiers.takeBack(next, entry: entry)
    }
    dossier.status = .approved
    systems[system].dossiers.write(dossier, from: day, entry: entry)
  }
}
