import CapdoSQLite

/// Who stands below whom on a day.
///
/// An organization that is gone stands below the one that took all of it over, else where it last stood; one that is yet
/// to come stands where it will first. So every system is found in some subtree, whatever became of its owner.
struct Hierarchy {
  private var above: [Int64: Int64] = [:]
  private var below: [Int64: [Int64]] = [:]
  private var districts: Set<Int64> = []

  /// - Parameter heirs: who took all of an organization over that is not there on the day.
  init(_ organizations: [Organization], heirs: [Int64: Int64]) {
    for organization in organizations {
      let id = organization.id
      if organization.tier == .district { districts.insert(id) }
      guard let place = heirs[id] ?? organization.parent else { continue }
      above[id] = place
      below[place, default: []].append(id)
    }
  }

  /// The organizations and all that stand below them.
  func subtree(of roots: [Int64]) -> Set<Int64> {
    var found: Set<Int64> = []
    var waiting = roots
    while let id = waiting.popLast() {
      if found.insert(id).inserted { waiting += below[id] ?? [] }
    }
    return found
  }

  /// The highest district that an organization stands in or is, nil when it stands in none.
  func district(of id: Int64) -> Int64? {
    chain(from: id).last { districts.contains($0) }
  }

  /// An organization and those above it, from below; each once, should they stand in a circle.
  private func chain(from id: Int64) -> [Int64] {
    var chain: [Int64] = []
    var seen: Set<Int64> = []
    var next: Int64? = id
    while let id = next, seen.insert(id).inserted {
      chain.append(id)
      next = above[id]
    }
    return chain
  }
}
