import CapdoSQLite

/// A breakdown of the systems of a scope: every system is in exactly one group, and groups add up to the whole.
public struct Summary: Codable, Hashable, Sendable {
  /// The groups, in the order of the breakdown.
  public var groups: [Group]

  /// The systems that have something in common, counted.
  public struct Group: Codable, Hashable, Sendable {
    /// What files hold: a word of the model, or the code of an organization, `CODE@DAY` for one of another day.
    public let key: String
    /// What people read.
    public let phrase: Phrase
    /// What is counted of its systems.
    public let tally: Tally
    /// The organization's id, where organizations are the groups.
    package var organization: Int64?
  }

  /// All groups together.
  public var total: Tally { groups.reduce(Tally()) { $0 + $1.tally } }

  /// Sorts the groups by completion rate, the lowest first and those without one last.
  package mutating func sortByCompletion() {
    let last = Int.max
    groups = groups.enumerated().sorted { a, b in
      let rates = [a, b].map { $0.element.tally.rate(of: .completion).hundredths ?? last }
      return (rates[0], a.offset) < (rates[1], b.offset)
    }.map(\.element)
  }
}

/// What a summary is broken down by.
public enum Grouping: String, Term {
  /// By the tier that approved, else the competent one.
  case authority
  /// By approved level; those without one are `unapproved`.
  case level
  /// By owner.
  case owner
  /// By the tier of the owner.
  case ownerTier = "owner-tier"
  /// By operator.
  case `operator`
  /// By the district that the owner stands in.
  case district
  /// By category; those without one are `unclassified`.
  case category

  public var phrase: Phrase {
    switch self {
    case .authority: Phrase("authority", "cấp phê duyệt")
    case .level: Phrase("level", "cấp độ")
    case .owner: Phrase("owner", "chủ quản")
    case .ownerTier: Phrase("owner's tier", "cấp của chủ quản")
    case .operator: Phrase("operator", "đơn vị vận hành")
    case .district: Phrase("district", "địa bàn cấp huyện")
    case .category: Phrase("category", "loại hình")
    }
  }
}

extension Snapshot {
  /// Breaks the systems of a scope down.
  ///
  /// Groups come in the order of the model's words, organizations by code; what belongs to no group comes last.
  /// - Parameter all: includes the organizations of the day that have no system, where organizations are the groups.
  /// - Throws: `no-districts` by district on a day after the end of that tier.
  public func summary(by grouping: Grouping, in scope: Scope = Scope(), all: Bool = false) throws -> Summary {
    if grouping == .district { try mustHaveDistricts() }
    let counts = try counts(by: [Self.key(of: grouping)], for: Set(Measure.allCases), in: scope)
    return try summary(by: grouping, counts[0], all: all)
  }

  /// Breaks the systems of a scope down in several ways, in one pass.
  package func summaries(by groupings: [Grouping], in scope: Scope) throws -> [Summary] {
    if groupings.contains(.district) { try mustHaveDistricts() }
    let counts = try counts(by: groupings.map(Self.key), for: Set(Measure.allCases), in: scope)
    return try zip(groupings, counts).map { try summary(by: $0, $1, all: false) }
  }

  private func summary(by grouping: Grouping, _ counts: [Value: Tally], all: Bool) throws -> Summary {
    switch grouping {
    case .authority:
      let tiers = try tiers()
      let words = Authority.allCases.map { (Value.text($0.rawValue), tiers.phrase(of: $0)) }
      return Summary(groups: Self.groups(words, counts, nil))
    case .level:
      let levels = Level.allCases.map { (Value.integer(Int64($0.rawValue)), $0.phrase) }
      return Summary(groups: Self.groups(levels, counts, ("unapproved", Phrase("not approved", "Chưa được phê duyệt"))))
    case .category:
      let categories = Category.allCases.map { (Value.text($0.rawValue), $0.phrase) }
      return Summary(
        groups: Self.groups(categories, counts, ("unclassified", Phrase("not classified", "Chưa phân loại"))))
    case .ownerTier:
      return Summary(groups: try ownerTiers(counts))
    case .owner, .operator, .district:
      return Summary(groups: try groups(of: grouping, counts, all: all))
    }
  }

  static func key(of grouping: Grouping) -> SQL {
    switch grouping {
    case .authority: authority
    case .level: "a.level"
    case .owner, .ownerTier, .district: "s.owner"
    case .operator: "s.operator"
    case .category: "s.category"
    }
  }

