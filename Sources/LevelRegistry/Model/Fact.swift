import CapdoSQLite

/// A row of a fact table, its values still as they are stored.
struct Fact {
  let number: Int64
  let key: [Value]
  let values: [Value]
  let from: Day
  let to: Day

  init(number: Int64, key: [Value], values: [Value], from: Day, to: Day) {
    self.number = number
    self.key = key
    self.values = values
    self.from = from
    self.to = to
  }

  /// Reads the columns of `FactTable.columns`; `entry` is passed over.
  init(_ row: borrowing Row, of table: FactTable) throws {
    number = try row.integer(0)
    let keys = table.key.count
    let values = table.values.count
    key = try (0..<keys).map { try row.value(1 + $0) }
    self.values = try (0..<values).map { try row.value(1 + keys + $0) }
    from = try Day(row.text(1 + keys + values))
    to = try Day(row.text(2 + keys + values))
  }

  /// Whether both say the same of the same days.
  func says(_ other: Fact) -> Bool {
    key == other.key && values == other.values && from == other.from && to == other.to
  }
}

/// A fact table as `schema.sql` spells it: its name, the key whose standing facts never overlap, and its values.
///
/// The columns stand in the order `fact`, key, values, `valid_from`, `valid_to`, `entry`, `voided_by`.
struct FactTable: Sendable {
  let name: SQL
  let key: [SQL]
  let values: [SQL]
  let kind: RecordedKind
  /// Its place in `all`, which is its place in an entry's digest.
  let index: Int
  /// Every column but `voided_by`.
  let columns: [SQL]
  /// The same as a statement lists them.
  let columnList: SQL

  private init(_ kind: RecordedKind, _ name: SQL, key: [SQL], values: [SQL]) {
    self.kind = kind
    index = RecordedKind.allCases.prefix { $0 != kind }.count
    self.name = name
    self.key = key
    self.values = values
    columns = ["fact"] + key + values + ["valid_from", "valid_to", "entry"]
    columnList = SQL.joined(columns, separator: ", ")
  }

  /// Whether a fact ends where the next of its key begins; days off lie side by side.
  var isTimeline: Bool { kind != .holiday }

  static let registry = FactTable(.registry, "registry", key: [], values: ["name", "province_code"])
  static let organization = FactTable(
    .organization, "organization", key: ["id"], values: ["code", "name", "tier", "parent"])
  static let alias = FactTable(.alias, "alias", key: ["organization", "name"], values: [])
  static let succession = FactTable(.succession, "succession", key: ["predecessor", "successor"], values: [])
  static let confirmation = FactTable(.confirmation, "confirmation", key: ["owner"], values: [])
  static let contact = FactTable(
    .contact, "contact", key: ["organization"],
    values: ["specialized_unit", "functions", "representative", "position", "address", "phone", "email"])
  static let system = FactTable(
    .system, "system", key: ["id"], values: ["code", "name", "owner", "operator", "category", "authority", "state"])
  static let dossier = FactTable(
    .dossier, "dossier", key: ["system"],
    values: ["proposed_level", "status", "expected_on", "appraiser", "appraiser_name", "document", "result", "note"])
  static let approval = FactTable(
    .approval, "approval", key: ["system"],
    values: [
      "level", "authority", "issuer", "issuer_name", "number", "decided_on", "basis", "regulation_number",
      "regulation_on", "regulation_issuer", "regulation_issuer_name",
    ])
  static let plan = FactTable(
    .plan, "plan", key: ["system"], values: ["status", "expected_on", "evidence", "evidence_digest"])
  static let inspection = FactTable(
    .inspection, "inspection", key: ["system", "kind"],
    values: ["inspector", "inspector_name", "document", "result"])
  static let closing = FactTable(.closing, "closing", key: ["name"], values: ["as_of"])
  static let holiday = FactTable(.holiday, "holiday", key: [], values: ["name"])
  static let rule = FactTable(.rule, "rule", key: ["kind", "subject"], values: ["amount", "unit", "day", "article"])
  static let requirement = FactTable(
    .requirement, "requirement", key: ["catalog", "level", "number"],
    values: ["part", "topic", "title", "title_en", "article", "same_as", "carry"])
  static let assessment = FactTable(
    .assessment, "assessment", key: ["system", "catalog", "level", "requirement", "kind"],
    values: [
      "value", "reason", "expected_on", "evidence", "evidence_digest", "assessor", "provider", "provider_level",
      "provider_requirement", "ground",
    ])
  static let remedy = FactTable(
    .remedy, "remedy", key: ["id"],
    values: [
      "system", "source", "catalog", "level", "requirement", "task", "unit", "due_on", "done_on", "document",
      "checked_by",
    ])
  static let answer = FactTable(
    .answer, "answer", key: ["finding", "kind", "object", "shown_by"], values: ["reason", "document"])

