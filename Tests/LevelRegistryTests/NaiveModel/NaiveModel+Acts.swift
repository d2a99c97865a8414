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
      confirmations[owner, default: NaiveLine()].write(true, from: day, until: end(of: owner), entry: entry)
      return true
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
      // What follows from a merger on record is not taken back.
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
    guard from < to, isFree(code, from: from, to: to) else { return false }
    append(code, Body(name: "Cơ quan \(code)", tier: tier, parent: above ?? nil), from: from, to: to, entry)
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
      guard [nil, .draft, .approved, .withdrawn].contains(status) else { return false }
      setDossier(of: system, to: Dossier(proposedLevel: level, status: .draft), on: day, entry)
    case .move(let status):
      guard var dossier = systems[system].dossiers.value(on: day)?.value,
        Self.allowed[status, default: []].contains(dossier.status)
      else { return false }
      dossier.status = status
      setDossier(of: system, to: dossier, on: day, entry)
    case .approve(let level, let authority):
      guard approves(authority, on: day), systems[system].approvals.value(on: day)?.since != day else { return false }
      systems[system].approvals.write(Decision(level: level, authority: authority), from: day, entry: entry)
      endDossier(of: system, on: day, entry)
    case .revoke:
      guard systems[system].approvals.value(on: day) != nil else { return false }
      systems[system].approvals.write(nil, from: day, entry: entry)
    case .plan(let status):
      systems[system].plans.write(status, from: day, entry: entry)
    case .inspect(let kind, let result, let remedyBy):
      systems[system].inspections[kind, default: NaiveLine()]
        .write(Inspected(result: result, remedyBy: remedyBy), from: day, entry: entry)
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
