import LevelRegistry

/// Fills a register at random: names that are hard on files, a code borne by two organizations in turn, a transfer, a
/// correction, and acts of every kind on few systems and days.
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
      try recording.addOrganization(code: "42", name: name(), tier: .province)
      try recording.addOrganization(code: "X", name: name(), tier: .district, parent: "42", to: turn)
      try recording.addOrganization(
        code: "X", name: name(), tier: .commune, parent: "42",
        from: turn.adding(days: isOne(in: 2) ? 0 : Int.random(in: 1...90, using: &random)))
      for index in 0..<Int.random(in: 1...3, using: &random) {
        try recording.addOrganization(
          code: "O\(index)", name: name(), tier: one(of: Authority.allCases), parent: isOne(in: 2) ? "42" : nil)
      }
      if isOne(in: 2) { try recording.confirmList(of: "42", on: try day()) }
    }
    for index in 0..<Int.random(in: 1...5, using: &random) { try register("S\(index)", in: registry, before: turn) }
    for _ in 0..<Int.random(in: 4...24, using: &random) { try act(in: registry) }
    try transfer(in: registry)
    try correct(in: registry)
  }

  private mutating func register(_ code: String, in registry: Registry, before turn: Day) throws {
    let owner = one(of: ["42", "X", "O0"])
    let day = try min(day(), owner == "X" ? turn.previous : Day("2024-11-01"))
    try registry.record(by: "lan") { recording in
      try recording.register(
        code: code, name: name(), owner: owner, operator: isOne(in: 2) ? "42" : nil,
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
    let regulated = isOne(in: 2)
    _ = try? registry.record(by: "lan") { recording in
      switch choice {
      case 0, 1: try recording.propose(code, level: level, on: day, expected: Period(period))
      case 2: try recording.submit(code, on: day)
      case 3: try recording.appraise(code, on: day)
      case 4, 5, 6:
        try recording.approve(
          code, level: level, authority: authority, decision: number, issuer: text, on: day,
          regulation: regulated ? .init(number: text, on: day.previous, issuer: "UBND") : .init())
      case 7, 8:
        try recording.setPlan(of: code, to: plan, on: day, expected: plan == .full ? nil : Period(period))
      case 9: try recording.inspect(code, Inspection(kind), on: day)
      case 10: try recording.change(code, name: text, on: day)
      case 11: try recording.suspend(code, on: day)
      case 12: try recording.revoke(code, on: day)
      case 13: try recording.withdraw(code, on: day)
      default: try recording.retire(code, on: day)
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

  /// A plan that was recorded by mistake, and is corrected.
  private mutating func correct(in registry: Registry) throws {
    let day = try day()
    let status = one(of: PlanStatus.allCases)
    _ = try? registry.record(by: "lan") { try $0.setPlan(of: "S0", to: status, on: day) }
  }
}
