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
    return try act(first == last ? "undo \(first)" : "undo \(first)-\(last)") {
      try numbers.sorted(by: >).map { try reverse($0) }
    }
  }
}

/// The entries that an act took back: those of `reverse 5`, `undo 5` or `undo 5-9`.
struct UndoneEntries {
  private let range: ClosedRange<Int64>

  /// nil for an act of another kind.
  init?(_ act: String) {
    let words = act.split(separator: " ")
    guard words.count == 2, words[0] == "reverse" || words[0] == "undo" else { return nil }
    let numbers = words[1].split(separator: "-").compactMap { Int64($0) }
    guard let first = numbers.first, let last = numbers.last, first <= last else { return nil }
    range = first...last
  }

  func contain(_ entry: Int64) -> Bool { range.contains(entry) }
}
