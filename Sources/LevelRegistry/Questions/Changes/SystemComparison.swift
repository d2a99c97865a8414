/// One system on both sides of `Changes`, compared.
struct SystemComparison {
  let pair: Changes.Pair
  let scope: Changes.Membership
  private let from: Trail.Point
  private let to: Trail.Point
  private let trail: Trail

  init(_ pair: Changes.Pair, _ from: Snapshot, _ to: Snapshot, in scope: Changes.Membership) {
    self.pair = pair
    self.scope = scope
    self.from = Trail.Point(day: from.day, entry: from.entry)
    self.to = Trail.Point(day: to.day, entry: to.entry)
    trail = Trail(
      ofSystem: (pair.after ?? pair.before)?.id ?? 0, upTo: max(from.entry, to.entry), on: to.connection)
  }

  /// What is different, the reasons after what they led to.
  func differences() throws -> [Difference] {
    let reasons = try pair.after.map { after in
      try registration(after) + approval(after) + plan(after) + dossier(after) + inspections(after)
    }
    return [try presence()].compactMap { $0 } + (reasons ?? [])
  }

  /// That the system came to be counted or is counted no more, or that it is registered, or no more, without being counted.
  private func presence() throws -> Difference? {
    let (wasThere, isThere) = (pair.before != nil, pair.after != nil)
    guard pair.wasCounted != pair.isCounted || wasThere != isThere else { return nil }
    let (before, after) = (
      pair.before.map { Difference.Content($0.state) }, pair.after.map { Difference.Content($0.state) }
    )
    guard pair.wasCounted != pair.isCounted else {
      let origin = try origin(in: .system) { try trail.system(at: $0) != nil }
      return difference(.state, before, after, origin)
    }
    let origin = try trail.origin(from: from, to: to, in: [.system, .dossier, .approval, .plan]) {
      try scope.counts(trail, at: $0)
    }
    return difference(pair.isCounted ? .entered : .left, before, after, origin)
  }

  private func registration(_ after: SystemStatus) throws -> [Difference] {
    guard let before = pair.before else { return [] }
    func line<T: Equatable>(
      _ kind: Difference.Kind, _ value: (SystemStatus) -> T, _ content: (T) -> Difference.Content?,
      _ recorded: @escaping (InformationSystem) -> T
    ) throws -> Difference? {
      guard value(before) != value(after) else { return nil }
      let origin = try origin(in: .system) { try trail.system(at: $0).map(recorded) }
      return difference(kind, content(value(before)), content(value(after)), origin)
    }
    return [
      try line(.state, \.state, { .init($0) }, \.state),
      try line(.authority, \.competentAuthority, { .init($0) }, \.authority),
      try line(.code, \.code, { .init($0) }, \.code),
      try line(.name, \.name, { .init($0) }, \.name),
      try line(.category, \.category, { $0.map { .init($0) } }, \.category),
      try body(.owner, before.owner, after.owner, \.owner),
      try body(.operator, before.operator, after.operator, \.operator),
    ].compactMap { $0 }
  }

  /// Another owner or operator; one that is only called otherwise is the same.
  private func body(
    _ kind: Difference.Kind, _ before: Organization, _ after: Organization,
    _ recorded: @escaping (InformationSystem) -> Int64
  ) throws -> Difference? {
    guard before.id != after.id else { return nil }
    let origin = try origin(in: .system) { try trail.system(at: $0).map(recorded) }
    return difference(kind, .init(before), .init(after), origin)
  }

  private func approval(_ after: SystemStatus) throws -> [Difference] {
    let (old, new) = (pair.before?.approval, after.approval)
    guard old != new else { return [] }
    guard old?.level != new?.level else {
      guard let old, let new, Self.withoutRegulation(old) != Self.withoutRegulation(new) else {
        let origin = try origin(in: .approval) { try trail.approval(at: $0)?.regulation }
        return [
          difference(
            .regulation, (old?.regulation).flatMap(Self.regulation), (new?.regulation).flatMap(Self.regulation), origin)
        ]
      }
      // Which level and regulation it had in between says nothing of the decision.
      let origin = try origin(in: .approval) { point in
        var decision = try trail.approval(at: point).map(Self.withoutRegulation)
        decision?.level = .one
        return decision
      }
      return [difference(.decision, Self.decision(old), Self.decision(new), origin)]
    }
    let origin = try origin(in: .approval) { try trail.approval(at: $0)?.level }
    let kind: Difference.Kind = old == nil ? .approved : new == nil ? .lostApproval : .level
    return [difference(kind, (old?.level).map { .init($0) }, (new?.level).map { .init($0) }, origin)]
  }

  private static func withoutRegulation(_ approval: Approval) -> Approval {
    var approval = approval
    approval.regulation = .init()
    return approval
  }

