import CapdoSQLite

extension Recording {
  /// Begins the dossier of a system, or changes its draft.
  ///
  /// A system that is approved keeps its approval meanwhile, and is counted once.
  @discardableResult
  public func propose(_ code: String, level: Level, on day: Day, expected: Period? = nil, note: String? = nil) throws
    -> ActResult
  {
    let dossier = Dossier(
      proposedLevel: level, status: .draft, expected: expected, note: try Text.optional(note, .note))
    var change = try step(.propose, code, to: .draft, on: day) { current in
      current == nil || current?.status == .draft || current?.status.isOpen == false ? dossier : nil
    }
    change.remark(thatHasPassed: expected?.lastDay, on: day)
    return change
  }

  /// Records that the dossier was sent to be appraised.
  @discardableResult
  public func submit(_ code: String, on day: Day, document: String? = nil, note: String? = nil) throws -> ActResult {
    try move(.submit, code, from: [.draft, .returned], to: .submitted, on: day, document, note: note)
  }

  /// Records that the dossier was sent back to be completed.
  @discardableResult
  public func returnDossier(of code: String, on day: Day, document: String? = nil, note: String? = nil) throws
    -> ActResult
  {
    try move(
      .returnDossier, code, from: [.submitted, .appraised, .presented], to: .returned, on: day, document, note: note)
  }

  /// Records the result of the appraisal.
  ///
  /// - Parameter document: the number of the paper that says it.
  @discardableResult
  public func appraise(
    _ code: String, on day: Day, by appraiser: NamedBody? = nil, document: String? = nil,
    result: InspectionResult? = nil, note: String? = nil
  ) throws -> ActResult {
    let appraiser = try body(appraiser, .appraiser, on: day)
    return try move(.appraise, code, from: [.submitted], to: .appraised, on: day, document, note: note) { dossier in
      dossier.appraiser = appraiser
      dossier.result = result
    }
  }

  /// Records that the complete dossier was received for approval: from that day on the time to approve it is counted.
  @discardableResult
  public func present(_ code: String, on day: Day, document: String? = nil, note: String? = nil) throws -> ActResult {
    try move(.present, code, from: [.appraised], to: .presented, on: day, document, note: note)
  }

  /// Records that the proposal was withdrawn.
  @discardableResult
  public func withdraw(_ code: String, on day: Day, note: String? = nil) throws -> ActResult {
    try move(
      .withdraw, code, from: [.draft, .submitted, .returned, .appraised, .presented], to: .withdrawn, on: day, nil,
      note: note)
  }

  private func move(
    _ action: Act, _ code: String, from allowed: Set<DossierStatus>, to status: DossierStatus, on day: Day,
    _ document: String?, note: String?, edit: (inout Dossier) -> Void = { _ in }
  ) throws -> ActResult {
    let (note, document) = (try Text.optional(note, .note), try Text.optional(document, .document))
    return try step(action, code, to: status, on: day) { current in
      guard var dossier = current else { return nil }
      dossier.status = status
      dossier.document = document
      dossier.note = note
      if status == .submitted { (dossier.appraiser, dossier.result) = (nil, nil) }
      edit(&dossier)
      return allowed.contains(current?.status ?? status) || dossier == current ? dossier : nil
    }
  }

