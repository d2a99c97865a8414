import CapdoSQLite

/// One fact in the history of a system, standing or replaced; of results per requirement and remedies, all that an entry
/// recorded alike.
public struct HistoryLine: Hashable, Sendable {
  /// The entry that recorded it.
  public let entry: Int64
  /// When the entry was recorded.
  public let recordedAt: Moment
  /// Who is said to have recorded it.
  public let actor: String
  /// What the entry did, for example `approve`.
  public let act: String
  /// Why, where somebody said so.
  public let note: String?
  /// The file that the entry came from.
  public let source: String?
  /// Which kind of fact.
  package let table: RecordedKind
  /// What the fact says.
  public let phrase: Phrase
  /// The days during which it held; half open.
  public let from: Day
  /// The day after the last on which it held; `Day.forever` for no end.
  public let to: Day
  /// The entry that replaced it or took it back; nil while it stands.
  public let voidedBy: Int64?
  /// What takes it back: removes it, or puts back what it replaced on its first day; nil when it no longer stands, or when
  /// an organization that it would have to name was taken back.
  package let correction: Correction?
  /// What takes back its end, where nothing followed: a revocation.
  package let correctionOfEnd: Correction?
  /// The entry whose reversal takes it back, where no correction does; nil when it no longer stands.
  package let reversal: Int64?
  /// How many facts the line stands for.
  package let facts: Int

  init(
    _ recorded: RecordedFact, _ table: RecordedKind, _ phrase: Phrase, facts: Int = 1, voidedBy: Int64?,
    correction: Correction? = nil, correctionOfEnd: Correction? = nil, reversal: Int64? = nil
  ) {
    entry = recorded.entry
    recordedAt = recorded.at
    actor = recorded.actor
    act = recorded.act
    note = recorded.note
    source = recorded.source
    (from, to) = (recorded.fact.from, recorded.fact.to)
    self.table = table
    self.phrase = phrase
    self.facts = facts
    self.voidedBy = voidedBy
    self.correction = correction
    self.correctionOfEnd = correctionOfEnd
    self.reversal = reversal
  }

  /// The table of the fact: system, dossier, approval, plan, inspection, assessment or remedy.
  public var kind: String { table.rawValue }
}

extension Snapshot {
  /// Returns every fact that was ever recorded under the code of a system, in the order recorded: what stands and what was
  /// replaced.
  ///
  /// A system that was taken back altogether keeps its history, and comes before another one that bears its code since.
  /// - Throws: `unknown-system`.
  public func history(of code: String) throws -> [HistoryLine] {
    let code = Folding.compose(code) ?? code
    let systems = try connection.statement("SELECT DISTINCT id FROM system WHERE code = ? AND entry <= ? ORDER BY id")
      .rows(.text(code), .integer(entry)) { try $0.integer(0) }
    guard !systems.isEmpty else { throw try noSystem(code) }
    let lines = try systems.flatMap { id in
      let code = try currentCode(of: id) ?? code
      return try chapter(InformationSystem.self, of: id, code) + chapter(Dossier.self, of: id, code)
        + chapter(Approval.self, of: id, code) + chapter(Plan.self, of: id, code)
        + chapter(Inspection.self, of: id, code) + resultChapter(of: id)
    }
    return lines.enumerated().sorted { ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset) }.map(\.element)
  }

  /// The code by which a system is found now, where its code was corrected.
  func currentCode(of id: Int64) throws -> String? {
    try connection.statement(
      "SELECT code FROM system WHERE id = ? AND voided_by IS NULL ORDER BY valid_from DESC LIMIT 1"
    ).first(.integer(id)) { try $0.text(0) }
  }

  /// The facts of one kind, in the order recorded.
  private func chapter<F: SystemFact>(_ type: F.Type, of id: Int64, _ code: String) throws -> [HistoryLine] {
    let facts = try recorded(F.table, F.table.key[0], id)
    return try facts.map { recorded in
      let fact = try F(recorded.fact)
      func correction(on day: Day, becoming replaced: Fact? = nil) throws -> Correction? {
        let wanted = try replaced.map { try F($0) }
        if let wanted = wanted as? InformationSystem, try !canBeNamed(wanted, on: day) { return nil }
        if let system = fact as? InformationSystem, wanted == nil, let before = recorded.before(among: facts),
          let transfer = try connection.transfer(InformationSystem(before.fact), system, code, on: day)
        {
          return transfer
        }
        return try Correction(of: fact, from: day, of: code, becoming: wanted, in: directory)
      }
      return HistoryLine(
        recorded, F.table.kind, try fact.words(in: directory, on: recorded.fact.from),
        voidedBy: known(recorded.voidedBy),
        correction: recorded.stands
          ? try correction(on: recorded.fact.from, becoming: recorded.replaced(among: facts)?.fact) : nil,
        correctionOfEnd: recorded.isLast(among: facts) ? try correction(on: recorded.fact.to) : nil)
    }
  }

  /// Whether its owner and operator are recorded: those that were taken back cannot be put in again.
  private func canBeNamed(_ system: InformationSystem, on day: Day) throws -> Bool {
    try [system.owner, system.operator].allSatisfy { try directory.organization($0, asOf: day) != nil }
  }

  /// The entry that voided a fact, where the snapshot knows it.
  func known(_ voidedBy: Int64?) -> Int64? { voidedBy.flatMap { $0 <= entry ? $0 : nil } }

  /// The facts of a table that name a system in a column, in the order recorded.
  func recorded(_ table: FactTable, _ column: SQL, _ id: Int64) throws -> [RecordedFact] {
    let columns = SQL.joined(table.columns.map { "f.\($0)" }, separator: ", ")
    return try connection.statement(
      """
      SELECT \(columns), f.voided_by, e.recorded_at, e.actor, e.act, e.note, e.source
      FROM \(table.name) f JOIN entry e ON e.seq = f.entry
      WHERE f.\(column) = ?1 AND f.entry <= ?2 ORDER BY f.fact
      """
    ).rows(.integer(id), .integer(entry)) { try RecordedFact($0, of: table) }
  }
}