  /// Every fact table, in the order of the digest.
  static let all = [
    registry, organization, alias, succession, confirmation, contact, system, dossier, approval, plan, inspection,
    closing, holiday, rule, requirement, assessment, remedy, answer,
  ]

  /// What refers to organizations and systems: always to the fact that introduced them.
  static let references: [(table: FactTable, column: SQL, target: FactTable)] = [
    (.organization, "id", .organization), (.organization, "parent", .organization),
    (.alias, "organization", .organization), (.succession, "predecessor", .organization),
    (.succession, "successor", .organization), (.confirmation, "owner", .organization),
    (.contact, "organization", .organization), (.contact, "specialized_unit", .organization), (.system, "id", .system),
    (.system, "owner", .organization), (.system, "operator", .organization), (.dossier, "system", .system),
    (.dossier, "appraiser", .organization), (.approval, "system", .system), (.approval, "issuer", .organization),
    (.approval, "regulation_issuer", .organization), (.plan, "system", .system), (.inspection, "system", .system),
    (.inspection, "inspector", .organization), (.assessment, "system", .system), (.assessment, "provider", .system),
    (.remedy, "id", .remedy), (.remedy, "system", .system), (.remedy, "unit", .organization),
  ]
}

/// Stored values read back as what they mean; what the schema cannot hold throws as damage.
struct Fields {
  private let values: ArraySlice<Value>
  private let first: Int
  private let table: String

  init(_ values: [Value], _ table: String) { self.init(values[...], table) }

  init(_ values: ArraySlice<Value>, _ table: String) {
    self.values = values
    self.table = table
    first = values.startIndex
  }

  /// The value of a column, the first being 0.
  subscript(_ index: Int) -> Value { values[first + index] }

  func integer(_ index: Int) throws -> Int64 {
    guard case .integer(let integer) = self[index] else { throw RegistryError.schemaDiffers(table) }
    return integer
  }

  func optionalInteger(_ index: Int) -> Int64? {
    if case .integer(let integer) = self[index] { integer } else { nil }
  }

  func text(_ index: Int) throws -> String {
    guard let text = optionalText(index) else { throw RegistryError.schemaDiffers(table) }
    return text
  }

  func optionalText(_ index: Int) -> String? {
    if case .text(let text) = self[index] { text } else { nil }
  }

  /// A body as a document names it: the organization, and the name after it.
  func optionalBody(_ index: Int) -> NamedBody? { NamedBody(optionalInteger(index), optionalText(index + 1)) }

  func term<T: Term>(_ index: Int) throws -> T {
    guard let term = T(rawValue: try text(index)) else { throw RegistryError.schemaDiffers(table) }
    return term
  }

  func optionalTerm<T: Term>(_ index: Int) throws -> T? {
    optionalText(index) == nil ? nil : try term(index)
  }

  /// The amount of a rule, within the limits of schema.sql: clocks count day by day.
  func amount(_ index: Int) throws -> Int {
    guard case .integer(let amount) = self[index], 1...1000 ~= amount else {
      throw RegistryError.schemaDiffers(table)
    }
    return Int(amount)
  }

  func optionalAmount(_ index: Int) throws -> Int? { self[index] == .null ? nil : try amount(index) }

  func level(_ index: Int) throws -> Level {
    guard let level = Level(rawValue: Int(try integer(index))) else { throw RegistryError.schemaDiffers(table) }
    return level
  }

  func day(_ index: Int) throws -> Day { try Day(text(index)) }

  func optionalDay(_ index: Int) throws -> Day? { try optionalText(index).map { text in try Day(text) } }

  func optionalPeriod(_ index: Int) throws -> Period? { try optionalText(index).map { text in try Period(text) } }
}

/// Reads the values of a row one after the other, those of a fact by its table: nobody counts columns by hand.
struct RowReader {
  private let values: [Value]
  private let fields: Fields
  private var place = 0

  init(_ values: [Value], _ table: String) {
    self.values = values
    fields = Fields(values, table)
  }

  mutating func integer() throws -> Int64 { try fields.integer(step()) }
  mutating func text() throws -> String { try fields.text(step()) }
  mutating func day() throws -> Day { try fields.day(step()) }
  mutating func optionalDay() throws -> Day? { try fields.optionalDay(step()) }
  mutating func value() -> Value { values[step()] }

  /// The values of a fact, in the order of `FactTable.values`.
  mutating func fields(of table: FactTable, _ name: String) -> Fields {
    Fields(values[step(table.values.count)...], name)
  }

  private mutating func step(_ count: Int = 1) -> Int {
    defer { place += count }
    return place
  }
}
