import Foundation
import Testing

@testable import CapdoCommand

/// The life of a one-stop system of a town in Hương Sơn district, told line by line; the answers were written by hand from
/// the rules, before the story was run.
struct ScenarioTests {
  private static let story: [[String]] = [
    ["init"],
    ["organization", "add", "42", "--name", "UBND tỉnh Hà Tĩnh", "--tier", "province"],
    ["organization", "add", "439", "--name", "UBND huyện Hương Sơn", "--tier", "district", "--parent", "42"],
    ["organization", "add", "18133", "--name", "UBND thị trấn Phố Châu", "--tier", "commune", "--parent", "439"],
    ["organization", "add", "18136", "--name", "UBND xã Sơn Diệm", "--tier", "commune", "--parent", "439"],
    // The district's own system, approved and full.
    register("HC", "Họp không giấy", owner: "439", on: "2023-01-02"),
    approve("HC", "1", "district", "03/QĐ-UBND", "UBND huyện Hương Sơn", on: "2023-01-10", regulation: "2023-01-05"),
    ["plan", "HC", "full", "--on", "2023-05-02"],
    // The town's: drafted, returned for want of a regulation, sent again, approved at level 2.
    register("MC", "Một cửa điện tử", owner: "18133", on: "2023-02-01"),
    ["propose", "MC", "--level", "2", "--on", "2023-02-10"],
    ["submit", "MC", "--on", "2023-02-20"],
    ["return", "MC", "--on", "2023-02-24", "--note", "chưa có quy chế"],
    ["submit", "MC", "--on", "2023-03-06"],
    ["appraise", "MC", "--on", "2023-03-15"],
    approve("MC", "2", "district", "45/QĐ-UBND", "UBND huyện Hương Sơn", on: "2023-03-20", regulation: "2023-03-01"),
    ["plan", "MC", "partial", "--expected", "2023-Q4", "--on", "2023-06-01"],
    ["plan", "MC", "full", "--on", "2023-12-01"],
    // It begins to settle administrative procedures: level 3, whose plan has to be carried out anew.
    ["propose", "MC", "--level", "3", "--on", "2024-04-01", "--expected", "2024-05"],
    ["submit", "MC", "--on", "2024-04-10"],
    ["appraise", "MC", "--on", "2024-04-20"],
    ["submit", "MC", "--for", "approval", "--on", "2024-04-20"],
    approve("MC", "3", "province", "310/QĐ-UBND", "UBND tỉnh Hà Tĩnh", on: "2024-05-06", regulation: "2024-04-02"),
    ["plan", "MC", "partial", "--expected", "2025-06", "--on", "2024-09-01"],
    // Two communes become one, and the district ends.
    [
      "organization", "merge", "18133", "18136", "--into", "18133", "--name", "UBND xã Hương Sơn", "--parent", "42",
      "--on", "2025-07-01",
    ],
    ["organization", "abolish", "439", "--on", "2025-07-01"],
    ["transfer", "HC", "--owner", "42", "--operator", "42", "--authority", "commune", "--on", "2025-07-01"],
    ["plan", "MC", "full", "--on", "2025-08-01"],
    // The year is closed; only then somebody sees that the number of the decision was mistyped.
    ["close", "năm-2025", "--as-of", "2025-12-14"],
    ["correct", "MC", "approval", "--on", "2024-05-06", "--reason", "gõ nhầm số", "--decision", "301/QĐ-UBND"],
    ["retire", "MC", "--on", "2026-03-31"],
  ]

  private static func register(_ code: String, _ name: String, owner: String, on day: String) -> [String] {
    ["register", code, "--name", name, "--owner", owner, "--authority", "district", "--on", day]
  }

  private static func approve(
    _ code: String, _ level: String, _ authority: String, _ number: String, _ issuer: String, on day: String,
    regulation: String
  ) -> [String] {
    [
      "approve", code, "--level", level, "--authority", authority, "--decision", number, "--issuer", issuer, "--on",
      day, "--regulation", "07/QC", "--regulation-on", regulation, "--regulation-issuer", issuer,
    ]
  }

  /// What is asked on a day, and the answers.
  private struct Answers {
    let day: String
    let rate: String
    /// The town's system: dossier, level, plan, state.
    let shown: String
    /// What is different since the day before in the list: code, change, before→after, since.
    let differences: [String]
    let findings: [String]
    let deadlines: [String]
  }

  private static let byAnotherThanTheOwner = "MC level-3-not-approved-by-owner"
  /// Received for approval on Saturday 20 April 2024: the seventh working day, without 29 April to 1 May, is Friday 3 May; decided on 6.
  private static let late = "MC approval-late"

