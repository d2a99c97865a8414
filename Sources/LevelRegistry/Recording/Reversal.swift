import CapdoSQLite

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
  /// Like every correction it says that the registry was wrong, so its entry has a note; both entries stay readable.
  /// Reversing a reversal records the entry again. Reads every fact table once.
  /// - Throws: `empty-text` for an entry without a note; `unknown-entry`; `irreversible` for the entry that
  ///   made the registry and for a closing; `reversed-already`; `built-upon` when a later entry rests on it, or gave
  ///   another one a code that it had ended.
  @discardableResult
  public func reverse(_ number: Int64) throws -> Reversal {
    try act(.reverse, of: number...number) {
      guard journal.note != nil else { throw RegistryError.emptyText(.reason) }
      let entry = try entry(number)
      let marks = try FactTable.all.map { try EntryEffect(of: number, in: $0, connection) }
      guard number > 1, marks[FactTable.closing.index].written.isEmpty else {
        throw RegistryError.irreversible(number, act: entry.act)
      }
      for marks in marks { try void(marks) }
      for marks in marks { try restore(marks) }
      try mustRestOnNothing(marks)
      for marks in marks { try applySuccessions(marks) }
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

  private func void(_ marks: EntryEffect) throws {
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
    for (fact, _) in marks.written where marks.table.isTimeline {
      if let later = try standing(fact.key, in: marks, "valid_to = ?1", fact.from) {
        throw try builtUpon(marks.entry, by: later)
      }
    }
  }

  private func restore(_ marks: EntryEffect) throws {
    let timeline = try timeline(marks.table)
    for fact in marks.replaced {
      if let later = try standing(fact.key, in: marks, "valid_from <= ?1 AND valid_to > ?1", fact.from) {
        throw try builtUpon(marks.entry, by: later)
      }
      let next = try !marks.table.isTimeline ? nil : timeline.fact(of: fact.key, after: fact.from)
      let to = min(fact.to, next?.from ?? .forever)
      try mustBeFree(fact, in: marks, to: to)
      try timeline.write(fact.key, fact.values, from: fact.from, to: to)
    }
    guard marks.table.kind == .organization else { return }
    try mustNotStandAboveThemselves(Set(marks.replaced.map { try Fields($0.key, "organization").integer(0) }))
  }

  /// What was recorded since holds for what is there again: mergers hand it over, and who is gone vouches for nothing. Who is
  /// gone again hands over what it was given since.
  private func applySuccessions(_ marks: EntryEffect) throws {
    let tables: [RecordedKind] = [.organization, .confirmation, .contact, .system]
    guard tables.contains(marks.table.kind) else { return }
    let ids = try marks.replaced.map { try Fields($0.key, marks.table.name.description).integer(0) }
    for id in Set(ids).sorted() {
      try applySuccessions(id, in: marks.table)
      guard marks.table.kind != .system, let gone = try directory.history(of: id).last?.to, gone != .forever
      else { continue }
      try end(id, on: gone, in: [.confirmation, .contact])
      if marks.table.kind == .organization { try handOver(id, from: gone) }
    }
  }

  private func handOver(_ organization: Int64, from day: Day) throws {
    for (table, columns) in Self.mentions {
      let naming = try mentions(of: [organization], in: table, columns, after: day)
      for id in Set(try naming.map { try Fields($0.key, table.name.description).integer(0) }).sorted() {
        try applySuccessions(id, in: table)
      }
    }
  }

  /// The latest entry after the one taken back of which a fact of a key stands.
  private func standing(_ key: [Value], in marks: EntryEffect, _ condition: SQL, _ day: Day) throws -> Int64? {
    let keys = SQL.joined(
      marks.table.key.enumerated().map { "\($0.element) = \(.parameter($0.offset + 3)) AND " }, separator: "")
    return try connection.statement(
      "SELECT max(entry) FROM \(marks.table.name) WHERE \(keys)\(condition) AND voided_by IS NULL AND entry > ?2"
    ).first([.text(day.description), .integer(marks.entry)] + key) { try $0.optionalInteger(0) } ?? nil
  }
}

/// What an entry did to one table.
struct EntryEffect {
  let entry: Int64
  let table: FactTable
  /// The facts that it wrote, but for those that it voided itself, and which later entry voided each.
  let written: [(fact: Fact, voidedBy: Int64?)]
  /// Those of earlier entries that it voided.
  let replaced: [Fact]

  init(of entry: Int64, in table: FactTable, _ connection: RegistryConnection) throws {
    self.entry = entry
    self.table = table
    func facts(_ condition: SQL) throws -> [(fact: Fact, voidedBy: Int64?)] {
      let columns = SQL.joined(table.columns + ["voided_by"], separator: ", ")
      return try connection.statement("SELECT \(columns) FROM \(table.name) WHERE \(condition) ORDER BY fact")
        .rows(.integer(entry)) { (try Fact($0, of: table), try $0.optionalInteger(table.columns.count)) }
    }
    written = try facts("entry = ?1 AND voided_by IS NOT ?1")
    replaced = try facts("voided_by = ?1 AND entry <> ?1").map(\.fact)
  }

  /// The organizations or systems that it introduced: each bears the number of its first fact.
  var introduced: [Int64] {
    written.map(\.fact).filter { $0.key == [.integer($0.number)] }.map(\.number)
  }
}

// Who rests on an entry that is to be taken back.
extension Recording {
  /// The refusal that names a later entry.
  func builtUpon(_ entry: Int64, by later: Int64) throws -> RegistryError {
    let act = try JournalLine.find(later, in: connection)?.act ?? ""
    return UndoneEntries(act)?.contain(entry) == true
      ? .reversedAlready(entry, by: later) : .builtUpon(entry, by: later, act: act)
  }

  /// Throws when a fact that still stands names what the entry introduced, or is the share of a successor that the entry
  /// named.
  func mustRestOnNothing(_ marks: [EntryEffect]) throws {
    for (table, column, target) in FactTable.references {
      let introduced = marks[target.index].introduced
      if let later = try latestEntry(in: table, naming: introduced, column) {
        throw try builtUpon(marks[target.index].entry, by: later)
      }
    }
    if let later = try latestResult(without: marks[FactTable.requirement.index]) {
      throw try builtUpon(marks[FactTable.requirement.index].entry, by: later)
    }
    let successions = marks[FactTable.succession.index]
    for (succession, _) in successions.written {
      if let later = try latestShare(succession, after: successions.entry) {
        throw try builtUpon(successions.entry, by: later)
      }
    }
  }

  private func latestEntry(in table: FactTable, naming ids: [Int64], _ column: SQL) throws -> Int64? {
    // In pieces: a connection takes no text of more than 1 MiB.
    try stride(from: 0, to: ids.count, by: 40_000).compactMap { start in
      try connection.statement(
        """
        SELECT max(entry) FROM \(table.name)
        WHERE \(column) IN (SELECT value FROM json_each(?)) AND voided_by IS NULL
        """
      ).first(.text("[\(ids[start...].prefix(40_000).map(String.init).joined(separator: ","))]")) {
        try $0.optionalInteger(0)
      } ?? nil
    }.max()
  }

  /// The latest entry whose results or remedies are about a requirement that is no longer recorded.
  private func latestResult(without requirements: EntryEffect) throws -> Int64? {
    guard !requirements.written.isEmpty else { return nil }
    return try connection.statement(
      """
      SELECT max(entry) FROM (
        SELECT entry, catalog, level, requirement FROM assessment WHERE voided_by IS NULL
        UNION ALL SELECT entry, catalog, level, requirement FROM remedy WHERE voided_by IS NULL AND catalog IS NOT NULL) r
      WHERE NOT EXISTS (SELECT 1 FROM requirement q WHERE q.catalog = r.catalog AND q.level = r.level
        AND q.number = r.requirement AND q.voided_by IS NULL)
      """
    ).first { try $0.optionalInteger(0) } ?? nil
  }

  /// The latest entry after another that put the successor in the place of the predecessor on the day of the succession.
  private func latestShare(_ succession: Fact, after entry: Int64) throws -> Int64? {
    try Self.mentions.compactMap { table, columns in
      let handed = SQL.joined(
        columns.map { "before.\(table.values[$0]) = ?1 AND after.\(table.values[$0]) = ?2" }, separator: " OR ")
      return try connection.statement(
        """
        SELECT max(after.entry) FROM \(table.name) AS before JOIN \(table.name) AS after
        ON after.\(table.key[0]) = before.\(table.key[0]) AND after.valid_from = before.valid_to
        WHERE before.voided_by IS NULL AND after.voided_by IS NULL AND before.valid_to = ?3 AND after.entry > ?4
          AND (\(handed))
        """
      ).first(succession.key + [.text(succession.from.description), .integer(entry)]) { try $0.optionalInteger(0) }
        ?? nil
    }.max()
  }

  /// Throws when another organization or system bears the code of a fact that is to hold again.
  func mustBeFree(_ fact: Fact, in marks: EntryEffect, to end: Day) throws {
    let table = marks.table
    guard [.organization, .system].contains(table.kind) else { return }
    let later = try connection.statement(
      """
      SELECT max(entry) FROM \(table.name)
      WHERE code = ? AND id <> ? AND voided_by IS NULL AND valid_from < ? AND valid_to > ?
      """
    ).first([fact.values[0], fact.key[0], .text(end.description), .text(fact.from.description)]) {
      try $0.optionalInteger(0)
    }
    if let later = later ?? nil { throw try builtUpon(marks.entry, by: later) }
  }
}
