import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

struct CheckCommandTests {
  static let repository = Repository.root

  /// What `check` lists as CSV, by code, the objects in order.
  private func objects(_ csv: String) -> [String: [String]] {
    let lines = csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",", maxSplits: 3).map(String.init) }
    return Dictionary(grouping: lines, by: { $0[0] }).mapValues { $0.map { $0[2] } }
  }

  // The sheet read by Python's csv and by rules written out anew: nothing of capdo is in it.
  private func expected() throws -> [String: [String]] {
    let script = #"""
      import csv, json, sys
      rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
      print(json.dumps({
        "approved-without-regulation": [r["code"] for r in rows if r["level"] and not r["regulation_number"]],
        "appraisal-not-recorded": [r["code"] for r in rows if r["level"] == "3"],
        "plan-full-without-evidence": [r["code"] for r in rows if r["plan"] == "full"]}))
      """#
    let data = try Child.run(["python3", "-c", script, Office.fixtures.appending(path: "systems.csv").path]).output
    return try JSONDecoder().decode([String: [String]].self, from: data)
  }

  @Test func theFindingsOfTheFixturesAreThoseOfTheSheetAndNoOther() throws {
    let outcome = try Office.filled().run("check", "--as-of", "2024-11-13", "--format", "csv")
    #expect(outcome.status == .refused)
    #expect(outcome.output.hasPrefix("finding,severity,code,name,since,evidence,article,entry,source\n"))
    #expect(objects(outcome.output) == (try expected()))
  }

  @Test(arguments: Language.allCases) func aLongArticleIsCutToTheWidthOfThePage(language: Language) throws {
    let office = try Office()
    for words in [
      ["init"], ["organization", "add", "SYT", "--name", "Sở Y tế", "--tier", "province"],
      ["register", "A", "--name", "Hệ thống A", "--owner", "SYT", "--on", "2026-09-02"],
    ] { #expect(office.run(words).status == .done) }
    let page = office.run(
      "check", "--format", "page", "--as-of", "2026-10-02", "--lang", language.rawValue
    ).output
    let article = language == .english ? "Decree 331 Art. 20 …" : "NĐ 331 Đ.20 …"
    #expect(page.contains(article), "\(page)")
    for line in page.split(separator: "\n") { #expect(terminalWidth(String(line)) <= 100, "\(line)") }
    let table = office.run("check", "--as-of", "2026-10-02").output
    #expect(table.contains("Decree 331/2026/NĐ-CP, Art. 20, Art. 31.2.a, Art. 34.4.a; Decree 330/2026/NĐ-CP"))
  }

  @Test func theReadmeOfTheFixturesCountsThem() throws {
    let page = try String(contentsOf: Office.fixtures.appending(path: "README.md"), encoding: .utf8)
    let counts = page.matches(of: /\| `([a-z0-9-]+)` \| (?:error|warning|note) \| (\d+) \|/).map {
      ("\($0.1)", Int($0.2))
    }
    #expect(Dictionary(uniqueKeysWithValues: counts) == (try expected()).mapValues(\.count))
    for code in try expected()["approved-without-regulation"] ?? [] { #expect(page.contains("`\(code)`")) }
  }

  @Test func theSeverityAskedForDecidesTheEnd() throws {
    let office = try Office.filled()
    let errors = office.run("check", "--as-of", "2024-11-13", "--severity", "error", "--format", "csv")
    #expect(errors.status == .refused)
    #expect(objects(errors.output) == ["approved-without-regulation": ["HT-0054", "HT-0059", "HT-0066"]])
    let warnings = office.run("check", "--as-of", "2024-11-13", "--severity", "warning", "--format", "json")
    #expect(warnings.status == .done)
    #expect(warnings.output == "[]\n")
    let one = office.run("check", "--as-of", "2024-11-13", "--owner", "HT-SYT", "--severity", "error,warning")
    #expect(one.status == .done)
    #expect(office.run("check", "--severity", "grave").status == .usage)
  }

  @Test func evidenceAndArticleAreInTheLanguageAsked() throws {
    let office = try Office.filled()
    let line = { (language: String) in
      office.run("check", "--as-of", "2024-11-13", "--severity", "error", "--format", "csv", "--lang", language).output
        .split(separator: "\n").map(String.init)[1]
    }
    #expect(
      line("en").hasPrefix(
        "approved-without-regulation,error,HT-0054,Mạng nội bộ (LAN) Sở Xây dựng,2024-06-07,decision 116/QĐ-STTTT of "
          + "2024-06-07 is recorded without a security regulation,\"Circular 12/2022/TT-BTTTT, Art. 9.7\",3,"
          + "systems.csv sha256:"))
    #expect(
      line("vi").hasPrefix(
        "approved-without-regulation,error,HT-0054,Mạng nội bộ (LAN) Sở Xây dựng,2024-06-07,quyết định 116/QĐ-STTTT "
          + "ngày 07/06/2024 không kèm quy chế nào trong sổ,\"Thông tư 12/2022/TT-BTTTT, Điều 9.7\",3,"
          + "systems.csv sha256:"))
  }

  @Test func afterTheEndOfTheDistrictsTheirSystemsAreFound() throws {
    let outcome = try Office.filled().run("check", "--as-of", "2025-07-01", "--severity", "warning", "--format", "csv")
    #expect(objects(outcome.output).mapValues(\.count) == ["authority-ended": 281])
  }

  @Test func theExportIsWhatTheCheckLists() throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "findings.csv")
    #expect(office.run("export", "findings", "--as-of", "2024-11-13", "-o", file.path).status == .done)
    let listed = office.run("check", "--as-of", "2024-11-13", "--format", "csv").output
    #expect(try String(contentsOf: file, encoding: .utf8) == listed)
  }

  @Test func anEmptyRegisterHasNothingToFind() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(office.run("check").status == .done)
  }

  private func importing(_ cells: String) throws -> (Office, Outcome) {
    let office = try Office.filled()
    let heading = "code,name,owner,level,approval_authority,issuer,decision_number,decided_on\n"
    return (office, try office.importing(heading + "X,Hệ thống thử,HT-SYT,\(cells)\n", "--on", "2024-11-13"))
  }

  @Test func case21ADecisionOfASheetWithoutNumberIsFound() throws {
    let (office, outcome) = try importing("2,province,Sở Y tế,,2024-01-02")
    #expect(outcome.status == .done)
    let found = office.run("check", "--as-of", "2024-11-13", "--severity", "warning", "--format", "csv").output
    #expect(objects(found) == ["decision-incomplete": ["X"]])
    #expect(found.contains("decision of 2024-01-02 lacks: number"))
  }

  @Test(arguments: ["II", "cấp độ 2", "2.0", "CĐ2", "Cấp độ II"]) func case23ALevelIsReadHoweverItIsTyped(level: String)
    throws
  {
    let (office, outcome) = try importing("\(level),province,Sở Y tế,1/QĐ,2024-01-02")
    #expect(outcome.status == .done)
    let line = office.run("list", "--owner", "HT-SYT", "--as-of", "2024-11-13", "--format", "csv").output
      .split(separator: "\n").first { $0.hasPrefix("X,") }
    #expect(line?.contains(",2,province,") == true)
  }

  @Test(arguments: ["31/02/2024", "13/11/24"]) func case23ADayThatIsNoneIsRefused(day: String) throws {
    let (_, outcome) = try importing("2,province,Sở Y tế,1/QĐ,\(day)")
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("line 2, column decided_on '\(day)'"))
  }
}
