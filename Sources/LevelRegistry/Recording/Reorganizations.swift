import CapdoSQLite

extension Recording {
  /// Records that organizations became one: they end on a day, and the successor owns and operates their systems from then
  /// on, has their parts below it, and is the specialized unit where they were.
  ///
  /// The successor has to confirm its list anew. Approvals, plans and inspections are those of the systems and stay.
  /// - Parameters:
  ///   - old: codes, `CODE@DAY` or names, as of the day before.
  ///   - code: a code as of the day; an organization is made when nobody bears it then, with the tier that all the old ones
  ///     have and under the lowest body that stood above them all, unless told otherwise.
  ///   - name: its name; when somebody bears the code, the name must agree.
  ///   - isDistinct: whether a new one is another one than an organization whose name is nearly the same.
  ///
  /// A successor that was below one of the old ones moves to the body above them.
  /// - Throws: `bearer-differs`, `tier-unclear`, `succeeds-itself`, `organization-unchanged`, `own-parent` and what looking up
  ///   the organizations throws.
  @discardableResult
  public func mergeOrganizations(
    _ old: [String], into code: String, name: String? = nil, tier: Authority? = nil, parent: String? = nil, on day: Day,
    isDistinct: Bool = false
  ) throws -> [ActResult] {
    try act(.organizationMerge) {
      try mustHaveHappened(day)
      let code = try Text.code(code)
      var merged: [Organization] = []
      for reference in old {
        let organization = try organization(reference, endingOn: day)
        if !merged.contains(where: { $0.id == organization.id }) { merged.append(organization) }
      }
      let above = try commonAbove(merged, on: day)
      var ended: [Organization] = []
      for organization in merged where try end(organization.id, on: day) { ended.append(organization) }
      let parent = try parent.map { try standingOrganization($0, on: day) }
      let known = try directory.bearer(of: code, on: day)
      if let known { try mustAgree(known, name: name, tier: tier, parent: parent, on: day) }
      let successor =
        try known
        ?? make(
          code, name: name, tier: tier ?? commonTier(merged, for: code), parent: parent ?? above, on: day,
          isDistinct: isDistinct)
      var changes =
        known == nil
        ? [ActResult(made: successor)]
        : try moveUp(successor.id, from: Set(merged.map(\.id)), to: above?.id, on: day)
      for organization in merged {
        let isNew = try succeed(organization.id, successor.id, on: day)
        guard isNew || ended.contains(organization) else { continue }
        changes.append(
          ActResult(
            organization,
            Phrase("merged into \(successor.name)", "sáp nhập vào \(successor.name)"), since: day))
      }
      guard !changes.isEmpty else { throw RegistryError.organizationUnchanged(code, on: day) }
      return try changes + reassign(Dictionary(uniqueKeysWithValues: merged.map { ($0.id, successor.id) }), from: day)
    }
  }

  /// Records that an organization was divided: it ends on a day, and each successor took a part of it over.
  ///
  /// Who gets which system is for people to say: `orphanedSystems(by:)` has the lines. Its parts move to the body above.
  /// - Parameters:
  ///   - old: a code, `CODE@DAY` or name, as of the day before.
  ///   - codes: those of the day; they must be there.
  @discardableResult
  public func splitOrganization(_ old: String, into codes: [String], on day: Day) throws -> Dissolution {
    try act(.organizationSplit) {
      try mustHaveHappened(day)
      let organization = try organization(old, endingOn: day)
      let above = try commonAbove([organization], on: day)
      var isNew = try end(organization.id, on: day)
      let successors = try codes.map { try standingOrganization($0, on: day) }
      guard Set(successors.map(\.id)).count > 1 else { throw RegistryError.splitIntoOne(organization.code) }
      for successor in successors { isNew = try succeed(organization.id, successor.id, on: day) || isNew }
      guard isNew else { throw RegistryError.organizationUnchanged(organization.code, on: day) }
      let names = successors.map(\.name).joined(separator: "; ")
      let change = ActResult(organization, Phrase("split into \(names)", "chia tách thành \(names)"), since: day)
      return try Dissolution(
        changes: [change] + moveParts(of: organization.id, under: above, from: day),
        left: orphanedSystems(by: organization.id, to: successors, from: day))
    }
  }

