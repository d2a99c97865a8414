import CapdoSQLite

/// The proposal of a level for a system (hồ sơ đề xuất cấp độ), and how far it has come.
public struct Dossier: Codable, Hashable, Sendable {
  /// The level that is proposed.
  public var proposedLevel: Level
  /// How far the proposal has come.
  public var status: DossierStatus
  /// When approval is expected.
  public var expected: Period?
  /// Who appraised.
  public var appraiser: NamedBody?
  /// The number of the paper that took the step.
  public var document: String?
  /// What the appraisal found.
  public var result: InspectionResult?
  /// What else was said of the step.
  public var note: String?

  /// Makes a dossier; what is not known stays nil.
  package init(
    proposedLevel: Level, status: DossierStatus, expected: Period? = nil, appraiser: NamedBody? = nil,
    document: String? = nil, result: InspectionResult? = nil, note: String? = nil
  ) {
    self.proposedLevel = proposedLevel
    self.status = status
    self.expected = expected
    self.appraiser = appraiser
    self.document = document
    self.result = result
    self.note = note
  }

  init(_ values: [Value]) throws { try self.init(Fields(values, "dossier")) }

  init(_ row: Fields) throws {
    proposedLevel = try row.level(0)
    status = try row.term(1)
    expected = try row.optionalPeriod(2)
    appraiser = row.optionalBody(3)
    document = row.optionalText(5)
    result = try row.optionalTerm(6)
    note = row.optionalText(7)
  }

  var values: [Value] {
    [.integer(Int64(proposedLevel.rawValue)), .text(status.rawValue), Value(expected?.description)]
      + appraiser.values + [Value(document), Value(result?.rawValue), Value(note)]
  }

  /// Takes from another one of the day and the step what this one leaves out.
  mutating func fill(from known: Dossier) {
    guard status == known.status else { return }
    expected = expected ?? known.expected
    appraiser = appraiser ?? known.appraiser
    document = document ?? known.document
    result = result ?? known.result
    note = note ?? known.note
  }

  var phrase: Phrase {
    let found = result.map { Phrase(" (\($0.phrase.english))", " (\($0.phrase.vietnamese))") } ?? Phrase("", "")
    return Phrase(
      "dossier \(status.phrase.english)\(found.english), \(proposedLevel.phrase.english) proposed",
      "hồ sơ: \(status.phrase.vietnamese)\(found.vietnamese), đề xuất \(proposedLevel.phrase.vietnamese)")
  }
}
