import LevelRegistry

extension Narrative {
  var english: [String] {
    let begins = "As of \(day), for information systems of \(Level.all.english), "
    guard !tiers.isEmpty else { return ["As of \(day), the registry holds no operating information system."] }
    var sentences = tiers.flatMap { approvals($0.authority, $0.tally, $0.levels) + completion($0.tally) }
    sentences[0] = begins + sentences[0]
    let systems = inspected == 0 ? "no system" : "\(inspected) \(systems(inspected))"
    sentences.append("In the reporting year (from \(yearBegins) on) \(systems) had a periodic inspection.")
    if operatedBefore > 0 {
      sentences.append("In that year \(operatedBefore) \(self.systems(operatedBefore)) operated before the approval.")
    }
    sentences += requirements.map(behind)
    sentences += targets.map(\.english)
    if !urged.isEmpty { sentences.append(urging) }
    return sentences
  }

  private func systems(_ count: Int) -> String { count == 1 ? "system" : "systems" }

  private func approvals(_ authority: Authority, _ tally: Tally, _ levels: Summary) -> [String] {
    let end = ends[authority].map { " (before \($0))" } ?? ""
    let tier = "the \(authority.phrase.english) tier\(end)"
    guard tally.approved > 0 else { return ["\(tier) has approved none of its \(tally.operating) systems."] }
    let rate = tally.rate(of: .approval)
    guard let percent = rate.percent else { return ["\(tier) has approved \(tally.approved) dossiers."] }
    let owners = rate.whole < tally.operating ? " of owners that confirmed their lists" : ""
    let parts = levels.groups.filter { $0.tally.confirmedApproved > 0 }.map {
      "\($0.tally.confirmedApproved) of \($0.phrase.english)"
    }
    return [
      "\(tier) has approved the levels of \(rate.part)/\(rate.whole) information systems\(owners), that is \(percent)% "
        + "(\(list(parts, comma: ", ", and: " and ")))."
    ]
  }

  private func completion(_ tally: Tally) -> [String] {
    let rate = tally.rate(of: .completion)
    guard let percent = rate.percent else { return [] }
    let rest = [(tally.partial, "partial"), (tally.none, "none"), (tally.notReported, "not reported")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let others = rest.isEmpty ? "" : " (the others: \(list(rest, comma: ", ", and: " and ")))"
    return [
      "The \(LegalTerm.matter(on: day).english) plan is fully carried out in \(rate.part)/\(rate.whole) of them, that is "
        + "\(percent)%\(others)."
    ]
  }

  /// What stands behind the plans.
  private func behind(_ catalog: String, _ tally: RequirementTally, _ lacking: [RequirementCount]) -> String {
    let groups = lacking.map { "\($0.phrase.english) (\($0.tally.unmet))" }
    let most = groups.isEmpty ? "" : "; most are lacking in \(list(groups, comma: ", ", and: " and "))"
    return
      "By \(Requirement.name(ofCatalog: catalog).english), \(tally.assessedSystems) of \(tally.systems) systems have "
      + "results per requirement, and \(tally.met)/\(tally.rate.whole) requirements are met, that is "
      + "\(tally.rate.percent ?? "")%\(most)."
  }

  private var urging: String {
    let owners = urged.map { "\($0.owner) (\($0.systems))" }
    return "\(urged.count) owners are to be urged to finish: \(list(owners, comma: ", ", and: " and "))."
  }
}
