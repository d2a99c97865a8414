import CapdoSQLite

/// The columns in which organizations are kept.
package enum OrganizationColumn: String, LineColumn {
  case code, name, tier, parent
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case continues
  case listConfirmedOn = "list_confirmed_on"
  case aliases

  package typealias Line = OrganizationLine
}

/// One organization as a line of a sheet has it; nil where the cell is empty.
package struct OrganizationLine: SheetLine {
  package var code: String?
  package var name: String?
  package var tier: Authority?
  /// The code, `CODE@DAY` or name of the body it belongs to.
  package var parent: String?
  /// nil: always.
  package var validFrom: Day?
  /// The day after its last; nil: for ever.
  package var validTo: Day?
  /// Whether it is the organization of the line of this code that ends on the day this one begins.
  package var continues = false
  package var listConfirmedOn: Day?
  /// Its other names, with a semicolon between them.
  package var aliases: String?

  package typealias Column = OrganizationColumn
  package typealias Source = OrganizationRecord

  package static let fields: [LineField<OrganizationLine>] = [
    LineField(.code, "Mã", \.code, also: ["Mã đơn vị", "Mã cơ quan", "Mã cơ quan, đơn vị", "Mã số"]) {
      $0.organization.code
    },
    LineField(
      .name, "Tên cơ quan, đơn vị", \.name,
      also: ["Tên", "Tên đơn vị", "Tên cơ quan", "Cơ quan, đơn vị", "Đơn vị"]
    ) { $0.organization.name },
    LineField(.tier, "Cấp", \.tier, also: ["Cấp hành chính"]) { $0.organization.tier },
    LineField(.parent, "Cấp trên", \.parent, also: ["Cơ quan cấp trên", "Đơn vị cấp trên", "Trực thuộc"]) { $0.parent },
    LineField(.validFrom, "Từ ngày", \.validFrom) { $0.organization.from == .always ? nil : $0.organization.from },
    LineField(.validTo, "Đến trước ngày", \.validTo) { $0.organization.to == .forever ? nil : $0.organization.to },
    LineField(.continues, "Tiếp nối", flag: \.continues) { $0.continues },
    LineField(.listConfirmedOn, "Ngày xác nhận danh mục", \.listConfirmedOn) { $0.listConfirmedOn },
    LineField(.aliases, "Tên gọi khác", \.aliases, also: ["Tên viết tắt", "Viết tắt", "Tên khác"]) {
      $0.aliases.isEmpty ? nil : $0.aliases.joined(separator: "; ")
    },
  ]

  package init() {}
}

/// An organization as a line is made of it.
package struct OrganizationRecord: Sendable {
  let organization: Organization
  /// What means the body it belongs to.
  let parent: String?
  let continues: Bool
  let listConfirmedOn: Day?
  let aliases: [String]

  package init(
    _ organization: Organization, parent: String?, continues: Bool = false, listConfirmedOn: Day?,
    aliases: [String] = []
  ) {
    self.organization = organization
    self.parent = parent
    self.continues = continues
    self.listConfirmedOn = listConfirmedOn
    self.aliases = aliases
  }
}

extension Directory {
  /// Whether an organization had the same code up to the day on which it began to be as it is.
  fileprivate func continues(_ organization: Organization) throws -> Bool {
    try history(of: organization.id).contains { $0.code == organization.code && $0.to == organization.from }
  }
}

extension Snapshot {
  /// Returns every organization that was known, whatever its days, with the latest confirmation up to the day: the lines
  /// of an export, by code and first day.
  package func organizationLines() throws -> [OrganizationLine] {
    let confirmations = try confirmations()
    let aliases = Dictionary(
      grouping: try Alias.all(connection, knownAt: entry).filter { $0.holds(on: day) }, by: \.organization)
    return try directory.everything().map { organization in
      let asked = organization.shown(on: day)
      let parent = try organization.parent.flatMap { try directory.organization($0, asOf: asked)?.reference(on: asked) }
      let continues = try directory.continues(organization)
      let confirmedOn = organization.holds(on: day) ? confirmations[organization.id] : nil
      return OrganizationLine(
        OrganizationRecord(
          organization, parent: parent, continues: continues, listConfirmedOn: confirmedOn,
          aliases: organization.holds(on: day) ? (aliases[organization.id] ?? []).map(\.name) : []))
    }
  }

