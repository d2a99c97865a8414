/// What of a system can be corrected.
public enum FactKind: Hashable, Sendable {
  /// What the system is on a day: its name, owner, state and so on.
  case system
  /// The step of the dossier that holds on a day.
  case dossier
  /// The approval in force on a day.
  case approval
  /// The status of the plan that holds on a day.
  case plan
  /// An inspection of this kind.
  case inspection(InspectionKind)
}

/// A current fact of a system that can be corrected, and what to make of it.
package struct Correction: Hashable, Sendable {
  /// The code of the system.
  package let code: String
  /// Which of its facts.
  package let fact: FactKind
  /// A day on which the fact holds.
  package let day: Day
  /// What the fact says and what it is to say instead; nil withdraws the fact.
  package let change: Change?
  /// What means an organization of `change` to whoever types it for that day: its code then, else `CODE@DAY`.
  package let references: [Int64: String]

  /// A fact as it is recorded, and as it is wanted.
  package enum Change: Hashable, Sendable {
    case system(InformationSystem, wanted: InformationSystem)
    case dossier(Dossier, wanted: Dossier)
    case approval(Approval, wanted: Approval)
    case plan(Plan, wanted: Plan)
    case inspection(Inspection, wanted: Inspection)
    /// It follows from a reorganization, and a transfer gives the system to another body instead.
    case transfer(owner: Bool, operator: Bool)
  }
}

extension Correction {
  /// The transfer of a system whose owner or operator follows from a reorganization.
  init(transferring code: String, owner: Bool, operator: Bool, on day: Day) {
    self.init(
      code: code, fact: .system, day: day, change: .transfer(owner: owner, operator: `operator`), references: [:])
  }

  /// The correction that withdraws what a system has been since a day.
  package init(ofSystem code: String, since day: Day) {
    self.init(code: code, fact: .system, day: day, change: nil, references: [:])
  }
}

/// What rests on the registration of a system, and has to be withdrawn before it.
package struct DependentFacts: Hashable, Sendable {
  /// How many there are.
  package let count: Int
  /// What withdraws those that can be corrected one by one, unless the reversal of one of the entries does.
  package let corrections: [Correction]
  /// How many of its results per requirement are recorded.
  package let results: Int
  /// How many results of other systems are inherited from it.
  package let inherited: Int
  /// How many of its remedies are recorded.
  package let remedies: Int
  /// The entries whose reversal withdraws results and remedies, the latest first.
  package let entries: [Int64]

  /// Which of them no correction withdraws, in brackets; empty where there are none.
  var phrase: Phrase {
    let counts = [
      (results, Phrase(results == 1 ? "result per requirement" : "results per requirement", "kết quả theo yêu cầu")),
      (
        inherited,
        Phrase(
          inherited == 1 ? "result that another system inherits" : "results that other systems inherit",
          "kết quả mà hệ thống khác kế thừa")
      ),
      (remedies, Phrase(remedies == 1 ? "remedy" : "remedies", "nội dung khắc phục")),
    ].filter { count, _ in count > 0 }
    guard !counts.isEmpty else { return Phrase("", "") }
    let list = Phrase.list(counts.map { Phrase("\($0) \($1.english)", "\($0) \($1.vietnamese)") })
    return Phrase(" (\(list.english))", " (\(list.vietnamese))")
  }
}