  private static func groups(
    _ words: [(value: Value, phrase: Phrase)], _ counts: [Value: Tally], _ rest: (String, Phrase)?
  ) -> [Summary.Group] {
    var groups: [Summary.Group] = []
    for (value, phrase) in words {
      guard let tally = counts[value] else { continue }
      groups.append(.init(key: name(of: value), phrase: phrase, tally: tally))
    }
    if let (key, phrase) = rest, let tally = counts[.null] {
      groups.append(.init(key: key, phrase: phrase, tally: tally))
    }
    return groups
  }

  private static func name(of value: Value) -> String {
    switch value {
    case .null: ""
    case .integer(let integer): "\(integer)"
    case .text(let text): text
    }
  }

  /// The tiers of the owners as they are on the day; whoever approved.
  private func ownerTiers(_ counts: [Value: Tally]) throws -> [Summary.Group] {
    let tiers = try tiers()
    var tallies: [Authority: Tally] = [:]
    for (key, tally) in counts {
      guard case .integer(let id) = key, let tier = try directory.organization(id, asOf: day)?.tier else { continue }
      tallies[tier, default: Tally()] = tallies[tier, default: Tally()] + tally
    }
    return Authority.allCases.compactMap { tier in
      tallies[tier].map { .init(key: tier.rawValue, phrase: tiers.phrase(of: tier), tally: $0) }
    }
  }

  private func groups(of grouping: Grouping, _ counts: [Value: Tally], all: Bool) throws
    -> [Summary.Group]
  {
    let hierarchy = grouping == .district ? try hierarchy() : nil
    func place(_ id: Int64) throws -> Int64? { try hierarchy.map { try $0.district(of: id) } ?? id }
    var tallies: [Int64?: Tally] = [:]
    for (key, tally) in counts {
      guard case .integer(let id) = key else { continue }
      let place = try place(id)
      tallies[place, default: Tally()] = tallies[place, default: Tally()] + tally
    }
    if all {
      for organization in try directory.all(on: day) where try place(organization.id) == organization.id {
        tallies[organization.id] = tallies[organization.id] ?? Tally()
      }
    }
    var groups = try tallies.compactMap { id, tally -> Summary.Group? in
      guard let id else { return nil }
      let name = try directory.organization(id, asOf: day)?.name ?? "\(id)"
      return try .init(
        key: directory.reference(to: id, on: day), phrase: Phrase(name, name), tally: tally, organization: id)
    }
    groups.sort { $0.key < $1.key }
    if let outside = tallies[nil] {
      groups.append(.init(key: "outside", phrase: Phrase("outside districts", "Ngoài cấp huyện"), tally: outside))
    }
    return groups
  }
}

/// Which of the tiers still approve on a day, by the recorded rules.
package struct Tiers: Hashable, Sendable {
  /// The first day without each tier that is no more.
  let ended: [Authority: Day]

  /// All of them approve.
  package init() {
    self.init(ended: [:])
  }

  init(ended: [Authority: Day]) {
    self.ended = ended
  }

  /// The first day without a tier that is no more; nil while it approves.
  public func end(of tier: Authority) -> Day? { ended[tier] }

  /// The tier as people read it: `district (until 2025-06-30)` once it is no more.
  package func phrase(of tier: Authority) -> Phrase {
    guard let last = ended[tier]?.previous else { return tier.phrase }
    return Phrase(
      "\(tier.phrase.english) (until \(last))",
      "\(tier.phrase.vietnamese) (đến \(last.day)/\(last.month)/\(last.year))")
  }

  /// The tier that is competent for a system now that the recorded one is no more: that of its owner, else the
  /// province; nil while the recorded one is there.
  package func successor(for position: SystemStatus) -> Authority? {
    guard ended[position.competentAuthority] != nil else { return nil }
    return ended[position.owner.tier] == nil ? position.owner.tier : .province
  }
}

extension Snapshot {
  /// Which tiers still approve on the day.
  package func tiers() throws -> Tiers {
    let ended = try connection.statement(
      """
      SELECT subject, max(valid_to) FROM rule WHERE kind = 'authority'
      AND entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) GROUP BY subject HAVING max(valid_to) <= ?2
      """
    ).rows(.integer(entry), .text(day.description)) { (Authority(rawValue: try $0.text(0)), try Day($0.text(1))) }
    return Tiers(ended: Dictionary(ended.compactMap { tier, day in tier.map { ($0, day) } }, uniquingKeysWith: max))
  }
}
