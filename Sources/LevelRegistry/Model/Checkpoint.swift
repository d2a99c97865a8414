import CapdoSQLite

/// The summary of all that is recorded, to be kept by somebody else: whoever cuts or rewrites the registry cannot meet
/// it again.
public struct Checkpoint: Codable, Hashable, Sendable {
  /// The registry's id: the digest of entry 1.
  public let registry: String
  /// How many entries there are.
  public let entries: Int64
  /// The digest of the last of them.
  public let digest: String
}

extension Checkpoint: CustomStringConvertible {
  /// The three values, each on a line of its own.
  public var description: String { "\(registry)\n\(entries)\n\(digest)" }
}

extension Checkpoint {
  /// Reads the first entry and the last one that is closed.
  init(of connection: RegistryConnection) throws {
    let found = try connection.statement(
      """
      SELECT (SELECT digest FROM entry WHERE seq = 1), seq, digest FROM entry
      WHERE digest IS NOT NULL ORDER BY seq DESC LIMIT 1
      """
    ).first { Checkpoint(registry: try $0.text(0), entries: try $0.integer(1), digest: try $0.text(2)) }
    guard let found else { throw RegistryError.entryLeftOpen(1) }
    self = found
  }

  /// Reads three lines: the registry's id, the number of entries, the digest of the last.
  ///
  /// - Throws: `not-a-checkpoint`.
  public init(parsing text: String) throws {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0) }
    guard lines.count == 3, SHA256.isDigest(lines[0]), SHA256.isDigest(lines[2]), let entries = Int64(lines[1]),
      entries > 0, "\(entries)" == lines[1]
    else { throw RegistryError.notACheckpoint }
    self.init(registry: lines[0], entries: entries, digest: lines[2])
  }
}