  /// Records that an organization was abolished: it ends on a day, and nobody took it over.
  ///
  /// Its parts move to the body above. Decisions that it issued stay in force.
  /// - Parameter code: a code, `CODE@DAY` or name, as of the day before.
  @discardableResult
  public func abolishOrganization(_ code: String, on day: Day) throws -> Dissolution {
    try act(.organizationAbolish) {
      try mustHaveHappened(day)
      let organization = try organization(code, endingOn: day)
      let above = try commonAbove([organization], on: day)
      guard try end(organization.id, on: day) else {
        throw RegistryError.organizationUnchanged(organization.code, on: day)
      }
      let change = ActResult(organization, Phrase("abolished", "giải thể"), since: day)
      return try Dissolution(
        changes: [change] + moveParts(of: organization.id, under: above, from: day),
        left: orphanedSystems(by: organization.id, to: above.map { [$0] } ?? [], from: day))
    }
  }

  /// Writes a succession; false when it is recorded.
  func succeed(_ predecessor: Int64, _ successor: Int64, on day: Day) throws -> Bool {
    guard predecessor != successor else {
      throw RegistryError.succeedsItself(try directory.reference(to: predecessor, on: day.previous))
    }
    let timeline = try timeline(.succession)
    let key: [Value] = [.integer(predecessor), .integer(successor)]
    guard try timeline.fact(of: key, on: day) == nil else { return false }
    _ = try timeline.set(key, to: [], from: day)
    return true
  }

  /// Moves a successor that was below one of those that end to the body above them.
  private func moveUp(_ id: Int64, from merged: Set<Int64>, to above: Int64?, on day: Day) throws -> [ActResult] {
    let changes = try mentions(of: Array(merged), in: .organization, [3], after: day)
      .filter { $0.key == [.integer(id)] }
      .flatMap {
        let heirs = Dictionary(uniqueKeysWithValues: merged.map { ($0, above) })
        return try hand($0, in: .organization, [3], over: heirs, from: day)
      }
    guard try !merged.isDisjoint(with: self.above(id, on: day)),
      let fact = try timeline(.organization).fact(of: [.integer(id)], on: day)
    else { return changes }
    // It was below a part of them.
    var values = fact.values
    values[3] = Value(above)
    _ = try timeline(.organization).set(fact.key, to: values, from: day)
    return try changes + (change(of: fact, to: values, in: .organization, since: day).map { [$0] } ?? [])
  }

  private func make(
    _ code: String, name: String?, tier: Authority, parent: Organization?, on day: Day, isDistinct: Bool
  ) throws -> Organization {
    let name = try Text.name(name ?? "", .name)
    try mustBeAnother(nil, name, given: code, under: parent?.id, from: day, to: .forever, isDistinct: isDistinct)
    let id = try writeOrganization(
      id: nil, code: code, name: name, tier: tier, parent: parent?.id, from: day, to: .forever)
    guard let made = try directory.organization(id, asOf: day) else {
      throw RegistryError.schemaDiffers("organization")
    }
    return made
  }

  private func commonTier(_ merged: [Organization], for code: String) throws(RegistryError) -> Authority {
    guard let tier = merged.first?.tier, merged.allSatisfy({ $0.tier == tier }) else { throw .tierUnclear(code) }
    return tier
  }

  private func mustAgree(
    _ known: Organization, name: String?, tier: Authority?, parent: Organization?, on day: Day
  ) throws {
    let names = directory
    func describe(_ name: String, _ tier: Authority, _ parent: Int64?) throws -> String {
      try ([name, tier.rawValue] + (parent.map { try [names.reference(to: $0, on: day)] } ?? [])).joined(
        separator: ", ")
    }
    let agrees =
      name.map { NameSpelling.key($0) == NameSpelling.key(known.name) } ?? true && tier ?? known.tier == known.tier
      && (parent == nil || parent?.id == known.parent)
    guard !agrees else { return }
    throw try RegistryError.bearerDiffers(
      known.code, known: describe(known.name, known.tier, known.parent),
      given: describe(name ?? known.name, tier ?? known.tier, parent?.id ?? known.parent), on: day)
  }
}

extension ActResult {
  /// Tells what became of an organization.
  init(_ organization: Organization, _ after: Phrase, since day: Day) {
    self.init(
      code: organization.code, name: organization.name, before: organization.tier.phrase, after: after, since: day,
      later: nil)
  }

  init(made organization: Organization) {
    self.init(
      code: organization.code, name: organization.name, before: nil, after: organization.tier.phrase,
      since: organization.from, later: nil)
  }
}

// What merge, split and abolish have in common: an organization ends.
extension Recording {
  /// Finds the organization that is to end on a day: what the reference means on the day before.
  ///
  /// One that ended on that very day already is found too.
  /// - Throws: `RegistryError.organizationHeldAt`; `succeededAlready` or `succeedsAnother` when a recorded succession needs it.
  func organization(_ reference: String, endingOn day: Day) throws -> Organization {
    do {
      let organization = try standingOrganization(reference, on: day.previous)
      try mustBeFree(organization.id, toEndOn: day)
      return organization
    } catch RegistryError.organizationHeldAt(let code, let name, _, let end, let asked) where end <= asked {
      throw RegistryError.endRecorded(code, name: name, on: end, asked: day)
    }
  }

