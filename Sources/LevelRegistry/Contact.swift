import SQLite

/// What the annual form prints about an organization.
public struct Contact: Hashable, Sendable {
  /// The organization that appraises for this owner.
  public var specialisedUnit: Int64?
  /// The document that sets its functions, duties and powers.
  public var functions: String?
  /// Its head.
  public var representative: String?
  /// The head's title.
  public var position: String?
  public var address: String?
  public var phone: String?
  public var email: String?

  public init() {}

  init(_ values: [Value]) throws {
    let row = Fields(values, "contact")
    specialisedUnit = row.optionalInteger(0)
    functions = row.optionalText(1)
    representative = row.optionalText(2)
    position = row.optionalText(3)
    address = row.optionalText(4)
    phone = row.optionalText(5)
    email = row.optionalText(6)
  }

  var values: [Value] {
    [
      specialisedUnit.map(Value.integer) ?? .null, Value(functions), Value(representative), Value(position),
      Value(address), Value(phone), Value(email),
    ]
  }
}

extension Snapshot {
  /// Returns the contact of an organization on the day; nil when none is on record.
  public func contact(of organization: Int64) throws -> Contact? {
    let columns = SQL.joined(FactTable.contact.values.map { "c.\($0)" }, separator: ", ")
    return try connection.statement(
      "SELECT \(columns) FROM contact c WHERE c.organization = ?3 AND \(Query.holds("c"))"
    ).first(.text(day.description), .integer(entry), .integer(organization)) { try Contact($0.values()) }
  }

  /// Returns an organization by its id, as it is on the day, or as it last was before, or as it first is after.
  public func organization(_ id: Int64) throws -> Organization? {
    try directory().organization(id, asOf: day)
  }
}
