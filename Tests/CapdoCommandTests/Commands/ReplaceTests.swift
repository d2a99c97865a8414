import LevelRegistry
import Testing

@testable import CapdoCommand

/// What replaces, lowers or doubles is refused in words that name the recorded one and the way on.
struct ReplaceTests {
  private let office: Office

  init() throws {
    office = try Office()
    for words in [
      ["init"], ["organization", "add", "42", "--name", "UBND tỉnh", "--tier", "province"],
      ["organization", "add", "SYT", "--name", "Sở Y tế", "--tier", "province", "--parent", "42"],
      ["register", "A", "--name", "Hệ thống A", "--owner", "SYT", "--authority", "province", "--on", "2023-01-02"],
      [
        "approve", "A", "--level", "3", "--decision", "12/QĐ", "--issuer", "42", "--on", "2024-03-01", "--regulation",
        "5/QC",
      ],
    ] { #expect(office.run(words).status == .done, "\(words)") }
  }

  private func approve(_ level: String, _ number: String, _ day: String, _ more: String...) -> Outcome {
    office.run(["approve", "A", "--level", level, "--decision", number, "--issuer", "42", "--on", day] + more)
  }

  @Test func aRepeatedDecisionIsNoChangeAndItsHintErasesNothing() {
    let again = approve("3", "12/QĐ", "2024-03-01")
    #expect(again.status == .refused)
    #expect(again.errors.hasPrefix("error: no change: 'A' has been so since 2024-03-01: level 3"))
    let other = approve("2", "12/QĐ", "2024-03-01")
    #expect(
      other.errors.contains(
        "to correct that one: capdo correct A approval --on 2024-03-01 --reason 'recorded by mistake' --level 2\n"))
    #expect(!again.errors.contains("''") && !other.errors.contains("''"))
  }

  @Test func aLowerLevelAnotherDayAndARetirementBeforeADecisionNeedReplace() {
    let refusals = [
      (approve("2", "13/QĐ", "2024-06-01"), "the level of 'A' would go down from 3 to 2"),
      (approve("3", "12/QĐ", "2024-02-01"), "the decision 12/QĐ on 'A' is of 2024-03-01 and would be of 2024-02-01"),
      (
        office.run("retire", "A", "--on", "2024-02-29"),
        "'A' would be retired on 2024-02-29, before a recorded decision"
      ),
    ]
    for (outcome, words) in refusals {
      #expect(outcome.status == .refused)
      #expect(outcome.errors.contains(words) && outcome.errors.contains("add --replace"), "\(outcome.errors)")
    }
    #expect(approve("3", "12/QĐ", "2024-02-01", "--replace").status == .done)
    #expect(approve("2", "13/QĐ", "2024-06-01", "--replace").status == .done)
    #expect(office.run("retire", "A", "--on", "2024-05-01", "--replace").status == .done)
  }

