import CapdoSQLite

/// What holds of each system of a scope, looked up once where much is asked of it: the numbers of its facts.
///
/// They lie in a table of the connection's own, of which the file never hears, so that a registry that is only read has it too.
/// What is asked within the body of another run has a run of its own.
struct Held {
  let run: Int64

  fileprivate static let table: SQL = """
    CREATE TEMP TABLE IF NOT EXISTS held (run INTEGER, system INTEGER, approval INTEGER, plan INTEGER, dossier INTEGER)
    """

  /// The approvals `a` in force of the systems `s` that a `Query` among held ones asks of, for a condition of its own.
  static func approvals(_ columns: SQL, _ ending: SQL) -> SQL {
    """
    SELECT \(columns) FROM temp.held h CROSS JOIN approval a ON a.fact = h.approval
    CROSS JOIN system s ON s.fact = h.system WHERE h.run = ?3 \(ending)
    """
  }
}

extension Snapshot {
  /// Calls `body` with what holds of the systems of a scope: the approval in force, the plan that counts, the dossier.
  ///
  /// - Complexity: one pass over the systems, with the look-ups of all three; five small numbers are kept of each, in a
  ///   temporary file where they are many.
  func holding(_ scope: Scope, _ body: (Held) throws -> Void) throws {
    try connection.statement(Held.table).run()
    let last = try connection.statement("SELECT max(run) FROM temp.held").first { try $0.optionalInteger(0) }
    let held = Held(run: ((last ?? nil) ?? 0) + 1)
    defer { try? connection.statement("DELETE FROM temp.held WHERE run = ?").run(.integer(held.run)) }
    var query = try query(in: scope, plan: true, dossier: true)
    let run = query.bind(.integer(held.run))
    try connection.statement("INSERT INTO temp.held \(query.select("\(run), s.fact, a.fact, p.fact, d.fact"))")
      .run(query.values)
    try body(held)
  }
}
