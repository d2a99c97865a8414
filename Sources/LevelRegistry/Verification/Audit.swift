import CapdoSQLite

extension Registry {
  /// Checks a registry against itself, against schema.sql and against a checkpoint, and says what does not fit.
  ///
  /// Recomputes every digest, compares every rule that the schema promises, and asks SQLite for the soundness of the
  /// file. Only reads; memory does not grow with the file, but SQLite may sort in a temporary file outside it.
  /// - Parameter warn: called when others may write to the file, so that what holds now need not hold later.
  /// - Throws: a `RegistryFailure` when the file is no registry of this version or cannot be read.
  public static func verify(
    _ path: String, against checkpoint: Checkpoint? = nil, warn: (RegistryWarning) -> Void = { _ in }
  ) throws -> Verdict {
    try verify(path, against: checkpoint, progress: { _ in }, warn: warn)
  }

  /// - Parameter progress: called with what is being done, and of the chain how many facts of how many are done.
  package static func verify(
    _ path: String, against checkpoint: Checkpoint? = nil, progress: @escaping (VerificationStep) -> Void,
    warn: (RegistryWarning) -> Void = { _ in }
  ) throws -> Verdict {
    let file = try RegistryFile(checking: path, against: .current)
    if file.isWritableByOthers { warn(.isWritableByOthers(path: path)) }
    guard file.version == Schema.current.version else { throw RegistryError.isOlder(path: path, version: file.version) }
    return try RegistryError.translating {
      do {
        return try Audit(file.path, checkpoint, progress).run()
      } catch let error as SQLiteError where !error.isOfTheMachine {
        // So damaged that it cannot be opened.
        var verdict = Verdict()
        verdict.report(Discrepancy(.damaged, found: error.message))
        return verdict
      }
    }
  }
}

/// What a verification is doing.
package enum VerificationStep: Sendable {
  /// SQLite reads every page and compares every index.
  case file
  /// Every digest is recomputed.
  case chain(done: Int64, of: Int64)
  /// References and overlaps are looked for.
  case rules
}

/// What a verification found.
public struct Verdict: Hashable, Sendable {
  /// How many entries there are.
  public internal(set) var entries: Int64 = 0
  /// How many facts were read.
  package internal(set) var facts: Int64 = 0
  /// The registry's id: the digest of entry 1.
  package internal(set) var registry: String?
  /// The digest of the last entry.
  package internal(set) var digest: String?
  /// What does not fit: what concerns the file as a whole, then by entry, the schema last; of each kind no more than
  /// `limit` are kept.
  public internal(set) var discrepancies: [Discrepancy] = []
  /// How many of each kind were found, those not kept included.
  package internal(set) var counts: [Discrepancy.Kind: Int] = [:]
  /// How many things were found that do not fit, those not kept included.
  public internal(set) var found = 0
  /// The entries that say to have been recorded before the entry before them: the clock went back. No failure.
  package internal(set) var backwards: [Int64] = []

  /// How many are kept of what does not fit, and of entries whose clock went back.
  package static let limit = 100

  /// Whether everything fits.
  public var isSound: Bool { found == 0 }

  /// What the registry can be held to from now on; nil when it is not sound.
  public var checkpoint: Checkpoint? {
    guard isSound, let registry, let digest else { return nil }
    return Checkpoint(registry: registry, entries: entries, digest: digest)
  }

  mutating func report(_ discrepancy: Discrepancy) {
    found += 1
    counts[discrepancy.kind, default: 0] += 1
    if counts[discrepancy.kind, default: 0] <= Self.limit { discrepancies.append(discrepancy) }
  }

  /// The verdict in one line: what was found of each sort, and how often.
  public var phrase: Phrase {
    guard !isSound else { return Phrase("the registry is intact", "sổ nguyên vẹn") }
    let sorts = Discrepancy.sorts.compactMap { sort -> Phrase? in
      let count = sort.kinds.reduce(0) { $0 + (counts[$1] ?? 0) }
      guard count > 0 else { return nil }
      let name = Phrase(count == 1 ? sort.one : sort.many, sort.vietnamese)
      return Phrase("\(count) \(name.english)", "\(count) \(name.vietnamese)")
    }
    let list = Phrase.list(sorts)
    return Phrase("THE REGISTRY IS NOT INTACT: \(list.english)", "SỔ KHÔNG NGUYÊN VẸN: \(list.vietnamese)")
  }
}

/// One verification on its way.
final class Audit {
  let connection: Connection
  let checkpoint: Checkpoint?
  let progress: (VerificationStep) -> Void
  var verdict = Verdict()
  /// When the entry before was recorded.
  var latest = ""

  init(_ path: String, _ checkpoint: Checkpoint?, _ progress: @escaping (VerificationStep) -> Void) throws {
    connection = try Connection.reading(path) { try $0.statement("SELECT count(*) FROM sqlite_schema").run() }
      .connection
    self.checkpoint = checkpoint
    self.progress = progress
  }

