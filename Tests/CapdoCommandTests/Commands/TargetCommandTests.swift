import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Targets on the province's registry of 2024: 61 of 86 plans of its systems are full.
struct TargetCommandTests {
  private let office: Office

  init() throws { office = try Office.filled() }

  private static let plan = [
    "target", "add", "Kế hoạch năm 2024", "--rate", "completion", "--percent", "75", "--by", "2024-12-31", "--on",
    "2024-01-15", "--document", "45/KH-UBND",
  ]
  private static let province = ["--authority", "province", "--as-of", "2024-11-13"]

  @Test func whatIsLeftIsCountedUpToTheNextWholeSystem() throws {
    #expect(office.run(Self.plan).status == .done)
    // 75% of 86 are 64.5, so 65 must be full; 100% of 86 are 25 more than 61.
    let lines = office.run(["target", "list", "--format", "csv"] + Self.province).output.split(separator: "\n")
    #expect(lines.contains("Kế hoạch năm 2024 (45/KH-UBND),completion,75,2024-12-31,2024-01-15,61,86,70.93,4"))
    #expect(lines.contains("Directive 09/CT-TTg (2024),completion,100,2024-12-31,2024-02-23,61,86,70.93,25"))
    #expect(lines.contains("Directive 09/CT-TTg (2024),approval,100,2024-09-30,2024-02-23,86,86,100,0"))
    #expect(lines.count == 4)
  }

  @Test func compareSaysHowFarEachTargetIsInBothLanguages() throws {
    #expect(office.run(Self.plan).status == .done)
    let words = ["compare", "2024-06-30", "2024-11-13", "--authority", "province", "--format", "page"]
    let english = office.run(words).output.replacing("\n", with: " ")
    #expect(
      english.contains(
        "Target of Kế hoạch năm 2024 (45/KH-UBND), completion rate 75% by 2024-12-31: 4 of 86 systems to go."))
    #expect(english.contains("Target of Directive 09/CT-TTg (2024), approval rate 100% by 2024-09-30: reached."))
    let vietnamese = office.run(words + ["--lang", "vi"]).output.replacing("\n", with: " ")
    #expect(
      vietnamese.contains(
        "Mục tiêu của Kế hoạch năm 2024 (45/KH-UBND), tỷ lệ triển khai đầy đủ phương án 75% đến ngày 31/12/2024: còn 4 "
          + "trong 86 hệ thống."))
  }

  @Test func theDashboardSaysIt() throws {
    #expect(office.run(Self.plan).status == .done)
    let path = office.folder.appending(path: "tq.html").path
    #expect(office.run(["report", "dashboard", "--lang", "vi", "-o", path] + Self.province).status == .done)
    let page = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(
      page.contains("45/KH-UBND), tỷ lệ triển khai đầy đủ phương án 75% đến ngày 31/12/2024: còn 4 trong 86 hệ thống."))
    #expect(page.contains("tỷ lệ phê duyệt cấp độ 100% đến ngày 30/09/2024: đã đạt."))
  }

  @Test func whereTheRateIsNotKnownNothingIsLeftToCount() throws {
    let rows = office.run(
      "target", "list", "--format", "csv", "--authority", "district", "--as-of", "2024-11-13"
    ).output
    #expect(rows.contains("completion,100,2024-12-31,2024-02-23,0,281,,\n"), "\(rows)")
  }

  @Test func aTargetIsKnownFromItsEntryOnTakenBackAndNotGivenTwice() throws {
    let recorded = office.run(Self.plan)
    #expect(recorded.output.hasPrefix("recorded (entry 4): target of Kế hoạch năm 2024 (45/KH-UBND), "))
    #expect(office.run(Self.plan).status == .refused)
    #expect(!office.run("target", "list", "--known-at", "3", "--as-of", "2024-11-13").output.contains("45/KH-UBND"))
    let before = office.run("target", "list", "--as-of", "2024-01-14")
    #expect(!before.output.contains("45/KH-UBND") && before.errors == "no target on that day\n")
    #expect(office.run("target", "list", "--as-of", "2024-01-15").errors == "")
    #expect(office.run("rules", "update").output.hasPrefix("no change"))
    #expect(office.run("journal", "4").output.contains("45/KH-UBND"))
    #expect(office.run("undo", "--yes").status == .done)
    #expect(!office.run("target", "list", "--as-of", "2024-11-13").output.contains("45/KH-UBND"))
    #expect(office.run("verify").status == .done)
  }

  @Test(arguments: ["0", "101", "80%", "-1"]) func aShareIsAWholeNumberUpToAHundred(percent: String) {
    let words = ["target", "add", "X", "--rate", "approval", "--percent", percent, "--by", "2027-12-31"]
    #expect(office.run(words).status == .usage)
  }

  @Test func whatIsDueBeforeItAppliesIsRefused() {
    let words = ["--rate", "approval", "--percent", "90", "--by", "2024-12-31", "--on", "2025-01-01"]
    #expect(office.run(["target", "add", "X"] + words).status == .refused)
  }
}
