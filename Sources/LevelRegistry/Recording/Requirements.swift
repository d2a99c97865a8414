import CapdoSQLite

/// Which requirements of a system an act is about.
package struct RequirementChoice: Hashable, Sendable {
  /// Their codes.
  package var codes: [String]
  /// The groups that they belong to.
  package var groups: [String]
  /// nil: the one of the approval in force, else of the law in force that day.
  package var catalog: String?
  /// nil: the approved level, else the proposed one.
  package var level: Level?

  /// Chooses requirements by code, by group, or all of a catalog and a level; what is left out is that of the system.
  package init(_ codes: [String] = [], groups: [String] = [], catalog: String? = nil, level: Level? = nil) {
    self.codes = codes
    self.groups = groups
    self.catalog = catalog
    self.level = level
  }
}

/// What a catalog added to the registry.
package struct CatalogChange: Hashable, Sendable {
  package let added: Int
  package let changed: Int
}

// Catalogs: data of the law, recorded when the first result rests on them.
extension Recording {
  /// Records the requirements of a catalog, or corrects those that differ; what it does not name stays.
  ///
  /// - Throws: `RequirementError.unknownPredecessor`.
  @discardableResult
  package func setCatalog(_ requirements: [Requirement]) throws -> CatalogChange {
    try act(.importCatalog) {
      knownRequirements = nil
      let timeline = try timeline(.requirement)
      var (added, changed) = (0, 0)
      for requirement in requirements {
        switch try set(requirement, in: timeline) {
        case .added: added += 1
        case .changed: changed += 1
        case .unchanged: break
        }
      }
      for requirement in requirements { try mustContinueSomething(requirement, in: timeline) }
      return CatalogChange(added: added, changed: changed)
    }
  }

  private enum CatalogStep { case added, changed, unchanged }

  private func set(_ requirement: Requirement, in timeline: Timeline) throws -> CatalogStep {
    let key = requirement.key.values
    guard let known = try timeline.fact(of: key, on: requirement.from) else {
      let next = try timeline.fact(of: key, after: requirement.from)?.from ?? .forever
      try timeline.write(key, requirement.values, from: requirement.from, to: min(requirement.to, next))
      return .added
    }
    if known.values == requirement.values, known.to == requirement.to { return .unchanged }
    try timeline.end(key, on: requirement.from)
    let next = try timeline.fact(of: key, after: requirement.from)?.from ?? .forever
    try timeline.write(key, requirement.values, from: requirement.from, to: min(requirement.to, next))
    return .changed
  }

  private func mustContinueSomething(_ requirement: Requirement, in timeline: Timeline) throws {
    guard let code = requirement.predecessor else { return }
    guard let below = Level(rawValue: requirement.level.rawValue - 1),
      try timeline.fact(of: Requirement.Key(requirement.key.catalog, below, code).values, on: requirement.from) != nil
    else { throw RequirementError.unknownPredecessor(requirement.code, catalog: requirement.key.catalog) }
  }

  /// Whether requirements of a catalog are recorded, of whatever day.
  package func knows(catalog: String) throws -> Bool {
    try connection.statement("SELECT EXISTS (SELECT 1 FROM requirement WHERE catalog = ? AND voided_by IS NULL)")
      .first(.text(catalog)) { try $0.integer(0) } == 1
  }
}

// Results: facts of a system, a catalog, a level, a requirement and a kind.
extension Recording {
  /// Records what was found of requirements of a system, from a day on.
  ///
  /// - Throws: `RequirementError` for a choice that names nothing known, a missing reason, a review by the operator,
  ///   `resultUnchanged`; `RegistryError.unknownSystem`, `systemRetired`, `isInTheFuture`.
  @discardableResult
  package func assess(
    _ code: String, _ choice: RequirementChoice, _ assessment: Assessment, as kind: AssessmentKind = .own, on day: Day
  ) throws -> ActResult {
    try act(.requirementSet) {
      let assessment = try assessment.checked()
      return try setResults(of: code, choice, as: kind, on: day) { _ in assessment }
    }
  }

