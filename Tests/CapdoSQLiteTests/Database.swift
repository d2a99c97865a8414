import CapdoSQLite
import Foundation
import TestSupport
import Testing

extension TemporaryFolder {
  /// Makes an empty file, which SQLite takes for an empty database.
  func emptyFile(_ name: String = "x.db") throws -> String {
    try Data().write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Makes a file with the table `t (a, b)`.
  func database(_ name: String = "x.db") throws -> String {
    let path = try emptyFile(name)
    try Connection(path: path, access: .writing).execute(script: "CREATE TABLE t (a ANY, b TEXT) STRICT")
    return path
  }
}

extension Connection {
  /// A database in memory with the table `t (a, b)`.
  static func withTable() throws -> Connection {
    let connection = try Connection()
    try connection.execute(script: "CREATE TABLE t (a ANY, b TEXT) STRICT")
    return connection
  }

  func count() throws -> Int64? {
    try statement("SELECT count(*) FROM t").first { try $0.integer(0) }
  }

  func integer(_ sql: SQL) throws -> Int64? {
    try statement(sql).first { try $0.integer(0) }
  }
}
