import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// What stands behind "full" in the invented province: twelve systems with results per requirement, a data center from which
/// seven of them inherit, three remedies. The figures were worked out by hand from the lines of requirements.csv: Circular
/// 12/2022 has 34, 46 and 66 requirements for levels 1 to 3, and the province 38, 45 and 3 systems, 3,560 requirements.
struct FixtureResultTests {
  static let province = ["--authority", "province", "--as-of", "2024-11-13"]

  /// The fixture with the results, as `make demo` makes it.
  static func office() throws -> Office {
    let office = try Office.filled()
    let outcome = office.run(
      "import", "requirements", Office.fixtures.appending(path: "requirements.csv").path, "--on", "2024-11-13")
    try #require(outcome.status == .done, "\(outcome.output)\(outcome.errors)")
    // 576 requirements of the twelve systems, 10 of which nobody assessed.
    #expect(outcome.output.contains("566 changed, 0 unchanged"))
    return office
  }

  private func ask(_ words: String..., in office: Office) -> Outcome { office.run(words + Self.province) }

  @Test func theFiguresOfTheReportDoNotMoveAndOneLineSaysWhatStandsBehindThem() throws {
    let office = try Self.office()
    let completion = ask("rate", in: office)
    #expect(completion.output == "61/86 = 70.93%\n")
    #expect(completion.errors.hasSuffix("10 of the 61 have results per requirement, 51 are declared only\n"))
    #expect(office.run("rate", "--as-of", "2024-11-13").output == "61/367 = 16.62%\n")
    #expect(ask("rate", "--of", "approval", in: office).output == "86/86 = 100%\n")
  }

  @Test func theRateOfRequirementsIsWhatTheShellCounts() throws {
    let office = try Self.office()
    let rate = ask("rate", "--of", "requirements", in: office)
    // 576 − 10 not assessed − 13 partly − 6 not − 10 that do not apply; of 3,560 − 10.
    #expect(rate.output == "537/3550 = 15.13%\n")
    #expect(
      rate.errors
        == "537 met (126 of them inherited), 13 partly met, 6 not met, 2994 not assessed, 10 not applicable, left out\n"
        + "74 of 86 systems have no result\n")
    let results = "FROM assessment WHERE voided_by IS NULL"
    let counted = try office.shell(
      """
      SELECT (SELECT count(*) \(results) AND value = 'met') + (SELECT count(*) \(results) AND provider IS NOT NULL),
        (SELECT count(*) \(results) AND provider IS NOT NULL), (SELECT count(*) \(results) AND value = 'partial'),
        (SELECT count(*) \(results) AND value = 'not-met'), (SELECT count(*) \(results) AND value = 'not-applicable'),
        (SELECT sum(n) FROM approval a JOIN (SELECT level, count(*) n FROM requirement WHERE catalog = 'tt12-2022'
          GROUP BY level) q ON q.level = a.level WHERE a.authority = 'province' AND a.voided_by IS NULL)
      """)
    #expect(counted == ["537|126|13|6|10|3560"])
  }

  @Test func whatIsLackingMostIsInOperation() throws {
    let office = try Self.office()
    let groups = ask("summary", "--of", "requirements", "--by", "group", "--format", "csv", in: office).output
    // 5 at HT-0010 and 5 at HT-0012; 38 × 3 + 45 × 5 + 3 × 9 requirements.
    #expect(groups.contains("operation,operation,366,47,0,10,0,0,309,12.84\n"))
    #expect(groups.contains("risk,risk,86,10,0,0,2,0,74,11.63\n"))
    #expect(groups.contains("data,data,137,18,0,3,2,1,113,13.24\n"))
    let text = office.run("report", "narrative", "--as-of", "2024-11-13", "--authority", "province", "--lang", "vi")
      .output
    #expect(
      text.contains(
        "Theo từng yêu cầu của Thông tư 12/2022/TT-BTTTT, 12/86 hệ thống thông tin đã có kết quả, đáp ứng 537/3.550 yêu cầu, "
          + "tương ứng tỷ lệ 15,13%; còn thiếu nhiều nhất ở nhóm vận hành (10 yêu cầu), dữ liệu (05 yêu cầu) và quản lý rủi "
          + "ro (02 yêu cầu). Mục tiêu"))
    #expect(
      !office.run("report", "narrative", "--as-of", "2024-11-12", "--lang", "vi").output.contains("Theo từng yêu cầu"))
  }

  @Test func theDashboardNamesTheRequirementsThatMostSystemsLack() throws {
    let office = try Self.office()
    func page(_ name: String, _ day: String) throws -> String {
      let path = office.folder.appending(path: name)
      let outcome = office.run(
        "report", "dashboard", "--authority", "province", "--as-of", day, "--lang", "vi", "-o", path.path)
      try #require(outcome.status == .done, "\(outcome.errors)")
      return try String(contentsOf: path, encoding: .utf8)
    }
    let lacking = try #require(
      try page("a.html", "2024-11-13").components(separatedBy: "<section id=\"lacking\">").last?
        .components(separatedBy: "</section>").first)
    let text = lacking.replacing(/<[^>]*>/, with: "|")
    #expect(text.contains("đã đáp ứng 537/3.550 yêu cầu (15,13%) · 74 hệ thống chưa có kết quả theo từng yêu cầu"))
    // Five of operation at two systems each, of the eleven that assessed them: nobody did at HT-0003.
    #expect(lacking.matches(of: /2\/11 hệ thống/).count >= 3)
    #expect(!(try page("b.html", "2024-11-12").contains("id=\"lacking\"")))
  }

  @Test func whatWasDeclaredFullAndIsNotIsFoundAndNothingElseIsNew() throws {
    let office = try Self.office()
    let lines = ask("check", "--format", "csv", in: office).output.split(separator: "\n").map { line in
      line.split(separator: ",").prefix(3).joined(separator: " ")
    }
    let known = ["approved-without-regulation", "plan-full-without-evidence", "appraisal-not-recorded"]
    let new = lines.dropFirst().filter { line in !known.contains { line.contains($0) } }
    #expect(
      new.sorted() == [
        "declared-full-not-met warning HT-0004", "declared-full-not-met warning HT-0010",
        "full-not-assessed note HT-0009", "remedy-overdue warning HT-0004", "unmet-without-remedy warning HT-0003",
      ])
    let remedies = office.run("remedy", "list", "--as-of", "2024-11-13", "--format", "csv").output
    #expect(remedies.split(separator: "\n").dropFirst().map { $0.prefix(7) } == ["HT-0004", "HT-0003", "HT-0012"])
    #expect(remedies.contains("HT-0004") && remedies.contains(",overdue,"))
  }

  @Test func theSameFileAgainRecordsNothing() throws {
    let office = try Self.office()
    let entries = try office.shell("SELECT count(*) FROM entry")
    let again = office.run(
      "import", "requirements", Office.fixtures.appending(path: "requirements.csv").path, "--on", "2024-11-13")
    #expect(again.output.contains("0 added, 0 changed, 566 unchanged; nothing recorded"), "\(again.output)")
    #expect(try office.shell("SELECT count(*) FROM entry") == entries)
    #expect(office.run("verify").status == .done)
  }
}
