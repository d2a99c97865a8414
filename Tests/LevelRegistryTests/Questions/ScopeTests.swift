import LevelRegistry
import Testing

/// A is approved at level 1, B at 2, C at 3; D is not; E is suspended.
private func scopeFixture() throws -> Fixture {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("BV", "Bệnh viện đa khoa", .province, under: "SYT")
  try fixture.add("BV.CNTT", "Phòng CNTT", .province, under: "BV")
  try fixture.add("SGD", "Sở Giáo dục và Đào tạo", .province, under: "42")
  try fixture.register("C", owner: "BV", category: .public)
  try fixture.register("D", owner: "BV.CNTT", authority: .commune, category: .internal)
  try fixture.register("E", owner: "SGD", state: .suspended)
  try fixture.approve("A", .one, on: "2023-03-01")
  try fixture.approve("B", .two, by: .district, on: "2023-03-01")
  try fixture.approve("C", .three, on: "2023-03-01")
  try fixture.plan("A", .full, on: "2023-04-01")
  try fixture.plan("B", .partial, on: "2023-04-01")
  try fixture.plan("D", .full, on: "2023-04-01")
  try fixture.propose("D", .two, on: "2023-04-01")
  return fixture
}

private func codes(_ fixture: Fixture, _ scope: Scope) throws -> String {
  var codes = ""
  try fixture.snapshot("2023-06-01").forEachSystem(in: scope) { codes += $0.code }
  return codes
}

@Test func anOwnerStandsForItsWholeSubtree() throws {
  let fixture = try scopeFixture()
  #expect(try codes(fixture, Scope(owners: ["42"])) == "ABCDE")
  #expect(try codes(fixture, Scope(owners: ["SYT"])) == "ABCD")
  #expect(try codes(fixture, Scope(owners: ["BV"])) == "CD")
  #expect(try codes(fixture, Scope(owners: ["BV.CNTT"])) == "D")
  #expect(try codes(fixture, Scope(owners: ["Phòng CNTT", "SGD"])) == "DE")
}

@Test func anUnknownOwnerIsRefusedAndNotCountedAsNone() throws {
  let fixture = try scopeFixture()
  #expect(throws: RegistryError.self) { try fixture.rate("2023-06-01", .completion, Scope(owners: ["SXD"])) }
  #expect(throws: RegistryError.self) { try fixture.rate("2023-06-01", .completion, Scope(operators: ["SXD"])) }
  #expect(throws: RegistryError.self) { try fixture.rate("2023-06-01", .completion, Scope(districts: ["SXD"])) }
}

@Test func valuesOfOneFilterAreJoinedByOr() throws {
  let fixture = try scopeFixture()
  #expect(try codes(fixture, Scope(levels: [.one, .three])) == "AC")
  #expect(try codes(fixture, Scope(levels: [.one, nil])) == "ADE")
  #expect(try codes(fixture, Scope(authorities: [.district, .commune])) == "BD")
  #expect(try codes(fixture, Scope(categories: [.public, nil])) == "ABCE")
  #expect(try codes(fixture, Scope(categories: [.public, .internal])) == "CD")
}

@Test func filtersAreJoinedByAnd() throws {
  let fixture = try scopeFixture()
  #expect(try codes(fixture, Scope(authorities: [.province], levels: [.one, .two])) == "A")
  #expect(try codes(fixture, Scope(levels: [nil], categories: [.internal])) == "D")
  #expect(try codes(fixture, Scope(levels: [.one], categories: [.internal])) == "")
  #expect(try codes(fixture, Scope(owners: ["BV"], operators: ["BV"])) == "C")
}

@Test func thePlanFilterSpeaksOfApprovedSystemsAlone() throws {
  let fixture = try scopeFixture()
  #expect(try codes(fixture, Scope(plans: [.full])) == "A")
  #expect(try codes(fixture, Scope(plans: [.full, .partial])) == "AB")
  #expect(try codes(fixture, Scope(plans: [.unreported])) == "C")
  #expect(try codes(fixture, Scope(plans: [.none])) == "")
}

@Test func theDossierFilterKnowsSystemsWithoutOne() throws {
  let fixture = try scopeFixture()
  #expect(try codes(fixture, Scope(dossiers: [.draft])) == "D")
  #expect(try codes(fixture, Scope(dossiers: [nil])) == "ABCE")
  #expect(try codes(fixture, Scope(dossiers: [.draft, nil])) == "ABCDE")
}

@Test func retiredSystemsAreListedOnlyWhenAskedFor() throws {
  let fixture = try scopeFixture()
  try fixture.register("F", state: .retired)
  #expect(try codes(fixture, Scope()) == "ABCDE")
  #expect(try codes(fixture, Scope(states: [.retired, .suspended])) == "EF")
  #expect(try codes(fixture, Scope(states: [.operating])) == "ABCD")
  #expect(try fixture.tally("2023-06-01", Scope(states: [.suspended])).operating == 0)
}

@Test func aRateIsThatOfItsScope() throws {
  let fixture = try scopeFixture()
  #expect(try fixture.rate("2023-06-01") == "1/3 = 33.33%")
  #expect(try fixture.rate("2023-06-01", .completion, Scope(levels: [.one])) == "1/1 = 100%")
  #expect(try fixture.rate("2023-06-01", .completion, Scope(levels: [.two])) == "0/1 = 0%")
  #expect(try fixture.rate("2023-06-01", .completion, Scope(levels: [.three])) == "n/a")
}

/// D is "Cổng dịch vụ công" of Phòng CNTT, whose code is BV.CNTT; E is "Công báo" of Sở Giáo dục và Đào tạo.
@Test(arguments: [
  ("cổng", "D"), ("cong", "DE"), ("CÔNG", "DE"), ("cong bao", "E"), ("bao cong", "E"), ("dich vu giao", ""),
  ("giáo dục", "E"), ("giao duc", "E"), ("CNTT cong", "D"), ("SGD", "E"), ("ong", ""), ("dịch vụ cong", "D"),
  ("e", "E"),
]) func aSearchFindsWordsByTheirBeginningsInNameCodeAndOwnerMarksGivenOrNot(text: String, found: String) throws {
  let fixture = try Fixture.withTwoSystems()
  try fixture.add("BV.CNTT", "Phòng CNTT", .province, under: "SYT")
  try fixture.add("SGD", "Sở Giáo dục và Đào tạo", .province, under: "42")
  for (code, name, owner) in [("D", "Cổng dịch vụ công", "BV.CNTT"), ("E", "Công báo", "SGD")] {
    try fixture.record { try $0.register(code: code, name: name, owner: owner, on: Day("2023-01-02")) }
  }
  var scope = Scope()
  scope.search = text
  #expect(try codes(fixture, scope) == found)
}