  /// Runs every check, all on one state of the file.
  func run() throws -> Verdict {
    try unlessDamaged {
      try connection.execute(script: "PRAGMA temp_store = FILE; BEGIN")
      progress(.file)
      let tablesAreRight = try compareSchema()
      let typesAreRight = try checkFile()
      guard tablesAreRight else { return }
      try recomputeChain()
      compareCheckpoint()
      progress(.rules)
      try checkValues(typesAreRight: typesAreRight)
      try checkReferences()
      try checkOverlaps(typesAreRight: typesAreRight)
    }
    verdict.discrepancies.sort { $0.precedes($1) }
    return verdict
  }

  func report(_ discrepancy: Discrepancy) {
    verdict.report(discrepancy)
  }

  /// Runs a check; what SQLite cannot read is a discrepancy, unless it is the machine that failed.
  func unlessDamaged(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as SQLiteError where !error.isOfTheMachine {
      report(Discrepancy(.damaged, found: error.message))
    }
  }
}

extension Audit {
  /// Compares the schema with that of schema.sql, object by object, and returns whether the tables are the right ones.
  func compareSchema() throws -> Bool {
    let expected = try Self.expected.get()
    let found = try Self.objects(of: connection)
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      let spelled = { (object: Object?) in object.map { $0.sql ?? "" } }
      report(Discrepancy(.schema, table: name, expected: spelled(expected[name]), found: spelled(found[name])))
    }
    return expected.allSatisfy { name, object in object.type != "table" || found[name] == object }
  }

  private static let expected = Result {
    let model = try Connection()
    try model.execute(script: Schema.current.text)
    return try objects(of: model)
  }

  private struct Object: Equatable, Sendable {
    let type: String
    let table: String
    let sql: String?
  }

  /// The objects by name; one that stands there twice is told apart.
  private static func objects(of connection: Connection) throws -> [String: Object] {
    var objects: [String: Object] = [:]
    try connection.statement("SELECT name, type, tbl_name, sql FROM sqlite_schema").forEachRow { row in
      var name = try row.optionalText(0) ?? "–"
      while objects[name] != nil { name += "'" }
      objects[name] = Object(
        type: try row.optionalText(1) ?? "–", table: try row.optionalText(2) ?? "–", sql: try row.optionalText(3))
    }
    return objects
  }

  /// Has SQLite check every page, index and type; returns whether the types are right: of a STRICT table it compares each value
  /// with the type of its column, and with NOT NULL.
  func checkFile() throws -> Bool {
    var isSound = true
    try connection.statement("PRAGMA integrity_check").forEachRow { row in
      let words = try row.text(0)
      guard words != "ok" else { return }
      isSound = false
      report(Discrepancy(.damaged, found: words))
    }
    return isSound
  }

  /// Compares every value with the rules of its column.
  ///
  /// SQLite leaves the CHECKs of a file that is open for reading aside, and names no row.
  /// The tables are those of schema.sql by now, so that the rules are read where they stand.
  /// - Parameter typesAreRight: whether the types were compared, and need not be again.
  func checkValues(typesAreRight: Bool) throws {
    let rules = try ColumnRule.all(in: connection).filter { !typesAreRight || !$0.isOfType }
    for table in ["entry"] + FactTable.all.map(\.name) {
      let ofTable = rules.filter { $0.table == table }
      let all = SQL.joined(ofTable.map(\.condition), separator: " AND ")
      let broken = try connection.statement("SELECT 1 FROM \(table) WHERE NOT (\(all)) LIMIT 1").first { _ in true }
      if broken == true { try ofTable.forEach(findBroken) }
    }
  }

  /// Names the first row that breaks a rule.
  private func findBroken(_ rule: ColumnRule) throws {
    let found = try connection.statement(
      """
      SELECT \(rule.row), \(rule.entry), \(rule.column) FROM \(rule.table)
      WHERE NOT \(rule.condition) ORDER BY rowid LIMIT 1
      """
    ).first { row in
      (fact: integer(row.stored(0)), entry: integer(row.stored(1)), value: row.stored(2).description)
    }
    guard let found else { return }
    report(
      Discrepancy(
        .value, entry: found.entry, table: rule.table.description, fact: found.fact,
        column: rule.column.description, expected: rule.condition.description, found: found.value))
  }

  private func integer(_ value: StoredValue) -> Int64? { value.integer }

  /// Reports the facts that refer to nothing, to a fact that introduced nothing, or to one that was recorded later.
  func checkReferences() throws {
    for (table, column, target) in FactTable.references {
      try connection.statement(
        """
        SELECT f.fact, f.entry, f.\(column) FROM \(table.name) AS f
        LEFT JOIN \(target.name) AS t ON t.fact = f.\(column) AND t.id = t.fact AND t.entry <= f.entry
        WHERE f.\(column) IS NOT NULL AND t.fact IS NULL
        """
      ).forEachRow { row in
        report(
          Discrepancy(
            .reference, entry: integer(row.stored(1)), table: table.name.description, fact: integer(row.stored(0)),
            column: column.description, found: row.stored(2).description))
      }
    }
  }

  /// Reports facts of one key, or bearers of one code, that held on one day as known at one entry.
  ///
  /// - Parameter typesAreRight: whether SQLite may look keys up, which takes '1' for 1.
  func checkOverlaps(typesAreRight: Bool) throws {
    for table in FactTable.all {
      try checkOverlaps(of: table, by: table.key, .overlap, lookingUp: typesAreRight && !table.key.isEmpty)
    }
    for table in [FactTable.organization, .system] {
      try checkOverlaps(of: table, by: ["code"], .codeOverlap, lookingUp: typesAreRight)
    }
  }

  /// Reads the facts by key, where it may only those whose key others have too; only those of one key are held.
  private func checkOverlaps(
    of table: FactTable, by keyColumns: [SQL], _ kind: Discrepancy.Kind, lookingUp isLookingUp: Bool
  ) throws {
    let columnCount = keyColumns.count
    let keys = keyColumns.map { "f.\($0)" as SQL }
    let columns = SQL.joined(
      keys + ["f.fact", "f.entry", "ifnull(f.voided_by, ?1)", "f.valid_from", "f.valid_to"], separator: ", ")
    let order = SQL.joined(keys + ["f.valid_from"], separator: ", ")
    var facts: SQL = "\(table.name) AS f"
    if isLookingUp {
      let list = SQL.joined(keys, separator: ", ")
      let same = SQL.joined(keyColumns.map { "f.\($0) IS g.\($0)" }, separator: " AND ")
      facts = "(SELECT \(list) FROM \(facts) GROUP BY \(list) HAVING count(*) > 1) AS g CROSS JOIN \(facts) ON \(same)"
    }
    var group: (key: [UInt8], spans: [Span]) = ([], [])
    var key: [UInt8] = []
    try connection.statement("SELECT \(columns) FROM \(facts) ORDER BY \(order)").forEachRow([.integer(.max)]) {
      row in
      key.removeAll(keepingCapacity: true)
      for column in 0..<columnCount { row.stored(column).append(to: &key) }
      if key != group.key {
        reportOverlap(in: group.spans, of: table, kind)
        group.spans.removeAll(keepingCapacity: true)
        swap(&group.key, &key)
      }
      group.spans.append(try Span(row, at: columnCount))
    }
    reportOverlap(in: group.spans, of: table, kind)
  }

  private func reportOverlap(in spans: [Span], of table: FactTable, _ kind: Discrepancy.Kind) {
    guard spans.count > 1, let (earlier, later) = Span.overlap(in: spans) else { return }
    report(
      Discrepancy(
        kind, entry: later.entry, table: table.name.description, fact: later.fact, found: "\(earlier.fact)"))
  }
}

