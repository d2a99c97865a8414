import CapdoSQLite
import Testing

@testable import LevelRegistry

/// A registry made by an earlier version: it lacks days off and has a rule with another article.
struct RuleUpdateTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture(today: "2026-11-24")
    try fixture.registry.record(by: "lan", act: "rules update") { recording in
      let (holidays, rules) = (try recording.timeline(.holiday), try recording.timeline(.rule))
      for day in ["2026-11-24", "2026-09-01"] {
        try holidays.void(try #require(try holidays.fact(of: [], on: Day(day))))
      }
      try holidays.write([], [.text("Quốc khánh")], from: Day("2026-09-01"), to: Day("2026-09-03"))
      let rule = try #require(try rules.fact(of: [.text("clock"), .text("reply-3")], on: Day("2026-11-24")))
      try rules.rewrite(rule, to: Array(rule.values.dropLast()) + [.text("Nghị định 331/2026/NĐ-CP, Điều 99")])
    }
  }

  @Test func aRegistryOfThisVersionLacksNothing() throws {
    let new = try Fixture(today: "2026-11-24")
    #expect(try new.found("2026-11-24").isEmpty)
    let (update, entry) = try new.registry.record(by: "lan") { try $0.updateRules() }
    #expect(update == RulesUpdate(rules: [], holidays: [], replaced: 0))
    #expect(entry == nil)
  }

  @Test func whatIsOutOfDateIsFound() throws {
    let finding = try #require(try fixture.finding(.rulesOutdated, "2026-11-24"))
    #expect(
      finding.evidence
        == Phrase(
          "days off that differ: 2026-08-31, 2026-11-24; rules that differ: reply-3",
          "ngày nghỉ khác với thông báo: 31/08/2026, 24/11/2026; quy định khác với bản hiện hành: reply-3"))
    #expect(finding.severity == .warning && finding.object.kind == .registry)
    #expect(try fixture.snapshot("2026-11-24", knownAt: .entry(1)).findings().isEmpty)
  }

  @Test func theUpdateIsOneEntryAfterWhichNothingIsLacking() throws {
    let (update, entry) = try fixture.registry.record(by: "lan") { try $0.updateRules() }
    #expect(entry == 3)
    #expect(
      update.holidays.map { "\($0.name) \($0.from)" } == ["Quốc khánh 2026-08-31", "Ngày Văn hóa Việt Nam 2026-11-24"])
    #expect(update.rules.map(\.article.text) == ["Nghị định 331/2026/NĐ-CP, Điều 23.2"])
    #expect(update.replaced == 2)
    #expect(try fixture.found("2026-11-24").isEmpty)
    let (rules, holidays) = (try fixture.snapshot("2026-11-24").rules(), try fixture.snapshot("2026-11-24").holidays())
    #expect(rules == (try Fixture().snapshot("2026-11-24").rules()))
    #expect(holidays == (try Fixture().snapshot("2026-11-24").holidays()))
    #expect(try fixture.registry.record(by: "lan") { try $0.updateRules() }.entry == nil)
    // What was answered before is answered still.
    #expect(try fixture.snapshot("2026-11-24", knownAt: .entry(2)).findings().count == 1)
  }

  @Test func anUpdateThatIsTakenBackLeavesTheRulesAsTheyWere() throws {
    let before = try fixture.snapshot("2026-11-24").rules()
    try fixture.record { try $0.updateRules() }
    #expect(try fixture.snapshot("2026-11-24").rules() != before)
    try fixture.registry.record(by: "lan", note: "nhầm") { try $0.reverse(3) }
    let after = try fixture.snapshot("2026-11-24").rules()
    #expect(after == before)
    // They are those that were shipped, as before, and can be brought up to date again.
    #expect(
      try fixture.finding(.rulesOutdated, "2026-11-24")?.evidence.english
        == "days off that differ: 2026-08-31, 2026-11-24; rules that differ: reply-3")
    try fixture.record { try $0.updateRules() }
    #expect(try fixture.finding(.rulesOutdated, "2026-11-24") == nil)
  }

  @Test func theReportingYearEndsOnTheCutOffThatIsInForceAndKnown() throws {
    try fixture.record { recording in
      let rules = try recording.timeline(.rule)
      let known = try rules.fact(of: [.text("deadline"), .text("report-cut-off")], on: Day("2026-11-24"))
      let rule = try #require(known)
      var values = rule.values
      values[2] = .text("11-30")
      _ = try rules.set(rule.key, to: values, from: Day("2027-01-01"))
    }
    func ends(_ day: String, knownAt: KnownAt = .now) throws -> String {
      try fixture.snapshot(day, knownAt: knownAt).reportingYear(2027).ends.description
    }
    #expect(try ends("2027-01-01") == "2027-11-30")
    #expect(try ends("2026-12-31") == "2027-12-14")
    #expect(try ends("2027-01-01", knownAt: .entry(2)) == "2027-12-14")
  }

  @Test func whatSomebodyTypedStaysAndHoldsOnItsDays() throws {
    try fixture.record { try $0.addHoliday("Nghỉ bù Quốc khánh", from: Day("2026-08-31")) }
    #expect(
      try fixture.finding(.rulesOutdated, "2026-11-24")?.evidence.english
        == "days off that differ: 2026-11-24; rules that differ: reply-3")
    let update = try fixture.record { try $0.updateRules() }
    #expect(update.holidays.map { "\($0.name) \($0.from)" } == ["Ngày Văn hóa Việt Nam 2026-11-24"])
    let names = try fixture.snapshot("2026-11-24").holidays().filter { $0.from.month > 7 && $0.from.year == 2026 }
    #expect(
      names.map { "\($0.name) \($0.from) \($0.to)" } == [
        "Nghỉ bù Quốc khánh 2026-08-31 2026-09-01", "Quốc khánh 2026-09-01 2026-09-03",
        "Ngày Văn hóa Việt Nam 2026-11-24 2026-11-25",
      ])
  }

  // An office that appraised within fifteen working days, Monday 31 August off, is not accused.
  @Test func anOfficeThatWasInTimeIsNotAccused() throws {
    for update in [false, true] {
      let registry = update ? fixture : try RuleUpdateTests().fixture
      if update { try registry.record { try $0.updateRules() } }
      try registry.record {
        try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province)
        try $0.register(
          code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, state: .building, on: Day("2023-01-02"))
      }
      try registry.dossier("A", [("propose", "2026-08-20"), ("submit", "2026-08-20"), ("appraise", "2026-09-15")])
      let late = try registry.snapshot("2026-09-15").findings().contains { $0.code == .appraisalLate }
      #expect(late != update)
    }
  }
}
