import CapdoSQLite

/// What is different of the systems of a scope between two snapshots: two days as known at one entry, or one day as known
/// at two.
///
/// The scope is read on the day of each snapshot. Counted are the operating systems, as in every figure.
public struct Changes {
  package let from: Snapshot
  package let to: Snapshot
  let scope: Scope

  /// Compares two snapshots of one registry, which may differ in the day, in what was known, or in both.
  public init(from: Snapshot, to: Snapshot, in scope: Scope = Scope()) {
    self.from = from
    self.to = to
    self.scope = scope
  }

  /// One system on both sides.
  struct Pair {
    /// Where it stands, in the scope or not; nil where it is not registered.
    let before: SystemStatus?
    let after: SystemStatus?
    /// Whether it is in the scope and operating.
    let wasCounted: Bool
    let isCounted: Bool
  }

  /// Calls `body` with every difference, the systems in the order in which they were registered.
  ///
  /// - Returns: how many systems were counted, entered and left.
  /// - Complexity: one pass over each snapshot, in blocks; memory does not grow with the number of systems.
  /// - Throws: `RegistryError.doesNotAddUp` should the counts of both sides not agree with what entered and left.
  @discardableResult
  package func forEachDifference(_ body: (Difference) throws -> Void) throws -> Balance.Movement {
    var movement = Balance.Movement(opening: try from.tally(for: [], in: scope).operating)
    let membership = try Membership(scope, on: to)
    try forEachPair { pair in
      if !pair.wasCounted, pair.isCounted { movement.entered += 1 }
      if pair.wasCounted, !pair.isCounted { movement.left += 1 }
      for difference in try SystemComparison(pair, from, to, in: membership).differences() { try body(difference) }
    }
    try movement.close(with: try to.tally(for: [], in: scope).operating, of: "total")
    return movement
  }

  /// Returns every difference, the systems in the order in which they were registered.
  ///
  /// - Throws: as `forEachDifference` does.
  public func differences() throws -> [Difference] {
    var differences: [Difference] = []
    try forEachDifference { differences.append($0) }
    return differences
  }

  /// Calls `body` with every system that is in the scope on one side at least.
  func forEachPair(_ body: (Pair) throws -> Void) throws {
    let next = try to.connection.statement("SELECT min(id) FROM system WHERE id > ?")
    var last: Int64 = 0
    while let first = try next.first(.integer(last), as: { try $0.optionalInteger(0) }) ?? nil {
      last = first + 999
      try forEachPair(of: first...last, body)
    }
  }

  /// A block is read in one piece: each of its systems asks several small questions.
  private func forEachPair(of ids: ClosedRange<Int64>, _ body: (Pair) throws -> Void) throws {
    try to.connection.reading {
      let before = try from.positions(ofSystems: ids, in: scope)
      let after = try to.positions(ofSystems: ids, in: scope)
      try Self.merge(before, after) { before, after in
        try body(
          Pair(
            before: try before ?? after.flatMap { try from.system(withID: $0.id) },
            after: try after ?? before.flatMap { try to.system(withID: $0.id) },
            wasCounted: before?.state == .operating, isCounted: after?.state == .operating))
      }
    }
  }

  /// Calls `body` with what has one id, both sides being ordered by it.
  private static func merge(
    _ before: [SystemStatus], _ after: [SystemStatus], _ body: (SystemStatus?, SystemStatus?) throws -> Void
  ) throws {
    var (left, right) = (before[...], after[...])
    while let id = [left.first?.id, right.first?.id].compactMap({ $0 }).min() {
      try body(
        left.first?.id == id ? left.popFirst() : nil, right.first?.id == id ? right.popFirst() : nil)
    }
  }
}

/// How the operating systems of each group came from one snapshot to another: opening and what came, less what went, is
/// closing.
package struct Balance: Hashable, Sendable {
  package let lines: [Line]
  package var total: Movement { lines.reduce(Movement(opening: 0)) { $0 + $1.movement } }

  /// How one group moved.
  package struct Line: Hashable, Sendable {
    /// What files hold: a word of the model, or the code of an organization.
    package let key: String
    /// What people read.
    package let phrase: Phrase
    package let movement: Movement
  }

  /// Numbers of systems: what a group had, gained and lost, and what it has.
  package struct Movement: Hashable, Sendable {
    package internal(set) var opening: Int
    /// Systems that came to be counted, and those that are counted no more.
    package internal(set) var entered = 0
    package internal(set) var left = 0
    /// Systems that came from another group, and those that went to one.
    package internal(set) var movedIn = 0
    package internal(set) var movedOut = 0
    package private(set) var closing = 0

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

extension Changes {
  /// Returns how each group of a breakdown came from one snapshot to the other.
  ///
  /// Opening and closing are those of `summary`; a system that changed its group moved out of one and into another.
  /// - Throws: `RegistryError.doesNotAddUp` should they not agree with the changes; `noDistricts` as `summary` does.
  package func balance(by grouping: Grouping) throws -> Balance {
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
  fileprivate func group(of position: SystemStatus, by grouping: Grouping) throws -> String {
    switch grouping {
    case .authority: position.authority.rawValue
    case .level: position.approval.map { "\($0.level.rawValue)" } ?? "unapproved"
    case .category: position.category?.rawValue ?? "unclassified"
    case .owner: "\(position.owner.id)"
    case .ownerTier: position.owner.tier.rawValue
    case .operator: "\(position.operator.id)"
    case .district: try hierarchy().district(of: position.owner.id).map { "\($0)" } ?? "outside"
    }
  }
}
