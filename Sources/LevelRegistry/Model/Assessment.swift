import CapdoSQLite

/// What was found of one requirement of one system, from its day until the next result.
///
/// Nothing recorded is "not assessed", and never met.
package struct Assessment: Hashable, Sendable {
  package var content: Content
  /// By when it is expected to be met.
  package var expected: Period?
  /// The document that shows it.
  package var evidence: Plan.Evidence?
  package var assessor: Assessor

  /// What a result says.
  package enum Content: Hashable, Sendable {
    /// Why, where it is not applicable, and wherever somebody said so.
    case value(Fulfillment, reason: String?)
    /// A pointer to a requirement of another system: it has that system's own result, and none where that has none.
    case inherited(Source)
  }

  /// Where a result is inherited from.
  package struct Source: Hashable, Sendable {
    /// The system that provides it.
    package let provider: Int64
    package let level: Level
    package let requirement: String
    /// The contract or the document on sharing.
    package let ground: String
  }

  /// Makes an assessment; what is not known stays nil.
  package init(
    _ value: Fulfillment, reason: String? = nil, expected: Period? = nil, evidence: Plan.Evidence? = nil,
    by assessor: Assessor = .operator
  ) {
    self.init(.value(value, reason: reason), expected: expected, evidence: evidence, by: assessor)
  }

  init(_ content: Content, expected: Period? = nil, evidence: Plan.Evidence? = nil, by assessor: Assessor) {
    self.content = content
    self.expected = expected
    self.evidence = evidence
    self.assessor = assessor
  }

  /// The value found; nil for what is inherited.
  package var value: Fulfillment? {
    if case .value(let value, _) = content { value } else { nil }
  }

  package var reason: String? {
    if case .value(_, let reason) = content { reason } else { nil }
  }

  /// The document that what is inherited rests on.
  package var ground: String? {
    if case .inherited(let source) = content { source.ground } else { nil }
  }
}

/// How far a requirement is fulfilled.
package enum Fulfillment: String, Term {
  case met, partial
  case notMet = "not-met"
  case notApplicable = "not-applicable"

  package var phrase: Phrase {
    switch self {
    case .met: Phrase("met", "Đáp ứng")
    case .partial: Phrase("partly met", "Đáp ứng một phần")
    case .notMet: Phrase("not met", "Chưa đáp ứng")
    case .notApplicable: Phrase("not applicable", "Không áp dụng")
    }
  }

  /// What is said of a requirement without a result.
  package static let notAssessed = Phrase("not assessed", "Chưa đánh giá")
}

/// Who assessed (Decree 331/2026, Art. 31.2.c).
package enum Assessor: String, Term {
  case `operator`
  case independentUnit = "independent-unit"
  case specializedUnit = "specialized-unit"
  case professionalBody = "professional-body"

  package var phrase: Phrase {
    switch self {
    case .operator: Phrase("operator", "đơn vị vận hành")
    case .independentUnit: Phrase("independent unit", "đơn vị độc lập với đơn vị vận hành")
    case .specializedUnit: Phrase("specialized unit", "đơn vị chuyên trách")
    case .professionalBody: Phrase("professional body", "tổ chức chuyên môn")
    }
  }
}

/// As what it was assessed: the two are kept side by side, and a figure says which it counts.
package enum AssessmentKind: String, Term {
  case own = "self"
  case review

  package var phrase: Phrase {
    switch self {
    case .own: Phrase("self-assessment", "tự đánh giá")
    case .review: Phrase("review", "đánh giá độc lập")
    }
  }
}

extension Assessment {
  init(_ values: [Value]) throws {
    let row = Fields(values, "assessment")
    expected = try row.optionalPeriod(2)
    evidence = try row.optionalText(3).map { Plan.Evidence(path: $0, digest: try row.text(4)) }
    assessor = try row.term(5)
    if let value = try row.optionalTerm(0) as Fulfillment? {
      content = .value(value, reason: row.optionalText(1))
    } else {
      content = .inherited(
        Source(
          provider: try row.integer(6), level: try row.level(7), requirement: try row.text(8),
          ground: try row.text(9)))
    }
  }

  var values: [Value] {
    let common = [
      Value(expected?.description), Value(evidence?.path), Value(evidence?.digest), .text(assessor.rawValue),
    ]
    switch content {
    case .value(let value, let reason):
      return [.text(value.rawValue), Value(reason)] + common + [.null, .null, .null, .null]
    case .inherited(let source):
      return [.null, .null] + common + [
        .integer(source.provider), .integer(Int64(source.level.rawValue)), .text(source.requirement),
        .text(source.ground),
      ]
    }
  }

  /// The result as it may be stored.
  ///
  /// - Throws: `RequirementError.reasonMissing` for what does not apply without a reason.
  func checked() throws -> Assessment {
    guard case .value(let value, let reason) = content else { return self }
    var checked = self
    let said = try Text.optional(reason, .reason)
    if value == .notApplicable, said == nil { throw RequirementError.reasonMissing }
    checked.content = .value(value, reason: said)
    checked.evidence = try evidence?.checked()
    return checked
  }

  var phrase: Phrase {
    switch content {
    case .value(let value, nil): value.phrase
    case .value(let value, let reason?):
      Phrase("\(value.phrase.english) (\(reason))", "\(value.phrase.vietnamese) (\(reason))")
    case .inherited(let source):
      Phrase("inherited (\(source.ground))", "kế thừa (\(source.ground))")
    }
  }
}
