import CapdoSQLite

/// The findings of one code: how many, whose, and since when.
package struct FindingGroup: Sendable {
  package let code: Finding.Code
  package let findings: [Finding]
  /// Whose systems they are about, those with most first.
  package let owners: [(name: String, count: Int)]
  /// The name of the owner of each finding's object; nil for what has none.
  package let ownerNames: [String?]

  /// The first day of the longest standing one, as far as the record says.
  package var since: Day? { findings.compactMap(\.since).min() }

  /// The place in the law that most of them are held against.
  package var article: Article? {
    let articles = Dictionary(grouping: findings.compactMap(\.article), by: \.text)
    return articles.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value.first
  }

  /// The codes of the systems found wrong.
  package var systems: Set<String> {
    Set(findings.compactMap { $0.object.kind == .system ? $0.object.code : nil })
  }
}

extension Snapshot {
  /// Returns the findings about the systems of a scope by their codes, in the order of the codes; those that are answered
  /// are left out.
  ///
  /// - Parameter answered: is told of each that is left out.
  /// - Complexity: as `forEachFinding`, and one pass more for the owners where there is a finding; all are kept in memory.
  package func findingGroups(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases), codes: Set<Finding.Code>? = nil,
    answered: (Finding) -> Void = { _ in }
  ) throws -> [FindingGroup] {
    var groups: [(code: Finding.Code, findings: [Finding])] = []
    try forEachFinding(in: scope, severities: severities, codes: codes) { finding in
      if finding.answer != nil {
        answered(finding)
      } else if groups.last?.code == finding.code {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append((finding.code, [finding]))
      }
    }
    let owners = groups.isEmpty ? [:] : try ownerNames()
    return groups.map { FindingGroup($0.code, $0.findings, owners) }
  }

  /// The names of the owners of all systems, by the code of the system.
  private func ownerNames() throws -> [String: String] {
    var names: [String: String] = [:]
    let query = Query(self)
    try connection.statement(query.select("s.code, s.owner")).forEachRow(query.values) { row in
      names[try row.text(0)] = try directory.name(of: row.integer(1), asOf: day)
    }
    return names
  }
}

extension FindingGroup {
  fileprivate init(_ code: Finding.Code, _ findings: [Finding], _ names: [String: String]) {
    self.code = code
    self.findings = findings
    ownerNames = findings.map { finding in
      switch finding.object.kind {
      case .system: names[finding.object.code]
      case .organization: finding.object.name
      case .registry: nil
      }
    }
    let counts = Dictionary(grouping: ownerNames.compactMap { $0 }, by: { $0 }).mapValues(\.count)
    owners = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (name: $0.key, count: $0.value) }
  }
}
