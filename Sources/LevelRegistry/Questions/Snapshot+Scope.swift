import SQLite

extension Snapshot {
  /// Begins a question about the systems of a scope, with the approval in force joined, and the plan where it matters.
  func query(in scope: Scope, plan: Bool = false, dossier: Bool = false) throws -> Query {
    var query = Query(self)
    query.joinApproval()
    if plan || !scope.plans.isEmpty { query.joinPlan() }
    if dossier || !scope.dossiers.isEmpty { query.joinDossier() }
    query.filter(Self.authority, in: scope.authorities.map(\.rawValue))
    query.filter("CAST(a.level AS TEXT)", in: scope.levels.map { $0.map { "\($0.rawValue)" } })
    query.filter("s.category", in: scope.categories.map { $0?.rawValue })
    query.filter("s.state", in: scope.states.map(\.rawValue))
    query.filter("d.status", in: scope.dossiers.map { $0?.rawValue })
    if !scope.plans.isEmpty {
      query.filter("a.level IS NOT NULL")
      query.filter("p.status", in: scope.plans.map { $0.status?.rawValue })
    }
    try filter(&query, by: scope)
    return query
  }

  /// A system's authority is that of its approval in force, else its competent authority.
  static var authority: SQL { "coalesce(a.authority, s.authority)" }

  private func filter(_ query: inout Query, by scope: Scope) throws {
    guard !(scope.owners.isEmpty && scope.operators.isEmpty && scope.districts.isEmpty) else { return }
    if !scope.districts.isEmpty { try mustHaveDistricts() }
    for roots in [scope.owners, scope.districts] where !roots.isEmpty {
      query.filter("s.owner", in: try hierarchy().subtree(of: roots.map { try organization($0).id }))
    }
    guard !scope.operators.isEmpty else { return }
    query.filter(
      "s.operator", in: try scope.operators.map { try bodies(of: organization($0).id) }.reduce([]) { $0.union($1) })
  }

  /// Throws when the district tier is not there on the day.
  func mustHaveDistricts() throws {
    if let ended = try tiers().ended[.district] { throw RegistryError.noDistricts(on: day, ended: ended) }
  }
}
