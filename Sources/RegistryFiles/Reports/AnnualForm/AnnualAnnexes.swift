import LevelRegistry

/// What Decree 331/2026, Art. 36, asks for and form 08 has no column for: the data of its three annexes.
package struct AnnualAnnexes {
  /// Annex I (36.3): the systems of which somebody has to judge whether they are proposed for the national-security list;
  /// the registry does not know the grounds of Art. 16.
  package var candidates: [SystemStatus] = []
  /// Annex II (36.7): the systems with a regulation that were inspected in the reporting year.
  package var inspected: [Inspected] = []
  /// How many systems have a regulation, inspected or not.
  package var regulated = 0
  /// Annex III (36.9, 36.10): the approved systems that have results, requirement by requirement.
  package var assessed: [Assessed] = []
  /// How many approved systems have none.
  package var unassessed = 0

  /// A system with a regulation, and its last inspection of the year.
  package struct Inspected {
    package let system: SystemStatus
    package let inspection: Inspection
    package let on: Day

    /// What the inspection says of the regulation: whether it is kept to; nil: nothing.
    package var isKept: Bool? { inspection.result.map { $0 == .conforming } }
  }

  /// A system, its requirements under the catalog of its approval, and what is to be put right.
  package struct Assessed {
    package let system: SystemStatus
    package let catalog: String
    package let items: [Item]
    /// Open remedies that are of none of these requirements.
    package let others: [RemedyStatus]

    package var tally: RequirementTally { items.map(\.status).tally }
  }

  /// A requirement, its result, and the remedies by which it is to be met.
  package struct Item {
    package let status: RequirementStatus
    package let remedies: [RemedyStatus]

    package var verdict: Verdict? { status.value.map(Verdict.init) }

    /// Whether it is not met and nothing says by when it will be.
    package var lacksRoadmap: Bool {
      verdict == .notFull && status.assessment?.expected == nil && remedies.allSatisfy { $0.dueOn == nil }
    }
  }

  /// What the law calls a result (Art. 36.10); it has two labels, and none for what does not apply.
  package enum Verdict: Hashable, Sendable {
    case full, notFull, notApplicable

    package init(_ value: Fulfillment) {
      switch value {
      case .met: self = .full
      case .partial, .notMet: self = .notFull
      case .notApplicable: self = .notApplicable
      }
    }

    package var label: String {
      switch self {
      case .full: "đã đáp ứng đầy đủ"
      case .notFull: "chưa đáp ứng đầy đủ"
      case .notApplicable: "không áp dụng"
      }
    }
  }
}

extension Snapshot {
  /// Gathers the annexes of a form from its systems.
  ///
  /// - Complexity: a registry without results is asked once; else each approved system for its own.
  package func annualAnnexes(of systems: some Sequence<SystemStatus>, in scope: Scope) throws -> AnnualAnnexes {
    var annexes = AnnualAnnexes()
    let yearBegins = try reportingYear.begins
    let hasResults = try !assessedCatalogs(in: scope).isEmpty
    let remedies = try hasResults ? Dictionary(grouping: remedies(in: scope, done: false), by: \.code) : [:]
    for system in systems {
      if system.isCandidate { annexes.candidates.append(system) }
      guard let approval = system.approval else { continue }
      if approval.regulation != Approval.Regulation() {
        annexes.regulated += 1
        let inspections = try inspections(of: system).filter { $0.day >= yearBegins && $0.inspection.kind.isOfRules }
        if let last = inspections.last {
          annexes.inspected.append(.init(system: system, inspection: last.inspection, on: last.day))
        }
      }
      if hasResults, let assessed = try assessed(system, approval, remedies[system.code] ?? []) {
        annexes.assessed.append(assessed)
      } else {
        annexes.unassessed += 1
      }
    }
    return annexes
  }

  /// The requirements of an approved system; nil where none has a result.
  private func assessed(
    _ system: SystemStatus, _ approval: Approval, _ remedies: [RemedyStatus]
  ) throws -> AnnualAnnexes.Assessed? {
    let statuses = try requirementStatuses(of: system)
    guard statuses.contains(where: { $0.assessment != nil }) else { return nil }
    let items = statuses.map { status in
      AnnualAnnexes.Item(
        status: status, remedies: remedies.filter { $0.remedy.requirement == status.requirement.key })
    }
    let listed = Set(items.flatMap(\.remedies).map(\.id))
    return .init(
      system: system, catalog: approval.basis.catalog, items: items, others: remedies.filter { !listed.contains($0.id) }
    )
  }
}

extension InspectionKind {
  /// Whether it says how rules are kept to: a review of the level does not.
  fileprivate var isOfRules: Bool { self != .levelReview }
}

extension SystemStatus {
  /// Level 3 is the highest that a province handles; of a system without an approved level nobody knows yet.
  fileprivate var isCandidate: Bool { approval == nil || approval?.level == .three }
}

extension AnnualAnnexes {
  /// What the annexes lack; nothing where no system has results, for then the registry is no worse than before.
  package func shortcomings() -> [AnnualForm.Shortcoming] {
    let kinds: [(reason: Phrase, isFound: (Assessed) -> Bool)] = [
      (
        Phrase("annex III: requirements are not assessed", "phụ lục III: còn yêu cầu chưa đánh giá"),
        { $0.tally.notAssessed > 0 }
      ),
      (
        Phrase(
          "annex III: not met, and nothing says by when it will be",
          "phụ lục III: yêu cầu chưa đáp ứng đầy đủ, chưa có lộ trình"),
        { $0.items.contains(where: \.lacksRoadmap) }
      ),
    ]
    return kinds.flatMap { kind in
      assessed.filter(kind.isFound).map { .init(code: $0.system.code, column: nil, reason: kind.reason) }
    }
  }
}
