import CapdoSQLite

/// What is to be put right at a system (khắc phục), until it is done. Whether it is overdue is worked out, never recorded.
package struct Remedy: Hashable, Sendable {
  package var source: RemedySource
  /// The requirement that it is about, where it is about one.
  package var requirement: Requirement.Key?
  /// What is to be done, in words.
  package var task: String?
  /// The organization that does it; nil: the operator.
  var unit: Int64?
  /// The last day in time; nil: none set.
  package var dueOn: Day?
  /// The day on which it was done; nil: open.
  package var doneOn: Day?
  /// The number of the paper that shows it.
  package var document: String?
  /// Who checked that it was done.
  package var checkedBy: String?

  init(source: RemedySource, requirement: Requirement.Key?, task: String?, unit: Int64?, dueOn: Day?) {
    self.source = source
    self.requirement = requirement
    self.task = task
    self.unit = unit
    self.dueOn = dueOn
  }
}

/// Where a remedy comes from.
package enum RemedySource: String, Term {
  case inspection
  case ownAssessment = "own-assessment"
  case appraisal, incident, roadmap

  package var phrase: Phrase {
    switch self {
    case .inspection: Phrase("inspection", "kiểm tra, đánh giá")
    case .ownAssessment: Phrase("own assessment", "tự đánh giá")
    case .appraisal: Phrase("appraisal", "thẩm định")
    case .incident: Phrase("incident", "sự cố")
    case .roadmap: Phrase("roadmap", "lộ trình")
    }
  }
}

extension Remedy {
  /// Reads the columns after the key; the first is the system.
  init(_ values: [Value]) throws {
    let row = Fields(values, "remedy")
    source = try row.term(1)
    requirement = try row.optionalText(2).map { .init($0, try row.level(3), try row.text(4)) }
    task = row.optionalText(5)
    unit = row.optionalInteger(6)
    dueOn = try row.optionalDay(7)
    doneOn = try row.optionalDay(8)
    document = row.optionalText(9)
    checkedBy = row.optionalText(10)
  }

  func values(of system: Int64) -> [Value] {
    [
      .integer(system), .text(source.rawValue), Value(requirement?.catalog),
      Value(requirement.map { Int64($0.level.rawValue) }), Value(requirement?.code), Value(task), Value(unit),
      Value(dueOn?.description), Value(doneOn?.description), Value(document), Value(checkedBy),
    ]
  }

  /// What is to be done, in the fewest words.
  var what: String { [requirement?.code, task].compactMap { $0 }.joined(separator: " ") }

  /// All that it says, by the number that `remedy done` calls it.
  func phrase(_ id: Int64) -> Phrase {
    guard doneOn != nil else {
      return .list(
        [
          Phrase("remedy \(id): \(what)", "khắc phục \(id): \(what)"),
          dueOn.map { Phrase("due on \($0)", "hạn \($0.vietnamese)") },
        ].compactMap(\.self))
    }
    return .list(
      [
        Phrase("remedy \(id) done: \(what)", "khắc phục \(id) đã hoàn thành: \(what)"),
        document.map { Phrase("document \($0)", "văn bản số \($0)") },
        checkedBy.map { Phrase("checked by \($0)", "người kiểm tra \($0)") },
      ].compactMap(\.self))
  }
}
