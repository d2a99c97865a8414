import LevelRegistry

extension NaiveModel {
  /// Takes back what was recorded for the day since which something holds: what was there before goes on.
  mutating func remove(_ kind: FactKind, of system: Int, on day: Day, _ entry: Int64) -> Bool {
    switch kind {
    case .system:
      guard let since = systems[system].descriptions.value(on: day)?.since else { return false }
      let it = systems[system]
      let isBare =
        it.dossiers.isEmpty && it.approvals.isEmpty && it.plans.isEmpty && it.inspections.values.allSatisfy(\.isEmpty)
      guard isBare || it.descriptions.steps().count > 1 else { return false }
      systems[system].descriptions.takeBack(since, entry: entry)
    case .dossier: return removeDossier(of: system, on: day, entry)
    case .approval:
      // Where nothing holds, what ended it is taken back.
      guard let step = systems[system].approvals.steps().last(where: { $0.day <= day }) else { return false }
      systems[system].approvals.takeBack(step.day, entry: entry)
    case .plan:
      guard let since = systems[system].plans.value(on: day)?.since else { return false }
      systems[system].plans.takeBack(since, entry: entry)
    case .inspection(let kind):
      guard let since = systems[system].inspections[kind]?.value(on: day)?.since else { return false }
      systems[system].inspections[kind]?.takeBack(since, entry: entry)
    }
    return true
  }

  /// When the end of a dossier is taken back, the next decision before its next step ends it.
  private mutating func removeDossier(of system: Int, on day: Day, _ entry: Int64) -> Bool {
    guard let (dossier, since) = systems[system].dossiers.value(on: day) else { return false }
    let next = systems[system].dossiers.firstDay(after: since) ?? .forever
    systems[system].dossiers.takeBack(since, entry: entry)
    if dossier.status == .approved, let decided = systems[system].approvals.firstDay(after: since), decided < next {
      endDossier(of: system, on: decided, entry)
    }
    return true
  }

  /// Writes what holds on a day again, from the day since which it holds.
  mutating func correct(_ system: Int, on day: Day, to values: PlainAct.Values, _ entry: Int64) -> Bool {
    switch values {
    case .dossier(let level, let status):
      return Self.rewrite(&systems[system].dossiers, on: day, entry) { dossier, _ in
        dossier = Dossier(proposedLevel: level, status: status)
        return true
      }
    case .approval(let level, let authority):
      let model = self
      return Self.rewrite(&systems[system].approvals, on: day, entry) { decision, since in
        decision = Decision(level: level, authority: authority)
        return model.approves(authority, on: since)
      }
    case .plan(let status):
      return Self.rewrite(&systems[system].plans, on: day, entry) { plan, _ in
        plan = status
        return true
      }
    case .inspection(let kind, let result):
      return Self.rewrite(&systems[system].inspections[kind, default: NaiveLine()], on: day, entry) { it, _ in
        it = Inspected(result: result)
        return true
      }
    case .system(let name, let owner, let authority, let state):
      let model = self
      return Self.rewrite(&systems[system].descriptions, on: day, entry) { it, since in
        guard let owner = model.organization(owner, on: since) else { return false }
        let isAllowed = authority == it.authority || model.approves(authority, on: since)
        (it.name, it.owner, it.authority, it.state) = (name, owner, authority, state)
        return isAllowed
      }
    }
  }

  private static func rewrite<T: Equatable>(
    _ line: inout NaiveLine<T>, on day: Day, _ entry: Int64, _ edit: (inout T, Day) -> Bool
  ) -> Bool {
    guard let (before, since) = line.value(on: day) else { return false }
    var after = before
    guard edit(&after, since), after != before else { return false }
    line.write(after, from: since, entry: entry)
    return true
  }
}
