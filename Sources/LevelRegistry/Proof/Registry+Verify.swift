import SQLite

extension Registry {
  /// Checks a register against itself, against schema.sql and against a checkpoint, and says what does not fit.
  ///
  /// Recomputes every digest, compares every rule that the schema promises, and asks SQLite for the soundness of the
  /// file. Only reads; memory does not grow with the file, but SQLite may sort in a temporary file outside it.
  /// - Parameter progress: is told what is being done, and of the chain how many facts of how many are done.
  /// - Throws: `RegistryError` when the file is no register of this version, `SQLiteError` when it cannot be read.
  public static func verify(
    _ path: String, against checkpoint: Checkpoint? = nil, progress: @escaping (VerificationStep) -> Void = { _ in }
  ) throws -> Verdict {
    let file = try RegistryFile(checking: path, against: .current)
    guard file.version == Schema.current.version else { throw RegistryError.isOlder(path: path, version: file.version) }
    do {
      return try Audit(file.path, checkpoint, progress).run()
    } catch let error as SQLiteError where !error.isOfTheMachine {
      // So damaged that it cannot be opened.
      var verdict = Verdict()
      verdict.report(Discrepancy(.damaged, found: error.message))
      return verdict
    }
  }
}

/// What a verification is doing.
public enum VerificationStep: Sendable {
  /// SQLite reads every page and compares every index.
  case file
  /// Every digest is recomputed.
  case chain(done: Int64, of: Int64)
  /// References and overlaps are looked for.
  case rules
}
