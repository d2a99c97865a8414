import CapdoSQLite

/// The recorded organizations, found by what people type.
struct Directory {
  private var organizations: [Organization] = []
  private var byCode: [ExactText: [Int]] = [:]
  private var byID: [Int64: [Int]] = [:]
  /// The last names of those of which nothing stands: history speaks of them, and nobody else.
  private var withdrawn: [Int64: String] = [:]
  private let aliases: [Alias]
  /// Made when a name is asked for: folding costs more than reading.
  private var byName: Names?
  /// What comes nearest to a text on a day that was looked for in vain: a sheet names one unknown owner on many lines.
  private var nearest: [String: [String]] = [:]
  /// The pairs of letters of every code and name, made when they are first compared.
  private var pairs: [[LetterPairs]]?
  /// How many organizations may still be compared with unknown texts: a file can name more of those than it has reason to.
  private var comparisonsLeft = 300_000

  init(_ connection: RegistryConnection, knownAt entry: Int64 = .max) throws {
    aliases = try Alias.all(connection, knownAt: entry)
    let columns = FactTable.organization.columnList
    try connection.statement(
      """
      SELECT \(columns) FROM organization WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1)
      ORDER BY code, valid_from
      """
    ).forEachRow([.integer(entry)]) { add(try Organization(Fact($0, of: .organization))) }
    try connection.statement(
      "SELECT id, name FROM organization WHERE entry <= ?1 AND voided_by <= ?1 ORDER BY fact"
    ).forEachRow([.integer(entry)]) { row in
      let id = try row.integer(0)
      if byID[id] == nil { withdrawn[id] = try row.text(1) }
    }
  }

  mutating func add(_ organization: Organization) {
    byCode[ExactText(organization.code), default: []].append(organizations.count)
    byID[organization.id, default: []].append(organizations.count)
    byName?.add(organization, at: organizations.count)
    pairs?.append(Self.pairs(of: organization))
    organizations.append(organization)
  }

  /// Every organization of every day, by code and first day.
  var everything: [Organization] { organizations }

  /// Every organization on a day, by code.
  func all(on day: Day) -> [Organization] {
    organizations.filter { $0.holds(on: day) }
  }

  /// Every organization, as it is on a day, or as it last was before, or as it first is after.
  func nearest(to day: Day) -> [Organization] {
    byID.keys.compactMap { organization($0, asOf: day) }
  }

  /// What an organization was and will be, the earliest first.
  func history(of id: Int64) -> [Organization] {
    (byID[id] ?? []).map { organizations[$0] }.sorted { $0.from < $1.from }
  }

  /// The day on which an organization is no more; nil where it never was.
  func end(of id: Int64) -> Day? {
    (byID[id] ?? []).lazy.map { organizations[$0] }.max { $0.from < $1.from }?.to
  }

  /// Every name that an organization has borne, the last one last.
  func names(of id: Int64) -> [String] {
    history(of: id).map(\.name)
  }

  /// What the owner of a system was called before, where it had another name.
  ///
  /// - Parameter owners: those that it had, the last one first.
  func formerOwner(_ owners: [Int64], beside current: Int64) -> String? {
    let now = names(of: current).last
    return owners.lazy.compactMap { names(of: $0).last }.first { $0 != now }
  }

  /// Whether an organization is there on a day, under whatever code.
  func isThere(_ id: Int64, on day: Day) -> Bool {
    (byID[id] ?? []).contains { organizations[$0].holds(on: day) }
  }

  /// Who bears a code on a day.
  func bearer(of code: String, on day: Day) -> Organization? {
    (byCode[ExactText(code)] ?? []).lazy.map { organizations[$0] }.first { $0.holds(on: day) }
  }

  /// What means an organization to whoever types it on a day: its code then, else its code of another day as `CODE@DAY`.
  func reference(to id: Int64, on day: Day) -> String {
    organization(id, asOf: day)?.reference(on: day) ?? "\(id)"
  }

  /// The name of an organization as of a day; that of one that was taken back altogether is its last one.
  func name(of id: Int64, asOf day: Day) -> String {
    organization(id, asOf: day)?.name ?? withdrawn[id] ?? "\(id)"
  }

