import SQLite

extension Recording {
  /// Names the state of knowledge that this entry ends with, for the figures of a day.
  ///
  /// The name is given for good: what is recorded later never changes what it stands for.
  /// - Returns: the name as it is stored.
  /// - Throws: `RegistryError.notAClosingName`, `closingTaken`, `isInTheFuture`.
  @discardableResult
  public func close(_ name: String, asOf day: Day) throws -> String {
    try act("close") {
      let name = try Closing.name(name)
      try mustHaveHappened(day)
      if let taken = try Closing.find(name, in: connection) { throw RegistryError.closingTaken(taken) }
      try timeline(.closing).write([.text(name)], [.text(day.description)], from: day, to: .forever)
      return name
    }
  }
}
