import LevelRegistry
import Testing

@testable import CapdoCommand

/// What `check` and `due` print for people.
struct DecisionPageTests {
  private func page(_ office: Office, _ words: [String]) -> Outcome { office.run(words + ["--format", "page"]) }

  @Test func theKindsOfFindingsComeFirstWithTheirNumbersOwnersAndArticle() throws {
    let outcome = page(try Office.filled(), ["check", "--as-of", "2024-11-13", "--lang", "vi"])
    #expect(outcome.status == .refused)
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    // By CheckCommandTests 3 + 61 + 3 findings.
    #expect(lines[0].hasSuffix(", 13/11/2024: 67 phát hiện ở 63 hệ thống của 19 chủ quản"))
    #expect(lines[2] == "CHƯA ĐÚNG QUY ĐỊNH")
    #expect(lines[3].hasSuffix(" 3 3 11/09/2023 TT 12 Đ.9.7"))
    #expect(lines[4].hasPrefix("Mạng nội bộ (LAN) Sở Xây dựng (Sở Xây dựng), "))
    #expect(lines.contains { $0.contains("UBND tỉnh Hà Tĩnh 7, Sở Tài nguyên và Môi trường 6, ") })
    #expect(outcome.output.contains("[approved-without-regulation]"))
    #expect(
      outcome.output.contains("\n  chứng minh\n"), "the kind 'Triển khai đầy đủ nhưng chưa có tài liệu chứng minh'")
  }

  /// A page has 100 columns; of the last line 4 are blank at the left and 29 are the code at the right.
  @Test(arguments: [(65, true), (66, false)]) func theCodeStandsTwoColumnsBehindTheWordsOrOnALineOfItsOwn(
    width: Int, isBehind: Bool
  ) throws {
    let office = try Office()
    let name = String(repeating: "x", count: width - " (UB)".count)
    for words in [
      ["init"], ["organization", "add", "UB", "--name", "UB", "--tier", "province", "--from", "2020-01-01"],
      ["register", "A", "--name", name, "--owner", "UB", "--authority", "province", "--on", "2024-01-02"],
      [
        "approve", "A", "--level", "1", "--authority", "province", "--decision", "1/QĐ", "--issuer", "UB", "--on",
        "2024-02-01",
      ],
    ] { #expect(office.run(words).status == .done) }
    let page = page(office, ["check", "--as-of", "2024-02-01", "--severity", "error"]).output
    let code = "[approved-without-regulation]"
    let expected =
      isBehind ? "    \(name) (UB)  \(code)" : "    \(name) (UB)\n\(String(repeating: " ", count: 71))\(code)"
    #expect(page.contains("\n\(expected)\n"), "\(page)")
  }

  @Test func theFifthOwnerOfAKindIsOneMore() throws {
    let office = try Office()
    let decision = ["--level", "1", "--authority", "province", "--decision", "1/QĐ", "--issuer", "UB"]
    #expect(office.run("init").status == .done)
    for owner in ["A", "B", "C", "D", "E"] {
      for words in [
        ["organization", "add", owner, "--name", "Sở \(owner)", "--tier", "province", "--from", "2020-01-01"],
        ["register", "S\(owner)", "--name", "Cổng", "--owner", owner, "--authority", "province", "--on", "2024-01-02"],
        ["approve", "S\(owner)"] + decision + ["--on", "2024-02-01"],
      ] { #expect(office.run(words).status == .done) }
    }
    let page = page(office, ["check", "--as-of", "2024-02-01", "--severity", "error"]).output
    #expect(page.contains("\n    Sở A 1, Sở B 1, Sở C 1, Sở D 1 and 1 more owner "), "\(page)")
  }

  @Test func aFindingAskedForIsListedLineByLine() throws {
    let office = try Office.filled()
    let outcome = office.run(
      "check", "--as-of", "2024-11-13", "--finding", "approved-without-regulation", "--format", "csv")
    #expect(outcome.status == .refused)
    #expect(outcome.output.split(separator: "\n").count == 4)
    let other = office.run("check", "--as-of", "2024-11-13", "--finding", "authority-ended", "--format", "csv")
    #expect(other.status == .done)
    #expect(other.errors == "nothing was found\n")
    #expect(office.run("check", "--finding", "approved-without").status == .usage)
  }

  @Test func whereNothingIsFoundThePageSaysSoInWords() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let outcome = page(office, ["check", "--severity", "error", "--lang", "vi"])
    #expect(outcome.status == .done)
    #expect(outcome.output.contains(": không có phát hiện nào.\n"))
  }

  @Test func whatIsLateWhatFallsDueAndWhoHasNotConfirmedStandOnOnePage() throws {
    let outcome = page(try Office.filled(), ["due", "--as-of", "2024-12-28", "--within", "10", "--lang", "vi"])
    #expect(outcome.status == .done)
    #expect(outcome.output.contains(", cấp độ 1–3, 28/12/2024: 1 việc quá hạn; 3 việc đến hạn trong 10 ngày tới; 243 "))
    #expect(outcome.output.contains("\nQUÁ HẠN\n  Triển khai đầy đủ phương án: 1, hạn 20/12/2024 (quá 8 ngày)\n"))
    #expect(outcome.output.contains("\nCHƯA XÁC NHẬN DANH MỤC từ ngày 15/12/2024\n  UBND tỉnh Hà Tĩnh (8 hệ thống), "))
    #expect(outcome.output.contains("và 239 chủ quản khác"))
    #expect(outcome.output.hasSuffix(" organization list --unconfirmed-since 2024-12-15\n"))
  }

  @Test func aPageWithoutAnythingDueSaysSoInWords() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let outcome = page(office, ["due", "--as-of", "2024-03-01", "--within", "0"])
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(": nothing is late; nothing falls due within 0 days; no operating system in scope."))
  }

  @Test(arguments: ["en", "vi"]) func noLineIsWiderThanAHundredColumns(language: String) throws {
    let office = try Office.filled()
    for words in [["check", "--as-of", "2025-07-02"], ["due", "--as-of", "2024-12-28"]] {
      for line in page(office, words + ["--lang", language]).output.split(separator: "\n")
      where !line.contains(" --db ") {
        #expect(terminalWidth(String(line)) <= 100, "\(line)")
      }
    }
  }
}
