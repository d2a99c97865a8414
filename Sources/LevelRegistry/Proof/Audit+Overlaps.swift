import SQLite

extension Audit {
  /// Reports facts of one key, or bearers of one code, that held on one day as known at one entry.
  func checkOverlaps() throws {
    for table in FactTable.all { try checkOverlaps(of: table, by: table.key, .overlap) }
    for table in [FactTable.organization, .system] { try checkOverlaps(of: table, by: ["code"], .codeOverlap) }
  }

  /// Reads the facts by key; only those of one key are held.
  private func checkOverlaps(of table: FactTable, by key: [SQL], _ kind: Discrepancy.Kind) throws {
    let columns = SQL.joined(
      key + ["fact", "entry", "ifnull(voided_by, ?1)", "valid_from", "valid_to"], separator: ", ")
    let order = SQL.joined(key + ["valid_from"], separator: ", ")
    var group: (key: [Value], spans: [Span]) = ([], [])
    try connection.statement("SELECT \(columns) FROM \(table.name) ORDER BY \(order)").forEachRow([.integer(.max)]) {
      row in
      let key = try (0..<key.count).map { try row.value($0) }
      if key != group.key {
        reportOverlap(in: group.spans, of: table, kind)
        group = (key, [])
      }
      group.spans.append(try Span(row, at: key.count))
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

/// The days during which a fact held, and the entries during which it stood.
struct Span {
  let fact: Int64
  let entry: Int64
  let voidedBy: Int64
  let from: String
  let to: String

  init(_ row: borrowing Row, at column: Int) throws {
    fact = try row.integer(column)
    entry = try row.integer(column + 1)
    voidedBy = try row.integer(column + 2)
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
