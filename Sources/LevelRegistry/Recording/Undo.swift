import CapdoSQLite

extension Snapshot {
  /// The entries that the last command of an actor recorded, the earliest first: several files are one command.
  ///
  /// - Throws: `RegistryError.nothingToUndo` when that actor recorded nothing; `undoneAlready` when the last thing that it
  ///   recorded is a reversal itself.
  package func lastRun(of actor: String) throws -> [JournalLine] {
    let actor = Folding.compose(actor) ?? actor
    let last = try connection.statement(
      "SELECT ifnull(run, seq), seq, act FROM entry WHERE actor = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1"
    ).first(.text(actor), .integer(entry)) { (try $0.integer(0), try $0.integer(1), try $0.text(2)) }
    guard let (run, number, act) = last else { throw RegistryError.nothingToUndo(actor) }
    guard UndoneEntries(act) == nil else { throw RegistryError.undoneAlready(number, act: act) }
    return try connection.statement(
      "SELECT seq FROM entry WHERE ?1 IN (seq, run) AND seq BETWEEN ?1 AND ?2 ORDER BY seq"
    )
    .rows(.integer(run), .integer(entry)) { try $0.integer(0) }.map(journalLine)
  }
}

extension Recording {
  /// Takes back what one command recorded, the last entry first; as one entry, of which `reverse` records all again.
  ///
  /// - Throws: as `reverse` does, when a later entry rests on one of these.
  @discardableResult
  package func undo(_ entries: [JournalLine]) throws -> [Reversal] {
    let numbers = entries.map(\.entry)
    guard let first = numbers.min(), let last = numbers.max() else { return [] }
    return try act(.undo, of: first...last) {
      try numbers.sorted(by: >).map { try reverse($0) }
    }
  }
}
