import SQLite

/// What is different of the systems of a scope between two snapshots: two days as known at one entry, or one day as known
/// at two.
///
/// The scope is read on the day of each snapshot. Counted are the operating systems, as in every figure.
public struct Diff {
  let from: Snapshot
  let to: Snapshot
  let scope: Scope

  public init(from: Snapshot, to: Snapshot, in scope: Scope = Scope()) {
    self.from = from
    self.to = to
    self.scope = scope
  }

  /// One system on both sides.
  struct Pair {
    /// Where it stands, in the scope or not; nil where it is not registered.
    let before: Position?
    let after: Position?
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
  public func forEachDifference(_ body: (Difference) throws -> Void) throws -> Balance.Movement {
    var movement = Balance.Movement(opening: try from.tally(for: [], in: scope).operating)
    try forEachPair { pair in
      if !pair.wasCounted, pair.isCounted { movement.entered += 1 }
      if pair.wasCounted, !pair.isCounted { movement.left += 1 }
      for difference in try Comparison(pair, from, to).differences() { try body(difference) }
    }
    try movement.close(with: try to.tally(for: [], in: scope).operating, of: "total")
    return movement
  }

  /// Calls `body` with every system that is in the scope on one side at least.
  func forEachPair(_ body: (Pair) throws -> Void) throws {
    let last = try to.connection.statement("SELECT ifnull(max(id), 0) FROM system").first { try $0.integer(0) } ?? 0
    let block: Int64 = 1_000
    for first in stride(from: 1, through: last, by: Int(block)) {
      let ids = first...(first + block - 1)
      let before = try from.positions(ofSystems: ids, in: scope)
      let after = try to.positions(ofSystems: ids, in: scope)
      try Self.merge(before, after) { before, after in
        try body(
          Pair(
            before: try before ?? after.flatMap { try from.position(ofSystem: $0.id) },
            after: try after ?? before.flatMap { try to.position(ofSystem: $0.id) },
            wasCounted: before?.state == .operating, isCounted: after?.state == .operating))
      }
    }
  }

  /// Calls `body` with what has one id, both sides being ordered by it.
  private static func merge(
    _ before: [Position], _ after: [Position], _ body: (Position?, Position?) throws -> Void
  ) throws {
    var (left, right) = (before[...], after[...])
    while let id = [left.first?.id, right.first?.id].compactMap({ $0 }).min() {
      try body(
        left.first?.id == id ? left.popFirst() : nil, right.first?.id == id ? right.popFirst() : nil)
    }
  }
}
