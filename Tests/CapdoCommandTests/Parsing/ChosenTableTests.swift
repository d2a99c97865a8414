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

  @Test func whatIsExpectedComesInTheOrderOfTheLastDaysOfWhatWasPromised() {
    let days = list(
      "--columns", "plan_expected_on", "--as-of", "2024-11-13", "--sort", "plan_expected_on", "--limit", "25"
    )
    .output.split(separator: "\n").dropFirst()
    // Of the last day of a month, a quarter and a year there are several, in the order of the codes.
    #expect(days.first == "2024-12-20")
    #expect(Set(days.dropFirst().prefix(3)) == ["2024-12", "2024-12-31"])
    #expect(Set(days.suffix(5)) == ["2025", "2025-Q4"])
  }

  /// Of the 86 plans of the province 25 are not full, and each of those has a day that was promised.
  @Test func emptyCellsComeLastFromEitherEnd() {
    for order in ["plan_expected_on", "-plan_expected_on"] {
      let cells = list("--columns", "code,plan_expected_on", "--as-of", "2024-11-13", "--sort=\(order)").output
        .split(separator: "\n").dropFirst().map { $0.hasSuffix(",") }
      #expect(cells == Array(repeating: false, count: 25) + Array(repeating: true, count: 342), "\(order)")
    }
  }

  @Test func noMoreRowsComeThanWereAskedFor() {
    #expect(list("--limit", "2").output.split(separator: "\n").count == 3)
    #expect(list("--limit", "0").status == .usage)
  }
}
