import SQLite

/// What of a system can be corrected.
public enum FactKind: Hashable, Sendable {
  case system, dossier, approval, plan
  case inspection(InspectionKind)
}

// A correction says that the register was wrong, not that something changed in the world: what was recorded is voided
// over its whole length and stays readable in history. Its entry has a note: the reason.
extension Recording {
  /// Takes back the fact of a kind that holds on a day; what it ended holds again up to the day it ended. On a day without
  /// an approval, takes back the revocation.
  ///
  /// - Throws: `RegistryError.emptyText` for an entry without a note, `nothingToCorrect`; `stillOnRecord` for the only
  ///   fact of a system of which other facts stand, for without it the system was never registered.
  @discardableResult
  public func remove(_ kind: FactKind, of code: String, on day: Day) throws -> Change {
    try act("correct") {
      try takeBack(kind, of: code, on: day)
    }
  }

  private func takeBack(_ kind: FactKind, of code: String, on day: Day) throws -> Change {
    switch kind {
    case .system: try removeSystem(code, on: day)
    case .dossier: try removeDossier(of: code, on: day)
    case .approval: try removeApproval(of: code, on: day)
    case .plan: try remove(mistaken(Plan.self, of: code, on: day))
    case .inspection(let kind):
      try remove(mistaken(Inspection.self, [.text(kind.rawValue)], of: code, on: day))
    }
  }

  /// Corrects the description of a system on the days of the fact that holds on a day; its code stays.
  ///
  /// - Throws: as the other corrections do: `RegistryError.emptyText` for an entry without a note, `nothingToCorrect`,
  ///   `nothingChanges`, and what `edit` or the rules of the act refuse.
  @discardableResult
  public func correctSystem(
    _ code: String, on day: Day, _ edit: (inout InformationSystem, _ since: Day) throws -> Void
  ) throws -> Change {
    try rewrite(InformationSystem.self, of: code, on: day) { system, since in
      let before = system
      try edit(&system, since)
      system.code = before.code
      system.name = try Text.name(system.name, .name)
      if system.authority != before.authority { try mustApprove(system.authority, on: since) }
    }
  }

  /// Corrects a step of the dossier on the days of the fact that holds on a day.
  @discardableResult
  public func correctDossier(of code: String, on day: Day, _ edit: (inout Dossier) throws -> Void) throws -> Change {
    try rewrite(Dossier.self, of: code, on: day) { dossier, _ in
      try edit(&dossier)
      dossier.note = try Text.optional(dossier.note, .note)
    }
  }

  /// Corrects the decision that is in force on a day; its own day stays, for a decision of another day is taken back and
  /// recorded anew.
  @discardableResult
  public func correctApproval(of code: String, on day: Day, _ edit: (inout Approval) throws -> Void) throws -> Change {
    try rewrite(Approval.self, of: code, on: day) { approval, _ in
      let decidedOn = approval.decidedOn
      try edit(&approval)
      approval = try self.approval(
        level: approval.level, authority: approval.authority, number: approval.number, issuer: approval.issuer,
        on: decidedOn, basis: approval.basis, regulation: approval.regulation)
    }
  }

  /// Corrects the status of the plan on the days of the fact that holds on a day.
  @discardableResult
  public func correctPlan(of code: String, on day: Day, _ edit: (inout Plan) throws -> Void) throws -> Change {
    try rewrite(Plan.self, of: code, on: day) { plan, _ in
      try edit(&plan)
      plan = try plan.checked()
    }
  }

  /// Corrects the latest inspection of a kind on a day; its kind and its day stay.
  @discardableResult
  public func correctInspection(
    of code: String, _ kind: InspectionKind, on day: Day, _ edit: (inout Inspection) throws -> Void
  ) throws -> Change {
    try rewrite(Inspection.self, [.text(kind.rawValue)], of: code, on: day) { inspection, _ in
      try edit(&inspection)
      inspection = try inspection.checked()
      inspection.kind = kind
    }
  }
}
