import CapdoSQLite

extension Recording {
  /// Registers a system from a day on.
  ///
  /// - Parameters:
  ///   - code: the next free one, `HTTT-0001` and so on, when left out.
  ///   - owner: a code, `CODE@DAY` or a name, as of that day; so is `operator`, which is the owner when left out.
  ///   - authority: the tier that is competent to approve, the owner's when left out.
  ///   - proposedLevel: begins its dossier as a draft of that day.
  /// - Throws: `code-taken`, `unknown-organization`, `authority-not-in-force`, `in-the-future`.
  @discardableResult
  public func register(
    code: String? = nil, name: String, owner: String, operator: String? = nil, authority: Authority? = nil,
    category: Category? = nil, state: SystemState = .operating, proposedLevel: Level? = nil, on day: Day
  ) throws -> ActResult {
    try act(.register) {
      try mustHaveHappened(day)
      let owner = try standingOrganization(owner, on: day)
      let authority = authority ?? owner.tier
      try mustApprove(authority, on: day)
      let operating = try `operator`.map { try standingOrganization($0, on: day) } ?? owner
      let system = InformationSystem(
        code: try code.map { text in try Text.code(text) } ?? SystemNames(connection).nextCode(),
        name: try Text.name(name, .name), owner: owner.id, operator: operating.id,
        category: category, authority: authority, state: state)
      if let known = try namesake(of: system, from: day) {
        throw RegistryError.line(.systemRecordedAs(known, name: system.name, given: system.code))
      }
      let registered = try introduce(system, from: day)
      if let proposedLevel {
        try setDossier(of: registered, to: Dossier(proposedLevel: proposedLevel, status: .draft), on: day)
      }
      return ActResult(
        code: system.code, name: system.name, before: nil,
        after: Phrase(
          "registered, owner \(owner.name), \(authority.phrase.english), \(state.phrase.english)",
          "đã đăng ký, chủ quản \(owner.name), \(authority.phrase.vietnamese), \(state.phrase.vietnamese)"),
        since: day, later: nil)
    }
  }

  /// The code of another system of the owner that has the name, however it is spelled, on some day from a day on, and is
  /// not retired then.
  func namesake(of system: InformationSystem, from day: Day) throws -> String? {
    let key = NameSpelling.key(system.name)
    return try connection.statement(
      """
      SELECT code, name FROM system WHERE owner = ?1 AND voided_by IS NULL AND valid_to > ?2 AND code <> ?3
        AND state <> 'retired' ORDER BY code
      """
    ).rows(.integer(system.owner), .text(day.description), .text(system.code)) { (try $0.text(0), try $0.text(1)) }
      .first { NameSpelling.key($0.1) == key }?.0
  }

  /// Writes the first fact of a system that the registry did not know.
  ///
  /// - Parameter isFree: whether it was looked up already that nobody has the code.
  func introduce(_ system: InformationSystem, from day: Day, underFreeCode isFree: Bool = false) throws
    -> RegisteredSystem
  {
    if !isFree, let bearer = try bearer(ofSystemCode: system.code) {
      throw RegistryError.codeTaken(system.code, by: bearer.name, from: bearer.from)
    }
    let timeline = try timeline(.system)
    let id = timeline.next
    try timeline.write([.integer(id)], system.values, from: day, to: .forever)
    try applySuccessions(id, in: .system, naming: [system.owner, system.operator])
    return RegisteredSystem(id: id, code: system.code, name: system.name)
  }

  func bearer(ofSystemCode code: String) throws -> (name: String, from: Day)? {
    try connection.statement("SELECT name, valid_from FROM system WHERE code = ? AND voided_by IS NULL LIMIT 1")
      .first(.text(code)) { (try $0.text(0), try Day($0.text(1))) }
  }

