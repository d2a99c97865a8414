import SQLite

/// What taking an entry back did.
public struct Reversal: Hashable, Sendable {
  /// The entry that was taken back.
  public let entry: JournalLine
  /// How many facts of it no longer stand.
  public let voided: Int
  /// How many facts that it had replaced hold again.
  public let restored: Int
}

// A merger, a renaming, a holiday or the import of a wrong file is many facts, and is taken back as it was recorded: whole.
extension Recording {
  /// Takes back an entry: what it wrote is voided, and what it had replaced holds again up to what was recorded since.
  ///
  /// Like every correction it says that the register was wrong, so its entry has a note; both entries stay readable.
  /// Reversing a reversal records the entry again. Reads every fact table once.
  /// - Throws: `RegistryError.emptyText` for an entry without a note; `unknownEntry`; `standsForGood` for the entry that
  ///   made the register and for a closing; `reversedAlready`; `builtUpon` when a later entry rests on it, or gave
  ///   another one a code that it had ended.
  @discardableResult
  public func reverse(_ number: Int64) throws -> Reversal {
    try act("reverse \(number)") {
      guard journal.note != nil else { throw RegistryError.emptyText(.reason) }
      let entry = try entry(number)
      let marks = try FactTable.all.map { try EntryMarks(of: number, in: $0, connection) }
      guard number > 1, marks[FactTable.closing.index].written.isEmpty else {
        throw RegistryError.standsForGood(number, action: entry.action)
      }
      for marks in marks { try void(marks) }
      directory = nil
      for marks in marks { try restore(marks) }
      try mustRestOnNothing(marks)
      for marks in marks { try settle(marks) }
      return Reversal(
        entry: entry, voided: marks.reduce(0) { $0 + $1.written.count },
        restored: marks.reduce(0) { $0 + $1.replaced.count })
    }
  }

  private func entry(_ number: Int64) throws -> JournalLine {
    if let entry = try JournalLine.find(number, in: connection) { return entry }
    let last = try connection.statement("SELECT max(seq) FROM entry").first { try $0.integer(0) }
    throw RegistryError.unknownEntry(number, last: last ?? 0)
  }

  private func void(_ marks: EntryMarks) throws {
    let timeline = try timeline(marks.table)
    for (fact, later) in marks.written {
      guard let later else {
        try timeline.void(fact)
        continue
      }
      // Whoever changed it may have been taken back: then it stands again, word for word.
      guard let again = try timeline.fact(of: fact.key, on: fact.from), again.says(fact) else {
        throw try builtUpon(marks.entry, by: later)
      }
      try timeline.void(again)
    }
    // What was recorded later for the days before took it for its end.
    for (fact, _) in marks.written where !fact.key.isEmpty {
      if let later = try standing(fact.key, in: marks, "valid_to = ?1", fact.from) {
        throw try builtUpon(marks.entry, by: later)
      }
    }
  }

  private func restore(_ marks: EntryMarks) throws {
    let timeline = try timeline(marks.table)
    for fact in marks.replaced {
      if let later = try standing(fact.key, in: marks, "valid_from <= ?1 AND valid_to > ?1", fact.from) {
        throw try builtUpon(marks.entry, by: later)
      }
      let next = marks.table.key.isEmpty ? nil : try timeline.fact(of: fact.key, after: fact.from)
      let to = min(fact.to, next?.from ?? .forever)
      try mustBeFree(fact, in: marks, to: to)
      try timeline.write(fact.key, fact.values, from: fact.from, to: to)
    }
    directory = nil
    guard marks.table.index == FactTable.organization.index else { return }
    try mustNotStandAboveThemselves(Set(marks.replaced.map { try Fields($0.key, "organization").integer(0) }))
  }

  /// What was recorded since holds for what is there again: mergers hand it over, and who is gone vouches for nothing.
  private func settle(_ marks: EntryMarks) throws {
    let tables = [FactTable.organization, .confirmation, .contact, .system].map(\.index)
    guard tables.contains(marks.table.index) else { return }
    let ids = try marks.replaced.map { try Fields($0.key, marks.table.name.description).integer(0) }
    for id in Set(ids).sorted() {
      try settle(id, in: marks.table)
      let isVouchedFor = [FactTable.confirmation.index, FactTable.contact.index].contains(marks.table.index)
      guard isVouchedFor, let end = try knownOrganizations().history(of: id).last?.to else { continue }
      try timeline(marks.table).end([.integer(id)], on: end)
    }
  }

  /// The latest entry after the one taken back of which a fact of a key stands.
  private func standing(_ key: [Value], in marks: EntryMarks, _ condition: SQL, _ day: Day) throws -> Int64? {
    let keys = SQL.joined(
      marks.table.key.enumerated().map { "\($0.element) = \(.parameter($0.offset + 3)) AND " }, separator: "")
    return try connection.statement(
      "SELECT max(entry) FROM \(marks.table.name) WHERE \(keys)\(condition) AND voided_by IS NULL AND entry > ?2"
    ).first([.text(day.description), .integer(marks.entry)] + key) { try $0.optionalInteger(0) } ?? nil
  }
}
