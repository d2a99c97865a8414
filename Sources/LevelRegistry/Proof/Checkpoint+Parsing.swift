extension Checkpoint {
  /// Reads three lines: the register's id, the number of entries, the digest of the last.
  ///
  /// - Throws: `RegistryError.notACheckpoint`.
  public init(parsing text: String) throws(RegistryError) {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0) }
    guard lines.count == 3, SHA256.isDigest(lines[0]), SHA256.isDigest(lines[2]), let entries = Int64(lines[1]),
      entries > 0, "\(entries)" == lines[1]
    else { throw .notACheckpoint }
    self.init(registry: lines[0], entries: entries, digest: lines[2])
  }
}

extension Snapshot {
  /// What stands for all that the snapshot knows, to go with what is told of it.
  public func checkpoint() throws -> Checkpoint {
    let registry = try connection.statement("SELECT digest FROM entry WHERE seq = 1").first { try $0.text(0) }
    guard let registry else { throw RegistryError.entryLeftOpen(1) }
    return Checkpoint(registry: registry, entries: entry, digest: digest)
  }
}

extension Registry {
  /// What stands for all that is on record.
  ///
  /// - Throws: `RegistryError.entryLeftOpen` when no entry is closed.
  public func checkpoint() throws -> Checkpoint {
    try Checkpoint(of: connection)
  }
}
