import LevelRegistry
import TestSupport

/// Fills a register at random: names that are hard on files, a code borne by two organizations in turn, mergers and other
/// reorganizations, a transfer, corrections, an entry taken back, and acts of every kind on few systems and days.
struct RandomRegister {
  private var random: SeededGenerator
  private static let today = 691  // 2024-11-22 is so many days after 2023-01-01

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func day() throws -> Day {
    try Day("2023-01-01").adding(days: Int.random(in: 0..<Self.today, using: &random))
  }

  private mutating func one<T>(of things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }

  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 1...count, using: &random) == 1 }

  /// Text with quotes, line ends, formulas, and marks both composed and decomposed.
  private mutating func name() -> String {
    let parts = [
      "\"", "\"\"", ",", "\n", "\r\n", "=1+1", "'", "-", "+", "@", "＝", "ế", "e\u{302}\u{301}", "Đ", " ", "  ", ";",
      "\t",
      "Sở", "cấp độ", "2", "a", "#", "\u{2028}", "😀",
    ]
    return one(of: ["A", "Hệ thống", "=Z", "'", "-x", "\"q\""])
      + (0..<Int.random(in: 0...5, using: &random)).map { _ in one(of: parts) }.joined()
      + one(of: ["", "z", "\"", "."])
  }

  mutating func fill(_ registry: Registry) throws {
    let turn = try day()
    try registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "42", name: name() + "42", tier: .province)
      try recording.addOrganization(code: "X", name: name() + "xd", tier: .district, parent: "42", to: turn)
      try recording.addOrganization(
        code: "X", name: name() + "xx", tier: .commune, parent: "42",
        from: turn.adding(days: isOne(in: 2) ? 0 : Int.random(in: 1...90, using: &random)))
      for index in 0..<Int.random(in: 1...3, using: &random) {
        try recording.addOrganization(
          code: "O\(index)", name: name() + "o\(index)", tier: one(of: Authority.allCases),
          parent: isOne(in: 2) ? "42" : nil)
      }
      if isOne(in: 2) { try recording.confirmList(of: "42", on: try day()) }
    }
    for index in 0..<Int.random(in: 1...5, using: &random) { try register("S\(index)", in: registry, before: turn) }
    for _ in 0..<Int.random(in: 4...24, using: &random) { try act(in: registry) }
    try transfer(in: registry)
    for _ in 0..<Int.random(in: 0...3, using: &random) { try reorganise(registry) }
    for _ in 0..<Int.random(in: 0...4, using: &random) { try act(in: registry) }
    try correct(in: registry)
    if isOne(in: 3) { try takeBack(in: registry) }
  }

  private mutating func register(_ code: String, in registry: Registry, before turn: Day) throws {
    let owner = one(of: ["42", "X", "O0"])
    let day = try min(day(), owner == "X" ? turn.previous : Day("2024-11-01"))
    try registry.record(by: "lan") { recording in
      try recording.register(
        code: code, name: name() + code, owner: owner, operator: isOne(in: 2) ? "42" : nil,
        authority: one(of: [.province, .district, .commune]), category: isOne(in: 2) ? one(of: Category.allCases) : nil,
        state: isOne(in: 4) ? one(of: [.building, .suspended]) : .operating,
        proposedLevel: isOne(in: 2) ? one(of: Level.allCases) : nil, on: day)
    }
  }

  /// An act that may be refused; what is refused leaves nothing.
  private mutating func act(in registry: Registry) throws {
    let (code, day) = ("S\(Int.random(in: 0...4, using: &random))", try day())
    let (text, level, period) = (
      name(), one(of: Level.allCases), one(of: ["2027", "2025-06", "2025-Q2", "2026-01-31"])
    )
    let number = isOne(in: 3) ? text : "12/QĐ"
    let choice = Int.random(in: 0..<15, using: &random)
    let (plan, authority, kind) = (
      one(of: PlanStatus.allCases), one(of: Authority.allCases), one(of: InspectionKind.allCases)
    )
    let (regulated, isReplacing) = (isOne(in: 2), isOne(in: 2))
    _ = try? registry.record(by: "lan") { recording in
      switch choice {
      case 0, 1: try recording.propose(code, level: level, on: day, expected: Period(period))
      case 2: try recording.submit(code, on: day)
      case 3: try recording.appraise(code, on: day)
      case 4, 5, 6:
        try recording.approve(
          code, level: level, authority: authority, decision: number, issuer: text, on: day,
          regulation: regulated ? .init(number: text, on: day.previous, issuer: "UBND") : .init(),
          replacing: isReplacing)
      case 7, 8:
        try recording.setPlan(of: code, to: plan, on: day, expected: plan == .full ? nil : Period(period))
      case 9: try recording.inspect(code, Inspection(kind), on: day)
      case 10: try recording.change(code, name: text, on: day)
      case 11: try recording.suspend(code, on: day)
      case 12: try recording.revoke(code, on: day)
      case 13: try recording.withdraw(code, on: day)
      default: try recording.retire(code, on: day, despiteDecisions: isReplacing)
      }
    }
  }

  /// A system goes to another owner: one of the first three is there on most days.
  private mutating func transfer(in registry: Registry) throws {
    for owner in ["O0", "42", "X"] {
      let day = try day()
      _ = try? registry.record(by: "lan") { try $0.transfer("S0", owner: owner, on: day) }
    }
  }

  /// An act on organizations that may be refused.
  private mutating func reorganise(_ registry: Registry) throws {
    let (day, name, choice) = (try day(), name(), Int.random(in: 0..<8, using: &random))
    let (code, other) = (one(of: ["X", "O0", "O1", "42"]), one(of: ["X", "O0", "O1", "O2", "N"]))
    _ = try? registry.record(by: "lan") { recording in
      switch choice {
      case 0...2: try recording.mergeOrganizations([code], into: other, name: name, on: day)
      case 3, 4: try recording.mergeOrganizations([code, "O0"], into: "O0", on: day)
      case 5: try recording.renameOrganization(code, to: name, on: day)
      case 6: try recording.splitOrganization(code, into: [other, "42"], on: day)
      default: try recording.abolishOrganization(code, on: day)
      }
    }
  }

  /// A name that was recorded by mistake, and others that may be there to be corrected or taken back.
  private mutating func correct(in registry: Registry) throws {
    let last = try Day("2023-01-01").adding(days: Self.today)
    let name = name()
    try registry.record(by: "lan", note: "ghi nhầm") { recording in
      try recording.correctSystem("S0", on: last) { system, _ in system.name = name + "!" }
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let (code, day) = ("S\(Int.random(in: 0...4, using: &random))", try day())
      let (level, status) = (one(of: Level.allCases), one(of: PlanStatus.allCases))
      let kind = one(of: [FactKind.system, .dossier, .approval, .plan, .inspection(.periodic)])
      let choice = Int.random(in: 0..<4, using: &random)
      _ = try? registry.record(by: "lan", note: "ghi nhầm") { recording in
        switch choice {
        case 0: try recording.correctApproval(of: code, on: day) { $0.level = level }
        case 1: try recording.correctPlan(of: code, on: day) { $0.status = status }
        case 2: try recording.correctDossier(of: code, on: day) { $0.proposedLevel = level }
        default: try recording.remove(kind, of: code, on: day)
        }
      }
    }
  }

  /// One of the last entries is taken back, where nothing rests on it.
  private mutating func takeBack(in registry: Registry) throws {
    let last = try registry.snapshot().entry
    let entry = Int64.random(in: max(2, last - 6)...last, using: &random)
    _ = try? registry.record(by: "lan", note: "ghi nhầm") { try $0.reverse(entry) }
  }
}
