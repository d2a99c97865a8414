import CapdoSQLite
import Testing

@testable import LevelRegistry

/// How SQLite answers the questions that are asked most.
@Suite struct QueryPlanTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  private func plan(by keys: [SQL] = [], for measures: Set<Measure>) throws -> [String] {
    try plan(try fixture.snapshot("2024-11-20").countingQuestion(by: keys, for: measures, in: Scope()))
  }

  private func plan(_ question: (sql: SQL, values: [Value])) throws -> [String] {
    let (sql, values) = question
    var steps: [String] = []
    try fixture.registry.connection.statement("EXPLAIN QUERY PLAN \(sql)").forEachRow(values) {
      steps.append(try $0.text(3))
    }
    return steps
  }

  @Test func aFigureIsCountedWithoutSorting() throws {
    let steps = try plan(for: [.completion])
    #expect(steps.contains("SCAN s"))
    #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
  }

  @Test func aFigureReadsApprovalsAndPlansFromTheirIndexesAlone() throws {
    let steps = try plan(for: [.completion])
    for index in ["a USING COVERING INDEX approval_by_system", "p USING COVERING INDEX plan_by_system"] {
      #expect(steps.contains { $0.contains(index) }, "\(steps)")
    }
    #expect(steps.filter { $0.contains("SCAN") } == ["SCAN s"])
  }

  @Test func whatStandsBehindAFigureIsCountedInItsPassFromIndexesAlone() throws {
    let question = try fixture.snapshot("2024-11-20").countingQuestion(
      for: [.completion], in: Scope(), withResults: true)
    let steps = try plan(question)
    for index in ["a USING COVERING INDEX approval_by_system", "r USING COVERING INDEX assessment_sample"] {
      #expect(steps.contains { $0.contains(index) }, "\(steps)")
    }
    #expect(steps.filter { $0.contains("SCAN") && !$0.contains("CONSTANT") } == ["SCAN s"], "\(steps)")
  }

  @Test func requirementsAreCountedInOnePassAndProvidersLookedUpByTheirIndex() throws {
    let snapshot = try fixture.snapshot("2024-11-20")
    let whole = try plan(try snapshot.question(of: "tt12-2022", in: Scope(), as: .own, by: "0"))
    #expect(whole.filter { $0.contains("SCAN") } == ["SCAN s"], "\(whole)")
    let results = try plan(try snapshot.question(ofResults: "tt12-2022", in: Scope(), as: .own, by: "0"))
    #expect(results.count { $0.contains("SCAN") } == 1, "\(results)")
    #expect(results.contains { $0.contains("SEARCH o USING") && $0.contains("assessment_by_system") }, "\(results)")
    let sums = try plan(try snapshot.question(ofSums: "tt12-2022", in: Scope(), as: .own))
    #expect(sums.count { $0.contains("SCAN") } == 1 && !sums.contains { $0.contains("TEMP B-TREE") }, "\(sums)")
  }

  @Test(arguments: [Grouping.owner, .operator, .district])
  func systemsAreReadInTheirOwnOrderWhateverTheyAreGroupedBy(grouping: Grouping) throws {
    let steps = try plan(by: [Snapshot.key(of: grouping)], for: Set(Measure.allCases))
    #expect(steps.contains("SCAN s"), "\(steps)")
  }

  @Test func aFewSystemsAreCountedWithoutLookingAtTheOthers() throws {
    let question = try fixture.snapshot("2024-11-20").countingQuestion(
      for: Set(Measure.allCases), of: [1, 2], in: Scope())
    let steps = try plan(question)
    #expect(steps.contains { $0.contains("SEARCH s USING INDEX system_by_id") }, "\(steps)")
    #expect(!steps.contains { $0.hasPrefix("SCAN s") }, "\(steps)")
  }

  /// A search can find every system of a nation; a text of SQLite may have 1 MiB.
  @Test func moreIdsAreAskedForThanOneTextHolds() throws {
    let snapshot = try fixture.snapshot("2024-11-20")
    let all = try snapshot.systems().map(\.id)
    for ids in [[], Set(all.prefix(1)), Set(all), Set(all).union(1_000_000_000..<1_000_200_000)] {
      var query = try snapshot.query(in: Scope())
      query.filter("s.id", in: ids)
      var found: Set<Int64> = []
      try fixture.registry.connection.statement(query.select("s.id")).forEachRow(query.values) {
        found.insert(try $0.integer(0))
      }
      #expect(found == ids.intersection(all))
    }
  }
}
