import SQLite

// Who is named by others, and who takes its place there.
extension Recording {
  /// The tables whose facts name an organization beside their own, and where.
  static var mentions: [(table: FactTable, columns: [Int])] {
    [(.organization, [3]), (.contact, [0]), (.system, [2, 3])]
  }

  /// Puts the successor in the place of each organization wherever a fact names it from a day on, also in facts that begin
  /// later: as the body above, the specialised unit, the owner and the operator. An owner that gains systems no longer
  /// vouches for its list.
  ///
  /// One pass over each table, however many organizations. A successor that is itself gone by a later day hands over to
  /// its own.
  /// - Throws: `RegistryError.ownParent` when a successor comes to stand above itself.
  @discardableResult
  func takeOver(_ heirs: [Int64: Int64], from day: Day) throws -> [Change] {
    guard !heirs.isEmpty else { return [] }
    try endConfirmations(ofThoseThatGainBy: heirs, from: day)
    var changes: [Change] = []
    for (table, columns) in Self.mentions {
      for fact in try mentions(of: Array(heirs.keys), in: table, columns, after: day) {
        changes += try hand(fact, in: table, columns, over: heirs, from: day)
      }
      forgetDirectory(after: table)
    }
    let names = try knownOrganizations()
    let successors = Set(heirs.values)
    let later = try Succession.all(connection).filter { successors.contains($0.predecessor) && $0.effectiveOn > day }
    for next in Set(later.map(\.effectiveOn)).sorted() {
      let sole = later.heirs(on: next) { names.isThere($0, on: next) }
      changes += try takeOver(sole, from: next)
    }
    try mustNotStandAboveThemselves(successors)
    return changes
  }

  private func endConfirmations(ofThoseThatGainBy heirs: [Int64: Int64], from day: Day) throws {
    let gaining = try mentions(of: Array(heirs.keys), in: .system, [2], after: day).compactMap { fact in
      try heirs[Fields(fact.values, "system").integer(2)]
    }
    let timeline = try timeline(.confirmation)
    for owner in Set(gaining).sorted() {
      let key: [Value] = [.integer(owner)]
      if let fact = try timeline.fact(of: key, on: day), fact.from < day { try timeline.end(key, on: day) }
    }
  }

  /// Names the successor of an organization in the facts of a system, or of another organization, from the day on which
  /// that one is gone: a merger on record holds for what is recorded after it, too.
  func settle(_ id: Int64, in table: FactTable) throws {
    guard let columns = Self.mentions.first(where: { $0.table.index == table.index })?.columns else { return }
    let names = try knownOrganizations()
    for fact in try facts(of: id, in: table) {
      for column in columns {
        guard case .integer(let named) = fact.values[column], let end = names.history(of: named).last?.to,
          end < fact.to, let heir = try heir(of: named, on: end)
        else { continue }
        _ = try hand(fact, in: table, columns, over: [named: heir], from: end)
        forgetDirectory(after: table)
        return try settle(id, in: table)
      }
    }
  }

  /// Does so where one of the organizations is gone at all: asked for every line of a sheet, and nearly always no.
  func settle(_ id: Int64, in table: FactTable, naming organizations: [Int64]) throws {
    let names = try knownOrganizations()
    if organizations.contains(where: { names.history(of: $0).last?.to != .forever }) { try settle(id, in: table) }
  }

  private func facts(of id: Int64, in table: FactTable) throws -> [Fact] {
    let columns = SQL.joined(table.columns, separator: ", ")
    return try connection.statement(
      "SELECT \(columns) FROM \(table.name) WHERE \(table.key[0]) = ? AND voided_by IS NULL ORDER BY valid_from"
    ).rows(.integer(id)) { try Fact($0, of: table) }
  }

  /// Moves the parts of an organization that is gone to the body above, or to the top.
  func moveParts(of id: Int64, under above: Organization?, from day: Day) throws -> [Change] {
    let parts = try mentions(of: [id], in: .organization, [3], after: day)
    let changes = try parts.flatMap { try hand($0, in: .organization, [3], over: [id: above?.id], from: day) }
    forgetDirectory(after: .organization)
    let moved = Set(try parts.map { try Fields($0.key, "organization").integer(0) })
    for part in moved.sorted() { try settle(part, in: .organization, naming: above.map { [$0.id] } ?? []) }
    try mustNotStandAboveThemselves(moved)
    return changes
  }

  /// The standing facts that hold on a day or after it and name one of the organizations.
  func mentions(of ids: [Int64], in table: FactTable, _ columns: [Int], after day: Day) throws -> [Fact] {
    let named = SQL.joined(
      columns.map { "\(table.values[$0]) IN (SELECT value FROM json_each(?1))" }, separator: " OR ")
    let list = "[\(ids.sorted().map(String.init).joined(separator: ","))]"
    return try connection.statement(
      """
      SELECT \(SQL.joined(table.columns, separator: ", ")) FROM \(table.name)
      WHERE (\(named)) AND valid_to > ?2 AND voided_by IS NULL ORDER BY \(table.key[0]), valid_from
      """
    ).rows(.text(list), .text(day.description)) { try Fact($0, of: table) }
  }

  private func forgetDirectory(after table: FactTable) {
    if table.index == FactTable.organization.index { directory = nil }
  }

  private func hand(
    _ fact: Fact, in table: FactTable, _ columns: [Int], over heirs: [Int64: Int64?], from day: Day
  ) throws -> [Change] {
    var values = fact.values
    for column in columns {
      guard case .integer(let id) = values[column], let heir = heirs[id] else { continue }
      values[column] = Value(heir)
    }
    let timeline = try timeline(table)
    try timeline.void(fact)
    if fact.from < day { try timeline.write(fact.key, fact.values, from: fact.from, to: day) }
    try timeline.write(fact.key, values, from: max(day, fact.from), to: fact.to)
    return try change(of: fact, to: values, in: table, since: max(day, fact.from)).map { [$0] } ?? []
  }

  private func change(of fact: Fact, to values: [Value], in table: FactTable, since day: Day) throws -> Change? {
    let names = try knownOrganizations()
    switch table.index {
    case FactTable.organization.index:
      let (code, name) = (try Fields(values, "organization").text(0), try Fields(values, "organization").text(1))
      func under(_ value: Value) -> Phrase {
        guard case .integer(let id) = value, let above = names.organization(id, asOf: day) else {
          return Phrase("at the top", "không có cấp trên")
        }
        return Phrase("under \(above.name)", "trực thuộc \(above.name)")
      }
      return Change(
        code: code, name: name, before: under(fact.values[3]), after: under(values[3]), since: day, later: nil)
    case FactTable.system.index:
      let (before, after) = (try InformationSystem(fact.values), try InformationSystem(values))
      let words = try before.difference(to: after, in: { names }, on: day, before: day.previous)
      return Change(
        code: after.code, name: after.name, before: words.before, after: words.after, since: day, later: nil)
    default: return nil
    }
  }
}
