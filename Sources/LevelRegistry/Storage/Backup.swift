import SQLite

extension Registry {
  /// Writes a complete copy of the register as of now to a new file, while others may go on recording.
  ///
  /// The copy is checked and synced before it bears its name. A backup is restored in the same way: open it, and back it
  /// up to where the register is to be.
  /// - Returns: what the copy holds.
  /// - Throws: `RegistryError.fileExists` when there is anything at the path, or a journal beside it.
  @discardableResult
  public func backUp(to path: String) throws -> Checkpoint {
    try connection.backUp(to: path)
  }
}

extension Connection {
  @discardableResult
  func backUp(to path: String) throws -> Checkpoint {
    // SQLite would roll a journal that lies there back into the new file.
    for journal in ["-journal", "-wal"] where OperatingSystem.exists(path + journal) {
      throw RegistryError.fileExists(path: path + journal)
    }
    let file = try UnfinishedFile(for: path)
    try statement("VACUUM INTO ?").run(.text(file.temporary))
    let checkpoint = try check(copy: file.temporary)
    try file.keep()
    return checkpoint
  }

  private func check(copy path: String) throws -> Checkpoint {
    let copy = try Connection(path: path, access: .reading)
    defer { copy.close() }
    try copy.checkIntegrity()
    let checkpoint = try Checkpoint(of: copy)
    let digest = try statement("SELECT digest FROM entry WHERE seq = ?")
      .first(.integer(checkpoint.entries)) { try $0.optionalText(0) }
    guard digest == checkpoint.digest else { throw RegistryError.copyDiffers(entry: checkpoint.entries) }
    return checkpoint
  }

  /// Throws unless SQLite finds the file sound and every reference leads somewhere.
  private func checkIntegrity() throws {
    let found = try statement("PRAGMA integrity_check(1)").first { try $0.text(0) }
    guard found == "ok" else { throw RegistryError.isDamaged(found ?? "") }
    let reference = try statement("PRAGMA foreign_key_check").first { try $0.text(0) }
    if let reference { throw RegistryError.isDamaged("\(reference): a reference leads nowhere") }
  }
}
