import SQLite

extension Recording {
  /// Registers a system from a day on.
  ///
  /// - Parameters:
  ///   - owner: a code, `CODE@DAY` or a name, as of that day; so is `operator`, which is the owner when left out.
  ///   - authority: the tier that is competent to approve.
  ///   - proposedLevel: begins its dossier as a draft of that day.
  /// - Throws: `RegistryError.codeTaken`, `unknownOrganization`, `authorityNotInForce`, `isInTheFuture`.
  @discardableResult
  public func register(
    code: String, name: String, owner: String, operator: String? = nil, authority: Authority, category: Category? = nil,
    state: SystemState = .operating, proposedLevel: Level? = nil, on day: Day
  ) throws -> Change {
    try act("register") {
      try mustHaveHappened(day)
      try mustApprove(authority, on: day)
      let owner = try standingOrganization(owner, on: day)
      let operating = try `operator`.map { try standingOrganization($0, on: day) } ?? owner
      let system = InformationSystem(
        code: try Text.code(code), name: try Text.name(name, .name), owner: owner.id, operator: operating.id,
        category: category, authority: authority, state: state)
      let registered = try introduce(system, from: day)
      if let proposedLevel {
        try setDossier(of: registered, to: Dossier(proposedLevel: proposedLevel, status: .draft), on: day)
      }
      return Change(
        code: system.code, name: system.name, before: nil,
        after: Phrase(
          "registered, owner \(owner.name), \(authority.phrase.english), \(state.phrase.english)",
          "đã đăng ký, chủ quản \(owner.name), \(authority.phrase.vietnamese), \(state.phrase.vietnamese)"),
        since: day, later: nil)
    }
  }

  /// Writes the first fact of a system that the register did not know.
  func introduce(_ system: InformationSystem, from day: Day) throws -> RegisteredSystem {
    if let bearer = try bearer(ofSystemCode: system.code) {
      throw RegistryError.codeTaken(system.code, by: bearer.name, from: bearer.from)
    }
    let timeline = try timeline(.system)
    let id = timeline.next
    try timeline.write([.integer(id)], system.values, from: day, to: .forever)
    try settle(id, in: .system, naming: [system.owner, system.operator])
    return RegisteredSystem(id: id, code: system.code, name: system.name)
  }

  private func bearer(ofSystemCode code: String) throws -> (name: String, from: Day)? {
    try connection.statement("SELECT name, valid_from FROM system WHERE code = ? AND voided_by IS NULL LIMIT 1")
      .first(.text(code)) { (try $0.text(0), try Day($0.text(1))) }
  }
}
