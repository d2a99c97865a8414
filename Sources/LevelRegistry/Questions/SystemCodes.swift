import CapdoSQLite

extension Snapshot {
  /// The code and the name of every system of the day, by code.
  package func systemNames() throws -> [(code: String, name: String)] {
    var names: [(code: String, name: String)] = []
    try connection.statement(
      """
      SELECT code, name FROM system
      WHERE valid_from <= ?1 AND ?1 < valid_to AND entry <= ?2 AND (voided_by IS NULL OR voided_by > ?2) ORDER BY code
      """
    ).forEachRow([.text(day.description), .integer(entry)]) { names.append((try $0.text(0), try $0.text(1))) }
    return names
  }
}
