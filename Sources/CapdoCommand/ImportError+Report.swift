import Exchange
import LevelRegistry

extension ImportError: PresentableError {
  private static let shown = 100

  var message: Phrase {
    let lines = told.prefix(Self.shown)
    let rest = told.count - lines.count
    let more = rest > 0 ? Phrase("\n… and \(rest) more", "\n… và \(rest) lỗi nữa") : Phrase("", "")
    return Phrase(
      "the file has \(problems.count) error\(problems.count == 1 ? "" : "s"); nothing was recorded\n"
        + lines.map(\.english).joined(separator: "\n") + more.english,
      "tệp có \(problems.count) lỗi; chưa ghi nhận gì\n"
        + lines.map(\.vietnamese).joined(separator: "\n") + more.vietnamese)
  }

  var hint: Phrase? {
    let missing = unknownOrganizations.count
    guard missing > 0 else { return nil }
    return Phrase(
      "organizations not on record: \(missing); --organizations FILE writes them as a sheet to complete",
      "cơ quan, đơn vị chưa có trong sổ: \(missing); --organizations TỆP ghi ra bảng để bổ sung")
  }

  var exitStatus: ExitStatus { .badData }

  /// Each error on a line; one that several lines have in one cell is told once, with the other lines.
  private var told: [Phrase] {
    var others: [Cause: [Int]] = [:]
    var firsts: [ImportProblem] = []
    for problem in problems {
      if others[Cause(problem)]?.append(problem.place.number) == nil {
        others[Cause(problem)] = []
        firsts.append(problem)
      }
    }
    return firsts.map { first in
      let lines = others[Cause(first)] ?? []
      guard !lines.isEmpty else { return first.phrase }
      let numbers = lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? " …" : "")
      return Phrase(
        "\(first.phrase.english) (also on \(lines.count == 1 ? "line" : "lines") \(numbers))",
        "\(first.phrase.vietnamese) (có cả ở dòng \(numbers))")
    }
  }

  /// What two errors have in common that are one.
  private struct Cause: Hashable {
    let column: String?
    let value: String?
    let reason: Phrase

    init(_ problem: ImportProblem) {
      column = problem.column
      value = problem.value
      reason = problem.reason
    }
  }
}

extension ImportProblem {
  /// The place, the value, the reason and the next step, on one line.
  var phrase: Phrase {
    let column = column.map { Phrase(", column \($0)", ", cột \($0)") } ?? Phrase("", "")
    let value = value.map { " '\(visible($0))'" } ?? ""
    return Phrase(
      "\(place.phrase.english)\(column.english)\(value): \(advised.english)",
      "\(place.phrase.vietnamese)\(column.vietnamese)\(value): \(advised.vietnamese)")
  }
}
