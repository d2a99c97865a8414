import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

/// What the centre is sent: only what later entries wrote or voided.
struct ExportSinceTests {
  let office: Office

  init() throws {
    office = try .filled()
    #expect(office.run("plan", "HT-0003", "full", "--on", "2024-11-01").status == .done)
  }

  private func lines(_ words: String...) -> [[String: Any]] {
    let text = office.run(words + ["--format", "json"], now: nil).output
    return (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]) ?? []
  }

  @Test func theHistorySinceAnEntryHasWhatWasWrittenAndWhatWasVoidedAfterIt() throws {
    let lines = lines("export", "history", "--since", "3")
    let voided = try office.shell("SELECT count(*) FROM plan WHERE voided_by = 4")
    let written = try office.shell("SELECT count(*) FROM plan WHERE entry = 4")
    #expect(["\(lines.filter { $0["voided_by"] as? Int == 4 }.count)"] == voided)
    #expect(["\(lines.filter { $0["entry"] as? Int == 4 }.count)"] == written)
    #expect(lines.allSatisfy { $0["entry"] as? Int == 4 || $0["voided_by"] as? Int == 4 })
    #expect(!lines.isEmpty)
  }

  @Test func theJournalSinceAnEntryHasTheLaterOnes() {
    #expect(lines("export", "journal", "--since", "2").map { $0["entry"] as? Int } == [3, 4])
    #expect(lines("export", "journal", "--since", "4").isEmpty)
  }

  @Test func sinceTheBeginningIsEverything() {
    #expect(office.run("export", "history", "--since", "0").output == office.run("export", "history").output)
  }

  @Test(arguments: ["-1", "x", ""]) func whatIsNoEntryIsRefused(word: String) {
    #expect(office.run("export", "history", "--since", word).status == .usage)
  }

  @Test func theTablesOfTheCentreAreThoseOfTheSchema() throws {
    #expect(try Child.run(["python3", Repository.file("scripts/central-tables").path, "--check"]).status == 0)
  }
}
