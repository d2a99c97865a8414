import LevelRegistry

/// What a snapshot can be written as for others to read; `import…` takes the first three back.
public enum Export: Hashable, Sendable {
  /// Systems with all that holds of them on the day; a scope that names no state means those of every state.
  case systems(Scope = Scope())
  /// Every organization that the snapshot knows, with the days during which it existed.
  case organizations
  /// Who took over from whom.
  case successions
  /// Figures by group, the total on the last line.
  case summary(Grouping, Scope = Scope())
  /// What is wrong on the day, by severity; reasons in the language named.
  case findings(Language, Scope = Scope())
}

extension Snapshot {
  /// Writes a table from its heading to its end.
  ///
  /// ```swift
  /// var writer = CSVWriter(to: sink)
  /// try snapshot.write(.systems(), with: &writer)
  /// ```
  /// - Throws: `RegistryError` for a scope that names what is unknown, or what the writer and its sink throw.
  public func write(_ export: Export, with writer: inout some TableWriter) throws {
    switch export {
    case .systems(var scope):
      if scope.states.isEmpty { scope.states = SystemState.allCases }
      try writer.begin(SystemTable.columns())
      try forEachSystem(in: scope) { try writer.write(SystemTable.row(SystemLine($0))) }
    case .organizations:
      try writer.begin(OrganizationTable.columns())
      for line in try organizationLines() { try writer.write(OrganizationTable.row(line)) }
    case .successions:
      try writer.begin(SuccessionTable.columns())
      for line in try successionLines() { try writer.write(SuccessionTable.row(line)) }
    case .summary(let grouping, let scope):
      try writer.begin(SummaryTable.columns)
      for row in SummaryTable.rows(try summary(by: grouping, in: scope)) { try writer.write(row) }
    case .findings(let language, let scope):
      try writer.begin(FindingTable.columns)
      try forEachFinding(in: scope) { try writer.write(FindingTable.row($0, in: language)) }
    }
    try writer.end()
  }
}
