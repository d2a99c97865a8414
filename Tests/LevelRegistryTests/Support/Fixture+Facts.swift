import CapdoSQLite
import Testing

@testable import LevelRegistry

extension Fixture {
  /// How many facts of systems there are under a condition.
  func factsOfSystems(_ condition: SQL = "", _ values: Value...) throws -> Int {
    let tables: [SQL] = ["system", "dossier", "approval", "plan", "inspection", "assessment", "remedy"]
    return try tables.reduce(0) { sum, table in
      let count = try registry.connection.statement("SELECT count(*) FROM \(table) \(condition)")
        .first(values) { try $0.integer(0) }
      return sum + Int(count ?? 0)
    }
  }
}
