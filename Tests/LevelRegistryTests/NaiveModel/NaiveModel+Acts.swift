import LevelRegistry

extension NaiveModel {
  /// Does an act under an entry, and returns whether the rules allow it; of a refused act nothing is to be kept.
  mutating func apply(_ act: PlainAct, entry: Int64) -> Bool {
    guard isAllowed(act, entry) else { return false }
    handOverAll(entry)
    return true
  }

  private mutating func isAllowed(_ act: PlainAct, _ entry: Int64) -> Bool {
    switch act {
    case .add(let code, let tier, let parent, let from, let to):
      return add(code, tier, parent, from, to, entry)
    case .confirm(let owner, let day):
      guard day <= today, let owner = organization(owner, on: day) else { return false }
      return confirm(owner, on: day, entry)
    case .contact(let code, let unit, let phone, let day):
      guard day <= today, let found = organization(code, on: day) else { return false }
      return setContact(of: found, unit, phone, on: day, entry)
    case .holiday(let first, let last):
      guard first <= last, !holidays.contains(where: { $0.days.overlaps(first..<last.next) }) else { return false }
      holidays.append((first..<last.next, entry))
      return true
    case .close(let name, let day):
      guard day <= today, closings[name] == nil else { return false }
      closings[name] = Closing(day: day, entry: entry)
      return true
    case .reorganize(let it, let day): return reorganize(it, on: day, entry)
    case .register(let registration):
      return register(registration, entry)
    case .onSystem(let code, let day, let step):
      guard day <= today, let index = system(code) else { return false }
      guard systems[index].descriptions.value(on: day)?.value.state != .retired else { return false }
      return apply(step, to: index, on: day, entry)
    case .remove(let code, let day, let kind):
      guard let index = system(code) else { return false }
      let before = systems[index].descriptions.steps()
      guard remove(kind, of: index, on: day, entry) else { return false }
      // What follows from a recorded merger is not taken back.
      handOverAll(entry)
      return kind != .system || !systems[index].descriptions.steps().elementsEqual(before, by: ==)
    case .correct(let code, let day, let values):
      guard let index = system(code) else { return false }
      return correct(index, on: day, to: values, entry)
    }
  }

  private mutating func add(
    _ code: String, _ tier: Authority, _ parent: String?, _ from: Day, _ to: Day, _ entry: Int64
  ) -> Bool {
    let above = parent.map { organization($0, on: from == .always ? today : from) }
    if case .some(nil) = above { return false }
    let name = "Cơ quan \(code)"
    guard from < to, isFree(code, from: from, to: to),
      !isNamed(name, under: above ?? nil, from: from, to: to)
    else { return false }
    append(code, Body(name: name, tier: tier, parent: above ?? nil), from: from, to: to, entry)
    return true
  }

  /// Whether an organization, other than one, has a name under a body on one of the days.
  func isNamed(_ name: String, under parent: Int?, from: Day, to: Day, except: Int? = nil) -> Bool {
    organizations.indices.contains { index in
      index != except
        && organizations[index].descriptions.runs().contains {
          $0.value.name == name && $0.value.parent == parent && $0.from < to && from < $0.to
        }
    }
  }

  /// A list is vouched for until the owner gains systems by a merger.
  private mutating func confirm(_ owner: Int, on day: Day, _ entry: Int64) -> Bool {
    guard confirmations[owner]?.value(on: day)?.since != day else { return false }
    confirmations[owner, default: NaiveLine()].write(true, from: day, until: end(of: owner), entry: entry)
    let gains = successions.filter { it in
      it.new == owner && it.day > day
        && systems.contains {
          $0.descriptions.value(on: it.day.previous)?.value.owner == it.old
            && $0.descriptions.value(on: it.day)?.value.owner == owner
        }
    }
    guard let gain = gains.map(\.day).min() else { return true }
    let next = confirmations[owner]?.steps().first { $0.day > day }?.day ?? .forever
    if gain < next { confirmations[owner]?.write(nil, from: gain, entry: entry) }
    return true
  }

  /// Whether nobody bears a code on one of the days.
  func isFree(_ code: String, from: Day, to: Day) -> Bool {
    !organizations.contains { $0.code == code && $0.descriptions.runs().contains { $0.from < to && from < $0.to } }
  }

  mutating func append(_ code: String, _ body: Body, from: Day, to: Day, _ entry: Int64) {
    var made = Organization(code: code)
    made.descriptions.write(body, from: from, until: to, entry: entry)
    organizations.append(made)
  }

  /// The day from which an organization is gone: from then on it vouches for nothing, and is reached nowhere.
  private func end(of organization: Int) -> Day { organizations[organization].descriptions.runs().last?.to ?? .forever }

  private mutating func setContact(
    of organization: Int, _ unit: String?, _ phone: String?, on day: Day, _ entry: Int64
  ) -> Bool {
    let before = contacts[organization]?.value(on: day)?.value ?? Contact()
    var after = before
    if let unit {
      after.unit = self.organization(unit, on: day)
      guard unit.isEmpty || after.unit != nil else { return false }
    }
    if let phone { after.phone = phone.isEmpty ? nil : phone }
    guard after != before else { return false }
    contacts[organization, default: NaiveLine()].write(after, from: day, until: end(of: organization), entry: entry)
    return true
  }

