import Exchange
import LevelRegistry

extension PlannedLine {
  /// The place, what is done, to what, and each cell before and after.
  func phrase(in language: Language) -> String {
    let changes =
      switch kind {
      case .added: ""
      case .changed(let cells), .ended(let cells): ": " + cells.map { $0.text(in: language) }.joined(separator: "; ")
      }
    return "\(place.phrase[language]): \(verb[language]) \(code) \(name)\(changes)\(warnings[language])"
  }

  private var verb: Phrase {
    switch kind {
    case .added: Phrase("add", "thêm")
    case .changed: Phrase("change", "sửa")
    case .ended: Phrase("end", "kết thúc")
    }
  }

  /// What an inspector must not overlook.
  private var warnings: Phrase {
    let lowered = lowersLevel ? Phrase(" [level lowered]", " [hạ cấp độ]") : Phrase("", "")
    let replaced = replacesDecision ? Phrase(" [decision replaced]", " [thay quyết định]") : Phrase("", "")
    return Phrase(lowered.english + replaced.english, lowered.vietnamese + replaced.vietnamese)
  }
}

extension CellChange {
  fileprivate func text(in language: Language) -> String {
    let (before, after) = (before.text(in: language), after.text(in: language))
    let name = language == .vietnamese ? column.heading.vietnamese + ":" : column.name
    return "\(name) \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
  }
}