  /// An organization as it is on a day, or as it last was before, or as it first is after.
  func organization(_ id: Int64, asOf day: Day) -> Organization? {
    guard let places = byID[id] else { return nil }
    if let there = places.first(where: { organizations[$0].holds(on: day) }) { return organizations[there] }
    let facts = places.map { organizations[$0] }
    return facts.filter { $0.to <= day }.max { $0.to < $1.to } ?? facts.min { $0.from < $1.from }
  }

  /// Finds the organization that a code, `CODE@DAY` or a name means on a day.
  ///
  /// - Parameter isExact: whether the marks of a name count, as they must where something is to be recorded; else a name
  ///   without them will do.
  /// - Throws: `RegistryError.unknownOrganization` with the nearest names, `organizationHeldAt` for a code of other days,
  ///   `ambiguousOrganization` for a name that several bear, `textTooLong` for what can be no name.
  mutating func find(_ reference: String, on day: Day, exactly isExact: Bool = false) throws(RegistryError)
    -> Organization
  {
    guard !Self.isTooLong(reference) else { throw .textTooLong(.name, limit: RegistryError.Field.name.limit) }
    guard let reference = Folding.compose(reference) else {
      throw .unknownOrganization(reference, on: day, nearest: [])
    }
    if let (reference, other) = Self.dated(reference) { return try find(reference, on: other, exactly: isExact) }
    if let bearer = bearer(of: reference, on: day) { return bearer }
    for named in named(reference, exactly: isExact, on: day) where !named.isEmpty {
      if named.count == 1 { return named[0] }
      throw .ambiguousOrganization(reference, candidates: named.map(described))
    }
    if let other = byCode[ExactText(reference)]?.last.map({ organizations[$0] }) {
      throw .organizationHeldAt(reference, name: other.name, from: other.from, to: other.to, asked: day)
    }
    throw .unknownOrganization(reference, on: day, nearest: nearestOnce(to: reference, on: day))
  }

  /// Whether a text is longer than a name and a day can be, however it is composed: nothing is looked for in vain.
  private static func isTooLong(_ reference: String) -> Bool {
    let limit = 2 * RegistryError.Field.name.limit
    return reference.utf8.count > limit && reference.unicodeScalars.count > limit
  }

  /// The organization that a code, `CODE@DAY` or a name means on a day; nil where none or several do.
  mutating func meant(by reference: String, on day: Day) -> Organization? {
    guard !Self.isTooLong(reference), let reference = Folding.compose(reference) else { return nil }
    if let (reference, other) = Self.dated(reference) { return meant(by: reference, on: other) }
    if let bearer = bearer(of: reference, on: day) { return bearer }
    let named = named(reference, exactly: true, on: day).first { !$0.isEmpty }
    return named?.count == 1 ? named?[0] : nil
  }

  /// The two parts of `CODE@DAY`; nil for anything else.
  private static func dated(_ reference: String) -> (reference: String, day: Day)? {
    guard let at = reference.utf8.lastIndex(of: UInt8(ascii: "@")),
      let day = try? Day(String(reference[reference.utf8.index(after: at)...]))
    else { return nil }
    return (String(reference[..<at]), day)
  }

  /// Whether any organization of any day is called so, or nearly so.
  mutating func isHeardOf(_ name: String) -> Bool {
    guard let name = Folding.compose(name) else { return false }
    return byCode[ExactText(name)] != nil || Self.dated(name) != nil || !places(of: name).isEmpty
  }

  /// The organizations under a body that have a name on some of these days, however it is spelled, and those whose names
  /// differ from it in nothing but marks, or in "Ủy ban nhân dân".
  mutating func namesakes(of name: String, under parent: Int64?, from: Day, to: Day) -> (
    same: [Organization], alike: [Organization]
  ) {
    let found = places(of: name).map { places in
      places.own.map { organizations[$0] }.filter { $0.parent == parent && $0.from < to && from < $0.to }
    }
    return (found.first ?? [], found.dropFirst().flatMap(\.self))
  }

