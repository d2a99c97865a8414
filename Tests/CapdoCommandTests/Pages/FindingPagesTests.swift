import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// The pages that say what `check` lists and what becomes of the edge cases.
struct FindingPagesTests {
  private func page(_ name: String) throws -> String {
    try Repository.text(name)
  }

  @Test func everyCodeHasItsSectionAndEverySectionItsCode() throws {
    let sections = try page("docs/findings.md").matches(of: /\n## `([a-z0-9-]+)`\n/).map { String($0.1) }
    #expect(sections.sorted() == Finding.Code.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: Finding.Code.allCases) func aSectionSaysWhatItMeansWhereItStandsAndWhatToDo(code: Finding.Code)
    throws
  {
    let rest = try #require(try page("docs/findings.md").components(separatedBy: "\n## `\(code.rawValue)`\n").last)
    let section = try #require(rest.components(separatedBy: "\n## ").first)
    #expect(section.contains("\(code.severity.rawValue): \(code.phrase.english) · \(code.phrase.vietnamese)\n"))
    for part in ["Means", "Law", "Do"] { #expect(section.contains("**\(part).** ")) }
  }

  @Test func everyArticleThatIsPrintedIsOnThePage() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let text = try page("docs/findings.md").replacing("\n", with: " ")
    let rules = try Registry(opening: office.database, for: .reading).snapshot().rules()
    for rule in rules { #expect(text.contains(rule.article.phrase.english), "\(rule.article.phrase.english)") }
  }

  @Test func theThirtyCasesAreThereAndTheirTestsAreToo() throws {
    let text = try page("docs/edge-cases.md")
    #expect(text.matches(of: /\n\| (\d+) \|/).map { Int($0.1) } == Array(1...30))
    var sources = ""
    for folder in ["LevelRegistryTests", "CapdoCommandTests"] {
      for file in Repository.swiftFiles(in: "Tests/\(folder)") {
        sources += try String(contentsOf: file, encoding: .utf8)
      }
    }
    for row in text.split(separator: "\n") where row.firstMatch(of: /^\| \d/) != nil {
      let tests = row.matches(of: /`(case\d\d\w+|a\w+[A-Z]\w+)`/).map { String($0.1) }
      #expect(!tests.isEmpty || row.contains("**outside**"), "\(row)")
      for test in tests { #expect(sources.contains("func \(test)("), "\(test)") }
    }
  }
}
