import LevelRegistry

/// What an import did.
public struct ImportResult: Sendable {
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// The lines left out because their level lies outside the register.
  public var outOfScope: [Int] = []
  /// The codes given to lines that came without one.
  public var newCodes: [String] = []
  /// The entry that holds it all; nil when nothing was new.
  public var entry: Int64?

  mutating func count(_ outcome: LineOutcome) {
    switch outcome {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }
}

extension Registry {
  /// Takes the lines of a file of systems over as one entry, all or nothing.
  ///
  /// - Parameters:
  ///   - source: opens the file; it is read twice, for its digest and for its lines.
  ///   - name: what the entry calls the file.
  ///   - skippingOutOfScope: leaves lines of levels 4 and 5 out, and lists them in the result.
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importSystems(
    from source: () throws -> any ByteSource, named name: String, by actor: String, note: String? = nil,
    terms: SheetTerms, skippingOutOfScope: Bool = false
  ) throws -> ImportResult {
    try importing("import systems", source, named: name, by: actor, note: note) { recording, source, result in
      var sheet = try Sheet<SystemColumn>(source, required: [.name, .owner])
      let systems = SystemSheet(recording, terms)
      while var row = try sheet.next() {
        if skippingOutOfScope, row.isOutOfScope {
          result.outOfScope.append(row.line)
          continue
        }
        let line = SystemLine(&row)
        guard row.problems.isEmpty else {
          sheet.add(row.problems)
          continue
        }
        do {
          let outcome = try systems.record(line)
          result.count(outcome)
          if line.code == nil, case .added(let code) = outcome { result.newCodes.append(code) }
        } catch let error as LineError<SystemColumn> {
          sheet.add(row.problem(error))
        }
      }
      return sheet.problems
    }
  }

  /// Takes the lines of a file of organizations over as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importOrganizations(
    from source: () throws -> any ByteSource, named name: String, by actor: String, note: String? = nil,
    terms: SheetTerms
  ) throws -> ImportResult {
    try importing("import organizations", source, named: name, by: actor, note: note) { recording, source, result in
      var sheet = try Sheet<OrganizationColumn>(source, required: [.code, .name])
      var rows: [SheetRow<OrganizationColumn>] = []
      var lines: [OrganizationLine] = []
      while var row = try sheet.next() {
        let line = OrganizationLine(&row)
        sheet.add(row.problems)
        rows.append(row)
        lines.append(line)
      }
      guard sheet.problems.isEmpty else { return sheet.problems }
      for (row, outcome) in zip(rows, try OrganizationSheet(recording, terms).record(lines)) {
        do {
          result.count(try outcome.get())
        } catch let error as LineError<OrganizationColumn> {
          sheet.add(row.problem(error))
        }
      }
      return sheet.problems
    }
  }

  private func importing(
    _ action: String, _ source: () throws -> any ByteSource, named name: String, by actor: String, note: String?,
    _ body: (Recording, any ByteSource, inout ImportResult) throws -> [ImportProblem]
  ) throws -> ImportResult {
    let digest = try FileDigest.sha256(of: try source())
    let origin = "\(name) sha256:\(digest)"
    var result = ImportResult()
    result.entry = try record(by: actor, action: action, note: note, source: origin) { recording in
      let problems = try body(recording, try source(), &result)
      guard problems.isEmpty else { throw ImportError(problems: problems.sorted { $0.line < $1.line }) }
    }.entry
    return result
  }
}

extension SheetRow {
  fileprivate func problem(_ error: LineError<Column>) -> ImportProblem {
    ImportProblem(error.reason, line: line, column: error.column.rawValue, value: raw(error.column))
  }
}
