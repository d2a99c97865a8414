import LevelRegistry

/// Of which day figures are, and what was known: it stands on every file that is handed out together.
package struct FigureMark: Hashable, Sendable {
  /// What the registry is called.
  package let registry: String
  /// The closing whose figures these are; nil where they can still change.
  package let closing: String?
  package let day: Day
  package let entry: Int64

  package init(_ snapshot: Snapshot, of registry: String, closing: String?) {
    self.registry = registry
    self.closing = closing
    day = snapshot.day
    entry = snapshot.entry
  }

  /// The day, and what was known.
  package var data: Phrase {
    Phrase(
      "data to the end of \(day), as known at entry \(entry)",
      "số liệu đến hết ngày \(day.vietnamese), ghi nhận đến mục nhật ký \(entry)")
  }

  /// The same with the name of the closing, or that there is none.
  package var phrase: Phrase {
    closing.map { Phrase("closing \($0): \(data.english)", "mốc chốt \($0): \(data.vietnamese)") }
      ?? Phrase("not closed: \(data.english)", "chưa chốt: \(data.vietnamese)")
  }
}
