import LevelRegistry
import RegistryFiles

/// Puts on stderr what has to be said beside a figure.
struct Footnotes {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// - Parameter measures: the rates that were printed; what is to be said of several is said once.
  func tell(_ measures: [Measure], _ tally: Tally, _ snapshot: Snapshot, _ scope: Scope) throws {
    let isOfApproval = measures.contains(.approval)
    let leavesOut = isOfApproval && tally.confirmed < tally.operating
    let notes = FigureNotes(
      tally, unconfirmedOwners: leavesOut ? try snapshot.unconfirmedOwners(in: scope) : 0,
      operatedBefore: isOfApproval && tally.approved > 0 ? try snapshot.operatedBeforeApproval(in: scope) : 0)
    var told: Set<Phrase> = []
    for note in measures.flatMap(notes.about) + [notes.notCounted].compactMap({ $0 })
    where told.insert(note).inserted {
      console.note(note)
    }
  }

  func tellCompletionOfOperating(_ tally: Tally, _ snapshot: Snapshot, _ scope: Scope) throws {
    let leavesOut = tally.confirmed < tally.operating
    let notes = FigureNotes(tally, unconfirmedOwners: leavesOut ? try snapshot.unconfirmedOwners(in: scope) : 0)
    for note in notes.completionOfOperating + [notes.notCounted].compactMap({ $0 }) { console.note(note) }
  }
}

extension Language {
  /// Returns a count: `1234`, in Vietnamese `1.234`.
  func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let sign = number < 0 ? "-" : ""
    guard self == .vietnamese, digits.utf8.count > 3 else { return sign + digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "." }
      text.append(digit)
    }
    return sign + text
  }

  /// Returns a share: `70.93%`, in Vietnamese `70,93%`; none and all are `0%` and `100%`, nil is `n/a` or `–`.
  func percent(_ hundredths: Int?) -> String {
    guard let hundredths else { return Phrase("n/a", "–")[self] }
    let sign = hundredths < 0 ? "-" : ""
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if part == 0, whole == 0 || whole == 100 { return "\(sign)\(whole)%" }
    let point = self == .vietnamese ? "," : "."
    return "\(sign)\(whole)\(point)\(part < 10 ? "0" : "")\(part)%"
  }
}
