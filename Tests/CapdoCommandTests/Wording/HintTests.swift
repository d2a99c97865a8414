import TestSupport
import Testing

@testable import CapdoCommand
@testable import LevelRegistry

/// What to do next, as lines that can be typed.
@Suite struct HintTests {
  private func hint(_ error: RegistryError, in program: Program = Program()) -> String? {
    error.hint(in: program)?.english
  }

  @Test func aHintNamesTheRegistryThatTheLineNamed() {
    let error = RegistryError.unknownSystem("HT-99")
    #expect(hint(error) == "'capdo list' lists them")
    #expect(hint(error, in: Program(database: "2026.db")) == "'capdo --db 2026.db list' lists them")
  }

  @Test func blanksAreInTheLanguageOfTheReader() {
    let hint = RegistryError.dossierStep("HT-1", from: nil, to: .submitted).hint(in: Program())
    #expect(hint?.english == "begin one: capdo propose HT-1 --level LEVEL --on DAY")
    #expect(hint?.vietnamese == "hãy lập hồ sơ: capdo propose HT-1 --level CẤP-ĐỘ --on NGÀY")
  }

  @Test func aRetiredSystemIsCorrectedByALineThatOnlyWantsItsReason() throws {
    let hint = RegistryError.systemRetired("A", since: try Day("2024-03-01")).hint(in: Program())
    #expect(
      hint?.english
        == "if that is wrong: capdo correct A system --on 2024-03-01 --reason 'recorded by mistake' --remove")
    #expect(hint?.vietnamese == "nếu không đúng: capdo correct A system --on 2024-03-01 --reason 'ghi nhầm' --remove")
  }

  @Test func aCorrectionSaysOnlyWhatIsWantedOtherwise() throws {
    let fact = Plan(.full, expected: nil, evidence: Plan.Evidence(path: "-a.pdf", digest: "00"))
    let wanted = Plan(.partial, expected: try Period("2025-Q2"), evidence: nil)
    let day = try Day("2024-03-01")
    func line(_ fact: Plan, _ wanted: Plan) throws -> String {
      let correction = Correction(
        code: "A", fact: .plan, day: day, change: .plan(fact, wanted: wanted), references: [:])
      return Program().call(SuggestedCommand(correction)).english
    }
    let start = "capdo correct A plan --on 2024-03-01 --reason 'recorded by mistake'"
    #expect(try line(fact, wanted) == start + " --status partial --expected 2025-Q2 --evidence ''")
    #expect(try line(wanted, fact) == start + " --status full --expected '' '--evidence=-a.pdf' --evidence-digest 00")
  }

  @Test func anAbolishedBodyLeavesALineForEachSystemWithTheOtherCandidatesBehindIt() throws {
    let system = OrphanedSystem(
      code: "A", name: "Một cửa",
      candidates: [.init(code: "102", name: "Xã An"), .init(code: "103", name: "Xã Cảnh")], lacksOwner: true,
      lacksOperator: true, authority: .commune, since: try Day("2025-07-01"))
    #expect(
      Program().call(SuggestedCommand(transferring: system)).english
        == "capdo transfer A --owner 102 --operator 102 --authority commune --on 2025-07-01  # 103 Xã Cảnh")
  }

  @Test func anEarlierOrganizationIsMeantByItsCodeAndADay() throws {
    let error = RegistryError.organizationHeldAt(
      "9001", name: "Xã Cũ", from: try Day("2020-01-01"), to: try Day("2025-07-01"), asked: try Day("2025-07-01"))
    #expect(hint(error) == "to mean the earlier organization, write 9001@2025-06-30")
  }

  @Test func theNearestNamesAreTheHintOfAnUnknownOrganization() throws {
    let day = try Day("2023-01-02")
    let near = RegistryError.unknownOrganization("Sở Y tá", on: day, nearest: ["SYT (Sở Y tế)"]).hint(in: Program())
    #expect(near == Phrase("nearest: SYT (Sở Y tế)", "gần nhất: SYT (Sở Y tế)"))
    #expect(hint(.unknownOrganization("QX", on: day, nearest: [])) == "'capdo organization list' lists them")
  }

  @Test func ofADamagedFileTheJournalIsAskedForInBothLanguages() {
    let hint = RegistryError.isDamaged("SQLite error 11").hint(in: Program())
    #expect(hint?.english.contains("'-journal'") == true && hint?.vietnamese.contains("'-journal'") == true)
  }

  @Test func statisticsAreDroppedByTheirName() {
    #expect(
      hint(.schemaDiffers("sqlite_stat1"))
        == "somebody ran ANALYZE; undo it with: sqlite3 FILE 'DROP TABLE sqlite_stat1'")
    #expect(hint(.schemaDiffers("system")) == "restore a backup")
  }

  @Test func aCauseBeneathKeepsItsOwnStepAndStatus() {
    #expect(hint(.notRecorded(because: .diskFull)) == "free some space and try again")
    let causes: [(RegistryError, Status)] = [
      (.isBusy, .tempFail), (.diskFull, .ioError), (.isReadOnly, .notPermitted), (.isDamaged(""), .badData),
      (.deviceFailed(""), .ioError), (.brokenRule(""), .refused),
    ]
    for (cause, status) in causes {
      #expect(cause.exitStatus == status)
      #expect(RegistryError.notRecorded(because: cause).exitStatus == status)
      #expect(RegistryError.outcomeUnknown(entry: 7, because: cause).exitStatus == .tempFail)
    }
  }

  @Test func whatIsRecordedIsNotToBeTriedAgainBecauseWhatFollowedItWasBusy() throws {
    let office = try Office.filled()
    let errors = MemorySink()
    let console = Console(output: MemorySink(), errors: errors, environment: Environment([:]), terminal: nil)
    let registry = try Registry(opening: office.database)
    console.registry = registry
    #expect(console.report(RegistryError.isBusy) == .tempFail)
    #expect(errors.text.contains("hint: "))
    try registry.record(by: "lan") { try $0.confirmList(of: "HT-SYT", on: Day("2024-11-01")) }
    #expect(console.report(RegistryError.isBusy) == .ioError)
    let said = errors.text.split(separator: "\n").last ?? ""
    #expect(said.contains(" is recorded; what follows failed: ") && !said.contains("hint"), "\(said)")
  }

  @Test func everySuggestedLineIsACommandWithOptionsThatItTakes() throws {
    let day = try Day("2024-03-01")
    let errors: [RegistryError] = [
      .notAPointInTime("x"), .unknownClosing("x"), .notACheckpoint, .noSuchFile(path: "x.db"),
      .isEmptyFile(path: "x.db"), .isDamaged(""), .outcomeUnknown(entry: 3, because: .diskFull),
      .doesNotVerify(Discrepancy(.digest), of: 1), .unknownOrganization("x", on: day, nearest: []),
      .organizationHeldAt("1", name: "x", from: day, to: .forever, asked: day.previous), .unknownSystem("x"),
      .closingTaken(Closing(name: "x", asOf: day, entry: 3)), .systemRetired("x", since: day),
      .noApproval("x", on: day), .dossierStep("x", from: nil, to: .submitted),
      .dossierStep("x", from: .draft, to: .approved),
      .stillRecorded(
        "x",
        DependentFacts(
          count: 5, corrections: [Correction(ofSystem: "x", since: day)], results: 2, inherited: 1, remedies: 1,
          entries: [9, 7])),
      .reversedAlready(3, by: 4), .builtUpon(3, by: 4, act: "plan"),
      .bearerDiffers("1", known: "x", given: "y", on: day), .succeededAlready("1", by: "2", on: day),
      .organizationUnchanged("1", on: day), .splitIntoOne("1"), .holidayTaken(day, by: "x"),
      .endRecorded("1", name: "x", on: day, asked: day.next),
      .followsReorganization(Correction(transferring: "x", owner: true, operator: true, on: day), since: day),
    ]
    for error in errors {
      for language in Language.allCases {
        let text = try #require(error.hint(in: Program())?[language], "\(error)")
        let lines = text.matches(of: /capdo [^:;,\n]*/).map { String($0.output) }
        #expect(!lines.isEmpty, "\(error)")
        for line in lines {
          // A line quoted in a sentence ends with its quotation mark.
          let words = shellWords(line.replacing(/'( .*)?$/, with: "")).dropFirst()
          let typed = Typed(Array(words), in: Command.all)
          #expect(typed.command != nil && typed.problem == nil, "\(error): \(line)")
        }
      }
    }
  }
}
