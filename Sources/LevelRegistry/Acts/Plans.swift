import SQLite

extension Recording {
  /// Records how far the protection plan of a system has come, from the day of the report on.
  @discardableResult
  public func setPlan(
    of code: String, to status: PlanStatus, on day: Day, expected: Period? = nil, evidence: Plan.Evidence? = nil
  ) throws -> Change {
    begin("plan")
    try mustHaveHappened(day)
    let evidence = try evidence.map { Plan.Evidence(path: try Text.name($0.path, .evidence), digest: $0.digest) }
    return try setPlan(of: try system(code, on: day), to: Plan(status, expected: expected, evidence: evidence), on: day)
  }

  func setPlan(of system: RegisteredSystem, to plan: Plan, on day: Day) throws -> Change {
    try set(plan, of: system, from: day)
  }
}