  /// Those that have a name on a day; then those that it is an alias of; then those whose code it is but for capitals;
  /// then those that have it but for "Ủy ban nhân dân"; then, where marks do not count, those that have it, or an alias of
  /// it, without marks.
  private mutating func named(_ name: String, exactly isExact: Bool, on day: Day) -> [[Organization]] {
    let named = places(of: name).map { places in
      var seen: Set<Int64> = []
      let all = places.own.map { organizations[$0] } + places.aliases.compactMap { bearer(of: aliases[$0], on: day) }
      return all.filter { $0.holds(on: day) && seen.insert($0.id).inserted }
    }
    return isExact ? named.dropLast() : named
  }

  private mutating func places(of name: String) -> [Names.Places] {
    var names = byName ?? Names(organizations, aliases: aliases.map(\.name))
    byName = nil
    defer { byName = names }
    return names.find(name)
  }

  /// Who is called so on a day.
  private func bearer(of alias: Alias, on day: Day) -> Organization? {
    guard alias.holds(on: day) else { return nil }
    return (byID[alias.organization] ?? []).lazy.map { organizations[$0] }.first { $0.holds(on: day) }
  }

  /// The places of organizations and of aliases by what their names have in common with other spellings.
  private struct Names {
    typealias Places = (own: [Int], aliases: [Int])

    private var byKey: [String: [Int]] = [:]
    private var byCode: [String: [Int]] = [:]
    private var byBody: [String: [Int]] = [:]
    private var byFold: [String: [Int]] = [:]
    private var aliasesByKey: [String: [Int]] = [:]
    private var aliasesByFold: [String: [Int]] = [:]
    /// What was found before: a sheet has one owner, and one issuer, on many lines.
    private var found: [ExactText: [Places]] = [:]
    /// How much of that is kept: no sheet can make it large.
    private static let mostFound = 4_096

    init(_ organizations: [Organization], aliases: [String]) {
      for (index, organization) in organizations.enumerated() { add(organization, at: index) }
      for (index, name) in aliases.enumerated() {
        aliasesByKey[NameSpelling.key(name), default: []].append(index)
        aliasesByFold[Folding.fold(name), default: []].append(index)
      }
    }

    mutating func add(_ organization: Organization, at index: Int) {
      found = [:]
      let name = organization.name
      byCode[organization.code.lowercased(), default: []].append(index)
      byKey[NameSpelling.key(name), default: []].append(index)
      byBody[NameSpelling.bodyKey(name), default: []].append(index)
      byFold[Folding.fold(name), default: []].append(index)
    }

    /// Nothing where nobody at all is called so.
    mutating func find(_ name: String) -> [Places] {
      if let known = found[ExactText(name)] { return known }
      let (key, fold) = (NameSpelling.key(name), Folding.fold(name))
      let places: [Places] = [
        (byKey[key] ?? [], []), ([], aliasesByKey[key] ?? []), (byCode[name.lowercased()] ?? [], []),
        (byBody[NameSpelling.bodyKey(name)] ?? [], []),
        (byFold[fold] ?? [], aliasesByFold[fold] ?? []),
      ]
      let some = places.contains { !$0.own.isEmpty || !$0.aliases.isEmpty } ? places : []
      if found.count == Self.mostFound { found.removeAll(keepingCapacity: true) }
      found[ExactText(name)] = some
      return some
    }
  }

  private func described(_ organization: Organization) -> String {
    let parent = organization.parent.map { ", \(name(of: $0, asOf: organization.from))" } ?? ""
    return "\(organization.code) (\(organization.name)\(parent))"
  }

  private mutating func nearestOnce(to text: String, on day: Day) -> [String] {
    let key = "\(day) \(text)"
    if let known = nearest[key] { return known }
    guard comparisonsLeft > 0 else { return [] }
    comparisonsLeft -= organizations.count
    let found = nearest(to: text, on: day)
    nearest[key] = found
    return found
  }

  /// The three organizations whose code or name share most pairs of letters with a text.
  private mutating func nearest(to text: String, on day: Day) -> [String] {
    let pairs = pairs ?? organizations.map(Self.pairs)
    self.pairs = pairs
    var nearest = Nearest<Organization>(to: text)
    for (organization, pairs) in zip(organizations, pairs) where organization.holds(on: day) {
      nearest.offer(organization, as: pairs)
    }
    return nearest.best.map { "\($0.code) (\($0.name))" }
  }

  private static func pairs(of organization: Organization) -> [LetterPairs] {
    [LetterPairs(of: organization.code), LetterPairs(of: organization.name)]
  }
}
