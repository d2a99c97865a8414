import SQLite

// Who stands above whom, for acts: as the hierarchy of the questions has it.
extension Recording {
  /// The organizations that stand above one on a day, from below; it is among them only when it stands above itself.
  ///
  /// One that is gone stands below the one that took all of it over, else where it last stood.
  func above(_ id: Int64, on day: Day) throws -> [Int64] {
    let names = try knownOrganizations()
    func place(of id: Int64) throws -> Int64? {
      if !names.isThere(id, on: day), let heir = try heir(of: id, on: day) { return heir }
      return names.organization(id, asOf: day)?.parent
    }
    var found: [Int64] = []
    var next = try place(of: id)
    while let above = next, !found.contains(above) {
      found.append(above)
      next = try place(of: above)
    }
    return found
  }

  /// The lowest organization that stands above all of these on the day before and is still there on the day.
  func commonAbove(_ organizations: [Organization], on day: Day) throws -> Organization? {
    let names = try knownOrganizations()
    let chains = try organizations.map { try above($0.id, on: day.previous) }
    let gone = Set(organizations.map(\.id))
    let common = chains.first?.first { id in
      !gone.contains(id) && names.isThere(id, on: day) && chains.allSatisfy { $0.contains(id) }
    }
    return common.flatMap { names.organization($0, asOf: day) }
  }

  /// Throws when one of these organizations stands above itself on a day on which something changes.
  func mustNotStandAboveThemselves(_ ids: Set<Int64>) throws {
    let names = try knownOrganizations()
    let days = Set(names.everything.flatMap { [$0.from, $0.to] })
    for day in days.sorted() {
      for id in ids.sorted() where try above(id, on: day).contains(id) {
        throw RegistryError.ownParent(names.reference(to: id, on: day))
      }
    }
  }

  /// The one that took all of an organization over that is gone on a day.
  func heir(of id: Int64, on day: Day) throws -> Int64? {
    let successors = try connection.statement(
      "SELECT DISTINCT successor FROM succession WHERE predecessor = ? AND valid_from <= ? AND voided_by IS NULL"
    ).rows(.integer(id), .text(day.description)) { try $0.integer(0) }
    return successors.count == 1 ? successors[0] : nil
  }
}
