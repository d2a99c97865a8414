/// A language in which capdo speaks to people.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case vietnamese = "vi"
}

/// A text for people in every language capdo speaks.
public struct Phrase: Hashable, Sendable {
  public let english: String
  public let vietnamese: String

  public init(_ english: String, _ vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// Returns the phrases with commas between them.
  static func list(_ phrases: [Phrase]) -> Phrase {
    Phrase(
      phrases.map(\.english).joined(separator: ", "), phrases.map(\.vietnamese).joined(separator: ", "))
  }

  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}