  /// Records that a system inherits requirements from another one: each points to the requirement of the same subject
  /// at the level that the provider is approved at.
  ///
  /// One level only: what the provider inherits itself is refused.
  /// - Throws: as `assess` does, and `RequirementError` for a provider that cannot provide on that day.
  @discardableResult
  package func inherit(
    _ code: String, _ choice: RequirementChoice, from provider: String, ground: String,
    as kind: AssessmentKind = .own, by assessor: Assessor = .operator, on day: Day
  ) throws -> ActResult {
    try act(.requirementInherit) {
      let ground = try Text.name(ground, .ground)
      let (provider, level) = try self.provider(provider, on: day)
      let system = try system(code, on: day)
      guard provider.id != system.id else { throw RequirementError.inheritsFromItself(code) }
      let requirements = try requirements(on: day)
      return try setResults(of: code, choice, as: kind, on: day) { requirement in
        guard let source = requirements.counterpart(of: requirement, at: level) else {
          throw RequirementError.providerBelow(provider.code, needed: requirement.key)
        }
        try mustBeOwn(source.key, of: provider, kind, on: day)
        return Assessment(
          .inherited(
            .init(provider: provider.id, level: level, requirement: source.code, ground: ground)), by: assessor)
      }
    }
  }

  /// Records that results of the level below hold at the level of now, for the requirements chosen or for all that wait.
  ///
  /// - Throws: as `assess` does, and `RequirementError.nothingToConfirm`.
  @discardableResult
  package func confirmCarried(
    _ code: String, _ choice: RequirementChoice = .init(), as kind: AssessmentKind = .own, on day: Day
  ) throws -> ActResult {
    try act(.requirementConfirm) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let (catalog, level) = try held(system, choice, on: day)
      let waiting = try Snapshot(connection: connection, day: day, head: .open)
        .requirementStatuses(ofSystem: system.id, catalog: catalog, level: level, as: kind)
        .filter { $0.carried != nil }
      var asked = choice
      if choice.codes.isEmpty, choice.groups.isEmpty { asked.codes = waiting.map(\.requirement.code) }
      let chosen = Set(waiting.isEmpty ? [] : try chosen(asked, catalog, level, on: day).map(\.key))
      let confirmed = waiting.filter { chosen.contains($0.requirement.key) }
      guard !confirmed.isEmpty else { throw RequirementError.nothingToConfirm(code, on: day) }
      asked = RequirementChoice(confirmed.map(\.requirement.code), catalog: catalog, level: level)
      return try setResults(of: code, asked, as: kind, on: day) { requirement in
        guard let carried = confirmed.first(where: { $0.requirement == requirement })?.carried else {
          throw RequirementError.nothingToConfirm(code, on: day)
        }
        return carried
      }
    }
  }

  private func setResults(
    of code: String, _ choice: RequirementChoice, as kind: AssessmentKind, on day: Day,
    _ result: (Requirement) throws -> Assessment
  ) throws -> ActResult {
    try mustHaveHappened(day)
    let system = try system(code, on: day)
    let (catalog, level) = try held(system, choice, on: day)
    let timeline = try timeline(.assessment)
    var steps: [(requirement: Requirement, step: Timeline.Step, after: Assessment)] = []
    var unchanged: Day?
    for requirement in try chosen(choice, catalog, level, on: day) {
      let after = try result(requirement)
      if kind == .review, after.assessor == .operator { throw RequirementError.ownReview }
      let key: [Value] = [.integer(system.id)] + requirement.key.values + [.text(kind.rawValue)]
      if let known = try timeline.fact(of: key, on: day), known.values == after.values {
        unchanged = known.from
      } else {
        steps.append((requirement, try timeline.set(key, to: after.values, from: day), after))
      }
    }
    if steps.isEmpty, let unchanged { throw RequirementError.resultUnchanged(code, since: unchanged) }
    return ActResult(
      code: system.code, name: system.name, before: try Self.before(steps), after: Self.after(steps), since: day,
      later: nil)
  }

  private static func before(
    _ steps: [(requirement: Requirement, step: Timeline.Step, after: Assessment)]
  ) throws -> Phrase? {
    guard steps.count == 1, let only = steps.first else { return nil }
    return try only.step.before.map { try Assessment($0.values).phrase } ?? Fulfillment.notAssessed
  }

  /// One requirement by its title, several by their number and what was found.
  private static func after(
    _ steps: [(requirement: Requirement, step: Timeline.Step, after: Assessment)]
  ) -> Phrase {
    if steps.count == 1, let only = steps.first {
      let (requirement, result) = (only.requirement, only.after.phrase)
      return Phrase(
        "\(result.english): \(requirement.code) \(requirement.title.english)",
        "\(result.vietnamese): \(requirement.code) \(requirement.title.vietnamese)")
    }
    var counts: [(phrase: Phrase, count: Int)] = []
    for step in steps {
      let phrase = step.after.phrase
      if let index = counts.firstIndex(where: { $0.phrase == phrase }) {
        counts[index].count += 1
      } else {
        counts.append((phrase, 1))
      }
    }
    return .list(
      counts.map {
        Phrase("\($0.count) requirements \($0.phrase.english)", "\($0.count) yêu cầu: \($0.phrase.vietnamese)")
      })
  }
}

