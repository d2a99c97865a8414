import LevelRegistry
import Testing

extension Comparison {
  func comparePositions(_ snapshot: Snapshot, _ expected: [NaivePosition]) throws {
    var lines: [String] = []
    try snapshot.forEachSystem(in: Scope(states: SystemState.allCases)) { lines.append(Self.line($0)) }
    let wanted = expected.map { line($0, on: snapshot) }
    guard lines != wanted else { return }
    let index = zip(lines, wanted).prefix { $0 == $1 }.count
    let code = index < expected.count ? expected[index].code : ""
    let (got, naive) = (lines.dropFirst(index).first ?? "nothing", wanted.dropFirst(index).first ?? "nothing")
    try agree(got, naive, "position, \(place(snapshot)), after\(story(of: [code]))\n")
  }

  func compareTally(_ snapshot: Snapshot, in scope: Scope) throws {
    let expected = model.positions(on: snapshot.day, knownAt: snapshot.entry, in: scope)
    let context = "\(place(snapshot)), \(scope)"
    guard let expected else {
      #expect(throws: RegistryError.self, "seed \(seed), \(context)") { try snapshot.tally(in: scope) }
      return
    }
    let tally = NaiveModel.tally(expected, on: snapshot.day)
    try agree(snapshot.tally(in: scope), tally, context)
    try agree(tally.operating, tally.approved + expected.count { $0.state == .operating && $0.level == nil }, context)
    let parts = [
      (tally.full, tally.approved), (tally.confirmedApproved, tally.confirmed), (tally.inspected, tally.approved),
    ]
    let withheld: [Rate.Withheld?] = [
      tally.approved > 0 && tally.none + tally.partial + tally.full == 0 ? .nothingReported : nil,
      tally.operating > 0 && tally.confirmed == 0 ? .nothingConfirmed : nil, nil,
    ]
    for (measure, ((part, whole), withheld)) in zip(Measure.allCases, zip(parts, withheld)) {
      let rate = try snapshot.rate(of: measure, in: scope)
      try agree(rate, Rate(part: part, whole: whole, withheld: withheld), "\(measure), \(context)")
    }
    let owners = Set(expected.filter { $0.state == .operating && !$0.isConfirmed }.map(\.owner))
    try agree(snapshot.unconfirmedOwners(in: scope), owners.count, "unconfirmed owners, \(context)")
  }

  mutating func compareGroups(_ snapshot: Snapshot, _ expected: [NaivePosition]) throws {
    let grouping = random.one(of: Grouping.allCases)
    let context = "\(place(snapshot)), by \(grouping)"
    guard grouping != .district || snapshot.day.description < "2025-07-01" else {
      #expect(throws: RegistryError.self, "seed \(seed), \(context)") { try snapshot.summary(by: grouping) }
      return
    }
    let groups = Dictionary(grouping: expected) { key($0, grouping, snapshot) }
      .map { "\($0.key.code) \(NaiveModel.tally($0.value, on: snapshot.day))" }
    let summary = try snapshot.summary(by: grouping)
    try agree(summary.groups.map { "\($0.key) \($0.tally)" }.sorted(), groups.sorted(), context)
    try agree(summary.total, NaiveModel.tally(expected, on: snapshot.day), context)
  }

  private struct Key: Hashable {
    let code: String
    var organization: Int?
  }

  private func key(_ position: NaivePosition, _ grouping: Grouping, _ snapshot: Snapshot) -> Key {
    func organization(_ index: Int) -> Key {
      Key(code: model.reference(to: index, on: snapshot.day, knownAt: snapshot.entry), organization: index)
    }
    return switch grouping {
    case .authority: Key(code: position.authority.rawValue)
    case .level: Key(code: position.level.map { "\($0.rawValue)" } ?? "unapproved")
    case .category: Key(code: position.category?.rawValue ?? "unclassified")
    case .owner: organization(position.owner)
    case .ownerTier:
      Key(code: model.tier(of: position.owner, on: snapshot.day, knownAt: snapshot.entry)?.rawValue ?? "")
    case .operator: organization(position.runBy)
    case .district:
      model.district(of: position.owner, on: snapshot.day, knownAt: snapshot.entry).map(organization)
        ?? Key(code: "outside")
    }
  }

  func compareRemedies(_ snapshot: Snapshot) throws {
    let remedies = try snapshot.remedies().map { "\($0.code) \($0.addedOn) \($0.dueOn ?? .forever)" }
    let expected = model.remedies(on: snapshot.day, knownAt: snapshot.entry)
    try agree(remedies.sorted(), expected.sorted(), "remedies, \(place(snapshot))")
  }

  func compareHolidays(_ snapshot: Snapshot) throws {
    let known = model.holidays.filter { $0.entry <= snapshot.entry }.map(\.days)
    let expected = known.sorted { $0.lowerBound < $1.lowerBound }
    try agree(snapshot.holidays().map { $0.from..<$0.to }, expected, "holidays, \(place(snapshot))")
  }

