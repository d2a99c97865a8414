/// What is true but wrong: recorded as it happened, and listed until it is put right.
public struct Finding: Hashable, Sendable {
  public let code: Code
  public let object: Object
  /// The first day on which it was so; nil where the record does not say.
  public let since: Day?
  public let evidence: Phrase
  /// Where the law in force on the day of the act says so; nil where no rule on record does.
  public let article: Article?
  /// The entry that recorded the fact which shows it.
  public let entry: Int64
  /// The file that this entry came from.
  public let source: String?

  public var severity: Severity { code.severity }

  /// What a finding is about: its code and its name on the day asked.
  public struct Object: Hashable, Sendable {
    public enum Kind: String, Sendable {
      case system, organization
    }

    public let kind: Kind
    public let code: String
    public let name: String
  }
}

extension Snapshot {
  /// Calls `body` with every finding about the systems of a scope, those of one code together, by the order of the codes.
  ///
  /// Retired systems are left out unless the scope asks for them by state. An organization is found wrong by way of the
  /// systems that it owns or operates, so that filters mean the same as everywhere.
  /// - Complexity: one pass over the systems for each code; memory does not grow with their number.
  public func forEachFinding(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases), _ body: (Finding) throws -> Void
  ) throws {
    for check in Check.all where severities.contains(check.code.severity) {
      try forEachFinding(of: check, in: scope, body)
    }
  }

  /// Returns every finding about the systems of a scope.
  public func findings(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases)
  ) throws -> [Finding] {
    var findings: [Finding] = []
    try forEachFinding(in: scope, severities: severities) { findings.append($0) }
    return findings
  }
}
