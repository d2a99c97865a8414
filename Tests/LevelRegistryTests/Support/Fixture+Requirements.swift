import LevelRegistry

// A catalog small enough to count by hand: two requirements at level 1, four at level 2, five at level 3.
//
//     subject    level 1   level 2        level 3
//     policy     P1        P1  check      P2  same
//     network    N1        N1  stricter   N1  check
//     zones                N2  new        N2  same
//     server               S1  new        S1  stricter
//     data                                D1  new
extension Fixture {
  static func smallCatalog(_ name: String = "tt12-2022", from: String = "2022-10-01") throws -> [Requirement] {
    func row(
      _ level: Level, _ code: String, _ group: String, _ title: String, sameAs below: String? = nil,
      _ carry: Requirement.Carry? = nil
    ) throws -> Requirement {
      try Requirement(
        .init(name, level, code), group: group, title: Phrase(title, title), article: "mục \(code)", predecessor: below,
        carry: carry, from: Day(from))
    }
    return [
      try row(.one, "P1", "policy", "policy"), try row(.one, "N1", "network", "network"),
      try row(.two, "P1", "policy", "policy", sameAs: "P1", .check),
      try row(.two, "N1", "network", "network", sameAs: "N1", .stricter),
      try row(.two, "N2", "network", "zones"), try row(.two, "S1", "server", "server"),
      try row(.three, "P2", "policy", "policy", sameAs: "P1", .same),
      try row(.three, "N1", "network", "network", sameAs: "N1", .check),
      try row(.three, "N2", "network", "zones", sameAs: "N2", .same),
      try row(.three, "S1", "server", "server", sameAs: "S1", .stricter),
      try row(.three, "D1", "data", "data"),
    ]
  }

  /// A and B of level 2 and the data center DC of level 3, all approved under Decree 85, and the small catalog.
  static func withRequirements(today: String = "2024-11-20") throws -> Fixture {
    let fixture = try Fixture(today: today)
    try fixture.record {
      try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "42")
      for (code, owner) in [("A", "SYT"), ("B", "SYT"), ("DC", "42")] {
        try $0.register(code: code, name: "Hệ thống \(code)", owner: owner, authority: .province, on: Day("2023-01-02"))
        try $0.approve(
          code, level: code == "DC" ? .three : .two, authority: .province, decision: "\(code)/QĐ", issuer: "UBND tỉnh",
          on: Day("2023-02-01"))
      }
      try $0.setCatalog(try smallCatalog())
    }
    return fixture
  }

  @discardableResult
  func assess(
    _ code: String, _ items: String..., as value: Fulfillment, because reason: String? = nil, on day: String
  ) throws -> ActResult {
    try record { try $0.assess(code, .init(items), Assessment(value, reason: reason), on: Day(day)) }
  }

  @discardableResult
  func inherit(_ code: String, _ items: String..., from provider: String, on day: String) throws -> ActResult {
    try record { try $0.inherit(code, .init(items), from: provider, ground: "HĐ 5", on: Day(day)) }
  }

  /// The results of a system as `P1 met`, in the order of the catalog; `–` for those not assessed.
  func results(_ code: String, _ day: String, knownAt: KnownAt = .now) throws -> [String] {
    try snapshot(day, knownAt: knownAt).requirementStatuses(of: code).map {
      "\($0.requirement.code) \($0.value?.rawValue ?? "–")"
    }
  }

  func requirementRate(_ day: String, _ scope: Scope = Scope(), knownAt: KnownAt = .now) throws -> String {
    try snapshot(day, knownAt: knownAt).requirementTally(of: "tt12-2022", in: scope).rate.description
  }

  func codes(_ day: String, _ code: Finding.Code) throws -> [String] {
    try snapshot(day).findings().filter { $0.code == code && $0.answer == nil }.map(\.object.code)
  }
}
