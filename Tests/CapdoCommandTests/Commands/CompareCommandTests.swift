import LevelRegistry
import Testing

@testable import CapdoCommand

struct CompareCommandTests {
  private let province = ["--authority", "province"]

  @Test func moreWorkAndALowerRateIsExplainedBeneathTheFigures() throws {
    let office = try Office.filled()
    let page = office.run(
      ["compare", "2024-06-30", "2024-11-13", "--format", "page", "--lang", "vi"] + province
    ).output
    #expect(page.contains("  trên số được phê duyệt   45/62 = 72,58%  61/86 = 70,93%  −1,65 đ.%  ①\n"))
    #expect(
      page.contains(
        "① Mẫu số tăng nhanh hơn: thêm 24 hệ thống được phê duyệt, thêm 16 hệ thống triển khai đầy đủ.\n"))
    #expect(
      page.hasSuffix(" changes 30/06/2024 13/11/2024 --authority province\n"))
    let english = office.run(["compare", "2024-06-30", "2024-11-13", "--format", "page"] + province).output
    #expect(english.contains("① The whole grew faster than the part: 24 more approved, 16 more with the plan full.\n"))
  }

  @Test func whereNothingChangedTheDifferenceIsNoughtAndTheOwnersAreTheSame() throws {
    let office = try Office.filled()
    let page = office.run(["compare", "2024-11-12", "2024-11-13", "--format", "page"] + province).output
    #expect(page.contains("  of those approved    61/86 = 70.93%  61/86 = 70.93%  0 points\n"))
    #expect(page.contains("\nLists confirmed by 19/19, 19/19 owners.\n"))
    let earlier = office.run(["compare", "2024-06-30", "2024-11-13", "--format", "page"] + province).output
    let words = earlier.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Lists confirmed by 0/19, 19/19 owners. The rates of those operating count the systems"))
    #expect(words.contains("Where the owners are not the same there is no difference to give (–). Which systems"))
  }

  @Test func aUnitThatWasNotKnownAtAnEarlierPointHadNothingThen() throws {
    let office = try Office.filled()
    for words in [
      ["close", "nam-2023", "--as-of", "2023-12-14"],
      ["organization", "add", "MOI", "--name", "Cơ quan mới", "--tier", "province", "--from", "2024-10-01"],
      ["register", "MOI-1", "--name", "Cổng", "--owner", "MOI", "--on", "2024-10-02"],
    ] {
      let outcome = office.run(words)
      #expect(outcome.status == .done, "\(outcome.errors)")
    }
    let compared = office.run("compare", "--owner", "MOI", "--as-of", "2024-11-13", "--format", "csv")
    #expect(compared.status == .done, "\(compared.errors)")
    let operating = compared.output.split(separator: "\n").filter { $0.hasPrefix("operating,") }
    #expect(operating.map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] } == ["0", "0", "1"])
    let page = office.folder.appending(path: "moi.html").path
    let dashboard = office.run("report", "dashboard", "--owner", "MOI", "--as-of", "2024-11-13", "-o", page)
    #expect(dashboard.status == .done, "\(dashboard.errors)")
    let months = office.run("summary", "--by", "month", "--owner", "MOI", "--as-of", "2024-11-13")
    #expect(months.status == .done, "\(months.errors)")
    let mistyped = office.run("compare", "--owner", "MOJ", "--as-of", "2024-11-13")
    #expect(mistyped.status != .done && mistyped.errors.contains("MOJ"))
  }

  @Test(arguments: ["en", "vi"]) func noLineOfThePageIsWiderThanAHundredColumns(language: String) throws {
    let office = try Office.filled()
    #expect(office.run("close", "nam-2023", "--as-of", "2023-12-14").status == .done)
    let page = office.run("compare", "--as-of", "2024-11-13", "--format", "page", "--lang", language).output
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 15)
    // The line to type names a file, however long its path is.
    for line in lines where !line.contains(" --db ") { #expect(terminalWidth(String(line)) <= 100, "\(line)") }
    #expect(page.contains("nam-2023"))
  }

  @Test func aFileHasALineForEachFigureOfEachDayAndTheDifferencesOnTheLastOnes() throws {
    let office = try Office.filled()
    let outcome = office.run(["compare", "2024-06-30", "2024-11-13", "--format", "csv"] + province)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "figure,as_of,closing,entry,count,of,percent,change,points")
    #expect(lines.count == 23)
    #expect(lines.contains("approved,2024-11-13,,3,86,,,24,"))
    #expect(lines.contains("completion-rate,2024-06-30,,3,45,62,72.58,,"))
    #expect(lines.contains("completion-rate,2024-11-13,,3,61,86,70.93,,-1.65"))
    #expect(lines.contains("level-1,2024-11-13,,3,38,86,44.19,,-4.20"))
  }

  @Test func theRateOfAllOperatingSystemsSaysWhoIsLeftOut() throws {
    let office = try Office.filled()
    let outcome = office.run("rate", "--among", "operating", "--as-of", "2024-11-13")
    #expect(outcome.output == "61/86 = 70.93%\n")
    #expect(outcome.errors == "left out: 281 systems of 224 owners whose lists are not confirmed\n")
    let nobody = office.run("rate", "--among", "operating", "--as-of", "2024-11-13", "--authority", "district")
    #expect(nobody.output == "n/a\n")
    #expect(office.run("rate", "--of", "inspection", "--among", "operating").status == .usage)
  }

  @Test func whereNoneOfThoseThatCountHasReportedItsPlanThereIsNoRate() throws {
    let office = try Office()
    for words in [
      ["init"], ["organization", "add", "UB", "--name", "UBND tỉnh", "--tier", "province", "--from", "2020-01-01"],
      ["register", "A", "--name", "Cổng", "--owner", "UB", "--authority", "province", "--on", "2024-01-02"],
      [
        "approve", "A", "--level", "1", "--authority", "province", "--decision", "1/QĐ", "--issuer", "UB", "--on",
        "2024-02-01",
      ], ["organization", "confirm", "UB", "--on", "2024-03-01"],
    ] { #expect(office.run(words).status == .done) }
    let outcome = office.run("rate", "--among", "operating", "--as-of", "2024-03-01")
    #expect(outcome.output == "n/a\n")
    #expect(
      outcome.errors
        == "no rate: the one approved system of an owner with a confirmed list has not reported its plan\n")
  }

  @Test func aClosingIsComparedWithToday() throws {
    let office = try Office.filled()
    #expect(office.run("close", "nam-2023", "--as-of", "2023-12-14").status == .done)
    let outcome = office.run(["compare", "nam-2023", "--as-of", "2024-11-13", "--format", "csv"] + province)
    // Entry 4 is the closing itself.
    #expect(outcome.output.contains("\noperating,2023-12-14,nam-2023,4,"))
    #expect(office.run("compare", "nam-2022").status == .refused)
    #expect(office.run("compare", "today").status == .usage)
    #expect(office.run("compare", "2024-01-01", "2024-02-01", "--as-of", "2024-11-13").status == .usage)
  }

  @Test func theOwnersTiersAreGroupsThatAddUp() throws {
    let summary = try Office.filled().run(
      "summary", "--by", "owner-tier", "--as-of", "2024-11-13", "--format", "csv")
    #expect(
      summary.output == """
        group,operating,approved,approval_rate,none,partial,full,not_reported,completion_rate,inspected
        province,86,86,100,9,16,61,0,70.93,14
        district,45,45,,0,0,0,45,,0
        commune,236,236,,0,0,0,236,,0
        total,367,367,100,9,16,61,281,16.62,14

        """)
  }

  @Test func onlyWithoutAnOwnerIsRefused() throws {
    let office = try Office.filled()
    #expect(office.run("rate", "--only").status == .usage)
    let all = office.run("summary", "--by", "level", "--owner", "42", "--as-of", "2024-11-13", "--format", "csv")
    let alone = office.run(
      "summary", "--by", "level", "--owner", "42", "--only", "--as-of", "2024-11-13", "--format", "csv")
    #expect(all.output.contains("total,367,"))
    #expect(!alone.output.contains("total,367,"))
  }
}
