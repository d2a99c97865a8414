/// Keeps a spreadsheet from running a cell as a formula.
///
/// A text that begins as a formula does gets an apostrophe in front, and so does a text that begins with an
/// apostrophe; so `remove` gives back every text that was guarded, and no two texts look alike in a file.
public enum CSVGuard {
  private static let starts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "＝", "＋", "－", "＠",
  ]

  /// Whether the first scalar of the text is one that a spreadsheet may act upon, or an apostrophe.
  public static func isNeeded(for text: String) -> Bool {
    guard let byte = text.utf8.first else { return false }
    return isCandidate(byte) && startsDangerously(text.unicodeScalars)
  }

  /// Returns the text with an apostrophe in front where it needs one.
  public static func add(_ text: String) -> String {
    isNeeded(for: text) ? "'" + text : text
  }

  /// Returns the text without the apostrophe in front, if that was put there as a guard.
  public static func remove(_ text: String) -> String {
    guard text.utf8.first == CSVByte.apostrophe else { return text }
    let rest = text.unicodeScalars.dropFirst()
    return startsDangerously(rest) ? String(rest) : text
  }

  /// Whether a scalar of `starts` may begin with this byte: letters and digits may not.
  private static func isCandidate(_ byte: UInt8) -> Bool {
    byte < 0x30 || byte == 0x3D || byte == 0x40 || byte == 0xEF
  }

  private static func startsDangerously(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first else { return false }
    return starts.contains(first)
  }
}
