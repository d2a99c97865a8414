import SQLite

extension Recording {
  /// Records that a system went into operation.
  ///
  /// - Throws: `RegistryError.nothingChanges` when it operates already, `systemNotThere` on a day before its registration,
  ///   `systemRetired`; so do `suspend` and `retire`.
  @discardableResult
  public func start(_ code: String, on day: Day) throws -> Change {
    try bring(code, to: .operating, on: day, as: "start")
  }

  /// Records that a system was stopped for a time: it counts in no figure until it starts again.
  @discardableResult
  public func suspend(_ code: String, on day: Day) throws -> Change {
    try bring(code, to: .suspended, on: day, as: "suspend")
  }

  /// Records that a system was given up for good: from then on nothing is recorded of it but corrections.
  @discardableResult
  public func retire(_ code: String, on day: Day) throws -> Change {
    try bring(code, to: .retired, on: day, as: "retire")
  }

  private func bring(_ code: String, to state: SystemState, on day: Day, as action: String) throws -> Change {
    try act(action) {
      try mustHaveHappened(day)
      return try edit(try system(code, on: day), on: day) { $0.state = state }
    }
  }

  /// Records that the decision in force was revoked: from that day on the system has no approval.
  ///
  /// - Throws: `RegistryError.noApproval` when none is in force, `systemRetired`.
  @discardableResult
  public func revoke(_ code: String, on day: Day) throws -> Change {
    try act("revoke") {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let timeline = try timeline(.approval)
      let key: [Value] = [.integer(system.id)]
      guard let before = try timeline.end(key, on: day) else { throw RegistryError.noApproval(system.code, on: day) }
      return Change(
        code: system.code, name: system.name, before: try Approval(before).phrase,
        after: Approval.none, since: day,
        later: try timeline.fact(of: key, after: day).map { try standing($0, of: system, Approval.self) })
    }
  }
}
