import CapdoSQLite

/// A document outside the registry that a recorded fact names, with its digest of then (tài liệu minh chứng).
package struct RecordedEvidence: Hashable, Sendable {
  /// The system, as it is called on the day.
  package let code: String
  package let name: String
  /// The requirement that it shows; nil: the plan.
  package let requirement: String?
  package let evidence: Plan.Evidence
  /// The first day of the fact that names it.
  package let since: Day
}

extension Snapshot {
  /// Returns the documents that plans and results in force name, by system.
  package func evidence(in scope: Scope = Scope()) throws -> [RecordedEvidence] {
    var plans = try query(in: scope.withoutRetired)
    plans.join("JOIN plan x ON x.system = s.id AND x.evidence IS NOT NULL AND \(Query.holds("x"))")
    var results = try query(in: scope.withoutRetired)
    results.join("JOIN assessment x ON x.system = s.id AND x.evidence IS NOT NULL AND \(Query.holds("x"))")
    return try (evidence(plans, requirement: "NULL") + evidence(results, requirement: "x.requirement")).sorted {
      ($0.code, $0.requirement ?? "", $0.since) < ($1.code, $1.requirement ?? "", $1.since)
    }
  }

  private func evidence(_ query: Query, requirement: SQL) throws -> [RecordedEvidence] {
    var found: [RecordedEvidence] = []
    try connection.statement(
      query.select("s.code, s.name, \(requirement), x.evidence, x.evidence_digest, x.valid_from")
    ).forEachRow(query.values) { row in
      found.append(
        RecordedEvidence(
          code: try row.text(0), name: try row.text(1), requirement: try row.optionalText(2),
          evidence: .init(path: try row.text(3), digest: try row.text(4)), since: try Day(row.text(5))))
    }
    return found
  }
}
