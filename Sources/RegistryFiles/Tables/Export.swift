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
  /// A workbook with headings and words in a language; above the table stands what it is, of which day, and the checkpoint.
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
    case .xlsx(let language):
      let mark = FigureMark(self, of: try registryName()?.name ?? "capdo", closing: nil)
      let layout = try layout(of: export, mark, in: language)
      var writer = try XLSXWriter(to: sink, in: language, layout: layout)
      try writeForPeople(export, with: &writer)
    }
  }

  private func write(_ export: Export, with writer: some TableWriter) throws {
    var writer = writer
    try write(export, with: &writer)
  }

  /// Writes a table for people: where programs have a code, its name stands beside it.
  package func writeForPeople(_ export: Export, with writer: inout some TableWriter) throws {
    switch export {
    case .systems(let scope): try writeSystems(in: scope, withNames: true, with: &writer)
    case .findings(let language, let scope): try writeFindings(in: scope, language, withNames: true, with: &writer)
    case .organizations, .successions, .summary: return try write(export, with: &writer)
    }
    try writer.end()
  }

  package func write(_ export: Export, with writer: inout some TableWriter) throws {
    switch export {
    case .systems(let scope): try writeSystems(in: scope, withNames: false, with: &writer)
    case .organizations:
      try writer.begin(OrganizationTable.columns())
      for line in try organizationLines() { try writer.write(OrganizationTable.row(line)) }
    case .successions:
      try writer.begin(SuccessionTable.columns())
      for line in try successionLines() { try writer.write(SuccessionTable.row(line)) }
    case .summary(let grouping, let scope):
      try writer.begin(SummaryTable.columns)
      for row in SummaryTable.rows(try summary(by: grouping, in: scope)) { try writer.write(row) }
    case .findings(let language, let scope): try writeFindings(in: scope, language, withNames: false, with: &writer)
    }
    try writer.end()
  }

  /// Writes the heading and the rows of the systems, of every state where none is asked for; the table goes on.
  package func writeSystems(
    in scope: Scope, withNames: Bool, with writer: inout some TableWriter
  ) throws {
    var scope = scope
    if scope.states.isEmpty { scope.states = SystemState.allCases }
    try writer.begin(withNames ? SystemTable.columnsWithNames : SystemTable.columns())
    try forEachSystem(in: scope) {
      try writer.write(withNames ? SystemTable.rowWithNames($0) : SystemTable.row($0))
    }
  }

  /// Writes the heading and the rows of the findings; the table goes on.
  package func writeFindings(
    in scope: Scope, _ language: Language, severities: Set<Severity> = Set(Severity.allCases), withNames: Bool,
    with writer: inout some TableWriter
  ) throws {
    try writer.begin(withNames ? FindingTable.columnsWithNames : FindingTable.columns)
    try forEachFinding(in: scope, severities: severities) {
      try writer.write(
        withNames ? FindingTable.rowWithNames($0, in: language) : FindingTable.row($0, in: language))
    }
  }
}