  /// Throws when a recorded succession would lose its predecessor or its successor.
  func mustBeFree(_ id: Int64, toEndOn day: Day) throws {
    let names = directory
    for succession in try Succession.all(connection) {
      let on = succession.effectiveOn
      if succession.predecessor == id, on != day {
        throw try RegistryError.succeededAlready(
          names.reference(to: id, on: day.previous), by: names.reference(to: succession.successor, on: on), on: on)
      }
      if succession.successor == id, on >= day {
        throw try RegistryError.succeedsAnother(
          names.reference(to: id, on: day.previous), from: names.reference(to: succession.predecessor, on: on.previous),
          on: on)
      }
    }
  }

  /// Writes what holds of an organization from a day on, up to its own end: who is gone vouches for nothing, and is
  /// reached nowhere.
  func set(_ table: FactTable, of id: Int64, to values: [Value], from day: Day) throws -> Timeline.Step {
    let change = try timeline(table).set([.integer(id)], to: values, from: day)
    if let end = try directory.history(of: id).last?.to, end < change.to {
      try timeline(table).end([.integer(id)], on: end)
    }
    return change
  }

  /// Ends an organization, and what it vouched for and was reached at; what was recorded of later days is taken
  /// back.
  ///
  /// - Returns: whether anything was left to end.
  @discardableResult
  func end(_ id: Int64, on day: Day, in tables: [FactTable] = [.organization, .confirmation, .contact]) throws -> Bool {
    var hasEnded = false
    for table in tables {
      let timeline = try timeline(table)
      let before = try timeline.end([.integer(id)], on: day)
      hasEnded = hasEnded || before != nil
      while let later = try timeline.fact(of: [.integer(id)], after: day) {
        try timeline.void(later)
        hasEnded = true
      }
    }
    return hasEnded
  }
}

/// What the end of an organization did, and what it left open.
public struct Dissolution: Sendable {
  /// What was recorded, of the organizations and then of their systems.
  public let changes: [ActResult]
  /// The systems whose owner or operator is gone, by code.
  package let left: [OrphanedSystem]
}

/// A system whose owner or operator is gone, and the act that gives it another.
package struct OrphanedSystem: Hashable, Sendable {
  package let code: String
  package let name: String
  /// Who could take it, the first one first.
  package let candidates: [Candidate]
  /// Whether it needs another owner.
  package let lacksOwner: Bool
  /// Whether it needs another operator.
  package let lacksOperator: Bool
  /// The tier that is competent from then on, where the one before has ended.
  package let authority: Authority?
  /// The first day without them.
  package let since: Day

  /// An organization that could take it.
  package struct Candidate: Hashable, Sendable {
    package let code: String
    package let name: String
  }
}

extension Recording {
  /// The systems that name an organization that is gone, from a day on; retired ones are left in peace.
  func orphanedSystems(by id: Int64, to candidates: [Organization], from day: Day) throws -> [OrphanedSystem] {
    try mentions(of: [id], in: .system, [2, 3], after: day)
      .compactMap { fact -> OrphanedSystem? in
        let system = try InformationSystem(fact.values)
        guard system.state != .retired else { return nil }
        let since = max(day, fact.from)
        return OrphanedSystem(
          code: system.code, name: system.name, candidates: candidates.map { .init(code: $0.code, name: $0.name) },
          lacksOwner: system.owner == id, lacksOperator: system.operator == id,
          authority: try successor(of: system.authority, candidates.first?.tier, on: since), since: since)
      }
      .sorted { ($0.code, $0.since) < ($1.code, $1.since) }
  }

  /// The tier that is competent once another has ended; nil while that one is there.
  private func successor(of authority: Authority, _ tier: Authority?, on day: Day) throws -> Authority? {
    func isThere(_ tier: Authority) throws -> Bool {
      try rules(kind: "authority", subject: tier.rawValue).contains { $0.from <= day && day < $0.to }
    }
    guard try !isThere(authority) else { return nil }
    return try tier.flatMap { try isThere($0) ? $0 : nil } ?? .province
  }
}

// Who is named by others, and who takes its place there.
extension Recording {
  /// The tables whose facts name an organization beside their own, and where.
  static var mentions: [(table: FactTable, columns: [Int])] {
    [(.organization, [3]), (.contact, [0]), (.system, [2, 3])]
  }

