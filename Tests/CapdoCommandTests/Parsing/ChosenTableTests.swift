import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

/// Lists of the fixture of a province, as somebody asks for them.
@Suite struct ChosenTableTests {
  let office: Office

  init() throws { office = try Office.filled() }

  private func list(_ words: String...) -> Outcome { office.run(["list", "--format", "csv"] + words) }

  @Test func theColumnsAskedForComeInTheirOrder() {
    #expect(list("--columns", "name,code", "--limit", "1").output.hasPrefix("name,code\n"))
  }

  @Test func aColumnIsFoundByItsHeadingWithoutMarks() {
    #expect(list("--columns", "trang thai", "--limit", "1").output.hasPrefix("state\n"))
  }

  @Test func anUnknownColumnIsRefusedWithThoseThereAre() {
    let outcome = list("--columns", "colour")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("there is no column 'colour'"))
    #expect(outcome.errors.contains("code, name, owner"))
  }

  @Test func rowsAreSortedFromTheFirstOrFromTheLast() {
    let up = list("--columns", "level", "--sort", "level").output.split(separator: "\n").dropFirst()
    let down = list("--columns", "level", "--sort=-level").output.split(separator: "\n").dropFirst()
    #expect(up.count > 3)
    #expect(Array(up) == up.sorted())
    #expect(Array(down) == up.sorted(by: >))
  }

  @Test func noMoreRowsComeThanWereAskedFor() {
    #expect(list("--limit", "2").output.split(separator: "\n").count == 3)
    #expect(list("--limit", "0").status == .usage)
  }
}
