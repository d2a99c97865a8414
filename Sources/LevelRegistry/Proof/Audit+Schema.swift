import SQLite

extension Audit {
  /// Compares the schema with that of schema.sql, object by object, and returns whether the tables are the right ones.
  func compareSchema() throws -> Bool {
    let expected = try Self.expected.get()
    let found = try Self.objects(of: connection)
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      let spelled = { (object: Object?) in object.map { $0.sql ?? "" } }
      report(Discrepancy(.schema, table: name, expected: spelled(expected[name]), found: spelled(found[name])))
    }
    return expected.allSatisfy { name, object in object.type != "table" || found[name] == object }
  }

  private static let expected = Result {
    let model = try Connection()
    try model.execute(script: Schema.current.text)
    return try objects(of: model)
  }

  private struct Object: Equatable, Sendable {
    let type: String
    let table: String
    let sql: String?
  }

  /// The objects by name; one that stands there twice is told apart.
  private static func objects(of connection: Connection) throws -> [String: Object] {
    var objects: [String: Object] = [:]
    try connection.statement("SELECT name, type, tbl_name, sql FROM sqlite_schema").forEachRow { row in
      var name = try row.optionalText(0) ?? "–"
      while objects[name] != nil { name += "'" }
      objects[name] = Object(
        type: try row.optionalText(1) ?? "–", table: try row.optionalText(2) ?? "–", sql: try row.optionalText(3))
    }
    return objects
  }
}
