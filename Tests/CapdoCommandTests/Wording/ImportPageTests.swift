import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand
@testable import RegistryFiles

/// What the page of a dry run costs, whatever the sheet holds.
struct ImportPageTests {
  private func page(skipped: [SkippedRow], problems: [ImportProblem] = []) -> ImportPage {
    var result = ImportResult()
    result.skipped = skipped
    return ImportPage(
      file: "x.csv", day: nil, result: result, problems: problems, organizations: [], proposals: [], errorFile: nil,
      organizationFile: nil, program: Program())
  }

  @Test func thousandsOfRepeatedLinesCostTheSameEach() {
    let rows = (2...6_000).map {
      SkippedRow(SourceRow(.line($0), [.text("A")]), .duplicate(of: .line(1)))
    }
    let titles = [SkippedRow(SourceRow(.line(1), [.text("Danh mục")]), .aboveHeading)]
    let start = processorTime()
    let lines = page(skipped: titles + rows).lines.map(\.english)
    #expect(processorTime() - start < 2)
    #expect(lines.contains("  … 5989 more"))
    #expect(lines.suffix(2) == ["LEFT OUT", "  line 1: above the heading"])
  }
}
