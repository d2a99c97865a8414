import Exchange
import LevelRegistry

/// All that is wrong with a file, told to people, and what they do next.
struct ImportRefusal: PresentableError {
  private let error: ImportError
  /// Where all errors were written.
  private let errors: String?
  /// Where organizations that are not on record were written, to be completed.
  private let organizations: String?
  private let told: [Phrase]

  private static let shown = 100

  init(_ error: ImportError, errors: String?, organizations: String?) {
    self.error = error
    self.errors = errors
    self.organizations = organizations
    told = error.told
  }

  var message: Phrase {
    let lines = told.prefix(Self.shown)
    let rest = told.count - lines.count
    let count = error.problems.count
    let more = rest > 0 ? Phrase("\n… and \(rest) more", "\n… và \(rest) lỗi nữa") : Phrase("", "")
    return Phrase(
      "the file has \(count) error\(count == 1 ? "" : "s"); nothing was recorded\n"
        + lines.map(\.english).joined(separator: "\n") + more.english,
      "tệp có \(count) lỗi; chưa ghi nhận gì\n"
        + lines.map(\.vietnamese).joined(separator: "\n") + more.vietnamese)
  }

  var hint: Phrase? {
    let hints = [wayToErrors, wayToOrganizations].compactMap { $0 }
    guard !hints.isEmpty else { return nil }
    return Phrase(
      hints.map(\.english).joined(separator: "\n"), hints.map(\.vietnamese).joined(separator: "\n"))
  }

  var exitStatus: ExitStatus { .badData }

  private var wayToErrors: Phrase? {
    if let errors { return Phrase("every error is in \(errors)", "toàn bộ lỗi đã ghi ra \(errors)") }
    guard told.count > Self.shown else { return nil }
    return Phrase("--errors FILE writes every error to a file", "--errors TỆP ghi toàn bộ lỗi ra tệp")
  }

  private var wayToOrganizations: Phrase? {
    let missing = error.unknownOrganizations.count
    guard missing > 0 else { return nil }
    let start = Phrase("organizations not on record: \(missing)", "cơ quan, đơn vị chưa có trong sổ: \(missing)")
    guard let organizations else {
      return Phrase(
        "\(start.english); --organizations FILE writes them as a sheet to complete",
        "\(start.vietnamese); --organizations TỆP ghi ra bảng để bổ sung")
    }
    return Phrase(
      "\(start.english); give each a code and a tier, then: capdo import organizations \(organizations)",
      "\(start.vietnamese); hãy điền mã và cấp cho từng đơn vị, rồi: capdo import organizations \(organizations)")
  }
}

extension ImportError {

  /// Each error on a line; one that several lines have in one cell is told once, with the other lines.
  fileprivate var told: [Phrase] {
    var others: [Cause: [Place]] = [:]
    var firsts: [ImportProblem] = []
    for problem in problems {
      if others[Cause(problem)]?.append(problem.place) == nil {
        others[Cause(problem)] = []
        firsts.append(problem)
      }
    }
    return firsts.map { first in
      let places = others[Cause(first)] ?? []
      guard !places.isEmpty else { return first.phrase }
      let named = Place.phrase(of: Array(places.prefix(10)))
      let more = places.count > 10 ? " …" : ""
      return Phrase(
        "\(first.phrase.english) (also: \(named.english)\(more))",
        "\(first.phrase.vietnamese) (cả ở \(named.vietnamese)\(more))")
    }
  }

  /// What two errors have in common that are one.
  private struct Cause: Hashable {
    let column: Phrase?
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
    let column = column.map { Phrase(", column \($0.english)", ", cột \($0.vietnamese)") } ?? Phrase("", "")
    let value = value.map { " '\(visible($0))'" } ?? ""
    return Phrase(
      "\(place.phrase.english)\(column.english)\(value): \(advised.english)",
      "\(place.phrase.vietnamese)\(column.vietnamese)\(value): \(advised.vietnamese)")
  }
}
