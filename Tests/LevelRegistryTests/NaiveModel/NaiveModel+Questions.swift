import LevelRegistry

/// Where a system stands, in the words of the model.
struct NaivePosition: Hashable {
  var code: String
  var name: String
  var since: Day
  var owner: Int
  var runBy: Int
  var category: LevelRegistry.Category?
  var competent: Authority
  var state: SystemState
  var registeredOn: Day
  var dossier: Dossier?
  var dossierOn: Day?
  var level: Level?
  var authority: Authority
  var decidedOn: Day?
  var plan: PlanStatus?
  var planOn: Day?
  var beforeUseOn: Day?
  var periodicOn: Day?
  var isConfirmed: Bool
}

extension NaiveModel {
  /// Every system of the day, by code.
  func positions(on day: Day, knownAt entry: Int64) -> [NaivePosition] {
    systems.compactMap { position(of: $0, on: day, knownAt: entry) }
      .sorted { Array($0.code.utf8).lexicographicallyPrecedes(Array($1.code.utf8)) }
  }

  func position(of system: System, on day: Day, knownAt entry: Int64) -> NaivePosition? {
    guard let (it, since) = system.descriptions.value(on: day, knownAt: entry),
      let registeredOn = system.descriptions.steps(knownAt: entry).first?.day
    else { return nil }
    let dossier = system.dossiers.value(on: day, knownAt: entry)
    let decision = system.approvals.value(on: day, knownAt: entry)
    let plan = plan(of: system, on: day, knownAt: entry)
    return NaivePosition(
      code: system.code, name: it.name, since: since, owner: it.owner, runBy: it.runBy, category: it.category,
      competent: it.authority, state: it.state, registeredOn: registeredOn, dossier: dossier?.value,
      dossierOn: dossier?.since, level: decision?.value.level, authority: decision?.value.authority ?? it.authority,
      decidedOn: decision?.since, plan: plan?.value, planOn: plan?.since,
      beforeUseOn: system.inspections[.beforeUse]?.value(on: day, knownAt: entry)?.since,
      periodicOn: system.inspections[.periodic]?.value(on: day, knownAt: entry)?.since,
      isConfirmed: confirmations[it.owner]?.value(on: day, knownAt: entry) != nil)
  }

  /// Whether the system that bears a code by then had a level on another day.
  func isApproved(_ code: String, on day: Day, knownAt entry: Int64) -> Bool {
    systems.contains { $0.code == code && $0.approvals.value(on: day, knownAt: entry) != nil }
  }

  /// What inspections asked to be remedied by a day: the code, the day of the inspection and that of the remedy.
  func remedies(on day: Day, knownAt entry: Int64) -> [String] {
    remedies.filter { $0.entry <= entry && $0.since <= day }.compactMap { remedy in
      let system = systems[remedy.system]
      guard let it = system.descriptions.value(on: day, knownAt: entry)?.value, it.state != .retired else { return nil }
      return "\(system.code) \(remedy.since) \(remedy.dueOn)"
    }
  }

  /// A status counts only if no other level than that of the day held on any day since its first; levels change only on
  /// the days of decisions.
  private func plan(of system: System, on day: Day, knownAt entry: Int64) -> (value: PlanStatus, since: Day)? {
    guard let plan = system.plans.value(on: day, knownAt: entry) else { return nil }
    guard let level = system.approvals.value(on: day, knownAt: entry)?.value.level else { return plan }
    let changes = [plan.since] + system.approvals.steps(knownAt: entry).map(\.day)
    for changed in changes where plan.since <= changed && changed <= day {
      if let held = system.approvals.value(on: changed, knownAt: entry), held.value.level != level { return nil }
    }
    return plan
  }