/// A fact with its entry.
struct RecordedFact {
  let fact: Fact
  let entry: Int64
  /// The entry that voided it, whether or not the snapshot knows.
  let voidedBy: Int64?
  let at: Moment
  let actor: String
  let act: String
  let note: String?
  let source: String?

  init(_ row: borrowing Row, of table: FactTable) throws {
    let count = table.columns.count
    fact = try Fact(row, of: table)
    entry = try row.integer(count - 1)
    voidedBy = try row.optionalInteger(count)
    at = try Moment(row.text(count + 1))
    actor = try row.text(count + 2)
    act = try row.text(count + 3)
    note = try row.optionalText(count + 4)
    source = try row.optionalText(count + 5)
  }

  var stands: Bool { voidedBy == nil }

  /// What was replaced, over its whole length, by the act that first said this.
  func replaced(among facts: [RecordedFact]) -> RecordedFact? {
    // An act that cuts a fact writes what is left of it again under its own entry.
    guard let before = facts.last(where: { $0.gaveWay(to: self) }) else { return nil }
    return before.fact.values == fact.values ? before.replaced(among: facts) : before
  }

  /// The entry that first said this: what another one cut or put back is written again under that one.
  func origin(among facts: [RecordedFact]) -> Int64 {
    guard let before = facts.last(where: { $0.gaveWay(to: self) }), before.fact.values == fact.values else {
      return entry
    }
    return before.origin(among: facts)
  }

  /// What stands up to the day on which it begins.
  func before(among facts: [RecordedFact]) -> RecordedFact? {
    facts.first { $0.stands && $0.fact.key == fact.key && $0.fact.to == fact.from }
  }

  /// Whether it stands and ends, and nothing stands where it ends.
  func isLast(among facts: [RecordedFact]) -> Bool {
    stands && fact.to < .forever
      && !facts.contains { $0.stands && $0.fact.key == fact.key && $0.fact.from == fact.to }
  }

  private func gaveWay(to other: RecordedFact) -> Bool {
    voidedBy == other.entry && fact.number < other.fact.number && fact.key == other.fact.key
      && fact.from == other.fact.from
  }
}

/// One fact of any table as it lies in the registry, its four columns included.
package struct FactLine: Hashable, Sendable {
  /// What the fact holds.
  package fileprivate(set) var values: [Content]
  /// The place of each value among `columns`, of which its table has few, from the left; the last column is among them.
  package let places: [Int]

  /// The columns of all tables under one another: the table, `fact`, every key and value of schema.sql once, and the
  /// four that every fact has.
  package static let columns: [String] = {
    var columns = ["table", "fact"]
    for column in FactTable.all.flatMap({ $0.key + $0.values }).map(\.description) where !columns.contains(column) {
      columns.append(column)
    }
    return columns + ["valid_from", "valid_to", "entry", "voided_by"]
  }()

  /// A value as it lies in a table.
  package enum Content: Hashable, Sendable {
    case none
    case integer(Int64)
    case text(String)

    init(_ value: Value) {
      self =
        switch value {
        case .null: .none
        case .integer(let integer): .integer(integer)
        case .text(let text): .text(text)
        }
    }
  }
}

extension Snapshot {
  /// Calls `body` with every fact of every table that was known, standing or replaced, whatever the day asked: by table
  /// and in the order recorded.
  ///
  /// - Parameter after: leaves out what neither was recorded nor voided by an entry after this one.
  package func forEachFact(after: Int64 = 0, _ body: (FactLine) throws -> Void) throws {
    for table in FactTable.all {
      let named =
        (["fact"] + (table.key + table.values).map(\.description) + ["valid_from", "valid_to", "entry"])
        .compactMap { FactLine.columns.firstIndex(of: $0) } + [FactLine.columns.count - 1]
      let order = named.indices.sorted { named[$0] < named[$1] }
      var line = FactLine(values: [.text(table.name.description)], places: [0] + order.map { named[$0] })
      try connection.statement(
        """
        SELECT \(table.columnList), CASE WHEN voided_by <= ?1 THEN voided_by END FROM \(table.name)
        WHERE entry <= ?1 AND (entry > ?2 OR voided_by > ?2) ORDER BY fact
        """
      ).forEachRow([.integer(entry), .integer(after)]) { row in
        line.values.removeSubrange(1...)
        for column in order { line.values.append(.init(try row.value(column))) }
        try body(line)
      }
    }
  }
}
