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

/// How a table is written.
public enum TableFormat: Hashable, Sendable {
  /// RFC 4180 in UTF-8; what a spreadsheet would run as a formula is guarded.
  case csv
  /// An array of objects.
  case json
  /// A workbook with headings and words in a language.
  case xlsx(Language)
}

extension Snapshot {
  /// Writes a table from its heading to its end.
  ///
  /// ```swift
  /// try snapshot.write(.systems(), as: .csv, to: sink)
  /// ```
  /// - Throws: a `RegistryFailure` for a scope that names what is unknown, or what the sink throws.
  public func write(_ export: Export, as format: TableFormat, to sink: any ByteSink) throws {
    switch format {
    case .csv: try write(export, with: CSVWriter(to: sink))
    case .json: try write(export, with: JSONWriter(to: sink))
    case .xlsx(let language): try write(export, with: XLSXWriter(to: sink, in: language))
    }
  }

  private func write(_ export: Export, with writer: some TableWriter) throws {
    var writer = writer
    try write(export, with: &writer)
  }

  package func write(_ export: Export, with writer: inout some TableWriter) throws {
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
