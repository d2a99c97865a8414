import Foundation
import Testing

@testable import CapdoCommand

@Suite struct ReverseCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    #expect(office.run("init").status == .done)
    #expect(office.run("organization", "add", "42", "--name", "Tỉnh", "--tier", "province").status == .done)
  }

  @Test func theImportOfAWrongFileIsTakenBackWhole() throws {
    let sheet = office.folder.appending(path: "danh-muc.csv")
    let lines = (1...40).map { "HT-\($0),Hệ thống \($0),42,province" }
    try Data((["code,name,owner,competent_authority"] + lines).joined(separator: "\n").utf8).write(to: sheet)
    #expect(office.run("import", "systems", sheet.path, "--on", "2024-11-13").status == .done)
    #expect(office.run("list", "--format", "csv").output.split(separator: "\n").count == 41)
    let reversal = office.run("--actor", "minh", "reverse", "3", "--reason", "nhầm tệp năm trước")
    #expect(reversal.status == .done)
    #expect(
      reversal.output == "entry 3, import systems, by lan: reversed; facts voided: 40, applying again: 0 (entry 4)\n")
    #expect(office.run("list", "--format", "csv").output.split(separator: "\n").count == 1)
    let journal = office.run("journal", "--format", "csv").output
    #expect(journal.contains(",minh,"))
    #expect(journal.contains(#/,reverse 3,voided: HT-\d+ Hệ thống \d+ and 39 more,nhầm tệp năm trước,/#))
  }

  @Test func aReversalSaysInVietnameseWhatItDid() {
    let reversal = office.run("--lang", "vi", "reverse", "2", "--reason", "ghi nhầm")
    #expect(
      reversal.output
        == "mục 2, thêm cơ quan, đơn vị, do lan ghi: đã hủy; bỏ 1 ghi nhận, 0 ghi nhận có hiệu lực trở lại (mục 3)\n")
  }

  @Test(arguments: ["0", "-1", "hai", "99999999999999999999"])
  func whatIsNoNumberOfAnEntryIsRefused(text: String) {
    #expect(office.run("reverse", "--reason", "x", "--", text).status == .usage)
  }

  @Test func aReversalNeedsAReason() {
    #expect(office.run("reverse", "2").status == .usage)
    #expect(office.run("reverse", "2", "--reason", " ").status == .refused)
  }

  @Test func theRefusalNamesTheEntryToTakeBackFirst() {
    let system = ["register", "HT-1", "--name", "A", "--owner", "42", "--authority", "province", "--on", "2024-01-02"]
    #expect(office.run(system).status == .done)
    let refused = office.run("reverse", "2", "--reason", "x")
    #expect(refused.status == .refused)
    #expect(refused.errors.contains("entry 3 (register) builds on what it recorded"))
    #expect(refused.errors.contains("capdo reverse 3 --reason REASON"))
    #expect(office.run("reverse", "3", "--reason", "x").status == .done)
    #expect(office.run("reverse", "2", "--reason", "x").status == .done)
  }

  @Test func theHintNamesTheRegisterThatTheLineNamed() {
    let system = ["register", "HT-1", "--name", "A", "--owner", "42", "--authority", "province", "--on", "2024-01-02"]
    #expect(office.run(system).status == .done)
    let named = office.run("--db", office.database, "reverse", "2", "--reason", "x")
    #expect(named.errors.contains("first: capdo --db \(office.database) reverse 3 --reason REASON\n"))
    #expect(named.errors.contains("capdo --db \(office.database) history CODE --corrections\n"))
    let unnamed = office.run("reverse", "2", "--reason", "x")
    #expect(unnamed.errors.contains("first: capdo reverse 3 --reason REASON\n"))
  }
}
