/// The columns in which successions are kept.
public enum SuccessionColumn: String, Term {
  case oldCode = "old_code"
  case oldName = "old_name"
  case newCode = "new_code"
  case newName = "new_name"
  case effectiveOn = "effective_on"

  /// The heading in both languages.
  public var phrase: Phrase {
    switch self {
    case .oldCode: Phrase("old code", "Mã cũ")
    case .oldName: Phrase("old name", "Tên cũ")
    case .newCode: Phrase("new code", "Mã mới")
    case .newName: Phrase("new name", "Tên mới")
    case .effectiveOn: Phrase("effective on", "Ngày hiệu lực")
    }
  }
}

/// One succession as a line of a sheet has it; nil where the cell is empty.
public struct SuccessionLine: Hashable, Sendable {
  /// Who was there before: a code as of the day before, and the name it had.
  public var oldCode: String?
  public var oldName: String?
  /// Who took over: a code as of the day, and the name it has.
  public var newCode: String?
  public var newName: String?
  public var effectiveOn: Day?

  public init() {}
}

extension Snapshot {
  /// Returns every succession that was known, by day and codes: the lines of an export.
  public func successionLines() throws -> [SuccessionLine] {
    let directory = try directory()
    let lines = try successions().map { succession in
      var line = SuccessionLine()
      let day = succession.effectiveOn
      line.oldCode = directory.reference(to: succession.predecessor, on: day.previous)
      line.oldName = directory.organization(succession.predecessor, asOf: day.previous)?.name
      line.newCode = directory.reference(to: succession.successor, on: day)
      line.newName = directory.organization(succession.successor, asOf: day)?.name
      line.effectiveOn = day
      return line
    }
    return lines.sorted { a, b in
      guard let (day, other) = a.effectiveOn.flatMap({ day in b.effectiveOn.map { (day, $0) } }), day == other else {
        return a.effectiveOn ?? .always < b.effectiveOn ?? .always
      }
      return (a.oldCode ?? "", a.newCode ?? "") < (b.oldCode ?? "", b.newCode ?? "")
    }
  }
}
