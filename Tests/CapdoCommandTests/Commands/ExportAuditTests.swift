import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// The folder with which an auditor checks, on the province's registry of 2024.
struct ExportAuditTests {
  private let office: Office
  private let folder: String

  init() throws {
    office = try Office.filled()
    folder = office.folder.path + "/kiem tra"
  }

  private func export(_ words: String...) throws -> Outcome {
    let outcome = office.run(["export", "audit", "-o", folder] + words)
    #expect(outcome.status == .done, "\(outcome.errors)")
    return outcome
  }

  /// What another program says in the folder.
  private func ask(_ words: String...) throws -> Child {
    try Child.run(words, environment: ["PYTHONDONTWRITEBYTECODE": "1"], folder: folder)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
  }

  private static let files = [
    "DOC-TRUOC.txt", "README.txt", "SHA256SUMS", "answers.csv", "chain.md", "checkpoint.txt", "findings.csv",
    "history.csv",
    "journal.csv", "organizations.csv", "registry.db", "schema.sql", "successions.csv", "systems.csv", "verify.py",
  ]

  @Test func thePythonOfTheFolderFindsTheCopySoundAgainstItsCheckpoint() throws {
    _ = try export()
    let entries = try office.shell("SELECT max(seq) FROM entry")[0]
    let found = try ask("python3", "verify.py", "registry.db", "checkpoint.txt")
    #expect(found.status == 0 && found.text.hasPrefix("sound: \(entries) entries, "), "\(found.text)")
  }

  @Test func theSumsAreThoseOfEveryFileButTheirOwn() throws {
    _ = try export()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == Self.files)
    let checked = try ask("sha256sum", "-c", "--strict", "SHA256SUMS")
    #expect(checked.status == 0)
    let names = checked.text.split(separator: "\n").map { String($0.replacing(": OK", with: "")) }
    #expect(names == Self.files.filter { $0 != "SHA256SUMS" })
  }

  @Test func whatIsChangedInTheFolderShowsInBoth() throws {
    _ = try export()
    let change = "DROP TRIGGER plan_update; UPDATE plan SET status = 'full' WHERE fact = 1"
    #expect(try ask("sqlite3", "registry.db", change).status == 0)
    #expect(try ask("sha256sum", "-c", "--quiet", "SHA256SUMS").status == 1)
    #expect(try ask("python3", "verify.py", "registry.db", "checkpoint.txt").status == 1)
  }

  @Test(arguments: ["en", "vi"]) func thePageSaysWhatToTypeAndTheCommandWhereItIs(language: String) throws {
    let outcome = try export("--lang", language)
    #expect(outcome.output.hasSuffix("cd '\(folder)' && python3 verify.py registry.db checkpoint.txt\n"))
    #expect(outcome.output.contains(language == "vi" ? "Đọc trước: " : "Read first: "))
    let sum = try ask("sha256sum", "registry.db").text.prefix(64)
    for name in ["README.txt", "DOC-TRUOC.txt"] {
      let page = try text(name)
      for words in [
        "sha256sum -c SHA256SUMS", "certutil -hashfile registry.db SHA256", String(sum),
        "python3 verify.py registry.db checkpoint.txt",
      ] {
        #expect(page.contains(words), "\(name): \(words)")
      }
      #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test func itsTablesAreThoseOfTheSingleExports() throws {
    _ = try export("--lang", "vi")
    for name in ["systems", "organizations", "successions", "history", "journal", "findings"] {
      #expect(try text("\(name).csv") == office.run("export", name, "--lang", "vi").output, "\(name)")
    }
  }

  @Test func answersAreThere() throws {
    let finding = try #require(
      office.run("check", "--format", "csv").output.split(separator: "\n").dropFirst().first?.split(separator: ","))
    let answered = office.run(
      ["answer", String(finding[0]), String(finding[2]), "--reason", "đang bổ sung", "--until", "2027-06-30"],
      now: try Moment("2026-11-25T05:00:00Z"))
    #expect(answered.status == .done, "\(answered.errors)")
    #expect(office.run(["export", "audit", "-o", folder], now: try Moment("2026-11-25T05:00:00Z")).status == .done)
    let lines = try text("answers.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count == 2 && lines[1].contains("đang bổ sung"))
  }
}
