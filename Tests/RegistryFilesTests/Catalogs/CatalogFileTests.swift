import LevelRegistry
import Testing

@testable import RegistryFiles

@Suite struct ShippedCatalogTests {
  /// The requirements of each level, as domain.md and the annexes count them.
  @Test(arguments: [("tt12-2022", [34, 46, 66]), ("tcvn14423-2026", [15, 15, 18])])
  func aShippedCatalogHasAllRequirementsOfEachLevel(name: String, counts: [Int]) throws {
    let requirements = try #require(try CatalogFile.shipped(name))
    #expect(Level.allCases.map { level in requirements.count { $0.level == level } } == counts)
    #expect(Set(requirements.map(\.key)).count == requirements.count)
  }

  @Test func theCatalogOfEachDecreeIsShipped() throws {
    #expect(try CatalogFile.shippedNames() == LegalBasis.allCases.map(\.catalog))
  }

  /// Circular 12/2022: from level to level nothing is lost, 12 and 20 requirements are new, and 5 become stricter.
  @Test func everyRequirementHasOneSuccessorAndWhatIsNewIsCounted() throws {
    let all = try #require(try CatalogFile.shipped("tt12-2022"))
    func of(_ level: Level) -> [Requirement] { all.filter { $0.level == level } }
    for (lower, higher) in [(Level.one, Level.two), (.two, .three)] {
      let named = of(higher).compactMap(\.predecessor)
      #expect(named.count == Set(named).count)
      #expect(Set(named) == Set(of(lower).map(\.code)))
    }
    #expect(of(.two).count { $0.predecessor == nil } == 12)
    #expect(of(.three).count { $0.predecessor == nil } == 20)
    #expect(of(.two).count { $0.carry == .stricter } == 0)
    #expect(of(.three).count { $0.carry == .stricter } == 5)
  }

  @Test func aCatalogOfTwoLinesIsReadAndItsErrorsAreListedTogether() throws {
    let heading = "catalog,level,code,group,title_vi,title_en,valid_from,same_as,carry\n"
    let good =
      "own,1,A.1,policy,Chính sách,Policy,2024-01-01,,\nown,2,A.1,policy,Chính sách,Policy,2024-01-01,A.1,same\n"
    let read = try CatalogFile.read(MemorySource((heading + good).utf8))
    #expect(read.map { "\($0.level.rawValue) \($0.code) \($0.predecessor ?? "–")" } == ["1 A.1 –", "2 A.1 A.1"])
    let bad =
      "own,4,A.1,policy,x,x,2024-01-01,,\nown,1,A.2,policy,x,x,13.2024,,\nown,1,A.3,policy,x,x,2024-01-01,A,new\n"
    let error = #expect(throws: CatalogError.self) { try CatalogFile.read(MemorySource((heading + bad).utf8)) }
    guard case .lines(let problems)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.map(\.line) == [2, 3, 4])
    #expect(throws: CatalogError.missing(columns: ["group", "valid_from"])) {
      try CatalogFile.read(MemorySource("catalog,level,code,title_vi,title_en\n".utf8))
    }
  }
}
