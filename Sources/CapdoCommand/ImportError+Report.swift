import Exchange
import LevelRegistry

extension ImportError: PresentableError {
  private static let shown = 100

  var message: Phrase {
    let lines = problems.prefix(Self.shown)
    let rest = problems.count - lines.count
    let more = rest > 0 ? Phrase("\n… and \(rest) more", "\n… và \(rest) lỗi nữa") : Phrase("", "")
    return Phrase(
      "the file has \(problems.count) errors; nothing was recorded\n"
        + lines.map { $0.phrase.english }.joined(separator: "\n") + more.english,
      "tệp có \(problems.count) lỗi; chưa ghi nhận gì\n"
        + lines.map { $0.phrase.vietnamese }.joined(separator: "\n") + more.vietnamese)
  }

  var hint: Phrase? { nil }
  var exitStatus: ExitStatus { .badData }
}

extension ImportProblem {
  /// The place, the value, the reason and the next step, on one line.
  var phrase: Phrase {
    let column = column.map { Phrase(", column \($0)", ", cột \($0)") } ?? Phrase("", "")
    let value = value.map { " '\(visible($0))'" } ?? ""
    return Phrase(
      "\(place.phrase.english)\(column.english)\(value): \(reason.english)\(hint.map { "; \($0.english)" } ?? "")",
      "\(place.phrase.vietnamese)\(column.vietnamese)\(value): \(reason.vietnamese)\(hint.map { "; \($0.vietnamese)" } ?? "")"
    )
  }
}
