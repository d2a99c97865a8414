import CapdoSQLite

/// Where one requirement of one system stands on the day of a snapshot.
package struct RequirementStatus: Hashable, Sendable {
  package let requirement: Requirement
  /// What is recorded; nil: not assessed.
  package let assessment: Assessment?
  package let since: Day?
  /// What counts: the value recorded, or the provider's own; nil: not assessed.
  package let value: Fulfillment?
  /// The system that it is inherited from, by its code on the day.
  package let provider: String?
  /// What was found of the same subject at a lower level, waiting to be confirmed; it never counts.
  package let carried: Assessment?

  package var isInherited: Bool { provider != nil }
}

extension SQL {
  /// What an inherited result `r` points to: the provider's own result `o`, while the provider operates.
  ///
  /// A provider's row that is inherited itself is none, so that no chain and no circle can arise in any order.
  static let provided: SQL = """
    LEFT JOIN assessment o ON r.provider IS NOT NULL AND o.system = r.provider AND o.catalog = r.catalog
      AND o.level = r.provider_level AND o.requirement = r.provider_requirement AND o.kind = r.kind
      AND o.value IS NOT NULL AND \(Query.holds("o"))
      AND EXISTS (SELECT 1 FROM system t WHERE t.id = r.provider AND t.state = 'operating' AND \(Query.holds("t")))
    """

  /// What counts of a result `r`. What does not apply to the provider, it provides to nobody.
  static let counted: SQL = "coalesce(r.value, nullif(o.value, 'not-applicable'))"
}

extension Snapshot {
  /// Returns where the requirements of a system stand, in the order of the catalog.
  ///
  /// - Parameters:
  ///   - catalog: that of the approval in force when left out, else the one in force on the day.
  ///   - level: the approved one when left out, else the proposed one.
  /// - Throws: `RegistryError.unknownSystem`, `RequirementError.noLevel`.
  package func requirementStatuses(
    of code: String, catalog: String? = nil, level: Level? = nil, as kind: AssessmentKind = .own
  ) throws -> [RequirementStatus] {
    guard let status = try system(code) else { throw try noSystem(code) }
    guard let level = level ?? status.approval?.level ?? status.dossier?.proposedLevel else {
      throw RequirementError.noLevel(code, on: day)
    }
    return try requirementStatuses(
      ofSystem: status.id, catalog: try catalog ?? status.approval?.basis.catalog ?? currentCatalog(), level: level,
      as: kind)
  }

  /// Returns where the requirements of a system stand that was found in this snapshot.
  ///
  /// - Throws: `RequirementError.noLevel`.
  package func requirementStatuses(of system: SystemStatus) throws -> [RequirementStatus] {
    let held = try held(system)
    return try requirementStatuses(ofSystem: system.id, catalog: held.catalog, level: held.level, as: .own)
  }

  /// The catalog that new plans are held to on the day.
  func currentCatalog() throws -> String {
    let isNew = try rules().contains {
      $0.kind == .basis && $0.subject == LegalBasis.nd331.rawValue && $0.from <= day && day < $0.to
    }
    return isNew ? LegalBasis.nd331.catalog : LegalBasis.nd85.catalog
  }

  func requirementStatuses(
    ofSystem id: Int64, catalog: String, level: Level, as kind: AssessmentKind
  ) throws -> [RequirementStatus] {
    let requirements = try requirements()
    let results = try results(ofSystem: id, catalog, kind)
    return requirements.of(catalog, level).map { requirement in
      let result = results[requirement.key]
      return RequirementStatus(
        requirement: requirement, assessment: result?.assessment, since: result?.since, value: result?.value,
        provider: result?.provider,
        carried: result == nil ? Self.carried(to: requirement, in: requirements, results) : nil)
    }
  }

  /// What holds of the same subject below, unless what is asked became stricter on the way up.
  private static func carried(
    to requirement: Requirement, in requirements: Requirements, _ results: [Requirement.Key: Recorded]
  ) -> Assessment? {
    guard let below = requirements.predecessor(of: requirement), requirement.carry != .stricter else { return nil }
    guard let result = results[below.key] else { return carried(to: below, in: requirements, results) }
    return result.assessment.value == nil ? nil : result.assessment
  }

  private struct Recorded {
    let assessment: Assessment
    let since: Day
    let value: Fulfillment?
    let provider: String?
  }

  /// The results of a system under a catalog, those of every level.
  private func results(
    ofSystem id: Int64, _ catalog: String, _ kind: AssessmentKind
  ) throws -> [Requirement.Key: Recorded] {
    let columns = SQL.joined(FactTable.assessment.values.map { "r.\($0)" }, separator: ", ")
    var results: [Requirement.Key: Recorded] = [:]
    try connection.statement(
      """
      SELECT r.level, r.requirement, r.valid_from, \(SQL.counted),
        CASE WHEN r.provider IS NOT NULL THEN ifnull((SELECT t.code FROM system t WHERE t.id = r.provider
          AND t.valid_from <= ?1 AND \(Query.known("t")) ORDER BY t.valid_from DESC LIMIT 1), '') END, \(columns)
      FROM assessment r \(SQL.provided)
      WHERE r.system = ?3 AND r.catalog = ?4 AND r.kind = ?5 AND \(Query.holds("r"))
      """
    ).forEachRow(
      [.text(day.description), .integer(entry), .integer(id), .text(catalog), .text(kind.rawValue)]
    ) { row in
      let values = try row.values()
      let fields = Fields(values, "assessment")
      results[.init(catalog, try fields.level(0), try fields.text(1))] = Recorded(
        assessment: try Assessment(Array(values[5...])), since: try fields.day(2), value: try fields.optionalTerm(3),
        provider: fields.optionalText(4))
    }
    return results
  }
}
