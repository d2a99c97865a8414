import LevelRegistry

// Single acts in the fewest words, each an entry of its own.
extension Fixture {
  @discardableResult
  func register(
    _ code: String, owner: String = "SYT", authority: Authority = .province, category: LevelRegistry.Category? = nil,
    state: SystemState = .operating, on day: String = "2023-01-02"
  ) throws -> ActResult {
    try record {
      try $0.register(
        code: code, name: "Hệ thống \(code)", owner: owner, authority: authority, category: category, state: state,
        on: Day(day))
    }
  }

  /// A decision with the number of its day, whatever the level was before.
  @discardableResult
  func approve(_ code: String, _ level: Level, by authority: Authority = .province, on day: String) throws -> ActResult
  {
    try record {
      try $0.approve(
        code, level: level, authority: authority, decision: "\(day)/QĐ", issuer: "Sở TTTT", on: Day(day),
        replacing: true)
    }
  }

  @discardableResult
  func plan(_ code: String, _ status: PlanStatus, on day: String) throws -> ActResult {
    try record { try $0.setPlan(of: code, to: status, on: Day(day)) }
  }

  @discardableResult
  func inspect(_ code: String, _ kind: InspectionKind = .periodic, on day: String) throws -> ActResult {
    try record { try $0.inspect(code, Inspection(kind), on: Day(day)) }
  }

  @discardableResult
  func confirm(_ owner: String, on day: String) throws -> ActResult {
    try record { try $0.confirmList(of: owner, on: Day(day)) }
  }

  @discardableResult
  func propose(_ code: String, _ level: Level, on day: String) throws -> ActResult {
    try record { try $0.propose(code, level: level, on: Day(day)) }
  }

  func add(
    _ code: String, _ name: String, _ tier: Authority, under parent: String? = nil, from: Day = .always,
    to: Day = .forever
  ) throws {
    try record { try $0.addOrganization(code: code, name: name, tier: tier, parent: parent, from: from, to: to) }
  }

  func tally(_ day: String, _ scope: Scope = Scope()) throws -> Tally {
    try snapshot(day).tally(in: scope)
  }

  func position(_ code: String, _ day: String) throws -> SystemStatus? {
    try snapshot(day).system(code)
  }

  /// The groups of a breakdown as `key: operating`.
  func groups(_ grouping: Grouping, _ day: String) throws -> [String: Int] {
    let groups = try snapshot(day).summary(by: grouping).groups
    return Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.tally.operating) })
  }
}
