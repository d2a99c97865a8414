/// A security level that a province handles: 1, 2 or 3.
///
/// Levels 4 and 5 are appraised by the ministry (Decree 331/2026, Art. 18.3) and lie outside this register.
public enum Level: Int, CaseIterable, Comparable, Hashable, Sendable {
  case one = 1
  case two
  case three

  /// Reads `2`.
  ///
  /// - Throws: `RegistryError.levelOutOfScope` for 4 and 5, `RegistryError.notALevel` for anything else.
  public init(_ text: String) throws(RegistryError) {
    switch text {
    case "1": self = .one
    case "2": self = .two
    case "3": self = .three
    case "4", "5": throw .levelOutOfScope(text)
    default: throw .notALevel(text)
    }
  }

  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  public var phrase: Phrase { Phrase("level \(rawValue)", "cấp độ \(rawValue)") }
}
