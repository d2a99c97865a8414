import CapdoSQLite

/// The recorded organizations, found by number, by code and by whatever people type.
///
/// A few are looked up one by one, for most questions name one owner; all are read once a name is to be found, or when many
/// were asked for. What is written later is taken in by `add` where it adds, and needs another directory where it voids.
final class Directory {
  private let connection: RegistryConnection
  private let entry: Int64
  /// What was looked up so far, the earliest first; once all are read, everything.
  private var byID: [Int64: [Organization]] = [:]
  private var byCode: [ExactText: [Organization]] = [:]
  private var lookUps = 0
  /// How many are looked up one by one: most questions need fewer, and what needs many needs nearly all.
  private static let mostLookUps = 64
  private var everybody: Everybody?
  /// What comes nearest to a text on a day that was looked for in vain: a sheet names one unknown owner on many lines.
  private var nearest: [String: [String]] = [:]
  /// How many organizations may still be compared with unknown texts: a file can name more of those than it has reason to.
  private var comparisonsLeft = 300_000

  init(_ connection: RegistryConnection, knownAt entry: Int64 = .max) {
    self.connection = connection
    self.entry = entry
  }

  /// All that is recorded, by code and first day.
  private struct Everybody {
    var organizations: [Organization]
    var byParent: [Int64: Set<Int64>] = [:]
    /// Made when a name is asked for: folding costs more than reading.
    var names: Names?
    /// The pairs of letters of every code and name, made when they are first compared.
    var pairs: [[LetterPairs]]?

    init(_ organizations: [Organization]) {
      self.organizations = organizations
      for organization in organizations { addToParent(organization) }
    }

    mutating func add(_ organization: Organization) {
      addToParent(organization)
      names?.add(organization, at: organizations.count)
      pairs?.append(Directory.pairs(of: organization))
      organizations.append(organization)
    }

    private mutating func addToParent(_ organization: Organization) {
      if let parent = organization.parent { byParent[parent, default: []].insert(organization.id) }
    }
  }

  /// Takes in what was just written about an organization.
  func add(_ organization: Organization) {
    let code = ExactText(organization.code)
    guard everybody != nil else {
      (byID[organization.id], byCode[code]) = (nil, nil)
      return
    }
    everybody?.add(organization)
    insert(organization)
  }

  private func insert(_ organization: Organization) {
    func put(_ list: inout [Organization]) {
      list.insert(organization, at: list.firstIndex { organization.from < $0.from } ?? list.endIndex)
    }
    put(&byID[organization.id, default: []])
    put(&byCode[ExactText(organization.code), default: []])
  }

  private func withEverybody<T>(_ body: (inout Everybody) throws -> T) throws -> T {
    var all = try everybody ?? readAll()
    // What is learned would be written to a copy otherwise.
    everybody = nil
    defer { everybody = all }
    return try body(&all)
  }

  private func readAll() throws -> Everybody {
    let all = Everybody(try read("ORDER BY code, valid_from"))
    (byID, byCode) = ([:], [:])
    for organization in all.organizations { insert(organization) }
    return all
  }

  private func read(_ rest: SQL, _ values: Value...) throws -> [Organization] {
    var found: [Organization] = []
    try connection.statement(
      """
      SELECT \(FactTable.organization.columnList) FROM organization
      WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) \(rest)
      """
    ).forEachRow([.integer(entry)] + values) { found.append(try Organization(Fact($0, of: .organization))) }
    return found
  }

  /// Counts a look-up, and reads everything where it is one too many; false once all are read.
  private func mayLookUp() throws -> Bool {
    lookUps += 1
    if everybody == nil, lookUps > Self.mostLookUps { try withEverybody { _ in } }
    return everybody == nil
  }

  /// What an organization was and will be, the earliest first.
  func history(of id: Int64) throws -> [Organization] {
    if let known = byID[id] { return known }
    guard try mayLookUp() else { return byID[id] ?? [] }
    let found = try read("AND id = ?2 ORDER BY valid_from", .integer(id))
    byID[id] = found
    return found
  }

  /// Those who have had a code or will have it, the earliest first.
  private func bearers(of code: String) throws -> [Organization] {
    let text = ExactText(code)
    if let known = byCode[text] { return known }
    guard try mayLookUp() else { return byCode[text] ?? [] }
    let found = try read("AND code = ?2 ORDER BY valid_from", .text(code))
    byCode[text] = found
    return found
  }

