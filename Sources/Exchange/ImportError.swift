import LevelRegistry

/// Why one cell or row of a file cannot be taken over.
public struct ImportProblem: Error, Hashable, Sendable {
  public let place: Place
  /// The name of the column, in Vietnamese as the sheet heads it; nil when the whole row is meant.
  public let column: Phrase?
  /// What the cell holds.
  public let value: String?
  public let reason: Phrase
  public let hint: Phrase?
  /// The organization that is not on record, when that is what is wrong.
  let unknown: UnknownOrganization?

  public init(_ place: Place, column: Phrase? = nil, value: String? = nil, _ reason: Phrase, hint: Phrase? = nil) {
    self.init(place, column: column, value: value, reason, hint: hint, unknown: nil)
  }

  private init(
    _ place: Place, column: Phrase?, value: String?, _ reason: Phrase, hint: Phrase?, unknown: UnknownOrganization?
  ) {
    self.place = place
    self.column = column
    self.value = value
    self.reason = reason
    self.hint = hint
    self.unknown = unknown
  }

  /// The reason and the next step.
  public var advised: Phrase {
    guard let hint else { return reason }
    return Phrase("\(reason.english); \(hint.english)", "\(reason.vietnamese); \(hint.vietnamese)")
  }
}

/// All that is wrong with a file; nothing of it was recorded.
public struct ImportError: Error {
  public let problems: [ImportProblem]
}

extension ImportProblem {
  init(_ error: CSVError) {
    self.init(.line(error.line), error.placed, hint: error.advice)
  }

  init(_ reason: RegistryError, _ place: Place, column: Phrase, value: String?) {
    let unknown = UnknownOrganization(reason)
    // With nothing near, the way on is to add it, which is told once for all of them.
    let hint = unknown?.nearest.isEmpty == true ? nil : reason.hint
    self.init(place, column: column, value: value, reason.message, hint: hint, unknown: unknown)
  }
}

extension CSVError {
  /// The reason, with the column where it is known.
  var placed: Phrase {
    guard case .fieldCount = kind else {
      return Phrase("column \(column): \(reason.english)", "cột \(column): \(reason.vietnamese)")
    }
    return reason
  }
}
