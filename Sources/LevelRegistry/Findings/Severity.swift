/// How much a finding says.
public enum Severity: String, Term {
  /// A rule of the law in force that day is not kept.
  case error
  /// It looks wrong: somebody has to look at it.
  case warning
  /// Something is missing from the record; nothing is known to be wrong.
  case note

  public var phrase: Phrase {
    switch self {
    case .error: Phrase("error", "trái quy định")
    case .warning: Phrase("warning", "cần xem lại")
    case .note: Phrase("note", "thiếu thông tin")
    }
  }
}
