import LevelRegistry

/// The SHA-256 of a file.
public enum FileDigest {
  /// Returns it in lower-case hexadecimal, reading the source to its end.
  public static func sha256(of source: any ByteSource) throws -> String {
    let hash = SHA256()
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return try hash.finish() }
      hash.update(block[..<count])
    }
  }
}