  /// Those that have stood right below an organization on some day.
  func everBelow(_ id: Int64) throws -> Set<Int64> {
    guard try mayLookUp() else { return try withEverybody { $0.byParent[id] ?? [] } }
    return Set(try read("AND parent = ?2", .integer(id)).map(\.id))
  }

  /// Every organization of every day, by code and first day.
  func everything() throws -> [Organization] { try withEverybody { $0.organizations } }

  /// Every organization on a day, by code.
  func all(on day: Day) throws -> [Organization] { try everything().filter { $0.holds(on: day) } }

  /// The day on which an organization is no more; nil where it never was.
  func end(of id: Int64) throws -> Day? { try history(of: id).last?.to }

  /// Every name that an organization has borne, the last one last.
  func names(of id: Int64) throws -> [String] { try history(of: id).map(\.name) }

  /// What the owner of a system was called before, where it had another name.
  ///
  /// - Parameter owners: those that it had, the last one first.
  func formerOwner(_ owners: [Int64], beside current: Int64) throws -> String? {
    let now = try names(of: current).last
    for owner in owners {
      if let name = try names(of: owner).last, name != now { return name }
    }
    return nil
  }

  /// Whether an organization is there on a day, under whatever code.
  func isThere(_ id: Int64, on day: Day) throws -> Bool {
    try history(of: id).contains { $0.holds(on: day) }
  }

  /// Who bears a code on a day.
  func bearer(of code: String, on day: Day) throws -> Organization? {
    try bearers(of: code).first { $0.holds(on: day) }
  }

  /// What means an organization to whoever types it on a day: its code then, else its code of another day as `CODE@DAY`.
  func reference(to id: Int64, on day: Day) throws -> String {
    try organization(id, asOf: day)?.reference(on: day) ?? "\(id)"
  }

  /// The name of an organization as of a day; that of one that was taken back altogether is its last one: history speaks of
  /// it, and nobody else.
  func name(of id: Int64, asOf day: Day) throws -> String {
    if let organization = try organization(id, asOf: day) { return organization.name }
    let withdrawn = try connection.statement(
      "SELECT name FROM organization WHERE id = ?2 AND entry <= ?1 AND voided_by <= ?1 ORDER BY fact DESC LIMIT 1"
    ).first(.integer(entry), .integer(id)) { try $0.text(0) }
    return withdrawn ?? "\(id)"
  }

  /// An organization as it is on a day, or as it last was before, or as it first is after.
  func organization(_ id: Int64, asOf day: Day) throws -> Organization? {
    let history = try history(of: id)
    return history.last { $0.from <= day } ?? history.first
  }

  /// Finds the organization that a code, `CODE@DAY` or a name means on a day.
  ///
  /// - Parameter isExact: whether the marks of a name count, as they must where something is to be recorded; else a name
  ///   without them will do.
  /// - Throws: `RegistryError.unknownOrganization` with the nearest names, `organizationHeldAt` for a code of other days,
  ///   `ambiguousOrganization` for a name that several bear, `textTooLong` for what can be no name.
  func find(_ reference: String, on day: Day, exactly isExact: Bool = false) throws -> Organization {
    guard !Self.isTooLong(reference) else {
      throw RegistryError.textTooLong(.name, limit: RegistryError.Field.name.limit)
    }
    guard let reference = Folding.compose(reference) else {
      throw RegistryError.unknownOrganization(reference, on: day, nearest: [])
    }
    if let (reference, other) = Self.dated(reference) { return try find(reference, on: other, exactly: isExact) }
    if let bearer = try bearer(of: reference, on: day) { return bearer }
    for named in try named(reference, exactly: isExact, on: day) where !named.isEmpty {
      if named.count == 1 { return named[0] }
      throw RegistryError.ambiguousOrganization(reference, candidates: try named.map(described))
    }
    if let other = try bearers(of: reference).last {
      throw RegistryError.organizationHeldAt(reference, name: other.name, from: other.from, to: other.to, asked: day)
    }
    throw RegistryError.unknownOrganization(reference, on: day, nearest: try nearestOnce(to: reference, on: day))
  }

  /// Whether a text is longer than a name and a day can be, however it is composed: nothing is looked for in vain.
  private static func isTooLong(_ reference: String) -> Bool {
    let limit = 2 * RegistryError.Field.name.limit
    return reference.utf8.count > limit && reference.unicodeScalars.count > limit
  }

