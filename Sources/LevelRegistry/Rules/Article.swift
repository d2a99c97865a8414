/// A place in the law, kept in the law's own words: `Nghị định 331/2026/NĐ-CP, Điều 23.2`.
public struct Article: Hashable, Sendable {
  public let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The same place for readers of either language; numbers of documents are not translated.
  public var phrase: Phrase {
    let english = Self.words.reduce(text) { $0.replacing($1.vietnamese, with: $1.english) }
    return Phrase(english, text)
  }

  private static let words = [
    Phrase("Decree", "Nghị định"), Phrase("Circular", "Thông tư"), Phrase("Directive", "Chỉ thị"),
    Phrase("Law", "Luật"), Phrase("Art.", "Điều"),
  ]
}
