import SQLite

extension Recording {
  /// Records an inspection of a system on its day; it ends the one of its kind before it.
  @discardableResult
  public func inspect(_ code: String, _ inspection: Inspection, on day: Day) throws -> Change {
    try act("inspect") {
      try mustHaveHappened(day)
      return try inspect(try system(code, on: day), try inspection.checked(), on: day)
    }
  }

  func inspect(_ system: RegisteredSystem, _ inspection: Inspection, on day: Day) throws -> Change {
    try set(inspection, of: system, from: day)
  }
}
