import Exchange
import LevelRegistry

/// Puts on stderr what has to be said beside a figure.
struct Footnotes {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// - Parameters:
  ///   - measures: the rates that were printed; what is to be said of several is said once.
  ///   - unconfirmedOwners: asked only when the approval rate leaves systems out.
  func tell(_ measures: [Measure], _ tally: Tally, unconfirmedOwners: () throws -> Int) throws {
    let leavesOut = measures.contains(.approval) && tally.confirmed < tally.operating
    let notes = FigureNotes(tally, unconfirmedOwners: leavesOut ? try unconfirmedOwners() : 0)
    var told: Set<Phrase> = []
    for note in measures.flatMap(notes.about) + [notes.notCounted].compactMap({ $0 })
    where told.insert(note).inserted {
      console.note(note)
    }
  }
}
