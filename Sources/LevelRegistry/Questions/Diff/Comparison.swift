import SQLite

/// One system on both sides of a diff, compared.
struct Comparison {
  let pair: Diff.Pair
  let from: Snapshot
  let to: Snapshot

  init(_ pair: Diff.Pair, _ from: Snapshot, _ to: Snapshot) {
    self.pair = pair
    self.from = from
    self.to = to
  }

  /// What is different, the reasons after what they led to.
  func differences() throws -> [Difference] {
    let reasons = try pair.after.map { after in
      try registration(after) + approval(after) + plan(after) + dossier(after) + inspections(after)
    }
    return [try presence(because: reasons ?? [])].compactMap { $0 } + (reasons ?? [])
  }

  /// That the system came to be counted or is counted no more, or that it is registered, or no more, without being counted.
  private func presence(because reasons: [Difference]) throws -> Difference? {
    let (wasThere, isThere) = (pair.before != nil, pair.after != nil)
    guard pair.wasCounted != pair.isCounted || wasThere != isThere, let position = pair.after ?? pair.before
    else { return nil }
    let kind: Difference.Kind = pair.wasCounted == pair.isCounted ? .state : pair.isCounted ? .entered : .left
    let origin =
      switch (wasThere, isThere) {
      case (false, _): try origin(of: position, .system) { _ in true }
      case (_, false): try end(of: position, .system) { _ in true }
      default: reasons.last { $0.since != nil }.flatMap(\.origin)
      }
    return difference(kind, (pair.before?.state).map { .init($0) }, (pair.after?.state).map { .init($0) }, origin)
  }

  private func registration(_ after: Position) throws -> [Difference] {
    guard let before = pair.before else { return [] }
    func line<T: Equatable>(
      _ kind: Difference.Kind, _ value: (Position) -> T, _ content: (T) -> Difference.Content?,
      _ isSame: (InformationSystem) -> Bool
    ) throws -> Difference? {
      guard value(before) != value(after) else { return nil }
      let origin = try origin(of: after, .system) { isSame(try InformationSystem($0.values)) }
      return difference(kind, content(value(before)), content(value(after)), origin)
    }
    return [
      try line(.state, \.state, { .init($0) }, { $0.state == after.state }),
      try line(.authority, \.competentAuthority, { .init($0) }, { $0.authority == after.competentAuthority }),
      try line(.code, \.code, { .init($0) }, { $0.code == after.code }),
      try line(.name, \.name, { .init($0) }, { $0.name == after.name }),
      try line(.category, \.category, { $0.map { .init($0) } }, { $0.category == after.category }),
      try body(.owner, before.owner, after.owner, after) { $0.owner == after.owner.id },
      try body(.operator, before.operator, after.operator, after) { $0.operator == after.operator.id },
    ].compactMap { $0 }
  }

  /// Another owner or operator; one that is only called otherwise is the same.
  private func body(
    _ kind: Difference.Kind, _ before: Organization, _ after: Organization, _ position: Position,
    _ isSame: (InformationSystem) -> Bool
  ) throws -> Difference? {
    guard before.id != after.id else { return nil }
    let origin = try origin(of: position, .system) { isSame(try InformationSystem($0.values)) }
    return difference(kind, .init(before), .init(after), origin)
  }

  private func approval(_ after: Position) throws -> [Difference] {
    switch (pair.before?.approval, after.approval) {
    case (nil, let new?):
      return [difference(.approved, nil, .init(new.level), try origin(of: after, .approval) { _ in true })]
    case (let old?, nil):
      return [difference(.lostApproval, .init(old.level), nil, try end(of: after, .approval) { _ in true })]
    case (let old?, let new?) where old.level != new.level:
      let origin = try origin(of: after, .approval) { try Approval($0.values).level == new.level }
      return [difference(.level, .init(old.level), .init(new.level), origin)]
    case (let old?, let new?) where old != new:
      let origin = try origin(of: after, .approval) { try Approval($0.values) == new }
      return [
        difference(
          .decision, .init(old.number ?? "\(old.decidedOn)"), .init(new.number ?? "\(new.decidedOn)"), origin)
      ]
    default: return []
    }
  }

