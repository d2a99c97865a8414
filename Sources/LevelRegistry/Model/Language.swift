/// A language in which people are answered.
public enum Language: String, CaseIterable, Codable, Sendable {
  /// English.
  case english = "en"
  /// Vietnamese.
  case vietnamese = "vi"
}

/// A text for people in every language in which they are answered.
public struct Phrase: Codable, Hashable, Sendable {
  /// In English.
  public let english: String
  /// In Vietnamese.
  public let vietnamese: String

  /// Makes a phrase of what is said in each language.
  public init(_ english: String, _ vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// Returns the phrases with commas between them.
  static func list(_ phrases: [Phrase]) -> Phrase {
    Phrase(
      phrases.map(\.english).joined(separator: ", "), phrases.map(\.vietnamese).joined(separator: ", "))
  }

  /// What is said in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}

/// A word of the model: its raw value is what files hold, its phrase what people read.
public protocol Term: RawRepresentable<String>, CaseIterable, Codable, Hashable, Sendable {
  /// What people read.
  var phrase: Phrase { get }
}

extension Term {
  /// The raw values, for messages that list what can be said.
  static var choices: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Words as a POSIX shell reads them.
package enum ShellWord {
  /// Returns the word as it is where it says nothing to a shell, else between single quotes.
  package static func quote(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._/@".unicodeScalars.contains(scalar)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
