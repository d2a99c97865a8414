import CapdoSQLite

/// An inspection of a system (kiểm tra, đánh giá), recorded until the next of its kind.
public struct Inspection: Codable, Hashable, Sendable {
  /// Why it was inspected.
  public var kind: InspectionKind
  /// Who inspected.
  public var inspector: NamedBody?
  /// The number of the minutes.
  public var document: String?
  /// What the inspection found.
  public var result: InspectionResult?

  /// Makes an inspection; what is not known stays nil.
  public init(
    _ kind: InspectionKind, inspector: NamedBody? = nil, document: String? = nil, result: InspectionResult? = nil
  ) {
    self.kind = kind
    self.inspector = inspector
    self.document = document
    self.result = result
  }

  init(kind: Value, _ values: [Value]) throws {
    let row = Fields([kind] + values, "inspection")
    self.kind = try row.term(0)
    inspector = row.optionalBody(1)
    document = row.optionalText(3)
    result = try row.optionalTerm(4)
  }

  var values: [Value] {
    inspector.values + [Value(document), Value(result?.rawValue)]
  }

  /// Takes from another one of the day what this one leaves out.
  mutating func fill(from known: Inspection) {
    inspector = inspector ?? known.inspector
    document = document ?? known.document
    result = result ?? known.result
  }

  var phrase: Phrase {
    let result = result.map { Phrase(", \($0.phrase.english)", ", \($0.phrase.vietnamese)") } ?? Phrase("", "")
    return Phrase(
      "\(kind.phrase.english) inspection\(result.english)",
      "kiểm tra, đánh giá: \(kind.phrase.vietnamese)\(result.vietnamese)")
  }
}