  /// A regulation is named by its number, else by its day, else by who issued it.
  private static func regulation(_ regulation: Approval.Regulation) -> Difference.Content? {
    if let number = regulation.number { return .init(number) }
    if let day = regulation.on { return .init(day) }
    return regulation.issuer.map { .init($0.name) }
  }

  /// A decision is named by its number, else by its day.
  private static func decision(_ approval: Approval) -> Difference.Content {
    .init(approval.number ?? "\(approval.decidedOn)")
  }

  private func plan(_ after: SystemStatus) throws -> [Difference] {
    let (old, new) = (pair.before?.plan, after.plan)
    if old?.status != new?.status {
      let origin = try trail.origin(from: from, to: to, in: [.system, .plan, .approval]) {
        try trail.plan(at: $0)?.status
      }
      return [
        difference(
          new?.status == .full ? .completed : .plan, (old?.status).map { .init($0) }, (new?.status).map { .init($0) },
          origin)
      ]
    }
    guard old?.expected != new?.expected else { return [] }
    let origin = try trail.origin(from: from, to: to, in: [.system, .plan, .approval]) {
      try trail.plan(at: $0)?.expected
    }
    return [difference(.expected, (old?.expected).map { .init($0) }, (new?.expected).map { .init($0) }, origin)]
  }

  /// The steps of the dossier; that it ended in a decision is said by the decision.
  private func dossier(_ after: SystemStatus) throws -> [Difference] {
    func step(_ dossier: Dossier?) -> [String]? {
      dossier.map { [$0.status.rawValue, "\($0.proposedLevel.rawValue)"] }
    }
    let (old, new) = (pair.before?.dossier, after.dossier)
    guard step(old) != step(new), new?.status != .approved else { return [] }
    let origin = try origin(in: .dossier) { step(try trail.dossier(at: $0)) }
    return [difference(.dossier, (old?.status).map { .init($0) }, (new?.status).map { .init($0) }, origin)]
  }

  private func inspections(_ after: SystemStatus) throws -> [Difference] {
    let kinds: [(InspectionKind, Day?, Day?)] = [
      (.beforeUse, pair.before?.inspectedBeforeUseOn, after.inspectedBeforeUseOn),
      (.periodic, pair.before?.inspectedPeriodicallyOn, after.inspectedPeriodicallyOn),
    ]
    return try kinds.compactMap { kind, old, new in
      guard old != new else { return nil }
      let origin = try origin(in: .inspection) { try trail.inspected(kind, at: $0) }
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

  private func origin<V: Equatable>(in table: FactTable, of value: @escaping (Trail.Point) throws -> V) throws -> Trail
    .Origin?
  {
    try trail.origin(from: from, to: to, in: [.system, table], of: value)
  }
}

extension Changes {
  /// Which systems are counted, so that it can be asked of any day; organizations stand as they do on the later side.
  struct Membership {
    private let scope: Scope
    /// The owners and the operators whose systems are in the scope; nil where it names none.
    private let owners: [Set<Int64>]
    private let operators: Set<Int64>?

    init(_ scope: Scope, on snapshot: Snapshot) throws {
      self.scope = scope
      owners = try [scope.owners, scope.districts].filter { !$0.isEmpty }.map { roots in
        try snapshot.hierarchy().subtree(of: roots.map { try snapshot.organization($0).id })
      }
      operators =
        scope.operators.isEmpty
        ? nil
        : try scope.operators.map { try snapshot.bodies(of: snapshot.organization($0).id) }.reduce([]) { $0.union($1) }
    }

    /// Whether a system operates and is in the scope.
    func counts(_ trail: Trail, at point: Trail.Point) throws -> Bool {
      guard let system = try trail.system(at: point), system.state == .operating else { return false }
      let approval = try trail.approval(at: point)
      return try Self.accepts(scope.authorities, approval?.authority ?? system.authority)
        && Self.accepts(scope.levels, approval?.level) && Self.accepts(scope.categories, system.category)
        && Self.accepts(scope.states, system.state)
        && owners.allSatisfy { $0.contains(system.owner) } && operators?.contains(system.operator) != false
        && acceptsDossier(trail, at: point) && acceptsPlan(trail, at: point, isApproved: approval != nil)
    }

    private func acceptsDossier(_ trail: Trail, at point: Trail.Point) throws -> Bool {
      try scope.dossiers.isEmpty || scope.dossiers.contains(trail.dossier(at: point)?.status)
    }

    private func acceptsPlan(_ trail: Trail, at point: Trail.Point, isApproved: Bool) throws -> Bool {
      guard !scope.plans.isEmpty else { return true }
      guard isApproved else { return false }
      let status = try trail.plan(at: point)?.status
      return scope.plans.contains { $0.status == status }
    }

    private static func accepts<T: Equatable>(_ wanted: [T], _ value: T) -> Bool {
      wanted.isEmpty || wanted.contains(value)
    }
  }
}