  @Test func aSecondOrganizationOfANameIsRefusedAndOneThatIsNearlySoCanBeSaidToBeAnother() {
    func add(_ name: String, _ more: String...) -> Outcome {
      office.run(["organization", "add", "SYT2", "--name", name, "--tier", "province", "--parent", "42"] + more)
    }
    #expect(
      add("SỞ Y TẾ", "--distinct").errors.hasPrefix(
        "error: 'SYT2' would be a second organization 'Sở Y tế', recorded as 'SYT'"))
    let near = add("So y te")
    #expect(near.errors.contains("'So y te' is written nearly as 'SYT' (Sở Y tế)"))
    #expect(near.errors.contains("add --distinct"))
    #expect(add("So y te", "--distinct").status == .done)
  }

  @Test func theFactsOfASystemWhoseCodeWasCorrectedAreCorrectedByItsRightCode() {
    let recoded = office.run(
      "correct", "A", "system", "--on", "2024-03-01", "--reason", "nhầm mã", "--code", "A-1")
    #expect(recoded.output.contains("A-1 Hệ thống A: corrected: code A → code A-1, since 2023-01-02"))
    let history = office.run("history", "A", "--format", "csv").output
    #expect(history.contains("capdo correct A-1 system --on 2023-01-02 --reason 'recorded by mistake' --code A,"))
    #expect(history.contains("capdo correct A-1 approval --on 2024-03-01 --reason 'recorded by mistake' --remove"))
  }

  @Test func aLineOfOneNameForSeveralSystemsSaysWhoseEachWas() throws {
    for (code, name) in [("X1", "Xã An"), ("X2", "Xã Bình")] {
      _ = office.run("organization", "add", code, "--name", name, "--tier", "commune", "--parent", "42")
      _ = office.run(
        "register", "HT-\(code)", "--name", "Một cửa", "--owner", code, "--authority", "commune", "--on", "2024-01-02")
    }
    let merged = office.run(
      "organization", "merge", "X1", "X2", "--into", "X3", "--name", "Xã Mới", "--on", "2025-07-01", "--yes")
    #expect(merged.status == .done, "\(merged.errors)")
    let outcome = try office.importing("name,owner,category\nMột cửa,X3,public\n", "--on", "2026-01-02")
    #expect(
      outcome.errors.contains(
        "several systems of this owner are called 'Một cửa': HT-X1 (formerly of Xã An), HT-X2 (formerly of Xã Bình)"),
      "\(outcome.errors)")
  }

  @Test func aSystemIsShownWithWhatItsInspectionFoundAndByWhenThatIsPutRight() {
    let inspected = office.run(
      "inspect", "A", "--kind", "periodic", "--on", "2024-05-01", "--result", "not-conforming", "--remedy-by",
      "2024-08-01")
    #expect(inspected.status == .done)
    let english = office.run("show", "A").output
    #expect(
      english.contains(
        /periodic inspection of 2024-05-01 +not conforming\nopen remedy 1 +remedy what the inspection of 2024-05-01 found, due on 2024-08-01\n/
      ))
    #expect(office.run("undo", "--yes").status == .done)
    let again = office.run(
      "--lang", "vi", "inspect", "A", "--kind", "periodic", "--on", "2024-05-01", "--result", "not-conforming",
      "--remedy-by", "2024-08-01")
    #expect(again.status == .done)
    let vietnamese = office.run("show", "A", "--lang", "vi").output
    #expect(
      vietnamese.contains(
        /Kiểm tra định kỳ ngày 01\/05\/2024 +chưa phù hợp\nKhắc phục \d chưa hoàn thành +khắc phục theo kết quả kiểm tra ngày 01\/05\/2024, hạn 01\/08\/2024\n/
      ))
  }

  @Test func everyReportSaysThatItIsOfLevelsOneToThree() {
    let texts = [
      office.run("report", "narrative", "--as-of", "2024-11-13").output,
      office.run("report", "narrative", "--as-of", "2024-11-13", "--lang", "en").output,
      office.run("check", "--format", "page").output, office.run("due", "--format", "page").output,
      office.run("close", "nam-2024", "--as-of", "2024-12-14").output, office.run().output,
      office.run("compare", "--format", "page").output,
    ]
    for text in texts {
      #expect(text.contains("levels 1–3") || text.contains("cấp độ 1 đến cấp độ 3"), "\(text)")
    }
  }

  @Test func aLateApprovalIsCountedBesideTheApprovalRate() {
    for words in [
      [
        "register", "B", "--name", "Hệ thống B", "--owner", "SYT", "--authority", "province", "--state", "building",
        "--on", "2024-01-02",
      ], ["start", "B", "--on", "2024-02-01"],
      ["approve", "B", "--level", "2", "--decision", "14/QĐ", "--issuer", "42", "--on", "2024-04-01"],
    ] { #expect(office.run(words).status == .done, "\(words)") }
    let note = "approved in the reporting year, but in operation before that: 1"
    #expect(office.run("rate", "--of", "approval", "--as-of", "2024-11-13").errors.contains(note))
    #expect(office.run("summary", "--by", "level", "--as-of", "2024-11-13").errors.contains(note))
    #expect(!office.run("rate", "--of", "approval", "--as-of", "2025-11-13").errors.contains(note))
    #expect(!office.run("rate", "--of", "approval", "--as-of", "2024-03-31").errors.contains(note))
    let json = office.run("rate", "--of", "approval", "--as-of", "2024-11-13", "--format", "json").output
    #expect(json.contains("\"operated_before_approval\":1"))
    let text = office.run("report", "narrative", "--as-of", "2024-11-13").output
    #expect(text.contains("Trong kỳ, có 01 hệ thống thông tin vận hành trước khi được phê duyệt"))
  }
}
