import LevelRegistry
import RegistryFiles

/// What has to be said of several registries beside their figures: the verdict, and then whatever limits it.
struct RollupPage {
  let report: RollupReport
  let notes: RollupNotes

  private static let mostDecisions = 20
  private static let mostNames = 10

  private var rollup: Rollup { report.rollup }

  /// How many of how many are counted, and of which day.
  var heading: Phrase {
    let (levels, day, share) = (Level.all, self.day, self.share)
    return Phrase(
      "ROLL-UP, \(levels.english), \(day.english): \(share.english) counted",
      "TỔNG HỢP \(share.vietnamese), \(levels.vietnamese), \(day.vietnamese)")
  }

  /// How many of how many are counted.
  var share: Phrase {
    let (counted, all) = report.share
    let what = report.expected == nil ? Phrase("registries", "sổ") : Phrase("expected", "sổ phải gửi")
    return Phrase("\(counted)/\(all) \(what.english)", "\(counted)/\(all) \(what.vietnamese)")
  }

  private var day: Phrase {
    switch rollup.question {
    case .day(let day): Phrase("as of \(day)", "số liệu tính đến ngày \(day.vietnamese)")
    case .closing(let day): Phrase("closings of \(day)", "theo mốc chốt ngày \(day.vietnamese)")
    }
  }

  /// The completion rate of all, with what it counts.
  var verdict: Phrase {
    let rate = rollup.tally.rate(of: .completion)
    return Phrase(
      "Plans carried out in full: \(rate[.english])", "Triển khai đầy đủ phương án: \(rate[.vietnamese])")
  }

  /// Everything beside the figures, what is not counted first.
  var lines: [Phrase] { notes.all.flatMap(lines) }

  private func lines(_ note: RollupNotes.Note) -> [Phrase] {
    let items = note.items
    return switch note.kind {
    case .notCounted, .noCheckpointFile: items.map { each(note.kind.sentence, $0) }
    case .notSent: list(items, note.kind.sentence, most: .max)
    case .unexpected, .withoutCheckpoint, .figuresOnly: list(items, note.kind.sentence)
    case .checkpointAlone: list(items, warning(note.kind.sentence))
    case .countedTwice:
      items.prefix(Self.mostDecisions).map { each(warning(note.kind.sentence), $0) }
        + more(than: Self.mostDecisions, of: items.count)
    }
  }

  private func warning(_ phrase: Phrase) -> Phrase {
    Phrase("warning: \(phrase.english)", "cảnh báo: \(phrase.vietnamese)")
  }

  private func each(_ what: Phrase, _ item: Phrase) -> Phrase {
    Phrase("\(what.english): \(item.english)", "\(what.vietnamese): \(item.vietnamese)")
  }

  private func more(than shown: Int, of all: Int) -> [Phrase] {
    guard all > shown else { return [] }
    let more = all - shown
    return [Phrase("and \(more) more that are counted twice", "và \(more) hệ thống khác cũng bị tính hai lần")]
  }

  /// One line for several: how many, and which.
  private func list(_ names: [Phrase], _ what: Phrase, most: Int = mostNames) -> [Phrase] {
    func all(_ language: Language) -> String {
      (names.prefix(most).map { $0[language] } + (names.count > most ? ["…"] : [])).joined(separator: ", ")
    }
    return [
      Phrase(
        "\(what.english) (\(names.count)): \(all(.english))",
        "\(what.vietnamese) (\(Language.vietnamese.count(names.count))): \(all(.vietnamese))"
      )
    ]
  }

  /// What to do about the first thing that is not counted.
  var next: SuggestedCommand? {
    guard let line = rollup.lines.first(where: { !$0.isCounted }), let exclusion = line.exclusion else { return nil }
    let registry = SuggestedCommand.Word.typed(line.path)
    switch exclusion {
    case .notIntact, .changedMeanwhile: return SuggestedCommand("verify").option(.database, registry)
    case .shorter, .otherHistory:
      return SuggestedCommand("verify").option(.database, registry).option("checkpoint", .file)
    case .noClosing: return SuggestedCommand("closings").option(.database, registry)
    case .sameRegistry: return SuggestedCommand("journal").option(.database, registry)
    case .oneDay: return nil
    case .otherDay(let day):
      return SuggestedCommand("rollup", .typed(line.path)).option(.asOf, .typed("\(day)"))
    case .unreadable: return nil
    }
  }
}
