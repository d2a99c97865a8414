import CapdoSQLite

/// How far the protection plan of a system has come, as it was reported.
public struct Plan: Codable, Hashable, Sendable {
  /// How far the plan has been carried out.
  public var status: PlanStatus
  /// When it is expected to be full.
  public var expected: Period?
  /// The document that shows it.
  public var evidence: Evidence?

  /// A document outside the registry: its path and its SHA-256 in hexadecimal.
  public struct Evidence: Codable, Hashable, Sendable {
    /// Where it lies.
    public let path: String
    /// Its SHA-256, 64 lower-case hexadecimal digits.
    public let digest: String

    /// Makes evidence of a file's path and its SHA-256, 64 lower-case hexadecimal digits.
    public init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }

    /// The document as it may be stored.
    func checked() throws(RegistryError) -> Evidence {
      guard SHA256.isDigest(digest) else { throw .notADigest(digest) }
      return Evidence(path: try Text.name(path, .evidence), digest: digest)
    }
  }

  /// Makes a plan's status; what is not known stays nil.
  public init(_ status: PlanStatus, expected: Period? = nil, evidence: Evidence? = nil) {
    self.status = status
    self.expected = expected
    self.evidence = evidence
  }

  init(_ values: [Value]) throws { try self.init(Fields(values, "plan")) }

  init(_ row: Fields) throws {
    status = try row.term(0)
    expected = try row.optionalPeriod(1)
    if let path = row.optionalText(2) {
      evidence = Evidence(path: path, digest: try row.text(3))
    }
  }

  var values: [Value] {
    [
      .text(status.rawValue), Value(expected?.description), Value(evidence?.path), Value(evidence?.digest),
    ]
  }

  /// The plan as it may be stored.
  ///
  /// - Throws: `RegistryError.notADigest` for evidence whose digest is not 64 lower-case hexadecimal digits.
  func checked() throws(RegistryError) -> Plan {
    guard let evidence else { return self }
    var checked = self
    checked.evidence = try evidence.checked()
    return checked
  }

  /// Takes from another one of the day and the status what this one leaves out.
  mutating func fill(from known: Plan) {
    guard status == known.status else { return }
    expected = expected ?? known.expected
    evidence = evidence ?? known.evidence
  }

  var phrase: Phrase { .list(parts.compactMap(\.said)) }
}
