import Testing

@testable import CapdoCommand

/// What the acts on systems say, in both languages.
struct ActTests {
  @Test func transferSaysWhatWasAndWhatIs() throws {
    let office = try Office.filled()
    let english = office.run("transfer", "HT-0011", "HT-0012", "--owner", "HT-STTTT", "--on", "2024-11-14")
    #expect(english.status == .done, "\(english.errors)")
    let lines = english.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains(" → owner Sở Thông tin và Truyền thông, since 2024-11-14 (entry 4)") })
    let vietnamese = office.run("change", "HT-0012", "--name", "Tên mới", "--on", "2024-11-15", "--lang", "vi")
    #expect(vietnamese.output.hasPrefix("HT-0012 Tên mới: tên "))
    #expect(vietnamese.output.hasSuffix(" → tên Tên mới, từ ngày 15/11/2024 (mục 5)\n"))
  }

  @Test func aLaterFactIsNamedWithTheLineThatCorrectsIt() throws {
    let office = try Office.filled()
    #expect(office.run("suspend", "HT-0012", "--on", "2024-11-16", "--reason", "nâng cấp").status == .done)
    let english = office.run("transfer", "HT-0012", "--operator", "HT-STTTT", "--on", "2024-11-14")
    #expect(english.errors.hasPrefix("note: from 2024-11-16, "))
    #expect(
      english.errors.hasSuffix(
        "suspended still applies; if that is wrong: capdo correct HT-0012 system --on 2024-11-16 "
          + "--reason 'recorded by mistake' --operator HT-STTTT\n"
          + "note: the level is to be reviewed: record the review, which may leave it unchanged, or a new proposal\n"))
    let vietnamese = office.run("change", "HT-0012", "--name", "X", "--on", "2024-11-15", "--lang", "vi")
    #expect(
      vietnamese.errors.hasSuffix(
        "Tạm dừng vẫn giữ nguyên; nếu không đúng: capdo correct HT-0012 system --on 2024-11-16 --reason 'ghi nhầm' "
          + "--name X\n"))
  }

  @Test func theReasonIsInTheJournal() throws {
    let office = try Office.filled()
    #expect(office.run("retire", "HT-0012", "--on", "2024-11-14", "--reason", "thay bằng 'HT-0100'").status == .done)
    #expect(office.run("history", "HT-0012", "--format", "csv").output.contains(",thay bằng 'HT-0100',"))
  }

  @Test func aSecondRunIsRefusedAndRecordsNothing() throws {
    let office = try Office.filled()
    for name in ["suspend", "retire"] {
      #expect(office.run(name, "HT-0012", "--on", "2024-11-14").status == .done)
      let again = office.run(name, "HT-0012", "--on", "2024-11-14")
      #expect(again.status == .refused)
      #expect(again.output.isEmpty)
    }
    #expect(office.run("revoke", "HT-0012", "--on", "2024-11-13").status == .done)
    let again = office.run("revoke", "HT-0012", "--on", "2024-11-13", "--lang", "vi")
    #expect(again.errors.hasPrefix("lỗi: 'HT-0012' không có quyết định phê duyệt còn hiệu lực vào ngày 13/11/2024\n"))
  }

  @Test(arguments: [("transfer", "--owner, --operator, --authority"), ("change", "--name, --category")])
  func anActThatChangesNothingByItselfIsNotUnderstood(name: String, options: String) throws {
    let outcome = try Office.filled().run(name, "HT-0012", "--on", "2024-11-14")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.hasPrefix("error: give at least one of \(options)\n"))
  }

  @Test func oneRefusedCodeRefusesTheWholeLine() throws {
    let office = try Office.filled()
    #expect(office.run("retire", "HT-0012", "KHONG", "--on", "2024-11-14").status == .refused)
    #expect(office.run("show", "HT-0012", "--format", "csv").output.contains("operating"))
  }

  @Test func upToThreeSystemsAreToldWhatComesNext() throws {
    let office = try Office.filled()
    let codes = ["HT-0054", "HT-0072", "HT-0084", "HT-0025"]
    let three = office.run(["plan"] + codes.prefix(3) + ["none", "--on", "2024-11-14"])
    #expect(
      three.errors
        == codes.prefix(3).map { "next for \($0): carry out the plan in full: capdo plan \($0) full --on DAY\n" }
        .joined())
    #expect(office.run(["plan"] + codes + ["partial", "--on", "2024-11-15"]).errors == "")
  }

  @Test func aProposalCanBeWithdrawn() throws {
    let office = try Office.filled()
    #expect(office.run("propose", "HT-0012", "--level", "3", "--on", "2024-11-14").status == .done)
    let outcome = office.run("withdraw", "HT-0012", "--on", "2024-11-15", "--note", "nhầm cấp độ")
    #expect(outcome.output.contains("dossier draft, level 3 proposed → dossier withdrawn, level 3 proposed"))
  }
}
