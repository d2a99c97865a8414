import CapdoSQLite

extension Registry {
  /// Writes a complete copy of the registry as of now to a new file, while others may keep recording.
  ///
  /// The copy is verified and synced before it bears its name. A backup is restored in the same way: verify and open it,
  /// and back it up to where the registry is to be. Costs what copying and verifying cost.
  /// - Returns: what the copy holds.
  /// - Throws: `file-exists` when there is anything at the path, or a journal beside it; `does-not-verify`.
  @discardableResult
  public func backUp(to path: String) throws -> Checkpoint {
    let connection = try connection.opened()
    return try RegistryError.translating { try connection.backUp(to: path, checking: Registry.mustVerify) }
  }

  /// Throws `RegistryError.doesNotVerify` unless verification finds nothing, and what `verify` throws.
  package static func mustVerify(_ path: String) throws {
    let verdict = try verify(path)
    if let first = verdict.discrepancies.first { throw RegistryError.doesNotVerify(first, of: verdict.found) }
  }
}

extension Connection {
  /// - Parameter check: throws when the copy, which has no name yet, is not to be kept.
  @discardableResult
  func backUp(to path: String, checking check: (String) throws -> Void) throws -> Checkpoint {
    // SQLite would roll a journal that lies there back into the new file.
    for journal in ["-journal", "-wal"] where OperatingSystem.exists(path + journal) {
      throw RegistryError.fileExists(path: path + journal)
    }
    let file = try UnfinishedFile(for: path, isPrivate: true)
    try statement("VACUUM INTO ?").run(.text(file.temporary))
    try check(file.temporary)
    let checkpoint = try checkpoint(ofCopy: file.temporary)
    try file.keep()
    return checkpoint
  }

  /// Throws unless the last entry of the copy is one of this file.
  private func checkpoint(ofCopy path: String) throws -> Checkpoint {
    let copy = try Connection(path: path, access: .reading)
    defer { copy.close() }
    let checkpoint = try Checkpoint(of: RegistryConnection(copy))
    let digest = try statement("SELECT digest FROM entry WHERE seq = ?")
      .first(.integer(checkpoint.entries)) { try $0.optionalText(0) }
    guard digest == checkpoint.digest else { throw RegistryError.copyDiffers(entry: checkpoint.entries) }
    return checkpoint
  }

  /// Throws unless SQLite finds a file sound and every reference leads somewhere: of an older schema that is all that can
  /// be asked.
  static func mustBeSound(_ path: String) throws {
    let copy = try Connection(path: path, access: .reading)
    defer { copy.close() }
    let found = try copy.statement("PRAGMA integrity_check(1)").first { try $0.text(0) }
    guard found == "ok" else { throw RegistryError.isDamaged(found ?? "") }
    let reference = try copy.statement("PRAGMA foreign_key_check").first { try $0.text(0) }
    if let reference { throw RegistryError.isDamaged("\(reference): a reference leads nowhere") }
  }
}