  private static let answers = [
    // Only the district's system is approved, and nothing is reported of its plan.
    Answers(
      day: "2023-02-25", rate: "n/a", shown: "returned,,,operating", differences: [],
      findings: ["MC operating-without-approval"], deadlines: []),
    Answers(
      day: "2023-03-20", rate: "n/a", shown: "approved,2,,operating", differences: ["MC approved →2 2023-03-20"],
      findings: [], deadlines: []),
    // The fourth quarter of 2023 lies more than thirty days ahead.
    Answers(
      day: "2023-06-30", rate: "1/2 = 50.00%", shown: "approved,2,partial,operating",
      differences: ["HC completed →full 2023-05-02", "MC plan →partial 2023-06-01"], findings: [], deadlines: []),
    // Decree 85 gives 15 days for the appraisal of level 3; the approval in force stands beside the new dossier.
    Answers(
      day: "2024-04-15", rate: "2/2 = 100%", shown: "submitted,2,full,operating",
      differences: ["MC completed partial→full 2023-12-01", "MC dossier approved→submitted 2024-04-10"], findings: [],
      deadlines: ["MC appraise 2024-04-25 due"]),
    // The plan that was full was that of level 2; and the province is not the owner.
    Answers(
      day: "2024-06-30", rate: "1/2 = 50.00%", shown: "approved,3,,operating",
      differences: ["MC level 2→3 2024-05-06", "MC plan full→ 2024-05-06"], findings: [byAnotherThanTheOwner, late],
      deadlines: []),
    // Level 3 is inspected every year, and was not; the plan was promised for this month.
    Answers(
      day: "2025-06-30", rate: "1/2 = 50.00%", shown: "approved,3,partial,operating",
      differences: ["MC plan →partial 2024-09-01"], findings: [byAnotherThanTheOwner, late],
      deadlines: ["MC inspect 2025-05-06 late", "MC expected-plan 2025-06-30 due"]),
    // Another body bears the town's code; the district's system went to the province.
    Answers(
      day: "2025-12-31", rate: "2/2 = 100%", shown: "approved,3,full,operating",
      differences: [
        "HC authority district→commune 2025-07-01", "HC owner 439→42 2025-07-01", "HC operator 439→42 2025-07-01",
        "MC owner 18133→18133 2025-07-01", "MC operator 18133→18133 2025-07-01",
        "MC completed partial→full 2025-08-01",
      ],
      findings: [byAnotherThanTheOwner, late, "MC authority-ended"], deadlines: ["MC inspect 2025-05-06 late"]),
    Answers(
      day: "2026-06-30", rate: "1/1 = 100%", shown: "approved,3,full,retired",
      differences: ["MC left operating→retired 2026-03-31", "MC state operating→retired 2026-03-31"], findings: [],
      deadlines: []),
  ]

  private static func told() throws -> Office {
    let office = try Office()
    for line in story {
      let outcome = office.run(line)
      #expect(outcome.status == .done, "\(line): \(outcome.errors)")
    }
    return office
  }

  @Test func theStoryGivesTheAnswersWrittenByHandAtEightDates() throws {
    let office = try Self.told()
    var earlier = Self.answers[0].day
    for expected in Self.answers {
      let asOf = ["--as-of", expected.day]
      #expect(office.run(["rate"] + asOf).output == expected.rate + "\n", "\(expected.day)")
      let shown = office.lines(["show", "MC"] + asOf, ["dossier", "level", "plan", "state"])
      #expect(shown == [expected.shown], "\(expected.day)")
      let differences = office.lines(
        ["changes", earlier, expected.day], ["code", "change", "before", "after", "since"]
      ).map(Self.difference)
      #expect(differences == expected.differences, "\(expected.day)")
      let findings = office.lines(["check", "--severity", "error,warning"] + asOf, ["code", "finding"])
      #expect(findings.map(Self.spaced).sorted() == expected.findings.sorted(), "\(expected.day)")
      let deadlines = office.lines(["due"] + asOf, ["code", "task", "due_on", "standing"])
      #expect(deadlines.map(Self.spaced) == expected.deadlines, "\(expected.day)")
      earlier = expected.day
    }
  }

  @Test func theSameCodeIsAnotherBodyAfterTheMerger() throws {
    let office = try Self.told()
    #expect(office.run("show", "MC", "--as-of", "2025-06-30").output.contains("UBND thị trấn Phố Châu (18133)"))
    #expect(office.run("show", "MC", "--as-of", "2025-07-01").output.contains("UBND xã Hương Sơn (18133)"))
  }

  @Test func theMistakeStaysInTheHistoryAndTheClosingKeepsIt() throws {
    let office = try Self.told()
    let history = office.lines(["history", "MC"], ["kind", "fact", "voided_by"])
    let decisions = history.filter { $0.hasPrefix("approval") && $0.contains("level 3") }
    #expect(decisions.contains { $0.contains("310/QĐ-UBND") && $0.hasSuffix(",29") })
    #expect(decisions.contains { $0.contains("301/QĐ-UBND") && $0.hasSuffix(",") })
    let late = office.lines(["changes", "--known-at", "năm-2025"], ["code", "change", "before", "after", "since"])
    #expect(late.map(Self.difference) == ["MC decision 310/QĐ-UBND→301/QĐ-UBND 2024-05-06"])
    #expect(office.run("rate", "--known-at", "năm-2025").output == "2/2 = 100%\n")
  }

  private static func difference(_ line: String) -> String {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    return "\(cells[0]) \(cells[1]) \(cells[2])→\(cells[3]) \(cells[4])"
  }

  private static func spaced(_ line: String) -> String { line.replacing(",", with: " ") }
}

extension Office {
  /// Some columns of an answer, a line for each row.
  fileprivate func lines(_ words: [String], _ columns: [String]) -> [String] {
    let rows = run(words + ["--format", "json"]).output.split(separator: "\n").filter { $0.hasPrefix("{") }
    return rows.map { row in columns.map { Self.value(of: $0, in: row) }.joined(separator: ",") }
  }

  /// The value of a key in a line of JSON that escapes nothing here.
  private static func value(of key: String, in row: Substring) -> String {
    guard let start = row.range(of: "\"\(key)\":")?.upperBound else { return "no \(key)" }
    let rest = row[start...]
    if rest.hasPrefix("\"") { return String(rest.dropFirst().prefix { $0 != "\"" }) }
    let word = String(rest.prefix { $0 != "," && $0 != "}" })
    return word == "null" ? "" : word
  }
}
