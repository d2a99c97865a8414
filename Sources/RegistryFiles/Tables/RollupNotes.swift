import LevelRegistry

/// What limits the figures of several registries: who is missing, what is not counted and why, what is not proved.
package struct RollupNotes {
  /// The kinds that anything is found of, in the order of `Kind`.
  package let all: [Note]

  /// All of one kind.
  package struct Note: Sendable {
    package let kind: Kind
    /// Which they are: by name, and where it is not the same for all, why.
    package let items: [Phrase]
  }

  /// Kinds in the order of how much they change the figures.
  package enum Kind: String, CaseIterable, Sendable {
    case notCounted = "not-counted"
    case notSent = "not-sent"
    case unexpected
    case withoutCheckpoint = "no-checkpoint"
    case figuresOnly = "figures-only"
    case noCheckpointFile = "not-a-checkpoint"
    case checkpointAlone = "no-registry"
    case countedTwice = "counted-twice"

    /// What they are, in few words.
    package var phrase: Phrase {
      switch self {
      case .notCounted: Phrase("not counted", "không tính")
      case .notSent: Phrase("not sent", "chưa gửi")
      case .unexpected:
        Phrase("counted in the total, but not in the list", "có cộng vào tổng nhưng không có trong danh sách")
      case .withoutCheckpoint: Phrase("no checkpoint handed in", "chưa có mốc xác minh")
      case .figuresOnly: Phrase("figures only", "chỉ số liệu")
      case .noCheckpointFile: Phrase("not a checkpoint, not used", "không phải mốc xác minh, không dùng")
      case .checkpointAlone: Phrase("checkpoint without its registry", "có mốc xác minh nhưng không có sổ")
      case .countedTwice: Phrase("counted twice", "tính hai lần")
      }
    }

    /// The same with what it means for the figures.
    package var sentence: Phrase {
      let meaning: Phrase? =
        switch self {
        case .withoutCheckpoint:
          Phrase(
            "truncation or a full rewrite cannot be detected",
            "không phát hiện được sổ bị cắt phần cuối hoặc bị viết lại toàn bộ")
        case .figuresOnly: Phrase("which cannot be verified", "không xác minh được")
        case .checkpointAlone: Phrase("was one written again?", "sổ có bị viết lại không?")
        case .notCounted, .notSent, .unexpected, .noCheckpointFile, .countedTwice: nil
        }
      guard let meaning else { return phrase }
      return Phrase("\(phrase.english), \(meaning.english)", "\(phrase.vietnamese), \(meaning.vietnamese)")
    }
  }

  /// - Parameter otherFiles: the files among the checkpoints that are none.
  package init(_ report: RollupReport, otherFiles: [String]) {
    let rollup = report.rollup
    func titles(_ standing: Rollup.Standing) -> [Phrase] {
      rollup.counted.filter { $0.standing == standing }.map { Self.name($0.title) }
    }
    all = Kind.allCases.compactMap { kind in
      let items: [Phrase] =
        switch kind {
        case .notCounted: rollup.lines.compactMap(Self.excluded)
        case .notSent: report.missing.map { Self.name($0.text) }
        case .unexpected: report.unexpected.map { Self.name($0.title) }
        case .withoutCheckpoint: titles(.withoutCheckpoint)
        case .figuresOnly: titles(.figuresOnly)
        case .noCheckpointFile: otherFiles.map(Self.name)
        case .checkpointAlone: rollup.checkpointsWithoutRegistry.map { Self.name("\($0.registry.prefix(16))…") }
        case .countedTwice: rollup.repeatedDecisions.map(Self.repeated)
        }
      return items.isEmpty ? nil : Note(kind: kind, items: items)
    }
  }

  private static func name(_ name: String) -> Phrase { Phrase(name, name) }

  private static func excluded(_ line: Rollup.Line) -> Phrase? {
    line.exclusion.map { exclusion in
      let reason = exclusion.phrase
      let file = line.path + (line.identity?.name.map { " (\($0))" } ?? "")
      return Phrase("\(file): \(reason.english)", "\(file): \(reason.vietnamese)")
    }
  }

  private static func repeated(_ decision: RepeatedDecision, _ lines: [Rollup.Line]) -> Phrase {
    let names = lines.map { "'\($0.title)'" }
    let what = "\(decision.system), \(decision.owner), \(decision.number)"
    return Phrase(
      "\(what), in \(names.joined(separator: " and "))", "\(what), có ở \(names.joined(separator: " và "))")
  }
}
