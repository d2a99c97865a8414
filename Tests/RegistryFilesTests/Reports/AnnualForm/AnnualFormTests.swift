import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// A register in a folder of its own, removed with the object.
private final class Register {
  let registry: Registry
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let noon = try Moment("2026-12-20T05:00:00Z")
    registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon })
  }

  func form(on day: String = "2026-12-14") throws -> AnnualForm {
    try registry.snapshot(asOf: Day(day)).annualForm(of: "A", isOperator: false)
  }

  /// One system S of the owner A, registered in 2026, and what `body` does to it.
  static func withOneSystem(category: LevelRegistry.Category? = .internal, _ body: (Recording) throws -> Void) throws
    -> AnnualForm
  {
    let register = try Register()
    try register.registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "A", name: "Sở A", tier: .province)
      try recording.register(
        code: "S", name: "Cổng", owner: "A", authority: .province, category: category, on: Day("2026-01-01"))
      try body(recording)
    }
    return try register.form()
  }
}

/// The shortcomings of the system alone, by column.
private func columns(_ form: AnnualForm) -> [Int] {
  form.shortcomings().filter { $0.code == "S" }.compactMap(\.column).sorted()
}

private func approve(_ recording: Recording, regulation: String? = "1/QC") throws {
  try recording.approve(
    "S", level: .two, authority: .province, decision: "1/QĐ", issuer: "Sở A", on: Day("2026-03-01"),
    regulation: .init(number: regulation))
}

struct AnnualFormTests {
  @Test func aSystemWithEverythingOnRecordLacksNothing() throws {
    let form = try Register.withOneSystem { recording in
      try recording.propose("S", level: .two, on: Day("2026-02-01"))
      try approve(recording)
      try recording.setPlan(of: "S", to: .full, on: Day("2026-04-01"))
    }
    #expect(columns(form) == [])
  }

  @Test func aProposedLevelThatIsNotOnRecordIsMissingAndTheApprovedOneStandsInItsPlace() throws {
    let form = try Register.withOneSystem { recording in
      try approve(recording)
      try recording.setPlan(of: "S", to: .full, on: Day("2026-04-01"))
    }
    #expect(columns(form) == [5])
    #expect(form.rows[0].texts(.decree331)[4] == "2")
  }

  @Test func aSystemWithoutDossierLacksItsColumnsFiveSixAndNine() throws {
    let form = try Register.withOneSystem { try $0.setPlan(of: "S", to: .full, on: Day("2026-04-01")) }
    #expect(columns(form) == [5, 6, 9])
  }

  @Test func anApprovalWithoutRegulationLacksColumnEight() throws {
    let form = try Register.withOneSystem { recording in
      try recording.propose("S", level: .two, on: Day("2026-02-01"))
      try approve(recording, regulation: nil)
      try recording.setPlan(of: "S", to: .full, on: Day("2026-04-01"))
    }
    #expect(columns(form) == [8])
  }

  @Test func aPlanThatIsNotFullNeedsADayExpected() throws {
    let form = try Register.withOneSystem { recording in
      try recording.propose("S", level: .two, on: Day("2026-02-01"))
      try approve(recording)
      try recording.setPlan(of: "S", to: .partial, on: Day("2026-04-01"))
    }
    #expect(columns(form) == [11])
  }

  @Test func aPlanThatIsNotOnRecordStaysBlankAndIsMissing() throws {
    let form = try Register.withOneSystem { recording in
      try recording.propose("S", level: .two, on: Day("2026-02-01"), expected: Period("2027"))
    }
    #expect(columns(form) == [10, 11])
    #expect(form.rows[0].texts(.decree331)[9] == "")
    #expect(form.lastApprovalExpected?.description == "2027")
  }

  @Test func aDossierOfASystemWithoutCategoryIsListedAndNotEvenedOut() throws {
    let form = try Register.withOneSystem(category: nil) { recording in
      try recording.propose("S", level: .two, on: Day("2026-02-01"), expected: Period("2027-Q1"))
      try recording.setPlan(of: "S", to: .full, on: Day("2026-04-01"))
    }
    #expect(columns(form) == [2])
    #expect(form.counters.all == [1, 0, 1, 0, 0, 0])
  }