  /// The positions of a scope, nil where it names an organization that is not there.
  func positions(on day: Day, knownAt entry: Int64, in scope: Scope) -> [NaivePosition]? {
    let owners = scope.owners.map { organization($0, on: day, knownAt: entry) }
    let operators = scope.operators.map { organization($0, on: day, knownAt: entry) }
    let districts = scope.districts.map { organization($0, on: day, knownAt: entry) }
    guard !(owners + operators + districts).contains(nil) else { return nil }
    guard districts.isEmpty || day.description < "2025-07-01" else { return nil }
    return positions(on: day, knownAt: entry).filter { position in
      let operating = inCharge(position.runBy, on: day, knownAt: entry)
      let above = Set(chain(position.owner, on: day, knownAt: entry))
      let owner = inCharge(position.owner, on: day, knownAt: entry)
      return Self.accepts(scope.authorities, position.authority) && Self.accepts(scope.levels, position.level)
        && (owners.isEmpty || !(scope.ownersAlone ? [owner] : above).isDisjoint(with: owners.compactMap { $0 }))
        && (districts.isEmpty || !above.isDisjoint(with: districts.compactMap { $0 }))
        && Self.accepts(operators, operating) && Self.accepts(scope.categories, position.category)
        && Self.accepts(scope.states, position.state) && Self.accepts(scope.dossiers, position.dossier?.status)
        && (scope.plans.isEmpty || position.level != nil && scope.plans.contains { $0.status == position.plan })
    }
  }

  static func accepts<T: Equatable>(_ wanted: [T], _ value: T) -> Bool {
    wanted.isEmpty || wanted.contains(value)
  }

  /// An organization, or who took all of it over.
  private func inCharge(_ organization: Int, on day: Day, knownAt entry: Int64) -> Int {
    heir(of: organization, on: day, knownAt: entry).map { inCharge($0, on: day, knownAt: entry) } ?? organization
  }

  /// The highest district above an owner.
  func district(of owner: Int, on day: Day, knownAt entry: Int64) -> Int? {
    chain(owner, on: day, knownAt: entry).last { nearest($0, to: day, knownAt: entry)?.value.tier == .district }
  }

  /// The tier of an owner as it is nearest to a day.
  func tier(of owner: Int, on day: Day, knownAt entry: Int64) -> Authority? {
    nearest(owner, to: day, knownAt: entry)?.value.tier
  }

  /// Every organization, over all its days.
  func organizationLines(on day: Day, knownAt entry: Int64) -> [String] {
    organizations.flatMap { organization in
      organization.descriptions.runs(knownAt: entry).map { body, from, to in
        let asked = min(max(day, from), to.previous)
        let parent = body.parent.map { reference(to: $0, on: asked, knownAt: entry) }
        return "\(organization.code) \(body.name) \(body.tier) \(from) \(to) \(parent ?? "-")"
      }
    }
  }

  /// How those that are there on a day are reached.
  func contactLines(on day: Day, knownAt entry: Int64) -> [String] {
    organizations.indices.filter { isThere($0, on: day, knownAt: entry) }.compactMap { index in
      contacts[index]?.value(on: day, knownAt: entry).map { contact, _ in
        let unit = contact.unit.map { organizations[$0].code }
        return "\(organizations[index].code) \(unit ?? "-") \(contact.phone ?? "-")"
      }
    }
  }

  /// Who took over from whom, and since when.
  func successionLines(knownAt entry: Int64) -> [String] {
    successions.filter { $0.entry <= entry }.map { it in
      let old = reference(to: it.old, on: it.day.previous, knownAt: entry)
      return "\(old) \(reference(to: it.new, on: it.day, knownAt: entry)) \(it.day)"
    }
  }

  static func tally(_ positions: [NaivePosition], on day: Day) -> Tally {
    var tally = Tally()
    let text = day.description
    let year = text.suffix(5) >= "12-15" ? day.year : day.year - 1
    for position in positions {
      switch position.state {
      case .building: tally.building += 1
      case .suspended: tally.suspended += 1
      case .retired: tally.retired += 1
      case .operating:
        tally.operating += 1
        if position.isConfirmed { tally.confirmed += 1 }
        guard position.level != nil else { continue }
        tally.approved += 1
        if position.isConfirmed { tally.confirmedApproved += 1 }
        if position.isConfirmed, position.plan != nil { tally.confirmedReported += 1 }
        if position.isConfirmed, position.plan == .full { tally.confirmedFull += 1 }
        if position.plan == PlanStatus.none { tally.none += 1 }
        if position.plan == .partial { tally.partial += 1 }
        if position.plan == .full { tally.full += 1 }
        if let on = position.periodicOn, on.description >= "\(year)-12-15" { tally.inspected += 1 }
      }
    }
    return tally
  }
}
