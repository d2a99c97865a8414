import CapdoSQLite
import Synchronization

/// A rule of the law, while it is in force: data that an auditor can read, not a branch in code.
package struct Rule: Hashable, Sendable {
  package var kind: Kind
  /// What it is about: `district`, `nd331`, `appraise-3`, `report-to-owner` …
  package var subject: String
  /// How many units, of a target how many percent; nil where the rule has none.
  package var amount: Int?
  package var unit: Unit?
  /// The last day on which it is in time: `12-14` of every year, or one day, `2024-12-31`.
  package var day: String?
  package var article: Article
  /// The days during which it is in force; half open.
  package var from: Day
  package var to: Day

  /// What sort of rule it is.
  package enum Kind: String, Term {
    case authority, basis, clock, cycle, deadline, obligation, target, transition

    package var phrase: Phrase {
      switch self {
      case .authority: Phrase("authority", "thẩm quyền")
      case .basis: Phrase("legal basis", "căn cứ pháp lý")
      case .clock: Phrase("time limit", "thời hạn xử lý")
      case .cycle: Phrase("cycle", "chu kỳ")
      case .deadline: Phrase("yearly deadline", "mốc hằng năm")
      case .obligation: Phrase("obligation", "nghĩa vụ")
      case .target: Phrase("target", "chỉ tiêu")
      case .transition: Phrase("transition", "chuyển tiếp")
      }
    }
  }

  /// What an amount counts.
  package enum Unit: String, Term {
    case workingDay = "working-day"
    case day, month, year

    package var phrase: Phrase {
      switch self {
      case .workingDay: Phrase("working days", "ngày làm việc")
      case .day: Phrase("days", "ngày")
      case .month: Phrase("months", "tháng")
      case .year: Phrase("years", "năm")
      }
    }
  }
}

extension Rule {
  init(_ fact: Fact) throws {
    let key = Fields(fact.key, "rule")
    let row = Fields(fact.values, "rule")
    kind = try key.term(0)
    subject = try key.text(1)
    amount = try row.optionalAmount(0)
    unit = try row.optionalTerm(1)
    day = row.optionalText(2)
    article = Article(try row.text(3))
    from = fact.from
    to = fact.to
  }

  var key: [Value] { [.text(kind.rawValue), .text(subject)] }

  var values: [Value] {
    [Value(amount.map { Int64($0) }), Value(unit?.rawValue), Value(day), .text(article.text)]
  }
}

extension Rule {
  /// The rule in words that somebody who knows the law can check.
  package var phrase: Phrase {
    switch kind {
    case .authority:
      let tier = Authority(rawValue: subject)?.phrase ?? Phrase(subject, subject)
      return Phrase("the \(tier.english) tier approves levels", "\(tier.vietnamese) phê duyệt cấp độ")
    case .basis:
      let basis = LegalBasis(rawValue: subject)?.phrase ?? Phrase(subject, subject)
      return Phrase("decisions rest on \(basis.english)", "căn cứ phê duyệt: \(basis.vietnamese)")
    case .transition:
      return Self.transitions[subject] ?? Phrase(subject, subject)
    case .clock, .cycle: return timed
    case .deadline: return yearly
    case .target: return targeted
    case .obligation: return Self.obligations[subject] ?? Phrase(subject, subject)
    }
  }

  /// What takes or comes back after an amount of time: the step and the level are the two parts of the subject.
  private var timed: Phrase {
    let parts = subject.split(separator: "-").map { String($0) }
    let step = parts.first.flatMap { Self.steps[$0] } ?? Phrase(subject, subject)
    let (amount, unit) = (amount ?? 0, unit?.phrase ?? Phrase("", ""))
    let level = parts.last ?? ""
    if kind == .cycle {
      return amount == 1 && self.unit == .year
        ? Phrase("\(step.english) of level \(level) every year", "\(step.vietnamese) cấp độ \(level) mỗi năm")
        : Phrase(
          "\(step.english) of level \(level) every \(amount) \(unit.english)",
          "\(step.vietnamese) cấp độ \(level) mỗi \(amount) \(unit.vietnamese)")
    }
    let start = Self.starts[parts.first ?? ""] ?? Phrase("", "")
    return Phrase(
      "\(step.english) of level \(level) within \(amount) \(unit.english)\(start.english)",
      "\(step.vietnamese) cấp độ \(level) trong \(amount) \(unit.vietnamese)\(start.vietnamese)")
  }

  /// From when a time is counted, where that is not the receipt of the dossier.
  private static let starts = [
    "approve": Phrase(" of its submission for approval", " kể từ khi trình phê duyệt")
  ]

  private static let steps = [
    "reply": Phrase("send back an incomplete dossier", "phản hồi, hướng dẫn bổ sung hồ sơ chưa hợp lệ"),
    "appraise": Phrase("appraise a complete dossier", "thẩm định hồ sơ hợp lệ"),
    "approve": Phrase("approve a dossier", "phê duyệt hồ sơ"),
    "inspect": Phrase("inspect a system", "kiểm tra, đánh giá hệ thống"),
  ]

