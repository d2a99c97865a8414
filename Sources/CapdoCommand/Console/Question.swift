import LevelRegistry

extension Console {
  /// Asks a person at a terminal, and nobody else, before something that is hard to take back.
  ///
  /// - Throws: `Declined` for any answer but yes.
  func confirm(_ question: Phrase, unless isAgreed: Bool) throws {
    guard let answer, !isAgreed else { return }
    noteRaw(visible(question[language]) + Phrase(" (y/n) ", " (c/k) ")[language])
    let given = Folding.fold(answer() ?? "")
    guard ["y", "yes", "c", "co"].contains(given) else { throw Declined() }
  }
}

/// Somebody was asked and did not say yes.
struct Declined: PresentableError {
  var message: Phrase { Phrase("nothing was recorded", "chưa ghi nhận gì") }
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .refused }
}
