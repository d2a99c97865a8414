import CapdoSQLite

// A correction says that the registry was wrong, not that something changed in the world: what was recorded is voided
// over its whole length and stays readable in history. Its entry has a note: the reason.
extension Recording {
  /// Takes back the fact of a kind that holds on a day; what it ended holds again up to the day it ended. On a day without
  /// an approval, takes back the revocation.
  ///
  /// - Throws: `empty-text` for an entry without a note, `nothing-to-correct`; `still-recorded` for the only
  ///   fact of a system of which other facts stand, for without it the system was never registered.
  @discardableResult
  public func remove(_ kind: FactKind, of code: String, on day: Day) throws -> ActResult {
    try act(.correct) {
      try takeBack(kind, of: code, on: day)
    }
  }

  private func takeBack(_ kind: FactKind, of code: String, on day: Day) throws -> ActResult {
    switch kind {
    case .system: try removeSystem(code, on: day)
    case .dossier: try removeDossier(of: code, on: day)
    case .approval: try removeApproval(of: code, on: day)
    case .plan: try remove(correctionTarget(Plan.self, of: code, on: day))
    case .inspection(let kind):
      try remove(correctionTarget(Inspection.self, [.text(kind.rawValue)], of: code, on: day))
    }
  }

  /// Corrects the description of a system on the days of the fact that holds on a day; its code stays.
  ///
  /// - Throws: as the other corrections do: `empty-text` for an entry without a note, `nothing-to-correct`,
  ///   `nothing-changes`, and what `edit` or the rules of the act refuse.
  @discardableResult
  public func correctSystem(
    _ code: String, on day: Day, _ edit: (inout InformationSystem, _ since: Day) throws -> Void
  ) throws -> ActResult {
    try rewrite(InformationSystem.self, of: code, on: day) { system, since in
      let before = system
      try edit(&system, since)
      system.code = before.code
      system.name = try Text.name(system.name, .name)
      if system.authority != before.authority { try mustApprove(system.authority, on: since) }
    }
  }

  /// Corrects the code of a system, on all the days on which it bears it; the wrong one stays in its history.
  ///
  /// - Throws: `code-taken` when another system has the right one.
  @discardableResult
  public func correctCode(of code: String, to text: String, on day: Day) throws -> ActResult {
    try act(.correct) {
      let system = try toCorrect(code, on: day)
      let right = try Text.code(text)
      if let bearer = try bearer(ofSystemCode: right) {
        throw RegistryError.codeTaken(right, by: bearer.name, from: bearer.from)
      }
      let facts = try standingFacts(InformationSystem.self, of: system)
      for fact in facts {
        var corrected = try InformationSystem(fact)
        guard corrected.code == system.code else { continue }
        corrected.code = right
        try timeline(.system).rewrite(fact, to: corrected.values)
      }
      return ActResult(
        code: right, name: system.name, before: Phrase("code \(system.code)", "mã \(system.code)"),
        after: Phrase("code \(right)", "mã \(right)"), since: facts.last?.from ?? day, later: nil)
    }
  }

  /// Corrects a step of the dossier on the days of the fact that holds on a day.
  @discardableResult
  public func correctDossier(of code: String, on day: Day, _ edit: (inout Dossier) throws -> Void) throws -> ActResult {
    try rewrite(Dossier.self, of: code, on: day) { dossier, since in
      let known = dossier.appraiser
      try edit(&dossier)
      dossier = try checked(dossier, on: since, known: known)
    }
  }

  /// Corrects the decision that is in force on a day; its own day stays, for a decision of another day is taken back and
  /// recorded anew. Another issuer brings its own tier, unless another tier is given too.
  @discardableResult
  public func correctApproval(of code: String, on day: Day, _ edit: (inout Approval) throws -> Void) throws -> ActResult
  {
    try rewrite(Approval.self, of: code, on: day) { approval, _ in
      let known = approval
      try edit(&approval)
      let isOfIssuer = approval.authority == known.authority && approval.issuer != known.issuer
      approval = try self.approval(
        level: approval.level, authority: isOfIssuer ? nil : approval.authority, otherwise: known.authority,
        number: approval.number, issuer: approval.issuer, on: known.decidedOn, basis: approval.basis,
        regulation: approval.regulation, known: known)
    }
  }