  private mutating func register(_ it: PlainAct.Registration, _ entry: Int64) -> Bool {
    guard it.day <= today, approves(it.authority, on: it.day), system(it.code) == nil,
      let owner = organization(it.owner, on: it.day), let operating = organization(it.runBy, on: it.day)
    else { return false }
    systems.append(System(code: it.code))
    let description = Description(
      name: "Hệ thống \(it.code)", owner: owner, runBy: operating, category: it.category, authority: it.authority,
      state: it.state)
    systems[systems.count - 1].descriptions.write(description, from: it.day, entry: entry)
    guard let level = it.proposed else { return true }
    setDossier(of: systems.count - 1, to: Dossier(proposedLevel: level, status: .draft), on: it.day, entry)
    return true
  }

  func approves(_ authority: Authority, on day: Day) -> Bool {
    authority != .district || day.description < "2025-07-01"
  }

  private mutating func apply(_ step: PlainAct.Step, to system: Int, on day: Day, _ entry: Int64) -> Bool {
    switch step {
    case .propose(let level):
      let status = systems[system].dossiers.value(on: day)?.value.status
      let draft = Dossier(proposedLevel: level, status: .draft)
      guard [nil, .draft, .approved, .withdrawn].contains(status),
        systems[system].dossiers.value(on: day)?.value != draft
      else { return false }
      setDossier(of: system, to: draft, on: day, entry)
    case .move(let status):
      guard var dossier = systems[system].dossiers.value(on: day)?.value,
        Self.allowed[status, default: []].contains(dossier.status)
      else { return false }
      dossier.status = status
      setDossier(of: system, to: dossier, on: day, entry)
    case .approve(let level, let authority, let isReplacing):
      return approve(system, Decision(level: level, authority: authority), on: day, isReplacing, entry)
    case .revoke:
      guard systems[system].approvals.value(on: day) != nil else { return false }
      systems[system].approvals.write(nil, from: day, entry: entry)
    case .plan(let status):
      if let known = systems[system].plans.value(on: day), known == (status, day) { return false }
      systems[system].plans.write(status, from: day, entry: entry)
    case .inspect(let kind, let result, let remedyBy):
      // An inspection of a day asks once for what is to be remedied by another.
      let due = remedyBy.flatMap { due in
        remedies.contains { $0.system == system && $0.since == day && $0.dueOn == due } ? nil : due
      }
      var inspected = Inspected(result: result)
      var isRecorded = false
      if let known = systems[system].inspections[kind]?.value(on: day), known.since == day {
        // What is left out stays.
        inspected.result = result ?? known.value.result
        isRecorded = inspected == known.value
      }
      if isRecorded, due == nil { return false }
      if !isRecorded {
        systems[system].inspections[kind, default: NaiveLine()].write(inspected, from: day, entry: entry)
      }
      if let due { remedies.append(Remedy(system: system, since: day, dueOn: due, entry: entry)) }
    case .retire(let despiteDecisions):
      guard despiteDecisions || systems[system].approvals.firstDay(after: day) == nil else { return false }
      return edit(system, on: day, entry) { $0.state = .retired }
    case .bring(let state):
      return edit(system, on: day, entry) { $0.state = state }
    case .change(let name, let category):
      return edit(system, on: day, entry) {
        $0.name = name ?? $0.name
        $0.category = category ?? $0.category
      }
    case .transfer(let owner, let runBy, let authority):
      let found = [owner, runBy].map { $0.map { organization($0, on: day) } }
      guard !found.contains(.some(nil)), authority.map({ approves($0, on: day) }) ?? true else { return false }
      return edit(system, on: day, entry) {
        $0.owner = (found[0] ?? nil) ?? $0.owner
        $0.runBy = (found[1] ?? nil) ?? $0.runBy
        $0.authority = authority ?? $0.authority
      }
    }
    return true
  }

  /// One that begins on the day of another, or lowers the level, replaces it or is refused.
  private mutating func approve(
    _ system: Int, _ decision: Decision, on day: Day, _ isReplacing: Bool, _ entry: Int64
  ) -> Bool {
    guard approves(decision.authority, on: day) else { return false }
    if let known = systems[system].approvals.value(on: day) {
      guard known.since != day || known.value != decision else { return false }
      guard isReplacing || known.since != day && known.value.level <= decision.level else { return false }
      if known.since == day {
        systems[system].approvals.write(decision, from: day, entry: entry)
        return true
      }
    }
    systems[system].approvals.write(decision, from: day, entry: entry)
    endDossier(of: system, on: day, entry)
    return true
  }

  private static let allowed: [DossierStatus: [DossierStatus]] = [
    .submitted: [.draft, .returned], .returned: [.submitted, .appraised, .presented], .appraised: [.submitted],
    .presented: [.appraised], .withdrawn: [.draft, .submitted, .returned, .appraised, .presented],
  ]

  private mutating func edit(
    _ system: Int, on day: Day, _ entry: Int64, _ edit: (inout Description) -> Void
  ) -> Bool {
    guard let before = systems[system].descriptions.value(on: day)?.value else { return false }
    var after = before
    edit(&after)
    guard after != before else { return false }
    systems[system].descriptions.write(after, from: day, entry: entry)
    return true
  }

  /// An approval that comes before the next recorded step ends an open dossier.
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
  mutating func endDossier(of system: Int, on day: Day, _ entry: Int64) {
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
