import SQLite

extension Recording {
  /// Records how far the protection plan of a system has come, from the day of the report on.
  @discardableResult
  public func setPlan(
    of code: String, to status: PlanStatus, on day: Day, expected: Period? = nil, evidence: Plan.Evidence? = nil
  ) throws -> Change {
    try act("plan") {
      try mustHaveHappened(day)
      let plan = try Plan(status, expected: expected, evidence: evidence).checked()
      return try setPlan(of: try system(code, on: day), to: plan, on: day)
    }
  }

  func setPlan(of system: RegisteredSystem, to plan: Plan, on day: Day) throws -> Change {
    try set(plan, of: system, from: day)
  }
}
