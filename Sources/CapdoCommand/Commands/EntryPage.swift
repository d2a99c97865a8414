import LevelRegistry

/// Entries told to people: who, when, what, and what they recorded.
struct EntryPage {
  let session: Session
  let snapshot: Snapshot

  /// How many entries, and how many facts of one, are shown.
  private static let shown = 10

  /// A line for each entry, and what it is about.
  func tell(_ entries: [JournalLine]) throws {
    let objects = try snapshot.entryObjects(after: (entries.first?.entry ?? 1) - 1)
    for line in entries.prefix(Self.shown) {
      let (when, act) = (line.recordedAt.phrase, Act.words(line.act))
      let text = Phrase(
        "entry \(line.entry), \(line.actor), \(when.english): \(act.english)",
        "mục \(line.entry), \(line.actor), \(when.vietnamese): \(act.vietnamese)"
      )[session.console.language]
      var page = Page()
      // A long name of a file stands on a line of its own.
      let whole = [text, line.source].compactMap { $0 }.joined(separator: ", ")
      if terminalWidth(whole) <= Page.width {
        page.say(whole)
      } else {
        page.say(text)
        if let source = line.source { page.say("  " + source) }
      }
      try page.write(to: session.console)
      if let object = try objects.object(of: line.entry) {
        try session.console.say(Phrase("  \(object.english)", "  \(object.vietnamese)"))
      }
    }
    let rest = entries.count - Self.shown
    if rest > 0 { try session.console.say(Phrase("  … and \(rest) more entries", "  … và \(rest) mục nữa")) }
  }
}