  /// Records that a system went to another owner, operator or competent authority; what is left out stays.
  ///
  /// - Throws: `nothing-changes`, `unknown-organization`, `organization-held-at`, `authority-not-in-force`,
  ///   `system-not-there` on a day before the registration, `system-retired`.
  @discardableResult
  public func transfer(
    _ code: String, owner: String? = nil, operator: String? = nil, authority: Authority? = nil, on day: Day
  ) throws -> ActResult {
    try act(.transfer) {
      try mustHaveHappened(day)
      if let authority { try mustApprove(authority, on: day) }
      let owner = try owner.map { try standingOrganization($0, on: day).id }
      let operating = try `operator`.map { try standingOrganization($0, on: day).id }
      let system = try system(code, on: day)
      var change = try edit(system, on: day) {
        $0.owner = owner ?? $0.owner
        $0.operator = operating ?? $0.operator
        $0.authority = authority ?? $0.authority
      }
      if owner != nil || operating != nil {
        change.remarks += try [levelToReview(of: system, since: day)].compactMap { $0 }
      }
      return change
    }
  }

  /// Records another name or category of a system; what is left out stays.
  ///
  /// - Throws: as `transfer` does.
  @discardableResult
  public func change(_ code: String, name: String? = nil, category: Category? = nil, on day: Day) throws -> ActResult {
    try act(.change) {
      try mustHaveHappened(day)
      let name = try name.map { text in try Text.name(text, .name) }
      let system = try system(code, on: day)
      var change = try edit(system, on: day) {
        $0.name = name ?? $0.name
        $0.category = category ?? $0.category
      }
      if category != nil { change.remarks += try [levelToReview(of: system, since: day)].compactMap { $0 } }
      return change
    }
  }

  /// That another use or another hand may ask for another level, until a review or a new proposal of that day or a later
  /// one is recorded; nothing is said of a system that is not approved.
  private func levelToReview(of system: RegisteredSystem, since day: Day) throws -> Phrase? {
    let key: [Value] = [.integer(system.id)]
    guard try timeline(.approval).fact(of: key, on: day) != nil else { return nil }
    func isRecorded(_ table: FactTable, _ key: [Value]) throws -> Bool {
      let timeline = try timeline(table)
      return try timeline.fact(of: key, on: day)?.from == day || timeline.fact(of: key, after: day) != nil
    }
    guard try !isRecorded(.dossier, key),
      try !isRecorded(.inspection, key + [.text(InspectionKind.levelReview.rawValue)])
    else { return nil }
    return Phrase(
      "the level is to be reviewed: record the review, which may leave it unchanged, or a new proposal",
      "cần rà soát lại cấp độ: ghi kết quả rà soát (có thể giữ nguyên cấp độ) hoặc lập hồ sơ đề xuất mới")
  }

  /// Changes what holds of a system from a day on, up to the next recorded change.
  func edit(_ system: RegisteredSystem, on day: Day, _ edit: (inout InformationSystem) -> Void) throws -> ActResult {
    let timeline = try timeline(.system)
    let key: [Value] = [.integer(system.id)]
    guard let fact = try timeline.fact(of: key, on: day) else {
      throw RegistryError.systemNotThere(
        system.code, on: day, first: try timeline.fact(of: key, after: day)?.from ?? day)
    }
    let before = try InformationSystem(fact)
    var after = before
    edit(&after)
    guard after != before else {
      throw RegistryError.nothingChanges(
        system.code, since: fact.from, try before.words(in: directory, on: day))
    }
    let words = try before.difference(to: after, in: directory, on: day)
    let isMoved = after.name != before.name || after.owner != before.owner
    let namesake = try isMoved ? namesake(of: after, from: day) : nil
    let next = try timeline.set(key, to: after.values, from: day).next
    try applySuccessions(system.id, in: .system, naming: [after.owner, after.operator])
    var result = ActResult(
      code: after.code, name: after.name, before: words.before, after: words.after, since: day,
      later: try next.map { later in
        var edited = try InformationSystem(later)
        edit(&edited)
        return try standing(later, of: system, InformationSystem.self, becoming: edited)
      })
    result.remarks += [namesake.map { InformationSystem.namesakeRecorded(as: $0, name: after.name) }].compactMap { $0 }
    return result
  }

