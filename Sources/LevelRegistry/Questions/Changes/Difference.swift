import CapdoSQLite

/// One thing that is different of a system between two snapshots.
public struct Difference: Hashable, Sendable {
  public let code: String
  public let name: String
  /// The owner's code.
  public let owner: String
  public let kind: Kind
  public let before: Content?
  public let after: Content?
  /// The first day of what is different; nil where it lies with the organizations around the system.
  public let since: Day?
  /// The entry that recorded it.
  public let entry: Int64?

  /// What a difference goes from and to: what files hold, and what people read.
  public struct Content: Hashable, Sendable {
    public let key: String
    public let phrase: Phrase

    init(_ key: String, _ phrase: Phrase) {
      self.key = key
      self.phrase = phrase
    }
  }

  /// What is different.
  public enum Kind: String, Term {
    /// It came to be counted: registered in operation, started, or come into the scope.
    case entered
    /// It is counted no more: suspended, retired, or gone from the scope.
    case left
    case approved
    case lostApproval = "lost-approval"
    case level
    /// Another decision of the same level.
    case decision
    /// Its plan became full.
    case completed
    /// Its plan went any other way.
    case plan
    /// Another day is promised for the plan.
    case expected
    case dossier, inspected, state, owner, `operator`, authority, code, name, category
  }
}

extension Difference.Kind {
  public var phrase: Phrase {
    switch self {
    case .entered: Phrase("entered", "Thêm vào")
    case .left: Phrase("left", "Ra khỏi")
    case .approved: Phrase("approved", "Được phê duyệt cấp độ")
    case .lostApproval: Phrase("approval lost", "Không còn quyết định phê duyệt")
    case .level: Phrase("level", "Thay đổi cấp độ")
    case .decision: Phrase("decision", "Thay quyết định phê duyệt")
    case .completed: Phrase("completed", "Triển khai đầy đủ phương án")
    case .plan: Phrase("plan", "Tình trạng triển khai phương án")
    case .expected: Phrase("expected day", "Dự kiến triển khai đầy đủ")
    case .dossier: Phrase("dossier", "Hồ sơ đề xuất cấp độ")
    case .inspected: Phrase("inspected", "Kiểm tra, đánh giá")
    case .state: Phrase("state", "Trạng thái")
    case .owner: Phrase("owner", "Chuyển giao chủ quản")
    case .operator: Phrase("operator", "Chuyển giao đơn vị vận hành")
    case .authority: Phrase("competent authority", "Cấp có thẩm quyền phê duyệt")
    case .code: Phrase("code", "Mã HTTT")
    case .name: Phrase("name", "Tên HTTT")
    case .category: Phrase("category", "Loại hình")
    }
  }
}

extension Difference.Content {
  init(_ term: some Term) { self.init(term.rawValue, term.phrase) }
  init(_ text: String) { self.init(text, Phrase(text, text)) }
  init(_ level: Level) { self.init("\(level.rawValue)", level.phrase) }
  init(_ day: Day) { self.init(day.description, Phrase(day.description, day.vietnamese)) }
  init(_ period: Period) { self.init(period.description, Phrase(period.description, period[.vietnamese])) }

  init(_ organization: Organization) {
    let text = "\(organization.name) (\(organization.code))"
    self.init(organization.code, Phrase(text, text))
  }
}

/// One system on both sides of a diff, compared.
struct Comparison {
  let pair: Changes.Pair
  let from: Snapshot
  let to: Snapshot

  init(_ pair: Changes.Pair, _ from: Snapshot, _ to: Snapshot) {
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

  private func registration(_ after: SystemStatus) throws -> [Difference] {
    guard let before = pair.before else { return [] }
    func line<T: Equatable>(
      _ kind: Difference.Kind, _ value: (SystemStatus) -> T, _ content: (T) -> Difference.Content?,
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
    _ kind: Difference.Kind, _ before: Organization, _ after: Organization, _ position: SystemStatus,
    _ isSame: (InformationSystem) -> Bool
  ) throws -> Difference? {
    guard before.id != after.id else { return nil }
    let origin = try origin(of: position, .system) { isSame(try InformationSystem($0.values)) }
    return difference(kind, .init(before), .init(after), origin)
  }

  private func approval(_ after: SystemStatus) throws -> [Difference] {
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

  private func plan(_ after: SystemStatus) throws -> [Difference] {
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
  private func planOrigin(_ after: SystemStatus) throws -> Trail.Origin? {
    if let new = after.plan { return try origin(of: after, .plan) { try Plan($0.values).status == new.status } }
    if try origin(of: after, .plan, where: { _ in true }) != nil, let level = after.approval?.level {
      return try origin(of: after, .approval) { try Approval($0.values).level == level }
    }
    return try end(of: after, .plan) { _ in true }
  }

  /// The steps of the dossier; that it ended in a decision is told by the decision.
  private func dossier(_ after: SystemStatus) throws -> [Difference] {
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

  private func inspections(_ after: SystemStatus) throws -> [Difference] {
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

  private func origin(of position: SystemStatus, _ table: FactTable, where holds: (Fact) throws -> Bool) throws
    -> Trail.Origin?
  {
    try trail(position, table).origin(on: to.day, after: known, where: holds)
  }

  private func end(of position: SystemStatus, _ table: FactTable, where holds: (Fact) throws -> Bool) throws
    -> Trail.Origin?
  {
    try trail(position, table).end(before: to.day, after: known, where: holds)
  }

  private func trail(_ position: SystemStatus, _ table: FactTable) throws -> Trail {
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
