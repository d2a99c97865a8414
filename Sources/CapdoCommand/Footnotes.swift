import Exchange
import LevelRegistry

/// Puts on stderr what has to be said beside a figure.
struct Footnotes {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// - Parameter unconfirmedOwners: asked only when the approval rate leaves systems out.
  func tell(_ measure: Measure, _ tally: Tally, unconfirmedOwners: () throws -> Int) throws {
    let leavesOut = measure == .approval && tally.confirmed < tally.operating
    let notes = FigureNotes(tally, unconfirmedOwners: leavesOut ? try unconfirmedOwners() : 0)
    for note in notes.about(measure) { console.note(note) }
    if let note = notes.notCounted { console.note(note) }
  }
}
