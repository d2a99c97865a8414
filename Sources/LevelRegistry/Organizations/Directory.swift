import CapdoSQLite

/// The organizations on record, found by what people type.
struct Directory {
  private var organizations: [Organization] = []
  private var byCode: [String: [Int]] = [:]
  private var byID: [Int64: [Int]] = [:]
  /// The last names of those of which nothing stands: history speaks of them, and nobody else.
  private var withdrawn: [Int64: String] = [:]
  /// Made when a name is asked for: folding costs more than reading.
  private var byName: [String: [Int]]?
  /// Names as they are compared, for a sheet has one issuer on many lines.
  private var folded: [String: String] = [:]
  /// What comes nearest to a text on a day that was looked for in vain: a sheet names one unknown owner on many lines.
  private var nearest: [String: [String]] = [:]

  init(_ connection: RegistryConnection, knownAt entry: Int64 = .max) throws {
    let columns = SQL.joined(FactTable.organization.columns, separator: ", ")
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
    byCode[organization.code, default: []].append(organizations.count)
    byID[organization.id, default: []].append(organizations.count)
    byName?[Folding.fold(organization.name), default: []].append(organizations.count)
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

  /// Every name that an organization has borne, the last one last.
  func names(of id: Int64) -> [String] {
    history(of: id).map(\.name)
  }

  /// Whether an organization is there on a day, under whatever code.
  func isThere(_ id: Int64, on day: Day) -> Bool {
    (byID[id] ?? []).contains { organizations[$0].holds(on: day) }
  }

  /// Who bears a code on a day.
  func bearer(of code: String, on day: Day) -> Organization? {
    (byCode[code] ?? []).lazy.map { organizations[$0] }.first { $0.holds(on: day) }
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
    let facts = (byID[id] ?? []).map { organizations[$0] }
    return facts.first { $0.holds(on: day) } ?? facts.filter { $0.to <= day }.max { $0.to < $1.to }
      ?? facts.min { $0.from < $1.from }
  }

  /// Finds the organization that a code, `CODE@DAY` or a name means on a day.
  ///
  /// - Throws: `RegistryError.unknownOrganization` with the nearest names, `organizationHeldAt` for a code of other days,
  ///   `ambiguousOrganization` for a name that several bear.
  mutating func find(_ reference: String, on day: Day) throws(RegistryError) -> Organization {
    guard let reference = Folding.compose(reference) else {
      throw .unknownOrganization(reference, on: day, nearest: [])
    }
    if let at = reference.lastIndex(of: "@"), let other = try? Day(String(reference[reference.index(after: at)...])) {
      return try find(String(reference[..<at]), on: other)
    }
    let bearers = (byCode[reference] ?? []).map { organizations[$0] }
    if let bearer = bearers.first(where: { $0.holds(on: day) }) { return bearer }
    let named = named(reference).filter { $0.holds(on: day) }
    if named.count > 1 {
      throw .ambiguousOrganization(reference, candidates: named.map { "\($0.code) (\($0.name))" })
    }
    if let only = named.first { return only }
    if let other = bearers.last {
      throw .organizationHeldAt(reference, name: other.name, from: other.from, to: other.to, asked: day)
    }
    throw .unknownOrganization(reference, on: day, nearest: nearestOnce(to: reference, on: day))
  }

  /// The organization that a code, `CODE@DAY` or a name means on a day; nil where none or several do.
  mutating func meant(by reference: String, on day: Day) -> Organization? {
    guard let reference = Folding.compose(reference) else { return nil }
    if let at = reference.lastIndex(of: "@"), let other = try? Day(String(reference[reference.index(after: at)...])) {
      return meant(by: String(reference[..<at]), on: other)
    }
    if let bearer = bearer(of: reference, on: day) { return bearer }
    let named = named(reference).filter { $0.holds(on: day) }
    return named.count == 1 ? named[0] : nil
  }

  private mutating func named(_ name: String) -> [Organization] {
    if byName == nil { byName = Dictionary(grouping: organizations.indices) { Folding.fold(organizations[$0].name) } }
    let key = folded[name] ?? Folding.fold(name)
    folded[name] = key
    return (byName?[key] ?? []).map { organizations[$0] }
  }

  private mutating func nearestOnce(to text: String, on day: Day) -> [String] {
    let key = "\(day) \(text)"
    if let known = nearest[key] { return known }
    let found = nearest(to: text, on: day)
    nearest[key] = found
    return found
  }

  /// The three organizations whose code or name share most pairs of letters with a text.
  private func nearest(to text: String, on day: Day) -> [String] {
    let wanted = Self.pairs(of: Folding.fold(text))
    return all(on: day)
      .map { organization in
        let shares = [organization.code, organization.name].map {
          let pairs = Self.pairs(of: Folding.fold($0))
          return 200 * wanted.intersection(pairs).count / max(wanted.count + pairs.count, 1)
        }
        return (shares.max() ?? 0, organization)
      }
      .filter { $0.0 >= 40 }
      .sorted { ($1.0, $0.1.code) < ($0.0, $1.1.code) }
      .prefix(3)
      .map { "\($0.1.code) (\($0.1.name))" }
  }

  private static func pairs(of text: String) -> Set<[UInt8]> {
    let bytes = Array(text.utf8)
    guard bytes.count > 1 else { return [bytes] }
    return Set((0..<bytes.count - 1).map { Array(bytes[$0...$0 + 1]) })
  }
}
