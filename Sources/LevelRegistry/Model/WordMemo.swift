import Synchronization

/// What was made of the words of texts before: names are made of the same few words again and again.
///
/// A word is what stands between blanks of ASCII; what is made of it must not depend on its neighbors.
final class WordMemo<Made: Sendable>: Sendable {
  private let known = Mutex<[ExactText: [Made]]>([:])
  private let make: @Sendable (String) -> [Made]
  /// A memo that is full begins anew, so that no file can make it large.
  private static var limit: Int { 4_096 }
  private static var longestWord: Int { 64 }

  init(_ make: @escaping @Sendable (String) -> [Made]) { self.make = make }

  func all(in text: String) -> [Made] {
    known.withLock { known in
      var all: [Made] = []
      for part in text.utf8.split(separator: UInt8(ascii: " ")) {
        let word = ExactText(String(Substring(part)))
        if let made = known[word] {
          all += made
          continue
        }
        let made = make(word.text)
        all += made
        guard part.count <= Self.longestWord else { continue }
        if known.count == Self.limit { known.removeAll(keepingCapacity: true) }
        known[word] = made
      }
      return all
    }
  }
}