extension StoredValue {
  /// Appends the value so that no two keys of several values have the same bytes.
  fileprivate func append(to key: inout [UInt8]) {
    switch self {
    case .null: key.append(UInt8(ascii: "n"))
    case .integer(let integer): key.append(UInt8(ascii: "i"), integer)
    case .real(let real): key.append(UInt8(ascii: "r"), real.bitPattern)
    case .text(let bytes):
      key.append(UInt8(ascii: "t"), bytes.count)
      key.append(contentsOf: bytes)
    case .blob(let bytes):
      key.append(UInt8(ascii: "b"), bytes.count)
      key.append(contentsOf: bytes)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ tag: UInt8, _ number: some FixedWidthInteger) {
    append(tag)
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }
}

/// The days during which a fact held, and the entries during which it stood.
struct Span {
  let fact: Int64
  let entry: Int64
  let voidedBy: Int64
  let from: String
  let to: String

  init(_ row: borrowing Row, at column: Int) throws {
    fact = row.stored(column).integer ?? 0
    entry = row.stored(column + 1).integer ?? 0
    voidedBy = row.stored(column + 2).integer ?? .max
    from = try row.text(column + 3)
    to = try row.text(column + 4)
  }

  /// Returns two that overlap: writes and voids are done again in the order of entries, on what stands.
  ///
  /// What an entry wrote and voided itself never stood at its end.
  static func overlap(in spans: [Span]) -> (earlier: Span, later: Span)? {
    let voids = spans.sorted { $0.voidedBy < $1.voidedBy }[...]
    var next = voids.startIndex
    var standing: [Span] = []
    for span in spans.sorted(by: { ($0.entry, $0.fact) < ($1.entry, $1.fact) }) where span.entry < span.voidedBy {
      while next < voids.endIndex, voids[next].voidedBy <= span.entry {
        let gone = voids[next].fact
        standing.removeAll { $0.fact == gone }
        next += 1
      }
      let place = standing.partitioningIndex { $0.from >= span.from }
      if place > 0, standing[place - 1].to > span.from { return (standing[place - 1], span) }
      if place < standing.count, standing[place].from < span.to { return (standing[place], span) }
      standing.insert(span, at: place)
    }
    return nil
  }
}

extension Array {
  /// The first index whose element answers yes, where all after it do too.
  fileprivate func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
