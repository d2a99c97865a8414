import SQLite

extension Recording {
  /// Begins the dossier of a system, or changes its draft.
  ///
  /// A system that is approved keeps its approval meanwhile, and is counted once.
  @discardableResult
  public func propose(_ code: String, level: Level, on day: Day, expected: Period? = nil, note: String? = nil) throws
    -> Change
  {
    let dossier = Dossier(
      proposedLevel: level, status: .draft, expected: expected, note: try Text.optional(note, .note))
    return try step("propose", code, to: .draft, on: day) { current in
      current == nil || current?.status == .draft || current?.status.isOpen == false ? dossier : nil
    }
  }

  /// Records that the dossier was sent to be appraised.
  @discardableResult
  public func submit(_ code: String, on day: Day, note: String? = nil) throws -> Change {
    try move("submit", code, from: [.draft, .returned], to: .submitted, on: day, note: note)
  }

  /// Records that the dossier was sent back to be completed.
  @discardableResult
  public func returnDossier(of code: String, on day: Day, note: String? = nil) throws -> Change {
    try move("return", code, from: [.submitted, .appraised], to: .returned, on: day, note: note)
  }

  /// Records the result of the appraisal.
  @discardableResult
  public func appraise(_ code: String, on day: Day, note: String? = nil) throws -> Change {
    try move("appraise", code, from: [.submitted], to: .appraised, on: day, note: note)
  }

  /// Records that the proposal was withdrawn.
  @discardableResult
  public func withdraw(_ code: String, on day: Day, note: String? = nil) throws -> Change {
    try move(
      "withdraw", code, from: [.draft, .submitted, .returned, .appraised], to: .withdrawn, on: day, note: note)
  }

  private func move(
    _ action: String, _ code: String, from allowed: Set<DossierStatus>, to status: DossierStatus, on day: Day,
    note: String?
  ) throws -> Change {
    let note = try Text.optional(note, .note)
    return try step(action, code, to: status, on: day) { current in
      guard var dossier = current, allowed.contains(dossier.status) else { return nil }
      dossier.status = status
      dossier.note = note
      return dossier
    }
  }

  private func step(
    _ action: String, _ code: String, to status: DossierStatus, on day: Day, next: (Dossier?) -> Dossier?
  ) throws -> Change {
    try act(action) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let current = try timeline(.dossier).fact(of: [.integer(system.id)], on: day).map { try Dossier($0.values) }
      guard let dossier = next(current) else {
        throw RegistryError.dossierStep(system.code, from: current?.status, to: status)
      }
      return try setDossier(of: system, to: dossier, on: day)
    }
  }

  /// Writes where a dossier stands from a day on; an approval that begins later, and that no step on record separates from
  /// it, ends it as approved, in whichever order the two are recorded.
  @discardableResult
  func setDossier(of system: RegisteredSystem, to dossier: Dossier, on day: Day) throws -> Change {
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
}
