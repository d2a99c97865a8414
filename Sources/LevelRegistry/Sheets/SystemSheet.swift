import SQLite

/// Records the lines of a sheet of systems: adds and corrects, never erases.
///
/// A system on record is compared with what the register itself would export for the day of the sheet: cells that are
/// empty or equal change nothing; a dated cell that differs is applied on its own date, an undated one on the day of the
/// sheet.
public final class SystemSheet: LineRecorder {
  typealias Column = SystemColumn
  let recording: Recording
  let terms: SheetTerms
  /// The day as of which codes are read and systems compared.
  let day: Day
  let snapshot: Snapshot
  private var names: SystemNames?
  private var seen: Set<String> = []

  public init(_ recording: Recording, _ terms: SheetTerms) {
    self.recording = recording
    self.terms = terms
    day = terms.day ?? recording.today
    snapshot = Snapshot(connection: recording.connection, day: day, head: .open)
  }

  /// Records one line.
  ///
  /// - Throws: `LineError`, after which the entry must be thrown away; other lines can still be tried for their errors.
  public func record(_ line: SystemLine) throws -> LineOutcome<SystemLine> {
    guard let name = line.name else { throw error(.name, .emptyText(.name)) }
    guard let ownerReference = line.owner else { throw error(.owner, .emptyText(.owner)) }
    let owner = try at(.owner) { try organization(ownerReference, of: line, \.owner) }
    if let code = line.code {
      let code = try at(.code) { try Text.code(code) }
      guard seen.insert(code).inserted else { throw error(.code, .codeRepeated(code)) }
      if let system = try at(.code, { try known(code) }) { return try correct(system, by: line, owner: owner) }
      return .added(code: try add(line, code: code, owner: owner))
    }
    return try recordWithoutCode(line, name: name, owner: owner)
  }

  /// What is wrong with the organizations that a refused line names, so that one pass tells of all of them.
  public func organizationProblems(in line: SystemLine) throws -> [LineError<SystemColumn>] {
    try [(SystemColumn.owner, line.owner, \Position.owner), (.operator, line.operator, \.operator)].compactMap {
      column, reference, own in
      guard let reference else { return nil }
      do {
        _ = try at(column) { try organization(reference, of: line, own) }
        return nil
      } catch let error as LineError<SystemColumn> {
        return error
      }
    }
  }

  /// The organization that a cell means.
  ///
  /// A name that several bear, or nobody any more, means the one that the system has already, where that is its name.
  func organization(_ reference: String, of line: SystemLine, _ own: KeyPath<Position, Organization>) throws
    -> Organization
  {
    do {
      return try recording.organization(reference, on: day)
    } catch let error as RegistryError {
      guard let system = try line.code.flatMap(known),
        let present = try snapshot.position(ofSystem: system.id)?[keyPath: own], present.name == reference
      else { throw error }
      return present
    }
  }

  private func recordWithoutCode(_ line: SystemLine, name: String, owner: Organization) throws -> LineOutcome<
    SystemLine
  > {
    var names = try names ?? SystemNames(recording.connection)
    defer { self.names = names }
    let found = names.codes(named: name, owner: owner.id)
    guard found.count <= 1 else { throw error(.name, .ambiguousName(name, candidates: found)) }
    if let code = found.first, let system = try at(.name, { try known(code) }) {
      guard seen.insert(code).inserted else { throw error(.name, .codeRepeated(code)) }
      return try correct(system, by: line, owner: owner)
    }
    let code = names.nextCode()
    seen.insert(code)
    // Before the line is tried: a line that is refused does not lend its code to the next one.
    names.add(code: code, name: name, owner: owner.id)
    _ = try add(line, code: code, owner: owner)
    return .added(code: code)
  }

  /// The system that bears a code on the day of the sheet, retired or not, else the only one that ever bore it.
  private func known(_ code: String) throws -> RegisteredSystem? {
    let bearers = try recording.connection.statement(
      """
      SELECT id, name, valid_from <= ?2 AND ?2 < valid_to FROM system WHERE code = ?1 AND voided_by IS NULL
      """
    ).rows(.text(code), .text(day.description)) { row in
      (
        system: RegisteredSystem(id: try row.integer(0), code: code, name: try row.text(1)),
        isThere: try row.integer(2) == 1
      )
    }
    if let bearer = bearers.first(where: \.isThere) { return bearer.system }
    guard bearers.allSatisfy({ $0.system.id == bearers[0].system.id }) else {
      throw RegistryError.ambiguousSystem(code)
    }
    return bearers.first?.system
  }

  /// The day of a status: its own, else that of the sheet.
  func day(of column: SystemColumn, _ own: Day?) throws -> Day {
    guard let day = own ?? terms.day else { throw error(column, .undated) }
    return try happened(day, column)
  }

  func happened(_ day: Day, _ column: SystemColumn) throws -> Day {
    try at(column) { try recording.mustHaveHappened(day) }
    return day
  }
}
