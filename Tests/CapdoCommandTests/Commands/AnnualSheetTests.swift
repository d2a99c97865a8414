import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The sheet of an operator on its round: mailed out, filled in, imported. The clock stands on 20/12/2026.
struct AnnualSheetTests {
  private let office: Office

  init() throws {
    office = try Office()
    try run("init")
    try run("organization", "add", "A", "--name", "Sở A", "--tier", "province")
    try run("organization", "add", "OP", "--name", "Trung tâm \"B\"", "--tier", "province", "--parent", "A")
  }

  @discardableResult
  private func run(_ words: String...) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2026-12-20T05:00:00Z"))
    #expect(outcome.status == .done, "\(words): \(outcome.errors)")
    return outcome
  }

  private func register(_ code: String, owner: String = "A", operator: String = "OP") throws {
    try run(
      "register", code, "--name", "Hệ thống \(code)", "--owner", owner, "--operator", `operator`, "--authority",
      "province", "--category", "internal", "--on", "2026-01-05")
  }

  private func approve(_ code: String, level: String = "2") throws {
    try run(
      "approve", code, "--level", level, "--authority", "province", "--decision", "7/QĐ-SA", "--issuer", "Sở A", "--on",
      "2026-03-02", "--regulation", "2/QC-SA", "--regulation-on", "2026-02-20", "--regulation-issuer", "Sở A")
  }

  /// A system that lacks nothing but the plan.
  private func proposeAndApprove(_ code: String, operator: String = "OP") throws {
    try register(code, operator: `operator`)
    try run("propose", code, "--level", "2", "--on", "2026-02-02")
    try approve(code)
  }

  /// The sheet as a file, before anybody filled it in.
  private func sheet(_ format: String) throws -> URL {
    let file = office.folder.appending(path: "sheet.\(format)")
    try run("report", "annual", "--operator", "OP", "--year", "2026", "-o", file.path)
    return file
  }

  /// What a register can hold and the words of the form cannot say.
  private func addHardCases() throws {
    for code in ["NONE", "DRAFT", "RETURNED", "AGAIN", "REVOKED", "WITHDRAWN", "BARE"] { try register(code) }
    for code in ["DRAFT", "RETURNED", "REVOKED", "WITHDRAWN"] {
      try run("propose", code, "--level", "2", "--on", "2026-02-02")
    }
    try run("submit", "RETURNED", "--on", "2026-02-03")
    try run("return", "RETURNED", "--on", "2026-02-04")
    try run("withdraw", "WITHDRAWN", "--on", "2026-02-04")
    for code in ["AGAIN", "REVOKED", "BARE"] { try approve(code) }
    try run("propose", "AGAIN", "--level", "3", "--on", "2026-05-05")
    try run("revoke", "REVOKED", "--on", "2026-06-01")
    // Two of one name, in two places.
    try run("organization", "add", "X1", "--name", "UBND xã B", "--tier", "commune")
    try run("organization", "add", "X2", "--name", "UBND xã B", "--tier", "commune", "--parent", "A")
    try run("organization", "add", "GONE", "--name", "UBND xã C", "--tier", "commune")
    try register("NAMESAKE", owner: "X1")
    try register("ORPHAN", owner: "GONE")
    try run("organization", "abolish", "GONE", "--on", "2026-07-01")
    let lines = office.folder.appending(path: "lines.csv")
    try Data(
      """
      code,name,owner,operator,proposed_level,dossier,level,decided_on,issuer,regulation_number,regulation_issuer,plan,plan_on
      UNNUMBERED,Hệ thống,A,OP,2,approved,2,2026-03-02,Sở A,2/QC-SA,Sở A,partial,2026-04-01

      """.utf8
    ).write(to: lines)
    try run("import", "systems", lines.path, "--on", "2026-04-01")
    try run("inspect", "AGAIN", "--kind", "periodic", "--on", "2026-09-09")
  }

  @Test(arguments: ["xlsx", "csv"])
  func aSheetThatComesBackUnchangedChangesNothing(format: String) throws {
    try addHardCases()
    let before = office.run(["export", "systems", "--as-of", "2026-12-14"]).output
    let outcome = try run("import", "systems", try sheet(format).path, "--on", "2026-12-14")
    #expect(outcome.output.hasPrefix("0 added, 0 changed, 10 unchanged; nothing recorded\n"))
    #expect(office.run(["export", "systems", "--as-of", "2026-12-14"]).output == before)
  }

  @Test func theSheetOfEveryOwnerOfTheFixtureChangesNothing() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "sheet.xlsx").path
    let made = office.run(["report", "annual", "--owner", "42", "--year", "2024", "--draft", "-o", file])
    #expect(made.status == .done, "\(made.errors)")
    let outcome = office.run(["import", "systems", file, "--on", "2024-12-14"])
    #expect(outcome.output.hasPrefix("0 added, 0 changed, 367 unchanged; nothing recorded\n"), "\(outcome.errors)")
  }

  @Test func theRoundOfASheetFillsInWhatWasMissing() throws {
    for code in ["S-1", "S-2", "S-4"] { try proposeAndApprove(code) }
    try register("S-3")
    try proposeAndApprove("O-1", operator: "A")
    try run("plan", "S-1", "O-1", "full", "--on", "2026-04-01")
    try run("plan", "S-4", "partial", "--on", "2026-04-01")
    #expect(try run("rate", "--as-of", "2026-12-14").output == "2/4 = 50.00%\n")
    let file = try sheet("csv")
    try fill(
      file,
      [
        "S-2": [10: "Đã triển khai đầy đủ"],
        "S-3": [
          5: "1", 6: "Đã được phê duyệt", 7: "số 9/QĐ-SA ngày 02/12/2026 của Sở A",
          8: "số 3/QC-SA ngày 01/12/2026 của Sở A", 10: "Đã triển khai một số hạng mục", 11: "30/06/2027",
        ],
        "S-4": [11: "Quý II/2027", 12: "Định kỳ 15/10/2026"],
      ], adding: "5,Cổng mới,Sở A,\"Trung tâm \"\"B\"\"\",1,Đang dự thảo,,,2027,Chưa triển khai,31/12/2027,,")
    let outcome = try run("import", "systems", file.path, "--on", "2026-12-14")
    #expect(outcome.output.hasPrefix("1 added, 3 changed, 1 unchanged (entry "))
    #expect(try run("rate", "--as-of", "2026-12-14").output == "3/5 = 60.00%\n")
    #expect(try run("rate", "--of", "inspection", "--as-of", "2026-12-14").output == "1/5 = 20.00%\n")
    let missing = try run("report", "annual", "--operator", "OP", "--year", "2026", "-o", file.path + ".docx").errors
    #expect(!missing.contains("S-"))
  }

  /// Writes into the cells of the lines with these codes, columns counted from 1, as a spreadsheet would.
  private func fill(_ file: URL, _ cells: [String: [Int: String]], adding line: String) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      for (column, text) in cells[fields[fields.count - 1]] ?? [:] { fields[column - 1] = text }
      return fields.joined(separator: ",")
    }
    try Data(((lines + [line]).joined(separator: "\n") + "\n").utf8).write(to: file)
  }

  @Test func theWorkbookSaysWhatItIsAndOffersTheWordsOfTheForm() throws {
    try proposeAndApprove("S-1")
    let xml = try Archive.part("xl/worksheets/sheet1.xml", of: try sheet("xlsx"))
    #expect(xml.contains("<t>Mẫu số 08, Nghị định 331/2026/NĐ-CP</t>"))
    #expect(xml.contains("<t>Trung tâm &quot;B&quot; (OP). Số liệu đến ngày 14/12/2026</t>"))
    #expect(xml.contains("ySplit=\"6\" topLeftCell=\"A7\""))
    #expect(xml.contains("<t>(12)</t>") && !xml.contains("<t>(13)</t>"))
    #expect(xml.matches(of: /<dataValidation type="list"/).count == 4)
    #expect(xml.contains("&quot;Chưa triển khai,Đã triển khai một số hạng mục,Đã triển khai đầy đủ&quot;"))
    #expect(xml.contains("orientation=\"landscape\""))
  }

  @Test func anOperatorWithoutSystemsGetsASheetToFillIn() throws {
    let file = try sheet("xlsx")
    #expect(try run("import", "systems", file.path).output.hasPrefix("0 added, 0 changed, 0 unchanged"))
  }
}
