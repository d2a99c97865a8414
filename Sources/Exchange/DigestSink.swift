import LevelRegistry

/// Hands bytes on and works out their SHA-256 as they pass.
public final class DigestSink: ByteSink {
  private let sink: any ByteSink
  private let hash = SHA256()

  public init(_ sink: any ByteSink) {
    self.sink = sink
  }

  public func write(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    try sink.write(bytes)
  }

  /// Returns the digest in lower-case hexadecimal.
  public func finish() throws -> String { try hash.finish() }
}
