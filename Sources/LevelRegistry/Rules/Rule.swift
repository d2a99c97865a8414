import SQLite

/// A rule of the law, while it is in force: data that an auditor can read, not a branch in code.
public struct Rule: Hashable, Sendable {
  public var kind: Kind
  /// What it is about: `district`, `nd331`, `appraise-3`, `report-to-owner` …
  public var subject: String
  /// How many units; nil where the rule has none.
  public var amount: Int?
  public var unit: Unit?
  /// The day of every year, `12-14`.
  public var day: String?
  public var article: Article
  /// The days during which it is in force; half open.
  public var from: Day
  public var to: Day

  /// What sort of rule it is.
  public enum Kind: String, Term {
    case authority, basis, clock, cycle, deadline, requirement, transition

    public var phrase: Phrase {
      switch self {
      case .authority: Phrase("authority", "thẩm quyền")
      case .basis: Phrase("legal basis", "căn cứ pháp lý")
      case .clock: Phrase("time limit", "thời hạn xử lý")
      case .cycle: Phrase("cycle", "chu kỳ")
      case .deadline: Phrase("yearly deadline", "mốc hằng năm")
      case .requirement: Phrase("requirement", "yêu cầu")
      case .transition: Phrase("transition", "chuyển tiếp")
      }
    }
  }

  /// What an amount counts.
  public enum Unit: String, Term {
    case workingDay = "working-day"
    case day, month, year

    public var phrase: Phrase {
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
    amount = row.optionalInteger(0).map { Int($0) }
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

extension Recording {
  /// Writes the rules of the law and the holidays that a new register knows, as facts of entry 1.
  func writeRules() throws {
    let rules = try timeline(.rule)
    for rule in try Rule.initial() { try rules.write(rule.key, rule.values, from: rule.from, to: rule.to) }
    let holidays = try timeline(.holiday)
    for day in try Holiday.initial() { try holidays.write([], [.text(day.name)], from: day.from, to: day.to) }
  }
}

extension Snapshot {
  /// Returns every rule that was known, of whatever day, by kind, subject and first day.
  public func rules() throws -> [Rule] {
    let columns = SQL.joined(FactTable.rule.columns, separator: ", ")
    return try connection.statement(
      """
      SELECT \(columns) FROM rule WHERE entry <= ?1 AND (voided_by IS NULL OR voided_by > ?1)
      ORDER BY kind, subject, valid_from
      """
    ).rows(.integer(entry)) { try Rule(Fact($0, of: .rule)) }
  }
}