  /// The cut-off is the end of a day; whatever is sent is sent before the day that the law names.
  private var yearly: Phrase {
    let task = Deadline.Task(rawValue: subject)?.phrase ?? Phrase(subject, subject)
    guard let day = day.flatMap({ try? Day("2001-\($0)") }) else { return task }
    if subject == Deadline.Task.reportCutOff.rawValue {
      return Phrase(
        "\(task.english): the end of \(day.month)-\(day.day) of each year",
        "\(task.vietnamese): hết ngày \(day.day)/\(day.month) hằng năm")
    }
    let next = day.next
    return Phrase(
      "\(task.english): before \(next.month)-\(next.day) of each year",
      "\(task.vietnamese): trước ngày \(next.day)/\(next.month) hằng năm")
  }

  private static let transitions = [
    "nd85": Phrase(
      "what was approved under Decree 85/2016 is brought in line with the new law",
      "hệ thống đã phê duyệt theo Nghị định 85/2016/NĐ-CP đáp ứng điều kiện mới"),
    "building": Phrase(
      "what was under construction before 2026-07-01 is approved under Decree 85/2016",
      "hệ thống đang xây dựng trước ngày 01/7/2026 được phê duyệt theo Nghị định 85/2016/NĐ-CP"),
    "building-plan": Phrase(
      "what was under construction before 2026-07-01 carries out its plan",
      "hệ thống đang xây dựng trước ngày 01/7/2026 triển khai phương án"),
  ]

  /// The rate that a target is about; further targets of one rate are numbered: `completion-2`.
  var measure: Measure? { kind == .target ? Measure(rawValue: String(subject.prefix { $0 != "-" })) : nil }

  /// A share that is to be reached, by a day where the rule names one.
  private var targeted: Phrase {
    let rate = measure?.phrase ?? Phrase(subject, subject)
    let by = day.flatMap { try? Day($0) }
    return Phrase(
      "\(rate.english): \(amount ?? 0)%\(by.map { " by \($0)" } ?? "")",
      "\(rate.vietnamese): \(amount ?? 0)%\(by.map { " đến ngày \($0.vietnamese)" } ?? "")")
  }

  private static let obligations = [
    "approval-first": Phrase(
      "a system is approved before it operates", "hệ thống được phê duyệt cấp độ trước khi vận hành"),
    "regulation-first": Phrase(
      "the security regulation is issued before the approval", "quy chế được ban hành trước khi hồ sơ được phê duyệt"),
    "owner-approves-3": Phrase("level 3 is approved by the owner", "cấp độ 3 do chủ quản phê duyệt"),
    "appraisal-3": Phrase("level 3 is appraised before it is approved", "cấp độ 3 được thẩm định trước khi phê duyệt"),
    "independent-appraisal": Phrase(
      "who operates a system does not appraise it", "đơn vị vận hành không thẩm định hồ sơ của chính mình"),
    "full-before-operation": Phrase(
      "the plan is carried out in full before a new or upgraded system operates",
      "triển khai đầy đủ phương án trước khi đưa hệ thống mới, nâng cấp vào vận hành"),
    "approval-reported-to-owner": Phrase(
      "approvals of levels 1 and 2 are reported to the owner", "phê duyệt cấp độ 1, 2 được báo cáo chủ quản"),
    "plan-full-3": Phrase(
      "the plan of level 3 is carried out in full", "cấp độ 3 triển khai đầy đủ phương án đã phê duyệt"),
    "report-decision": Phrase("the report names the decisions", "báo cáo nêu quyết định phê duyệt"),
    "report-regulation": Phrase("the report names the regulations", "báo cáo nêu quy chế và quyết định ban hành"),
    "report-schedule": Phrase(
      "the report says by when a plan is to be full", "báo cáo nêu lộ trình hoàn thiện phương án"),
  ]
}

/// A place in the law, kept in the law's own words: `Nghị định 331/2026/NĐ-CP, Điều 23.2`.
public struct Article: Codable, Hashable, Sendable {
  /// As the law is cited in Vietnam, for example `khoản 2 Điều 24 Nghị định 331/2026/NĐ-CP`.
  public let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The same place for readers of either language; numbers of documents are not translated.
  public var phrase: Phrase {
    Phrase(Self.known.withLock { $0.english(text) }, text)
  }

  private static let known = Mutex(Translations())

  /// What was translated before: thousands of findings rest on a few articles.
  private struct Translations {
    private var known: [String: String] = [:]

    mutating func english(_ text: String) -> String {
      if let english = known[text] { return english }
      let english = Article.words.reduce(text) { $0.replacing($1.vietnamese, with: $1.english) }
      // Whatever a registry calls articles, they do not pile up.
      if known.count == 1_000 { known.removeAll(keepingCapacity: true) }
      known[text] = english
      return english
    }
  }

  private static let words = [
    Phrase("Decree", "Nghị định"), Phrase("Circular", "Thông tư"), Phrase("Directive", "Chỉ thị"),
    Phrase("Law", "Luật"), Phrase("Art.", "Điều"),
  ]
}