  /// Corrects the status of the plan on the days of the fact that holds on a day.
  @discardableResult
  public func correctPlan(of code: String, on day: Day, _ edit: (inout Plan) throws -> Void) throws -> ActResult {
    try rewrite(Plan.self, of: code, on: day) { plan, _ in
      try edit(&plan)
      plan = try plan.checked()
    }
  }

  /// Corrects the latest inspection of a kind on a day; its kind and its day stay.
  @discardableResult
  public func correctInspection(
    of code: String, _ kind: InspectionKind, on day: Day, _ edit: (inout Inspection) throws -> Void
  ) throws -> ActResult {
    try rewrite(Inspection.self, [.text(kind.rawValue)], of: code, on: day) { inspection, since in
      let known = inspection.inspector
      try edit(&inspection)
      inspection = try checked(inspection, on: since, known: known)
      inspection.kind = kind
    }
  }
}

/// A standing fact that a correction means, and the system it is of.
struct CorrectionTarget<F: SystemFact> {
  let system: RegisteredSystem
  let fact: Fact
}

// The two things that a correction can do to a fact.
extension Recording {
  /// Finds the standing fact that a correction means, of a system that may be retired.
  func correctionTarget<F: SystemFact>(_ type: F.Type, _ subkey: [Value] = [], of code: String, on day: Day) throws
    -> CorrectionTarget<F>
  {
    let system = try toCorrect(code, on: day)
    guard let fact = try timeline(F.table).fact(of: [.integer(system.id)] + subkey, on: day) else {
      throw RegistryError.nothingToCorrect(system.code, F.table.kind, on: day)
    }
    return CorrectionTarget(system: system, fact: fact)
  }

  /// Finds the system of which something is to be corrected.
  func toCorrect(_ code: String, on day: Day) throws -> RegisteredSystem {
    guard journal.note != nil else { throw RegistryError.emptyText(.reason) }
    return try system(code, on: day, evenRetired: true)
  }

  /// Writes the fact again, over the same days, as `edit` leaves it.
  func rewrite<F: SystemFact>(
    _ type: F.Type, _ subkey: [Value] = [], of code: String, on day: Day,
    _ edit: (inout F, _ since: Day) throws -> Void
  ) throws -> ActResult {
    try act(.correct) {
      try rewrite(correctionTarget(type, subkey, of: code, on: day), edit)
    }
  }

  private func rewrite<F: SystemFact>(
    _ mistake: CorrectionTarget<F>, _ edit: (inout F, _ since: Day) throws -> Void
  ) throws -> ActResult {
    let (system, fact) = (mistake.system, mistake.fact)
    let before = try F(fact)
    var after = before
    try edit(&after, fact.from)
    guard after.values != before.values else {
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try before.words(in: directory, on: fact.from))
    }
    let words = try before.difference(to: after, in: directory, on: fact.from)
    try timeline(F.table).rewrite(fact, to: after.values)
    try applySuccessions(system.id, in: F.table)
    return ActResult(
      code: system.code, name: system.name, before: words.before, after: words.after, since: fact.from,
      later: try later(than: mistake, corrected: (before, after)))
  }

  /// Takes the fact back; what it ended holds again up to the day it ended.
  ///
  /// - Throws: `RegistryError.followsReorganization` for what follows from a recorded merger.
  func remove<F: SystemFact>(_ mistake: CorrectionTarget<F>) throws -> ActResult {
    let (system, fact) = (mistake.system, mistake.fact)
    let gone = try F(fact)
    let transfer = F.table.kind == .system ? try self.transfer(of: fact, of: system) : nil
    _ = try timeline(F.table).remove(fact)
    try applySuccessions(system.id, in: F.table)
    let again = try timeline(F.table).fact(of: fact.key, on: fact.from)
    if let again, again.from == fact.from, again.values == fact.values {
      if let transfer { throw RegistryError.followsReorganization(transfer, since: fact.from) }
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try gone.words(in: directory, on: fact.from))
    }
    let words = try again.map { try F($0) }.map { try gone.difference(to: $0, in: directory, on: fact.from) }
    return ActResult(
      code: system.code, name: system.name,
      before: try words?.before ?? gone.words(in: directory, on: fact.from),
      after: words?.after ?? Phrase("nothing recorded", "không có ghi nhận"), since: fact.from,
      later: try later(than: mistake))
  }

  /// The next fact, and what corrects it: of a system the same mistake, where it has it too.
  private func later<F: SystemFact>(than mistake: CorrectionTarget<F>, corrected: (from: F, to: F)? = nil) throws
    -> ActResult.Standing?
  {
    guard let later = try timeline(F.table).fact(of: mistake.fact.key, after: mistake.fact.from) else { return nil }
    var wanted: F?
    if let from = corrected?.from as? InformationSystem, let to = corrected?.to as? InformationSystem {
      let system = try InformationSystem(later)
      let edited = system.corrected(from: from, to: to)
      wanted = edited == system ? nil : edited as? F
    }
    return try standing(later, of: mistake.system, F.self, becoming: wanted)
  }
}

