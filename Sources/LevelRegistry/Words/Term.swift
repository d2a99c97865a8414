/// A word of the model: its raw value is what files hold, its phrase what people read.
public protocol Term: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var phrase: Phrase { get }
}

extension Term {
  /// The raw values, for messages that list what can be said.
  static var choices: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
