import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// The line that says how far a long command has come.
struct ProgressTests {
  private func shown(isWatched: Bool, _ body: (ProgressLine) -> Void) -> [String] {
    let errors = MemorySink()
    body(
      ProgressLine(Console(output: MemorySink(), errors: errors, environment: Environment([:]), isWatched: isWatched)))
    return errors.text.components(separatedBy: "\r\u{1B}[K")
  }

  @Test func whatIsShownAlreadyIsNotWrittenAgainAndIsGoneAtTheEnd() {
    let lines = shown(isWatched: true) { progress in
      for done: Int64 in [100, 101, 120, 120] { progress.show(.chain(done: done, of: 1_000)) }
      progress.clear()
      progress.clear()
    }
    #expect(lines == ["", "recomputing the chain: 10 %", "recomputing the chain: 12 %", ""])
  }

  @Test func nothingIsWrittenWhereNobodyWatches() {
    #expect(shown(isWatched: false) { $0.show(.rules) } == [""])
  }
}
