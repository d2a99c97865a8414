import Foundation
import Testing

@testable import CapdoCommand

/// An organization whose first day was recorded too late.
@Suite struct EarlierDaysTests {
  let office: Office
  let sheet: String

  init() throws {
    office = try Office()
    sheet = office.folder.appending(path: "q.csv").path
    #expect(office.run("init").status == .done)
    #expect(office.run("organization", "add", "42", "--name", "Tỉnh", "--tier", "province").status == .done)
    let added = office.run(
      "organization", "add", "Q1", "--name", "Sở Q", "--tier", "province", "--parent", "42", "--from", "2024-01-01")
    #expect(added.status == .done)
    try Data(
      """
      code,name,tier,parent,valid_from,valid_to,continues
      Q1,Sở Q,province,42,2023-01-01,2024-01-01,
      Q1,Sở Q,province,42,2024-01-01,,yes

      """.utf8
    ).write(to: URL(filePath: sheet))
  }

  private func register(on day: String) -> Outcome {
    office.run("register", "S", "--name", "S", "--owner", "Q1", "--authority", "province", "--on", day)
  }

  @Test func theRefusalSaysHowToRecordTheDaysBefore() {
    let refused = register(on: "2023-05-05")
    #expect(refused.status == .refused)
    #expect(refused.errors.contains("'Q1' (Sở Q) did not exist on 2023-05-05, only since 2024-01-01\n"))
    #expect(refused.errors.contains("import organizations FILE, with a line for 'Q1' for the days before 2024-01-01"))
  }

  @Test func aLineOfTheDaysBeforeMakesTheSameOrganizationOlder() {
    #expect(office.run("import", "organizations", sheet).output == "1 added, 0 changed, 1 unchanged (entry 4)\n")
    #expect(register(on: "2023-05-05").status == .done)
    let owner = office.run("list", "--owner", "Q1", "--as-of", "2024-06-01", "--format", "csv").output
    #expect(owner.contains("S,S,"))
    let exported = office.run("export", "organizations", "--as-of", "2024-06-01").output
    #expect(exported.contains("Q1,Sở Q,province,42,2024-01-01,,yes,"))
    #expect(office.run("import", "organizations", sheet).output.hasSuffix("nothing recorded\n"))
  }
}
