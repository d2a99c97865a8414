import LevelRegistry

/// A line that people can copy, and what it does.
struct Example: Sendable {
  let line: String
  let meaning: Phrase

  init(_ line: String, _ meaning: Phrase) {
    self.line = line
    self.meaning = meaning
  }
}
