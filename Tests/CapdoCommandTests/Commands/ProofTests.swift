import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// verify, checkpoint and the journal, as auditors ask for them.
struct ProofTests {
  let office: Office

  init() throws {
    office = try .filled()
  }

  private func path(_ name: String) -> String { office.folder.appending(path: name).path }

  private var checkpoint: [String] {
    office.run("checkpoint").output.split(separator: "\n").map { String($0) }
  }

  @Test func aCheckpointIsTheIdTheCountAndTheDigest() throws {
    #expect(checkpoint.count == 3)
    #expect(try [checkpoint[0]] == office.shell("SELECT digest FROM entry WHERE seq = 1"))
    #expect(checkpoint[1] == "3")
    #expect(try [checkpoint[2]] == office.shell("SELECT digest FROM entry WHERE seq = 3"))
  }

  @Test func aCheckpointFileIsWhatVerifyDemands() throws {
    #expect(office.run("checkpoint", "-o", path("c")).status == .done)
    #expect(try String(contentsOfFile: path("c"), encoding: .utf8) == office.run("checkpoint").output)
    let outcome = office.run("verify", "--checkpoint", path("c"))
    #expect(outcome.status == .done)
    #expect(outcome.output.hasPrefix("verified: 3 entries, "))
    #expect(outcome.output.hasSuffix("\nagrees with the checkpoint at entry 3\n"))
    #expect(outcome.errors == "")
    #expect(office.run("checkpoint", "-o", path("c")).status == .cannotCreate)
  }

  @Test func withoutACheckpointItIsSaidWhatDoesNotShow() {
    let outcome = office.run("verify", "--lang", "vi")
    #expect(outcome.status == .done)
    #expect(outcome.output.hasPrefix("đã xác minh: 3 mục, "))
    #expect(outcome.errors.contains("không có --checkpoint"))
  }

  @Test func whatDoesNotFitIsPrintedAndTheStatusIsOne() throws {
    _ = try office.shellWriting("DROP TRIGGER approval_update; UPDATE approval SET level = 1 WHERE fact = 1")
    let outcome = office.run("verify")
    #expect(outcome.status == .refused)
    let lines = outcome.output.split(separator: "\n")
    #expect(
      lines.first == "THE REGISTRY IS NOT INTACT: 1 entry altered, 1 object of the schema missing or altered")
    #expect(lines.dropFirst().first?.hasPrefix("entry 3: the recorded digest is ") == true)
    #expect(lines.last == "approval_update: it is missing from the schema")
    #expect(
      office.run("verify", "--lang", "vi").output.hasPrefix(
        "SỔ KHÔNG NGUYÊN VẸN: 1 mục bị sửa, 1 đối tượng lược đồ thiếu hoặc bị sửa\n"))
    #expect(office.run("verify", "--format", "json").output.contains(#""sound":false"#))
  }

  @Test func anotherRegisterIsToldFromThisOne() throws {
    let other = try Office()
    #expect(other.run("init").status == .done)
    #expect(other.run("checkpoint", "-o", path("c")).status == .done)
    let outcome = office.run("verify", "--checkpoint", path("c"))
    #expect(outcome.status == .refused)
    #expect(outcome.output.contains("another registry"))
  }

  @Test func whatIsNoCheckpointOrIsNotThereIsRefused() throws {
    try Data("x\n".utf8).write(to: URL(filePath: path("x")))
    let outcome = office.run("verify", "--checkpoint", path("x"))
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("this is not a checkpoint"))
    #expect(office.run("verify", "--checkpoint", path("nothing")).status == .noInput)
    #expect(office.run("--db", path("nothing"), "verify").status == .noInput)
    #expect(office.run("--db", path("x"), "verify").status == .badData)
    #expect(office.run("verify", "--format", "xml").status == .usage)
  }

  @Test func theJournalSaysWhoDidWhatWhenAndFromWhichFile() throws {
    #expect(office.run("plan", "HT-0012", "none", "--on", "2024-11-14", "--note", "ghi \"nhầm\"").status == .done)
    let lines = office.run("journal", "--format", "csv").output.split(separator: "\n").map { String($0) }
    #expect(lines.count == 5)
    #expect(lines[0] == "entry,recorded_at,actor,os_user,act,object,note,source,source_digest,digest")
    #expect(lines[3].contains(",lan,"))
    #expect(lines[3].contains(#/,import systems,H\d+-\d+ [^,]+ and 366 more,,systems.csv,/#))
    #expect(lines[4].contains(#/,plan,"?HT-0012 [^"]+: plan none"?,"ghi ""nhầm""",,,/#))
    #expect(try lines[4].hasSuffix(office.shell("SELECT digest FROM entry WHERE seq = 4")[0]))
  }

  @Test func theSourceOfAnEntryIsToldWithTheDigestOfTheFile() throws {
    let file = Office.fixtures.appending(path: "systems.csv").path
    let digest = try office.shell("SELECT substr(source, -64) FROM entry WHERE seq = 3")[0]
    #expect(try Child.run(["sha256sum", file]).text.hasPrefix(digest))
    #expect(office.run("journal", "--format", "csv").output.contains("systems.csv,\(digest),"))
  }

  @Test func theJournalIsFilteredByActorDayAndEntry() {
    func entries(_ words: String...) -> Int {
      office.run(["journal", "--format", "csv"] + words).output.split(separator: "\n").count - 1
    }
    #expect(entries() == 3)
    #expect(entries("--by", "lan") == 3)
    #expect(entries("--by", "an") == 0)
    #expect(entries("--known-at", "2") == 2)
    #expect(entries("--until", "2000-01-01") == 0)
    #expect(entries("--since", "2000-01-01", "--until", "today") == 3)
  }

  @Test func theHistoryHasALineForEveryFactInTheColumnsOfTheSchema() throws {
    let lines = office.run("export", "history").output.split(separator: "\n")
    let tables = try office.shell("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'entry'")
    let counts = tables.map { "(SELECT count(*) FROM \($0))" }.joined(separator: " + ")
    #expect(try "\(lines.count - 1)" == office.shell("SELECT \(counts)")[0])
    let columns = lines[0].split(separator: ",").map { String($0) }
    let inSchema = try tables.flatMap { try office.shell("SELECT name FROM pragma_table_info('\($0)')") }
    #expect(Set(columns) == Set(inSchema + ["table"]))
    #expect(columns.count == Set(columns).count)
    #expect(columns.suffix(4) == ["valid_from", "valid_to", "entry", "voided_by"])
  }

  @Test func theHistoryOfAnEarlierEntryKnowsNothingLater() throws {
    #expect(office.run("plan", "HT-0001", "partial", "--on", "2024-11-14").status == .done)
    let before = office.run("export", "history", "--known-at", "3").output
    #expect(office.run("export", "history").output != before)
    let again = try Office.filled()
    // All but the digests and moments, which are no facts.
    #expect(again.run("export", "history").output == before)
  }

  @Test func anExportNamesTheCheckpointItWasMadeAt() {
    let outcome = office.run("export", "journal")
    #expect(outcome.errors == "checkpoint: \(checkpoint.joined(separator: " "))\n")
  }
}

extension Office {
  /// Runs statements in the plain shell, which may write.
  fileprivate func shellWriting(_ sql: String) throws -> Int32 {
    try Child.run(["sqlite3", database, sql]).status
  }
}
