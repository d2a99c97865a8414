import SQLite

/// A step from one version of the schema to the next.
package struct Migration: Sendable {
  /// What is to be done, opened by a comment that says why and what it costs.
  let script: String

  package init(_ script: String) {
    self.script = script
  }
}

extension Schema {
  /// Brings a file up to this version, one transaction for each step, after a backup beside the file.
  ///
  /// Killed anywhere, the file is of one version or another, never between, and going on is opening it again.
  /// - Returns: the path of the backup.
  func migrate(_ file: RegistryFile, at moment: Moment) throws -> String {
    let connection = try Connection(path: file.path, access: .writing)
    let stamp = moment.description.filter { $0 != ":" }
    let backup = "\(file.path).schema-\(file.version)-\(stamp)"
    try connection.backUp(to: backup, checking: Connection.mustBeSound)
    for (number, step) in zip(version - UInt32(steps.count)..<version, steps) where number >= file.version {
      try connection.transaction({ try take(step, from: number, on: connection) })
    }
    return backup
  }

  private func take(_ step: Migration, from number: UInt32, on connection: Connection) throws {
    let current = try connection.statement("PRAGMA user_version").first { try $0.integer(0) }
    // Somebody else was faster.
    guard current == Int64(number) else { return }
    try connection.execute(script: step.script)
    try connection.execute(script: "PRAGMA user_version = \(number + 1)")
    if number + 1 == version { try compare(with: connection) }
  }
}