  /// Records that a system went into operation.
  ///
  /// - Throws: `nothing-changes` when it operates already, `system-not-there` on a day before its registration,
  ///   `system-retired`; so do `suspend` and `retire`.
  @discardableResult
  public func start(_ code: String, on day: Day) throws -> ActResult {
    var change = try bring(code, to: .operating, on: day, as: .start)
    change.remarks += try [lackingBeforeOperation(code, on: day)].compactMap { $0 }
    return change
  }

  /// What the law asks for before a system goes into operation, and the record does not show.
  private func lackingBeforeOperation(_ code: String, on day: Day) throws -> Phrase? {
    let key: [Value] = [.integer(try system(code, on: day).id)]
    let wasBuilt = try timeline(.system).fact(of: key, on: day.previous).map {
      try InformationSystem($0).state == .building
    }
    let rules = try rules(kind: "obligation", subject: "full-before-operation")
    guard wasBuilt == true, rules.contains(where: { $0.from <= day && day < $0.to }) else { return nil }
    guard try timeline(.approval).fact(of: key, on: day) != nil else {
      return Phrase(
        "no approval is in force on that day; a system is approved before it operates",
        "ngày đó chưa có quyết định phê duyệt còn hiệu lực; hệ thống phải được phê duyệt trước khi vận hành")
    }
    let plan = try timeline(.plan).fact(of: key, on: day).map { try Plan($0).status }
    guard plan != .full else { return nil }
    let said = plan?.phrase ?? PlanStatus.notReported
    return Phrase(
      "the plan is \(said.english); it is carried out in full before a new or upgraded system operates",
      "phương án: \(said.vietnamese); phải triển khai đầy đủ trước khi đưa hệ thống mới, nâng cấp vào vận hành")
  }

  /// Records that a system was stopped for a time: it counts in no figure until it starts again.
  @discardableResult
  public func suspend(_ code: String, on day: Day) throws -> ActResult {
    try bring(code, to: .suspended, on: day, as: .suspend)
  }

  /// Records that a system was retired: from then on nothing is recorded of it but corrections.
  ///
  /// - Parameter despiteDecisions: whether decisions on it of later days may be recorded.
  /// - Throws: `decided-later` where they may not.
  @discardableResult
  public func retire(_ code: String, on day: Day, despiteDecisions: Bool = false) throws -> ActResult {
    try act(.retire) {
      if !despiteDecisions { try mustNotBeDecidedOn(try system(code, on: day), after: day) }
      return try bring(code, to: .retired, on: day, as: .retire)
    }
  }

  /// Throws where a decision on a system is recorded of a later day.
  func mustNotBeDecidedOn(_ system: RegisteredSystem, after day: Day) throws {
    guard let later = try timeline(.approval).fact(of: [.integer(system.id)], after: day) else { return }
    throw RegistryError.decidedLater(system.code, try Approval(later).phrase, retiredOn: day)
  }

  private func bring(_ code: String, to state: SystemState, on day: Day, as action: Act) throws -> ActResult {
    try act(action) {
      try mustHaveHappened(day)
      return try edit(try system(code, on: day), on: day) { $0.state = state }
    }
  }

  /// Records that the decision in force was revoked: from that day on the system has no approval.
  ///
  /// - Throws: `no-approval` when none is in force, `system-retired`.
  @discardableResult
  public func revoke(_ code: String, on day: Day) throws -> ActResult {
    try act(.revoke) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let timeline = try timeline(.approval)
      let key: [Value] = [.integer(system.id)]
      guard let before = try timeline.end(key, on: day) else { throw RegistryError.noApproval(system.code, on: day) }
      return ActResult(
        code: system.code, name: system.name, before: try Approval(before).phrase,
        after: Approval.none, since: day,
        later: try timeline.fact(of: key, after: day).map { try standing($0, of: system, Approval.self) })
    }
  }
}