  /// Puts the successor in the place of each organization wherever a fact names it from a day on, also in facts that begin
  /// later: as the body above, the specialized unit, the owner and the operator. An owner that gains systems no longer
  /// vouches for its list.
  ///
  /// One pass over each table, however many organizations. A successor that is itself gone by a later day hands over to
  /// its own.
  /// - Throws: `RegistryError.ownParent` when a successor comes to stand above itself.
  @discardableResult
  func reassign(_ heirs: [Int64: Int64], from day: Day) throws -> [ActResult] {
    guard !heirs.isEmpty else { return [] }
    try endConfirmations(ofThoseThatGainBy: heirs, from: day)
    var changes: [ActResult] = []
    for (table, columns) in Self.mentions {
      for fact in try mentions(of: Array(heirs.keys), in: table, columns, after: day) {
        changes += try hand(fact, in: table, columns, over: heirs, from: day)
      }
    }
    let names = directory
    let successors = Set(heirs.values)
    let later = try Succession.all(connection).filter { successors.contains($0.predecessor) && $0.effectiveOn > day }
    for next in Set(later.map(\.effectiveOn)).sorted() {
      let sole = try later.heirs(on: next) { try names.isThere($0, on: next) }
      changes += try reassign(sole, from: next)
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
  /// that one is gone: a recorded merger holds for what is recorded after it, too.
  func applySuccessions(_ id: Int64, in table: FactTable) throws {
    guard let columns = Self.mentions.first(where: { $0.table.kind == table.kind })?.columns else { return }
    let names = directory
    for fact in try facts(of: id, in: table) {
      for column in columns {
        guard case .integer(let named) = fact.values[column], let end = try names.end(of: named),
          end < fact.to, let heir = try heir(of: named, on: end)
        else { continue }
        _ = try hand(fact, in: table, columns, over: [named: heir], from: end)
        return try applySuccessions(id, in: table)
      }
    }
  }

  /// Does so where one of the organizations is gone at all: asked for every line of a sheet, and nearly always no.
  func applySuccessions(_ id: Int64, in table: FactTable, naming organizations: [Int64]) throws {
    let isOneGone = try organizations.contains { try directory.end(of: $0) != .forever }
    if isOneGone { try applySuccessions(id, in: table) }
  }

  private func facts(of id: Int64, in table: FactTable) throws -> [Fact] {
    let columns = table.columnList
    return try connection.statement(
      "SELECT \(columns) FROM \(table.name) WHERE \(table.key[0]) = ? AND voided_by IS NULL ORDER BY valid_from"
    ).rows(.integer(id)) { try Fact($0, of: table) }
  }

  /// Moves the parts of an organization that is gone to the body above, or to the top.
  func moveParts(of id: Int64, under above: Organization?, from day: Day) throws -> [ActResult] {
    let parts = try mentions(of: [id], in: .organization, [3], after: day)
    let changes = try parts.flatMap { try hand($0, in: .organization, [3], over: [id: above?.id], from: day) }
    let moved = Set(try parts.map { try Fields($0.key, "organization").integer(0) })
    for part in moved.sorted() { try applySuccessions(part, in: .organization, naming: above.map { [$0.id] } ?? []) }
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
      SELECT \(table.columnList) FROM \(table.name)
      WHERE (\(named)) AND valid_to > ?2 AND voided_by IS NULL ORDER BY \(table.key[0]), valid_from
      """
    ).rows(.text(list), .text(day.description)) { try Fact($0, of: table) }
  }

  private func hand(
    _ fact: Fact, in table: FactTable, _ columns: [Int], over heirs: [Int64: Int64?], from day: Day
  ) throws -> [ActResult] {
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

  private func change(of fact: Fact, to values: [Value], in table: FactTable, since day: Day) throws -> ActResult? {
    let names = directory
    switch table.kind {
    case .organization:
      let (code, name) = (try Fields(values, "organization").text(0), try Fields(values, "organization").text(1))
      func under(_ value: Value) throws -> Phrase {
        guard case .integer(let id) = value, let above = try names.organization(id, asOf: day) else {
          return Phrase("at the top", "không có cấp trên")
        }
        return Phrase("under \(above.name)", "trực thuộc \(above.name)")
      }
      return ActResult(
        code: code, name: name, before: try under(fact.values[3]), after: try under(values[3]), since: day, later: nil)
    case .system:
      let (before, after) = (try InformationSystem(fact.values), try InformationSystem(values))
      let words = try before.difference(to: after, in: names, on: day, before: day.previous)
      return ActResult(
        code: after.code, name: after.name, before: words.before, after: words.after, since: day, later: nil)
    // Who is the specialized unit of whom is no line of its own in what a reorganization did.
    case .contact, .registry, .alias, .succession, .confirmation, .dossier, .approval, .plan, .inspection, .closing,
      .holiday, .rule, .requirement, .assessment, .remedy, .answer:
      return nil
    }
  }
}
