import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// What entries did and what they recorded, in the words of the reader; files keep the names.
struct HistoryWordsTests {
  let office: Office

  init() throws {
    office = try Office()
    run("init")
    run("organization", "add", "SYT", "--name", "Sở Y tế", "--tier", "province")
    run("register", "A", "--name", "Cổng y tế", "--owner", "SYT", "--on", "2024-01-02")
    run("approve", "A", "--level", "2", "--decision", "1/QĐ", "--issuer", "SYT", "--on", "2024-02-01")
    run("plan", "A", "partial", "--on", "2024-03-01")
    run("reverse", "5", "--reason", "nhầm hệ thống")
  }

  @discardableResult
  private func run(_ words: String...) -> String {
    let outcome = office.run(words)
    #expect(outcome.status == .done, "\(words): \(outcome.errors)")
    return outcome.output
  }

  @Test func aFactOfAnEntryHasItsFirstDayAndTheDayOnWhichItEnds() throws {
    run("approve", "A", "--level", "3", "--decision", "2/QĐ", "--issuer", "SYT", "--on", "2024-05-01")
    let lines = run("journal", "7", "--format", "csv").split(separator: "\n")
    try #require(lines.count == 4)
    #expect(lines[1].hasSuffix(",2024-02-01,2024-05-01,"), "the decision before, up to the new one")
    #expect(lines[2].hasSuffix(",2024-05-01,,"))
    #expect(lines[3].hasSuffix(",2024-02-01,,yes"), "the one before as it was recorded")
  }

  @Test func aVietnameseSessionReadsVietnameseWordsForActsAndKinds() {
    let journal = run("--lang", "vi", "journal", "--columns", "entry,act")
    let acts = journal.split(separator: "\n").suffix(6).map { $0.trimmingPrefix(#/ *\d+ +/#) }
    #expect(
      acts == [
        "tạo sổ", "thêm cơ quan, đơn vị", "đăng ký", "phê duyệt", "ghi tình trạng triển khai phương án", "hủy mục 5",
      ])
    #expect(run("--lang", "vi", "journal", "4").contains(#/\nViệc +phê duyệt\n/#))
    #expect(run("--lang", "vi", "journal", "4").contains(#/\nquyết định phê duyệt +A +Cổng y tế /#))
    #expect(run("--lang", "vi", "organization", "history", "SYT").contains(" thêm cơ quan, đơn vị"))
    #expect(run("--lang", "vi", "organization", "history", "SYT").contains(" cơ quan, đơn vị"))
    let history = run("--lang", "vi", "history", "A", "--format", "page")
    for act in ["đăng ký", "phê duyệt", "ghi tình trạng triển khai phương án"] {
      #expect(history.contains(": \(act)\n"), "\(history)")
    }
    #expect(run("--lang", "vi").contains(", hủy mục 5"))
  }

  @Test func filesKeepTheNamesInEveryLanguage() {
    let history = run("--lang", "vi", "history", "A", "--format", "csv")
    #expect(history.contains(",register,system,") && history.contains(",approve,approval,"))
    #expect(run("--lang", "vi", "journal", "--format", "csv").contains(",reverse 5,"))
    #expect(run("--lang", "vi", "export", "journal", "--format", "csv").contains(",organization add,"))
  }

  @Test func aRefusalNamesTheActInTheWordsOfTheReader() {
    let refusal = office.run("--lang", "vi", "reverse", "2", "--reason", "x").errors
    #expect(refusal.hasPrefix("lỗi: không thể chỉ hủy mục 2: mục 3 (đăng ký) dựa trên"), "\(refusal)")
    #expect(
      office.run("--lang", "vi", "reverse", "1", "--reason", "x").errors.contains("mục 1 (tạo sổ) không hủy được"))
    #expect(office.run("reverse", "1", "--reason", "x").errors.contains("entry 1 (init) cannot be reversed"))
  }

  /// Three acts have no command of their name: `submit` presents too, a form brings contacts, an app records unnamed.
  @Test func everyOtherActIsCalledAsTheCommandThatDoesIt() {
    let commands = Set(Command.all.map(\.name))
    #expect(Act.allCases.filter { !commands.contains($0.rawValue) } == [.present, .importContacts, .record])
  }
}

/// Results per requirement and remedies in `history`.
struct ResultHistoryPageTests {
  @Test func aSheetOfResultsIsOneLineInBothLanguages() throws {
    let office = try FixtureResultTests.office()
    let code = "HT-0001"
    for language in ["en", "vi"] {
      let history = office.run("--lang", language, "history", code, "--format", "csv").output
      let lines = history.split(separator: "\n").filter { $0.contains(",assessment,") }
      #expect(lines.count == 1, "\(history)")
      #expect(lines[0].contains(language == "en" ? #/ requirements \(\d+ met/# : #/ yêu cầu \(\d+ Đáp ứng/#))
      #expect(
        lines[0].contains(language == "en" ? "capdo reverse 5 --reason REASON" : "capdo reverse 5 --reason LÝ-DO"))
    }
    let page = office.run("history", code, "--format", "page", "--corrections").output
    #expect(page.contains("      capdo reverse 5 --reason REASON"), "\(page)")
    // The system, its dossier, approval, plan and inspection, and the 66 requirements of level 3.
    #expect(page.hasPrefix("HISTORY of HT-0001: 71 facts recorded, all of them current\n"), "\(page)")
  }

  @Test func theRegistrationOfASystemWithResultsNamesTheEntriesThatRecordedThem() throws {
    let office = try Office()
    for words in [
      ["init"], ["organization", "add", "SYT", "--name", "Sở Y tế", "--tier", "province"],
      ["register", "A", "--name", "Cổng y tế", "--owner", "SYT", "--on", "2024-01-02"],
      ["requirement", "set", "A", "met", "--group", "policy", "--level", "2", "--on", "2024-02-01"],
      ["remedy", "add", "A", "--source", "roadmap", "--task", "thay tường lửa", "--on", "2024-02-01"],
    ] { #expect(office.run(words).status == .done, "\(words)") }
    let removal = ["correct", "A", "system", "--on", "2024-02-01", "--reason", "nhầm", "--remove"]
    let refused = office.run(removal)
    #expect(refused.status == .refused)
    // The catalog is entry 4.
    #expect(
      refused.errors.contains(
        "hint: withdraw them first:\nhint: capdo reverse 6 --reason REASON\nhint: capdo reverse 5 --reason REASON\n"),
      "\(refused.errors)")
    for entry in ["6", "5"] { #expect(office.run("reverse", entry, "--reason", "nhầm").status == .done) }
    #expect(office.run(removal).status == .done)
  }
}
