import LevelRegistry
import RegistryFiles

/// Figures side by side as they are read aloud in a meeting.
struct ComparisonPage {
  let comparison: FigureComparison
  /// What was to be reached on the last day.
  let targets: [Target]
  let scope: Scope
  /// What the registry is called.
  let name: String
  let today: Day
  let language: Language

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  /// - Parameter next: the line that lists the systems; nil where there is none.
  func page(next: String?) -> Page {
    var page = Page()
    page.say(title)
    page.columns(heading + rows)
    page.say()
    for (place, explanation) in explanations.enumerated() {
      page.wrap("\(Self.mark(place)) \(explanation.sentence)")
    }
    for target in targets { page.wrap(target.sentence(comparison.last.tally)[language].sentenceCase) }
    page.wrap(lists)
    if let next { page.say(say("Which systems changed: ", "Hệ thống nào thay đổi: ") + next) }
    return page
  }

  private var title: String {
    let words = scope.words[language]
    let all = say("all approving tiers", "mọi cấp phê duyệt")
    return say("COMPARISON ", "SO SÁNH ") + name + ", " + (words.isEmpty ? all : words)
      + ", " + Level.all[language] + say("", " (đ.%: điểm phần trăm)")
  }

  /// What each column is: its day, and beneath it whether it is today or a closing.
  private var heading: [[String]] {
    let columns = comparison.columns
    return [
      [""] + columns.map { $0.closing.map { say("closing \($0)", "chốt \($0)") } ?? $0.day[language] }
        + [say("compared with", "so với")],
      [""]
        + columns.map { column in
          column.closing != nil ? column.day[language] : column.day == today ? say("today", "hôm nay") : ""
        } + [comparison.first.closing ?? comparison.first.day[language]],
    ]
  }

  private var rows: [[String]] {
    ComparedFigure.allCases.map { figure in
      [label(figure)] + comparison.columns.map { text($0.content(of: figure)) } + [change(figure)]
    }
  }

  private func text(_ content: FigureComparison.Content) -> String {
    switch content {
    case .count(let count): language.count(count)
    case .rate(let rate): rate[language]
    }
  }

  private func change(_ figure: ComparedFigure) -> String {
    let mark = explanations.firstIndex { $0.figures.contains(figure) }.map { "  " + Self.mark($0) }
    return language.change(comparison.change(of: figure)) + (mark ?? "")
  }

  /// A rate stands beneath the count that is its part.
  private func label(_ figure: ComparedFigure) -> String {
    switch figure {
    case .approvalRate, .completionOfOperating: "  " + RateBase.operating.phrase[language]
    case .completionRate: "  " + RateBase.approved.phrase[language]
    case .operating, .approved, .full, .notReported: figure.phrase[language].sentenceCase
    case .inspectionRate: say("Inspected this period", "Kiểm tra trong kỳ")
    case .levelOne: say("Approved at level 1", "Được phê duyệt ở cấp độ 1")
    case .levelTwo: say("Approved at level 2", "Được phê duyệt ở cấp độ 2")
    case .levelThree: say("Approved at level 3", "Được phê duyệt ở cấp độ 3")
    }
  }

  /// Why a rate fell though more was done, or rose though less is: its whole grew or shrank faster.
  var explanations: [(figures: [ComparedFigure], sentence: String)] {
    var explanations: [(figures: [ComparedFigure], sentence: String)] = []
    for figure in ComparedFigure.rates {
      guard let growth = comparison.growthAgainstRate(of: figure) else { continue }
      let sentence = sentence(figure, growth)
      if let place = explanations.firstIndex(where: { $0.sentence == sentence }) {
        explanations[place].figures.append(figure)
      } else {
        explanations.append(([figure], sentence))
      }
    }
    return explanations
  }

  private func sentence(_ figure: ComparedFigure, _ growth: (part: Int, whole: Int)) -> String {
    let (whole, part) = (Self.whole(of: figure), Self.part(of: figure))
    let (wholes, parts) = (language.count(abs(growth.whole)), language.count(abs(growth.part)))
    return growth.part > 0
      ? say(
        "The whole grew faster than the part: \(wholes) more \(whole.english), \(parts) more \(part.english).",
        "Mẫu số tăng nhanh hơn: thêm \(wholes) hệ thống \(whole.vietnamese), thêm \(parts) hệ thống \(part.vietnamese)."
      )
      : say(
        "The whole shrank faster than the part: \(wholes) fewer \(whole.english), \(parts) fewer \(part.english).",
        "Mẫu số giảm nhanh hơn: bớt \(wholes) hệ thống \(whole.vietnamese), bớt \(parts) hệ thống \(part.vietnamese).")
  }

  private static func whole(of figure: ComparedFigure) -> Phrase {
    switch figure {
    case .approvalRate, .completionOfOperating: Phrase("operating", "đang vận hành")
    case .completionRate, .inspectionRate, .levelOne, .levelTwo, .levelThree, .operating, .approved, .full,
      .notReported:
      Phrase("approved", "được phê duyệt")
    }
  }

  private static func part(of figure: ComparedFigure) -> Phrase {
    switch figure {
    case .completionRate, .completionOfOperating, .full: Phrase("with the plan full", "triển khai đầy đủ")
    case .inspectionRate: Phrase("inspected", "được kiểm tra")
    case .approvalRate, .approved, .operating, .notReported, .levelOne, .levelTwo, .levelThree:
      Phrase("approved", "được phê duyệt")
    }
  }

  /// Whose lists the rates of all operating systems rest on.
  private var lists: String {
    let closing = comparison.columns.contains { $0.closing != nil }
    let asClosed =
      closing ? say(" The column of a closing is as it was closed.", " Cột 'chốt': đúng như lúc chốt.") : ""
    let shares = comparison.columns.map { "\(language.count($0.ownersConfirmed))/\(language.count($0.owners))" }
    let start = say("Lists confirmed by ", "Danh mục đã được xác nhận: ") + shares.joined(separator: ", ")
    if comparison.isComparable(.approvalRate) {
      let whole = comparison.columns.allSatisfy { $0.ownersConfirmed == $0.owners }
      return start + say(" owners.", " chủ quản.") + (whole ? "" : leftOut) + asClosed
    }
    return start + say(" owners.", " chủ quản.") + leftOut
      + say(
        " Where the owners are not the same there is no difference to give (–).",
        " Các cột không cùng số chủ quản thì không so sánh được (–).") + asClosed
  }

  private var leftOut: String {
    say(
      " The rates of those operating count the systems of these owners alone.",
      " Tỷ lệ trên số đang vận hành chỉ tính hệ thống của các chủ quản này.")
  }

  private static func mark(_ place: Int) -> String { ["①", "②", "③", "④"][min(place, 3)] }
}

extension String {
  /// The text with its first letter large.
  var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
