import CapdoSQLite

/// Another name by which people mean an organization, over the days during which it does.
struct Alias: Hashable {
  let organization: Int64
  let name: String
  let from: Day
  let to: Day

  /// The aliases that were known, by name.
  static func all(_ connection: RegistryConnection, knownAt entry: Int64) throws -> [Alias] {
    try connection.statement(
      """
      SELECT organization, name, valid_from, valid_to FROM alias
      WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1) ORDER BY name, valid_from
      """
    ).rows(.integer(entry)) {
      Alias(
        organization: try $0.integer(0), name: try $0.text(1), from: try Day($0.text(2)), to: try Day($0.text(3)))
    }
  }

  func holds(on day: Day) -> Bool { from <= day && day < to }
}