  /// The organization that a code, `CODE@DAY` or a name means on a day; nil where none or several do.
  func meant(by reference: String, on day: Day) throws -> Organization? {
    guard !Self.isTooLong(reference), let reference = Folding.compose(reference) else { return nil }
    if let (reference, other) = Self.dated(reference) { return try meant(by: reference, on: other) }
    if let bearer = try bearer(of: reference, on: day) { return bearer }
    let named = try named(reference, exactly: true, on: day).first { !$0.isEmpty }
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
  func isHeardOf(_ name: String) throws -> Bool {
    guard let name = Folding.compose(name) else { return false }
    return try !bearers(of: name).isEmpty || Self.dated(name) != nil || !places(of: name).isEmpty
  }

  /// The organizations under a body that have a name on some of these days, however it is spelled, and those whose names
  /// differ from it in nothing but marks, or in "Ủy ban nhân dân".
  func namesakes(of name: String, under parent: Int64?, from: Day, to: Day) throws -> (
    same: [Organization], alike: [Organization]
  ) {
    let organizations = try everything()
    let found = try places(of: name).map { places in
      places.own.map { organizations[$0] }.filter { $0.parent == parent && $0.from < to && from < $0.to }
    }
    return (found.first ?? [], found.dropFirst().flatMap(\.self))
  }

  /// Those that have a name on a day; then those that it is an alias of; then those whose code it is but for capitals;
  /// then those that have it but for "Ủy ban nhân dân"; then, where marks do not count, those that have it, or an alias of
  /// it, without marks.
  private func named(_ name: String, exactly isExact: Bool, on day: Day) throws -> [[Organization]] {
    let organizations = try everything()
    let named = try places(of: name).map { places in
      var seen: Set<Int64> = []
      let all = try places.own.map { organizations[$0] } + places.aliases.compactMap { try bearer(of: $0, on: day) }
      return all.filter { $0.holds(on: day) && seen.insert($0.id).inserted }
    }
    return isExact ? named.dropLast() : named
  }

  private func places(of name: String) throws -> [Names.Places] {
    try withEverybody { all in
      if all.names == nil { all.names = Names(all.organizations, aliases: try Alias.all(connection, knownAt: entry)) }
      return all.names?.find(name) ?? []
    }
  }

  /// Who is called so on a day.
  private func bearer(of alias: Alias, on day: Day) throws -> Organization? {
    guard alias.holds(on: day) else { return nil }
    return try history(of: alias.organization).first { $0.holds(on: day) }
  }

  /// The places of organizations, and aliases, by what their names have in common with other spellings.
  private struct Names {
    typealias Places = (own: [Int], aliases: [Alias])

    private var byKey: [String: [Int]] = [:]
    private var byCode: [String: [Int]] = [:]
    private var byBody: [String: [Int]] = [:]
    private var byFold: [String: [Int]] = [:]
    private var aliasesByKey: [String: [Alias]] = [:]
    private var aliasesByFold: [String: [Alias]] = [:]
    /// What was found before: a sheet has one owner, and one issuer, on many lines.
    private var found: [ExactText: [Places]] = [:]
    /// How much of that is kept: no sheet can make it large.
    private static let mostFound = 4_096

    init(_ organizations: [Organization], aliases: [Alias]) {
      for (index, organization) in organizations.enumerated() { add(organization, at: index) }
      for alias in aliases {
        aliasesByKey[NameSpelling.key(alias.name), default: []].append(alias)
        aliasesByFold[Folding.fold(alias.name), default: []].append(alias)
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

  private func described(_ organization: Organization) throws -> String {
    let parent = try organization.parent.map { ", \(try name(of: $0, asOf: organization.from))" } ?? ""
    return "\(organization.code) (\(organization.name)\(parent))"
  }

  private func nearestOnce(to text: String, on day: Day) throws -> [String] {
    let key = "\(day) \(text)"
    if let known = nearest[key] { return known }
    guard comparisonsLeft > 0 else { return [] }
    let found = try nearest(to: text, on: day)
    nearest[key] = found
    return found
  }

  /// The three organizations whose code or name share most pairs of letters with a text.
  private func nearest(to text: String, on day: Day) throws -> [String] {
    try withEverybody { all in
      comparisonsLeft -= all.organizations.count
      let pairs = all.pairs ?? all.organizations.map(Self.pairs)
      all.pairs = pairs
      var nearest = Nearest<Organization>(to: text)
      for (organization, pairs) in zip(all.organizations, pairs) where organization.holds(on: day) {
        nearest.offer(organization, as: pairs)
      }
      return nearest.best.map { "\($0.code) (\($0.name))" }
    }
  }

  private static func pairs(of organization: Organization) -> [LetterPairs] {
    [LetterPairs(of: organization.code), LetterPairs(of: organization.name)]
  }
}
