/// How the operating systems of each group came from one snapshot to another: opening and what came, less what went, is
/// closing.
public struct Balance: Hashable, Sendable {
  public let lines: [Line]
  public var total: Movement { lines.reduce(Movement(opening: 0)) { $0 + $1.movement } }

  public struct Line: Hashable, Sendable {
    /// What files hold: a word of the model, or the code of an organization.
    public let key: String
    /// What people read.
    public let phrase: Phrase
    public let movement: Movement
  }

  public struct Movement: Hashable, Sendable {
    public internal(set) var opening: Int
    /// Systems that came to be counted, and those that are counted no more.
    public internal(set) var entered = 0
    public internal(set) var left = 0
    /// Systems that came from another group, and those that went to one.
    public internal(set) var movedIn = 0
    public internal(set) var movedOut = 0
    public private(set) var closing = 0

    init(opening: Int) {
      self.opening = opening
    }

    var change: Int { entered + movedIn - left - movedOut }

    /// Takes the figure that was counted on the other side, which must be what the changes come to.
    mutating func close(with closing: Int, of group: String) throws(RegistryError) {
      guard opening + change == closing else {
        throw .doesNotAddUp(group, opening: opening, change: change, closing: closing)
      }
      self.closing = closing
    }

    static func + (a: Movement, b: Movement) -> Movement {
      var sum = a
      for count in [\Movement.opening, \.entered, \.left, \.movedIn, \.movedOut, \.closing] {
        sum[keyPath: count] += b[keyPath: count]
      }
      return sum
    }
  }
}

extension Diff {
  /// Returns how each group of a breakdown came from one snapshot to the other.
  ///
  /// Opening and closing are those of `summary`; a system that changed its group moved out of one and into another.
  /// - Throws: `RegistryError.doesNotAddUp` should they not agree with the changes; `noDistricts` as `summary` does.
  public func balance(by grouping: Grouping) throws -> Balance {
    let (opening, closing) = (try from.summary(by: grouping, in: scope), try to.summary(by: grouping, in: scope))
    var movements: [String: Balance.Movement] = [:]
    for group in opening.groups {
      movements[group.id, default: .init(opening: 0)].opening += group.tally.operating
    }
    try forEachPair { pair in
      let before = pair.wasCounted ? try pair.before.map { try from.group(of: $0, by: grouping) } : nil
      let after = pair.isCounted ? try pair.after.map { try to.group(of: $0, by: grouping) } : nil
      guard before != after else { return }
      if let before { movements[before, default: .init(opening: 0)].count(out: true, moved: after != nil) }
      if let after { movements[after, default: .init(opening: 0)].count(out: false, moved: before != nil) }
    }
    return Balance(lines: try lines(opening.groups, closing.groups, movements))
  }

  /// One line for each group of either side, in the order of the later one.
  private func lines(
    _ opening: [Summary.Group], _ closing: [Summary.Group], _ movements: [String: Balance.Movement]
  ) throws -> [Balance.Line] {
    let there = Set(closing.map(\.id))
    let counts = Dictionary(uniqueKeysWithValues: closing.map { ($0.id, $0.tally.operating) })
    return try (closing + opening.filter { !there.contains($0.id) }).map { group in
      var movement = movements[group.id] ?? .init(opening: 0)
      try movement.close(with: counts[group.id] ?? 0, of: group.key)
      return Balance.Line(key: group.key, phrase: group.phrase, movement: movement)
    }
  }
}

extension Balance.Movement {
  fileprivate mutating func count(out: Bool, moved: Bool) {
    switch (out, moved) {
    case (true, true): movedOut += 1
    case (true, false): left += 1
    case (false, true): movedIn += 1
    case (false, false): entered += 1
    }
  }
}

extension Summary.Group {
  /// Which group it is, whatever its code on the day.
  fileprivate var id: String { organization.map { "\($0)" } ?? key }
}

extension Snapshot {
  /// The id of the group that a system is in.
  fileprivate func group(of position: Position, by grouping: Grouping) throws -> String {
    switch grouping {
    case .authority: position.authority.rawValue
    case .level: position.approval.map { "\($0.level.rawValue)" } ?? "unapproved"
    case .category: position.category?.rawValue ?? "unclassified"
    case .owner: "\(position.owner.id)"
    case .operator: "\(position.operator.id)"
    case .district: try hierarchy().district(of: position.owner.id).map { "\($0)" } ?? "outside"
    }
  }
}
