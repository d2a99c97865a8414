import Foundation
import Testing

@testable import CapdoCommand

/// One system's way behind "full", told line by line; the figures were worked out by hand from the annexes of Circular
/// 12/2022 before the story was run.
struct RequirementStoryTests {
  private func office() throws -> Office {
    let office = try Office()
    try tell(
      [
        "init", "organization add 42 --name UBND --tier province",
        "organization add SYT --name SYT --tier province --parent 42",
        "register DC --name DC --owner 42 --authority province --on 2023-01-02",
        "register A --name A --owner SYT --authority province --on 2023-01-02",
        "approve DC --level 3 --authority province --decision 1/QĐ --issuer UBND --on 2023-02-01",
        "approve A --level 2 --authority province --decision 2/QĐ --issuer UBND --on 2023-03-01",
      ], office)
    return office
  }

  /// Runs lines that must all be done.
  private func tell(_ lines: [String], _ office: Office) throws {
    for line in lines {
      let outcome = office.run(line.split(separator: " ").map { String($0) })
      try #require(outcome.status == .done, "\(line): \(outcome.errors)")
    }
  }

  private func ask(_ line: String, _ office: Office) -> Outcome {
    office.run(line.split(separator: " ").map { String($0) })
  }

  private func rate(_ day: String, _ office: Office) -> String {
    ask("rate --of requirements --owner SYT --as-of \(day)", office).output
  }

  /// The findings about A among those that the story is about.
  private func found(_ day: String, _ office: Office, _ options: String = "") -> [String] {
    let codes = ["declared-full-not-met", "full-not-assessed", "unmet-without-remedy", "remedy-overdue"]
    return ask("check --owner SYT --as-of \(day) --format csv \(options)", office).output.split(separator: "\n")
      .compactMap { line in codes.first { line.contains($0) } }
  }

  @Test(arguments: [
    "set A I.9.9.9 met --on 2024-02-01", "set A I.1.1.1 met --as review --by operator --on 2024-03-01",
    "set A not-applicable --group policy --on 2024-03-01",
    "inherit A --group policy --from-system NONE --ground HĐ --on 2024-03-01", "set A met --group air --on 2024-02-01",
    "set A met --group policy --on 2030-01-01",
  ]) func whatWasMistypedRecordsNotEvenTheCatalog(line: String) throws {
    let office = try office()
    let before = ask("journal --format csv", office).output
    #expect(before.split(separator: "\n").count == 8)
    let outcome = ask("requirement \(line)", office)
    #expect(outcome.status != .done && !outcome.errors.contains("recorded first"), "\(outcome)")
    #expect(ask("journal --format csv", office).output == before)
  }

  @Test func assessedInheritedRaisedRemediedDeclaredFoundAndAnswered() throws {
    let office = try office()
    #expect(rate("2024-01-01", office) == "n/a\n")

    // Level 2 has 46: the data center provides zones (5), network (5) and application (4).
    try tell(
      [
        "requirement set DC met --group network-zones,network,application --on 2024-01-10",
        "requirement inherit A --group network-zones,network,application --from-system DC --ground HĐ-5 --on 2024-02-01",
      ], office)
    #expect(rate("2024-02-01", office) == "14/46 = 30.43%\n")
    #expect(
      ask("rate --of requirements --owner SYT --as-of 2024-02-01", office).errors
        == "14 met (14 of them inherited), 32 not assessed\n")

    // All of its own but one of the six on servers.
    try tell(
      [
        "requirement set A met --group policy,organization,personnel,design,operation,risk,disposal --on 2024-03-01",
        "requirement set A met --group server,network-design,data --on 2024-03-01",
        "requirement set A II.2.1.2.3 not-met --on 2024-03-01",
      ], office)
    #expect(rate("2024-03-01", office) == "45/46 = 97.83%\n")
    #expect(found("2024-03-01", office) == ["unmet-without-remedy"])