  @Test func aDecisionWithoutNumberLacksColumnSeven() throws {
    let register = try Register()
    try register.registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "A", name: "Sở A", tier: .province)
      var line = SystemLine()
      line.code = "S"
      line.name = "Cổng"
      line.owner = "A"
      line.category = .internal
      line.proposedLevel = .two
      line.dossier = .approved
      line.level = .two
      line.decidedOn = try Day("2026-03-01")
      line.regulationNumber = "1/QC"
      line.plan = .full
      line.planOn = try Day("2026-04-01")
      _ = try SystemSheet(recording, ImportOptions(day: Day("2026-05-01"))).record(line)
    }
    #expect(columns(try register.form()) == [7])
  }

  @Test func aRedeterminationIsCountedOnceAndKeepsTheApprovedLevel() throws {
    let form = try Register.withOneSystem { recording in
      try approve(recording)
      try recording.propose("S", level: .three, on: Day("2026-05-01"))
    }
    #expect(form.counters.all == [1, 1, 1, 1, 1, 0])
    #expect(form.rows[0].texts(.decree331)[4...5] == ["2", "Đã được phê duyệt"])
  }

  @Test func anInspectionOfTheYearBeforeIsNotOfThisYear() throws {
    let form = try Register.withOneSystem { recording in
      try approve(recording)
      try recording.inspect("S", Inspection(.beforeUse), on: Day("2026-02-01"))
      try recording.inspect("S", Inspection(.periodic), on: Day("2026-12-14"))
    }
    #expect(form.rows[0].texts(.decree331)[11] == "Trước khi đưa vào sử dụng; Định kỳ")
    #expect(form.counters.inspected == 1)
  }

  @Test func countersThatDoNotAgreeWithTheRowsAreTold() throws {
    let right = try Register.withOneSystem { try approve($0) }
    func told(_ change: (inout AnnualForm.Counters) -> Void) -> [String] {
      var counters = right.counters
      change(&counters)
      let form = AnnualForm(
        reportingYear: right.reportingYear, day: right.day, entry: right.entry, digest: right.digest,
        reporter: right.reporter,
        above: nil, owners: [], rows: right.rows, counters: counters)
      return form.shortcomings().filter { $0.code == nil }.map(\.reason.english)
    }
    #expect(told { _ in } == [])
    #expect(told { $0.systems = 2 } == ["(a) counts 2 systems, section 3 has 1"])
    #expect(told { $0.approved = 0 }.first == "(e) counts 0 approved systems, column 6 has 1")
    #expect(told { $0.inspected = 1 } == ["(f) counts 1 inspected systems, column 12 has 0"])
    #expect(told { $0.withDossier = 0 } == ["the counters do not fall as they must: a ≥ c ≥ d ≥ e ≥ f and a ≥ b"])
    #expect(told { $0.classified = 2 } == ["the counters do not fall as they must: a ≥ c ≥ d ≥ e ≥ f and a ≥ b"])
  }

  @Test func theBlocksOfAnOwnerAreMissingUntilTheyAreOnRecord() throws {
    let form = try Register.withOneSystem { _ in }
    #expect(form.shortcomings().filter { $0.code == "A" }.count == 5)
  }

  /// CAPDO_FORMS registers, 12 by default.
  @Test func theCountersFallWhateverIsRecorded() throws {
    let seed = chosenSeed()
    let forms: Int = number("CAPDO_FORMS") ?? 12
    print("CAPDO_SEED=\(seed) CAPDO_FORMS=\(forms)")
    var random = SeededGenerator(seed: seed)
    var approved = 0
    for _ in 0..<forms {
      let register = try Register()
      try register.registry.record(by: "lan") { recording in
        try recording.addOrganization(code: "A", name: "Sở A", tier: .province)
        for index in 0..<Int.random(in: 0...6, using: &random) {
          try Self.live("S\(index)", in: recording, &random)
        }
      }
      let form = try register.form(on: "2026-0\(Int.random(in: 1...9, using: &random))-14")
      let (a, b, c, d, e, f) = (
        form.counters.systems, form.counters.classified, form.counters.withDossier, form.counters.appraised,
        form.counters.approved, form.counters.inspected
      )
      #expect(a >= c && c >= d && d >= e && e >= f && a >= b, "seed \(seed)")
      #expect(form.shortcomings().filter { $0.code == nil } == [], "seed \(seed)")
      #expect(a == form.rows.count)
      approved += e
    }
    #expect(approved > 0)
  }

  /// Records acts at random on a system; what the rules refuse is left out.
  private static func live(_ code: String, in recording: Recording, _ random: inout SeededGenerator) throws {
    let category = Bool.random(using: &random) ? LevelRegistry.Category.public : nil
    try recording.register(
      code: code, name: code, owner: "A", authority: .province, category: category, on: Day("2026-01-01"))
    for month in 2...9 {
      let day = try Day("2026-0\(month)-01")
      switch Int.random(in: 0..<8, using: &random) {
      case 0: _ = try? recording.propose(code, level: .two, on: day)
      case 1: _ = try? recording.submit(code, on: day)
      case 2: _ = try? recording.appraise(code, on: day)
      case 3:
        _ = try? recording.approve(
          code, level: .one, authority: .province, decision: "1", issuer: "A", on: day)
      case 4: _ = try? recording.inspect(code, Inspection(.periodic), on: day)
      case 5: _ = try? recording.retire(code, on: day)
      case 6: _ = try? recording.revoke(code, on: day)
      default: _ = try? recording.setPlan(of: code, to: .partial, on: day)
      }
    }
  }
}
