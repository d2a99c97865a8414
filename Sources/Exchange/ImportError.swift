import LevelRegistry

/// Why one cell or line of a file cannot be taken over.
public struct ImportProblem: Hashable, Sendable {
  /// The line of the file where the record begins, from 1.
  public let line: Int
  /// The name of the column; nil when the whole line is meant.
  public let column: String?
  /// What the cell holds.
  public let value: String?
  public let reason: Phrase
  public let hint: Phrase?
}

/// All that is wrong with a file; nothing of it was recorded.
public struct ImportError: Error {
  public let problems: [ImportProblem]
}

extension ImportProblem {
  init(_ error: CSVError) {
    self.init(line: error.line, column: nil, value: nil, reason: error.placed, hint: error.advice)
  }

  init(_ reason: RegistryError, line: Int, column: String?, value: String?) {
    self.init(line: line, column: column, value: value, reason: reason.message, hint: reason.hint)
  }
}

extension CSVError {
  /// The reason, with the column where it is known.
  fileprivate var placed: Phrase {
    guard case .fieldCount = kind else {
      return Phrase("column \(column): \(reason.english)", "cột \(column): \(reason.vietnamese)")
    }
    return reason
  }
}