    // Raised to level 3, which has 66: nothing counts, and 27 results of its own wait.
    try tell(["approve A --level 3 --authority province --decision 3/QĐ --issuer SYT --on 2025-03-01"], office)
    #expect(rate("2025-03-01", office) == "n/a\n")
    #expect(
      ask("requirement show A --as-of 2025-03-01", office).errors.contains("none of the 66 requirements has a result"))
    let confirmed = ask("requirement confirm A --on 2025-04-01", office)
    #expect(confirmed.output == "A A: 26 requirements met, 1 requirements not met, since 2025-04-01 (entry 15)\n")
    #expect(rate("2025-04-01", office) == "26/66 = 39.39%\n")

    // It inherits anew, 7 + 6 + 6; the 20 that are new or stricter stay not assessed.
    try tell(
      [
        "requirement inherit A --group network-zones,network,application --from-system DC --ground HĐ-5 --on 2025-04-01"
      ], office)
    #expect(
      ask("rate --of requirements --owner SYT --as-of 2025-04-01", office).errors
        == "45 met (19 of them inherited), 1 not met, 20 not assessed\n")
    #expect(rate("2025-04-01", office) == "45/66 = 68.18%\n")

    // Two remedies, one of which is overdue when the plan is declared full.
    try tell(
      [
        "remedy add A --source own-assessment --requirement II.2.1.2.3 --due 2025-05-31 --on 2025-04-15",
        "remedy add A --source roadmap --task firewall --due 2025-12-31 --on 2025-04-15",
        "plan A full --on 2025-06-15",
      ], office)
    #expect(found("2025-06-15", office) == ["remedy-overdue", "declared-full-not-met"])
    let completion = ask("rate --owner SYT --as-of 2025-06-15", office)
    #expect(completion.output == "1/1 = 100%\n")
    #expect(completion.errors == "1 of the 1 have results per requirement, 0 are declared only\n")

    // Answered until the end of September, and back after it.
    try tell(
      [
        "answer declared-full-not-met A --on 2025-07-01 --until 2025-09-30 --reason hợp-đồng-đang-thực-hiện",
        "remedy done 1 --on 2025-07-10 --document 7/BB",
      ], office)
    #expect(found("2025-08-01", office) == ["unmet-without-remedy"])
    #expect(found("2025-08-01", office, "--answered") == ["declared-full-not-met"])
    #expect(found("2025-10-01", office) == ["declared-full-not-met", "unmet-without-remedy"])
    #expect(ask("verify", office).status == .done)
  }

  @Test func onlyWhatIsUnansweredMakesTheCheckEndWithOne() throws {
    let office = try office()
    let severity = "--severity warning --as-of 2024-06-01"
    try tell(["plan A none --on 2024-05-01"], office)
    #expect(ask("check \(severity)", office).status == .refused)
    #expect(ask("check \(severity) --format csv", office).output.contains("plan-without-expected-day"))
    try tell(
      ["answer plan-without-expected-day A --on 2024-05-02 --until 2024-06-30 --reason đang-lập-kế-hoạch"], office)
    let answered = ask("check \(severity) --format csv", office)
    #expect(answered.status == .done)
    #expect(answered.errors.contains("1 findings are answered: capdo check --answered"))
    #expect(
      ask("check \(severity) --answered --format csv", office).output.contains(
        "đang-lập-kế-hoạch,,2024-05-02,2024-06-30"))
  }

  @Test func afterTheLevelRoseTheOneResultToConfirmIsSaid() throws {
    let office = try office()
    try tell(
      [
        "requirement set A I.1.1.1 met --on 2024-03-01",
        "approve A --level 3 --authority province --decision 3/QĐ --issuer SYT --on 2025-03-01",
      ], office)
    #expect(
      ask("requirement show A --as-of 2025-03-01", office).errors
        == "none of the 66 requirements has a result\n"
        + "1 result of the level below to be confirmed: capdo requirement confirm\n")
  }

  @Test func systemsWithoutAResultAreCountedBesideTheRate() throws {
    let office = try office()
    try tell(["requirement set A I.1.1.1 met --on 2024-03-01"], office)
    let outcome = ask("rate --of requirements --as-of 2024-03-01", office)
    #expect(outcome.output == "1/112 = 0.89%\n")
    #expect(outcome.errors == "1 met, 111 not assessed\n1 of 2 systems have no result\n")
  }

  @Test func aSummaryWithoutAnyResultSaysThatThereIsNoRate() throws {
    let office = try office()
    let nothing = "no rate: no system in scope has a result per requirement\n"
    #expect(ask("summary --of requirements --as-of 2024-03-01", office).errors == nothing)
    try tell(["requirement set A I.1.1.1 met --on 2024-03-01"], office)
    #expect(ask("summary --of requirements --as-of 2024-03-01", office).errors == "")
  }

  @Test func ofManyResultsTheJournalAndUndoSayHowMany() throws {
    let office = try office()
    func last() -> String {
      ask("journal --format csv", office).output.split(separator: "\n").last.map { String($0) } ?? ""
    }
    try tell(["requirement set A met --group policy --on 2024-03-01"], office)
    #expect(last().contains(",A A: I.1.1.3 met and 2 more,"), "\(last())")
    let undone = ask("undo", office)
    #expect(undone.output.contains("A A: I.1.1.3 met and 2 more\n"), "\(undone)")
    try tell(
      ["requirement set A I.1.1.1 met --on 2024-03-01", "requirement set A I.1.1.1 not-met --on 2024-04-01"], office)
    #expect(last().contains(",A A: I.1.1.1 not met,"), "\(last())")
  }

  @Test func evidenceIsThereChangedOrMissing() throws {
    let office = try office()
    let path = office.folder.appending(path: "bb.pdf")
    try "biên bản".write(to: path, atomically: true, encoding: .utf8)
    try tell(["requirement set A I.1.1.1 met --evidence \(path.path) --on 2024-03-01"], office)
    func found() -> (Status, String?) {
      let outcome = ask("evidence verify --format csv", office)
      return (
        outcome.status, outcome.output.split(separator: "\n").last.map { String($0.split(separator: ",").last ?? "") }
      )
    }
    #expect(found() == (.done, "unchanged"))
    try "biên bản đã sửa".write(to: path, atomically: true, encoding: .utf8)
    #expect(found() == (.refused, "changed"))
    try FileManager.default.removeItem(at: path)
    #expect(found() == (.refused, "missing"))
  }
}
