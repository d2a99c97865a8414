/// Who stands below whom on a day.
///
/// An organization that is gone stands below the one that took all of it over, else where it last stood; one that is yet
/// to come stands where it will first. So every system is found in some subtree, whatever became of its owner.
struct Hierarchy {
  private let directory: Directory
  private let day: Day
  private let heirs: [Int64: Int64]
  private let takenOver: [Int64: [Int64]]

  /// - Parameter heirs: who took all of an organization over that is not there on the day.
  init(_ directory: Directory, on day: Day, heirs: [Int64: Int64]) {
    self.directory = directory
    self.day = day
    self.heirs = heirs
    takenOver = Dictionary(grouping: heirs.keys) { heirs[$0] ?? $0 }
  }

  /// The organizations and all that stand below them.
  func subtree(of roots: [Int64]) throws -> Set<Int64> {
    var found: Set<Int64> = []
    var waiting = roots
    while let id = waiting.popLast() {
      guard found.insert(id).inserted else { continue }
      waiting += takenOver[id] ?? []
      waiting += try directory.everBelow(id).filter { try above($0) == id }
    }
    return found
  }

  /// The highest district that an organization stands in or is, nil when it stands in none.
  func district(of id: Int64) throws -> Int64? {
    try chain(from: id).last { try directory.organization($0, asOf: day)?.tier == .district }
  }

  /// An organization and those above it, from below; each once, should they stand in a circle.
  private func chain(from id: Int64) throws -> [Int64] {
    var chain: [Int64] = []
    var seen: Set<Int64> = []
    var next: Int64? = id
    while let id = next, seen.insert(id).inserted {
      chain.append(id)
      next = try above(id)
    }
    return chain
  }

  private func above(_ id: Int64) throws -> Int64? {
    try heirs[id] ?? directory.organization(id, asOf: day)?.parent
  }
}