// What the acts look up before they write.
extension Recording {
  /// The catalog that a choice of requirements of a system rests on.
  package func catalog(of code: String, _ choice: RequirementChoice, on day: Day) throws -> String {
    try held(try system(code, on: day), choice, on: day).0
  }

  func requirements(on day: Day) throws -> Requirements {
    if let known = knownRequirements, known.day == day { return known.requirements }
    let requirements = Requirements(try Requirement.all(on: day, knownAt: .max, in: connection))
    knownRequirements = (day, requirements)
    return requirements
  }

  /// The catalog and the level that a system is held to on a day, where the choice does not say them.
  func held(_ system: RegisteredSystem, _ choice: RequirementChoice, on day: Day) throws -> (String, Level) {
    let key: [Value] = [.integer(system.id)]
    let approval = try timeline(.approval).fact(of: key, on: day).map { try Approval($0) }
    let dossier = try timeline(.dossier).fact(of: key, on: day).map { try Dossier($0) }
    guard let level = choice.level ?? approval?.level ?? dossier?.proposedLevel else {
      throw RequirementError.noLevel(system.code, on: day)
    }
    return (try choice.catalog ?? (approval?.basis ?? basis(on: day)).catalog, level)
  }

  /// The requirements that a choice names, in the order of the catalog.
  private func chosen(
    _ choice: RequirementChoice, _ catalog: String, _ level: Level, on day: Day
  ) throws -> [Requirement] {
    let all = try requirements(on: day).of(catalog, level)
    guard !all.isEmpty else { throw RequirementError.unknownCatalog(catalog, level, on: day) }
    guard !choice.codes.isEmpty || !choice.groups.isEmpty else { throw RequirementError.nothingChosen }
    for code in choice.codes where !all.contains(where: { $0.code == code }) {
      throw RequirementError.unknownRequirement(code, catalog: catalog, level)
    }
    for group in choice.groups where !all.contains(where: { $0.group == group }) {
      var known: [String] = []
      for group in all.map(\.group) where !known.contains(group) { known.append(group) }
      throw RequirementError.unknownGroup(group, catalog: catalog, level, known: known)
    }
    return all.filter { choice.codes.contains($0.code) || choice.groups.contains($0.group) }
  }

  /// The system that provides on a day: it operates, and is approved at a level.
  private func provider(_ code: String, on day: Day) throws -> (RegisteredSystem, Level) {
    let system = try system(code, on: day)
    let fact = try timeline(.system).fact(of: [.integer(system.id)], on: day)
    guard try fact.map({ try InformationSystem($0).state }) == .operating else {
      throw RequirementError.providerNotOperating(code, on: day)
    }
    guard let approval = try timeline(.approval).fact(of: [.integer(system.id)], on: day) else {
      throw RequirementError.providerWithoutApproval(code, on: day)
    }
    return (system, try Approval(approval).level)
  }

  private func mustBeOwn(
    _ requirement: Requirement.Key, of provider: RegisteredSystem, _ kind: AssessmentKind, on day: Day
  ) throws {
    let key: [Value] = [.integer(provider.id)] + requirement.values + [.text(kind.rawValue)]
    guard let known = try timeline(.assessment).fact(of: key, on: day) else { return }
    guard try Assessment(known.values).value != nil else {
      throw RequirementError.providerInherits(provider.code, requirement)
    }
  }
}
