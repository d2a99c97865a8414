// Articles were read in copies, not in Công báo: they are to be checked there before a document that quotes them is signed.
// docs/findings.md says where each was read.
extension Rule {
  /// The rules of a new registry.
  static func shipped() throws -> [Rule] {
    try authorities() + bases() + transitions() + clocks() + deadlines() + approvals() + plans() + reports() + targets()
  }

  private static let decree85 = "Nghị định 85/2016/NĐ-CP"
  private static let circular12 = "Thông tư 12/2022/TT-BTTTT"
  private static let directive14 = "Chỉ thị 14/CT-TTg (2019)"
  private static let decree330 = "Nghị định 330/2026/NĐ-CP"
  private static let decree331 = "Nghị định 331/2026/NĐ-CP"

  private static func authorities() throws -> [Rule] {
    [
      try Rule(.authority, "province", article: "\(decree331), Điều 4"),
      try Rule(.authority, "district", to: "2025-07-01", article: "Luật 72/2025/QH15"),
      try Rule(.authority, "commune", article: "\(decree331), Điều 4"),
    ]
  }

  private static func bases() throws -> [Rule] {
    [
      try Rule(.basis, "nd85", from: old, to: new, article: decree85),
      try Rule(.basis, "nd331", from: new, article: decree331),
    ]
  }

  // Whatever is counted in months ends on the last day that is safe by every way of counting.
  private static func transitions() throws -> [Rule] {
    let begins = "2026-07-01"
    return [
      try Rule(.transition, "nd85", from: begins, to: "2027-07-01", article: "Luật 116/2025/QH15, Điều 45.1"),
      try Rule(.transition, "building", from: begins, to: "2027-01-01", article: "\(decree331), Điều 39.1"),
      try Rule(.transition, "building-plan", from: begins, to: "2027-07-01", article: "\(decree331), Điều 39.1"),
    ]
  }

  // Articles 23.2 and 24.2 name no level; a time to appraise is set from level 3 on.
  private static func clocks() throws -> [Rule] {
    let everyLevel = try [1, 2, 3].flatMap { level in
      [
        try Rule(.clock, "reply-\(level)", 5, .workingDay, from: new, article: "\(decree331), Điều 23.2"),
        try Rule(.clock, "approve-\(level)", 7, .workingDay, from: new, article: "\(decree331), Điều 24.2"),
      ]
    }
    return everyLevel + [
      try Rule(.clock, "appraise-3", 15, .day, from: old, to: new, article: "\(decree85), Điều 16.2"),
      try Rule(.clock, "appraise-3", 15, .workingDay, from: new, article: "\(decree331), Điều 23.3.a"),
      try Rule(.clock, "approve-3", 7, .workingDay, from: old, to: new, article: "\(decree85), Điều 17.2"),
      try Rule(.cycle, "inspect-3", 1, .year, from: "2019-06-07", to: "2026-07-01", article: directive14),
    ]
  }

  // "Before the 20th" and "before the 25th": the last days in time are the 19th and the 24th.
  private static func deadlines() throws -> [Rule] {
    let days = [
      ("report-cut-off", "12-14", "3"), ("report-to-owner", "12-19", "4.a"), ("report-to-ministry", "12-24", "4.b"),
    ]
    return try days.flatMap { subject, day, clause in
      [
        try Rule(.deadline, subject, day: day, from: circular, to: new, article: "\(circular12), Điều 13.\(clause)"),
        try Rule(.deadline, subject, day: day, from: new, article: "\(decree331), Điều 35.\(clause)"),
      ]
    }
  }

  private static func approvals() throws -> [Rule] {
    [
      try Rule(.obligation, "approval-first", from: old, to: new, article: decree85),
      try Rule(
        .obligation, "approval-first", from: new,
        article: "\(decree331), Điều 20, Điều 31.2.a, Điều 34.4.a; \(decree330), Điều 23.1.c, Điều 24.1"),
      try Rule(.obligation, "regulation-first", from: circular, to: new, article: "\(circular12), Điều 9.7"),
      try Rule(
        .obligation, "regulation-first", from: new, article: "\(decree331), Điều 30.7; \(decree330), Điều 23.1.a"),
      try Rule(.obligation, "owner-approves-3", from: old, to: new, article: "\(decree85), Điều 12"),
      try Rule(.obligation, "owner-approves-3", from: new, article: "\(decree331), Điều 18.2.b"),
      try Rule(.obligation, "appraisal-3", from: old, to: new, article: "\(decree85), Điều 12"),
      try Rule(.obligation, "appraisal-3", from: new, article: "\(decree331), Điều 24.1.b"),
      try Rule(.obligation, "independent-appraisal", from: circular, to: new, article: "\(circular12), Điều 6"),
      try Rule(.obligation, "independent-appraisal", from: new, article: "\(decree331), Điều 18.4"),
      try Rule(.obligation, "approval-reported-to-owner", from: new, article: "\(decree331), Điều 18.1"),
    ]
  }

  private static func plans() throws -> [Rule] {
    [
      try Rule(.obligation, "full-before-operation", from: circular, to: new, article: "\(circular12), Điều 9.6"),
      try Rule(.obligation, "full-before-operation", from: new, article: "\(decree331), Điều 30.6"),
      try Rule(.obligation, "plan-full-3", from: new, article: "\(decree330), Điều 23.1.d"),
    ]
  }

  // What the Prime Minister asked of every system.
  private static func targets() throws -> [Rule] {
    let directive09 = "Chỉ thị 09/CT-TTg (2024)"
    return [
      try Rule(.target, "approval", 100, day: "2024-09-30", from: "2024-02-23", article: directive09),
      try Rule(.target, "completion", 100, day: "2024-12-31", from: "2024-02-23", article: directive09),
    ]
  }

  // What the annual report must say.
  private static func reports() throws -> [Rule] {
    let parts = [
      ("report-decision", "14.9", "36.10"), ("report-regulation", "14.10", "36.11"),
      ("report-schedule", "14.9", "36.10"),
    ]
    return try parts.flatMap { subject, before, after in
      [
        try Rule(.obligation, subject, from: circular, to: new, article: "\(circular12), Điều \(before)"),
        try Rule(.obligation, subject, from: new, article: "\(decree331), Điều \(after)"),
      ]
    }
  }

  /// The day on which Decree 85/2016 came into force, Circular 12/2022, and Decree 331/2026.
  private static let old = "2016-07-01"
  private static let circular = "2022-10-01"
  private static let new = "2026-08-19"

  private init(
    _ kind: Kind, _ subject: String, _ amount: Int? = nil, _ unit: Unit? = nil, day: String? = nil,
    from: String = "0001-01-01", to: String = "9999-12-31", article text: String
  ) throws {
    self.init(
      kind: kind, subject: subject, amount: amount, unit: unit, day: day, article: Article(text),
      from: try Day(from), to: try Day(to))
  }
}
