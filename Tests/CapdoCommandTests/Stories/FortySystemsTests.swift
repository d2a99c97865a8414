import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// A list of 40 systems as an office has it: three commands and seven cells to the right registry.
struct FortySystemsTests {
  private static let folder = Office.fixtures.deletingLastPathComponent().appending(path: "first-hour-40")
  private let office: Office

  init() throws {
    office = try Office()
    try #require(office.run("init", "--name", "Tỉnh Lam Giang").status == .done)
  }

  private func path(_ name: String) -> String { office.folder.appending(path: name).path }
  private func fixture(_ name: String) -> String { Self.folder.appending(path: name).path }

  private func dryRun(_ words: String...) -> Outcome {
    office.run(["import", fixture("danh-muc.xlsx"), "--on", "2026-11-20", "--dry-run"] + words)
  }

  @Test func everyRowIsCountedOnceAndTheTotalAgrees() {
    let lines = dryRun().output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("DRY RUN, nothing is recorded: danh-muc.xlsx, worksheet 'DM 2026' (others: 'Bìa')"))
    #expect(lines[1].contains("40 rows of systems (rows 9–52)"))
    #expect(lines[1].contains("34 can be recorded · 2 duplicates · 4 must be corrected"))
    #expect(lines[2].contains("22 organizations not recorded") && lines[2].contains("20 filled in · 2 to be decided"))
    #expect(lines.contains { $0.contains("(40, agrees)") })
    for line in lines.dropLast() where !line.hasPrefix("Next") { #expect(terminalWidth(line) <= 100, "\(line)") }
  }

  @Test func theOrganizationsAreProposedButForTwoCells() throws {
    let proposed = path("don-vi.xlsx")
    #expect(dryRun("--organizations", proposed).status == .badData)
    let refused = office.run(["import", proposed])
    #expect(refused.status == .badData)
    // The two that belong to nobody yet: rows 15 and 16.
    #expect(refused.errors.contains("the file has 2 errors"))
    let sheets = [proposed, fixture("da-sua/don-vi.xlsx")].map { file in
      let other = path("\(file.split(separator: "/").count).db")
      _ = office.run("--db", other, "init")
      return office.run("--db", other, "import", "organizations", file, "--dry-run")
    }
    #expect(sheets[1].output.contains("22 added, 0 changed, 0 unchanged"))
    #expect(sheets[0].errors.contains("C15, column tier") && sheets[0].errors.contains("C16"))
  }

  @Test func everyRowIsInTheWorkbookOfErrorsAsItWasUnderstood() throws {
    let errors = path("loi.xlsx")
    _ = dryRun("--errors", errors, "--lang", "vi")
    let book = try Archive.part("xl/workbook.xml", of: URL(filePath: errors))
    #expect(book.contains("Đã hiểu"))
    let rows = try Archive.part("xl/worksheets/sheet2.xml", of: URL(filePath: errors)).components(separatedBy: "<row ")
    #expect(rows.count - 1 == 35, "a heading and 34 rows")
  }

  @Test func threeCommandsLeadToTheRightRegistry() throws {
    let sheets = ["da-sua/don-vi.xlsx", "da-sua/danh-muc.xlsx"].map(fixture)
    let outcome = office.run(["import"] + sheets + ["--on", "2026-11-20"])
    #expect(outcome.status == .done)
    #expect(outcome.output.contains("RECORDED, entry 3: danh-muc.xlsx, worksheet 'DM 2026' (others: 'Bìa')"))
    #expect(outcome.output.contains("New codes: 38, HTTT-0001 to HTTT-0038\n"))
    #expect(office.run("rate", "--as-of", "2026-11-20").output == "20/32 = 62.50%\n")
    let list = office.run("export", "systems", "--as-of", "2026-11-20").output.split(separator: "\n").map(String.init)
    func line(_ name: String, _ owner: String) -> String? { list.first { $0.contains(",\(name),\(owner),") } }
    // Issued by a district that nobody recorded: approved by the district.
    #expect(
      line("Mạng nội bộ (LAN)", "UBNDXAH")?.contains(",1,district,UBND huyện Hà Trung,117/QĐ-UBND,2024-06-18,") == true)
    // 'nt' in owner and decision.
    #expect(line("Trang thông tin điện tử", "UBNDXAH")?.contains(",117/QĐ-UBND,2024-06-18,") == true)
    // 'đang trình': a dossier of the level, and no decision.
    #expect(line("\"Quản lý cán bộ, công chức\"", "SNV")?.contains(",2,submitted,") == true)
    // Two spellings of one commune.
    #expect(list.count { $0.contains(",UBNDXHS,UBNDXHS,") } == 3)
    #expect(office.run(["import"] + sheets + ["--on", "2026-11-20"]).output.hasPrefix("NOTHING RECORDED."))
  }

  /// The whole way of docs/import.md in both languages, kept in fixtures/reports/transcripts.
  @Test(arguments: Language.allCases) func theFirstImportIsAnsweredSo(language: Language) throws {
    let office = try Office()
    func full(_ word: String) -> String {
      if ["da-sua/don-vi.xlsx", "da-sua/danh-muc.xlsx", "danh-muc.xlsx"].contains(word) { return fixture(word) }
      return word.hasSuffix(".xlsx") ? office.folder.appending(path: word).path : word
    }
    let edited = ["import", "da-sua/don-vi.xlsx", "da-sua/danh-muc.xlsx", "--on", "20/11/2026"]
    var transcript = ""
    for words in [
      ["init", "--name", "Tỉnh Lam Giang"],
      [
        "import", "danh-muc.xlsx", "--on", "20/11/2026", "--dry-run", "--organizations", "don-vi.xlsx", "--errors",
        "loi.xlsx",
      ],
      edited + ["--dry-run"], edited, edited, ["rate", "--as-of", "20/11/2026"],
      ["list", "--search", "an hoa", "--as-of", "20/11/2026", "--columns", "code,name,level,plan"], ["undo"],
    ] {
      let noon = try Moment("2026-11-25T05:00:00Z")
      let outcome = office.run(["--lang", language.rawValue] + words.map(full), now: noon)
      let line = words.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
      transcript += "$ capdo \(line)\n\(outcome.output)\(outcome.errors)"
    }
    let plain = transcript.replacing(office.folder.path + "/", with: "").replacing(Self.folder.path + "/", with: "")
    for line in plain.split(separator: "\n") where !line.contains("capdo ") && !line.contains("sha256:") {
      #expect(terminalWidth(String(line)) <= 100, "\(line)")
    }
    try Golden.expect(plain, asIn: "transcripts/first-import.\(language.rawValue).txt")
  }

  @Test func undoTakesBothFilesBack() {
    let sheets = ["da-sua/don-vi.xlsx", "da-sua/danh-muc.xlsx"].map(fixture)
    _ = office.run(["import"] + sheets + ["--on", "2026-11-20"])
    let undone = office.run("undo")
    #expect(undone.output.hasPrefix("entry 2, lan, "))
    #expect(undone.errors == "to record it again: capdo reverse 4 --reason 'undone by mistake'\n")
    #expect(office.run("list", "--format", "csv").output.split(separator: "\n").count == 1)
    #expect(office.run("organization", "list", "--format", "csv").output.split(separator: "\n").count == 1)
    let again = office.run("undo")
    #expect(again.status == .refused && again.errors.contains("capdo reverse 4 --reason"))
    #expect(office.run("reverse", "4", "--reason", "nhầm").status == .done)
    #expect(office.run("rate", "--as-of", "2026-11-20").output == "20/32 = 62.50%\n")
    #expect(office.run("verify").status == .done)
  }
}
