/// What a verification found.
public struct Verdict: Hashable, Sendable {
  /// How many entries there are.
  public internal(set) var entries: Int64 = 0
  /// How many facts were read.
  public internal(set) var facts: Int64 = 0
  /// The register's id: the digest of entry 1.
  public internal(set) var registry: String?
  /// The digest of the last entry.
  public internal(set) var digest: String?
  /// What does not fit, the first in the order of entries first; no more than `limit` are kept.
  public internal(set) var discrepancies: [Discrepancy] = []
  /// How many things were found that do not fit, those not kept included.
  public internal(set) var found = 0
  /// The entries that say to have been recorded before the entry before them: the clock went back. No failure.
  public internal(set) var backwards: [Int64] = []

  /// How many are kept of what does not fit, and of entries whose clock went back.
  public static let limit = 100

  /// Whether everything fits.
  public var isSound: Bool { found == 0 }

  /// What the register can be held to from now on; nil when it is not sound.
  public var checkpoint: Checkpoint? {
    guard isSound, let registry, let digest else { return nil }
    return Checkpoint(registry: registry, entries: entries, digest: digest)
  }

  mutating func report(_ discrepancy: Discrepancy) {
    found += 1
    if discrepancies.count < Self.limit { discrepancies.append(discrepancy) }
  }
}
