import LevelRegistry
import RegistryFiles

/// What has to be said of several registries beside their figures: the verdict, and then whatever limits it.
struct RollupPage {
  let report: RollupReport
  /// The files of checkpoints that hold none.
  let badCheckpoints: [String]

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
  var notes: [Phrase] {
    excluded + missing + unexpected + withoutCheckpoint + figuresOnly + checkpoints + repeated
  }

  private var excluded: [Phrase] {
    rollup.lines.compactMap { line in
      line.exclusion.map { exclusion in
        let reason = exclusion.phrase
        let name = line.identity?.name.map { " (\($0))" } ?? ""
        return Phrase(
          "not counted: \(line.path)\(name): \(reason.english)",
          "không tính: \(line.path)\(name): \(reason.vietnamese)")
      }
    }
  }

  private var missing: [Phrase] {
    list(report.missing.map(\.text), Phrase("not sent", "chưa gửi"), most: .max)
  }

  private var unexpected: [Phrase] {
    list(
      report.unexpected.map(\.title),
      Phrase("counted in the total, but not in the list", "có cộng vào tổng nhưng không có trong danh sách"))
  }

  private var withoutCheckpoint: [Phrase] {
    let lines = rollup.counted.filter { $0.standing == .withoutCheckpoint }
    return list(
      lines.map(\.title),
      Phrase(
        "no checkpoint handed in, truncation or a full rewrite cannot be detected",
        "chưa có mốc xác minh, không phát hiện được sổ bị cắt phần cuối hoặc bị viết lại toàn bộ"))
  }

  private var figuresOnly: [Phrase] {
    let lines = rollup.counted.filter { $0.standing == .figuresOnly }
    return list(
      lines.map(\.title), Phrase("figures only, which cannot be verified", "chỉ số liệu, không xác minh được"))
  }

  private var checkpoints: [Phrase] {
    badCheckpoints.map {
      Phrase("no checkpoint, not used: \($0)", "không phải mốc xác minh, không dùng: \($0)")
    }
      + rollup.checkpointsWithoutRegistry.map {
        let id = $0.registry.prefix(16)
        return Phrase(
          "warning: a checkpoint was handed in, but no registry with the id \(id)…; was one written again?",
          "cảnh báo: có mốc xác minh nhưng không có sổ mang mã nhận dạng \(id)…; sổ có bị viết lại không?")
      }
  }

  private var repeated: [Phrase] {
    let found = rollup.repeatedDecisions
    let shown = found.prefix(Self.mostDecisions).map { found in
      let (decision, names) = (found.decision, found.lines.map { "'\($0.title)'" })
      return Phrase(
        "warning: counted twice, in \(names.joined(separator: " and ")): \(decision.system), \(decision.owner), \(decision.number)",
        "cảnh báo: tính hai lần, có ở \(names.joined(separator: " và ")): \(decision.system), \(decision.owner), \(decision.number)"
      )
    }
    guard found.count > shown.count else { return shown }
    let more = found.count - shown.count
    return shown + [
      Phrase("and \(more) more that are counted twice", "và \(more) hệ thống khác cũng bị tính hai lần")
    ]
  }

  /// One line for several: how many, and which.
  private func list(_ names: [String], _ what: Phrase, most: Int = mostNames) -> [Phrase] {
    guard !names.isEmpty else { return [] }
    let all = (names.prefix(most) + (names.count > most ? ["…"] : [])).joined(separator: ", ")
    return [
      Phrase(
        "\(what.english) (\(names.count)): \(all)",
        "\(what.vietnamese) (\(Language.vietnamese.count(names.count))): \(all)"
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