  private func plan(_ after: Position) throws -> [Difference] {
    let (old, new) = (pair.before?.plan, after.plan)
    if old?.status != new?.status {
      return [
        difference(
          new?.status == .full ? .completed : .plan, (old?.status).map { .init($0) }, (new?.status).map { .init($0) },
          try planOrigin(after))
      ]
    }
    guard old?.expected != new?.expected else { return [] }
    let origin = try origin(of: after, .plan) { try Plan($0.values).expected == new?.expected }
    return [
      difference(.expected, (old?.expected).map { .init($0) }, (new?.expected).map { .init($0) }, origin)
    ]
  }

  /// A status that counts no more although it stands was overtaken by another level.
  private func planOrigin(_ after: Position) throws -> Trail.Origin? {
    if let new = after.plan { return try origin(of: after, .plan) { try Plan($0.values).status == new.status } }
    if try origin(of: after, .plan, where: { _ in true }) != nil, let level = after.approval?.level {
      return try origin(of: after, .approval) { try Approval($0.values).level == level }
    }
    return try end(of: after, .plan) { _ in true }
  }

  /// The steps of the dossier; that it ended in a decision is told by the decision.
  private func dossier(_ after: Position) throws -> [Difference] {
    let (old, new) = (pair.before?.dossier, after.dossier)
    guard old?.status != new?.status || old?.proposedLevel != new?.proposedLevel, new?.status != .approved
    else { return [] }
    let origin =
      try origin(of: after, .dossier) { fact in
        let dossier = try Dossier(fact.values)
        return dossier.status == new?.status && dossier.proposedLevel == new?.proposedLevel
      } ?? end(of: after, .dossier) { _ in true }
    return [difference(.dossier, (old?.status).map { .init($0) }, (new?.status).map { .init($0) }, origin)]
  }

  private func inspections(_ after: Position) throws -> [Difference] {
    try [
      (InspectionKind.beforeUse, pair.before?.inspectedBeforeUseOn, after.inspectedBeforeUseOn),
      (.periodic, pair.before?.inspectedPeriodicallyOn, after.inspectedPeriodicallyOn),
    ].compactMap { kind, old, new in
      guard old != new else { return nil }
      let ofKind: (Fact) -> Bool = { $0.key[1] == .text(kind.rawValue) }
      let origin =
        try origin(of: after, .inspection) { ofKind($0) && $0.from == new }
        ?? end(of: after, .inspection, where: ofKind)
      return difference(.inspected, old.map { .init($0) }, new.map { .init($0) }, origin)
    }
  }

  private func difference(
    _ kind: Difference.Kind, _ before: Difference.Content?, _ after: Difference.Content?, _ origin: Trail.Origin?
  ) -> Difference {
    let position = pair.after ?? pair.before
    return Difference(
      code: position?.code ?? "", name: position?.name ?? "", owner: position?.owner.code ?? "", kind: kind,
      before: before, after: after, since: origin?.since, entry: origin?.entry)
  }

  private func origin(of position: Position, _ table: FactTable, where holds: (Fact) throws -> Bool) throws
    -> Trail.Origin?
  {
    try trail(position, table).origin(on: to.day, after: known, where: holds)
  }

  private func end(of position: Position, _ table: FactTable, where holds: (Fact) throws -> Bool) throws
    -> Trail.Origin?
  {
    try trail(position, table).end(before: to.day, after: known, where: holds)
  }

  private func trail(_ position: Position, _ table: FactTable) throws -> Trail {
    try Trail(ofSystem: position.id, in: table, knownAt: to.entry, on: to.connection)
  }

  /// Of two states of knowledge only what the later one added is told.
  private var known: Int64 { from.entry < to.entry ? from.entry : 0 }
}

extension Difference {
  fileprivate var origin: Trail.Origin? {
    guard let since, let entry else { return nil }
    return Trail.Origin(since: since, entry: entry)
  }
}