  /// The latest day up to the one asked on which each owner confirmed its list, by the owner's id.
  package func confirmations() throws -> [Int64: Day] {
    var days: [Int64: Day] = [:]
    try connection.statement("SELECT c.owner, c.valid_from FROM confirmation c WHERE \(Query.holds("c"))")
      .forEachRow([.text(day.description), .integer(entry)]) { days[try $0.integer(0)] = try Day($0.text(1)) }
    return days
  }

  /// Returns the organizations that are there on the day, by code, with the day each last confirmed its list.
  package func organizations() throws -> [(organization: Organization, listConfirmedOn: Day?)] {
    let confirmations = try confirmations()
    return try directory.all(on: day).map { ($0, confirmations[$0.id]) }
  }
}

/// Records the lines of a sheet of organizations: adds and corrects, never erases.
///
/// Lines may come in any order: a parent is looked for among those recorded and those of the lines.
package final class OrganizationSheet: ColumnErrors {
  typealias Column = OrganizationColumn
  private let recording: Recording
  private let terms: ImportOptions
  private let day: Day
  private var seen: Set<String> = []
  /// The code and the first day of each line that goes on with the one before it.
  private var continuing: Set<String> = []
  /// The codes of the sheet: of two organizations that it lists itself it says that they are two.
  private var listed: Set<String> = []

  package init(_ recording: Recording, _ terms: ImportOptions) {
    self.recording = recording
    self.terms = terms
    day = terms.day ?? recording.today
  }

  /// Records all lines, and returns what each of them did.
  package func record(_ lines: [OrganizationLine]) throws -> [Result<LineOutcome<OrganizationLine>, Error>] {
    var outcomes: [Result<LineOutcome<OrganizationLine>, Error>?] = lines.map { _ in nil }
    listed = Set(lines.compactMap(\.code))
    continuing = Set(lines.filter(\.continues).map { "\($0.code ?? "")@\($0.validFrom ?? .always)" })
    let known = LinesByName(lines)
    var dependents: [[Int]] = lines.map { _ in [] }
    var missing = lines.map { _ in 0 }
    for (index, line) in lines.enumerated() {
      let needed = needed(by: line, among: known)
      missing[index] = needed.count
      for other in needed { dependents[other].append(index) }
    }
    var ready = lines.indices.filter { missing[$0] == 0 }
    while !ready.isEmpty {
      var next: [Int] = []
      for index in ready {
        outcomes[index] = Result { try record(lines[index]) }
        for dependent in dependents[index] {
          missing[dependent] -= 1
          if missing[dependent] == 0 { next.append(dependent) }
        }
      }
      ready = next.sorted()
    }
    // What waits for ever has a parent that waits for it: it is recorded for its error.
    return lines.indices.map { index in outcomes[index] ?? Result { try record(lines[index]) } }
  }

  /// The lines that must be recorded before one of them.
  private func needed(by line: OrganizationLine, among known: LinesByName) -> Set<Int> {
    let from = line.validFrom ?? .always
    var needed: Set<Int> = []
    if line.continues, let code = line.code {
      needed.formUnion(
        known.bearers(of: code).filter { known.lines[$0].code == code && known.lines[$0].validTo == from })
    }
    guard let parent = line.parent else { return needed }
    var (code, asked) = (parent, dayToRead(line))
    if let at = parent.lastIndex(of: "@"), let day = try? Day(String(parent[parent.index(after: at)...])) {
      (code, asked) = (String(parent[..<at]), day)
    }
    needed.formUnion(
      known.bearers(of: code).filter { index in
        let other = known.lines[index]
        return other != line && other.validFrom ?? .always <= asked && asked < other.validTo ?? .forever
      })
    return needed
  }

  /// The day as of which the parent of a line is read: that of the sheet, or the nearest one on which the line holds.
  private func dayToRead(_ line: OrganizationLine) -> Day {
    min(max(day, line.validFrom ?? .always), (line.validTo ?? .forever).previous)
  }

  /// The lines of a sheet, found by what others call them.
  private struct LinesByName {
    let lines: [OrganizationLine]
    private let byCode: [String: [Int]]
    private let byName: [String: [Int]]

    /// How many lines may bear one name: of more nobody can say which is meant, whatever the days.
    static let most = 100

    init(_ lines: [OrganizationLine]) {
      self.lines = lines
      byCode = Dictionary(grouping: lines.indices, by: { lines[$0].code ?? "" })
      byName = Dictionary(grouping: lines.indices, by: { lines[$0].name ?? "" })
    }

    func bearers(of text: String) -> [Int] {
      [byCode, byName].flatMap { table in
        let found = table[text] ?? []
        return found.count <= Self.most ? found : []
      }
    }
  }

  private func record(_ line: OrganizationLine) throws -> LineOutcome<OrganizationLine> {
    guard let codeText = line.code else { throw error(.code, .emptyText(.code)) }
    let code = try at(.code) { try Text.code(codeText) }
    let from = line.validFrom ?? .always
    let to = line.validTo ?? .forever
    guard from < to else { throw error(.validTo, .endsBeforeItBegins(from: from, to: to)) }
    guard seen.insert("\(code)@\(from)").inserted else { throw error(.code, .codeRepeated(code)) }
    let known = try bearer(of: code, line)
    var changed = try known.map { try correct($0, by: line, to: to) } ?? true
    let id = try known.map { try Organization($0).id } ?? add(line, code: code, from: from, to: to)
    changed = try confirm(id, line) || changed
    changed = try addAliases(id, line) || changed
    if known == nil { return .added(code: code) }
    guard changed, let known else { return .unchanged(code: code) }
    let before = try written(Organization(known))
    return .changed(code: code, from: before, to: before.filled(by: line))
  }

  /// The recorded organization that the line speaks of: the bearer of the code on its first day, or, for a line without
  /// one, on the day of the sheet.
  private func bearer(of code: String, _ line: OrganizationLine) throws -> Fact? {
    let columns = FactTable.organization.columnList
    let facts = try recording.connection.statement(
      "SELECT \(columns) FROM organization WHERE code = ? AND voided_by IS NULL ORDER BY valid_from"
    ).rows(.text(code)) { try Fact($0, of: .organization) }
    if let from = line.validFrom { return facts.first { $0.from == from } }
    // One that begins only after the line ends is another bearer of the code.
    let end = line.validTo ?? .forever
    return facts.first { $0.from == .always } ?? facts.first { $0.from <= day && day < $0.to && $0.from < end }
  }

  /// The line of a recorded organization.
  private func written(_ organization: Organization) throws -> OrganizationLine {
    let directory = recording.directory
    let parent = try organization.parent.flatMap { try directory.organization($0, asOf: day)?.reference(on: day) }
    let continues = try directory.continues(organization)
    return OrganizationLine(
      OrganizationRecord(organization, parent: parent, continues: continues, listConfirmedOn: nil))
  }

  private func add(_ line: OrganizationLine, code: String, from: Day, to: Day) throws -> Int64 {
    guard let nameText = line.name else { throw error(.name, .emptyText(.name)) }
    let name = try at(.name) { try Text.name(nameText, .name) }
    let parent = try parent(of: line)
    guard let tier = try line.tier ?? tier(below: parent, on: dayToRead(line)) else {
      throw error(.tier, .notATerm("", choices: Authority.choices))
    }
    try mustBeAnother(name, code: code, parent: parent, on: dayToRead(line))
    let id = line.continues ? try predecessor(of: code, endingOn: from) : try heir(of: code, from: to)
    let written = try at(.code) {
      try recording.writeOrganization(id: id, code: code, name: name, tier: tier, parent: parent, from: from, to: to)
    }
    if id != nil { try mustNotStandAboveItself(written, line) }
    return written
  }

  /// Throws where another organization has the name, or nearly, in the same place: it would be one body counted twice.
  ///
  /// A sheet that lists both says that they are two, unless so many have the name that it cannot mean each.
  private func mustBeAnother(_ name: String, code: String, parent: Int64?, on day: Day) throws {
    let known = try recording.namesakes(of: name, under: parent, from: day, to: day.next)
    if let other = known.same.first, known.same.count >= LinesByName.most {
      throw error(.code, .line(.organizationRecordedAs(other.code, name: other.name, given: code)))
    }
    func unlisted(_ organizations: [Organization]) -> Organization? {
      organizations.first { $0.code != code && !listed.contains($0.code) }
    }
    if let other = unlisted(known.same) {
      throw error(.code, .line(.organizationRecordedAs(other.code, name: other.name, given: code)))
    }
    if let other = unlisted(known.alike) {
      throw error(.name, .organizationAlike(other.code, name: other.name, given: name))
    }
  }

  /// The body above, read on a day on which the line itself holds.
  private func parent(of line: OrganizationLine) throws -> Int64? {
    guard let parent = line.parent else { return nil }
    let day = dayToRead(line)
    return try at(.parent) { try recording.organization(parent, on: day).id }
  }

  /// A department, an office or a hospital works for the tier of the body it belongs to.
  private func tier(below parent: Int64?, on day: Day) throws -> Authority? {
    try parent.flatMap { try recording.directory.organization($0, asOf: day)?.tier }
  }

  /// Checks an organization that was there before the line: nobody comes to stand above itself.
  private func mustNotStandAboveItself(_ id: Int64, _ line: OrganizationLine) throws {
    try at(.parent) { try recording.mustNotStandAboveThemselves([id]) }
  }

  private func predecessor(of code: String, endingOn day: Day) throws -> Int64 {
    let found = try recording.connection.statement(
      "SELECT id FROM organization WHERE code = ? AND valid_to = ? AND voided_by IS NULL"
    ).first(.text(code), .text(day.description)) { try $0.integer(0) }
    guard let found else { throw error(.continues, .continuesNothing(code, on: day)) }
    return found
  }

  /// The recorded organization that goes on with a line of days before it: it was there earlier than the registry knew.
  private func heir(of code: String, from day: Day) throws -> Int64? {
    guard continuing.contains("\(code)@\(day)") else { return nil }
    return try recording.connection.statement(
      "SELECT id FROM organization WHERE code = ? AND valid_from = ? AND voided_by IS NULL"
    ).first(.text(code), .text(day.description)) { try $0.integer(0) }
  }

  /// Applies what the line says otherwise than the registry, on the day of the sheet; an end on its own day.
  private func correct(_ known: Fact, by line: OrganizationLine, to: Day) throws -> Bool {
    let organization = try Organization(known)
    let name = try at(.name) { try Text.name(line.name ?? organization.name, .name) }
    let parent = try parent(of: line) ?? organization.parent
    let tier = line.tier ?? organization.tier
    let values: [Value] = [.text(organization.code), .text(name), .text(tier.rawValue), Value(parent)]
    let timeline = try recording.timeline(.organization)
    var changed = false
    if values != known.values {
      guard let day = terms.day else { throw error(name == organization.name ? .tier : .name, .undated) }
      _ = try timeline.set(known.key, to: values, from: max(day, known.from))
      if let parent { try recording.applySuccessions(organization.id, in: .organization, naming: [parent]) }
      try mustNotStandAboveItself(organization.id, line)
      changed = true
    }
    if line.validTo != nil, to != known.to {
      try at(.validTo) {
        try recording.mustBeFree(organization.id, toEndOn: to)
        if to < known.to { try timeline.end(known.key, on: to) } else { try lengthen(known, organization, to: to) }
      }
      changed = true
    }
    return changed
  }

  /// Records a later end of an organization than the one recorded.
  private func lengthen(_ known: Fact, _ organization: Organization, to: Day) throws {
    if let bearer = try recording.bearer(ofCode: organization.code, from: known.to, to: to) {
      throw RegistryError.codeTaken(organization.code, by: bearer.name, from: bearer.from)
    }
    let timeline = try recording.timeline(.organization)
    let current = try timeline.fact(of: known.key, on: known.to.previous) ?? known
    try timeline.void(current)
    try timeline.write(current.key, current.values, from: current.from, to: to)
  }

  /// Adds the other names that the registry does not know yet.
  private func addAliases(_ id: Int64, _ line: OrganizationLine) throws -> Bool {
    var isChanged = false
    for name in (line.aliases ?? "").split(separator: ";") where !name.allSatisfy(\.isWhitespace) {
      isChanged =
        try at(.aliases) { try recording.addAlias(String(name), of: id, from: .always, asked: dayToRead(line)) }
        || isChanged
    }
    return isChanged
  }

  private func confirm(_ id: Int64, _ line: OrganizationLine) throws -> Bool {
    guard let day = line.listConfirmedOn else { return false }
    let timeline = try recording.timeline(.confirmation)
    if try timeline.fact(of: [.integer(id)], on: day)?.from == day { return false }
    try at(.listConfirmedOn) { try recording.mustHaveHappened(day) }
    guard let owner = try recording.directory.organization(id, asOf: day) else { return false }
    _ = try recording.confirmList(of: owner, on: day)
    return true
  }
}