  func compareOrganizations(_ snapshot: Snapshot) throws {
    let lines = try snapshot.organizationLines().map { it in
      let days = "\(it.validFrom ?? .always) \(it.validTo ?? .forever)"
      return "\(it.code ?? "") \(it.name ?? "") \(it.tier ?? .province) \(days) \(it.parent ?? "-")"
    }
    let expected = model.organizationLines(on: snapshot.day, knownAt: snapshot.entry)
    try agree(lines.sorted(), expected.sorted(), "organizations, \(place(snapshot)), after\(story(of: []))\n")
    let successions = try snapshot.successionLines().map {
      "\($0.oldCode ?? "") \($0.newCode ?? "") \($0.effectiveOn ?? .always)"
    }
    let wanted = model.successionLines(knownAt: snapshot.entry)
    try agree(successions.sorted(), wanted.sorted(), "successions, \(place(snapshot))")
    let contacts = try snapshot.organizations().compactMap { it, _ in
      try snapshot.contact(of: it.id).map { contact in
        let unit = try contact.specializedUnit.flatMap { try snapshot.organization($0)?.code }
        return "\(it.code) \(unit ?? "-") \(contact.phone ?? "-")"
      }
    }
    let reached = model.contactLines(on: snapshot.day, knownAt: snapshot.entry)
    try agree(contacts.sorted(), reached.sorted(), "contacts, \(place(snapshot)), after\(story(of: []))\n")
  }
}

extension Comparison {
  /// The findings of which the model knows enough: no level though in operation, in full before there was one, a tier of
  /// authority that is gone.
  func compareFindings(_ snapshot: Snapshot, _ expected: [NaivePosition]) throws {
    let codes: Set<Finding.Code> = [.operatingWithoutApproval, .planFullBeforeApproval, .authorityEnded]
    var found: [String] = []
    try snapshot.forEachFinding(codes: codes) { found.append("\($0.key) \($0.object.code)") }
    let wanted = expected.filter { $0.state != .retired }.flatMap { it -> [String] in
      let isEarly = it.plan == .full && !model.isApproved(it.code, on: it.planOn ?? .always, knownAt: snapshot.entry)
      let isWithout = it.state == .operating && it.level == nil
      let hasEnded = !model.approves(it.competent, on: snapshot.day)
      return (isWithout ? ["operating-without-approval \(it.code)"] : [])
        + (isEarly ? ["plan-full-before-approval \(it.code)"] : [])
        + (hasEnded ? ["authority-ended \(it.code)"] : [])
    }
    try agree(found.sorted(), wanted.sorted(), "findings, \(place(snapshot))")
  }
}

extension Comparison {
  /// What was recorded of some codes, and of all organizations.
  func story(of codes: [String]) -> String {
    let told = recorded.filter { codes.contains($0.act.code) || $0.act.isOnOrganizations }
    return told.map { "\n  entry \($0.entry): \($0.act)" }.joined()
  }

  func place(_ snapshot: Snapshot) -> String {
    "on \(snapshot.day) as known at entry \(snapshot.entry)"
  }

  /// Stops at the first difference, and says how to meet it again.
  func agree<T: Equatable>(_ register: T, _ naive: T, _ context: String) throws {
    try #require(register == naive, "CAPDO_SEED=\(seed), act \(acts): \(context)")
  }

  static func line(_ it: SystemStatus) -> String {
    join([
      it.code, it.name, it.since.description, it.owner.code, it.owner.name, it.operator.code, it.category?.rawValue,
      it.competentAuthority.rawValue,
      it.state.rawValue, it.registeredOn.description, it.dossier.map { "\($0.proposedLevel) \($0.status)" },
      it.dossierOn?.description, it.approval.map { "\($0.level)" }, it.authority.rawValue,
      it.approval?.decidedOn.description, it.plan?.status.rawValue, it.planOn?.description,
      it.inspectedBeforeUseOn?.description, it.inspectedPeriodicallyOn?.description,
    ])
  }

  private func line(_ it: NaivePosition, on snapshot: Snapshot) -> String {
    let owner = model.nearest(it.owner, to: snapshot.day, knownAt: snapshot.entry)?.value
    return Self.join([
      it.code, it.name, it.since.description, model.organizations[it.owner].code, owner?.name,
      model.organizations[it.runBy].code,
      it.category?.rawValue,
      it.competent.rawValue, it.state.rawValue, it.registeredOn.description,
      it.dossier.map { "\($0.proposedLevel) \($0.status)" }, it.dossierOn?.description, it.level.map { "\($0)" },
      it.authority.rawValue, it.decidedOn?.description, it.plan?.rawValue, it.planOn?.description,
      it.beforeUseOn?.description, it.periodicOn?.description,
    ])
  }

  private static func join(_ parts: [String?]) -> String { parts.map { $0 ?? "-" }.joined(separator: " | ") }
}
