import CapdoSQLite

/// The proposal of a level for a system (hồ sơ đề xuất cấp độ), and how far it has come.
public struct Dossier: Hashable, Sendable {
  public var proposedLevel: Level
  public var status: DossierStatus
  /// When approval is expected.
  public var expected: Period?
  public var note: String?

  public init(proposedLevel: Level, status: DossierStatus, expected: Period? = nil, note: String? = nil) {
    self.proposedLevel = proposedLevel
    self.status = status
    self.expected = expected
    self.note = note
  }

  init(_ values: [Value]) throws {
    let row = Fields(values, "dossier")
    proposedLevel = try row.level(0)
    status = try row.term(1)
    expected = try row.optionalPeriod(2)
    note = row.optionalText(3)
  }

  var values: [Value] {
    [
      .integer(Int64(proposedLevel.rawValue)), .text(status.rawValue), Value(expected?.description), Value(note),
    ]
  }

  var phrase: Phrase {
    Phrase(
      "dossier \(status.phrase.english), \(proposedLevel.phrase.english) proposed",
      "hồ sơ: \(status.phrase.vietnamese), đề xuất \(proposedLevel.phrase.vietnamese)")
  }
}