  /// The same step again is no change; `next` is nil for a step that cannot be taken.
  private func step(
    _ action: Act, _ code: String, to status: DossierStatus, on day: Day, next: (Dossier?) -> Dossier?
  ) throws -> ActResult {
    try act(action) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let fact = try timeline(.dossier).fact(of: [.integer(system.id)], on: day)
      let current = try fact.map { try Dossier($0) }
      guard let dossier = next(current) else {
        throw RegistryError.dossierStep(system.code, from: current?.status, to: status)
      }
      if let fact, dossier == current { throw try noChange(fact, dossier, of: system) }
      return try setDossier(of: system, to: dossier, on: day)
    }
  }

  /// Writes where a dossier stands from a day on; an approval that begins later, and that no recorded step separates from
  /// it, ends it as approved, in whichever order the two are recorded.
  @discardableResult
  func setDossier(of system: RegisteredSystem, to dossier: Dossier, on day: Day) throws -> ActResult {
    let timeline = try timeline(.dossier)
    let key: [Value] = [.integer(system.id)]
    let change = try timeline.set(key, to: dossier.values, from: day)
    if dossier.status.isOpen, let approval = try self.timeline(.approval).fact(of: key, after: day),
      approval.from < change.to
    {
      var approved = dossier
      approved.status = .approved
      _ = try timeline.set(key, to: approved.values, from: approval.from)
    }
    return try told(change, dossier, of: system)
  }

  /// Records a decision on the level of a system, in force from its day on.
  ///
  /// The decision exists on paper: it is never refused for the step of the dossier, which it ends as approved.
  /// - Parameters:
  ///   - authority: the tier that approved; nil takes that of the issuer, where it is an organization.
  ///   - issuer: the code, `CODE@DAY` or name of an organization as of that day, or what the decision says.
  ///   - basis: the decree it rests on; nil takes the one in force that day.
  ///   - replacing: whether the level may go down, and whether a recorded decision gives way to this one: another of that
  ///     day, or the same one with another day.
  /// - Throws: `decision-incomplete`, `authority-not-in-force`, `in-the-future`, `nothing-changes` for what is
  ///   recorded; `level-lowered`, `line-conflict` and `approval-begins-that-day` unless it may replace.
  @discardableResult
  public func approve(
    _ code: String, level: Level, authority: Authority? = nil, decision number: String, issuer: String, on day: Day,
    basis: LegalBasis? = nil, regulation: Approval.Regulation = .init(), replacing: Bool = false
  ) throws -> ActResult {
    try act(.approve) {
      try mustHaveHappened(day)
      try mustKnowLevels(on: day)
      let system = try system(code, on: day)
      let known = try fact(Approval.self, of: system, beginningOn: day)
      var approval = try approval(
        level: level, authority: authority, otherwise: known?.authority, number: number, issuer: NamedBody(issuer),
        on: day, basis: basis ?? known?.basis, regulation: regulation, known: known)
      guard approval.number != nil else { throw RegistryError.decisionIncomplete(.decisionNumber) }
      guard approval.issuer != nil else { throw RegistryError.decisionIncomplete(.issuer) }
      if let known { approval.fill(from: known) }
      return try approve(system, approval, replacing: replacing)
    }
  }

  /// Throws for a day before the first decree that knows levels.
  func mustKnowLevels(on day: Day) throws(RegistryError) {
    guard day >= LineConflict.firstDecree else { throw .line(.decisionBeforeTheLaw(day)) }
  }

  /// Checks the parts of a decision; number and issuer may be missing.
  ///
  /// - Parameters:
  ///   - authority: nil takes the tier of the issuer.
  ///   - otherwise: the tier where neither says one.
  ///   - known: what is recorded already, whose bodies are not looked up again.
  func approval(
    level: Level, authority: Authority?, otherwise: Authority? = nil, number: String?, issuer: NamedBody?, on day: Day,
    basis: LegalBasis?, regulation: Approval.Regulation, known: Approval? = nil
  ) throws -> Approval {
    let issuer = try body(issuer, .issuer, on: day, known: known?.issuer)
    // A district that is gone approved what it approved, though nobody recorded it as an organization.
    guard
      let authority = try authority ?? tier(of: issuer, on: day) ?? issuer.flatMap({ BodyKind(of: $0.name).tier })
        ?? otherwise
    else {
      throw RegistryError.decisionIncomplete(.authority)
    }
    try mustApprove(authority, on: day)
    return Approval(
      level: level, authority: authority, issuer: issuer, number: try Text.optional(number, .decisionNumber),
      decidedOn: day, basis: try basis ?? self.basis(on: day),
      regulation: .init(
        number: try Text.optional(regulation.number, .regulationNumber), on: regulation.on,
        issuer: try body(
          regulation.issuer, .regulationIssuer, on: regulation.on ?? day, known: known?.regulation.issuer)))
  }

  func basis(on day: Day) throws -> LegalBasis {
    try rules(kind: "basis", subject: LegalBasis.nd331.rawValue).contains { $0.from <= day && day < $0.to }
      ? .nd331 : .nd85
  }

  func approve(_ system: RegisteredSystem, _ approval: Approval, replacing: Bool) throws -> ActResult {
    let day = approval.decidedOn
    let key: [Value] = [.integer(system.id)]
    let known = try timeline(.approval).fact(of: key, on: day)
    if let known, known.from == day { return try replace(known, by: approval, of: system, replacing: replacing) }
    let moved = try standingFacts(Approval.self, of: system).first { try Approval($0).isDecided(otherwiseIn: approval) }
    if !replacing {
      if let moved {
        let number = approval.number ?? ""
        throw RegistryError.line(.decisionMoved(system.code, number: number, from: moved.from, to: day))
      }
      if let level = try known.map({ try Approval($0).level }), approval.level < level {
        throw RegistryError.levelLowered(system.code, from: level, to: approval.level)
      }
    }
    if let moved { try withdrawDecision(moved) }
    let otherwise = try proposedOtherwise(than: approval, key)
    var change = try set(approval, of: system, from: day)
    if let moved { change.before = try Approval(moved).phrase }
    try endDossier(of: key, on: day)
    change.remarks += try [
      otherwise, overtakenPlan(of: key, by: approval), otherTier(than: approval), olderThanRegistration(key, approval),
      sameNumber(as: approval, of: system).map(Approval.numberRecorded),
      approval.issuer.flatMap { try nearlyNamed($0, on: day)?.phrase },
    ].compactMap { $0 }
    return change
  }

  /// That the dossier proposes another level than the one decided: rare, and most often mistyped.
  private func proposedOtherwise(than approval: Approval, _ key: [Value]) throws -> Phrase? {
    guard let fact = try timeline(.dossier).fact(of: key, on: approval.decidedOn) else { return nil }
    let dossier = try Dossier(fact)
    guard dossier.status.isOpen, dossier.proposedLevel != approval.level else { return nil }
    let (proposed, decided) = (dossier.proposedLevel.phrase, approval.level.phrase)
    return Phrase(
      "the dossier proposes \(proposed.english), the decision is on \(decided.english): look at it again",
      "hồ sơ đề xuất \(proposed.vietnamese), quyết định phê duyệt \(decided.vietnamese): hãy kiểm tra lại")
  }

  /// The decision of another year on a system that has the number of this one.
  func sameNumber(as approval: Approval, of system: RegisteredSystem) throws -> Day? {
    try standingFacts(Approval.self, of: system).map { try Approval($0) }
      .first { $0.decidedOn != approval.decidedOn && $0.hasNumber(of: approval) }?.decidedOn
  }

  /// Puts a decision in the place of the one that begins on its day.
  private func replace(_ known: Fact, by approval: Approval, of system: RegisteredSystem, replacing: Bool) throws
    -> ActResult
  {
    let recorded = try Approval(known)
    guard approval != recorded else { throw try noChange(known, recorded, of: system) }
    guard replacing else {
      throw RegistryError.approvalBeginsThatDay(
        system.code, on: known.from, try correction(of: known, of: system, becoming: approval))
    }
    let words = try recorded.difference(to: approval, in: directory, on: known.from)
    try timeline(.approval).rewrite(known, to: approval.values)
    return ActResult(
      code: system.code, name: system.name, before: words.before, after: words.after, since: known.from, later: nil)
  }

  /// Takes back a decision that was recorded with a wrong day, and the end of the dossier that it brought.
  private func withdrawDecision(_ fact: Fact) throws {
    _ = try timeline(.approval).remove(fact)
    let dossiers = try timeline(.dossier)
    guard let end = try dossiers.fact(of: fact.key, on: fact.from), end.from == fact.from,
      try Dossier(end).status == .approved
    else { return }
    _ = try dossiers.remove(end)
  }

  /// That the tier given is not that of the body that issued the decision.
  private func otherTier(than approval: Approval) throws -> Phrase? {
    guard let tier = try tier(of: approval.issuer, on: approval.decidedOn), tier != approval.authority else {
      return nil
    }
    let name = approval.issuer?.name ?? ""
    return Phrase(
      "'\(name)' is of the \(tier.phrase.english) tier, the decision is recorded under \(approval.authority.phrase.english)",
      "'\(name)' thuộc \(tier.phrase.vietnamese), quyết định được ghi ở \(approval.authority.phrase.vietnamese)")
  }

  /// That the decision is older than the system in the registry.
  private func olderThanRegistration(_ key: [Value], _ approval: Approval) throws -> Phrase? {
    guard try timeline(.system).fact(of: key, on: approval.decidedOn) == nil,
      let first = try timeline(.system).fact(of: key, after: approval.decidedOn)?.from
    else { return nil }
    return Phrase(
      "decided on \(approval.decidedOn), before the system was registered on \(first)",
      "quyết định ngày \(approval.decidedOn.vietnamese), trước ngày đăng ký hệ thống \(first.vietnamese)")
  }

  /// That the recorded plan status belongs to another level, and counts no more from the decision on.
  private func overtakenPlan(of key: [Value], by approval: Approval) throws -> Phrase? {
    guard let fact = try timeline(.plan).fact(of: key, on: approval.decidedOn), fact.from < approval.decidedOn,
      let before = try timeline(.approval).fact(of: key, on: approval.decidedOn.previous),
      case let level = try Approval(before).level, level != approval.level, fact.from < before.to
    else { return nil }
    let plan = try Plan(fact).status.phrase
    return Phrase(
      "the plan recorded on \(fact.from) (\(plan.english)) is that of \(level.phrase.english) and does not count for \(approval.level.phrase.english): record the plan of the new level",
      "phương án ghi ngày \(fact.from.vietnamese) (\(plan.vietnamese)) là của \(level.phrase.vietnamese), không tính cho \(approval.level.phrase.vietnamese): hãy ghi tình trạng phương án của cấp độ mới"
    )
  }

  /// Ends the open dossier as approved; one that a later recorded decision ended is ended by this one instead.
  func endDossier(of key: [Value], on day: Day) throws {
    let timeline = try timeline(.dossier)
    guard let fact = try timeline.fact(of: key, on: day) else { return }
    var dossier = try Dossier(fact.values)
    guard dossier.status.isOpen else { return }
    dossier.status = .approved
    guard let later = try timeline.fact(of: key, after: day), later.from == fact.to,
      try Dossier(later.values).status == .approved
    else {
      _ = try timeline.set(key, to: dossier.values, from: day)
      return
    }
    try timeline.end(key, on: day)
    try timeline.void(later)
    try timeline.write(key, dossier.values, from: day, to: later.to)
  }

  /// Records how far the protection plan of a system has come, from the day of the report on.
  @discardableResult
  public func setPlan(
    of code: String, to status: PlanStatus, on day: Day, expected: Period? = nil, evidence: Plan.Evidence? = nil
  ) throws -> ActResult {
    try act(.plan) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      var plan = try Plan(status, expected: expected, evidence: evidence).checked()
      if let known = try fact(Plan.self, of: system, beginningOn: day) { plan.fill(from: known) }
      var change = try setPlan(of: system, to: plan, on: day)
      change.remark(thatHasPassed: expected?.lastDay, on: day)
      return change
    }
  }

  func setPlan(of system: RegisteredSystem, to plan: Plan, on day: Day) throws -> ActResult {
    try set(plan, of: system, from: day)
  }

  /// Records an inspection of a system on its day; it ends the one of its kind before it.
  ///
  /// One that conforms closes no remedy: it says which are open.
  /// - Parameters:
  ///   - remedyBy: adds a remedy with this last day.
  ///   - task: what is to be remedied; what the minutes say when left out, in words of `language`.
  @discardableResult
  public func inspect(
    _ code: String, _ inspection: Inspection, remedyBy: Day? = nil, task: String? = nil,
    language: Language = .english, on day: Day
  ) throws -> ActResult {
    try act(.inspect) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let open = try Snapshot(connection: connection, day: day, head: .open).openRemedies(ofSystem: system.id)
      let remedy = try remedyBy.map { due in
        Remedy(
          source: .inspection, requirement: nil,
          task: try Text.optional(task, .task) ?? inspection.remedyTask(on: day)[language], unit: nil, dueOn: due)
      }.flatMap { remedy in open.contains { $0.isAbout(remedy) } ? nil : remedy }
      guard let remedy else {
        var change = try inspect(system, filling: inspection, on: day)
        change.remark(thatHasPassed: remedyBy, on: day)
        if inspection.result == .conforming, !open.isEmpty { change.remarks.append(.stillOpen(open)) }
        return change
      }
      do {
        var change = try inspect(system, filling: inspection, on: day)
        let added = try add(remedy, to: system, on: day).result.after
        change.after = Phrase(
          "\(change.after.english); \(added.english)", "\(change.after.vietnamese); \(added.vietnamese)")
        change.remark(thatHasPassed: remedyBy, on: day)
        return change
      } catch RegistryError.nothingChanges {
        return try add(remedy, to: system, on: day).result
      }
    }
  }

  /// Records an inspection; what it leaves out of the recorded one of the day stays.
  func inspect(_ system: RegisteredSystem, filling inspection: Inspection, on day: Day) throws -> ActResult {
    var inspection = try checked(inspection, on: day)
    if let known = try fact(inspection, of: system, beginningOn: day) { inspection.fill(from: known) }
    return try inspect(system, inspection, on: day)
  }

  func inspect(_ system: RegisteredSystem, _ inspection: Inspection, on day: Day) throws -> ActResult {
    try set(inspection, of: system, from: day)
  }
}
