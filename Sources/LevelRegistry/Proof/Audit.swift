import SQLite

/// One verification on its way.
final class Audit {
  let connection: Connection
  let checkpoint: Checkpoint?
  let progress: (VerificationStep) -> Void
  var verdict = Verdict()
  /// When the entry before was recorded.
  var latest = ""

  init(_ path: String, _ checkpoint: Checkpoint?, _ progress: @escaping (VerificationStep) -> Void) throws {
    connection = try Connection.reading(path) { try $0.statement("SELECT count(*) FROM sqlite_schema").run() }
      .connection
    self.checkpoint = checkpoint
    self.progress = progress
  }

  /// Runs every check, all on one state of the file.
  func run() throws -> Verdict {
    try unlessDamaged {
      try connection.execute(script: "PRAGMA temp_store = FILE; PRAGMA cache_size = -8192; BEGIN")
      progress(.file)
      let tablesAreRight = try compareSchema()
      try checkFile()
      guard tablesAreRight else { return }
      try recomputeChain()
      compareCheckpoint()
      progress(.rules)
      try checkValues()
      try checkReferences()
      try checkOverlaps()
    }
    verdict.discrepancies.sort { $0.precedes($1) }
    return verdict
  }

  func report(_ discrepancy: Discrepancy) {
    verdict.report(discrepancy)
  }

  /// Runs a check; what SQLite cannot read is a discrepancy, unless it is the machine that failed.
  func unlessDamaged(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as SQLiteError where !error.isOfTheMachine {
      report(Discrepancy(.damaged, found: error.message))
    }
  }
}
