import LevelRegistry
import Testing

/// Ten systems of three owners, of every tier, level, category, state and plan.
private func variedFixture() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("436", "UBND thành phố Hà Tĩnh", .district, under: "42")
  try fixture.add("18073", "UBND phường Thành Sen", .commune, under: "436")
  try fixture.register("C", owner: "436", authority: .district, category: .public)
  try fixture.register("D", owner: "436", authority: .district, category: .internal)
  try fixture.register("E", owner: "18073", authority: .commune, category: .public)
  try fixture.register("F", owner: "18073", authority: .district, category: .other)
  try fixture.register("G", owner: "SYT", category: .control, state: .suspended)
  try fixture.register("H", owner: "436", authority: .district, category: .infrastructure, state: .building)
  try fixture.register("I", owner: "18073", authority: .commune, state: .retired)
  try fixture.register("J", owner: "SYT", category: .public)
  for (code, level, tier) in [
    ("A", Level.one, Authority.province), ("B", .three, .province), ("C", .two, .district), ("E", .one, .district),
    ("G", .two, .province),
  ] {
    try fixture.approve(code, level, by: tier, on: "2023-03-01")
  }
  for (code, status) in [("A", PlanStatus.full), ("C", .partial), ("E", .none), ("J", .full)] {
    try fixture.plan(code, status, on: "2023-04-01")
  }
  try fixture.inspect("A", on: "2023-04-01")
  try fixture.confirm("436", on: "2023-04-01")
  return fixture
}

@Test(arguments: Grouping.allCases)
func groupsAddUpToTheWhole(grouping: Grouping) throws {
  let snapshot = try variedFixture().snapshot("2023-06-01")
  let total = try snapshot.summary(by: grouping).total
  #expect(total == (try snapshot.tally()))
  #expect([total.operating, total.approved, total.suspended, total.building, total.retired] == [7, 4, 1, 1, 1])
  #expect([total.none, total.partial, total.full, total.notReported, total.inspected] == [1, 1, 1, 1, 1])
  #expect([total.confirmed, total.confirmedApproved] == [2, 1])
}

@Test func theAuthorityOfASystemIsThatOfItsApprovalElseTheCompetentOne() throws {
  let fixture = try variedFixture()
  #expect(try fixture.groups(.authority, "2023-06-01") == ["province": 3, "district": 4, "commune": 0])
  #expect(try fixture.groups(.authority, "2023-02-28") == ["province": 3, "district": 3, "commune": 1])
  #expect(try fixture.position("E", "2023-02-28")?.authority == .commune)
  #expect(try fixture.position("E", "2023-03-01")?.authority == .district)
  #expect(try fixture.position("E", "2023-03-01")?.competentAuthority == .commune)
}

@Test func aSystemWithoutApprovalIsNeverUnderItsProposedLevel() throws {
  let fixture = try variedFixture()
  try fixture.propose("D", .three, on: "2023-05-01")
  #expect(try fixture.groups(.level, "2023-06-01") == ["1": 2, "2": 1, "3": 1, "unapproved": 3])
  #expect(try fixture.groups(.level, "2023-02-28") == ["unapproved": 7])
  #expect(try fixture.tally("2023-06-01", Scope(levels: [.three])).operating == 1)
}

@Test func systemsAreGroupedByCategoryAndTheUnclassifiedByThemselves() throws {
  let fixture = try variedFixture()
  #expect(
    try fixture.groups(.category, "2023-06-01")
      == ["internal": 1, "public": 3, "infrastructure": 0, "control": 0, "other": 1, "unclassified": 2])
}

@Test func systemsAreGroupedByOwnerAndByOperator() throws {
  let fixture = try variedFixture()
  try fixture.record {
    try $0.register(
      code: "K", name: "K", owner: "SYT", operator: "436", authority: .province, on: Day("2023-01-02"))
  }
  #expect(try fixture.groups(.owner, "2023-06-01") == ["SYT": 4, "436": 2, "18073": 2])
  #expect(try fixture.groups(.operator, "2023-06-01") == ["SYT": 3, "436": 3, "18073": 2])
}

@Test func groupsComeInTheOrderOfTheModelAndTheRestLast() throws {
  let snapshot = try variedFixture().snapshot("2023-06-01")
  #expect(try snapshot.summary(by: .level).groups.map(\.key) == ["1", "2", "3", "unapproved"])
  #expect(try snapshot.summary(by: .owner).groups.map(\.key) == ["18073", "436", "SYT"])
  #expect(try snapshot.summary(by: .category).groups.last?.key == "unclassified")
}

@Test func allOrganizationsAreListedWhenAskedFor() throws {
  let snapshot = try variedFixture().snapshot("2023-06-01")
  let groups = try snapshot.summary(by: .owner, all: true).groups
  #expect(groups.map(\.key) == ["18073", "42", "436", "SYT"])
  #expect(groups[1].tally == Tally())
}

@Test func groupsAreSortedByCompletionTheLowestFirstAndThoseWithoutOneLast() throws {
  var summary = try variedFixture().snapshot("2023-06-01").summary(by: .owner)
  let rates = summary.groups.map { $0.tally.rate(of: .completion).description }
  #expect(rates == ["0/1 = 0%", "0/1 = 0%", "1/2 = 50.00%"])
  summary.sortByCompletion()
  #expect(summary.groups.map(\.key) == ["18073", "436", "SYT"])
  var levels = try variedFixture().snapshot("2023-06-01").summary(by: .level)
  levels.sortByCompletion()
  #expect(levels.groups.map(\.key) == ["2", "1", "3", "unapproved"])
}

@Test func eachGroupIsCountedAsAScopeOfItsOwn() throws {
  let fixture = try variedFixture()
  for group in try fixture.snapshot("2023-06-01").summary(by: .authority).groups {
    let tier = try #require(Authority(rawValue: group.key))
    #expect(try fixture.tally("2023-06-01", Scope(authority: tier)) == group.tally)
  }
}