// What is taken back besides the fact itself.
extension Recording {
  /// Takes back what a system was on some days; a system of which nothing is left was never registered.
  func removeSystem(_ code: String, on day: Day) throws -> ActResult {
    let mistake = try correctionTarget(InformationSystem.self, of: code, on: day)
    if try standingFacts(InformationSystem.self, of: mistake.system).count == 1 {
      let others = try dependents(of: mistake.system, on: day)
      guard others.count == 0 else { throw RegistryError.stillRecorded(mistake.system.code, others) }
    }
    return try remove(mistake)
  }

  /// What is recorded of a system besides what it is, and what others inherit from it.
  private func dependents(of system: RegisteredSystem, on day: Day) throws -> DependentFacts {
    let snapshot = Snapshot(connection: connection, day: day, head: .open)
    var entries: Set<Int64> = []
    func standing(_ table: FactTable, _ column: SQL) throws -> Int {
      let facts = try snapshot.recorded(table, column, system.id)
      let standing = facts.filter(\.stands)
      entries.formUnion(standing.map { $0.origin(among: facts) })
      return standing.count
    }
    let (results, inherited) = (try standing(.assessment, "system"), try standing(.assessment, "provider"))
    let remedies = try standing(.remedy, "system")
    var corrections: [Correction] = []
    /// The facts of a kind, the last one first; what the reversal of an entry withdraws needs no correction.
    func corrected<F: SystemFact>(_ type: F.Type) throws -> Int {
      let facts = try snapshot.recorded(F.table, F.table.key[0], system.id)
      let standing = facts.filter(\.stands).sorted { $0.fact.from > $1.fact.from }
      corrections += try standing.filter { !entries.contains($0.origin(among: facts)) }
        .map { try correction(of: $0.fact, of: system, becoming: nil as F?) }
      return standing.count
    }
    let others =
      try corrected(Dossier.self) + corrected(Approval.self) + corrected(Plan.self) + corrected(Inspection.self)
    return DependentFacts(
      count: others + results + inherited + remedies, corrections: corrections, results: results, inherited: inherited,
      remedies: remedies, entries: entries.sorted(by: >))
  }

  /// Takes back a decision, and names the dossier that it ended; on a day without one, the revocation.
  func removeApproval(of code: String, on day: Day) throws -> ActResult {
    let system = try toCorrect(code, on: day)
    if let revoked = try timeline(.approval).fill([.integer(system.id)], on: day) {
      return ActResult(
        code: system.code, name: system.name, before: Approval.none, after: try Approval(revoked).phrase,
        since: revoked.to, later: nil)
    }
    let mistake = try correctionTarget(Approval.self, of: code, on: day)
    var change = try remove(mistake)
    change.alongside = try timeline(.dossier).fact(of: mistake.fact.key, on: mistake.fact.from).flatMap { fact in
      guard try fact.from == mistake.fact.from && Dossier(fact).status == .approved else { return nil }
      return try standing(fact, of: mistake.system, Dossier.self)
    }
    return change
  }

  /// Takes back a step of the dossier; when it was the dossier's end, the next recorded decision ends it instead.
  func removeDossier(of code: String, on day: Day) throws -> ActResult {
    let mistake = try correctionTarget(Dossier.self, of: code, on: day)
    let change = try remove(mistake)
    let fact = mistake.fact
    guard try Dossier(fact).status == .approved,
      let next = try timeline(.approval).fact(of: fact.key, after: fact.from),
      next.from < fact.to
    else { return change }
    try endDossier(of: fact.key, on: next.from)
    return change
  }
}
